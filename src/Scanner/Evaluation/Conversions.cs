using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>The conversions between types that Terraform makes by itself.</summary>
internal static class Conversions
{
    /// <summary>A value as text. <c>null</c> and collections have none.</summary>
    public static Value ToText(Value value) => value switch
    {
        Value.Text or Value.Unknown => value,
        Value.Boolean boolean => Value.Text.Of(boolean.Value ? "true" : "false"),
        Value.Number number => Value.Text.Of(Numbers.ToText(number.Value)),
        _ => Value.Failure.Value,
    };

    /// <summary>A value as a number.</summary>
    public static Value ToNumber(Value value) => value switch
    {
        Value.Number or Value.Unknown => value,
        Value.Text { Constant: { } text } => Numbers.TryParse(text, out var number) ? new Value.Number(number) : Value.Failure.Value,
        Value.Text => Value.Unknown.Value,
        _ => Value.Failure.Value,
    };

    /// <summary>A value as a truth value.</summary>
    public static Value ToBoolean(Value value) => value switch
    {
        Value.Boolean or Value.Unknown => value,
        Value.Text { Constant: "true" } => Value.Boolean.True,
        Value.Text { Constant: "false" } => Value.Boolean.False,
        Value.Text { Constant: null } => Value.Unknown.Value,
        _ => Value.Failure.Value,
    };

    /// <summary>The keys and elements of a collection; <see langword="null"/> where they cannot be told.</summary>
    public static IEnumerable<(Value Key, Value Element)>? Elements(Value collection) => collection switch
    {
        Value.Sequence sequence => sequence.Items.Select((item, index) => ((Value)new Value.Number(index), item)),
        Value.Map map => map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => ((Value)Value.Text.Of(entry.Key), entry.Value)),
        _ => null,
    };

    /// <summary>Whether a value is certainly neither <c>null</c> nor empty text.</summary>
    public static bool IsCertainlySet(Value value) =>
        value is Value.Boolean or Value.Number || (value is Value.Text text && text.Content.Parts.Any(part => part is not TextPart.Opaque));

    /// <summary>Whether a value and all that it holds are known.</summary>
    public static bool IsKnown(Value value) => value switch
    {
        Value.Null or Value.Boolean or Value.Number => true,
        Value.Text text => text.Constant is not null,
        Value.Sequence sequence => sequence.Items.All(IsKnown),
        Value.Map map => map.Entries.Values.All(IsKnown),
        _ => false,
    };
}
