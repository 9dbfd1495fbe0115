using System.Text;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>
/// What of a template that is a text in another one is only known when that is deployed: <c>${AWS::AccountId}</c> in an <c>Fn::Sub</c>.
/// </summary>
/// <remarks>A character that no script has stands for each of its characters, so that all others stay where they are.</remarks>
internal static class TemplateHoles
{
    public const char Hole = '\uE000';

    /// <summary>A text as <c>Fn::Sub</c> leaves it, with holes for what it puts in.</summary>
    /// <param name="text">The text as it is written.</param>
    /// <param name="origins">The index that each character had there.</param>
    public static string Substitute(string text, out int[] origins)
    {
        var result = new StringBuilder(text.Length);
        var indices = new List<int>(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var close = text[index] == '$' && index + 1 < text.Length && text[index + 1] == '{' ? text.IndexOf('}', index) : -1;
            if (close < 0)
            {
                Append(index, text[index]);
                continue;
            }

            // "${!Name}" is "${Name}".
            var isLiteral = text[index + 2] == '!';
            for (; index <= close; index++)
            {
                if (!isLiteral)
                    Append(index, Hole);
                else if (text[index] != '!')
                    Append(index, text[index]);
            }

            index--;
        }

        origins = [.. indices];
        return result.ToString();

        void Append(int origin, char letter)
        {
            result.Append(letter);
            indices.Add(origin);
        }
    }

    /// <summary>A value as text, with a hole for each part that is not known; <see langword="null"/> where nothing is.</summary>
    public static string? TextOf(AttributeValue value) => value switch
    {
        AttributeValue.Set { Content: Content.Text text } =>
            string.Concat(text.Parts.Select(part => part is TextPart.Literal literal ? literal.Value : Hole.ToString())),
        _ => null,
    };

    /// <summary>The parts of a text with holes.</summary>
    public static IReadOnlyList<TextPart> PartsOf(string text)
    {
        var parts = new List<TextPart>();
        var pieces = text.Split(Hole);
        for (var index = 0; index < pieces.Length; index++)
        {
            if (index > 0)
                parts.Add(TextPart.Opaque.Value);
            if (pieces[index].Length > 0)
                parts.Add(new TextPart.Literal(pieces[index]));
        }

        return parts;
    }

    /// <summary>The name of a property; one with a hole may be any, as those are that a function adds.</summary>
    public static string NameOf(string name) => name.IndexOf(Hole) < 0 ? name : "Fn::" + name;
}
