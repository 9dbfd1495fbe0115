using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Tool.Results;

/// <summary>A note in a file that says of a rule that its findings are to be let pass.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Place">Where the note is.</param>
/// <param name="LastLine">The last line that it speaks of; that of the note itself where it is attached to what it speaks of.</param>
/// <param name="Text">The note, not neutralised.</param>
internal sealed partial record SuppressionNote(string RuleId, TextPlace Place, int LastLine, string Text)
{
    /// <summary>The rules here that it speaks of: of a note for another scanner, those that are the same check.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [RuleId];

    /// <summary>The notes in the files that a scan has read, in their order.</summary>
    public static IEnumerable<SuppressionNote> Of(ScanResult result) => FilesOf(result)
        .Order(StringComparer.Ordinal)
        .SelectMany(file => Path.GetExtension(file) == ".cs" ? InCSharp(file) : InComments(file));

    /// <summary>Whether a finding is hidden by it.</summary>
    public bool Hides(JudgedReport judged)
    {
        var report = judged.Report;
        return Rules.Contains(report.Rule.Id) && report.Suppression is { } suppression && (IsAt(suppression.Place) || IsAt(report.Place));
    }

    private bool IsAt(TextPlace place) =>
        Path.GetFullPath(place.Path) == Place.Path
        && place.Line <= LastLine
        && Math.Max(place.Line, place.EndLine) >= Place.Line;

    private static IEnumerable<string> FilesOf(ScanResult result) =>
        result.Sources.Concat(result.Inputs.Terraform.SelectMany(input => Directory.Exists(input)
            ? Directory.EnumerateFiles(input).Where(file => Path.GetExtension(file) is ".tf" or ".tofu")
            : [input]))
            .Where(file => Path.GetExtension(file) is ".cs" or ".tf" or ".tofu" or ".yaml" or ".yml" or ".template")
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<SuppressionNote> InCSharp(string file)
    {
        var text = TextOf(file);
        if (!text.Contains("INFRA", StringComparison.Ordinal))
            yield break;
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (Pragma().Match(lines[index]) is not { Success: true } pragma || pragma.Groups["restore"].Success)
                continue;
            foreach (Match id in Id().Matches(pragma.Groups["ids"].Value))
            {
                var end = Array.FindIndex(lines, index + 1, line => Restores(line, id.Value));
                yield return new(id.Value, PlaceOf(file, index + 1), end < 0 ? int.MaxValue : end + 1, lines[index].Trim());
            }
        }

        foreach (Match attribute in Attribute().Matches(text))
        {
            var first = 1 + text.AsSpan(0, attribute.Index).Count('\n');
            var last = first + attribute.Value.AsSpan().Count('\n');
            yield return new(attribute.Groups["id"].Value, PlaceOf(file, first), last, attribute.Value.Split('\n')[0].Trim());
        }
    }

    private static bool Restores(string line, string id) =>
        Pragma().Match(line) is { Success: true } pragma
        && pragma.Groups["restore"].Success
        && (pragma.Groups["ids"].Value.Trim().Length == 0 || pragma.Groups["ids"].Value.Contains(id, StringComparison.Ordinal));

    private static IEnumerable<SuppressionNote> InComments(string file)
    {
        var lines = TextOf(file).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            foreach (Match note in Note().Matches(lines[index]))
            {
                foreach (Match id in Id().Matches(note.Groups["ids"].Value))
                    yield return new(id.Value, PlaceOf(file, index + 1), index + 1, lines[index].Trim());
            }

            foreach (var (id, rules) in OfOtherScanners(lines[index]))
                yield return new(id, PlaceOf(file, index + 1), index + 1, lines[index].Trim()) { Rules = rules };
        }
    }

    // What has no like here may still hide something there, and so may a note on what is looked for here on demand only.
    private static IEnumerable<(string Id, IReadOnlyList<string> Rules)> OfOtherScanners(string line) =>
        from note in IgnoreNote.InComment(line)
        where note.Scanner is not null
        from id in note.Ids
        let only = note with { Ids = [id] }
        let rules = RuleCatalog.All.Select(rule => rule.Metadata)
            .Where(rule => rule.Severity != Severity.None && id != "*" && only.Concerns(rule))
            .Select(rule => rule.Id)
            .ToList()
        where rules.Count > 0
        select (id, (IReadOnlyList<string>)rules);

    private static TextPlace PlaceOf(string file, int line) => new(Path.GetFullPath(file), line, 1, line, 1);

    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>The last day on which it holds, as it is written there; <see langword="null"/> where none is.</summary>
    public static string? UntilIn(string text) => Until().Match(text) is { Success: true } until ? until.Groups["day"].Value : null;

    /// <summary>A line of a file; empty where there is none.</summary>
    public static string LineAt(TextPlace place) => place.Line == 0
        ? ""
        : TextOf(place.Path).Split('\n').ElementAtOrDefault(place.Line - 1)?.Trim() ?? "";

    [GeneratedRegex(@"^\s*#\s*pragma\s+warning\s+(disable|(?<restore>restore))(?<ids>[^/\r\n]*)")]
    private static partial Regex Pragma();

    [GeneratedRegex("""SuppressMessage(Attribute)?\s*\(\s*"[^"]*"\s*,\s*"(?<id>INFRA\d+)[^)]*\)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\binfra:ignore\s+(?<ids>INFRA\d+(\s*,\s*INFRA\d+)*)")]
    private static partial Regex Note();

    [GeneratedRegex(@"INFRA\d+")]
    private static partial Regex Id();

    [GeneratedRegex(@"\buntil=(?<day>\d{4}-\d\d-\d\d)")]
    private static partial Regex Until();
}
