namespace Infra.Analyzers.Rules.Tests;

/// <summary>The laws of the join of attribute values, over all of a set of values that has each kind at least twice.</summary>
public sealed class AttributeLatticeTests
{
    private static readonly IReadOnlyList<AttributeValue> Values =
    [
        AttributeValue.Unset.Absent,
        AttributeValue.Unset.Null,
        AttributeValue.Unset.Empty,
        AttributeValue.Set.Opaque,
        Text("a"),
        Text("b"),
        new AttributeValue.Set(new Content.Boolean(true)),
        new AttributeValue.Set(new Content.Boolean(false)),
        new AttributeValue.Set(new Content.Number(1)),
        new AttributeValue.Set(new Content.List([Text("a"), AttributeValue.Unset.Null])),
        new AttributeValue.Set(new Content.List([])),
        new AttributeValue.Set(new Content.Object(new Dictionary<string, AttributeValue> { ["a"] = AttributeValue.MaybeSet.Value })),
        AttributeValue.MaybeSet.Value,
        AttributeValue.Unknown.Value,
    ];

    [Fact]
    public void Commutative() => Assert.All(
        from a in Values from b in Values select (a, b),
        row => Assert.Equal(AttributeValue.Join(row.a, row.b), AttributeValue.Join(row.b, row.a)));

    [Fact]
    public void Associative() => Assert.All(
        from a in Values from b in Values from c in Values select (a, b, c),
        row => Assert.Equal(
            AttributeValue.Join(AttributeValue.Join(row.a, row.b), row.c),
            AttributeValue.Join(row.a, AttributeValue.Join(row.b, row.c))));

    [Fact]
    public void Idempotent() => Assert.All(Values, value => Assert.Equal(value, AttributeValue.Join(value, value)));

    [Fact]
    public void Monotone() => Assert.All(
        from a in Values from b in Values from c in Values where a.IsWithin(b) select (a, b, c),
        row => Assert.True(AttributeValue.Join(row.a, row.c).IsWithin(AttributeValue.Join(row.b, row.c))));

    [Fact]
    public void Nothing_is_beyond_the_unknown() => Assert.All(Values, value => Assert.True(value.IsWithin(AttributeValue.Unknown.Value)));

    private static AttributeValue Text(string text) => new AttributeValue.Set(Content.Text.Of(text));
}
