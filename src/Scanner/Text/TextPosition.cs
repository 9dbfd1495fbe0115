namespace Infra.Analyzers.Scanner.Text;

/// <summary>A point in a text, as editors count.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The place in a file that starts here.</summary>
    public TextPlace To(TextPosition end, string path) => new(path, Line, Column, end.Line, end.Column);

    /// <summary>The place in a file that is this point.</summary>
    public TextPlace In(string path) => To(this, path);
}
