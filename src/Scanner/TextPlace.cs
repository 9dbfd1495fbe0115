using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Scanner;

/// <summary>A place in a text file, as editors and MSBuild count.</summary>
/// <param name="Path">The file's path, as it was given or found.</param>
/// <param name="Line">From 1; 0 where the place is the file as a whole.</param>
/// <param name="Column">From 1, in UTF-16 code units; 0 where the place is the file as a whole.</param>
/// <param name="EndLine">The line of the first character after the place.</param>
/// <param name="EndColumn">The column of the first character after the place.</param>
internal sealed record TextPlace(string Path, int Line, int Column, int EndLine, int EndColumn) : IPlace
{
    /// <summary>The file as a whole.</summary>
    public static TextPlace Whole(string path) => new(path, 0, 0, 0, 0);

    /// <summary>A stretch of a JSON text, which is counted from 0 there.</summary>
    public static TextPlace Of(string path, JsonSpan span) =>
        new(path, span.Line + 1, span.Column + 1, span.EndLine + 1, span.EndColumn + 1);
}
