namespace Infra.Analyzers;

/// <summary>What a diagnostic tells the code fixes besides its place.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The Terraform names of the attributes to set, separated by commas.</summary>
    public const string Attributes = "attributes";

    /// <summary>The bindings that the resource is from: <c>Cdktf</c> or <c>Pulumi</c>.</summary>
    public const string Framework = "framework";
}
