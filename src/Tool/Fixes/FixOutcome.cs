using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Settings;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>A file that fixes change.</summary>
/// <param name="Path">As an absolute path.</param>
/// <param name="Before">What it holds.</param>
/// <param name="After">What it shall hold.</param>
internal sealed record FixedFile(string Path, SourceText Before, SourceText After);

/// <summary>A fix that was applied.</summary>
/// <param name="Finding">What it fixes, at the place that it had before.</param>
/// <param name="Title">What it does.</param>
/// <param name="Creates">The resources that it adds.</param>
internal sealed record AppliedFix(JudgedReport Finding, string Title, IReadOnlyList<NewResource> Creates);

/// <summary>Why a finding is left.</summary>
internal enum LeftReason
{
    /// <summary>Its fix creates resources, and nobody asked for that.</summary>
    NeedsCreate,

    /// <summary>Its rule has no fix: a person has to decide.</summary>
    NoFix,

    /// <summary>Its rule has a fix that is not to be had at this place.</summary>
    NotHere,

    /// <summary>It is in a file that is no C#.</summary>
    NotCSharp,

    /// <summary>Its fix did not work, or did not resolve it.</summary>
    Failed,
}

/// <summary>A finding that is left.</summary>
/// <param name="Finding">The finding where it is when all is done.</param>
/// <param name="Before">Where it was before.</param>
/// <param name="Reason">Why it is left.</param>
/// <param name="Explanation">The same in words; of a fix that creates resources its title.</param>
internal sealed record LeftFinding(JudgedReport Finding, TextPlace Before, LeftReason Reason, string Explanation)
{
    /// <summary>What its fix would create.</summary>
    public IReadOnlyList<NewResource> WouldCreate { get; init; } = [];
}

/// <summary>What fixes make of a program, or of several.</summary>
/// <param name="Files">The files that change.</param>
/// <param name="Applied">The fixes that were applied, in the order in which they were.</param>
/// <param name="Fixed">The findings that are gone, at the places that they had before: some go with the fix of another one.</param>
/// <param name="Left">The findings that are left.</param>
/// <param name="Problems">What could not be analysed.</param>
internal sealed record FixOutcome(IReadOnlyList<FixedFile> Files, IReadOnlyList<AppliedFix> Applied, IReadOnlyList<JudgedReport> Fixed,
    IReadOnlyList<LeftFinding> Left, IReadOnlyList<Report> Problems)
{
    public static readonly FixOutcome None = new([], [], [], [], []);

    /// <summary>All resources that the applied fixes add.</summary>
    public IEnumerable<NewResource> Created => Applied.SelectMany(fix => fix.Creates);

    /// <summary>How many of the findings that are left a run with <c>--create</c> fixes.</summary>
    public int CreatableCount => Left.Count(left => left.Reason == LeftReason.NeedsCreate);

    /// <summary>What the run ends with: what is left fails nothing, which is for a scan to say.</summary>
    public ExitCode ExitCode =>
        Problems.Count > 0 || Left.Any(left => left.Reason == LeftReason.Failed) ? ExitCode.Incomplete : ExitCode.Clean;

    /// <summary>
    /// Both together, where the other one is of a program that sees what this one has changed. Target frameworks, and projects that share
    /// a file, leave the same finding several times.
    /// </summary>
    public FixOutcome Then(FixOutcome next) => new(
        [
            .. Files.Concat(next.Files).GroupBy(file => file.Path, StringComparer.Ordinal)
                .Select(group => new FixedFile(group.Key, group.First().Before, group.Last().After)),
        ],
        [.. Applied, .. next.Applied],
        [.. Fixed, .. next.Fixed],
        [
            .. Left.Concat(next.Left)
                .DistinctBy(left => (left.Finding.Report.Rule.Id, left.Finding.Report.Place, left.Finding.Report.Message)),
        ],
        [.. Problems, .. next.Problems]);

    /// <summary>The same without a file that could not be written.</summary>
    public FixOutcome Without(string path, string why)
    {
        var unfixed = Fixed.Where(IsThere).ToList();
        return this with
        {
            Files = [.. Files.Where(file => file.Path != path)],
            Applied = [.. Applied.Where(fix => !IsThere(fix.Finding))],
            Fixed = [.. Fixed.Except(unfixed)],
            Left =
            [
                .. Left.Select(left => IsThere(left.Finding) ? left with { Finding = At(left.Finding, left.Before) } : left),
                .. unfixed.Select(finding => new LeftFinding(finding, finding.Report.Place, LeftReason.Failed, why)),
            ],
        };

        bool IsThere(JudgedReport judged) => judged.Report.Place.Path == path;
    }

    /// <summary>A finding at another place.</summary>
    public static JudgedReport At(JudgedReport judged, TextPlace place) => judged with { Report = judged.Report with { Place = place } };
}
