using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>A fix of one finding, already applied and found sound.</summary>
/// <param name="Title">What the user sees.</param>
/// <param name="EquivalenceKey">The same for fixes that are applied together.</param>
/// <param name="Changes">What it changes in the document's text, from the beginning to the end.</param>
/// <param name="Changed">The document with the changes.</param>
internal sealed record Fix(string Title, string EquivalenceKey, IReadOnlyList<TextChange> Changes, Document Changed)
{
    /// <summary>The resources that it adds; none where it only changes what is there.</summary>
    public IReadOnlyList<CreatedResource> Creates { get; init; } = [];

    /// <summary>Applies changes that may come in any order.</summary>
    /// <returns>
    /// The fix, or <see langword="null"/> where the changed program would not compile or would get new warnings about null.
    /// </returns>
    public static async Task<Fix?> CreateAsync(
        string title, string key, Document document, IEnumerable<TextChange> changes, CancellationToken cancellation) =>
        await CreateAsync(title, key, document, new FixContent(changes, []), cancellation).ConfigureAwait(false);

    /// <inheritdoc cref="CreateAsync(string, string, Document, IEnumerable{TextChange}, CancellationToken)"/>
    public static async Task<Fix?> CreateAsync(
        string title, string key, Document document, FixContent content, CancellationToken cancellation)
    {
        var ordered = content.Changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End).ToList();
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changed = document.WithText(text.WithChanges(ordered));
        return ordered.Count > 0 && await IsSoundAsync(document, changed, cancellation).ConfigureAwait(false)
            ? new(title, key, ordered, changed) { Creates = content.Creates }
            : null;
    }

    /// <summary>Where a place outside of the changes is after them.</summary>
    public int Map(int position) =>
        position + Changes.Where(change => change.Span.End <= position).Sum(change => change.NewText!.Length - change.Span.Length);

    private static async Task<bool> IsSoundAsync(Document before, Document after, CancellationToken cancellation)
    {
        var known = await ProblemsAsync(before, cancellation).ConfigureAwait(false);
        var now = await ProblemsAsync(after, cancellation).ConfigureAwait(false);
        return now.All(problem => known.TryGetValue(problem.Key, out var count) && problem.Value <= count);
    }

    /// <summary>How many errors and warnings about null a document has of each id.</summary>
    private static async Task<Dictionary<string, int>> ProblemsAsync(Document document, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellation)
            .Where(problem => problem.Severity == DiagnosticSeverity.Error || problem.Id.StartsWith("CS86", StringComparison.Ordinal))
            .GroupBy(problem => problem.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    }
}

/// <summary>What a fix is to change, before anybody knows whether that is sound.</summary>
/// <param name="Changes">What it changes in the document's text, in any order.</param>
/// <param name="Creates">The resources that it adds.</param>
internal sealed record FixContent(IEnumerable<TextChange> Changes, IReadOnlyList<CreatedResource> Creates);
