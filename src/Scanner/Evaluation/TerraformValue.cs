using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>What an expression comes to, as far as it can be determined without running Terraform.</summary>
internal abstract record TerraformValue
{
    private TerraformValue()
    {
    }

    /// <summary>How many collections are nested in each other.</summary>
    public virtual int Depth => 0;

    /// <summary><c>null</c>: the same as not written.</summary>
    public sealed record Null : TerraformValue
    {
        public static readonly Null Value = new();
    }

    public sealed record Boolean(bool Value) : TerraformValue
    {
        public static readonly Boolean True = new(true);
        public static readonly Boolean False = new(false);

        public static Boolean Of(bool value) => value ? True : False;
    }

    public sealed record Number(double Value) : TerraformValue;

    /// <summary>A string, known in part or whole.</summary>
    public sealed record Text(Content.Text Content) : TerraformValue
    {
        /// <summary>The string, where all of it is known.</summary>
        public string? Constant => Content.Constant;

        public static Text Of(string literal) => new(Rules.Content.Text.Of(literal));
    }

    /// <summary>A list, set or tuple.</summary>
    public sealed record Sequence(IReadOnlyList<TerraformValue> Items) : TerraformValue
    {
        public override int Depth { get; } = DepthOf(Items);
    }

    /// <summary>A map or object.</summary>
    public sealed record Map(IReadOnlyDictionary<string, TerraformValue> Entries) : TerraformValue
    {
        public override int Depth { get; } = DepthOf(Entries.Values);
    }

    /// <summary>An object whose attributes are worked out when they are asked for: a resource, a module, <c>local</c>.</summary>
    public sealed record Deferred(Func<string, TerraformValue> Attribute) : TerraformValue;

    /// <summary>Anything at all, <c>null</c> included.</summary>
    public sealed record Unknown : TerraformValue
    {
        public static readonly Unknown Value = new();
    }

    /// <summary>No value: Terraform stops with an error here, unless <c>try</c> or <c>can</c> catches it.</summary>
    public sealed record Failure : TerraformValue
    {
        public static readonly Failure Value = new();
    }

    /// <summary>One instance of a resource, or of a data source where the type starts with <c>data.</c>.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="address">Its address, where it is known which instance it is.</param>
    /// <param name="written">What an attribute comes to that the configuration gives it; unknown for any other.</param>
    public static Deferred ResourceInstance(string type, string? address, Func<string, TerraformValue> written) =>
        new(attribute => IsAlwaysSet(type, attribute)
        ? new Text(Rules.Content.Text.Of([new TextPart.Reference(type, attribute) { Address = address }]))
        : written(attribute));

    // References to what the resources of the AWS provider have whenever they exist tell which resource is meant.
    private static bool IsAlwaysSet(string type, string attribute) =>
        ResourceSchemas.BuiltIn.Of(type)?.IsAlwaysSet(attribute) ?? ResourceSchema.IsIdentity(attribute);

    /// <summary>A value whose objects may have attributes that are not known.</summary>
    public static TerraformValue Opened(TerraformValue value) => value switch
    {
        Map map => new Deferred(name => map.Entries.TryGetValue(name, out var entry) ? Opened(entry) : Unknown.Value),
        Sequence sequence => new Sequence([.. sequence.Items.Select(Opened)]),
        _ => value,
    };

    /// <summary>The value of an expression in which nothing is left to evaluate.</summary>
    public static TerraformValue OfLiteral(Expression expression) => expression switch
    {
        LiteralExpression { Value: null } => Null.Value,
        LiteralExpression { Value: bool boolean } => Boolean.Of(boolean),
        LiteralExpression { Value: double number } => new Number(number),
        LiteralExpression { Value: string text } => Text.Of(text),
        TupleExpression tuple => new Sequence([.. tuple.Items.Select(OfLiteral)]),
        ObjectExpression @object => OfLiterals(@object),
        _ => Unknown.Value,
    };

    /// <summary>What a rule learns about an attribute that has this value.</summary>
    public AttributeValue ToAttributeValue() => this switch
    {
        Null => AttributeValue.Unset.Null,
        Boolean boolean => new AttributeValue.Set(new Content.Boolean(boolean.Value)),
        Number number => new AttributeValue.Set(new Content.Number(number.Value)),
        Text { Constant: "" } or Sequence { Items.Count: 0 } => AttributeValue.Unset.Empty,
        Text text when text.Content.Parts.Any(part => part is not TextPart.Opaque) => new AttributeValue.Set(text.Content),
        Sequence sequence => new AttributeValue.Set(new Content.List([.. sequence.Items.Select(item => item.ToAttributeValue())])),
        Map map =>
            new AttributeValue.Set(new Content.Object(map.Entries.ToDictionary(
                entry => entry.Key,
                entry => entry.Value.ToAttributeValue(),
                StringComparer.Ordinal))),
        _ => AttributeValue.Unknown.Value,
    };

    // A loop: the maximum of a query of numbers is a vectorised method that costs milliseconds to compile, in every build.
    private static int DepthOf(IEnumerable<TerraformValue> items)
    {
        var deepest = 0;
        foreach (var item in items)
            deepest = Math.Max(deepest, item.Depth);
        return 1 + deepest;
    }

    private static Map OfLiterals(ObjectExpression @object)
    {
        var entries = new Dictionary<string, TerraformValue>(StringComparer.Ordinal);
        foreach (var item in @object.Items)
        {
            if (item.Key is LiteralExpression { Value: string key })
                entries[key] = OfLiteral(item.Value);
        }

        return new(entries);
    }
}
