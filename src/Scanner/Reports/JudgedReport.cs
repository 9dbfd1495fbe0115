using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Reports;

/// <summary>A report together with what the user's settings make of it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Level">The level at which it is reported.</param>
internal sealed record JudgedReport(Report Report, Severity Level)
{
    /// <summary>What stays the same when lines move: tells one finding from another over time.</summary>
    public Lazy<string>? Fingerprint { get; init; }

    /// <summary>Whether a baseline holds it; <see langword="null"/> where there is no baseline.</summary>
    public bool? IsInBaseline { get; init; }

    /// <summary>
    /// Whether it was there before the change that is looked at; <see langword="null"/> where all that there is is looked at.
    /// </summary>
    public bool? IsInBase { get; init; }

    public bool IsSuppressed => Report.Suppression is not null;

    /// <summary>
    /// Whether it says that something was not analysed, so that there may be findings that nobody reports. A note about what was analysed,
    /// such as a stale synthesis, is none, whatever level a user gives it.
    /// </summary>
    public bool IsGap =>
        Report.Rule is { Category: Category.Tool, Severity: >= Severity.Warning } && Level >= Severity.Warning && !IsSuppressed;
}
