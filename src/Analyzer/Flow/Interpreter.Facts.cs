using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <content>What a path knows and assumes.</content>
internal sealed partial class Interpreter
{
    /// <summary>A value in the light of what the path has assumed.</summary>
    private Value Resolve(Value value) => _state.Facts.TryGetValue(value, out var known) ? known : value;

    private static Value Not(Value value) => value switch
    {
        Value.Constant { Content: bool known } => Value.Of(!known),
        Value.Test { Kind: TestKind.Not } test => test.Left,
        Value.Symbol or Value.Test => new Value.Test(TestKind.Not, value),
        _ => Value.Unknown.Value,
    };

    private static Value Not(bool isNegated, Value value) => isNegated ? Not(value) : value;

    /// <summary>A condition over values: decided at once where it can be.</summary>
    private Value Test(TestKind kind, Value left, Value? right = null, object? argument = null)
    {
        var a = Resolve(left);
        var b = right is null ? null : Resolve(right);
        bool? known = kind switch
        {
            TestKind.IsNull => IsNull(a),
            TestKind.IsNullOrEmpty => IsNullOrEmpty(a),
            TestKind.IsNullOrWhiteSpace => IsNullOrWhiteSpace(a),
            TestKind.Less when Compare(a, b) is { } order => order < 0,
            TestKind.LessOrEqual when Compare(a, b) is { } order => order <= 0,
            TestKind.And => And(Decide(a), Decide(b!)),
            TestKind.Or => !And(!Decide(a), !Decide(b!)),
            _ => null,
        };
        if (known is { } answer)
            return Value.Of(answer);
        return IsIdentified(a) && (b is null || IsIdentified(b)) ? Resolve(new Value.Test(kind, a, b, argument)) : Value.Unknown.Value;
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left == true && right == true ? true : null;

    /// <summary>Whether two values that are equal as values are the same at run time.</summary>
    private static bool IsIdentified(Value value) => value switch
    {
        Value.Symbol or Value.Constant or Value.Null or Value.Reference => true,
        Value.Test test => IsIdentified(test.Left) && (test.Right is null || IsIdentified(test.Right)),
        Value.Lifted lifted => IsIdentified(lifted.Inner),
        _ => false,
    };

    private static int? Compare(Value left, Value? right) =>
        left is Value.Constant { Content: IComparable a } && right is Value.Constant b && a.GetType() == b.Content.GetType() ? a.CompareTo(b.Content) : null;

    private Value AreEqual(Value left, Value right)
    {
        var (a, b) = (Resolve(left), Resolve(right));
        if (a is Value.Null || b is Value.Null)
            return Test(TestKind.IsNull, a is Value.Null ? b : a);
        if (a is Value.Constant { Content: bool expected } && IsIdentified(b))
            return expected ? b : Not(b);
        if (b is Value.Constant { Content: bool wanted } && IsIdentified(a))
            return wanted ? a : Not(a);
        if (a is Value.Constant { Content: double x } && b is Value.Constant { Content: double y })
            return Value.Of(x == y);
        if (a is Value.Constant c && b is Value.Constant d)
            return c.Content.GetType() == d.Content.GetType() ? Value.Of(Equals(c.Content, d.Content)) : Value.Unknown.Value;
        if (a is Value.Reference && b is Value.Reference && a != b)
            return Value.Unknown.Value;
        if (a == b && IsIdentified(a))
            return Value.True;
        if (IsNull(a) is true && IsNull(b) is false || IsNull(a) is false && IsNull(b) is true)
            return Value.False;
        if (IsEmptyConstant(a) && IsNullOrEmpty(b) == false || IsEmptyConstant(b) && IsNullOrEmpty(a) == false)
            return Value.False;
        return Test(TestKind.Equal, a is Value.Constant ? b : a, a is Value.Constant ? a : b);
    }

    private static bool IsEmptyConstant(Value value) => value is Value.Constant { Content: "" };

    private bool? IsNull(Value value) => Resolve(value) switch
    {
        Value.Null => true,
        Value.Symbol symbol => Known(TestKind.IsNull, symbol) ?? (Known(TestKind.IsNullOrEmpty, symbol) == false ? false : null),
        Value.Unknown or Value.Test { Kind: TestKind.Member } => null,
        Value.Choice choice => Agreed(choice.Options.Select(IsNull)),
        _ => false,
    };

    private bool? IsNullOrEmpty(Value value) => Resolve(value) switch
    {
        Value.Null => true,
        Value.Constant constant => constant.Content is "",
        Value.Text text => text.Content.Parts.All(part => part is Rules.TextPart.Opaque) ? null : false,
        Value.Symbol symbol => Known(TestKind.IsNullOrEmpty, symbol) ?? (Known(TestKind.IsNullOrWhiteSpace, symbol) == false ? false : null),
        Value.Choice choice => Agreed(choice.Options.Select(IsNullOrEmpty)),
        Value.Reference or Value.Lifted => false,
        _ => null,
    };

    private bool? IsNullOrWhiteSpace(Value value) => Resolve(value) switch
    {
        Value.Constant { Content: string text } => string.IsNullOrWhiteSpace(text),
        Value.Text text when text.Content.Parts.Any(part => part is Rules.TextPart.Reference) => false,
        Value.Text => null,
        var other => IsNullOrEmpty(other) switch { true => true, _ => Known(TestKind.IsNullOrWhiteSpace, other) },
    };

    private bool? Known(TestKind kind, Value value) =>
        _state.Facts.TryGetValue(new Value.Test(kind, value), out var known) && known is Value.Constant { Content: bool answer } ? answer : null;

    private static bool? Agreed(IEnumerable<bool?> answers)
    {
        var distinct = answers.Distinct().ToList();
        return distinct is [var only] ? only : null;
    }

    /// <summary>Whether a condition holds on this path, where that is known.</summary>
    private bool? Decide(Value condition) => Resolve(condition) switch
    {
        Value.Constant { Content: bool known } => known,
        Value.Test { Kind: TestKind.Not } test => !Decide(test.Left),
        Value.Test { Kind: TestKind.And } test => And(Decide(test.Left), Decide(test.Right!)),
        Value.Test { Kind: TestKind.Or } test => !And(!Decide(test.Left), !Decide(test.Right!)),
        Value.Test { Kind: TestKind.IsNull } test => IsNull(test.Left),
        Value.Test { Kind: TestKind.IsNullOrEmpty } test => IsNullOrEmpty(test.Left),
        Value.Test { Kind: TestKind.Equal } test when Resolve(test.Left) != test.Left && AreEqual(test.Left, test.Right!) is var again && again != test => Decide(again),
        Value.Choice choice => Agreed(choice.Options.Select(Decide)),
        _ => null,
    };

    /// <summary>Continues the path under a condition. False where the path contradicts it.</summary>
    private bool Assume(Value condition, bool outcome)
    {
        switch (condition)
        {
            case Value.Test { Kind: TestKind.Not } test:
                return Assume(test.Left, !outcome);
            case Value.Test { Kind: TestKind.And } test when outcome:
                return Assume(test.Left, true) && Assume(test.Right!, true);
            case Value.Test { Kind: TestKind.Or } test when !outcome:
                return Assume(test.Left, false) && Assume(test.Right!, false);
            case Value.Test { Kind: TestKind.IsNull, Left: Value.Symbol symbol } when outcome:
                Learn(symbol, Value.Null.Value);
                return true;
            case Value.Test { Kind: TestKind.Equal, Left: Value.Symbol symbol, Right: Value.Constant constant } when outcome:
                Learn(symbol, constant);
                return true;
            case Value.Test { Kind: TestKind.Equal, Left: Value.Symbol symbol, Right: Value.Constant { Content: "" } } when !outcome && IsNull(symbol) == false:
                Learn(new Value.Test(TestKind.IsNullOrEmpty, symbol), Value.False);
                break;
            case Value.Test { Kind: TestKind.IsNullOrEmpty or TestKind.IsNullOrWhiteSpace, Left: Value.Symbol symbol } when !outcome:
                Learn(new Value.Test(TestKind.IsNullOrEmpty, symbol), Value.False);
                break;
        }

        if (condition is Value.Symbol or Value.Test)
            Learn(condition, Value.Of(outcome));
        return Decide(condition) != !outcome;
    }

    private void Learn(Value about, Value known) => _state = _state with { Facts = _state.Facts.SetItem(about, known) };

    /// <summary>Whether a value matches a pattern; what the pattern declares is assigned.</summary>
    private Value Matches(Value value, IPatternOperation pattern, ITypeSymbol? type)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return AreEqual(value, Evaluate(constant.Value));
            case INegatedPatternOperation negated:
                return Not(Matches(value, negated.Pattern, type));
            case IDiscardPatternOperation:
                return Value.True;
            case IBinaryPatternOperation binary:
                var left = Matches(value, binary.LeftPattern, type);
                var right = Matches(value, binary.RightPattern, type);
                return Test(binary.OperatorKind == BinaryOperatorKind.Or ? TestKind.Or : TestKind.And, left, right);
            case ITypePatternOperation typed:
                return IsOfType(value, type, typed.MatchedType);
            case IRelationalPatternOperation relational:
                return Relation(value, relational.OperatorKind, Evaluate(relational.Value));
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, declaration.Syntax);
                return declaration.MatchesNull ? Value.True : IsOfType(value, type, declaration.MatchedType);
            case IRecursivePatternOperation recursive:
                return MatchesParts(value, recursive, type);
            case IListPatternOperation list when ElementsOf(value) is { } elements && list.Patterns.Count(part => part is ISlicePatternOperation) is var slices and <= 1:
                return MatchesElements(value, elements, list, slices == 1);
            default:
                DeclareAll(pattern);
                return Fresh(pattern);
        }
    }

    /// <summary>A list pattern, one of whose parts may stand for any number of elements.</summary>
    private Value MatchesElements(Value value, ImmutableArray<Value> elements, IListPatternOperation pattern, bool hasSlice)
    {
        var parts = pattern.Patterns;
        if (hasSlice ? elements.Length < parts.Length - 1 : elements.Length != parts.Length)
        {
            DeclareAll(pattern);
            return Value.False;
        }

        var result = Value.True;
        var position = 0;
        foreach (var part in parts)
        {
            if (part is not ISlicePatternOperation slice)
            {
                result = Test(TestKind.And, result, Matches(elements[position++], part, part.InputType));
                continue;
            }

            position += elements.Length - (parts.Length - 1);
            if (slice.Pattern is null)
                continue;
            LoseSight(value);
            DeclareAll(slice);
            if (slice.Pattern is not IDeclarationPatternOperation { MatchesNull: true })
                result = Test(TestKind.And, result, Fresh(slice));
        }

        Declare(pattern.DeclaredSymbol, value, pattern.Syntax);
        return result;
    }

    private Value MatchesParts(Value value, IRecursivePatternOperation pattern, ITypeSymbol? type)
    {
        var result = IsOfType(value, type, pattern.MatchedType);
        if (result is Value.Constant { Content: false })
        {
            DeclareAll(pattern);
            return result;
        }

        foreach (var part in pattern.PropertySubpatterns)
        {
            var member = part.Member switch
            {
                IPropertyReferenceOperation property => ReadMember(value, property.Property, property),
                IFieldReferenceOperation field => ReadMember(value, field.Field, field),
                _ => Value.Unknown.Value,
            };
            result = Test(TestKind.And, result, Matches(member, part.Pattern, part.Pattern.InputType));
        }

        var count = pattern.DeconstructionSubpatterns.Length;
        var parts = count == 0 ? [] : Parts(Resolve(value), pattern.DeconstructSymbol as IMethodSymbol, pattern.Syntax, count);
        if (parts is null)
            LoseSight(value);
        for (var index = 0; index < count && !_isDead; index++)
        {
            var element = parts is null ? Fresh(pattern.DeconstructionSubpatterns[index]) : parts[index];
            result = Test(TestKind.And, result, Matches(element, pattern.DeconstructionSubpatterns[index], pattern.DeconstructionSubpatterns[index].InputType));
        }

        Declare(pattern.DeclaredSymbol, value, pattern.Syntax);
        return result;
    }

    private Value Relation(Value value, BinaryOperatorKind kind, Value bound) => kind switch
    {
        BinaryOperatorKind.LessThan => Test(TestKind.Less, value, bound),
        BinaryOperatorKind.LessThanOrEqual => Test(TestKind.LessOrEqual, value, bound),
        BinaryOperatorKind.GreaterThan => Test(TestKind.Less, bound, value),
        BinaryOperatorKind.GreaterThanOrEqual => Test(TestKind.LessOrEqual, bound, value),
        _ => Value.Unknown.Value,
    };

    private void Declare(ISymbol? variable, Value value, SyntaxNode source)
    {
        if (variable is not null)
            _state = _state.Write(new Slot(variable, _frame.OwnerOf(variable).Id), value, source);
    }

    private void DeclareAll(IOperation pattern)
    {
        foreach (var inner in pattern.DescendantsAndSelf())
        {
            if (inner is IDeclarationPatternOperation { DeclaredSymbol: { } symbol })
                Declare(symbol, Value.Unknown.Value, inner.Syntax);
            else if (inner is IRecursivePatternOperation { DeclaredSymbol: { } part })
                Declare(part, Value.Unknown.Value, inner.Syntax);
        }
    }

    /// <summary>Whether a value is of a type: null never is.</summary>
    private Value IsOfType(Value value, ITypeSymbol? known, ITypeSymbol? wanted)
    {
        var resolved = Resolve(value);
        if (resolved is Value.Null)
            return Value.False;
        if (wanted is null)
            return Not(Test(TestKind.IsNull, resolved));
        var actual = resolved is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance) ? instance.Type : known;
        if (actual is not null && _program.IsAssignable(actual, wanted))
            return Not(Test(TestKind.IsNull, resolved));
        if (resolved is Value.Reference && _state.Heap.TryGetValue(((Value.Reference)resolved).Id, out var exact) && exact.IsExact)
            return Value.False;
        return IsIdentified(resolved) ? Test(TestKind.IsType, resolved, null, wanted.ToDisplayString()) : Value.Unknown.Value;
    }
}
