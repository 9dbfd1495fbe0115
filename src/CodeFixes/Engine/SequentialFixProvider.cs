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

    /// <summary>Why a finding may have no fix, as what follows "no fix here: ".</summary>
    /// <param name="diagnostic">The finding.</param>
    public virtual string WhyNone(Diagnostic diagnostic) => "what would have to change is out of sight";

    /// <summary>The fixes of a finding of this provider, the best first, each already applied and found sound.</summary>
    /// <param name="document">The document.</param>
    /// <param name="diagnostic">The finding, which may be that of an earlier version of the document.</param>
    /// <param name="position">Where it begins now.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<IReadOnlyList<FixAction>> FindAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation) =>
        [.. (await FixesOfOwnAsync(document, diagnostic, position, cancellation).ConfigureAwait(false)).Select(fix => new FixAction(fix))];

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
