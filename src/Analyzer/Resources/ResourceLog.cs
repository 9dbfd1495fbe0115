using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Resources;

/// <summary>What one path makes of a resource.</summary>
/// <param name="Variant">Its attributes.</param>
/// <param name="Calls">The calls that lead to the creation, where it is in a body of its own.</param>
/// <param name="Place">Where the resource is in the tree of what the program makes, if that is known.</param>
internal sealed record RecordedVariant(Variant Variant, CallChain? Calls, TreePlace? Place)
{
    public bool IsLike(RecordedVariant other) =>
        Calls?.Call == other.Calls?.Call
        && Equals(Place, other.Place)
        && Variant.When.SequenceEqual(other.Variant.When)
        && (Variant.Graph as PathGraph)?.IsLike((PathGraph)other.Variant.Graph) != false
        && Variant.Attributes.Count == other.Variant.Attributes.Count
        && Variant.Attributes.All(pair => other.Variant.Attributes.TryGetValue(pair.Key, out var value) && value == pair.Value);
}

/// <summary>The resources that a body was seen to create, by the creation.</summary>
internal sealed class ResourceLog(Func<ISymbol, bool> mayCreate)
{
    private readonly Dictionary<SyntaxNode, RecordedCreation> _creations = [];

    /// <summary>
    /// Whether a call was not followed that may create resources too, or a resource that cannot be determined was changed.
    /// </summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The names of methods in source that were called on an object of which it is not known what it is.</summary>
    public HashSet<string> Unresolved { get; } = new(StringComparer.Ordinal);

    /// <summary>What else it makes that resources refer to.</summary>
    public ReferredLog Referred { get; } = new();

    public RecordedCreation? this[SyntaxNode site] => _creations.TryGetValue(site, out var creation) ? creation : null;

    public void Record(SyntaxNode site, TrackedResource resource, Variant variant)
    {
        if (!_creations.TryGetValue(site, out var creation))
            _creations.Add(site, creation = new(resource));
        creation.Add(resource, new(variant, resource.Calls, resource.Place));
    }

    /// <summary>A resource that cannot be determined was changed.</summary>
    public void MarkIncomplete() => IsIncomplete = true;

    /// <summary>A call was not followed.</summary>
    public void MarkIncomplete(ISymbol method)
    {
        IsIncomplete |= mayCreate(method);
        Referred.MarkIncomplete();
    }
}

/// <summary>All that was seen of one creation.</summary>
internal sealed class RecordedCreation(TrackedResource first)
{
    private readonly List<RecordedVariant> _variants = [];
    private readonly HashSet<string?> _names = [];

    public TrackedResource First { get; } = first;

    public IReadOnlyList<RecordedVariant> Variants => _variants;

    /// <summary>The name, where every path gives it the same.</summary>
    public string? Name => _names.Count == 1 ? _names.First() : null;

    /// <summary>This and what another run saw.</summary>
    public RecordedCreation With(RecordedCreation other)
    {
        var both = new RecordedCreation(First);
        both._names.UnionWith(_names.Concat(other._names));
        foreach (var variant in _variants.Concat(other._variants))
            both.Add(variant);
        return both;
    }

    public void Add(TrackedResource resource, RecordedVariant variant)
    {
        _names.Add(resource.Name);
        Add(variant);
    }

    private void Add(RecordedVariant variant)
    {
        if (!_variants.Any(variant.IsLike))
            _variants.Add(variant);
    }
}
