namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>An expression of the Terraform language, whichever syntax it was written in.</summary>
/// <param name="Span">Where it is in the text it was parsed from.</param>
/// <remarks>
/// Parentheses leave no trace. The nodes are those of the HCL native syntax specification; what JSON writes as arrays, objects and
/// strings becomes the same tuples, objects and templates.
/// </remarks>
internal abstract record Expression(Span Span)
{
    /// <summary>The expressions that it is directly made of.</summary>
    public IEnumerable<Expression> Children() => this switch
    {
        TemplateExpression template => template.Parts,
        TemplateForExpression loop => [loop.For],
        AttributeExpression attribute => [attribute.Source],
        IndexExpression index => [index.Source, index.Key],
        SplatExpression splat => [splat.Source, splat.Each],
        CallExpression call => call.Arguments,
        ConditionalExpression conditional => [conditional.Condition, conditional.Then, conditional.Otherwise],
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        TupleExpression tuple => tuple.Items,
        ObjectExpression @object => @object.Items.SelectMany(item => new[] { item.Key, item.Value }),
        ForExpression loop => new[] { loop.Collection, loop.Key, loop.Value, loop.Condition }.OfType<Expression>(),
        _ => [],
    };
}

/// <summary>A range of UTF-16 code units.</summary>
/// <param name="Start">The first one's index.</param>
/// <param name="End">The index after the last one.</param>
internal readonly record struct Span(int Start, int End);

/// <summary><c>null</c>, <c>true</c>, <c>false</c>, a number, or a piece of text without interpolation.</summary>
/// <param name="Value"><see langword="null"/>, a <see cref="bool"/>, a <see cref="double"/> or a <see cref="string"/>.</param>
/// <param name="Span">Where it is.</param>
internal sealed record LiteralExpression(object? Value, Span Span) : Expression(Span);

/// <summary>Text with interpolations: <c>"${a}-b"</c> or a heredoc. A template of one interpolation is that interpolation alone.</summary>
internal sealed record TemplateExpression(IReadOnlyList<Expression> Parts, Span Span) : Expression(Span);

/// <summary>The directive <c>%{ for … }…%{ endfor }</c> in a template: its body once for each element, joined.</summary>
internal sealed record TemplateForExpression(ForExpression For, Span Span) : Expression(Span);

/// <summary>A name at the start of a reference, such as <c>var</c>, <c>local</c> or a resource type.</summary>
internal sealed record VariableExpression(string Name, Span Span) : Expression(Span);

/// <summary><c>source.name</c>.</summary>
internal sealed record AttributeExpression(Expression Source, string Name, Span Span) : Expression(Span);

/// <summary><c>source[key]</c>, also written <c>source.0</c>.</summary>
internal sealed record IndexExpression(Expression Source, Expression Key, Span Span) : Expression(Span);

/// <summary><c>source[*].rest</c> or <c>source.*.rest</c>.</summary>
/// <param name="Source">What is split into its elements.</param>
/// <param name="Each">What is taken of each element, which <see cref="SplatElementExpression"/> stands for.</param>
/// <param name="Span">Where it is.</param>
internal sealed record SplatExpression(Expression Source, Expression Each, Span Span) : Expression(Span);

/// <summary>The element at hand inside a splat.</summary>
internal sealed record SplatElementExpression(Span Span) : Expression(Span);

/// <summary><c>name(arguments…)</c>.</summary>
/// <param name="Name">With its namespace, if it has one: <c>provider::aws::arn_parse</c>.</param>
/// <param name="Arguments">From left to right.</param>
/// <param name="ExpandsLast">Whether <c>...</c> spreads the last argument.</param>
/// <param name="Span">Where it is.</param>
internal sealed record CallExpression(string Name, IReadOnlyList<Expression> Arguments, bool ExpandsLast, Span Span) : Expression(Span);

/// <summary><c>condition ? then : otherwise</c>, and the directive <c>%{ if … }</c> of templates.</summary>
internal sealed record ConditionalExpression(Expression Condition, Expression Then, Expression Otherwise, Span Span) : Expression(Span);

internal sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, Span Span) : Expression(Span);

internal sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right, Span Span) : Expression(Span);

/// <summary><c>[a, b]</c>.</summary>
internal sealed record TupleExpression(IReadOnlyList<Expression> Items, Span Span) : Expression(Span);

/// <summary><c>{ a = b }</c>; a key that is a bare name is a literal.</summary>
internal sealed record ObjectExpression(IReadOnlyList<ObjectItem> Items, Span Span) : Expression(Span);

/// <summary>One entry of an object.</summary>
internal sealed record ObjectItem(Expression Key, Expression Value);

/// <summary><c>[for k, v in collection : value if condition]</c> or <c>{for … : key => value… if condition}</c>.</summary>
/// <param name="KeyName">The first of two names, or <see langword="null"/> where there is one.</param>
/// <param name="ValueName">The name of the element.</param>
/// <param name="Collection">What is gone through.</param>
/// <param name="Key">The key of each entry; <see langword="null"/> makes it a tuple.</param>
/// <param name="Value">The value of each entry.</param>
/// <param name="Condition">Which elements count, or <see langword="null"/> for all.</param>
/// <param name="IsGrouped">Whether <c>...</c> collects the values of equal keys.</param>
/// <param name="Span">Where it is.</param>
internal sealed record ForExpression(
    string? KeyName,
    string ValueName,
    Expression Collection,
    Expression? Key,
    Expression Value,
    Expression? Condition,
    bool IsGrouped,
    Span Span) : Expression(Span);

/// <summary>An expression that was passed over, because it is too large or too deep to matter: nothing is known of it.</summary>
internal sealed record UnreadExpression(Span Span) : Expression(Span);

internal enum UnaryOperator
{
    Not,
    Negate,
}

internal enum BinaryOperator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}
