using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>A fix as hosts get it: beside what every code action says, it says what it changes and what it creates.</summary>
public sealed class FixAction : CodeAction
{
    private readonly Fix _fix;

    internal FixAction(Fix fix) => _fix = fix;

    /// <inheritdoc/>
    public override string Title => _fix.Title;

    /// <inheritdoc/>
    public override string EquivalenceKey => _fix.EquivalenceKey;

    /// <summary>The resources that it adds; none where it only changes what is there.</summary>
    public IReadOnlyList<CreatedResource> Creates => _fix.Creates;

    /// <summary>What it changes in the text of the document, from the beginning to the end.</summary>
    public IReadOnlyList<TextChange> Changes => _fix.Changes;

    /// <summary>The document with the changes.</summary>
    public Document Changed => _fix.Changed;

    /// <summary>Where a place outside of the changes is after them.</summary>
    public int Map(int position) => _fix.Map(position);

    /// <inheritdoc/>
    protected override Task<Document> GetChangedDocumentAsync(CancellationToken cancellationToken) => Task.FromResult(_fix.Changed);
}
