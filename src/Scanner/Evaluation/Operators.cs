using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>The operators of the language, over values that may be unknown.</summary>
internal static class Operators
{
    public static Value Apply(UnaryOperator @operator, Value operand) => @operator == UnaryOperator.Not
        ? Conversions.ToBoolean(operand) is Value.Boolean boolean ? Value.Boolean.Of(!boolean.Value) : Undecided(operand)
        : Conversions.ToNumber(operand) is Value.Number number ? new Value.Number(-number.Value) : Undecided(operand);

    public static Value Apply(BinaryOperator @operator, Value left, Value right) => @operator switch
    {
        BinaryOperator.And => Logical(left, right, decisive: false),
        BinaryOperator.Or => Logical(left, right, decisive: true),
        BinaryOperator.Equal => AreEqual(left, right) is { } equal ? Value.Boolean.Of(equal) : Undecided(left, right),
        BinaryOperator.NotEqual => AreEqual(left, right) is { } equal ? Value.Boolean.Of(!equal) : Undecided(left, right),
        _ => (Conversions.ToNumber(left), Conversions.ToNumber(right)) is (Value.Number a, Value.Number b)
            ? Arithmetic(@operator, a.Value, b.Value)
            : Undecided(left, right),
    };

    private static Value Undecided(params Value[] operands) =>
        operands.Contains(Value.Failure.Value) ? Value.Failure.Value : Value.Unknown.Value;

    private static Value Logical(Value left, Value right, bool decisive)
    {
        var (a, b) = (Conversions.ToBoolean(left), Conversions.ToBoolean(right));
        if (a is Value.Boolean known && known.Value == decisive)
            return a;
        if (b is Value.Boolean other && other.Value == decisive)
            return a is Value.Failure ? a : b;
        return a is Value.Boolean && b is Value.Boolean ? Value.Boolean.Of(!decisive) : Undecided(a, b);
    }

    private static bool? AreEqual(Value left, Value right) => (left, right) switch
    {
        (Value.Failure, _) or (_, Value.Failure) => null,
        (Value.Null, Value.Null) => true,
        (Value.Null, Value.Unknown) or (Value.Unknown, Value.Null) => null,
        (Value.Null, _) or (_, Value.Null) => false,
        (Value.Boolean a, Value.Boolean b) => a.Value == b.Value,
        (Value.Number a, Value.Number b) => a.Value.Equals(b.Value),
        (Value.Text { Constant: { } a }, Value.Text { Constant: { } b }) => a == b,
        (Value.Text { Constant: "" }, Value.Text b) when Conversions.IsCertainlySet(b) => false,
        (Value.Text a, Value.Text { Constant: "" }) when Conversions.IsCertainlySet(a) => false,
        _ => null,
    };

    private static Value Arithmetic(BinaryOperator @operator, double left, double right) => @operator switch
    {
        BinaryOperator.Less => Value.Boolean.Of(left < right),
        BinaryOperator.LessOrEqual => Value.Boolean.Of(left <= right),
        BinaryOperator.Greater => Value.Boolean.Of(left > right),
        BinaryOperator.GreaterOrEqual => Value.Boolean.Of(left >= right),
        BinaryOperator.Add => new Value.Number(left + right),
        BinaryOperator.Subtract => new Value.Number(left - right),
        BinaryOperator.Multiply => new Value.Number(left * right),
        BinaryOperator.Divide => right == 0 ? Value.Failure.Value : new Value.Number(left / right),
        _ => right == 0 ? Value.Failure.Value : new Value.Number(left % right),
    };
}
