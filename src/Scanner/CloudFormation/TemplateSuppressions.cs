using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Finds the notes that let findings about a resource of a template pass.</summary>
/// <remarks>
/// They stand in the <c>Metadata</c> of the resource or of the template, as <c>{"infra": {"ignore": [{"id": "INFRA1001", "reason":
/// "…"}]}}</c> or as other scanners have them, and in YAML in comments in the resource or right above it.
/// </remarks>
internal sealed class TemplateSuppressions(Template template, ScanOptions options, List<Report> reports)
{
    /// <summary>The note that lets a finding about a resource pass, if there is one that still holds.</summary>
    public Suppression? Find(Finding finding, TemplateResource resource) =>
        // Other scanners show the bucket, say, where a rule here shows what names it: what is noted there counts too.
        finding.Notes.Select(note => note.Place).OfType<TextPlace>().Select(template.FindAt).OfType<TemplateResource>().Prepend(resource)
            .Select(noted => Find(finding.Rule, noted))
            .FirstOrDefault(suppression => suppression is not null);

    /// <summary>The note at a resource, or at the template, that lets what a rule finds pass.</summary>
    public Suppression? Find(RuleMetadata rule, TemplateResource resource) =>
        IgnoreNotes.Find(rule, Notes(resource), () => options.Today, reports);

    private IEnumerable<(IgnoreNote Note, TextPlace Place)> Notes(TemplateResource resource) =>
    [
        .. resource.Comments.SelectMany(comment => IgnoreNote.InComment(comment.Text).Select(note => (note, comment.Place))),
        .. template.Header.SelectMany(comment => IgnoreNote.InFileHeader(comment.Text).Select(note => (note, comment.Place))),
        .. InMetadata(resource.Metadata),
        .. template.Metadata is { } metadata ? InMetadata(metadata) : [],
    ];

    private static IEnumerable<(IgnoreNote Note, TextPlace Place)> InMetadata(TemplateNode metadata) =>
    [
        .. Entries(null, metadata["infra"]?["ignore"], "reason"),
        .. Entries("Checkov", metadata["checkov"]?["skip"], "comment"),
        .. Entries("cfn_nag", metadata["cfn_nag"]?["rules_to_suppress"], "reason"),
        .. Entries("cdk-nag", metadata["cdk_nag"]?["rules_to_suppress"], "reason"),
        .. Names("cfn-lint", metadata["cfn-lint"]?["config"]?["ignore_checks"]),
        .. Names("cfn-guard", metadata["guard"]?["SuppressedRules"]),
    ];

    private static IEnumerable<(IgnoreNote Note, TextPlace Place)> Entries(string? scanner, TemplateNode? list, string reason) =>
        from item in list switch { TemplateNode.Sequence sequence => sequence.Items, null => [], _ => [list] }
        let id = item["id"]?.Text ?? ""
        // A pack's name stands before the rule's: HIPAA.Security-CloudTrail….
        let rule = scanner == "cdk-nag" && id.IndexOf('-') is > 0 and var dash ? id.Substring(dash + 1) : id
        where rule.Length > 0
        select (IgnoreNote.Create(scanner, rule, item[reason]?.Text ?? "", item["until"]?.Text ?? ""), item.Place);

    private static IEnumerable<(IgnoreNote Note, TextPlace Place)> Names(string scanner, TemplateNode? list) =>
        (list?.Items ?? []).Where(item => item.Text is { Length: > 0 })
            .Select(item => (IgnoreNote.Create(scanner, item.Text!, "", ""), item.Place));
}
