using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>What is known of a template beside its file, and what a scan learns of it beside findings.</summary>
internal sealed class TemplateUse
{
    private const string PathKey = "aws:cdk:path";

    private readonly List<TemplateCall> _calls = [];

    /// <summary>The construct path of a logical id, where that is known.</summary>
    public Func<string, string?> Construct { get; init; } = _ => null;

    /// <summary>
    /// What the template that deploys it as a nested stack gives to it; <see langword="null"/> where that is not known, or a person does.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeValue>? Arguments { get; init; }

    /// <summary>The text that the template is, where it stands in another one; <see langword="null"/> for a file.</summary>
    public SourceText? Source { get; init; }

    /// <summary>What comes before the names of its resources: the stack set that the template is of; empty for a file.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How many templates it stands in.</summary>
    public int Depth { get; init; }

    /// <summary>The stacks that the template deploys.</summary>
    public IReadOnlyList<TemplateCall> Calls => _calls;

    /// <summary>The path of the construct that makes a resource, where that is known.</summary>
    public string? ConstructOf(TemplateResource resource) =>
        // What a text says of its own constructs is about another program.
        (Source is null ? resource.Metadata[PathKey]?.Text : null) ?? Construct(resource.Id);

    /// <summary>Asks the rules about a template that was read.</summary>
    public void Judge(Template template, ScanOptions options, List<Report> reports)
    {
        if (Arguments is not null)
            template.Give(Arguments);
        new TemplateJudge(template, this, options, reports).Judge();
        new TemplateBodies(template, this, options, reports).Judge();
        _calls.AddRange(TemplateCall.In(template));
    }
}
