namespace Infra.Analyzers.Rules.Own;

/// <summary>Something that is wrong with a file of own rules; the other rules of the file still count.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Where in its text.</param>
/// <param name="Message">What is wrong, in a sentence, with text from the file made harmless.</param>
internal sealed record OwnRulesProblem(string Path, JsonSpan Span, string Message);

/// <summary>A stretch of a text.</summary>
/// <param name="Start">In UTF-16 code units, from 0.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Line">The line where it begins, from 0.</param>
/// <param name="Column">The column where it begins, in UTF-16 code units from 0.</param>
/// <param name="EndLine">The line where it ends, from 0.</param>
/// <param name="EndColumn">The column after its last character, from 0.</param>
internal readonly record struct JsonSpan(int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
