using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Unary and binary operators.</summary>
internal static class Operators
{
    /// <summary>What an operator makes of two values that is not known: a delegate that calls both, perhaps.</summary>
    public static Value Combine(Evaluation eval, Value left, Value right, IOperation operation)
    {
        eval.Escape([left, right]);
        return eval.Fresh(operation);
    }

    /// <summary>Whole numbers are calculated, so that loops over a known range are run as often as they run.</summary>
    public static Value? Calculate(BinaryOperatorKind kind, Value left, Value right)
    {
        if (left is not Value.Constant { Content: int a } || right is not Value.Constant { Content: int b })
            return null;
        return kind switch
        {
            BinaryOperatorKind.Add => new Value.Constant(unchecked(a + b)),
            BinaryOperatorKind.Subtract => new Value.Constant(unchecked(a - b)),
            BinaryOperatorKind.Multiply => new Value.Constant(unchecked(a * b)),
            BinaryOperatorKind.Divide when b is not (0 or -1) => new Value.Constant(a / b),
            BinaryOperatorKind.Remainder when b is not (0 or -1) => new Value.Constant(a % b),
            BinaryOperatorKind.LeftShift => new Value.Constant(a << b),
            BinaryOperatorKind.RightShift => new Value.Constant(a >> b),
            BinaryOperatorKind.And => new Value.Constant(a & b),
            BinaryOperatorKind.Or => new Value.Constant(a | b),
            BinaryOperatorKind.ExclusiveOr => new Value.Constant(a ^ b),
            _ => null,
        };
    }

    public static Value Unary(Evaluation eval, IUnaryOperation unary)
    {
        if (unary.OperatorMethod is { } method && eval.Program.HasSource(method))
            return Calls.Call(eval, method, null, [eval.Evaluate(unary.Operand)], unary.Syntax);
        if (unary.OperatorKind == UnaryOperatorKind.Not)
            return Value.Not(eval.Evaluate(unary.Operand));
        var operand = eval.Evaluate(unary.Operand);
        return Calculate(unary.OperatorKind, eval.Resolve(operand)) ?? Combine(eval, operand, Value.Null.Value, unary);
    }

    private static Value.Constant? Calculate(UnaryOperatorKind kind, Value operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Minus, Value.Constant { Content: int number }) => new(unchecked(-number)),
        (UnaryOperatorKind.Plus, Value.Constant { Content: int number }) => new(number),
        (UnaryOperatorKind.BitwiseNegation, Value.Constant { Content: int number }) => new(~number),
        _ => null,
    };

    public static Value Binary(Evaluation eval, IBinaryOperation binary)
    {
        var left = eval.Evaluate(binary.LeftOperand);
        var right = eval.Evaluate(binary.RightOperand);
        if (binary.OperatorMethod is { } method && method.ContainingType.SpecialType != SpecialType.System_String)
        {
            if (eval.Program.HasSource(method))
                return Calls.Call(eval, method, null, [left, right], binary.Syntax);
            var isComparedToNull = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
                && (left is Value.Null || right is Value.Null);
            var areTypes = eval.Resolve(left) is Value.Constant { Content: TypeToken }
                && eval.Resolve(right) is Value.Constant { Content: TypeToken };
            if (!isComparedToNull && !areTypes)
                return Combine(eval, left, right, binary);
        }

        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals => eval.AreEqual(left, right),
            BinaryOperatorKind.NotEquals => Value.Not(eval.AreEqual(left, right)),
            BinaryOperatorKind.LessThan => eval.Test(TestKind.Less, left, right),
            BinaryOperatorKind.GreaterThan => eval.Test(TestKind.Less, right, left),
            BinaryOperatorKind.LessThanOrEqual => eval.Test(TestKind.LessOrEqual, left, right),
            BinaryOperatorKind.GreaterThanOrEqual => eval.Test(TestKind.LessOrEqual, right, left),
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd when IsBoolean(binary.Type) => eval.Test(TestKind.And, left, right),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr when IsBoolean(binary.Type) => eval.Test(TestKind.Or, left, right),
            BinaryOperatorKind.Add when IsText(binary.Type) => Texts.Concatenate(eval, [left, right]),
            _ => Calculate(binary.OperatorKind, eval.Resolve(left), eval.Resolve(right)) ?? Combine(eval, left, right, binary),
        };
    }

    public static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    public static bool IsBoolean(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;
}
