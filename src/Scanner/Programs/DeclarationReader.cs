namespace Infra.Analyzers.Scanner.Programs;

/// <summary>Finds the namespaces, types and members of a C# file, and the attributes that are written in it.</summary>
/// <remarks>
/// It knows as much of the grammar as it takes to say what encloses an expression. Text that is no C# gives declarations all the same.
/// </remarks>
internal sealed class DeclarationReader
{
    /// <summary>How deep declarations may lie in each other before the rest is passed over.</summary>
    private const int MaxDepth = 100;

    private static readonly HashSet<string> NoNames =
        new(StringComparer.Ordinal) { "get", "set", "init", "add", "remove", "operator", "checked" };

    private readonly TokenList _tokens;
    private readonly List<Declaration> _declarations = [];
    private readonly List<AttributeUse> _globals = [];

    private DeclarationReader(TokenList tokens) => _tokens = tokens;

    /// <summary>The declarations, and the attributes of the assembly and of the module.</summary>
    public static (IReadOnlyList<Declaration> Declarations, IReadOnlyList<AttributeUse> Globals) Read(TokenList tokens)
    {
        var reader = new DeclarationReader(tokens);
        for (var index = 0; index < tokens.Count; index++)
            index = reader.ReadBody(index, containingType: null, depth: 0);
        return (reader._declarations, reader._globals);
    }

    /// <summary>Reads declarations up to the brace that ends the body.</summary>
    /// <returns>The index of the brace.</returns>
    private int ReadBody(int index, string? containingType, int depth)
    {
        while (index < _tokens.Count && !_tokens.IsAt(index, '}'))
            index = depth > MaxDepth ? index + 1 : ReadDeclaration(index, containingType, depth);
        return index;
    }

    /// <summary>Reads a declaration, or what stands where one could.</summary>
    /// <returns>The index after it.</returns>
    private int ReadDeclaration(int start, string? containingType, int depth)
    {
        var attributes = new List<AttributeUse>();
        var index = ReadAttributes(start, attributes);
        _globals.AddRange(attributes.Where(IsGlobal));
        attributes.RemoveAll(IsGlobal);
        if (index >= _tokens.Count || _tokens.IsAt(index, '}'))
            return index;
        if (_tokens.IsAt(index, "namespace"))
            return ReadNamespace(start, index, depth);

        for (var at = index; at < _tokens.Count; at++)
        {
            var token = _tokens[at];
            if (IsTypeKeyword(at))
                return ReadType(start, at, attributes, depth);
            if (token.Kind == CSharpTokenKind.Punctuation
                && token.Value[0] is not ('.' or ',' or '<' or '>' or '?' or '[' or ']' or '*' or ':'))
                break;
        }

        return ReadMember(start, index, containingType, attributes, depth);
    }

    private static bool IsGlobal(AttributeUse attribute) => attribute.Target is "assembly" or "module";

    private bool IsTypeKeyword(int index) => _tokens.WordAt(index) switch
    {
        "class" or "struct" or "interface" or "enum" => _tokens.WordAt(index + 1) is not null,
        "record" => _tokens.WordAt(index + 1) is not null && !_tokens.IsAt(index - 1, '.')
            && (_tokens.WordAt(index + 1) is "class" or "struct" || !_tokens.IsAt(index + 2, '=')),
        _ => false,
    };

    private int ReadNamespace(int start, int keyword, int depth)
    {
        var index = keyword + 1;
        var name = ReadName(ref index);
        var slot = Reserve();
        var isBlock = _tokens.IsAt(index, '{');
        var end = isBlock || _tokens.IsAt(index, ';') ? ReadBody(index + 1, containingType: null, depth + 1) : index;
        return Close(slot, DeclarationKind.Namespace, name, parameters: null, start, isBlock ? end + 1 : end, attributes: []);
    }

