using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>What the variables of all active calls hold, call by call.</summary>
internal sealed class Variables
{
    public static readonly Variables None = new(ImmutableDictionary<int, ImmutableDictionary<object, Stored>>.Empty);

    private static readonly ImmutableDictionary<object, Stored> NoVariables = ImmutableDictionary<object, Stored>.Empty;

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

    public Variables With(Slot slot, Stored value)
    {
        var variables = _frames.TryGetValue(slot.Frame, out var frame) ? frame : NoVariables;
        return new(_frames.SetItem(slot.Frame, variables.SetItem(slot.Variable, value)));
    }

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

    public bool IsAlike(Variables other)
    {
        if (ReferenceEquals(_frames, other._frames))
            return true;
        if (_frames.Count != other._frames.Count)
            return false;
        foreach (var frame in _frames)
        {
            if (!other._frames.TryGetValue(frame.Key, out var variables) || !HeapObject.AreSame(frame.Value, variables))
                return false;
        }

        return true;
    }

    /// <summary>What a parameter holds until it is assigned, where the caller is not seen.</summary>
    public static Value.Symbolic Initial(IParameterSymbol parameter, int frame) => new(parameter, frame, 0);

    /// <summary>The variables that both have, with what either says they hold.</summary>
    public static Variables Join(Variables left, Variables right)
    {
        if (ReferenceEquals(left._frames, right._frames))
            return left;
        // Most calls, and most variables of a call, are the same on both sides: only what differs is made anew.
        var joined = left._frames.ToBuilder();
        foreach (var frame in left._frames)
        {
            var variables = Join(frame.Key, frame.Value, right._frames.TryGetValue(frame.Key, out var others) ? others : NoVariables);
            if (variables.IsEmpty)
                joined.Remove(frame.Key);
            else if (!ReferenceEquals(variables, frame.Value))
                joined[frame.Key] = variables;
        }

        foreach (var frame in right._frames)
        {
            if (!left._frames.ContainsKey(frame.Key) && Join(frame.Key, NoVariables, frame.Value) is { IsEmpty: false } variables)
                joined[frame.Key] = variables;
        }

        return new(joined.ToImmutable());
    }

    private static ImmutableDictionary<object, Stored> Join(
        int frame,
        ImmutableDictionary<object, Stored> left,
        ImmutableDictionary<object, Stored> right)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var variable in left)
        {
            if (Held(right, variable.Key, frame) is not { } other)
                joined = joined.Remove(variable.Key);
            else if (!variable.Value.Equals(other))
                joined = joined.SetItem(variable.Key, Stored.Join(variable.Value, other));
        }

        foreach (var variable in right)
        {
            if (!left.ContainsKey(variable.Key) && Held(left, variable.Key, frame) is { } initial)
                joined = joined.SetItem(variable.Key, Stored.Join(initial, variable.Value));
        }

        return joined;
    }

    private static Stored? Held(ImmutableDictionary<object, Stored> variables, object variable, int frame) =>
        variables.TryGetValue(variable, out var stored) ? stored
        : variable is IParameterSymbol parameter ? new(Initial(parameter, frame), null)
        : null;
}
