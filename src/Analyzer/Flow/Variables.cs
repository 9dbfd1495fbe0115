using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Flow;

/// <summary>What the variables of all active calls hold, call by call.</summary>
internal sealed class Variables
{
    public static readonly Variables None = new(ImmutableDictionary<int, ImmutableDictionary<object, Stored>>.Empty);

    private readonly ImmutableDictionary<int, ImmutableDictionary<object, Stored>> _frames;

    private Variables(ImmutableDictionary<int, ImmutableDictionary<object, Stored>> frames) => _frames = frames;

    public IEnumerable<KeyValuePair<Slot, Stored>> All =>
        from frame in _frames
        from variable in frame.Value
        select new KeyValuePair<Slot, Stored>(new Slot(variable.Key, frame.Key), variable.Value);

    public IEnumerable<Stored> Values
    {
        get
        {
            foreach (var frame in _frames)
            {
                foreach (var variable in frame.Value)
                    yield return variable.Value;
            }
        }
    }

    public Stored? this[Slot slot] =>
        _frames.TryGetValue(slot.Frame, out var frame) && frame.TryGetValue(slot.Variable, out var stored) ? stored : null;

    public bool HasFrame(int frame) => _frames.ContainsKey(frame);

    public Variables With(Slot slot, Stored value) =>
        new(_frames.SetItem(slot.Frame, (_frames.TryGetValue(slot.Frame, out var frame) ? frame : ImmutableDictionary<object, Stored>.Empty).SetItem(slot.Variable, value)));

    public Variables WithoutFrame(int frame) => HasFrame(frame) ? new(_frames.Remove(frame)) : this;

    /// <summary>These without the variables of a call that are not needed any more.</summary>
    public Variables Without(int frame, Func<object, bool> isDead)
    {
        if (!_frames.TryGetValue(frame, out var variables))
            return this;
        var alive = variables;
        foreach (var variable in variables)
        {
            if (isDead(variable.Key))
                alive = alive.Remove(variable.Key);
        }

        return ReferenceEquals(alive, variables) ? this : new(_frames.SetItem(frame, alive));
    }

    public bool IsAlike(Variables other) =>
        ReferenceEquals(_frames, other._frames)
        || (_frames.Count == other._frames.Count
            && _frames.All(frame => other._frames.TryGetValue(frame.Key, out var variables) && HeapObject.SameMap(frame.Value, variables)));

    /// <summary>What a parameter holds until it is assigned, where the caller is not seen.</summary>
    public static Value.Symbol Initial(IParameterSymbol parameter, int frame) => new(parameter, frame, 0);

    /// <summary>The variables that both have, with what either says they hold.</summary>
    public static Variables Join(Variables left, Variables right)
    {
        if (ReferenceEquals(left._frames, right._frames))
            return left;
        var joined = None;
        foreach (var slot in left.All.Concat(right.All).Select(pair => pair.Key).Distinct())
        {
            if (left.Held(slot) is { } a && right.Held(slot) is { } b)
                joined = joined.With(slot, new(Value.Choice.Of(a.Value, b.Value), a.Source ?? b.Source));
        }

        return joined;
    }

    private Stored? Held(Slot slot) => this[slot] ?? (slot.Variable is IParameterSymbol parameter ? new(Initial(parameter, slot.Frame), null) : null);
}
