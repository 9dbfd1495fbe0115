using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Results;

/// <summary>The findings that a team already knows of, so that only new ones count.</summary>
internal sealed class Baseline
{
    public const string DefaultName = ".infra-scan-baseline.json";

    private readonly IReadOnlyList<KnownFinding> _findings;
    private readonly HashSet<string> _fingerprints;
    private readonly string _root;

    /// <param name="findings">The findings.</param>
    /// <param name="root">What their paths are relative to, as an absolute path.</param>
    private Baseline(IReadOnlyList<KnownFinding> findings, string root)
    {
        (_findings, _root) = (findings, root);
        _fingerprints = [.. findings.Select(finding => finding.Fingerprint)];
    }

    public int Count => _findings.Count;

    /// <summary>A baseline of all findings of a scan. Suppressed ones need no entry.</summary>
    public static Baseline Of(ScanResult result) => new(
        [
            .. from judged in result.Reports
               where !judged.IsSuppressed && judged.Report.Rule.Category != Category.Tool
               select new KnownFinding(
                   judged.Fingerprint!.Value,
                   judged.Report.Rule.Id,
                   ScanResult.Shown(result.Root, judged.Report.FoundAt.Path),
                   judged.Report.Address),
        ],
        result.Root);

    /// <exception cref="UsageException">The file does not exist, or is no baseline.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            var file = BaselineFile.Read(path);
            return new(file.Findings, Path.GetFullPath(file.Root, Path.GetDirectoryName(Path.GetFullPath(path))!));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The baseline '{path}' cannot be used: {exception.Message}");
        }
    }

    /// <summary>Marks what the baseline holds and what it does not.</summary>
    public IReadOnlyList<JudgedReport> Mark(IEnumerable<JudgedReport> reports) =>
        [.. reports.Select(judged => judged with { IsInBaseline = _fingerprints.Contains(judged.Fingerprint!.Value) })];

    /// <summary>What remains of it after a scan: without the findings that the scan would have reported and did not.</summary>
    /// <param name="reports">What the scan reported.</param>
    /// <param name="settings">What it looked at. Of what lies elsewhere it says nothing.</param>
    public Baseline WithoutFixed(IEnumerable<JudgedReport> reports, ScanSettings settings)
    {
        var found = reports.Select(judged => judged.Fingerprint!.Value).ToHashSet(StringComparer.Ordinal);
        return new([.. _findings.Where(finding => found.Contains(finding.Fingerprint) || !IsLookedFor(finding, settings))], _root);
    }

    public void Write(string path)
    {
        var root = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, _root).Replace('\\', '/');
        OutputFile.Write(path, new BaselineFile(root, _findings).Write);
    }

    private static bool IsLookedFor(KnownFinding finding, ScanSettings settings) =>
        settings is { MinSeverity: <= Severity.Info, ChangedOnly: false }
        && RuleCatalog.All.Select(rule => rule.Metadata).Concat(OwnRulesPool.All)
            .FirstOrDefault(rule => rule.Id == finding.RuleId) is { } rule
        && settings.Rules.Includes(rule)
        && finding.Path is { } file
        && settings.Paths.Any(path => Contains(Path.GetFullPath(path), Path.GetFullPath(file, settings.Root)));

    private static bool Contains(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file);
        return !Path.IsPathRooted(relative) && !relative.StartsWith("..", StringComparison.Ordinal);
    }
}
