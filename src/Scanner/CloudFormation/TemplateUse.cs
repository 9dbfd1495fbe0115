using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>What is known of a template beside its file, and what a scan learns of it beside findings.</summary>
internal sealed class TemplateUse
{
    private readonly List<TemplateCall> _calls = [];

    /// <summary>The construct path of a logical id, where that is known.</summary>
    public Func<string, string?> Construct { get; init; } = _ => null;

    /// <summary>
    /// What the template that deploys it as a nested stack gives to it; <see langword="null"/> where that is not known, or a person does.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeValue>? Arguments { get; init; }

    /// <summary>The stacks that the template deploys.</summary>
    public IReadOnlyList<TemplateCall> Calls => _calls;

    /// <summary>Asks the rules about a template that was read.</summary>
    public void Judge(Template template, ScanOptions options, List<Report> reports)
    {
        if (Arguments is not null)
            template.Give(Arguments);
        new TemplateJudge(template, Construct, options, reports).Judge();
        _calls.AddRange(TemplateCall.In(template));
    }
}
