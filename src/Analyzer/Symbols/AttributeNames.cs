using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Symbols;

/// <summary>Between the names of Terraform and those of the C# frameworks.</summary>
internal static class AttributeNames
{
    /// <summary>The Terraform name of a property that a framework calls <c>cloudWatchLogsGroupArn</c>.</summary>
    public static string ToTerraform(string frameworkName) => FrameworkNames.ToTerraform(frameworkName);

    /// <summary>The Terraform name of the attribute that a C# member holds: <c>CloudWatchLogsGroupArn</c>.</summary>
    public static string OfMember(string name) => ToTerraform(NameCase.FromPascal(name));

    /// <summary>The C# member that holds an attribute.</summary>
    public static string ToMember(string attribute) => NameCase.ToPascal(FrameworkNames.FromTerraform(attribute, Bindings.Cdktf));

    /// <summary>
    /// The attribute that a method of a CDKTF resource, such as <c>ResetKmsKeyId</c> or <c>PutEventSelector</c>, resets or sets.
    /// </summary>
    public static string? OfMutator(IMethodSymbol method) =>
        JsiiTypes.MethodNameOf(method) is not { } name ? null
        : name.StartsWith("reset", StringComparison.Ordinal) ? OfMember(name.Substring("reset".Length))
        : name.StartsWith("put", StringComparison.Ordinal) ? OfMember(name.Substring("put".Length))
        : null;
}
