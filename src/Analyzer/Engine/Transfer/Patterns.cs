using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Patterns: the condition that a value matches one.</summary>
internal static class Patterns
{
    /// <summary>Whether a value matches a pattern; what the pattern declares is assigned.</summary>
    public static Value Matches(Evaluation eval, Value value, IPatternOperation pattern, ITypeSymbol? type)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return eval.AreEqual(value, eval.Evaluate(constant.Value));
            case INegatedPatternOperation negated:
                return Value.Not(Matches(eval, value, negated.Pattern, type));
            case IDiscardPatternOperation:
                return Value.True;
            case IBinaryPatternOperation binary:
                var left = Matches(eval, value, binary.LeftPattern, type);
                var right = Matches(eval, value, binary.RightPattern, type);
                return eval.Test(binary.OperatorKind == BinaryOperatorKind.Or ? TestKind.Or : TestKind.And, left, right);
            case ITypePatternOperation typed:
                return Conversions.IsOfType(eval, value, type, typed.MatchedType);
            case IRelationalPatternOperation relational:
                return Relation(eval, value, relational.OperatorKind, eval.Evaluate(relational.Value));
            case IDeclarationPatternOperation declaration:
                VariableAccess.Declare(eval, declaration.DeclaredSymbol, value, declaration.Syntax);
                return declaration.MatchesNull ? Value.True : Conversions.IsOfType(eval, value, type, declaration.MatchedType);
            case IRecursivePatternOperation recursive:
                return MatchesParts(eval, value, recursive, type);
            case IListPatternOperation list when Collections.ElementsOf(eval, value) is { } elements:
                return MatchesElements(eval, value, elements, list);
            default:
                DeclareAll(eval, pattern);
                return eval.Fresh(pattern);
        }
    }

    /// <summary>A list pattern, one of whose parts may stand for any number of elements.</summary>
    private static Value MatchesElements(Evaluation eval, Value value, ImmutableArray<Value> elements, IListPatternOperation pattern)
    {
        var parts = pattern.Patterns;
        var hasSlice = parts.Any(part => part is ISlicePatternOperation);
        if (hasSlice ? elements.Length < parts.Length - 1 : elements.Length != parts.Length)
        {
            DeclareAll(eval, pattern);
            return Value.False;
        }

        var result = Value.True;
        var position = 0;
        foreach (var part in parts)
        {
            if (part is not ISlicePatternOperation slice)
            {
                result = eval.Test(TestKind.And, result, Matches(eval, elements[position++], part, part.InputType));
                continue;
            }

            position += elements.Length - (parts.Length - 1);
            if (slice.Pattern is null)
                continue;
            eval.Escape(value);
            DeclareAll(eval, slice);
            if (slice.Pattern is not IDeclarationPatternOperation { MatchesNull: true })
                result = eval.Test(TestKind.And, result, eval.Fresh(slice));
        }

        VariableAccess.Declare(eval, pattern.DeclaredSymbol, value, pattern.Syntax);
        return result;
    }

    private static Value MatchesParts(Evaluation eval, Value value, IRecursivePatternOperation pattern, ITypeSymbol? type)
    {
        var result = Conversions.IsOfType(eval, value, type, pattern.MatchedType);
        if (result is Value.Constant { Content: false })
        {
            DeclareAll(eval, pattern);
            return result;
        }

        foreach (var part in pattern.PropertySubpatterns)
        {
            var member = part.Member switch
            {
                IPropertyReferenceOperation property => MemberAccess.Read(eval, value, property.Property, property),
                IFieldReferenceOperation field => MemberAccess.Read(eval, value, field.Field, field),
                _ => Value.Unknown.Value,
            };
            result = eval.Test(TestKind.And, result, Matches(eval, member, part.Pattern, part.Pattern.InputType));
        }

        var count = pattern.DeconstructionSubpatterns.Length;
        var parts = count == 0
            ? []
            : Deconstruction.PartsOf(eval, eval.Resolve(value), pattern.DeconstructSymbol as IMethodSymbol, pattern.Syntax, count);
        if (parts is null)
            eval.Escape(value);
        for (var index = 0; index < count && !eval.IsDead; index++)
        {
            var part = pattern.DeconstructionSubpatterns[index];
            var element = parts is null ? eval.Fresh(part) : parts[index];
            result = eval.Test(TestKind.And, result, Matches(eval, element, part, part.InputType));
        }

        VariableAccess.Declare(eval, pattern.DeclaredSymbol, value, pattern.Syntax);
        return result;
    }

    private static Value Relation(Evaluation eval, Value value, BinaryOperatorKind kind, Value bound) => kind switch
    {
        BinaryOperatorKind.LessThan => eval.Test(TestKind.Less, value, bound),
        BinaryOperatorKind.LessThanOrEqual => eval.Test(TestKind.LessOrEqual, value, bound),
        BinaryOperatorKind.GreaterThan => eval.Test(TestKind.Less, bound, value),
        BinaryOperatorKind.GreaterThanOrEqual => eval.Test(TestKind.LessOrEqual, bound, value),
        _ => Value.Unknown.Value,
    };

    private static void DeclareAll(Evaluation eval, IOperation pattern)
    {
        foreach (var inner in pattern.DescendantsAndSelf())
        {
            if (inner is IDeclarationPatternOperation { DeclaredSymbol: { } symbol })
                VariableAccess.Declare(eval, symbol, Value.Unknown.Value, inner.Syntax);
            else if (inner is IRecursivePatternOperation { DeclaredSymbol: { } part })
                VariableAccess.Declare(eval, part, Value.Unknown.Value, inner.Syntax);
        }
    }
}
