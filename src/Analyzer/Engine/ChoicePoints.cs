namespace Infra.Analyzers.Engine;

/// <summary>
/// The points at which the evaluation of a statement can go several ways. A call that has several outcomes asks for one; the statement is
/// evaluated again, with the same answers up to the last point that has an alternative left, until none has.
/// </summary>
internal sealed class ChoicePoints
{
    private readonly List<(object Alternatives, int Count, int Taken)> _taken = [];
    private int _next;

    /// <summary>The alternative to take at the next point, which is met for the first time or has been met before.</summary>
    public T Choose<T>(Func<IReadOnlyList<T>> alternatives)
    {
        if (_next == _taken.Count)
        {
            var fresh = alternatives();
            _taken.Add((fresh, fresh.Count, 0));
        }

        var (known, _, taken) = _taken[_next++];
        return ((IReadOnlyList<T>)known)[taken];
    }

    /// <summary>Turns to the next combination of alternatives, if there is one, for an evaluation from the start.</summary>
    public bool Advance()
    {
        _next = 0;
        while (_taken is [.., var (alternatives, count, taken)])
        {
            _taken.RemoveAt(_taken.Count - 1);
            if (taken + 1 >= count)
                continue;
            _taken.Add((alternatives, count, taken + 1));
            return true;
        }

        return false;
    }
}
