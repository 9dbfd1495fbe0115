using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <content>Strings.</content>
internal sealed partial class Interpreter
{
    /// <summary>What Pulumi's <c>Output.ToString</c> returns instead of a value (pulumi-dotnet, sdk/Pulumi/Core/Output.cs).</summary>
    private const string OutputToString = "Calling [ToString] on an [Output<T>] is not supported.";

    private Value Interpolate(IInterpolatedStringOperation text, bool unwrapsOutputs)
    {
        var parts = new List<TextPart>();
        foreach (var part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    parts.AddRange(PartsOf(Evaluate(literal.Text), unwrapsOutputs));
                    break;
                case IInterpolationOperation { FormatString: null, Alignment: null } hole:
                    parts.AddRange(PartsOf(Evaluate(hole.Expression), unwrapsOutputs));
                    break;
                case IInterpolationOperation hole:
                    Evaluate(hole.Expression);
                    parts.Add(TextPart.Opaque.Value);
                    break;
                default:
                    parts.Add(TextPart.Opaque.Value);
                    break;
            }
        }

        return OfParts(parts);
    }

    private Value Concatenate(IEnumerable<Value> values) => OfParts([.. values.SelectMany(value => PartsOf(value, unwrapsOutputs: false))]);

    private Value? JoinText(Value separator, Value items)
    {
        if (ElementsOf(items) is not { } elements)
            return null;
        var parts = new List<TextPart>();
        foreach (var element in elements)
        {
            if (parts.Count > 0)
                parts.AddRange(PartsOf(separator, unwrapsOutputs: false));
            parts.AddRange(PartsOf(element, unwrapsOutputs: false));
        }

        return OfParts(parts);
    }

    /// <summary>A composite format with plain items; <see langword="null"/> where it has others.</summary>
    private Value? Format(string pattern, ImmutableArray<Value> arguments)
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
            if (close < 0 || !int.TryParse(pattern.Substring(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= arguments.Length)
                return null;
            parts.AddRange(PartsOf(arguments[index], unwrapsOutputs: false));
            position = close + 1;
        }

        return OfParts(parts);
    }

    private static Value OfParts(IEnumerable<TextPart> parts)
    {
        var content = Content.Text.Of(parts);
        return content.Constant is { } constant ? new Value.Constant(constant) : new Value.Text(content);
    }

    private IEnumerable<TextPart> PartsOf(Value value, bool unwrapsOutputs) => Resolve(value) switch
    {
        Value.Null => [],
        Value.Constant { Content: string text } => [new TextPart.Literal(text)],
        Value.Constant { Content: char character } => [new TextPart.Literal(character.ToString())],
        Value.Constant { Content: int number } => [new TextPart.Literal(number.ToString(CultureInfo.InvariantCulture))],
        Value.Text text => text.Content.Parts,
        Value.Lifted lifted when unwrapsOutputs => PartsOf(lifted.Inner, unwrapsOutputs),
        Value.Lifted => [new TextPart.Literal(OutputToString)],
        _ => [TextPart.Opaque.Value],
    };
}
