using Infra.Analyzers.Rules.Attributes;

namespace Infra.Analyzers.Rules.Tests.Attributes;

/// <summary>What each test of a value answers of each kind of value.</summary>
public sealed class ValueTestTests
{
    private static readonly AttributeValue Unset = AttributeValue.Unset.Absent;
    private static readonly AttributeValue Unknown = AttributeValue.Unknown.Value;
    private static readonly AttributeValue Opaque = AttributeValue.Set.Opaque;
    private static readonly AttributeValue Seven = new AttributeValue.Set(new Content.Number(7));
    private static readonly AttributeValue SevenAsText = Text("7");
    private static readonly AttributeValue True = new AttributeValue.Set(new Content.Boolean(true));
    private static readonly AttributeValue Ab = List(Text("a"), Text("b"));
    private static readonly AttributeValue PerhapsAb = List(Text("a"), Unknown);

    private static readonly (string Name, ValueTest Test, AttributeValue Value, Tristate Answer)[] Table =
    [
        ("set", new ValueTest.IsSet(true), Unset, Tristate.No),
        ("set", new ValueTest.IsSet(true), Opaque, Tristate.Yes),
        ("set", new ValueTest.IsSet(true), Unknown, Tristate.Maybe),
        ("unset", new ValueTest.IsSet(false), Unset, Tristate.Yes),
        ("unset", new ValueTest.IsSet(false), Opaque, Tristate.No),
        ("one of", new ValueTest.IsOneOf(Content.Text.Of("a"), Content.Text.Of("7")), Text("a"), Tristate.Yes),
        ("one of", new ValueTest.IsOneOf(Content.Text.Of("a"), Content.Text.Of("7")), Seven, Tristate.Yes),
        ("one of", new ValueTest.IsOneOf(Content.Text.Of("a")), Text("b"), Tristate.No),
        ("one of", new ValueTest.IsOneOf(Content.Text.Of("a")), Unset, Tristate.No),
        ("one of", new ValueTest.IsOneOf(Content.Text.Of("a")), Opaque, Tristate.Maybe),
        ("one of", new ValueTest.IsOneOf(new Content.Boolean(true)), Text("true"), Tristate.Yes),
        ("one of", new ValueTest.IsOneOf(new Content.Boolean(true)), Text("1"), Tristate.Maybe),
        ("not", new ValueTest.Not(new ValueTest.IsOneOf(new Content.Boolean(true))), True, Tristate.No),
        ("not", new ValueTest.Not(new ValueTest.IsOneOf(new Content.Boolean(true))), Unset, Tristate.Yes),
        ("not", new ValueTest.Not(new ValueTest.IsOneOf(new Content.Boolean(true))), Unknown, Tristate.Maybe),
        ("all", new ValueTest.AllOf(new ValueTest.AtLeast(5), new ValueTest.AtMost(6)), Seven, Tristate.No),
        ("all", new ValueTest.AllOf(new ValueTest.AtLeast(5), new ValueTest.AtMost(8)), Seven, Tristate.Yes),
        ("all", new ValueTest.AllOf(new ValueTest.AtLeast(5), new ValueTest.AtMost(8)), Unknown, Tristate.Maybe),
        ("any", new ValueTest.AnyOf(new ValueTest.AtLeast(8), new ValueTest.AtMost(7)), Seven, Tristate.Yes),
        ("any", new ValueTest.AnyOf(new ValueTest.IsSet(false), new ValueTest.AtMost(6)), Seven, Tristate.No),
        ("at least", new ValueTest.AtLeast(7), SevenAsText, Tristate.Yes),
        ("at least", new ValueTest.AtLeast(8), SevenAsText, Tristate.No),
        ("at least", new ValueTest.AtLeast(7), Text("many"), Tristate.Maybe),
        ("at least", new ValueTest.AtLeast(7), Unset, Tristate.No),
        ("contains", new ValueTest.Contains(Content.Text.Of("b")), Ab, Tristate.Yes),
        ("contains", new ValueTest.Contains(Content.Text.Of("c")), Ab, Tristate.No),
        ("contains", new ValueTest.Contains(Content.Text.Of("c")), PerhapsAb, Tristate.Maybe),
        ("contains", new ValueTest.Contains(Content.Text.Of("an")), Text("plants"), Tristate.Yes),
        ("contains", new ValueTest.Contains(Content.Text.Of("ant")), Text("animal"), Tristate.No),
        ("contains", new ValueTest.Contains(Content.Text.Of("a")), Unset, Tristate.No),
        ("contains", new ValueTest.Contains(Content.Text.Of("a")), Opaque, Tristate.Maybe),
        ("matches", new ValueTest.Matches("^s3[.]"), Text("s3.amazonaws.com"), Tristate.Yes),
        ("matches", new ValueTest.Matches("^s3[.]"), Text("sns.amazonaws.com"), Tristate.No),
        ("matches", new ValueTest.Matches("^s3[.]"), Unset, Tristate.No),
        ("matches", new ValueTest.Matches("^s3[.]"), Ab, Tristate.Maybe),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Table.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Answers(int row)
    {
        var (name, test, value, answer) = Table[row];

        Assert.Equal($"{name}, row {row}: {answer}", $"{name}, row {row}: {test.Passes(value)}");
    }

    // Whoever tries one way after the other is busy for years.
    [Fact]
    public void An_expression_with_very_many_ways_to_match_has_an_answer() =>
        Assert.Equal(Tristate.No, new ValueTest.Matches("^(a+)+$").Passes(Text(new string('a', 60) + "!")));

    private static AttributeValue.Set Text(string text) => new(Content.Text.Of(text));

    private static AttributeValue.Set List(params AttributeValue[] items) => new(new Content.List(items));
}
