using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>The <c>type</c> of a variable: what Terraform makes of a value that the variable is given.</summary>
/// <remarks>
/// An object gets the attributes of its type and no others: what is marked <c>optional(T)</c> and not written is <c>null</c>,
/// <c>optional(T, d)</c> is <c>d</c>, also where <c>null</c> is written
/// (https://developer.hashicorp.com/terraform/language/expressions/type-constraints). A value that does not fit, which Terraform refuses,
/// is unknown.
/// </remarks>
internal abstract record TypeConstraint
{
    private static readonly Any Anything = new();
    private static readonly Unread Open = new();

    private TypeConstraint()
    {
    }

    /// <summary>The type that an expression writes; <see langword="null"/> stands for none.</summary>
    public static TypeConstraint Of(Expression? expression) => expression switch
    {
        null or VariableExpression { Name: "any" or "list" or "set" or "map" } => Anything,
        VariableExpression { Name: "string" } => new Primitive(Conversions.ToText),
        VariableExpression { Name: "number" } => new Primitive(Conversions.ToNumber),
        VariableExpression { Name: "bool" } => new Primitive(Conversions.ToBoolean),
        CallExpression { Name: "list" or "set" or "map", Arguments: [var element] } call => new Collection(call.Name == "map", Of(element)),
        CallExpression { Name: "tuple", Arguments: [TupleExpression items] } => new Tuple([.. items.Items.Select(Of)]),
        CallExpression { Name: "object", Arguments: [ObjectExpression attributes] } => Object.Of(attributes),
        // In JSON, and in Terraform 0.11.
        LiteralExpression { Value: string text } => Parse(text) is { } parsed and not LiteralExpression ? Of(parsed) : Open,
        _ => Open,
    };

    /// <summary>What a value of the type comes to.</summary>
    /// <param name="value">The value that is given.</param>
    /// <param name="evaluate">What the expression of a default comes to.</param>
    public abstract TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate);

    private static Expression? Parse(string text)
    {
        var lexer = new Lexer(new SourceText("", text), 0, text.Length) { AreNewlinesSpace = true };
        try
        {
            lexer.MoveTo(0);
            return ExpressionParser.Parse(lexer);
        }
        catch (MalformedInputException)
        {
            return null;
        }
    }

    private sealed record Any : TypeConstraint
    {
        public override TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate) => value;
    }

    /// <summary>A type that was not understood: its objects may have more attributes than are written.</summary>
    private sealed record Unread : TypeConstraint
    {
        public override TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate) =>
            TerraformValue.Opened(value);
    }

    private sealed record Primitive(Func<TerraformValue, TerraformValue> Conversion) : TypeConstraint
    {
        public override TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate) => value switch
        {
            TerraformValue.Null or TerraformValue.Failure => value,
            _ => Conversion(value) is var converted and not TerraformValue.Failure ? converted : TerraformValue.Unknown.Value,
        };
    }

    private sealed record Collection(bool IsMap, TypeConstraint Element) : TypeConstraint
    {
        public override TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate) => value switch
        {
            TerraformValue.Null or TerraformValue.Failure or TerraformValue.Deferred => value,
            TerraformValue.Sequence sequence when !IsMap =>
                new TerraformValue.Sequence([.. sequence.Items.Select(item => Element.Convert(item, evaluate))]),
            TerraformValue.Map map when IsMap =>
                new TerraformValue.Map(map.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => Element.Convert(entry.Value, evaluate),
                    StringComparer.Ordinal)),
            _ => TerraformValue.Unknown.Value,
        };
    }

    private sealed record Tuple(IReadOnlyList<TypeConstraint> Items) : TypeConstraint
    {
        public override TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate) => value switch
        {
            TerraformValue.Null or TerraformValue.Failure => value,
            TerraformValue.Sequence sequence when sequence.Items.Count == Items.Count =>
                new TerraformValue.Sequence([.. sequence.Items.Select((item, index) => Items[index].Convert(item, evaluate))]),
            _ => TerraformValue.Unknown.Value,
        };
    }

    private sealed record Object(IReadOnlyDictionary<string, Attribute> Attributes) : TypeConstraint
    {
        public static TypeConstraint Of(ObjectExpression written)
        {
            var attributes = new Dictionary<string, Attribute>(StringComparer.Ordinal);
            foreach (var item in written.Items)
            {
                if (item.Key is not LiteralExpression { Value: string name })
                    return Open;
                attributes[name] = item.Value is CallExpression { Name: "optional", Arguments: [var type, ..] } optional
                    ? new(TypeConstraint.Of(type), IsOptional: true, optional.Arguments.Skip(1).FirstOrDefault())
                    : new(TypeConstraint.Of(item.Value), IsOptional: false, Default: null);
            }

            return new Object(attributes);
        }

        public override TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate) => value switch
        {
            TerraformValue.Null or TerraformValue.Failure => value,
            TerraformValue.Map map => Attributes.All(attribute => attribute.Value.IsOptional || map.Entries.ContainsKey(attribute.Key))
                ? new TerraformValue.Map(Attributes.ToDictionary(
                    attribute => attribute.Key,
                    attribute => attribute.Value.Convert(Entry(map, attribute.Key), evaluate),
                    StringComparer.Ordinal))
                : TerraformValue.Unknown.Value,
            TerraformValue.Deferred deferred => new TerraformValue.Deferred(name => Attributes.TryGetValue(name, out var attribute)
                ? attribute.Convert(deferred.Attribute(name), evaluate)
                : TerraformValue.Failure.Value),
            _ => TerraformValue.Unknown.Value,
        };

        private static TerraformValue Entry(TerraformValue.Map map, string name) =>
            map.Entries.TryGetValue(name, out var entry) ? entry : TerraformValue.Null.Value;
    }

    private sealed record Attribute(TypeConstraint Type, bool IsOptional, Expression? Default)
    {
        public TerraformValue Convert(TerraformValue value, Func<Expression, TerraformValue> evaluate) => Type.Convert(
            value is TerraformValue.Null or TerraformValue.Failure && IsOptional
                ? Default is null
                ? TerraformValue.Null.Value
                : evaluate(Default)
                : value,
            evaluate);
    }
}
