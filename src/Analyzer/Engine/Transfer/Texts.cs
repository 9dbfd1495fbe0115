using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Strings, as far as they are known.</summary>
internal static class Texts
{
    /// <summary>An interpolated string.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="text">The string.</param>
    /// <param name="unwrapsOutputs">Whether values to come stand for what they will be.</param>
    public static Value Interpolate(Evaluation eval, IInterpolatedStringOperation text, bool unwrapsOutputs)
    {
        var parts = new List<TextPart>();
        foreach (var part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    parts.AddRange(PartsOf(eval, eval.Evaluate(literal.Text), unwrapsOutputs));
                    break;
                case IInterpolationOperation { FormatString: null, Alignment: null } hole:
                    parts.AddRange(PartsOf(eval, eval.Evaluate(hole.Expression), unwrapsOutputs));
                    break;
                case IInterpolationOperation hole:
                    eval.Evaluate(hole.Expression);
                    parts.Add(TextPart.Opaque.Value);
                    break;
                default:
                    parts.Add(TextPart.Opaque.Value);
                    break;
            }
        }

        return Value.Text.Of(parts);
    }

    public static Value Concatenate(Evaluation eval, IEnumerable<Value> values) =>
        Value.Text.Of([.. values.SelectMany(value => PartsOf(eval, value, unwrapsOutputs: false))]);

    /// <summary>The elements of a collection with a separator between them; <see langword="null"/> where they are not known.</summary>
    public static Value? Join(Evaluation eval, Value separator, Value items)
    {
        if (Collections.ElementsOf(eval, items) is not { } elements)
            return null;
        var parts = new List<TextPart>();
        foreach (var element in elements)
        {
            if (parts.Count > 0)
                parts.AddRange(PartsOf(eval, separator, unwrapsOutputs: false));
            parts.AddRange(PartsOf(eval, element, unwrapsOutputs: false));
        }

        return Value.Text.Of(parts);
    }

    /// <summary>A composite format with plain items; <see langword="null"/> where it has others.</summary>
    public static Value? Format(Evaluation eval, string pattern, ImmutableArray<Value> arguments)
    {
        var parts = new List<TextPart>();
        var position = 0;
        while (position < pattern.Length)
        {
            var open = pattern.IndexOf('{', position);
            var literal = pattern.Substring(position, (open < 0 ? pattern.Length : open) - position);
            if (literal.IndexOf('}') >= 0)
                return null;
            parts.Add(new TextPart.Literal(literal));
            if (open < 0)
                break;
            var close = pattern.IndexOf('}', open);
            if (close < 0 || !TryParseIndex(pattern.Substring(open + 1, close - open - 1), out var index) || index >= arguments.Length)
                return null;
            parts.AddRange(PartsOf(eval, arguments[index], unwrapsOutputs: false));
            position = close + 1;
        }

        return Value.Text.Of(parts);
    }

    private static bool TryParseIndex(string text, out int index) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    private static IEnumerable<TextPart> PartsOf(Evaluation eval, Value value, bool unwrapsOutputs) => eval.Resolve(value) switch
    {
        Value.Null => [],
        Value.Constant { Content: string text } => [new TextPart.Literal(text)],
        Value.Constant { Content: char character } => [new TextPart.Literal(character.ToString())],
        Value.Constant { Content: int number } => [new TextPart.Literal(number.ToString(CultureInfo.InvariantCulture))],
        Value.Text text => text.Content.Parts,
        Value.Lifted lifted when unwrapsOutputs => PartsOf(eval, lifted.Inner, unwrapsOutputs),
        Value.Lifted lifted => eval.Environment.Format(lifted),
        _ => [TextPart.Opaque.Value],
    };
}