    private int ReadType(int start, int keyword, IReadOnlyList<AttributeUse> attributes, int depth)
    {
        var index = keyword + (_tokens.WordAt(keyword) == "record" && _tokens.WordAt(keyword + 1) is "class" or "struct" ? 2 : 1);
        var name = _tokens.WordAt(index++) ?? "";
        var arity = ReadArity(ref index);
        var slot = Reserve();
        while (index < _tokens.Count && !_tokens.IsAt(index, '{') && !_tokens.IsAt(index, ';') && !_tokens.IsAt(index, '}'))
            index = _tokens.IsAt(index, '(') || _tokens.IsAt(index, '[') ? _tokens.PastBracket(index) : index + 1;
        if (_tokens.IsAt(index, '{'))
            index = ReadBody(index + 1, name, depth + 1) + 1;
        if (_tokens.IsAt(index, ';'))
            index++;
        return Close(slot, DeclarationKind.Type, arity > 0 ? $"{name}`{arity}" : name, parameters: null, start, index, attributes);
    }

    private int ReadMember(int start, int first, string? containingType, IReadOnlyList<AttributeUse> attributes, int depth)
    {
        var (name, parameters, index) = ReadHead(first, containingType);
        var slot = Reserve();
        var hasValue = false;

        // A brace that closes what is around ends it, and is not its own.
        while (index < _tokens.Count && !_tokens.IsAt(index, ';') && !_tokens.IsAt(index, '}'))
        {
            if (_tokens.IsAt(index, '{'))
            {
                index = ReadCode(index + 1, depth + 1) + 1;

                // A block ends a member, unless a property's value follows or the block is part of an expression.
                if (!hasValue && !_tokens.IsAt(index, '='))
                    return Close(slot, DeclarationKind.Member, name, parameters, start, index, attributes);
            }
            else
            {
                hasValue |= _tokens.IsAt(index, '=');
                index = _tokens.IsAt(index, '(') || _tokens.IsAt(index, '[') ? _tokens.PastBracket(index) : index + 1;
            }
        }

        return Close(slot, DeclarationKind.Member, name, parameters, start, _tokens.IsAt(index, ';') ? index + 1 : index, attributes);
    }

    /// <summary>The name of a member with its parameters, and the index of what follows them.</summary>
    private (string Name, IReadOnlyList<string>? Parameters, int Index) ReadHead(int first, string? containingType)
    {
        var (name, isStatic) = ("", false);
        var index = first;
        while (index < _tokens.Count)
        {
            if (_tokens.WordAt(index) is { } word)
            {
                isStatic |= word == "static";
                name = word;
                index++;
            }
            else if (_tokens.IsAt(index, '<') && ReadArity(ref index) is > 0 and var arity)
            {
                if (_tokens.IsAt(index, '('))
                    return ($"{name}``{arity}", ReadParameters(index), _tokens.PastBracket(index));
            }
            else if (_tokens.IsAt(index, '(') && name.Length > 0 && !IsTupleOrModifier(name, index))
            {
                var method = name != containingType ? name : isStatic ? "#cctor" : "#ctor";
                return (method, ReadParameters(index), _tokens.PastBracket(index));
            }
            else if (_tokens.IsAt(index, '(') || (_tokens.IsAt(index, '[') && name != "this"))
            {
                index = _tokens.PastBracket(index);
            }
            else if (_tokens.IsAt(index, '['))
            {
                return ("Item", ReadParameters(index), _tokens.PastBracket(index));
            }
            else if (_tokens.IsAt(index, '.') || _tokens.IsAt(index, ':') || _tokens.IsAt(index, '?') || _tokens.IsAt(index, '*')
                || _tokens.IsAt(index, '~'))
            {
                index++;
            }
            else
            {
                break;
            }
        }

        return (NoNames.Contains(name) ? "" : name, null, index);
    }

    // public (int, int) Pair() — a tuple's parenthesis stands after a modifier, and another name follows it.
    private bool IsTupleOrModifier(string name, int index) =>
        name is "public" or "private" or "protected" or "internal" or "static" or "readonly" or "async" or "virtual" or "override" or "new"
            or "unsafe"
            or "sealed" or "abstract" or "extern" or "partial" or "ref" or "const" or "volatile" or "required" or "event"
        || (_tokens.WordAt(_tokens.PastBracket(index)) is { } next && next is not ("where" or "when"));

