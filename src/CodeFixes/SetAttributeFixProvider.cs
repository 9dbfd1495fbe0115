using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes;

/// <summary>Sets the one attribute of a trail that a finding is about.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetAttributeFixProvider)), Shared]
public sealed class SetAttributeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["INFRA1004", "INFRA1005", "INFRA1006", "INFRA1007", "INFRA1008", "INFRA1009"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(FixesAsync);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => SequentialFixAll.RegisterAsync(context, FixesAsync);

    private static Task<IReadOnlyList<Fix>> FixesAsync(Document document, Diagnostic diagnostic, int position, CancellationToken cancellation) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Attributes, out var attribute) && attribute is not null
            ? AttributeFixes.ForAsync(document, position, attribute, cancellation)
            : Task.FromResult<IReadOnlyList<Fix>>([]);
}
