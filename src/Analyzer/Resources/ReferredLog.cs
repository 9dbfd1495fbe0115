using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Resources;

/// <summary>What a run has seen, on any of its paths, of the resources that others refer to.</summary>
/// <remarks>
/// A policy may be made after the trail that needs it, or on another path, so a graph is complete only when the run is over: this is
/// what <see cref="PathGraph"/> adds to what is known on its path.
/// </remarks>
internal sealed class ReferredLog
{
    private readonly SortedDictionary<int, List<ReferredResource>> _made = [];
    private readonly HashSet<int> _exposed = [];
    private readonly HashSet<int> _changed = [];
    private ImmutableSortedSet<int>? _madeByAll;

    /// <summary>Whether a call was not followed that may do anything with all of them.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>
    /// Whether some creation ran more than once on one path, so that it is unknown which of them another resource means.
    /// </summary>
    public bool HasRepetitions { get; private set; }

    /// <summary>The creations that the run saw.</summary>
    public HashSet<(SyntaxTree Tree, TextSpan Span)> Sites { get; } = [];

    /// <summary>All that were made, each as often as paths made it differently.</summary>
    public IEnumerable<(int Id, ReferredResource Resource)> Made =>
        _made.SelectMany(made => made.Value.Select(version => (made.Key, version)));

    /// <summary>Where they are in the tree of what the program makes; <see langword="null"/> for anywhere.</summary>
    public HashSet<(string Type, TreePlace? Place)> Places { get; } = [];

    public void Add(int id, ReferredResource resource, TreePlace? place, bool isRepeated)
    {
        Places.Add((resource.Kind.TerraformType, place));
        if (!_made.TryGetValue(id, out var versions))
            _made.Add(id, versions = []);
        if (!versions.Contains(resource))
            versions.Add(resource);
        HasRepetitions |= isRepeated;
        Sites.Add((resource.Site.SyntaxTree, resource.Site.Span));
    }

    /// <summary>What an object was made as, where all paths agree on it; otherwise <see langword="null"/>.</summary>
    public ReferredResource? Only(int id) => _made.TryGetValue(id, out var versions) && versions is [var only] ? only : null;

    /// <summary>One path ends, having made all this.</summary>
    public void End(ImmutableSortedSet<int> made) => _madeByAll = _madeByAll?.Intersect(made) ?? made;

    /// <summary>Whether every path that ends makes an object.</summary>
    public bool IsMadeByAll(int id) => _madeByAll?.Contains(id) == true;

    /// <summary>An object is not any more what it was made as.</summary>
    public void Change(int id) => _changed.Add(id);

    public bool IsChanged(int id) => _changed.Contains(id);

    /// <summary>Code that is not seen gets an object, or a name or id by which it can add to the object.</summary>
    public void Expose(int id) => _exposed.Add(id);

    public bool IsExposed(int id) => _exposed.Contains(id);

    public void MarkIncomplete() => IsIncomplete = true;
}
