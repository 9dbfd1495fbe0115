using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>A variable of a call: a local, a parameter, or a temporary of the control-flow graph.</summary>
internal readonly record struct Slot(object Variable, int Frame);

/// <summary>All that is known at one point of one path.</summary>
internal sealed record State
{
    public static readonly State Empty = new();

    public Variables Variables { get; init; } = Variables.None;

    public Heap Heap { get; init; } = Heap.Empty;

    /// <summary>What the path has assumed.</summary>
    public PathConstraints Constraints { get; init; } = PathConstraints.None;

    /// <summary>Variables that code running later may assign: what they hold is not known.</summary>
    public ImmutableHashSet<Slot> Shared { get; init; } = [];

    /// <summary>
    /// The objects that the path has certainly made and that resources may refer to, whether anything holds them still or not.
    /// </summary>
    public ImmutableSortedSet<int> Made { get; init; } = [];

    /// <summary>How much the path has assumed and done: less where it stands for several.</summary>
    public int Certainties => Constraints.Count + Made.Count;

    /// <summary>The decisions taken on the path so far.</summary>
    public DecisionPath? Decisions { get; init; }

    /// <summary>How often an operation in a loop has yielded a symbolic value on the path.</summary>
    public ImmutableDictionary<(object Origin, int Frame), int> Occurrences { get; init; } =
        ImmutableDictionary<(object Origin, int Frame), int>.Empty;

    private (State? Entry, Heap? Heap, Variables? Variables) Swept { get; init; }

    public Stored? Read(Slot slot) =>
        Shared.Contains(slot) ? new(Value.Unknown.Value, null) : Variables[slot];

    public State Write(Slot slot, Value value, SyntaxNode? source) =>
        this with { Variables = Variables.With(slot, new(value, source)) };

    public State Update(int id, Func<HeapObject, HeapObject> change) =>
        Heap.TryGet(id, out var existing) ? this with { Heap = Heap.With(id, change(existing)) } : this;

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
            && Heap.IsSame(other.Heap));

    /// <summary>The merge of two alike states: only what both paths assumed still holds.</summary>
    public State ForgetDifferences(State other) => this with
    {
        Constraints = PathConstraints.Join(Constraints, other.Constraints),
        Made = ReferenceEquals(Made, other.Made) ? Made : Made.Intersect(other.Made),
        Decisions = DecisionPath.Common(Decisions, other.Decisions),
        Occurrences = Latest(Occurrences, other.Occurrences),
    };

    /// <summary>What holds on both paths.</summary>
    public static State Join(State left, State right) =>
        (left with
        {
            Variables = Variables.Join(left.Variables, right.Variables),
            Heap = Heap.Join(left.Heap, right.Heap),
            Shared = left.Shared.Union(right.Shared),
        }).ForgetDifferences(right);

    private static ImmutableDictionary<(object Origin, int Frame), int> Latest(
        ImmutableDictionary<(object Origin, int Frame), int> left,
        ImmutableDictionary<(object Origin, int Frame), int> right)
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
