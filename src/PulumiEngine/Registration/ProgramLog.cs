using System.Text;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>
/// Passes on what a program prints, as far as somebody may read it, once it has ended: which texts are secret it may say after it has
/// printed them. May be called by several threads.
/// </summary>
/// <param name="output">Where to.</param>
internal sealed class ProgramLog(TextWriter output)
{
    private const int LineLimit = 1000;
    private const int CountLimit = 20_000;
    private const int LastCount = 12;

    // Of one message; a line of it is cut anyway.
    private const int MessageLimit = 100_000;

    private readonly object _lock = new();
    private readonly List<string> _lines = [];
    private readonly Queue<string> _last = new();
    private int _count;

    /// <summary>What is never passed on.</summary>
    public Secrets Secrets { get; } = new();

    /// <summary>The last lines of the run that goes on, without the frames of exceptions, which would push out their messages.</summary>
    public IReadOnlyList<string> Last
    {
        get
        {
            lock (_lock)
                return [.. _last.Select(Secrets.Hide)];
        }
    }

    /// <summary>Another run begins, of which nothing has been printed yet.</summary>
    public void Begin()
    {
        lock (_lock)
            _last.Clear();
    }

    /// <summary>Passes on what has been printed since it was called the last time.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            foreach (var line in _lines)
                output.WriteLine(Secrets.Hide(line));
            _lines.Clear();
        }
    }

    /// <summary>Adds a text of one or more lines.</summary>
    public void Write(string text)
    {
        foreach (var line in (text.Length > MessageLimit ? text[..MessageLimit] : text).Split('\n'))
            WriteLine(line.Length > LineLimit ? line[..LineLimit] + "…" : line);
    }

    /// <summary>Adds all lines of a stream. One that never ends does not fill the memory.</summary>
    public async Task PumpAsync(TextReader reader)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            foreach (var character in buffer.AsSpan(0, read))
            {
                if (character == '\n')
                {
                    WriteLine(line.ToString());
                    line.Clear();
                }
                else if (line.Length < LineLimit)
                {
                    line.Append(character);
                }
            }
        }

        if (line.Length > 0)
            WriteLine(line.ToString());
    }

    private void WriteLine(string text)
    {
        var line = text.TrimEnd();
        lock (_lock)
        {
            if (++_count <= CountLimit)
                _lines.Add(line);
            else if (_count == CountLimit + 1)
                _lines.Add("… (the program prints more than is passed on)");
            if (line.Length == 0 || line.TrimStart().StartsWith("at ", StringComparison.Ordinal))
                return;
            _last.Enqueue(line.Trim());
            if (_last.Count > LastCount)
                _last.Dequeue();
        }
    }
}
