using CsCheck;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tests.Engine;

/// <summary>Random abstract values, objects and constraints.</summary>
internal static class Abstract
{
    private static readonly SyntaxNode[] Origins = [.. Enumerable.Range(0, 3).Select(index => SyntaxFactory.ParseExpression("f" + index))];

    private static readonly INamedTypeSymbol Type =
        CSharpCompilation.Create("Empty", references: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]).ObjectType;

    public static readonly Gen<Value> Symbolic = Gen.Int[0, 2].Select(Value (index) => new Value.Symbolic(Origins[index], 1, 0));

    /// <summary>A value that is no alternative of others.</summary>
    public static readonly Gen<Value> Single = Gen.OneOf(
        Gen.Const<Value>(Value.Null.Value),
        Gen.Const<Value>(Value.NotNull.Value),
        Gen.Const<Value>(Value.Unknown.Value),
        Gen.Int[0, 3].Select(Value (number) => new Value.Constant(number)),
        Gen.OneOf(Gen.Const(""), Gen.Const("a"), Gen.Const("b")).Select(Value (text) => new Value.Constant(text)),
        Gen.Bool.Select(Value.Of),
        Gen.Int[1, 4].Select(Value (id) => new Value.Reference(id)),
        Gen.Int[0, 1].Select(Value (number) => new Value.Lifted(new Value.Constant(number))),
        Gen.Const(Value.Text.Of([new TextPart.Reference("aws_iam_role", "arn")])),
        Symbolic);

    /// <summary>Any value: made by the join of up to nine others, or none.</summary>
    public static readonly Gen<Value> Any = Single.List[0, 9].Select(ValueLattice.JoinAll);

    public static readonly Gen<Value> Condition = Gen.Recursive<Value>((depth, inner) => depth > 2
        ? Symbolic
        : Gen.OneOf(
            Symbolic,
            Gen.Select(
                Gen.OneOf(Gen.Const(TestKind.IsNull), Gen.Const(TestKind.IsNullOrEmpty), Gen.Const(TestKind.IsNullOrWhiteSpace)),
                Symbolic,
                Value (kind, value) => new Value.Test(kind, value)),
            Gen.Select(
                Symbolic,
                Gen.OneOf(Gen.Const(""), Gen.Const("a")),
                Value (value, text) => new Value.Test(TestKind.Equal, value, new Value.Constant(text))),
            inner.Select(Value.Not),
            Gen.Select(
                Gen.OneOf(Gen.Const(TestKind.And), Gen.Const(TestKind.Or)),
                inner,
                inner,
                Value (kind, left, right) => new Value.Test(kind, left, right))));

    /// <summary>What a path may have assumed.</summary>
    public static readonly Gen<PathConstraints> Constraints = Gen.Select(
        Condition,
        Gen.Bool,
        (condition, outcome) => (condition, outcome)).List[0, 5]
        .Select(assumed => assumed.Aggregate(PathConstraints.None, (known, next) => known.Assume(next.condition, next.outcome) ?? known));

    /// <summary>An object as some path left it: of one creation, as all that a join sees.</summary>
    public static readonly Gen<HeapObject> Instance = Gen.Select(
        Gen.Select(Gen.Int[0, 2], Any, (key, value) => (key, value)).List[0, 3],
        Single.Array[0, 2].Null(),
        Gen.Bool,
        Gen.Bool,
        (members, elements, startsEmpty, hasEscaped) =>
        {
            var instance = new HeapObject(Type, Origins[0])
            {
                StartsEmpty = startsEmpty,
                Elements = elements is null ? null : [.. elements],
            };
            foreach (var (key, value) in members)
                instance = instance.With(MemberKey.Entry(key), value, null);
            if (hasEscaped)
                instance = instance with { HasEscaped = true, Members = instance.Members.Clear(), Elements = null };
            return instance;
        });
}
