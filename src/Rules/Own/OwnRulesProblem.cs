using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules.Own;

/// <summary>Something that is wrong with a file of own rules; the other rules of the file still count.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Where in its text.</param>
/// <param name="Message">What is wrong, in a sentence, with text from the file made harmless.</param>
internal sealed record OwnRulesProblem(string Path, JsonSpan Span, string Message);
