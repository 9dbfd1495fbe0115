namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>A block of a Terraform configuration, whichever syntax it was written in.</summary>
/// <param name="Type">Such as <c>resource</c>.</param>
/// <param name="Labels">Such as the type and name of a resource.</param>
/// <param name="Body">What it holds.</param>
/// <param name="Place">Its header; in JSON the last label, or the type where there is none.</param>
internal sealed record ConfigBlock(string Type, IReadOnlyList<string> Labels, ConfigBody Body, TextPlace Place)
{
    /// <summary>From its type to its closing brace; empty in JSON.</summary>
    public Span Span { get; init; }
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
/// <param name="Name">Such as <c>cloud_watch_logs_group_arn</c>.</param>
/// <param name="Value">What is written after it.</param>
/// <param name="Source">Where expressions in the value stand.</param>
internal sealed record ConfigAttribute(string Name, Expression Value, IExpressionSource Source)
{
    /// <summary>From its name to the end of its value; empty in JSON.</summary>
    public Span Span { get; init; }
}

/// <summary>The text that expressions were parsed from.</summary>
internal interface IExpressionSource
{
    /// <summary>Where a part of it is to be seen.</summary>
    TextPlace PlaceOf(Span span);
}
