using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner;

/// <summary>Something a scan has to tell, about a resource or about its own input.</summary>
/// <param name="Rule">The rule, or the entry of <see cref="ToolRules"/>, that speaks.</param>
/// <param name="Message">One sentence, with text from the input neutralised.</param>
/// <param name="Place">Where to look.</param>
internal sealed record Report(RuleMetadata Rule, string Message, TextPlace Place)
{
    /// <summary>The Terraform type of the resource; <see langword="null"/> where the report is about the input itself.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The Terraform address of the resource, such as <c>aws_cloudtrail.audit</c>.</summary>
    public string? Address { get; init; }

    /// <summary>
    /// The construct path of the resource in a CDKTF program, such as <c>prod/audit</c>: the only link back to the C# source.
    /// </summary>
    public string? ConstructPath { get; init; }

    /// <summary>What a run of a Pulumi program says of the resource's construction; <see langword="null"/> for any other
    /// resource.</summary>
    public ConstructedResource? Constructed { get; init; }

    /// <summary>
    /// Where the finding is in what a program synthesized, where <see cref="Place"/> is the C# that constructs the resource;
    /// <see langword="null"/> otherwise.
    /// </summary>
    public TextPlace? Synthesized { get; init; }

    /// <summary>
    /// Where the finding is in what was scanned: it is known by that, since whoever scans without the program knows of no other place.
    /// </summary>
    public TextPlace FoundAt => Synthesized ?? Place;

    /// <summary>The rule that the resource may break, where <see cref="Rule"/> only says so; <see langword="null"/> otherwise.</summary>
    public RuleMetadata? MayBreak { get; init; }

    /// <summary>The constant that puts its attribute right, where a rule of a team's own determines it.</summary>
    public RightConstant? Constant { get; init; }

    /// <summary>The Terraform names of the attributes it is about.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>
    /// Who said that it is to be let pass, and why; <see langword="null"/> where nobody did. Hosts show such reports on demand only.
    /// </summary>
    public Suppression? Suppression { get; init; }

    /// <summary>
    /// Changes of the sources that resolve it, the best first; empty where there are none, <see langword="null"/> where nobody asked.
    /// </summary>
    public IReadOnlyList<ProposedFix>? Fixes { get; init; }

    /// <summary>Other places that explain it, with a word on each.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];
}

/// <summary>A resource that a Pulumi program constructed while it was run.</summary>
/// <param name="Name">Its logical name.</param>
/// <param name="ClassName">The simple name of its class.</param>
/// <param name="Statement">Where the statement or expression begins that constructs it; <see langword="null"/> where that is not
/// known.</param>
internal sealed record ConstructedResource(string Name, string ClassName, TextPlace? Statement);

/// <summary>A place that explains a report.</summary>
/// <param name="Text">What is to be seen there.</param>
/// <param name="Place">Where it is.</param>
internal sealed record RelatedPlace(string Text, TextPlace Place);

/// <summary>A note in the input that a finding is to be let pass.</summary>
/// <param name="Justification">The reason given, with text from the input neutralised; empty where there is none.</param>
/// <param name="Place">Where the note is.</param>
internal sealed record Suppression(string Justification, TextPlace Place);
