using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>Between the names of Terraform and the camel-cased ones that CDKTF and Pulumi make of them.</summary>
internal static class FrameworkNames
{
    /// <summary>Where a framework names an attribute otherwise than its camel-cased Terraform name.</summary>
    private static readonly IReadOnlyList<(string Name, string Attribute, Bindings Bindings)> Renamed =
    [
        // AWS Native follows CloudFormation.
        ("cloudWatchLogsLogGroupArn", "cloud_watch_logs_group_arn", Bindings.AwsNative),
        ("isLogging", "enable_logging", Bindings.AwsNative),
        ("trailName", "name", Bindings.AwsNative),

        // Pulumi's bridge makes the names of lists plural.
        ("eventSelectors", "event_selector", Bindings.Pulumi | Bindings.AwsNative),
        ("advancedEventSelectors", "advanced_event_selector", Bindings.Pulumi | Bindings.AwsNative),
        ("dataResources", "data_resource", Bindings.Pulumi | Bindings.AwsNative),
        ("fieldSelectors", "field_selector", Bindings.Pulumi | Bindings.AwsNative),
        ("inlinePolicies", "inline_policy", Bindings.Pulumi),
        ("loggings", "logging", Bindings.Pulumi),
        ("metricQueries", "metric_query", Bindings.Pulumi),

        // CDKTF avoids the name of a method that every class of Java and .NET has.
        ("equalTo", "equals", Bindings.Cdktf),
    ];

    private static readonly Dictionary<string, string> TerraformNames = Renamed.ToDictionary(renamed => renamed.Name, renamed => renamed.Attribute, StringComparer.Ordinal);

    /// <summary>The Terraform name of what a framework calls <c>cloudWatchLogsGroupArn</c>.</summary>
    public static string ToTerraform(string frameworkName)
    {
        if (TerraformNames.TryGetValue(frameworkName, out var name))
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
    /// <param name="bindings">Whose classes are meant.</param>
    public static string FromTerraform(string attribute, Bindings bindings)
    {
        if (Renamed.FirstOrDefault(renamed => renamed.Attribute == attribute && renamed.Bindings.HasFlag(bindings)).Name is { } name)
            return name;
        var words = attribute.Split('_');
        return words[0] + string.Concat(words.Skip(1).Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
    }
}

/// <summary>The families of classes, each with names of its own.</summary>
[Flags]
internal enum Bindings
{
    /// <summary>CDKTF and CDK Terrain.</summary>
    Cdktf = 1,

    /// <summary>Pulumi's classic AWS provider.</summary>
    Pulumi = 2,

    /// <summary>Pulumi's AWS Native provider, which follows CloudFormation.</summary>
    AwsNative = 4,
}
