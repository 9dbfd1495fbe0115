using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Flow;

/// <summary>A variable of a call: a local, a parameter, or a temporary of the control-flow graph.</summary>
internal readonly record struct Slot(object Variable, int Frame);

/// <summary>A value with the expression that it was written by. Two of them are equal where the values are.</summary>
internal readonly record struct Stored(Value Value, SyntaxNode? Source)
{
    public bool Equals(Stored other) => Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>An object that the analysed code created, or one that it was given.</summary>
internal sealed record HeapObject
{
    public HeapObject(INamedTypeSymbol type, SyntaxNode? site) => (Type, Site) = (type, site);

    /// <summary>Its class, or the class it derives from where it is not <see cref="IsExact"/>.</summary>
    public INamedTypeSymbol Type { get; init; }

    /// <summary>The creation; <see langword="null"/> for what exists already when the analysed code begins.</summary>
    public SyntaxNode? Site { get; }

    /// <summary>Whether <see cref="Type"/> is its class.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>Whether members that were not written hold their defaults; otherwise they are not known.</summary>
    public bool StartsEmpty { get; init; } = true;

    /// <summary>Whether code that is not analysed can change it at any time: nothing about it is known then.</summary>
    public bool IsOutOfSight { get; init; }

    /// <summary>Its fields and properties by symbol, and what else is kept of it by a key of its own.</summary>
    public ImmutableDictionary<object, Stored> Members { get; init; } = ImmutableDictionary.Create<object, Stored>(MemberComparer.Instance);

    /// <summary>Whether a dictionary certainly has each of the entries that are kept of it.</summary>
    public bool HasEntries { get; init; } = true;

    /// <summary>The elements of a collection in order, where all are known.</summary>
    public ImmutableArray<Value>? Elements { get; init; }

    /// <summary>What is recorded of it as an infrastructure resource.</summary>
    public CreatedResource? Resource { get; init; }

    /// <summary>What it is to resources that refer to it, unless something may have changed it since it was constructed.</summary>
    public ReferredResource? Referred { get; init; }

    public HeapObject With(object member, Value value, SyntaxNode? source)
    {
        return IsOutOfSight ? this : this with { Members = Members.SetItem(member, new(value, source)) };
    }

    public bool Equals(HeapObject? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Site == other.Site
            && IsExact == other.IsExact
            && StartsEmpty == other.StartsEmpty
            && IsOutOfSight == other.IsOutOfSight
            && HasEntries == other.HasEntries
            && SymbolEqualityComparer.Default.Equals(Type, other.Type)
            && Equals(Resource, other.Resource)
            && Equals(Referred, other.Referred)
            && SameElements(Elements, other.Elements)
            && SameMap(Members, other.Members));

    public override int GetHashCode() => (Site?.GetHashCode() ?? 0) ^ Members.Count;

    public IEnumerable<Value> Contents => Members.Values.Select(stored => stored.Value).Concat(Elements ?? []);

    public static HeapObject Join(HeapObject left, HeapObject right)
    {
        if (left.Equals(right))
            return left;
        var members = left.Members.ToBuilder();
        var hasEntries = left.HasEntries && right.HasEntries;
        foreach (var pair in left.Members)
        {
            if (right.Members.TryGetValue(pair.Key, out var other))
            {
                if (!pair.Value.Equals(other))
                    members[pair.Key] = Join(pair.Value, other);
                continue;
            }

            hasEntries &= pair.Key is not ItemKey;
            members[pair.Key] = Join(pair.Value, right.Read(pair.Key));
        }

        foreach (var pair in right.Members)
        {
            if (left.Members.ContainsKey(pair.Key))
                continue;
            hasEntries &= pair.Key is not ItemKey;
            members.Add(pair.Key, Join(left.Read(pair.Key), pair.Value));
        }

        return left with
        {
            Members = members.ToImmutable(),
            HasEntries = hasEntries,
            IsOutOfSight = left.IsOutOfSight || right.IsOutOfSight,
            StartsEmpty = left.StartsEmpty && right.StartsEmpty,
            Elements = SameElements(left.Elements, right.Elements) ? left.Elements : null,
            Resource = left.Resource ?? right.Resource,
            Referred = Equals(left.Referred, right.Referred) ? left.Referred : null,
        };
    }

    private static bool SameElements(ImmutableArray<Value>? left, ImmutableArray<Value>? right) =>
        left is { } a && right is { } b ? a.SequenceEqual(b) : left is null && right is null;

    private static Stored Join(Stored left, Stored right) => new(Value.Choice.Of(left.Value, right.Value), left.Source ?? right.Source);

    private Stored Read(object key) =>
        Members.TryGetValue(key, out var stored) ? stored : new(StartsEmpty ? Value.Null.Value : Value.Unknown.Value, null);

    internal static bool SameMap<TKey>(ImmutableDictionary<TKey, Stored> left, ImmutableDictionary<TKey, Stored> right)
        where TKey : notnull
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Count != right.Count)
            return false;
        foreach (var pair in left)
        {
            if (!right.TryGetValue(pair.Key, out var other) || !pair.Value.Equals(other))
                return false;
        }

        return true;
    }
}

