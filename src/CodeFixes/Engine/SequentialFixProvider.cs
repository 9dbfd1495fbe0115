using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>A provider whose fixes of many findings are applied one after the other.</summary>
public abstract class SequentialFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new SequentialFixAll(FixesAsync);

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context) => SequentialFixAll.RegisterAsync(context, FixesAsync);

    /// <inheritdoc cref="FindFixes"/>
    private protected abstract Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation);
}
