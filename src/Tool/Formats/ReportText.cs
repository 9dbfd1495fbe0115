using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>What several formats say alike.</summary>
internal static class ReportText
{
    public const string ToolName = "infra-scan";

    /// <summary>How many characters of a resource's name are shown: all that a real one has.</summary>
    public const int MaxNameLength = 1000;

    /// <summary>What is to be reported, the worst first; of a level, what could not be analysed comes first.</summary>
    public static IEnumerable<JudgedReport> WorstFirst(ScanResult result) => WorstFirst(result.Active.Concat(result.Problems));

    /// <inheritdoc cref="WorstFirst(ScanResult)"/>
    public static IEnumerable<JudgedReport> WorstFirst(IEnumerable<JudgedReport> reports) =>
        reports.OrderByDescending(judged => judged.Level).ThenByDescending(judged => judged.IsGap);

    /// <summary>The level as users write it.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "none",
    };

    /// <summary>A place as compilers write it, neutralised: <c>src/Trail.cs:12:5</c>.</summary>
    public static string Of(TextPlace place, ScanResult result)
    {
        var path = SafeText.Of(result.Shown(place.Path), 1000);
        return place.Line == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}:{place.Line}:{place.Column}");
    }

    /// <summary>The resource that a report is about, neutralised: <c>aws_cloudtrail 'audit'</c>.</summary>
    public static string? ResourceOf(Report report) => report switch
    {
        { ResourceType: null } => null,
        { Address: null } => report.ResourceType,
        { Address: var address } when address.Contains(report.ResourceType + ".", StringComparison.Ordinal) =>
            SafeText.Of(address, MaxNameLength),
        _ => $"{report.ResourceType} '{SafeText.Of(NameOf(report)!, MaxNameLength)}'",
    };

    /// <summary>
    /// What a resource is called, not neutralised. One that a run has shown is called as it is in the C# where it is found.
    /// </summary>
    public static string? NameOf(Report report) =>
        report.Constructed is { Statement: not null } constructed ? constructed.Name : report.Address;

    /// <summary>A message, neutralised.</summary>
    public static string Message(Report report) => SafeText.Of(report.Message, 2000);

    /// <summary>What is to be seen at a related place, neutralised, to be followed by a colon.</summary>
    public static string Related(RelatedPlace related) => SafeText.Of(related.Text, 1000).TrimEnd('.', ':', ' ');

    /// <summary>The last line of a report: <c>2 findings (1 error, 1 warning) …</c>.</summary>
    public static string Summary(ScanResult result)
    {
        if (result.Inputs.Count == 0)
            return result.IsOfChangedFiles ? "Nothing that is scanned has changed." : "Nothing was scanned.";
        IEnumerable<string> levels =
            [.. CountOf(result, Severity.Error), .. CountOf(result, Severity.Warning), .. CountOf(result, Severity.Info)];
        var found = result.Active.Count == 0 ? "No findings" : $"{Count(result.Active.Count, "finding")} ({string.Join(", ", levels)})";
        var since = result.Base is { } commit ? $" that '{SafeText.Of(commit)}' does not have" : "";
        string?[] more =
        [
            (result.Active.Count == 0 && since.Length > 0 ? "No new findings" : found) + since,
            result.OlderCount > 0 ? $"{result.OlderCount.ToString(CultureInfo.InvariantCulture)} older" : null,
            result.SuppressedCount > 0 ? $"{result.SuppressedCount.ToString(CultureInfo.InvariantCulture)} suppressed" : null,
            result.BaselinedCount > 0 ? $"{result.BaselinedCount.ToString(CultureInfo.InvariantCulture)} in the baseline" : null,
            result.FixedCount > 0
                ? $"{result.FixedCount.ToString(CultureInfo.InvariantCulture)} of the baseline fixed ('infra-scan baseline prune' removes "
                    + (result.FixedCount == 1 ? "it)" : "them)")
                : null,
            result.IsComplete ? null : "not everything could be analysed",
        ];
        return $"{string.Join(", ", more.Where(part => part is not null))}. "
            + (result.IsMapped ? Mapped(result) : $"Scanned {Scanned(result)}.");
    }

    private static string[] CountOf(ScanResult result, Severity level) =>
        result.Active.Count(judged => judged.Level == level) is > 0 and var count ? [Count(count, Of(level))] : [];

    /// <summary>How much was looked at: <c>1 project and 2 Terraform inputs</c>.</summary>
    public static string Scanned(ScanResult result) => result.IsMapped
        ? Count(result.Inputs.Terraform.Count, "report")
        : $"{Count(result.Inputs.Projects.Count, "project")} and {Count(result.Inputs.Terraform.Count, "Terraform input")}";

    /// <summary>How many findings of other scanners have a place in a program.</summary>
    private static string Mapped(ScanResult result)
    {
        var all = result.Reports.Where(judged => judged.Report.Rule.Category == Category.Foreign).ToList();
        var led = all.Count(judged => judged.Report.Synthesized is not null);
        return string.Create(CultureInfo.InvariantCulture, $"{led} of {all.Count} in {Count(result.Inputs.Terraform.Count, "report")} ")
            + $"{(led == 1 ? "leads" : "lead")} to C#.";
    }

    /// <summary>A number of things: <c>1 finding</c>, <c>2 findings</c>.</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 || noun == "info" ? "" : "s")}");
}
