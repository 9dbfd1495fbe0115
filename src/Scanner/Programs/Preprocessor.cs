namespace Infra.Analyzers.Scanner.Programs;

/// <summary>
/// What the directives of a C# file say, as far as it matters here: what is compiled, which warnings are off, which lines are whose.
/// </summary>
/// <param name="symbols">The symbols that the compiler is given (<c>DefineConstants</c>).</param>
internal sealed class Preprocessor(IEnumerable<string> symbols)
{
    private readonly HashSet<string> _symbols = new(symbols, StringComparer.Ordinal);
    private readonly Stack<Branch> _branches = new();
    private readonly List<WarningSwitch> _warnings = [];

    /// <summary>Whether what follows is compiled.</summary>
    public bool IsActive => _branches.Count == 0 || _branches.Peek().IsActive;

    /// <summary>Which lines the compiler counts for another file's.</summary>
    public LineMap Lines { get; } = new();

    /// <summary>Reads a directive.</summary>
    /// <param name="text">The line after the number sign.</param>
    /// <param name="line">Its number, from 1.</param>
    /// <param name="end">The offset after it.</param>
    public void Read(string text, int line, int end)
    {
        var (word, rest) = Cut(WithoutComment(text));
        switch (word)
        {
            case "if":
                Begin(IsActive && PreprocessorExpression.Evaluate(rest, _symbols), IsActive);
                break;
            case "elif" when _branches.Count > 0:
                Alternate(branch => PreprocessorExpression.Evaluate(rest, _symbols));
                break;
            case "else" when _branches.Count > 0:
                Alternate(branch => true);
                break;
            case "endif" when _branches.Count > 0:
                _branches.Pop();
                break;
            case "define" when IsActive:
                _symbols.Add(rest);
                break;
            case "undef" when IsActive:
                _symbols.Remove(rest);
                break;
            case "line" when IsActive:
                Lines.Add(line, rest);
                break;
            case "pragma" when IsActive && Cut(rest) is ("warning", var setting):
                Switch(setting, end);
                break;
        }
    }

    /// <summary>Whether a rule is switched off at an offset.</summary>
    public bool IsOff(string ruleId, int offset)
    {
        var isOff = false;
        foreach (var warning in _warnings.Where(warning => warning.Offset <= offset))
            isOff = warning.Ids.Count == 0 || warning.Ids.Contains(ruleId, StringComparer.Ordinal) ? warning.IsOff : isOff;
        return isOff;
    }

    private void Begin(bool isActive, bool canBeActive) => _branches.Push(new(isActive, WasActive: isActive || !canBeActive));

    private void Alternate(Func<Branch, bool> condition)
    {
        var branch = _branches.Pop();
        var isActive = !branch.WasActive && condition(branch);
        _branches.Push(new(isActive, branch.WasActive || isActive));
    }

    private void Switch(string setting, int end)
    {
        var (action, ids) = Cut(setting);
        if (action is "disable" or "restore" or "enable")
            _warnings.Add(new(end, action == "disable", [.. ids.Split(',').Select(id => id.Trim()).Where(id => id.Length > 0)]));
    }

    private static (string Word, string Arguments) Cut(string text)
    {
        var trimmed = text.Trim();
        var length = 0;
        while (length < trimmed.Length && char.IsLetter(trimmed[length]))
            length++;
        return (trimmed.Substring(0, length), trimmed.Substring(length).Trim());
    }

    private static string WithoutComment(string text)
    {
        // A file that #line names can hold slashes.
        for (var position = 0; position < text.Length; position++)
        {
            if (text[position] == '"' && text.IndexOf('"', position + 1) is > 0 and var quote)
                position = quote;
            else if (text[position] == '/' && position + 1 < text.Length && text[position + 1] == '/')
                return text.Substring(0, position);
        }

        return text;
    }

    /// <param name="IsActive">Whether this part of the conditional is compiled.</param>
    /// <param name="WasActive">Whether it, or a part before it, is, so that no later one can be.</param>
    private sealed record Branch(bool IsActive, bool WasActive);

    /// <summary><c>#pragma warning</c>; without ids for all of them.</summary>
    private sealed record WarningSwitch(int Offset, bool IsOff, IReadOnlyList<string> Ids);
}
