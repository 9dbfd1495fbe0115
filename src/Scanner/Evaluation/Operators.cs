using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>The operators of the language, over values that may be unknown.</summary>
internal static class Operators
{
    public static TerraformValue Apply(UnaryOperator @operator, TerraformValue operand) => @operator == UnaryOperator.Not
        ? Conversions.ToBoolean(operand) is TerraformValue.Boolean boolean ? TerraformValue.Boolean.Of(!boolean.Value) : Undecided(operand)
        : Conversions.ToNumber(operand) is TerraformValue.Number number ? new TerraformValue.Number(-number.Value) : Undecided(operand);

    public static TerraformValue Apply(BinaryOperator @operator, TerraformValue left, TerraformValue right) => @operator switch
    {
        BinaryOperator.And => Logical(left, right, decisive: false),
        BinaryOperator.Or => Logical(left, right, decisive: true),
        BinaryOperator.Equal => AreEqual(left, right) is { } equal ? TerraformValue.Boolean.Of(equal) : Undecided(left, right),
        BinaryOperator.NotEqual => AreEqual(left, right) is { } equal ? TerraformValue.Boolean.Of(!equal) : Undecided(left, right),
        _ => (Conversions.ToNumber(left), Conversions.ToNumber(right)) is (TerraformValue.Number a, TerraformValue.Number b)
            ? Arithmetic(@operator, a.Value, b.Value)
            : Undecided(left, right),
    };

    private static TerraformValue Undecided(params TerraformValue[] operands) =>
        operands.Contains(TerraformValue.Failure.Value) ? TerraformValue.Failure.Value : TerraformValue.Unknown.Value;

    private static TerraformValue Logical(TerraformValue left, TerraformValue right, bool decisive)
    {
        var (a, b) = (Conversions.ToBoolean(left), Conversions.ToBoolean(right));
        if (a is TerraformValue.Boolean known && known.Value == decisive)
            return a;
        if (b is TerraformValue.Boolean other && other.Value == decisive)
            return a is TerraformValue.Failure ? a : b;
        return a is TerraformValue.Boolean && b is TerraformValue.Boolean ? TerraformValue.Boolean.Of(!decisive) : Undecided(a, b);
    }

    private static bool? AreEqual(TerraformValue left, TerraformValue right) => (left, right) switch
    {
        (TerraformValue.Failure, _) or (_, TerraformValue.Failure) => null,
        (TerraformValue.Null, TerraformValue.Null) => true,
        (TerraformValue.Null, TerraformValue.Unknown) or (TerraformValue.Unknown, TerraformValue.Null) => null,
        (TerraformValue.Null, _) or (_, TerraformValue.Null) => false,
        (TerraformValue.Boolean a, TerraformValue.Boolean b) => a.Value == b.Value,
        (TerraformValue.Number a, TerraformValue.Number b) => a.Value.Equals(b.Value),
        (TerraformValue.Text { Constant: { } a }, TerraformValue.Text { Constant: { } b }) => a == b,
        (TerraformValue.Text { Constant: "" }, TerraformValue.Text b) when Conversions.IsCertainlySet(b) => false,
        (TerraformValue.Text a, TerraformValue.Text { Constant: "" }) when Conversions.IsCertainlySet(a) => false,
        _ => null,
    };

    private static TerraformValue Arithmetic(BinaryOperator @operator, double left, double right) => @operator switch
    {
        BinaryOperator.Less => TerraformValue.Boolean.Of(left < right),
        BinaryOperator.LessOrEqual => TerraformValue.Boolean.Of(left <= right),
        BinaryOperator.Greater => TerraformValue.Boolean.Of(left > right),
        BinaryOperator.GreaterOrEqual => TerraformValue.Boolean.Of(left >= right),
        BinaryOperator.Add => new TerraformValue.Number(left + right),
        BinaryOperator.Subtract => new TerraformValue.Number(left - right),
        BinaryOperator.Multiply => new TerraformValue.Number(left * right),
        BinaryOperator.Divide => right == 0 ? TerraformValue.Failure.Value : new TerraformValue.Number(left / right),
        _ => right == 0 ? TerraformValue.Failure.Value : new TerraformValue.Number(left % right),
    };
}
