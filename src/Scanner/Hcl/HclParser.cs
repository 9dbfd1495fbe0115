using System.Text.RegularExpressions;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Parses files of the native syntax into blocks; one that is broken does not keep the others from being read.</summary>
internal sealed class HclParser
{
    /// <summary>How many errors of one file are reported; a file with more is hardly what it claims to be.</summary>
    public const int MostErrors = 50;

    // Where reading goes on after a broken block: at the next line that looks like the header of a block of a Terraform file.
    private static readonly Regex Header = new(
        """^[ \t]*(?:(?:resource|data|ephemeral)[ \t]+"[^"\r\n]*"[ \t]+"[^"\r\n]*"|"""
        + """(?:module|variable|output|provider|check)[ \t]+"[^"\r\n]*"|locals|terraform|moved|import|removed)[ \t]*\{""",
        RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private readonly SourceText _source;
    private readonly Lexer _lexer;
    private readonly Func<ConfigBlock, ConfigBlock?> _keep;
    private readonly HclExpressionSource _expressionSource;
    private readonly List<MalformedInputException> _errors = [];

    private HclParser(SourceText source, Func<ConfigBlock, ConfigBlock?> keep)
    {
        _keep = keep;
        _source = source;
        _lexer = new(source, 0, source.Content.Length);
        _expressionSource = new(source);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its text, without a byte order mark.</param>
    /// <param name="keep">What to keep of a top-level block, which may be nothing; everything by default.</param>
    /// <returns>Its top-level blocks and attributes, its comments, and what is wrong with it.</returns>
    public static HclFile Parse(SourceText source, Func<ConfigBlock, ConfigBlock?>? keep = null)
    {
        var parser = new HclParser(source, keep ?? (block => block));
        var body = parser.ParseFile();
        return new(source, body, parser._lexer.Comments, parser._errors);
    }

    private ConfigBody ParseFile()
    {
        var attributes = new Dictionary<string, ConfigAttribute>(StringComparer.Ordinal);
        var blocks = new List<ConfigBlock>();
        int? next = 0;
        while (next is { } start && _errors.Count < MostErrors)
            next = ParseItems(start, attributes, blocks);
        if (next is { } rest)
            _errors.Add(_lexer.Error("There are too many errors; the file is not read further.", rest));
        return new(attributes, blocks);
    }

    /// <summary>Parses up to the end of the file; at an error, returns where to go on, if there is such a place.</summary>
    private int? ParseItems(int start, Dictionary<string, ConfigAttribute> attributes, List<ConfigBlock> blocks)
    {
        var item = start;
        try
        {
            _lexer.AreNewlinesSpace = false;
            _lexer.Depth = 0;
            _lexer.MoveTo(start);
            while (true)
            {
                item = _lexer.Current.Start;
                if (_lexer.Current.Kind == TokenKind.EndOfFile)
                    return null;
                ParseItem(attributes, blocks, _keep);
            }
        }
        catch (MalformedInputException error)
        {
            _errors.Add(error);
            var line = _source.Content.IndexOf('\n', item);
            return line >= 0 && Header.Match(_source.Content, line + 1) is { Success: true } header ? header.Index : null;
        }
    }

    /// <summary>Parses an attribute, a block or an empty line.</summary>
    private void ParseItem(
        Dictionary<string, ConfigAttribute> attributes,
        List<ConfigBlock> blocks,
        Func<ConfigBlock, ConfigBlock?>? keep = null)
    {
        if (_lexer.TryPass(TokenKind.Newline))
            return;
        var name = _lexer.Current;
        if (name.Kind != TokenKind.Identifier)
            throw _lexer.Expected("An attribute or block");
        _lexer.Advance();
        if (_lexer.Current.Kind == TokenKind.Assign)
        {
            ParseAttribute(name, attributes);
            PassLineEnd("attribute");
        }
        else
        {
            var block = ParseBlock(name);
            if ((keep is null ? block : keep(block)) is { } kept)
                blocks.Add(kept);
            PassLineEnd("block");
        }
    }

    private void ParseAttribute(Token name, Dictionary<string, ConfigAttribute> attributes)
    {
        _lexer.Advance();
        var value = ExpressionParser.Parse(_lexer);
        var text = _lexer.TextOf(name);
        if (attributes.ContainsKey(text))
            throw _lexer.Error($"The attribute '{SafeText.Of(text, 40)}' is already set in this block.", name.Start);
        attributes.Add(text, new(text, value, _expressionSource) { Span = new(name.Start, value.Span.End) });
    }

    private ConfigBlock ParseBlock(Token type)
    {
        ExpressionParser.Enter(_lexer);
        var labels = new List<string>();
        while (_lexer.Current.Kind != TokenKind.OpenBrace)
            labels.Add(ParseLabel());
        var place = _source.PlaceAt(type.Start, _lexer.PreviousEnd);
        _lexer.Advance();
        var body = ParseBody();
        var block = new ConfigBlock(_lexer.TextOf(type), labels, body, place) { Span = new(type.Start, _lexer.Current.End) };
        _lexer.Advance();
        _lexer.Depth--;
        return block;
    }

    private string ParseLabel()
    {
        if (_lexer.Current.Kind == TokenKind.Identifier)
            return ExpressionParser.PassIdentifier(_lexer);
        if (_lexer.Current.Kind != TokenKind.Quote)
            throw _lexer.Expected("'=', a label or '{'");
        var start = _lexer.Current.Start;
        return TemplateParser.ParseQuoted(_lexer) is LiteralExpression { Value: string label }
            ? label
            : throw _lexer.Error("A label is a plain string, without interpolation.", start);
    }

    /// <summary>Parses what is between braces, ending on the closing one.</summary>
    private ConfigBody ParseBody()
    {
        var attributes = new Dictionary<string, ConfigAttribute>(StringComparer.Ordinal);
        var blocks = new List<ConfigBlock>();
        if (_lexer.Current.Kind is not (TokenKind.Newline or TokenKind.CloseBrace))
        {
            ParseOneLine(attributes);
            return new(attributes, blocks);
        }

        while (_lexer.Current.Kind != TokenKind.CloseBrace)
            ParseItem(attributes, blocks);
        return new(attributes, blocks);
    }

    /// <summary>A block on one line holds one attribute at most, and no block.</summary>
    private void ParseOneLine(Dictionary<string, ConfigAttribute> attributes)
    {
        var name = _lexer.Current;
        if (name.Kind != TokenKind.Identifier)
            throw _lexer.Expected("An attribute, a new line or '}'");
        _lexer.Advance();
        if (_lexer.Current.Kind != TokenKind.Assign)
            throw _lexer.Expected("'='");
        ParseAttribute(name, attributes);
        if (_lexer.Current.Kind != TokenKind.CloseBrace)
            throw _lexer.Expected("'}', since a block on one line holds one attribute only,");
    }

    private void PassLineEnd(string item)
    {
        if (_lexer.Current.Kind != TokenKind.EndOfFile && !_lexer.TryPass(TokenKind.Newline))
            throw _lexer.Expected($"A new line after the {item}");
    }

    private sealed class HclExpressionSource(SourceText source) : IExpressionSource
    {
        public TextPlace PlaceOf(Span span) => source.PlaceAt(span.Start, span.End);
    }
}
