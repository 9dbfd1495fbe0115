using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Testing;

/// <summary>Compares what analyzers say about a program with its markup.</summary>
/// <remarks>
/// A mark at the head of a creation, <c>{|INFRA1005:new Trail|}(…)</c>, stands for what is said of that creation, at its head or at a
/// value that it writes; marks of values are exact.
/// </remarks>
public static class AnalyzerVerifier
{
    /// <summary>Analyses the program.</summary>
    /// <param name="program">The program, marked.</param>
    /// <param name="analyzers">The analyzers that look at it.</param>
    /// <param name="messages">The expected messages, in the order of the places; not compared where there are none.</param>
    /// <returns>What was reported.</returns>
    /// <exception cref="VerificationException">
    /// The program does not compile, an analyzer throws, or the diagnostics, their messages or their additional locations differ.
    /// </exception>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(
        TestProgram program, ImmutableArray<DiagnosticAnalyzer> analyzers, params string[] messages)
    {
        var actual = await program.AnalyzeAsync(analyzers).ConfigureAwait(false);
        Compare(
            program, "diagnostics",
            program.Sources.SelectMany(source => source.Marks.Where(mark => !mark.IsAdditionalLocation).Select(mark => (source, mark))),
            actual.Select(diagnostic => (diagnostic.Id, diagnostic.Location)), actual);
        var additional =
            program.Sources.SelectMany(source => source.Marks.Where(mark => mark.IsAdditionalLocation).Select(mark => (source, mark)))
                .ToList();
        if (additional.Count > 0)
            Compare(program, "additional locations", additional,
                actual.SelectMany(diagnostic => diagnostic.AdditionalLocations.Select(location => (diagnostic.Id, location))), actual);
        var actualMessages = actual.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        if (messages.Length > 0 && !messages.SequenceEqual(actualMessages))
            throw new VerificationException(
                "Expected messages:" + TestProgram.Lines(messages) + Environment.NewLine + "Actual messages:"
                    + TestProgram.Lines(actualMessages));
        return actual;
    }

    private static void Compare(
        TestProgram program,
        string what,
        IEnumerable<(MarkedSource Source, Mark Mark)> expected,
        IEnumerable<(string Id, Location Location)> actual,
        IEnumerable<Diagnostic> diagnostics)
    {
        var left = actual.ToList();
        var missing = expected.Where(pair => !Remove(left, pair.Source, pair.Mark)).ToList();
        if (missing.Count == 0 && left.Count == 0)
            return;
        throw new VerificationException(
            $"The {what} differ."
            + Environment.NewLine + "Missing:"
                + TestProgram.Lines(
                    missing.Select(pair =>
                        $"{pair.Source.Path} {pair.Mark.Id ?? "any"} at '{pair.Source.Text.Substring(pair.Mark.Span.Start, pair.Mark.Span.Length)}'"))
            + Environment.NewLine + "Unexpected:"
                + TestProgram.Lines(
                    left.Select(pair =>
                        $"{pair.Id} at '{pair.Location.SourceTree?.GetText().ToString(pair.Location.SourceSpan)}' {pair.Location.GetLineSpan()}"))
            + Environment.NewLine + "All diagnostics:" + TestProgram.Lines(diagnostics)
            + program.Listing());
    }

    private static bool Remove(List<(string Id, Location Location)> actual, MarkedSource source, Mark mark)
    {
        bool IsOf((string Id, Location Location) item) =>
            (mark.Id is null || mark.Id == item.Id) && item.Location.SourceTree?.FilePath == source.Path;
        var index = actual.FindIndex(item => IsOf(item) && item.Location.SourceSpan == mark.Span);
        if (index < 0 && !mark.IsAdditionalLocation && source.Text.AsSpan(mark.Span.Start).StartsWith("new"))
            index = actual.FindIndex(item => IsOf(item) && item.Location.IsAboutCreationAt(mark.Span.Start));
        if (index >= 0)
            actual.RemoveAt(index);
        return index >= 0;
    }
}
