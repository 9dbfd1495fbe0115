using System.Text;

namespace Infra.Analyzers.Symbols;

/// <summary>Between the names of Terraform and those of the C# frameworks.</summary>
internal static class AttributeNames
{
    /// <summary>Where Pulumi's AWS Native provider, which follows CloudFormation, names an attribute otherwise.</summary>
    private static readonly Dictionary<string, string> NativeNames = new(StringComparer.Ordinal)
    {
        ["cloudWatchLogsLogGroupArn"] = "cloud_watch_logs_group_arn",
        ["isLogging"] = "enable_logging",
        ["trailName"] = "name",
    };

    /// <summary>The Terraform name of a property that a framework calls <c>cloudWatchLogsGroupArn</c>.</summary>
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
}
