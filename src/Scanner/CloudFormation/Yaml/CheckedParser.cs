using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScanner = YamlDotNet.Core.Scanner;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>A parser that answers with one kind of exception to all that is no YAML, where the library's has other ones for some.</summary>
/// <param name="text">The file.</param>
internal sealed class CheckedParser(string text) : IParser
{
    private readonly YamlScanner _scanner = new(new StringReader(text));
    private Parser? _parser;

    /// <summary>How far it has come.</summary>
    public Mark Position => _scanner.CurrentPosition;

    /// <inheritdoc/>
    public ParsingEvent? Current => _parser?.Current;

    /// <inheritdoc/>
    /// <exception cref="YamlException">The file is no YAML.</exception>
    public bool MoveNext()
    {
        try
        {
            return (_parser ??= new(_scanner)).MoveNext();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException
            or NullReferenceException or InvalidCastException or FormatException or OverflowException)
        {
            throw new SyntaxErrorException(Position, Position, "found a character that cannot be here");
        }
    }
}
