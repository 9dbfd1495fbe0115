using System.Collections.Immutable;

namespace Infra.Analyzers.Engine;

/// <summary>
/// The lattice of abstract values: sets of alternatives, ordered by inclusion, with <see cref="Value.Never"/> at the bottom. Its height is
/// bounded: of a set that grows too large only the objects and functions are kept, beside <see cref="Value.Unknown"/>.
/// </summary>
internal static class ValueLattice
{
    /// <summary>Alternatives that are kept apart.</summary>
    private const int MaxAlternatives = 6;

    /// <summary>The least value that stands for both: associative, commutative and idempotent.</summary>
    public static Value Join(Value left, Value right)
    {
        if (left == right || right is Value.Never)
            return left;
        if (left is Value.Never)
            return right;
        var known = AlternativesOf(left);
        var added = AlternativesOf(right).RemoveAll(known.Contains);
        if (added.IsEmpty)
            return left;
        var alternatives = known.AddRange(added);
        if (alternatives.Length <= MaxAlternatives && !alternatives.Contains(Value.Unknown.Value))
            return new Value.Choice(alternatives);

        // Objects and functions are not forgotten: what is done to the value is done to one of them.
        var objects = alternatives.RemoveAll(alternative => !(alternative.IsMutable || alternative is Value.Function));
        return objects.IsEmpty ? Value.Unknown.Value : new Value.Choice(objects.Add(Value.Unknown.Value));
    }

    /// <summary>The least value that stands for all; <see cref="Value.Never"/> for none.</summary>
    public static Value JoinAll(IEnumerable<Value> values) => values.Aggregate((Value)Value.Never.Value, Join);

    /// <summary>The order: whether one value says all that another does, and perhaps more.</summary>
    public static bool IsBelow(Value lower, Value upper) => Join(lower, upper) == upper;

    private static ImmutableArray<Value> AlternativesOf(Value value) => value is Value.Choice choice ? choice.Options : [value];
}
