using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>The fixes of a diagnostic in a document where it begins at this position, the best first.</summary>
internal delegate Task<IReadOnlyList<Fix>> FindFixes(
    Document document, Diagnostic diagnostic, int position, CancellationToken cancellation);

/// <summary>
/// Fixes one finding after the other, each in the program as the ones before it left it: a fix sees the names that are taken by then,
/// and a finding that the fix of another one has fixed already gets none.
/// </summary>
/// <remarks>
/// <para>
/// <c>dotnet format</c> takes the key of the fix to apply from the first finding that the analyzer reports, in no particular order and of
/// any id. Often that is an id of another provider, and the key is null: then every finding gets its best fix. So the best fix of every
/// finding of a provider has the same key.
/// </para>
/// <para>
/// It also applies the same provider once for each project of a solution, with the findings of the first time. They say nothing about a
/// document that has changed since, so they are not fixed again.
/// </para>
/// </remarks>
internal sealed class SequentialFixAll(FindFixes find) : FixAllProvider
{
    /// <summary>Registers the fixes of each diagnostic of a context.</summary>
    public static async Task RegisterAsync(CodeFixContext context, FindFixes find)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var position = diagnostic.Location.SourceSpan.Start;
            foreach (var fix in await find(context.Document, diagnostic, position, context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(new FixAction(fix), diagnostic);
        }
    }

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            "Fix all", cancellation => FixAsync(fixAllContext, cancellation), fixAllContext.CodeActionEquivalenceKey));

    private async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellation)
    {
        var solution = context.Solution;
        foreach (var original in DocumentsOf(context))
        {
            var diagnostics = await CurrentDiagnosticsAsync(context, original, cancellation).ConfigureAwait(false);
            if (diagnostics.Count > 0)
            {
                var document = solution.GetDocument(original.Id)!;
                solution = await FixAsync(document, diagnostics, context.CodeActionEquivalenceKey, cancellation).ConfigureAwait(false);
            }
        }

        return solution;
    }

    /// <summary>The findings about a document as it is now.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> CurrentDiagnosticsAsync(
        FixAllContext context, Document document, CancellationToken cancellation)
    {
        var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        if (diagnostics.IsEmpty)
            return [];
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return [.. diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.GetText(cancellation).ContentEquals(text) != false)];
    }

    private async Task<Solution> FixAsync(
        Document document, IEnumerable<Diagnostic> diagnostics, string? key, CancellationToken cancellation)
    {
        var applied = new List<Fix>();
        var findings = diagnostics
            .GroupBy(diagnostic => (diagnostic.Location.SourceSpan.Start, diagnostic.Id))
            .OrderBy(finding => finding.Key.Start)
            .ThenBy(finding => finding.Key.Id, StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var position = applied.Aggregate(finding.Key.Start, (position, fix) => fix.Map(position));
            var fixes = await find(document, finding.First(), position, cancellation).ConfigureAwait(false);
            if (fixes.FirstOrDefault(fix => key is null || fix.EquivalenceKey == key) is not { } chosen)
                continue;
            applied.Add(chosen);
            document = chosen.Changed;
        }

        return document.Project.Solution;
    }

    /// <summary>The documents in scope, in an order that does not depend on how they were loaded.</summary>
    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => Ordered(context.Project),
        _ => context.Solution.Projects.OrderBy(project => project.FilePath ?? project.Name, StringComparer.Ordinal).SelectMany(Ordered),
    };

    private static IEnumerable<Document> Ordered(Project project) =>
        project.Documents.OrderBy(document => document.FilePath ?? document.Name, StringComparer.Ordinal);
}
