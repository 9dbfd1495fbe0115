using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>What the models know of types and methods that are not in source.</summary>
internal sealed class TypeModel(Frameworks frameworks, LibraryTable libraries) : ITypeModel
{
    /// <inheritdoc/>
    public bool IsModeled(ITypeSymbol? type) => frameworks.FrameworkOf(type) is not null;

    /// <inheritdoc/>
    public bool IsTracked(ITypeSymbol type) => frameworks.ResourceOf(type) is not null;

    /// <inheritdoc/>
    public bool IsUnchangeable(INamedTypeSymbol type) => frameworks.FrameworkOf(type) switch
    {
        Framework.Pulumi => type.Name is "Input" or "Output",
        Framework.Cdktf or Framework.AwsCdk =>
            type.Name is not ("Input" or "Output") && !frameworks.IsData(type) && !frameworks.MayBeResource(type),
        _ => false,
    };

    /// <inheritdoc/>
    public bool IsDictionary(INamedTypeSymbol type) => frameworks.IsInputMap(type);

    /// <inheritdoc/>
    public bool IsDeferred(IMethodSymbol method) =>
        libraries.Find(method) is { } row && (row.Traits & (LibraryTraits.Deferred | LibraryTraits.ReturnsReceiver)) != 0;

    /// <inheritdoc/>
    public bool ReadsOnly(IMethodSymbol method) => libraries.Find(method)?.Traits.HasFlag(LibraryTraits.ReadsOnly) == true;
}
