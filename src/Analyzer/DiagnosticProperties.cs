namespace Infra.Analyzers;

/// <summary>What a diagnostic tells the code fixes and the command line besides its place.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The Terraform names of the attributes to set, separated by commas.</summary>
    public const string Attributes = "attributes";

    /// <summary>The Terraform type of the resource, such as <c>aws_cloudtrail</c>.</summary>
    public const string ResourceType = "resourceType";

    /// <summary>What its author calls the resource.</summary>
    public const string Resource = "resource";

    /// <summary>The bindings that the resource is from: <c>Cdktf</c> or <c>Pulumi</c>.</summary>
    public const string Framework = "framework";
}
