namespace Infra.Analyzers.Scanner.Programs;

/// <summary>A C# file as far as a scan looks at it.</summary>
internal sealed class CSharpFile
{
    private readonly List<int> _lineStarts = [0];
    private readonly Preprocessor _preprocessor;

    /// <param name="text">The C# text.</param>
    /// <param name="path">Its absolute path.</param>
    /// <param name="symbols">The symbols that the compiler is given.</param>
    public CSharpFile(string text, string path, IEnumerable<string> symbols)
    {
        Path = path;
        _preprocessor = new Preprocessor(symbols);
        Tokens = new(CSharpLexer.Read(text, _preprocessor));
        (Declarations, GlobalAttributes) = DeclarationReader.Read(Tokens);
        for (var newline = text.IndexOf('\n'); newline >= 0; newline = text.IndexOf('\n', newline + 1))
            _lineStarts.Add(newline + 1);
        NamedSites = [.. ConstructionSites.In(this)];
        Sites = [.. NamedSites.Where(site => site.HasId)];
    }

    public string Path { get; }

    public TokenList Tokens { get; }

    /// <summary>What is declared; what encloses another one stands before it.</summary>
    public IReadOnlyList<Declaration> Declarations { get; }

    /// <summary>The attributes of the assembly and of the module.</summary>
    public IReadOnlyList<AttributeUse> GlobalAttributes { get; }

    /// <summary>The expressions that construct something with an id.</summary>
    public IReadOnlyList<ConstructionSite> Sites { get; }

    /// <summary>All that construct something with a name or an id.</summary>
    public IReadOnlyList<ConstructionSite> NamedSites { get; }

    /// <summary>Whether <c>#pragma warning</c> switches a rule off at an offset.</summary>
    public bool IsOff(string ruleId, int offset) => _preprocessor.IsOff(ruleId, offset);

    /// <summary>What encloses an offset, from the outside to the inside.</summary>
    public IEnumerable<Declaration> Enclosing(int offset) => Declarations.Where(declaration => declaration.Contains(offset));

    /// <summary>The place of what is between two offsets.</summary>
    public TextPlace Place(int start, int end)
    {
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new(Path, line, column, endLine, endColumn);
    }

    /// <summary>Whether the compiler means a position of a place of this file when it names a file, line and column.</summary>
    /// <param name="place">A place in this file.</param>
    /// <param name="path">The file that the compiler names; a relative path is relative to this file's folder.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public bool IsInside(TextPlace place, string path, int line, int column)
    {
        for (var candidate = place.Line; candidate <= place.EndLine; candidate++)
        {
            var from = candidate == place.Line ? place.Column : 1;
            var start = _preprocessor.Lines.Map(candidate, from);
            if (start.Line != line || !IsFile(path, start.File) || column < start.Column)
                continue;
            if (candidate < place.EndLine || column < _preprocessor.Lines.Map(candidate, place.EndColumn).Column)
                return true;
        }

        return false;
    }

    /// <summary>The place as the compiler shows it.</summary>
    public TextPlace Mapped(TextPlace place)
    {
        var start = _preprocessor.Lines.Map(place.Line, place.Column);
        var end = _preprocessor.Lines.Map(place.EndLine, place.EndColumn);
        return new(start.File is null ? Path : FullPath(start.File), start.Line, start.Column, end.Line, end.Column);
    }

    /// <summary>
    /// The statement at a position, up to its end, as a construction of which nothing else is known; <see langword="null"/> past the last
    /// one.
    /// </summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public ConstructionSite? Statement(int line, int column)
    {
        if (line > _lineStarts.Count)
            return null;
        var start = _lineStarts[line - 1] + column - 1;
        var first = Tokens.IndexAt(start);
        if (first == Tokens.Count)
            return null;
        var end = Tokens.EndOfStatement(first);
        return new(Type: null, EnclosingType: null, Scope: null, Variable: null, IdPattern.Unknown, this, Tokens[first].Start,
            Tokens[end - 1].End);
    }

    private bool IsFile(string path, string? mapped) => string.Equals(FullPath(path), FullPath(mapped ?? Path), Paths.Comparison);

    // What #line names is relative to the file that it stands in.
    private string FullPath(string path)
    {
        try
        {
            return System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", path));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return path;
        }
    }

    private (int Line, int Column) Position(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }
}
