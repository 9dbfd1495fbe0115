using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Symbols;

/// <summary>What jsii calls the classes and methods that it generates, by the markers that it leaves on them.</summary>
internal static class JsiiTypes
{
    /// <summary>The jsii name of a method, such as <c>addOverride</c>.</summary>
    public static string? MethodNameOf(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (current.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "JsiiMethodAttribute") is { } marker)
                return FirstText(marker);
        }

        return null;
    }

    /// <summary>The fully qualified jsii name of a class, such as <c>@cdktf/provider-aws.cloudtrail.Cloudtrail</c>.</summary>
    public static string? NameOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name is "JsiiClassAttribute" or "JsiiInterfaceAttribute") is { } marker
        && marker.ConstructorArguments is [_, { Value: string name }, ..]
            ? name
            : null;

    /// <summary>Whether a class is a stack of CDKTF or CDK Terrain.</summary>
    public static bool IsTerraformStack(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (NameOf(current) is "cdktf.TerraformStack" or "cdktn.TerraformStack")
                return true;
        }

        return false;
    }

    /// <summary>Whether a class is a construct: a node of the tree that CDKTF and AWS CDK programs make.</summary>
    public static bool IsConstruct(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (NameOf(current) is "constructs.Construct" or "constructs.IConstruct")
                return true;
        }

        return false;
    }

    /// <summary>Whether a class derives from one of CDKTF's, CDK Terrain's or AWS CDK's own.</summary>
    public static bool IsDerivedFrom(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (NameOf(current)?.Split('.') is ["cdktf" or "cdktn" or "aws-cdk-lib", var own] && own == name)
                return true;
        }

        return false;
    }

    /// <summary>Whether an attribute is one of those that jsii leaves on what it generates.</summary>
    public static bool IsMarker(AttributeData attribute) =>
        attribute.AttributeClass is { } marker
        && marker.Name.StartsWith("Jsii", StringComparison.Ordinal)
        && marker.ContainingNamespace?.ToDisplayString() == "Amazon.JSII.Runtime.Deputy";

    /// <summary>The first text that an attribute is given.</summary>
    public static string? FirstText(AttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value as string : null)
            .FirstOrDefault(text => text is not null);
}
