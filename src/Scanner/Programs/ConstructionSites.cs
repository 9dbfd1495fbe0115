namespace Infra.Analyzers.Scanner.Programs;

/// <summary>Finds the expressions of a C# file that construct something with an id or a name.</summary>
internal sealed class ConstructionSites
{
    private readonly CSharpFile _file;
    private readonly TokenList _tokens;
    private readonly Stack<string?> _types = new();

    private ConstructionSites(CSharpFile file) => (_file, _tokens) = (file, file.Tokens);

    /// <summary>The expressions of a file, in order.</summary>
    public static IEnumerable<ConstructionSite> In(CSharpFile file) => new ConstructionSites(file).Find();

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
            else if (token.Kind == CSharpTokenKind.Word && token.Value is "class" or "record" or "struct"
                && _tokens.WordAt(index + 1) is { } name && name != "struct" && name != "class")
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
        while (_tokens.WordAt(index) is { } word)
        {
            type = word;
            index++;
            while (_tokens.IsAt(index, '.') || _tokens.IsAt(index, ':'))
                index++;
        }

        index = _tokens.IsAt(index, '<') ? _tokens.PastBracket(index, '<', '>') : index;
        if (!_tokens.IsAt(index, '('))
            return null;

        var (arguments, end) = ReadArguments(index);
        if (arguments.Count == 0)
            return null;
        var positional = arguments.Where(argument => argument.Name is null).ToList();
        var id = arguments.FirstOrDefault(argument => argument.Name == "id") ?? (positional.Count > 1 ? positional[1] : null);
        var name = arguments.FirstOrDefault(argument => argument.Name == "name") ?? (positional.Count > 0 ? positional[0] : null);

        var isAssigned = _tokens.IsAt(start - 1, '=');
        var last = _tokens.IsAt(end, '{') ? _tokens.PastBracket(end, '{', '}') : end;
        return new(
            type ?? (isAssigned ? _tokens.WordAt(start - 3) : null),
            Enclosing,
            arguments[0].Word,
            isAssigned ? _tokens.WordAt(start - 2) : null,
            id?.Pattern ?? IdPattern.Unknown,
            _file,
            _tokens[start].Start,
            _tokens[last - 1].End)
        {
            HasId = id is not null,
            Name = name?.Pattern ?? IdPattern.Unknown,
        };
    }

    /// <summary>The arguments after an opening parenthesis, and the index of the token after the closing one.</summary>
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
        var name = _tokens.WordAt(first) is { } word && _tokens.IsAt(first + 1, ':') ? word : null;
        var value = name is null ? first : first + 2;
        var only = value + 1 == end ? _tokens[value] : null;
        return new(name, only?.Kind == CSharpTokenKind.Word ? only.Value : null,
            only?.Pieces is { } pieces ? new(pieces) : IdPattern.Unknown);
    }

    private sealed record Argument(string? Name, string? Word, IdPattern Pattern);
}
