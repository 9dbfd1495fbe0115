using CsCheck;
using Infra.Analyzers.Engine;

namespace Infra.Analyzers.Tests.Engine;

/// <summary>What a path assumes, and what follows from it.</summary>
public sealed class PathConstraintsTests
{
    private static readonly Value Text = new Value.Symbolic("text", 1, 0);
    private static readonly Value Flag = new Value.Symbolic("flag", 1, 0);

    [Fact]
    public void What_is_assumed_is_decided_so() =>
        Gen.Select(Abstract.Constraints, Abstract.Condition, Gen.Bool).Sample((known, condition, outcome) =>
            known.Assume(condition, outcome) is not { } assumed || assumed.Decide(condition) != !outcome);

    /// <summary>Of a decided condition only one branch is followed.</summary>
    [Fact]
    public void What_is_decided_is_not_assumed_otherwise() =>
        Gen.Select(Abstract.Constraints, Abstract.Symbolic, Gen.Bool).Sample((known, condition, outcome) =>
            known.Assume(condition, outcome) is not { } assumed
                || assumed.Decide(condition) is null
                || assumed.Resolve(condition) is Value.Constant or Value.Null);

    [Fact]
    public void Only_what_both_paths_assumed_is_left() =>
        Gen.Select(Abstract.Constraints, Abstract.Constraints, Abstract.Condition).Sample((left, right, condition) =>
            PathConstraints.Join(left, right).Decide(condition) is not { } decided
            || (left.Decide(condition) != !decided && right.Decide(condition) != !decided));

    [Fact]
    public void Join_is_commutative_and_idempotent() =>
        Gen.Select(Abstract.Constraints, Abstract.Constraints, Abstract.Symbolic).Sample((a, b, about) =>
            PathConstraints.Join(a, b).Resolve(about) == PathConstraints.Join(b, a).Resolve(about)
            && PathConstraints.Join(a, b).Count == PathConstraints.Join(b, a).Count
            && PathConstraints.Join(a, a).Count == a.Count);

    [Fact]
    public void An_equal_constant_takes_the_place_of_the_value() =>
        Assert.Equal(new Value.Constant("a"), PathConstraints.None.Assume(Equal("a"), true)!.Resolve(Text));

    [Fact]
    public void A_null_check_decides_the_next() =>
        Assert.Equal(Value.True, PathConstraints.None.Assume(Is(TestKind.IsNull), true)!.Test(TestKind.IsNullOrEmpty, Text));

    [Fact]
    public void What_is_not_empty_is_not_null()
    {
        var assumed = PathConstraints.None.Assume(Is(TestKind.IsNullOrEmpty), false)!;
        Assert.False(assumed.IsNull(Text));
        Assert.False(assumed.IsNullOrEmpty(Text));
        Assert.Equal(Value.False, assumed.AreEqual(Text, new Value.Constant("")));
    }

    [Fact]
    public void What_has_characters_is_not_empty() =>
        Assert.False(PathConstraints.None.Assume(Is(TestKind.IsNullOrWhiteSpace), false)!.IsNullOrEmpty(Text));

    [Fact]
    public void Both_parts_of_a_conjunction_hold()
    {
        var assumed = PathConstraints.None.Assume(new Value.Test(TestKind.And, Flag, Equal("a")), true)!;
        Assert.True(assumed.Decide(Flag));
        Assert.Equal(new Value.Constant("a"), assumed.Resolve(Text));
    }

    [Fact]
    public void No_part_of_a_disjunction_that_fails_holds() =>
        Assert.False(PathConstraints.None.Assume(new Value.Test(TestKind.Or, Flag, Equal("a")), false)!.Decide(Flag));

    [Fact]
    public void A_contradiction_ends_the_path() =>
        Assert.Null(PathConstraints.None.Assume(Value.Not(Flag), true)!.Assume(new Value.Test(TestKind.And, Flag, Flag), true));

    [Fact]
    public void What_is_null_has_no_outcome() =>
        Assert.Null(PathConstraints.None.Assume(new Value.Test(TestKind.And, new Value.Test(TestKind.IsNull, Flag), Flag), true));

    [Theory]
    [InlineData(nameof(TestKind.IsNullOrEmpty), true, "a")]
    [InlineData(nameof(TestKind.IsNullOrWhiteSpace), true, "a")]
    [InlineData(nameof(TestKind.IsNullOrEmpty), false, "")]
    [InlineData(nameof(TestKind.IsNullOrWhiteSpace), false, " ")]
    public void What_was_tested_is_not_equal_to_what_fails_the_test(string kind, bool outcome, string text) =>
        Assert.Null(PathConstraints.None.Assume(Is(Enum.Parse<TestKind>(kind)), outcome)!.Assume(Equal(text), true));

    [Fact]
    public void Unknown_values_are_not_equal_to_themselves() =>
        Assert.Null(PathConstraints.None.Decide(PathConstraints.None.AreEqual(Value.Unknown.Value, Value.Unknown.Value)));

    private static Value.Test Is(TestKind kind) => new(kind, Text);

    private static Value.Test Equal(string text) => new(TestKind.Equal, Text, new Value.Constant(text));
}
