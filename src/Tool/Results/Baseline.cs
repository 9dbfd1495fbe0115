using System.Text.Json;
using System.Text.Json.Serialization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CommandLine;

namespace Infra.Analyzers.Tool.Results;

/// <summary>The findings that a team already knows of, so that only new ones count.</summary>
internal sealed class Baseline
{
    public const string DefaultName = ".infra-scan-baseline.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };

    private readonly HashSet<string> _fingerprints;

    private Baseline(HashSet<string> fingerprints) => _fingerprints = fingerprints;

    /// <exception cref="UsageException">The file does not exist, or is no baseline.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Options);
            if (content?.Findings is not { } findings || content.Version != Version
                || findings.Any(finding => finding?.Fingerprint is null))
                throw new UsageException($"'{path}' is no baseline of this version of infra-scan; write it anew.");
            return new([.. findings.Select(finding => finding.Fingerprint!)]);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The baseline '{path}' cannot be used: {exception.Message}");
        }
    }

    /// <summary>Marks what the baseline holds and what it does not.</summary>
    public IReadOnlyList<JudgedReport> Mark(IEnumerable<JudgedReport> reports) =>
        [.. reports.Select(judged => judged with { IsInBaseline = _fingerprints.Contains(judged.Fingerprint!.Value) })];

    /// <summary>Writes findings as a baseline. Suppressed ones need none.</summary>
    public static void Write(string path, IEnumerable<JudgedReport> reports, string root) => OutputFile.Write(path, output =>
    {
        var json = new JsonWriter(output);
        json.Object(() => json
            .Property("version", Version)
            .Array("findings", reports.Where(judged => !judged.IsSuppressed && judged.Report.Rule.Category != Category.Tool),
                judged => json.Object(() => json
                .Property("fingerprint", judged.Fingerprint!.Value)
                .Property("ruleId", judged.Report.Rule.Id)
                .Property("path", ScanResult.Shown(root, judged.Report.Place.Path))
                .Optional("resource", judged.Report.Address))));
        output.Write('\n');
    });

    private sealed record Content(int Version, IReadOnlyList<KnownFinding>? Findings);

    // The other properties are for those who review the file.
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record KnownFinding(string? Fingerprint);
}
