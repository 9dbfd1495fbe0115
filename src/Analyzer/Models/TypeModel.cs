using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>What the models know of types and methods that are not in source. One stands for all analyses of a compilation.</summary>
internal sealed class TypeModel(Compilation compilation, Frameworks frameworks, LibraryTable libraries) : ITypeModel
{
    private static readonly string[] Dictionaries =
    [
        "Generic.Dictionary`2", "Generic.SortedDictionary`2", "Concurrent.ConcurrentDictionary`2", "Frozen.FrozenDictionary`2",
        "Immutable.ImmutableDictionary`2", "Immutable.ImmutableDictionary",
    ];

    private readonly HashSet<ISymbol> _dictionaries = new(
        Dictionaries.SelectMany(name => compilation.GetTypesByMetadataName("System.Collections." + name)),
        SymbolEqualityComparer.Default);

    /// <inheritdoc/>
    public INamedTypeSymbol? CollectionType { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.List`1");

    /// <inheritdoc/>
    public INamedTypeSymbol? EntryType { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2");

    /// <inheritdoc/>
    public INamedTypeSymbol? GroupType { get; } = compilation.GetTypeByMetadataName("System.Linq.IGrouping`2");

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
    public bool IsDictionary(INamedTypeSymbol type) =>
        _dictionaries.Contains(type.OriginalDefinition) || frameworks.IsInputMap(type);

    /// <inheritdoc/>
    public bool IsDeferred(IMethodSymbol method) =>
        libraries.Find(method) is { } row && (row.Traits & (LibraryTraits.Deferred | LibraryTraits.ReturnsReceiver)) != 0;

    /// <inheritdoc/>
    public bool ReadsOnly(IMethodSymbol method) => libraries.Find(method)?.Traits.HasFlag(LibraryTraits.ReadsOnly) == true;
}
