using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Symbols;

/// <summary>A family of C# bindings.</summary>
internal enum Framework
{
    /// <summary>CDKTF and CDK Terrain: config is read when the resource is constructed, and the resource can be changed afterwards.</summary>
    Cdktf,

    /// <summary>Pulumi: args are read when the resource is constructed, for good.</summary>
    Pulumi,
}

/// <summary>How a class takes the attributes of its resource.</summary>
internal enum ResourceForm
{
    /// <summary>By properties of an args class or config interface of its own.</summary>
    Typed,

    /// <summary>By whatever it is given: the class can stand for any resource.</summary>
    Untyped,

    /// <summary>Not at all: Pulumi's awsx component makes the log group and the role where it is told to.</summary>
    AwsxTrail,
}

/// <summary>A class that stands for an infrastructure resource.</summary>
/// <param name="Framework">The bindings it is from.</param>
/// <param name="Form">How it takes the attributes.</param>
/// <param name="Type">The class itself, not one that derives from it.</param>
/// <param name="TerraformType">Such as <c>aws_cloudtrail</c>.</param>
/// <param name="ConfigType">The args class or config interface that the constructor of a <see cref="ResourceForm.Typed"/> one takes.</param>
internal sealed record ResourceKind(Framework Framework, ResourceForm Form, INamedTypeSymbol Type, string TerraformType, INamedTypeSymbol? ConfigType)
{
    public bool Equals(ResourceKind? other) => other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);

    /// <summary>The position of the constructor's argument that names the resource, and of the one that holds its attributes.</summary>
    public (int Name, int Config) Arguments => Framework == Framework.Cdktf || Form == ResourceForm.Untyped ? (1, 2) : (0, 1);

    /// <summary>How C# writes an attribute.</summary>
    public string Spelling(string attribute) => Form switch
    {
        ResourceForm.Typed => PropertiesOf(ConfigType!).FirstOrDefault(property => AttributeNames.OfMember(property.Name) == attribute)?.Name ?? attribute,
        ResourceForm.AwsxTrail when attribute == Trail.LogGroupArn => "the log group (CloudWatchLogsGroup.Enable)",
        ResourceForm.AwsxTrail when attribute == Trail.RoleArn => "the role that comes with it",
        _ => attribute,
    };

    /// <summary>The properties that hold attributes, inherited ones too, with their Terraform names.</summary>
    public static IEnumerable<(string Attribute, IPropertySymbol Property)> AttributesIn(INamedTypeSymbol type, Frameworks frameworks) =>
        from property in PropertiesOf(type)
        let name = frameworks.NameOf(property)
        where name is not null
        select (AttributeNames.ToTerraform(name), property);

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
                yield return property;
        }

        foreach (var property in type.AllInterfaces.SelectMany(parent => parent.GetMembers()).OfType<IPropertySymbol>())
            yield return property;
    }
}