/// <summary>An infrastructure resource that was constructed, and how.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What its author calls it.</param>
/// <param name="Calls">The calls that lead from the analysed body to the creation, outermost first.</param>
internal sealed record CreatedResource(Symbols.ResourceKind Kind, string? Name, CallChain? Calls);

/// <summary>A resource that others refer to, as it was constructed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What its author calls it.</param>
/// <param name="Attributes">Those that rules ask a graph for.</param>
/// <param name="Site">The creation.</param>
internal sealed record ReferredResource(Symbols.ResourceKind Kind, string Name, Rules.Content.Object Attributes, SyntaxNode Site)
{
    /// <summary>Whether a count or a list, known only to the provider, says how many there are.</summary>
    public bool IsConditional { get; init; }
}

/// <summary>The calls that lead from the analysed body to a point of the program.</summary>
internal sealed record CallChain(CallChain? Caller, SyntaxNode Call)
{
    public int Depth { get; } = (Caller?.Depth ?? 0) + 1;
}

/// <summary>Keys of members: symbols compare as symbols, anything else by itself.</summary>
internal sealed class MemberComparer : IEqualityComparer<object>
{
    public static readonly MemberComparer Instance = new();

    public new bool Equals(object? x, object? y) =>
        x is ISymbol left && y is ISymbol right ? SymbolEqualityComparer.Default.Equals(left, right) : object.Equals(x, y);

    public int GetHashCode(object obj) => obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
}

/// <summary>All that is known at one point of one path.</summary>
internal sealed record State
{
    public static readonly State Empty = new();

    public Variables Variables { get; init; } = Variables.None;

    public ImmutableSortedDictionary<int, HeapObject> Heap { get; init; } = ImmutableSortedDictionary<int, HeapObject>.Empty;

    /// <summary>What the path has assumed: a symbol's constant, a test's outcome.</summary>
    public ImmutableDictionary<Value, Value> Facts { get; init; } = ImmutableDictionary<Value, Value>.Empty;

    /// <summary>Variables that code running later may assign: what they hold is not known.</summary>
    public ImmutableHashSet<Slot> Shared { get; init; } = [];

    /// <summary>The objects that the path has certainly made and that resources may refer to, whether anything holds them still or not.</summary>
    public ImmutableSortedSet<int> Made { get; init; } = [];

    /// <summary>How much the path has assumed and done: less where it stands for several.</summary>
    public int Certainties => Facts.Count + Made.Count;

    /// <summary>The decisions taken on the path so far.</summary>
    public Path? Decisions { get; init; }

    private (State? Entry, object? Heap, Variables? Variables) Swept { get; init; }

