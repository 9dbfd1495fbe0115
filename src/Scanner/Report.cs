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

    /// <summary>The construct path of the resource in a CDKTF program, such as <c>prod/audit</c>: the only link back to the C# source.</summary>
    public string? ConstructPath { get; init; }

    /// <summary>The Terraform names of the attributes it is about.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Other places that explain it, with a word on each.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];
}

/// <summary>A place that explains a report.</summary>
/// <param name="Text">What is to be seen there.</param>
/// <param name="Place">Where it is.</param>
internal sealed record RelatedPlace(string Text, TextPlace Place);
