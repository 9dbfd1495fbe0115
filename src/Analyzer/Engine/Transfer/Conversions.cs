using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Conversions, type tests, and copies of value types.</summary>
internal static class Conversions
{
    public static Value Convert(Evaluation eval, IConversionOperation conversion)
    {
        if (conversion.Operand is IInterpolatedStringOperation text && !Operators.IsText(conversion.Type))
            return Texts.Interpolate(eval, text, unwrapsOutputs: true);
        var value = eval.Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { } method)
            return ConvertByOperator(eval, conversion, method, value);
        if (!conversion.Conversion.Exists)
            return eval.Fresh(conversion);
        if (conversion.IsTryCast)
            return TryCast(eval, conversion, value);
        return value switch
        {
            Value.Constant when conversion.Conversion.IsNumeric => eval.Fresh(conversion),
            Value.Symbolic or Value.Unknown when IsBoxing(conversion) => Value.NotNull.Value,
            _ => value,
        };
    }

    /// <summary>A value type is copied where it is stored.</summary>
    public static Value CopyIfValueType(Evaluation eval, Value value, SyntaxNode where) =>
        eval.ObjectOf(value) is { Type: { IsValueType: true, IsRefLikeType: false } } instance
            ? eval.Allocate(where, instance)
            : value;

    /// <summary>A type as a value.</summary>
    public static Value TypeOf(Evaluation eval, ITypeOfOperation operation)
    {
        var type = eval.Frame.TypeArguments.Substitute(operation.TypeOperand);
        return TypeArguments.IsClosed(type) ? new Value.Constant(new TypeToken(type)) : Value.NotNull.Value;
    }

    /// <summary>The test that <c>is</c> makes.</summary>
    public static Value TestType(Evaluation eval, IIsTypeOperation test)
    {
        var result = IsOfType(eval, eval.Evaluate(test.ValueOperand), test.ValueOperand.Type, test.TypeOperand);
        return test.IsNegated ? Value.Not(result) : result;
    }

    /// <summary>Whether a value is of a type: null never is.</summary>
    public static Value IsOfType(Evaluation eval, Value value, ITypeSymbol? known, ITypeSymbol? wanted)
    {
        var resolved = eval.Resolve(value);
        if (resolved is Value.Null)
            return Value.False;
        if (wanted is null)
            return Value.Not(eval.Test(TestKind.IsNull, resolved));
        wanted = eval.Frame.TypeArguments.Substitute(wanted);
        if (!TypeArguments.IsClosed(wanted))
            return Value.Unknown.Value;
        var instance = eval.ObjectOf(resolved);
        var actual = instance?.Type ?? (known is null ? null : eval.Frame.TypeArguments.Substitute(known));
        if (actual is not null && eval.Program.IsAssignable(actual, wanted))
            return Value.Not(eval.Test(TestKind.IsNull, resolved));
        if (resolved is Value.Constant { Content: string } && IsText(wanted) is { } isText)
            return new Value.Constant(isText);
        if (instance is { IsExact: true })
            return Value.False;
        return resolved.IsIdentified ? eval.Test(TestKind.IsType, resolved, null, wanted.ToDisplayString()) : Value.Unknown.Value;
    }

    /// <summary>Whether a string is of a type; <see langword="null"/> for an interface.</summary>
    private static bool? IsText(ITypeSymbol wanted) => wanted switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Array or TypeKind.Delegate } => false,
        _ => null,
    };

    private static Value ConvertByOperator(Evaluation eval, IConversionOperation conversion, IMethodSymbol method, Value value)
    {
        if (eval.Program.HasSource(method))
            return Calls.Call(eval, method, null, [value], conversion.Syntax);
        if (eval.Environment.Convert(eval, conversion, method, value) is { } converted)
            return converted;
        eval.Escape(value);
        return eval.Fresh(conversion);
    }

    private static Value TryCast(Evaluation eval, IConversionOperation conversion, Value value)
    {
        var succeeds = IsOfType(eval, value, conversion.Operand.Type, conversion.Type);
        if (succeeds is Value.Constant { Content: false })
            return Value.Null.Value;
        return value is Value.Null || succeeds is Value.Constant { Content: true } || conversion.Conversion.IsImplicit
            ? value
            : Operators.Combine(eval, value, Value.Null.Value, conversion);
    }

    private static bool IsBoxing(IConversionOperation conversion) =>
        conversion is { Operand.Type.IsValueType: true, Type.IsReferenceType: true };
}
