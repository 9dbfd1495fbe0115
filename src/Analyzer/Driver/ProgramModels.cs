using System.Collections.Immutable;
using Infra.Analyzers.Models;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Driver;

/// <summary>What the analyses of all files of a compilation share. Each part is made when it is first asked for.</summary>
internal sealed class ProgramModels(
    Compilation compilation,
    Frameworks frameworks,
    ImmutableArray<LibraryModel> libraries,
    int budget,
    CancellationToken cancellation)
{
    private readonly Lazy<WatchedNames> _names = new(() => WatchedNames.In(compilation, frameworks.Rules, cancellation));
    private readonly Lazy<(LibraryTable Libraries, TypeModel Types)> _libraries = new(() =>
    {
        var table = new LibraryTable(compilation, libraries);
        return (table, new(compilation, frameworks, table));
    });

    private readonly Lazy<ResourceMutators> _mutators = new(() => new(compilation, frameworks, cancellation));

    public Frameworks Frameworks { get; } = frameworks;

    /// <summary>Reads what the rules ask for.</summary>
    public AttributeReader Attributes { get; } = new(frameworks, ResourceInterests.Of(frameworks.Rules));

    /// <summary>The names by which files are chosen.</summary>
    public WatchedNames Names => _names.Value;

    /// <summary>The methods of libraries.</summary>
    public LibraryTable Libraries => _libraries.Value.Libraries;

    /// <summary>The types and methods that are not in source.</summary>
    public TypeModel Types => _libraries.Value.Types;

    /// <summary>What the program may do to all its resources at once.</summary>
    public ResourceMutators Mutators => _mutators.Value;

    /// <summary>The operations that a body may cost, however short it is.</summary>
    public int Budget { get; } = budget;

    /// <summary>Who calls what.</summary>
    public ProgramCallers Callers { get; } = new(compilation, cancellation);

    /// <summary>Where the program makes what adds to other resources.</summary>
    public RelatedSites Sites { get; } = new(compilation, frameworks, cancellation);
}
