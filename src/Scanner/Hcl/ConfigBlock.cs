using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>A block of a Terraform configuration, whichever syntax it was written in.</summary>
/// <remarks>One is equal to itself alone, however alike another one is. Of most blocks nobody asks for the place.</remarks>
internal sealed record ConfigBlock
{
    private readonly IExpressionSource? _source;
    private readonly int _headerEnd;
    private TextPlace? _place;

    /// <param name="type">Such as <c>resource</c>.</param>
    /// <param name="labels">Such as the type and name of a resource.</param>
    /// <param name="body">What it holds.</param>
    /// <param name="place">In JSON the last label, or the type where there is none.</param>
    public ConfigBlock(string type, IReadOnlyList<string> labels, ConfigBody body, TextPlace place) =>
        (Type, Labels, Body, _place) = (type, labels, body, place);

    /// <param name="type">Such as <c>resource</c>.</param>
    /// <param name="labels">Such as the type and name of a resource.</param>
    /// <param name="body">What it holds.</param>
    /// <param name="span">From its type to its closing brace.</param>
    /// <param name="headerEnd">The index after its type and labels.</param>
    /// <param name="source">The text.</param>
    public ConfigBlock(string type, IReadOnlyList<string> labels, ConfigBody body, Span span, int headerEnd, IExpressionSource source) =>
        (Type, Labels, Body, Span, _headerEnd, _source) = (type, labels, body, span, headerEnd, source);

    public string Type { get; }

    public IReadOnlyList<string> Labels { get; }

    public ConfigBody Body { get; init; }

    /// <summary>From its type to its closing brace; empty in JSON.</summary>
    public Span Span { get; }

    /// <summary>Its header; in JSON the last label, or the type where there is none.</summary>
    public TextPlace Place => _place ??= _source!.PlaceOf(new(Span.Start, _headerEnd));

    public bool Equals(ConfigBlock? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>What a block holds.</summary>
/// <param name="Attributes">By name. In JSON a nested block cannot be distinguished from an attribute, and is one.</param>
/// <param name="Blocks">Nested blocks, in their order.</param>
internal sealed record ConfigBody(IReadOnlyDictionary<string, ConfigAttribute> Attributes, IReadOnlyList<ConfigBlock> Blocks)
{
    /// <summary>The value of the property <c>//</c> in JSON, where tools and people note what Terraform does not read.</summary>
    public Expression? Comment { get; init; }
}

/// <summary>An attribute of a block.</summary>
/// <remarks>
/// In the native syntax its value has been checked, and is made when it is asked for: of most attributes nobody asks. That may happen on
/// several threads, which make the same.
/// </remarks>
internal sealed class ConfigAttribute
{
    private readonly int _valueStart;
    private Expression? _value;

    /// <param name="name">Such as <c>cloud_watch_logs_group_arn</c>.</param>
    /// <param name="value">What is written after it.</param>
    /// <param name="source">Where expressions in the value stand.</param>
    public ConfigAttribute(string name, Expression value, IExpressionSource source) => (Name, _value, Source) = (name, value, source);

    /// <param name="name">Such as <c>cloud_watch_logs_group_arn</c>.</param>
    /// <param name="span">From its name to the end of its value.</param>
    /// <param name="valueStart">Where its value starts, which is known to be right.</param>
    /// <param name="source">The text.</param>
    public ConfigAttribute(string name, Span span, int valueStart, HclExpressionSource source) =>
        (Name, Span, _valueStart, Source) = (name, span, valueStart, source);

    public string Name { get; }

    public Expression Value => _value ??= ((HclExpressionSource)Source).Parse(_valueStart);

    public IExpressionSource Source { get; }

    /// <summary>From its name to the end of its value; empty in JSON.</summary>
    public Span Span { get; }
}

/// <summary>The text that expressions were parsed from.</summary>
internal interface IExpressionSource
{
    /// <summary>Where a part of it is to be seen.</summary>
    TextPlace PlaceOf(Span span);
}

/// <summary>A file of the native syntax as a source of expressions.</summary>
/// <param name="source">Its text.</param>
internal sealed class HclExpressionSource(SourceText source) : IExpressionSource
{
    /// <inheritdoc/>
    public TextPlace PlaceOf(Span span) => source.PlaceAt(span.Start, span.End);

    /// <summary>The expression that starts somewhere, and was parsed before without an error.</summary>
    public Expression Parse(int start)
    {
        var lexer = new Lexer(source, start, source.Content.Length);
        lexer.MoveTo(start);
        return ExpressionParser.Parse(lexer);
    }
}
