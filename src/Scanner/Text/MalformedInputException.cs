namespace Infra.Analyzers.Scanner.Text;

/// <summary>An input that breaks the rules of its format. It never leaves the scanner: whoever opened the file reports it.</summary>
/// <param name="message">What is wrong, as a sentence, without any text of the input that was not neutralised.</param>
/// <param name="position">Where the input stops making sense.</param>
internal sealed class MalformedInputException(string message, TextPosition position) : Exception(message)
{
    public TextPosition Position { get; } = position;
}
