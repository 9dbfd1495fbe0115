using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Parses files of the native syntax into blocks; one that is broken does not keep the others from being read.</summary>
internal sealed class HclParser
{
    /// <summary>How many errors of one file are reported; a file with more is hardly what it claims to be.</summary>
    public const int MaxErrors = 50;

    // Where reading goes on after a broken block: at the next line that looks like the header of a block of a Terraform file.
    private static readonly Regex Header = new(
        """^[ \t]*(?:(?:resource|data|ephemeral)[ \t]+"[^"\r\n]*"[ \t]+"[^"\r\n]*"|"""
        + """(?:module|variable|output|provider|check)[ \t]+"[^"\r\n]*"|locals|terraform|moved|import|removed)[ \t]*\{""",
        RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private readonly SourceText _source;
    private readonly Lexer _lexer;
    private readonly IBlockFilter _filter;
    private readonly HclScratch _scratch;
    private int _level;
    private readonly HclExpressionSource _expressionSource;
    private List<MalformedInputException>? _errors;

    private HclParser(SourceText source, IBlockFilter filter, HclScratch scratch)
    {
        _filter = filter;
        _source = source;
        _scratch = scratch;
        _lexer = new(source, 0, source.Content.Length, scratch);
        _expressionSource = new(source);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its text, without a byte order mark.</param>
    /// <param name="filter">What to keep of the top-level blocks; everything by default. All else is only checked.</param>
    /// <param name="scratch">Left by the parse of another file; <see langword="null"/> where there is none.</param>
    /// <returns>Its top-level blocks and attributes, its comments, and what is wrong with it.</returns>
    public static HclFile Parse(SourceText source, IBlockFilter? filter = null, HclScratch? scratch = null)
    {
        var parser = new HclParser(source, filter ?? EveryBlock.Instance, scratch ?? new());
        var body = parser.ParseFile();
        return new(source, body, parser._lexer.Comments, (IReadOnlyList<MalformedInputException>?)parser._errors ?? []);
    }

    private ConfigBody ParseFile()
    {
        var file = _scratch.Body(level: 0);
        int? next = 0;
        while (next is { } start && (_errors is null || _errors.Count < MaxErrors))
            next = ParseItems(start, file);
        if (next is { } rest)
            _errors!.Add(_lexer.Error("There are too many errors; the file is not read further.", rest));
        return file.Build();
    }

    /// <summary>Parses up to the end of the file; at an error, returns where to go on, if there is such a place.</summary>
    private int? ParseItems(int start, BodyBuilder file)
    {
        var item = start;
        try
        {
            _lexer.AreNewlinesSpace = false;
            _lexer.IsPassing = false;
            _lexer.Depth = 0;
            _level = 1;
            _lexer.MoveTo(start);
            while (true)
            {
                item = _lexer.Current.Start;
                if (_lexer.Current.Kind == TokenKind.EndOfFile)
                    return null;
                ParseTopLevelItem(file);
            }
        }
        catch (MalformedInputException error)
        {
            (_errors ??= []).Add(error);
            var line = _source.Content.IndexOf('\n', item);
            return line >= 0 && Header.Match(_source.Content, line + 1) is { Success: true } header ? header.Index : null;
        }
    }

    private void ParseTopLevelItem(BodyBuilder file)
    {
        if (_lexer.TryPass(TokenKind.Newline))
            return;
        var name = PassName();
        if (_lexer.Current.Kind == TokenKind.Assign)
        {
            var attribute = ParseAttribute(name);
            if (!file.IsFirst(attribute.Name))
                throw AlreadySet(name);
            file.Add(attribute);
            PassLineEnd("attribute");
        }
        else
        {
            if (ParseBlock(name, isTopLevel: true) is { } block && _filter.Keep(block) is { } kept)
                file.Add(kept);
            PassLineEnd("block");
        }
    }

    private Token PassName()
    {
        var name = _lexer.Current;
        if (name.Kind != TokenKind.Identifier)
            throw _lexer.Expected("An attribute or block");
        _lexer.Advance();
        return name;
    }

    /// <summary>Checks the value of an attribute, whose name has been passed.</summary>
    private ConfigAttribute ParseAttribute(Token name)
    {
        _lexer.Advance();
        var start = _lexer.Current.Start;
        PassValue();
        return new(_lexer.TextOf(name), new(name.Start, _lexer.PreviousEnd), start, _expressionSource);
    }

    private void PassValue()
    {
        var isPassing = _lexer.IsPassing;
        _lexer.IsPassing = true;
        ExpressionParser.Parse(_lexer);
        _lexer.IsPassing = isPassing;
    }

    /// <summary>Parses a block; <see langword="null"/> where it is only checked.</summary>
    private ConfigBlock? ParseBlock(Token type, bool isTopLevel)
    {
        ExpressionParser.Enter(_lexer);
        var isPassing = _lexer.IsPassing;
        _lexer.IsPassing = false;
        IReadOnlyList<string> labels = [];
        if (_lexer.Current.Kind != TokenKind.OpenBrace)
            labels = ParseLabels();
        var headerEnd = _lexer.PreviousEnd;
        var wanted = isTopLevel ? _filter.WantedIn(_lexer.TextOf(type), labels) : null;
        _lexer.IsPassing = isPassing;
        _lexer.Advance();
        var body = ParseBody(wanted);
        var block = isPassing
            ? null
            : new ConfigBlock(_lexer.TextOf(type), labels, body!, new(type.Start, _lexer.Current.End), headerEnd, _expressionSource);
        _lexer.Advance();
        _lexer.Depth--;
        return block;
    }

    private string[] ParseLabels()
    {
        var labels = _scratch.Labels;
        labels.Clear();
        while (_lexer.Current.Kind != TokenKind.OpenBrace)
            labels.Add(ParseLabel());
        return labels.ToArray();
    }

    private string ParseLabel()
    {
        if (_lexer.Current.Kind == TokenKind.Identifier)
            return ExpressionParser.PassIdentifier(_lexer);
        if (_lexer.Current.Kind != TokenKind.Quote)
            throw _lexer.Expected("'=', a label or '{'");
        var start = _lexer.Current.Start;
        if (TemplateParser.PassPlain(_lexer) is var (plainStart, plainEnd))
            return _lexer.TextOf(plainStart, plainEnd);
        return TemplateParser.ParseQuoted(_lexer) is LiteralExpression { Value: string label }
            ? label
            : throw _lexer.Error("A label is a plain string, without interpolation.", start);
    }

    /// <summary>
    /// Parses what is between braces, ending on the closing one; <see langword="null"/> where it is only checked.
    /// </summary>
    /// <param name="wanted">The names of the attributes and nested blocks to keep; <see langword="null"/> for all.</param>
    private ConfigBody? ParseBody(Func<string, bool>? wanted)
    {
        var isPassing = _lexer.IsPassing;
        var body = _scratch.Body(_level++);
        if (_lexer.Current.Kind is TokenKind.Newline or TokenKind.CloseBrace)
        {
            while (_lexer.Current.Kind != TokenKind.CloseBrace)
                ParseItem(body, wanted);
        }
        else
        {
            ParseOneLine(body, wanted);
        }

        _level--;
        return isPassing ? null : body.Build();
    }

    /// <summary>Parses an attribute, a block or an empty line.</summary>
    private void ParseItem(BodyBuilder body, Func<string, bool>? wanted)
    {
        if (_lexer.TryPass(TokenKind.Newline))
            return;
        var name = PassName();
        if (_lexer.Current.Kind == TokenKind.Assign)
        {
            ParseAttribute(name, body, wanted);
            PassLineEnd("attribute");
        }
        else
        {
            var isPassing = _lexer.IsPassing;
            _lexer.IsPassing = isPassing || wanted?.Invoke(_lexer.TextOf(name)) == false;
            if (ParseBlock(name, isTopLevel: false) is { } block)
                body.Add(block);
            _lexer.IsPassing = isPassing;
            PassLineEnd("block");
        }
    }

    private void ParseAttribute(Token name, BodyBuilder body, Func<string, bool>? wanted)
    {
        var text = _lexer.TextOf(name);
        ConfigAttribute? attribute = null;
        if (!_lexer.IsPassing && wanted?.Invoke(text) != false)
        {
            attribute = ParseAttribute(name);
        }
        else
        {
            _lexer.Advance();
            PassValue();
        }

        if (!body.IsFirst(text))
            throw AlreadySet(name);
        if (attribute is not null)
            body.Add(attribute);
    }

    private MalformedInputException AlreadySet(Token name) =>
        _lexer.Error($"The attribute '{SafeText.Of(_lexer.TextOf(name), 40)}' is already set in this block.", name.Start);

    /// <summary>A block on one line holds one attribute at most, and no block.</summary>
    private void ParseOneLine(BodyBuilder body, Func<string, bool>? wanted)
    {
        var name = _lexer.Current;
        if (name.Kind != TokenKind.Identifier)
            throw _lexer.Expected("An attribute, a new line or '}'");
        _lexer.Advance();
        if (_lexer.Current.Kind != TokenKind.Assign)
            throw _lexer.Expected("'='");
        ParseAttribute(name, body, wanted);
        if (_lexer.Current.Kind != TokenKind.CloseBrace)
            throw _lexer.Expected("'}', since a block on one line holds one attribute only,");
    }

    private void PassLineEnd(string item)
    {
        if (_lexer.Current.Kind != TokenKind.EndOfFile && !_lexer.TryPass(TokenKind.Newline))
            throw _lexer.Expected($"A new line after the {item}");
    }

    private sealed class EveryBlock : IBlockFilter
    {
        public static readonly EveryBlock Instance = new();

        public Func<string, bool>? WantedIn(string type, IReadOnlyList<string> labels) => null;

        public ConfigBlock? Keep(ConfigBlock block) => block;
    }
}

/// <summary>What is kept of the top-level blocks of a file, so that nothing is made of all else.</summary>
internal interface IBlockFilter
{
    /// <summary>
    /// Which attributes and nested blocks are kept in a block, by their names; <see langword="null"/> for all of them.
    /// </summary>
    Func<string, bool>? WantedIn(string type, IReadOnlyList<string> labels);

    /// <summary>A block that holds only what is wanted in it, or <see langword="null"/> where it is not kept.</summary>
    ConfigBlock? Keep(ConfigBlock block);
}
