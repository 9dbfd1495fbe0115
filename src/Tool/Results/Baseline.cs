using System.Text.Json;
using System.Text.Json.Serialization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CommandLine;

namespace Infra.Analyzers.Tool.Results;

/// <summary>The findings that a team already knows of, so that only new ones count.</summary>
internal sealed class Baseline
{
    public const string DefaultName = ".infra-scan-baseline.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };

    private readonly IReadOnlyList<KnownFinding> _findings;
    private readonly HashSet<string> _fingerprints;

    private Baseline(IReadOnlyList<KnownFinding> findings)
    {
        _findings = findings;
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
               ScanResult.Shown(result.Root, judged.Report.Place.Path),
               judged.Report.Address),
    ]);

    /// <exception cref="UsageException">The file does not exist, or is no baseline.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Options);
            if (content?.Findings is not { } findings || content.Version != Version
                || findings.Any(finding => finding?.Fingerprint is null))
                throw new UsageException($"'{path}' is no baseline of this version of infra-scan; write it anew.");
            return new(findings);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
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
        return new([.. _findings.Where(finding => found.Contains(finding.Fingerprint) || !IsLookedFor(finding, settings))]);
    }

    public void Write(string path) => OutputFile.Write(path, output =>
    {
        var json = new JsonWriter(output);
        json.Object(() => json
            .Property("version", Version)
            .Array("findings", _findings, finding => json.Object(() => json
                .Property("fingerprint", finding.Fingerprint)
                .Optional("ruleId", finding.RuleId)
                .Optional("path", finding.Path)
                .Optional("resource", finding.Resource))));
        output.Write('\n');
    });

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

    private sealed record Content(int Version, IReadOnlyList<KnownFinding>? Findings);

    /// <param name="Fingerprint">What it is known by.</param>
    /// <param name="RuleId">Like the rest, for those who review the file, and to see what a scan looked for.</param>
    /// <param name="Path">Relative to the root of the scan that found it.</param>
    /// <param name="Resource">The resource's address, where it has one.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record KnownFinding(string Fingerprint, string? RuleId, string? Path, string? Resource);
}
