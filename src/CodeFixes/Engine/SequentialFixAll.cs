using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>The fixes of a diagnostic in a document where it begins at this position.</summary>
internal delegate Task<IReadOnlyList<Fix>> FindFixes(
    Document document, Diagnostic diagnostic, int position, CancellationToken cancellation);

/// <summary>
/// Fixes one finding after the other, each in the program as the ones before it left it: a fix sees the names that are taken by then,
/// and a finding that another one's fix has fixed already gets none.
/// </summary>
internal sealed class SequentialFixAll(FindFixes find) : FixAllProvider
{
    /// <summary>Registers the fixes of each diagnostic of a context.</summary>
    public static async Task RegisterAsync(CodeFixContext context, FindFixes find)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var position = diagnostic.Location.SourceSpan.Start;
            foreach (var fix in await find(context.Document, diagnostic, position, context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(fix.Changed), fix.EquivalenceKey), diagnostic);
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
            var diagnostics = await context.GetDocumentDiagnosticsAsync(original).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                var document = solution.GetDocument(original.Id)!;
                solution = await FixAsync(document, diagnostics, context.CodeActionEquivalenceKey, cancellation).ConfigureAwait(false);
            }
        }

        return solution;
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
            var diagnostic = finding.First();
            var position = applied.Aggregate(finding.Key.Start, (position, fix) => fix.Map(position));
            var fixes = await find(document, diagnostic, position, cancellation).ConfigureAwait(false);
            if (fixes.FirstOrDefault(fix => fix.EquivalenceKey == key) is not { } chosen)
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
