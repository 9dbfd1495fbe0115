using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>The literals of an example, and what stands for that which they do not say.</summary>
internal sealed class CodeTexts
{
    private readonly List<string> _parameters = [];
    private readonly Dictionary<TextPart.Reference, (string Type, string Name)> _referred = [];

    /// <summary>The parameters, each with its type.</summary>
    public IReadOnlyList<string> Parameters => _parameters;

    /// <summary>The attributes of other resources that are read, with the classes of these.</summary>
    public IEnumerable<(TextPart.Reference Reference, string Type)> Referred =>
        _referred.Select(pair => (pair.Key, pair.Value.Type));

    /// <summary>A text as C# writes it.</summary>
    public static string Literal(string text) =>
        Quiet(string.Concat(SymbolDisplay.FormatLiteral(text, quote: true).Select(Escaped)));

    /// <summary>
    /// The same code without a word that leaves open, wherever it stands in a program, what tags its resources have.
    /// </summary>
    public static string Quiet(string code) =>
        code.Replace("DefaultTags", "\\u0044efaultTags", StringComparison.Ordinal)
            .Replace("default_tags", "\\u0064efault_tags", StringComparison.Ordinal);

    /// <summary>A number as C# writes it.</summary>
    /// <exception cref="UnsayableException">It is none.</exception>
    public static CodeValue Number(double number) =>
        number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? new(number.ToString("0", CultureInfo.InvariantCulture), "int")
        : double.IsFinite(number) ? new(number.ToString("R", CultureInfo.InvariantCulture) + "D", "double")
        : throw new UnsayableException("a number is too large");

    /// <summary>Adds a parameter of a type, and gives its name.</summary>
    public string Parameter(string type)
    {
        var name = FormattableString.Invariant($"given{_parameters.Count}");
        _parameters.Add($"{type} {name}");
        return name;
    }

    /// <summary>A text that may be made of others.</summary>
    /// <param name="text">The text.</param>
    /// <param name="interpolated">What the framework makes of an interpolated string.</param>
    public CodeValue Text(Content.Text text, Func<string, string> interpolated)
    {
        if (text.Constant is { } constant)
            return new(Literal(constant), "string");
        if (text.Parts is [TextPart.Reference only])
            return new(Read(only), "string");
        var code = new StringBuilder("$\"");
        foreach (var part in text.Parts)
        {
            code.Append(part switch
            {
                TextPart.Literal literal => Literal(literal.Value)[1..^1].Replace("{", "{{", StringComparison.Ordinal)
                    .Replace("}", "}}", StringComparison.Ordinal),
                TextPart.Reference reference => $"{{{Read(reference)}}}",
                _ => $"{{{Parameter("string")}}}",
            });
        }

        return new(interpolated(code.Append('"').ToString()), "string");
    }

    // What turns a line around in a terminal has no place there.
    private static string Escaped(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.Format
        ? FormattableString.Invariant($"\\u{(int)character:x4}") : character.ToString();

    private string Read(TextPart.Reference reference)
    {
        if (!_referred.TryGetValue(reference, out var known))
        {
            var type = FormattableString.Invariant($"Referred{_referred.Count}");
            _referred.Add(reference, known = (type, Parameter(type)));
        }

        return $"{known.Name}.{NameCase.ToPascal(NameCase.ToCamel(reference.Attribute))}";
    }
}
