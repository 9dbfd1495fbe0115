namespace Infra.Analyzers.Scanner.Programs;

/// <summary>
/// The condition of <c>#if</c>: symbols, <c>true</c>, <c>false</c>, <c>!</c>, <c>==</c>, <c>!=</c>, <c>&amp;&amp;</c>, <c>||</c> and
/// parentheses.
/// </summary>
internal sealed class PreprocessorExpression
{
    /// <summary>How deep parentheses and negations may lie in each other; the compiler accepts no more than its stack does.</summary>
    private const int MaxDepth = 200;

    private readonly string _text;
    private readonly ISet<string> _symbols;
    private int _position;
    private int _depth;

    private PreprocessorExpression(string text, ISet<string> symbols) => (_text, _symbols) = (text, symbols);

    /// <summary>The value; <see langword="false"/> where the compiler would report an error.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="symbols">The symbols that are defined.</param>
    public static bool Evaluate(string text, ISet<string> symbols) => new PreprocessorExpression(text, symbols).Or();

    private bool Or()
    {
        var value = And();
        while (TryRead("||"))
            value |= And();
        return value;
    }

    private bool And()
    {
        var value = Equality();
        while (TryRead("&&"))
            value &= Equality();
        return value;
    }

    private bool Equality()
    {
        var value = Not();
        while (true)
        {
            if (TryRead("=="))
                value = value == Not();
            else if (TryRead("!="))
                value = value != Not();
            else
                return value;
        }
    }

    private bool Not()
    {
        if (++_depth > MaxDepth)
        {
            _position = _text.Length;
            return false;
        }

        var value = !IsAt("!=") && TryRead("!") ? !Not() : Primary();
        _depth--;
        return value;
    }

    private bool Primary()
    {
        if (TryRead("("))
        {
            var value = Or();
            TryRead(")");
            return value;
        }

        SkipBlanks();
        var start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_'))
            _position++;
        return _text.Substring(start, _position - start) switch
        {
            "true" => true,
            "false" => false,
            var symbol => _symbols.Contains(symbol),
        };
    }

    private bool TryRead(string operation)
    {
        if (!IsAt(operation))
            return false;
        _position += operation.Length;
        return true;
    }

    private bool IsAt(string operation)
    {
        SkipBlanks();
        return string.CompareOrdinal(_text, _position, operation, 0, operation.Length) == 0;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }
}