    /// <summary>How often an operation in a loop has yielded a symbol on the path.</summary>
    public ImmutableDictionary<(object Origin, int Context), int> Occurrences { get; init; } =
        ImmutableDictionary<(object Origin, int Context), int>.Empty;

    public Stored? Read(Slot slot) =>
        Shared.Contains(slot) ? new(Value.Unknown.Value, null) : Variables[slot];

    public State Write(Slot slot, Value value, SyntaxNode? source) =>
        this with { Variables = Variables.With(slot, new(value, source)) };

    public State Update(int id, Func<HeapObject, HeapObject> change) =>
        Heap.TryGetValue(id, out var existing) ? this with { Heap = Heap.SetItem(id, change(existing)) } : this;

    /// <summary>This, all of whose objects somebody can reach.</summary>
    /// <param name="entry">The state in which the call began: its objects are the caller's.</param>
    public State AsSwept(State entry) => this with { Swept = (entry, Heap, Variables) };

    /// <summary>Whether nothing has changed since nobody's objects were last removed.</summary>
    public bool IsSwept(State entry) =>
        ReferenceEquals(Swept.Entry, entry) && ReferenceEquals(Swept.Heap, Heap) && ReferenceEquals(Swept.Variables, Variables);

    /// <summary>This where no operation of a loop can run again.</summary>
    public State OutsideLoops() => Occurrences.IsEmpty ? this : this with { Occurrences = Empty.Occurrences };

    /// <summary>Whether the program behaves alike from here on, whatever path led here.</summary>
    public bool IsAlike(State other) =>
        ReferenceEquals(this, other)
        || (Variables.IsAlike(other.Variables)
            && Shared.SetEquals(other.Shared)
            && HasSameObjects(other));

    public bool HasSameObjects(State other)
    {
        if (ReferenceEquals(Heap, other.Heap))
            return true;
        if (Heap.Count != other.Heap.Count)
            return false;
        using var others = other.Heap.GetEnumerator();
        foreach (var pair in Heap)
        {
            others.MoveNext();
            if (pair.Key != others.Current.Key || !pair.Value.Equals(others.Current.Value))
                return false;
        }

        return true;
    }

    /// <summary>The merge of two alike states: only what both paths assumed still holds.</summary>
    public State ForgetDifferences(State other) => this with
    {
        Facts = Common(Facts, other.Facts),
        Made = ReferenceEquals(Made, other.Made) ? Made : Made.Intersect(other.Made),
        Decisions = Path.Common(Decisions, other.Decisions),
        Occurrences = Latest(Occurrences, other.Occurrences),
    };

    public static State Join(State left, State right)
    {
        var heap = left.Heap.ToBuilder();
        foreach (var pair in right.Heap)
        {
            if (!heap.TryGetValue(pair.Key, out var existing))
                heap.Add(pair.Key, pair.Value);
            else if (HeapObject.Join(existing, pair.Value) is var joined && !ReferenceEquals(joined, existing))
                heap[pair.Key] = joined;
        }

        return (left with
        {
            Variables = Variables.Join(left.Variables, right.Variables),
            Heap = heap.ToImmutable(),
            Shared = left.Shared.Union(right.Shared),
        }).ForgetDifferences(right);
    }

    private static ImmutableDictionary<Value, Value> Common(ImmutableDictionary<Value, Value> left, ImmutableDictionary<Value, Value> right) =>
        ReferenceEquals(left, right)
            ? left
            : left.RemoveRange(left.Where(pair => !right.TryGetValue(pair.Key, out var other) || other != pair.Value).Select(pair => pair.Key));

    private static ImmutableDictionary<(object Origin, int Context), int> Latest(
        ImmutableDictionary<(object Origin, int Context), int> left,
        ImmutableDictionary<(object Origin, int Context), int> right)
    {
        if (ReferenceEquals(left, right))
            return left;
        foreach (var pair in right)
        {
            if (!left.TryGetValue(pair.Key, out var count) || count < pair.Value)
                left = left.SetItem(pair.Key, pair.Value);
        }

        return left;
    }
}
