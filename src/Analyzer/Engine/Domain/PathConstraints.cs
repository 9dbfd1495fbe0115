using System.Collections.Immutable;

namespace Infra.Analyzers.Engine;

/// <summary>What a path has assumed of values that are not known: a symbolic value's constant, a condition's outcome.</summary>
/// <remarks>Immutable. Whoever assumes more gets constraints of its own.</remarks>
internal sealed class PathConstraints
{
    public static readonly PathConstraints None = new(ImmutableDictionary<Value, Value>.Empty);

    private readonly ImmutableDictionary<Value, Value> _known;

    private PathConstraints(ImmutableDictionary<Value, Value> known) => _known = known;

    public int Count => _known.Count;

    /// <summary>A value in the light of what is assumed.</summary>
    public Value Resolve(Value value) => _known.TryGetValue(value, out var known) ? known : value;

    /// <summary>A condition over values: decided at once where it can be.</summary>
    public Value Test(TestKind kind, Value left, Value? right = null, object? argument = null)
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
        return a.IsIdentified && b?.IsIdentified != false ? Resolve(new Value.Test(kind, a, b, argument)) : Value.Unknown.Value;
    }

    /// <summary>The condition that two values are equal.</summary>
    public Value AreEqual(Value left, Value right)
    {
        var (a, b) = (Resolve(left), Resolve(right));
        if (a is Value.Null || b is Value.Null)
            return Test(TestKind.IsNull, a is Value.Null ? b : a);
        if (a is Value.Constant { Content: bool expected } && b.IsIdentified)
            return expected ? b : Value.Not(b);
        if (b is Value.Constant { Content: bool wanted } && a.IsIdentified)
            return wanted ? a : Value.Not(a);
        if (a is Value.Constant { Content: double x } && b is Value.Constant { Content: double y })
            return Value.Of(x == y);
        if (a is Value.Constant c && b is Value.Constant d)
            return c.Content.GetType() == d.Content.GetType() ? Value.Of(Equals(c.Content, d.Content)) : Value.Unknown.Value;
        if (a is Value.Reference && b is Value.Reference && a != b)
            return Value.Unknown.Value;
        if (a == b && a.IsIdentified)
            return Value.True;
        if (AreOpposite(IsNull(a), IsNull(b)))
            return Value.False;
        if ((IsEmptyConstant(a) && IsNullOrEmpty(b) == false) || (IsEmptyConstant(b) && IsNullOrEmpty(a) == false))
            return Value.False;
        return Test(TestKind.Equal, a is Value.Constant ? b : a, a is Value.Constant ? a : b);
    }

    public bool? IsNull(Value value) => Resolve(value) switch
    {
        Value.Null => true,
        Value.Symbolic symbolic => Known(TestKind.IsNull, symbolic) ?? (IsNullOrEmpty(symbolic) == false ? false : null),
        Value.Unknown or Value.Test { Kind: TestKind.Member } => null,
        Value.Choice choice => Agreed(choice.Options.Select(IsNull)),
        _ => false,
    };

    public bool? IsNullOrEmpty(Value value) => Resolve(value) switch
    {
        Value.Null => true,
        Value.Constant constant => constant.Content is "",
        Value.Text text => text.Content.Parts.All(part => part is Rules.TextPart.Opaque) ? null : false,
        Value.Symbolic symbolic =>
            Known(TestKind.IsNullOrEmpty, symbolic) ?? (Known(TestKind.IsNullOrWhiteSpace, symbolic) == false ? false : null),
        Value.Choice choice => Agreed(choice.Options.Select(IsNullOrEmpty)),
        Value.Reference or Value.Lifted => false,
        _ => null,
    };

    /// <summary>Whether a condition holds on this path, where that is known.</summary>
    public bool? Decide(Value condition) => Resolve(condition) switch
    {
        Value.Constant { Content: bool known } => known,
        Value.Test { Kind: TestKind.Not } test => !Decide(test.Left),
        Value.Test { Kind: TestKind.And } test => And(Decide(test.Left), Decide(test.Right!)),
        Value.Test { Kind: TestKind.Or } test => !And(!Decide(test.Left), !Decide(test.Right!)),
        Value.Test { Kind: TestKind.IsNull } test => IsNull(test.Left),
        Value.Test { Kind: TestKind.IsNullOrEmpty } test => IsNullOrEmpty(test.Left),
        Value.Test { Kind: TestKind.IsNullOrWhiteSpace } test => IsNullOrWhiteSpace(test.Left),
        Value.Test { Kind: TestKind.Equal } test when AreEqual(test.Left, test.Right!) is var again && again != test => Decide(again),
        Value.Choice choice => Agreed(choice.Options.Select(Decide)),
        _ => null,
    };

    /// <summary>These and the outcome of a condition; <see langword="null"/> where the path contradicts it.</summary>
    public PathConstraints? Assume(Value condition, bool outcome)
    {
        if (Decide(condition) is { } decided)
            return decided == outcome ? this : null;
        if (!condition.IsIdentified)
            return this;
        switch (condition)
        {
            case Value.Symbolic symbolic:
                return Resolve(symbolic) is Value.Null ? null : AddIfConsistent(symbolic, Value.Of(outcome));
            case Value.Test { Kind: TestKind.Not } test:
                return Assume(test.Left, !outcome);
            case Value.Test { Kind: TestKind.And } test when outcome:
                return Assume(test.Left, true)?.Assume(test.Right!, true)?.UnlessOtherwise(condition, true);
            case Value.Test { Kind: TestKind.Or } test when !outcome:
                return Assume(test.Left, false)?.Assume(test.Right!, false)?.UnlessOtherwise(condition, false);
            case Value.Test { Kind: TestKind.IsNull, Left: Value.Symbolic symbolic } when outcome:
                return AddIfConsistent(symbolic, Value.Null.Value);
            case Value.Test { Kind: TestKind.Equal, Left: Value.Symbolic symbolic, Right: Value.Constant constant } when outcome:
                return AddIfConsistent(symbolic, constant);
        }

        var assumed = !outcome && ShownNotEmpty(condition) is { } text
            ? Add(new Value.Test(TestKind.IsNullOrEmpty, text), Value.False)
            : this;
        if (condition is Value.Test)
            assumed = assumed.Add(condition, Value.Of(outcome));
        return assumed.UnlessOtherwise(condition, outcome);
    }

    /// <summary>These without what was assumed of values that nothing holds any more.</summary>
    public PathConstraints KeepAbout(HashSet<Value> held)
    {
        var settled = _known.Keys.Where(about => !IsAbout(about, held)).ToList();
        return settled.Count == 0 ? this : new(_known.RemoveRange(settled));
    }

    /// <summary>What both paths assumed.</summary>
    public static PathConstraints Join(PathConstraints left, PathConstraints right)
    {
        if (ReferenceEquals(left._known, right._known))
            return left;
        var differing = left._known.Where(pair => !right._known.TryGetValue(pair.Key, out var other) || other != pair.Value).ToList();
        return differing.Count == 0 ? left : new(left._known.RemoveRange(differing.Select(pair => pair.Key)));
    }

    /// <summary>These, unless they decide a condition the other way: what was assumed contradicts itself.</summary>
    private PathConstraints? UnlessOtherwise(Value condition, bool outcome) => Decide(condition) == !outcome ? null : this;

    private static bool IsAbout(Value about, HashSet<Value> held) => about switch
    {
        Value.Symbolic { Origin: Microsoft.CodeAnalysis.ISymbol } => true,
        Value.Test test => IsAbout(test.Left, held) || (test.Right is { } right && IsAbout(right, held)),
        _ => held.Contains(about),
    };

    /// <summary>The value that is a string of some length where a condition does not hold.</summary>
    private Value? ShownNotEmpty(Value condition) => condition switch
    {
        Value.Test { Kind: TestKind.Equal, Left: Value.Symbolic symbolic, Right: Value.Constant { Content: "" } }
            when IsNull(symbolic) == false => symbolic,
        Value.Test { Kind: TestKind.IsNullOrEmpty or TestKind.IsNullOrWhiteSpace, Left: Value.Symbolic symbolic } => symbolic,
        _ => null,
    };

    private bool? IsNullOrWhiteSpace(Value value) => Resolve(value) switch
    {
        Value.Constant { Content: string text } => string.IsNullOrWhiteSpace(text),
        Value.Text text when text.Content.Parts.Any(part => part is Rules.TextPart.Reference) => false,
        Value.Text => null,
        var other => IsNullOrEmpty(other) switch { true => true, _ => Known(TestKind.IsNullOrWhiteSpace, other) },
    };

    /// <summary>These and what a value is; <see langword="null"/> where a test of the value came out otherwise.</summary>
    private PathConstraints? AddIfConsistent(Value.Symbolic about, Value known) =>
        AreOpposite(Known(TestKind.IsNull, about), IsNull(known))
        || AreOpposite(Known(TestKind.IsNullOrEmpty, about), IsNullOrEmpty(known))
        || AreOpposite(Known(TestKind.IsNullOrWhiteSpace, about), IsNullOrWhiteSpace(known))
            ? null
            : Add(about, known);

    private PathConstraints Add(Value about, Value known) => new(_known.SetItem(about, known));

    private bool? Known(TestKind kind, Value value) =>
        _known.TryGetValue(new Value.Test(kind, value), out var known) && known is Value.Constant { Content: bool answer } ? answer : null;

    private static bool? And(bool? left, bool? right) =>
        left == false || right == false ? false : left == true && right == true ? true : null;

    private static bool AreOpposite(bool? left, bool? right) => left is { } a && right is { } b && a != b;

    private static bool IsEmptyConstant(Value value) => value is Value.Constant { Content: "" };

    private static int? Compare(Value left, Value? right) =>
        left is Value.Constant { Content: IComparable a } && right is Value.Constant b && a.GetType() == b.Content.GetType()
            ? a.CompareTo(b.Content)
            : null;

    private static bool? Agreed(IEnumerable<bool?> answers)
    {
        var distinct = answers.Distinct().ToList();
        return distinct is [var only] ? only : null;
    }
}
