namespace Infra.Analyzers.Scanner.Programs;

/// <summary>Finds the expressions of a C# file that construct something with an id.</summary>
internal sealed class ConstructionSites
{
    private readonly string _path;
    private readonly IReadOnlyList<CSharpToken> _tokens;
    private readonly List<int> _lineStarts = [0];
    private readonly Stack<string?> _types = new();

    private ConstructionSites(string text, string path)
    {
        _path = path;
        _tokens = CSharpLexer.Read(text);
        for (var newline = text.IndexOf('\n'); newline >= 0; newline = text.IndexOf('\n', newline + 1))
            _lineStarts.Add(newline + 1);
    }

    /// <param name="text">The C# text.</param>
    /// <param name="path">Its file, for places.</param>
    public static IReadOnlyList<ConstructionSite> In(string text, string path) => [.. new ConstructionSites(text, path).Find()];

    private IEnumerable<ConstructionSite> Find()
    {
        string? declared = null;
        for (var index = 0; index < _tokens.Count; index++)
        {
            var token = _tokens[index];
            if (token.Is('{'))
            {
                _types.Push(declared ?? Enclosing);
                declared = null;
            }
            else if (token.Is('}') && _types.Count > 0)
            {
                _types.Pop();
            }
            else if (token.Is(';'))
            {
                declared = null;
            }
            else if (token.Kind == CSharpTokenKind.Word && token.Value is "class" or "record" or "struct" && WordAt(index + 1) is { } name && name != "struct" && name != "class")
            {
                declared = name;
            }
            else if (token.Is("new") && TryRead(index) is { } site)
            {
                yield return site;
            }
        }
    }

    private string? Enclosing => _types.Count > 0 ? _types.Peek() : null;

    private ConstructionSite? TryRead(int start)
    {
        var index = start + 1;
        string? type = null;
        while (WordAt(index) is { } word)
        {
            type = word;
            index++;
            while (IsAt(index, '.') || IsAt(index, ':'))
                index++;
        }

        index = IsAt(index, '<') ? PastBracket(index, '<', '>') : index;
        if (!IsAt(index, '('))
            return null;

        var (arguments, end) = ReadArguments(index);
        if (arguments.FirstOrDefault(argument => argument.Name == "id") is not { } id)
        {
            var positional = arguments.Where(argument => argument.Name is null).ToList();
            if (positional.Count < 2)
                return null;
            id = positional[1];
        }

        var isAssigned = IsAt(start - 1, '=');
        var last = IsAt(end, '{') ? PastBracket(end, '{', '}') : end;
        return new(
            type ?? (isAssigned ? WordAt(start - 3) : null),
            Enclosing,
            arguments[0].Word,
            isAssigned ? WordAt(start - 2) : null,
            id.Pattern,
            Place(_tokens[start].Start, _tokens[last - 1].End));
    }

    /// <summary>The arguments behind an opening parenthesis, and the index of the token behind the closing one.</summary>
    private (IReadOnlyList<Argument> Arguments, int End) ReadArguments(int open)
    {
        var arguments = new List<Argument>();
        var first = open + 1;
        var depth = 0;
        for (var index = open; index < _tokens.Count; index++)
        {
            var token = _tokens[index];
            if (token.Kind != CSharpTokenKind.Punctuation)
                continue;
            depth += token.Value[0] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (depth == 0 || (depth == 1 && token.Is(',')))
            {
                if (index > first)
                    arguments.Add(ReadArgument(first, index));
                first = index + 1;
            }

            if (depth == 0)
                return (arguments, index + 1);
        }

        return ([], _tokens.Count);
    }

    private Argument ReadArgument(int first, int end)
    {
        var name = WordAt(first) is { } word && IsAt(first + 1, ':') ? word : null;
        var value = name is null ? first : first + 2;
        var only = value + 1 == end ? _tokens[value] : null;
        return new(name, only?.Kind == CSharpTokenKind.Word ? only.Value : null, only?.Pieces is { } pieces ? new(pieces) : IdPattern.Unknown);
    }

    private int PastBracket(int index, char open, char close)
    {
        for (var depth = 0; index < _tokens.Count; index++)
        {
            depth += _tokens[index].Is(open) ? 1 : _tokens[index].Is(close) ? -1 : 0;
            if (depth == 0)
                return index + 1;
        }

        return _tokens.Count;
    }

    private string? WordAt(int index) =>
        index >= 0 && index < _tokens.Count && _tokens[index].Kind == CSharpTokenKind.Word ? _tokens[index].Value : null;

    private bool IsAt(int index, char punctuation) => index >= 0 && index < _tokens.Count && _tokens[index].Is(punctuation);

    private TextPlace Place(int start, int end)
    {
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new(_path, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Position(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    private sealed record Argument(string? Name, string? Word, IdPattern Pattern);
}