    private List<string> ReadParameters(int open)
    {
        var types = new List<string>();
        foreach (var parameter in _tokens.Cut(open + 1, _tokens.PastBracket(open) - 1))
        {
            // Without the default value, the attributes and the name.
            var words = parameter.TakeWhile(token => !token.Is('=')).ToList();
            while (words.Count > 0 && words[0].Is('['))
                words.RemoveRange(0, Math.Max(1, words.FindIndex(token => token.Is(']')) + 1));
            if (words.Count > 1)
                words.RemoveAt(words.Count - 1);
            types.Add(string.Concat(words.Select(token => token.Kind == CSharpTokenKind.Word ? $" {token.Value}" : token.Value)).Trim());
        }

        return types;
    }

    /// <summary>Passes over code. Of what is declared in it only that with attributes is of interest.</summary>
    /// <returns>The index of the brace that ends it.</returns>
    private int ReadCode(int index, int depth)
    {
        var open = 0;
        while (index < _tokens.Count)
        {
            if (_tokens.IsAt(index, '}') && open-- == 0)
                break;
            open += _tokens.IsAt(index, '{') ? 1 : 0;
            var attributes = new List<AttributeUse>();
            var isStart = _tokens.IsAt(index - 1, '{') || _tokens.IsAt(index - 1, '}') || _tokens.IsAt(index - 1, ';');
            if (isStart && _tokens.IsAt(index, '[') && depth < MaxDepth && ReadAttributes(index, attributes) is var after
                && attributes.Count > 0)
                index = ReadMember(index, after, containingType: null, attributes, depth);
            else
                index++;
        }

        return index;
    }

    private int ReadAttributes(int index, List<AttributeUse> attributes)
    {
        while (_tokens.IsAt(index, '['))
        {
            var end = _tokens.PastBracket(index);
            string? target = null;
            var first = index + 1;
            if (_tokens.WordAt(first) is { } word && _tokens.IsAt(first + 1, ':') && !_tokens.IsAt(first + 2, ':'))
            {
                target = word;
                first += 2;
            }

            foreach (var use in _tokens.Cut(first, end - 1).Where(use => use.Count > 0))
                attributes.Add(ReadAttribute(target, use));
            index = end;
        }

        return index;
    }

    private static AttributeUse ReadAttribute(string? target, IReadOnlyList<CSharpToken> tokens)
    {
        var use = new TokenList(tokens);
        var index = 0;
        var name = ReadName(use, ref index);
        var arguments = use.IsAt(index, '(')
            ? use.Cut(index + 1, use.PastBracket(index) - 1).Where(argument => argument.Count > 0).Select(ReadArgument)
            : [];
        return new(target, name, [.. arguments], tokens[0].Start, tokens[tokens.Count - 1].End);
    }

    private static AttributeArgument ReadArgument(IReadOnlyList<CSharpToken> tokens) =>
        tokens.Count > 2 && tokens[0].Kind == CSharpTokenKind.Word
            && ((tokens[1].Is('=') && !tokens[2].Is('=')) || (tokens[1].Is(':') && !tokens[2].Is(':')))
            ? new(tokens[0].Value, [.. tokens.Skip(2)])
            : new(null, tokens);

    private string ReadName(ref int index) => ReadName(_tokens, ref index);

    private static string ReadName(TokenList tokens, ref int index)
    {
        var name = "";
        for (; tokens.WordAt(index) is not null || tokens.IsAt(index, '.') || tokens.IsAt(index, ':'); index++)
            name += tokens[index].Value;
        return name;
    }

    private int ReadArity(ref int index)
    {
        if (!_tokens.IsAt(index, '<'))
            return 0;
        var end = _tokens.PastBracket(index, '<', '>');
        var arity = _tokens.Cut(index + 1, end - 1).Count;
        index = end;
        return arity;
    }

    // Outer declarations come first, though they end last.
    private int Reserve()
    {
        _declarations.Add(null!);
        return _declarations.Count - 1;
    }

    private int Close(int slot, DeclarationKind kind, string name, IReadOnlyList<string>? parameters, int start, int end,
        IReadOnlyList<AttributeUse> attributes)
    {
        var last = Math.Min(Math.Max(end, start + 1), _tokens.Count);
        _declarations[slot] = new(kind, name, parameters, _tokens[start].Start, _tokens[last - 1].End, attributes);
        return last;
    }
}
