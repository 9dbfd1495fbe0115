using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>A provider whose fixes of many findings are applied one after the other.</summary>
public abstract class SequentialFixProvider : CodeFixProvider
{
    private static readonly IReadOnlyList<Fix> None = [];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new SequentialFixAll(FixesOfOwnAsync);

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context) => SequentialFixAll.RegisterAsync(context, FixesOfOwnAsync);

    /// <inheritdoc cref="FindFixes"/>
    private protected abstract Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation);

    /// <summary>The fixes of a finding that is the provider's own; hosts ask about others, too.</summary>
    private Task<IReadOnlyList<Fix>> FixesOfOwnAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation) =>
        FixableDiagnosticIds.Contains(diagnostic.Id)
            ? FixesAsync(document, diagnostic, position, cancellation)
            : Task.FromResult(None);
}
