using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Fixes;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>What <c>infra-scan fix</c> did, for a person: file by file, what is fixed, what is created, and what is left and why.</summary>
/// <param name="outcome">What it did.</param>
/// <param name="isDryRun">Whether no file was changed.</param>
/// <param name="output">Where it goes.</param>
internal sealed class FixText(FixOutcome outcome, bool isDryRun, TextWriter output)
{
    public void Write()
    {
        WriteFixed();
        WriteLeft();
        var created = outcome.Created.ToList();
        var (fixes, changes) = isDryRun ? ("would be fixed", "would change") : ("fixed", "changed");
        output.WriteLine(
            $"{ReportText.Count(outcome.Fixed.Count, "finding")} {fixes}, {outcome.Left.Count} left. "
                + $"{ReportText.Count(outcome.Files.Count, "file")} {changes}, {ReportText.Count(created.Count, "resource")} "
                + (isDryRun ? "would be created." : "created.")
                + (outcome.Problems.Count > 0 ? " Not everything could be analysed." : ""));
        if (outcome.CreatableCount > 0)
            output.WriteLine(
                $"'infra-scan fix --create' fixes {outcome.CreatableCount} more; it adds resources, roles and policies among them: "
                    + "look at it with '--dry-run' first.");
    }

    private void WriteFixed()
    {
        if (outcome.Fixed.Count == 0 && outcome.Applied.Count == 0)
            return;
        output.WriteLine($"{(isDryRun ? "Would fix" : "Fixed")} {ReportText.Count(outcome.Fixed.Count, "finding")}:");
        var created = outcome.Applied.ToLookup(fix => fix.Finding.Report.Place.Path, StringComparer.Ordinal);
        var files = outcome.Fixed.Concat(outcome.Applied.Select(fix => fix.Finding)).Select(judged => judged.Report.Place.Path)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            output.WriteLine($"- {Shown(file)}:");
            WriteCounts(outcome.Fixed.Where(judged => judged.Report.Place.Path == file));
            foreach (var fix in created[file].Where(fix => fix.Creates.Count > 0))
                output.WriteLine($"    {(isDryRun ? "would create" : "created")} for {Position(fix.Finding.Report.Place)} "
                    + $"{fix.Finding.Report.Rule.Id}: {Of(fix.Creates)}");
        }

        output.WriteLine();
    }

    private void WriteLeft()
    {
        if (outcome.Left.Count == 0)
            return;
        output.WriteLine($"Left {ReportText.Count(outcome.Left.Count, "finding")}:");
        foreach (var file in outcome.Left.GroupBy(left => PlaceOf(left).Path, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var unfixable = file.Where(left => left.Reason == LeftReason.NotCSharp).ToList();
            output.WriteLine($"- {Shown(file.Key)}: {(unfixable.Count > 0 ? "only C# is fixed" : "")}".TrimEnd());
            WriteCounts(unfixable.Select(left => left.Finding));
            foreach (var left in file.Except(unfixable).OrderBy(left => PlaceOf(left).Line).ThenBy(left => PlaceOf(left).Column)
                .ThenBy(left => left.Finding.Report.Rule.Id, StringComparer.Ordinal))
                output.WriteLine($"    {Position(PlaceOf(left))} {left.Finding.Report.Rule.Id} {Why(left)}");
        }

        output.WriteLine();
    }

    private void WriteCounts(IEnumerable<JudgedReport> findings)
    {
        foreach (var rule in findings.GroupBy(judged => judged.Report.Rule.Id, StringComparer.Ordinal)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"    {rule.Count()} × {rule.Key} ({SafeText.Of(rule.First().Report.Rule.Title, 500)})"));
    }

    private static string Why(LeftFinding left) => left.Reason switch
    {
        LeftReason.NeedsCreate => $"needs --create: {left.Explanation} ({Of(left.WouldCreate)})",
        LeftReason.NoFix => $"has no fix: {left.Explanation}",
        LeftReason.NotHere => $"has no fix here: {left.Explanation}",
        LeftReason.NotCSharp => left.Explanation,
        _ => $"failed: {left.Explanation}",
    };

    /// <summary>Resources as a person calls them: <c>Role 'audit-role'</c>; of those that a construct makes by itself the types.</summary>
    private static string Of(IReadOnlyList<NewResource> resources) => string.Join(", ", resources.Select(resource =>
        resource.Name is { } name
            ? $"{resource.ClassName} {Quoted(SafeText.Of(name, 200))}"
            : $"{resource.ResourceType} of {resource.ClassName}"));

    // An expression of C# has quotation marks of its own.
    private static string Quoted(string name) => name.Contains('"') ? name : $"'{name}'";

    /// <summary>Where the reader finds it: a dry run has changed no file.</summary>
    private TextPlace PlaceOf(LeftFinding left) => isDryRun ? left.Before : left.Finding.Report.Place;

    private static string Position(TextPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Line}:{place.Column}");

    // A person goes to a file from where they are, not from the root of the repository.
    private static string Shown(string path) => SafeText.Of(ScanResult.Shown(Environment.CurrentDirectory, path), 1000);
}
