namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>A resource as a template writes it.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="Type">Its CloudFormation type.</param>
/// <param name="Place">Where the id is.</param>
internal sealed record TemplateResource(string Id, string Type, TextPlace Place)
{
    private static readonly TemplateNode Nothing = new TemplateNode.Mapping([], TextPlace.Whole(""));

    /// <summary>What it is made of.</summary>
    public TemplateNode Properties { get; init; } = Nothing;

    /// <summary>The name of the condition under which it is made; <see langword="null"/> where it always is.</summary>
    public TemplateNode? Condition { get; init; }

    /// <summary>What others than CloudFormation are told of it.</summary>
    public TemplateNode Metadata { get; init; } = Nothing;

    /// <summary>The comments in it and right above it; JSON has none.</summary>
    public IReadOnlyList<TemplateComment> Comments { get; init; } = [];
}

/// <summary>A comment of a YAML template.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Place">Where it is.</param>
internal sealed record TemplateComment(string Text, TextPlace Place);
