using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>Code fixes in the form of reports.</summary>
internal static class Proposals
{
    /// <summary>Finds the fixes of each finding of a program, the best first, each for itself.</summary>
    /// <param name="program">The program.</param>
    /// <param name="findings">What the analyzer finds in it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<IReadOnlyDictionary<Diagnostic, IReadOnlyList<ProposedFix>>> FindAsync(
        CompiledProgram program, IEnumerable<Diagnostic> findings, CancellationToken cancellationToken)
    {
        var proposals = new Dictionary<Diagnostic, IReadOnlyList<ProposedFix>>();
        var fixable = findings.Where(finding => !finding.IsSuppressed && ProgramWorkspace.FixableRules.Contains(finding.Id)).ToList();
        if (fixable.Count == 0)
            return proposals;
        using var workspace = new ProgramWorkspace(program);
        foreach (var finding in fixable)
        {
            var path = finding.Location.SourceTree!.FilePath;
            if (workspace.Project.Documents.FirstOrDefault(document => document.FilePath == path) is not { } document || !File.Exists(path))
                continue;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var fixes = await FindAsync(document, finding, cancellationToken).ConfigureAwait(false);
            proposals[finding] =
                [.. fixes.Select(fix => new ProposedFix(fix.Title, [.. fix.Creates.Select(Of)], EditsOf(fix.Changes, text, path)))];
        }

        return proposals;
    }

    /// <summary>A resource that a fix adds.</summary>
    public static NewResource Of(CreatedResource created) =>
        new(created.ResourceType, created.ClassName, created.Name.Length > 0 ? created.Name : null);

    /// <summary>Changes of a text, where editors count.</summary>
    public static IReadOnlyList<TextEdit> EditsOf(IEnumerable<TextChange> changes, SourceText text, string path) =>
        [.. changes.Select(change => new TextEdit(PlaceOf(text.Lines.GetLinePositionSpan(change.Span), path), change.NewText!))];

    // A fix that fails is none; a run of 'fix' says why.
    private static async Task<IReadOnlyList<FixAction>> FindAsync(
        Document document, Diagnostic finding, CancellationToken cancellationToken)
    {
        try
        {
            return await ProgramWorkspace.ProviderOf(finding.Id)!
                .FindAsync(document, finding, finding.Location.SourceSpan.Start, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }

    private static TextPlace PlaceOf(LinePositionSpan span, string path) =>
        new(path, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);
}
