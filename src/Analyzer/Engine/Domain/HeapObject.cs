using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>A value with the expression that it was written by. Two of them are equal where the values are.</summary>
internal readonly record struct Stored(Value Value, SyntaxNode? Source)
{
    public bool Equals(Stored other) => Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    public static Stored Join(Stored left, Stored right) => new(ValueLattice.Join(left.Value, right.Value), left.Source ?? right.Source);
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
    public bool HasEscaped { get; init; }

    /// <summary>What is known of its members.</summary>
    public ImmutableDictionary<MemberKey, Stored> Members { get; init; } = ImmutableDictionary<MemberKey, Stored>.Empty;

    /// <summary>Whether a dictionary certainly has each of the entries that are kept of it.</summary>
    public bool HasEntries { get; init; } = true;

    /// <summary>The elements of a collection in order, where all are known.</summary>
    public ImmutableArray<Value>? Elements { get; init; }

    /// <summary>What the environment model tracks of it.</summary>
    public TrackedObject? Tracked { get; init; }

    public IEnumerable<Value> Contents => Members.Values.Select(stored => stored.Value).Concat(Elements ?? []);

    public HeapObject With(MemberKey member, Value value, SyntaxNode? source) =>
        HasEscaped ? this : this with { Members = Members.SetItem(member, new(value, source)) };

    public bool Equals(HeapObject? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Site == other.Site
            && IsExact == other.IsExact
            && StartsEmpty == other.StartsEmpty
            && HasEscaped == other.HasEscaped
            && HasEntries == other.HasEntries
            && SymbolEqualityComparer.Default.Equals(Type, other.Type)
            && Equals(Tracked, other.Tracked)
            && HaveSameElements(Elements, other.Elements)
            && AreSame(Members, other.Members));

    public override int GetHashCode() => (Site?.GetHashCode() ?? 0) ^ Members.Count;

    /// <summary>The object as either of two paths left it.</summary>
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
                    members[pair.Key] = Stored.Join(pair.Value, other);
                continue;
            }

            hasEntries &= pair.Key.Kind != MemberKind.Entry;
            members[pair.Key] = Stored.Join(pair.Value, right.Read(pair.Key));
        }

        foreach (var pair in right.Members)
        {
            if (left.Members.ContainsKey(pair.Key))
                continue;
            hasEntries &= pair.Key.Kind != MemberKind.Entry;
            members.Add(pair.Key, Stored.Join(left.Read(pair.Key), pair.Value));
        }

        return left with
        {
            Members = members.ToImmutable(),
            HasEntries = hasEntries,
            HasEscaped = left.HasEscaped || right.HasEscaped,
            StartsEmpty = left.StartsEmpty && right.StartsEmpty,
            Elements = HaveSameElements(left.Elements, right.Elements) ? left.Elements : null,
            Tracked = left.Tracked is { } tracked ? tracked.Join(right.Tracked) : right.Tracked?.Join(null),
        };
    }

    /// <summary>Whether two maps hold the same values.</summary>
    public static bool AreSame<TKey>(ImmutableDictionary<TKey, Stored> left, ImmutableDictionary<TKey, Stored> right)
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

    private static bool HaveSameElements(ImmutableArray<Value>? left, ImmutableArray<Value>? right) =>
        left is { } a && right is { } b ? a.SequenceEqual(b) : left is null && right is null;

    private Stored Read(MemberKey key) =>
        Members.TryGetValue(key, out var stored) ? stored : new(StartsEmpty ? Value.Null.Value : Value.Unknown.Value, null);
}
