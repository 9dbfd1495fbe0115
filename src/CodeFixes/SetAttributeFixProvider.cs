using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes;

/// <summary>Sets the one attribute of a trail that a finding is about.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetAttributeFixProvider)), Shared]
public sealed class SetAttributeFixProvider : SequentialFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["INFRA1004", "INFRA1005", "INFRA1006", "INFRA1007", "INFRA1008", "INFRA1009"];

    private protected override Task<IReadOnlyList<Fix>> FixesAsync(Document document, Diagnostic diagnostic, int position, CancellationToken cancellation) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Attributes, out var attribute) && attribute is not null
            ? AttributeFixes.ForAsync(document, position, attribute, cancellation)
            : Task.FromResult<IReadOnlyList<Fix>>([]);
}
