using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>Between the names of Terraform and the camel-cased ones that CDKTF and Pulumi make of them.</summary>
internal static class FrameworkNames
{
    /// <summary>Where Pulumi's AWS Native provider, which follows CloudFormation, names an attribute otherwise.</summary>
    private static readonly Dictionary<string, string> NativeNames = new(StringComparer.Ordinal)
    {
        ["cloudWatchLogsLogGroupArn"] = "cloud_watch_logs_group_arn",
        ["isLogging"] = "enable_logging",
        ["trailName"] = "name",
    };

    /// <summary>The Terraform name of what a framework calls <c>cloudWatchLogsGroupArn</c>.</summary>
    public static string ToTerraform(string frameworkName)
    {
        if (NativeNames.TryGetValue(frameworkName, out var name))
            return name;
        var text = new StringBuilder(frameworkName.Length + 8);
        foreach (var character in frameworkName)
        {
            if (char.IsUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }

    /// <summary>What a framework calls an attribute.</summary>
    /// <param name="attribute">Its Terraform name.</param>
    /// <param name="isNative">Whether the framework is Pulumi's AWS Native provider.</param>
    public static string FromTerraform(string attribute, bool isNative)
    {
        if (isNative && NativeNames.FirstOrDefault(name => name.Value == attribute).Key is { } native)
            return native;
        var words = attribute.Split('_');
        return words[0] + string.Concat(words.Skip(1).Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }
}
