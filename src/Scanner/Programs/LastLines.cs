using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>The end of what a program printed, for a message about its failure. Safe to be used by several threads.</summary>
internal sealed class LastLines
{
    private const int MaxLines = 12;

    private readonly Queue<string> _lines = new();

    /// <summary>Takes a line, and returns it as it may be shown.</summary>
    public string Add(string line)
    {
        var shown = SafeText.Of(line.Trim(), limit: 1000);

        // The frames of an unhandled exception would push its messages out of the last lines.
        if (shown.Length == 0 || shown.StartsWith("at ", StringComparison.Ordinal))
            return shown;
        lock (_lines)
        {
            _lines.Enqueue(shown);
            if (_lines.Count > MaxLines)
                _lines.Dequeue();
        }

        return shown;
    }

    /// <summary>A sentence with the reason of a failure, followed by the lines.</summary>
    public string Explain(string reason)
    {
        lock (_lines)
        {
            var lines = _lines.Count == 0 ? "" : $". Its last lines: {string.Join(" | ", _lines)}";
            return $"Synthesis failed: {SafeText.Of(reason, 1000)}{lines}";
        }
    }
}
