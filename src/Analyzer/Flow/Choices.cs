namespace Infra.Analyzers.Flow;

/// <summary>
/// The ways one statement can go. A call that has several outcomes asks for one; the statement is evaluated again, with the same answers
/// up to the last question that has an answer left, until none has.
/// </summary>
internal sealed class Choices
{
    private readonly List<(object Alternatives, int Count, int Taken)> _taken = [];
    private int _next;

    public void Restart() => _next = 0;

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

    /// <summary>Turns to the next combination of answers, if there is one.</summary>
    public bool Advance()
    {
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
