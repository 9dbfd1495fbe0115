using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>What of a template is not judged although it may hold resources that rules are about: reported, never passed over.</summary>
internal static class TemplateGaps
{
    private const string LoopPrefix = "Fn::ForEach::";

    private static HashSet<string> JudgedTypes(RuleBook rules) =>
    [
        .. from schema in rules.JudgedSchemas
           from known in schema.TemplateOrigins.Where(origin => origin.Property is not null).Select(origin => origin.Type)
               .Append(schema.CloudFormationType)
           where known is not null
           select known,
    ];

    /// <summary>Whether the name of an entry stands for a loop.</summary>
    public static bool IsLoop(string name) => name.StartsWith(LoopPrefix, StringComparison.Ordinal);

    /// <summary>A loop makes resources of which nothing else is written, so that nobody judges them.</summary>
    /// <param name="name">The name of the loop's entry.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="body">What is repeated.</param>
    /// <param name="rules">The rules.</param>
    /// <returns><see langword="null"/> where the loop makes nothing that is judged.</returns>
    public static Report? OfLoop(string name, TextPlace place, TemplateNode body, RuleBook rules) =>
        HoldsAny(body, JudgedTypes(rules))
        ? Report($"The resources of the loop '{SafeText.Of(name.Substring(LoopPrefix.Length))}' are not judged; scan the processed "
            + "template instead.", place)
        : null;

    /// <summary>Two resources with one id are none that counts.</summary>
    public static Report Repeated(string id, TextPlace place) =>
        Report($"The template has several resources with the id '{SafeText.Of(id)}'; none of them is scanned.", place);

    /// <summary>The section of resources is something else.</summary>
    public static Report NoResources(TextPlace place) => Report("\"Resources\" is no object; nothing in it is scanned.", place);

    /// <summary>A resource is too large, or what it is is written twice.</summary>
    public static Report Unread(string id, TextPlace place) =>
        Report($"The resource '{SafeText.Of(id)}' is too large, nested too deep or written twice; it is not scanned.", place);

    /// <summary>A template in YAML, where there is nothing to read it with.</summary>
    public static Report Yaml(TextPlace place) =>
        Report("The template is in YAML, which the build task reads with the .NET SDK 10 or later only; scan it with 'infra-scan'.", place);

    /// <summary>What is wrong at a place of the template.</summary>
    public static Report Report(string message, TextPlace place) => new(ToolRules.UnreadableInput, message, place);

    private static bool HoldsAny(TemplateNode node, HashSet<string> types) => node switch
    {
        TemplateNode.Mapping mapping => mapping.Properties.Any(property =>
            (property.Name == "Type" && property.Value.Text is { } type && types.Contains(type)) || HoldsAny(property.Value, types)),
        TemplateNode.Sequence sequence => sequence.Elements.Any(element => HoldsAny(element, types)),
        // What is too large to read may hold one.
        TemplateNode.Unread => true,
        _ => false,
    };
}
