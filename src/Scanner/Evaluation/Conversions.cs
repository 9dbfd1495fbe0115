using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>The conversions between types that Terraform makes by itself.</summary>
internal static class Conversions
{
    /// <summary>A value as text. <c>null</c> and collections have none.</summary>
    public static TerraformValue ToText(TerraformValue value) => value switch
    {
        TerraformValue.Text or TerraformValue.Unknown => value,
        TerraformValue.Boolean boolean => TerraformValue.Text.Of(boolean.Value ? "true" : "false"),
        TerraformValue.Number number => TerraformValue.Text.Of(Numbers.ToText(number.Value)),
        _ => TerraformValue.Failure.Value,
    };

    /// <summary>A value as a number.</summary>
    public static TerraformValue ToNumber(TerraformValue value) => value switch
    {
        TerraformValue.Number or TerraformValue.Unknown => value,
        TerraformValue.Text { Constant: { } text } =>
            Numbers.TryParse(text, out var number) ? new TerraformValue.Number(number) : TerraformValue.Failure.Value,
        TerraformValue.Text => TerraformValue.Unknown.Value,
        _ => TerraformValue.Failure.Value,
    };

    /// <summary>A value as a truth value.</summary>
    public static TerraformValue ToBoolean(TerraformValue value) => value switch
    {
        TerraformValue.Boolean or TerraformValue.Unknown => value,
        TerraformValue.Text { Constant: "true" } => TerraformValue.Boolean.True,
        TerraformValue.Text { Constant: "false" } => TerraformValue.Boolean.False,
        TerraformValue.Text { Constant: null } => TerraformValue.Unknown.Value,
        _ => TerraformValue.Failure.Value,
    };

    /// <summary>The keys and elements of a collection; <see langword="null"/> where they cannot be determined.</summary>
    public static IEnumerable<(TerraformValue Key, TerraformValue Element)>? Elements(TerraformValue collection) => collection switch
    {
        TerraformValue.Sequence sequence =>
            sequence.Items.Select((item, index) => ((TerraformValue)new TerraformValue.Number(index), item)),
        TerraformValue.Map map =>
            map.Entries
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => ((TerraformValue)TerraformValue.Text.Of(entry.Key), entry.Value)),
        _ => null,
    };

    /// <summary>Whether a value is certainly neither <c>null</c> nor empty text.</summary>
    public static bool IsCertainlySet(TerraformValue value) =>
        value is TerraformValue.Boolean or TerraformValue.Number
            || (value is TerraformValue.Text text && text.Content.Parts.Any(part => part is not TextPart.Opaque));

    /// <summary>Whether a value and all that it holds are known.</summary>
    public static bool IsKnown(TerraformValue value) => value switch
    {
        TerraformValue.Null or TerraformValue.Boolean or TerraformValue.Number => true,
        TerraformValue.Text text => text.Constant is not null,
        TerraformValue.Sequence sequence => sequence.Items.All(IsKnown),
        TerraformValue.Map map => map.Entries.Values.All(IsKnown),
        _ => false,
    };
}
