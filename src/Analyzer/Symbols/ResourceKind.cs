using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Symbols;

/// <summary>How a class takes the attributes of its resource.</summary>
internal enum ResourceForm
{
    /// <summary>By properties of an args class or config interface of its own.</summary>
    Typed,

    /// <summary>By whatever it is given: the class can stand for any resource.</summary>
    Untyped,

    /// <summary>By the args of a component, which sets some of them by what it makes itself.</summary>
    Component,

    /// <summary>By the props of a construct, which makes the resource, and others that belong to it.</summary>
    Construct,
}

/// <summary>A class that stands for an infrastructure resource.</summary>
/// <param name="Form">How it takes the attributes.</param>
/// <param name="Type">The class itself, not one that derives from it.</param>
/// <param name="Schema">The resource.</param>
/// <param name="Bindings">Whose names its attributes have.</param>
internal sealed record ResourceKind(ResourceForm Form, INamedTypeSymbol Type, ResourceSchema Schema, Bindings Bindings)
{
    /// <summary>The args class or config interface that the constructor of a <see cref="ResourceForm.Typed"/> one takes.</summary>
    public INamedTypeSymbol? ConfigType { get; init; }

    /// <summary>What a <see cref="ResourceForm.Component"/> makes.</summary>
    public ComponentSchema? Component { get; init; }

    /// <summary>What a <see cref="ResourceForm.Construct"/> makes.</summary>
    public ConstructSchema? Construct { get; init; }

    /// <summary>Whether rules ask about it only where another resource refers to it, whatever its type.</summary>
    public bool IsReferredOnly => Construct?.Told is not null;

    /// <summary>The framework whose engine makes the resource.</summary>
    public Framework Framework => Bindings.Framework();

    /// <summary>Such as <c>aws_cloudtrail</c>.</summary>
    public string TerraformType => Schema.Type;

    public bool Equals(ResourceKind? other) => other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);

    /// <summary>The position of the constructor's argument that names the resource, and of the one that holds its attributes.</summary>
    public (int Name, int Config) Arguments => Framework.IsJsii() || Form == ResourceForm.Untyped ? (1, 2) : (0, 1);

    /// <summary>How C# writes an attribute.</summary>
    public string Spelling(string attribute) => Form switch
    {
        ResourceForm.Typed =>
            PropertiesOf(ConfigType!).FirstOrDefault(property => ToTerraform(NameCase.FromPascal(property.Name)) == attribute)?.Name
                ?? attribute,
        ResourceForm.Component =>
            Component!.Option.Attributes.FirstOrDefault(known => known.Attribute == attribute)?.Spelling
                ?? ArgsOfComponent.SelectMany(PropertiesOf)
                    .FirstOrDefault(property => ToTerraform(NameCase.FromPascal(property.Name)) == attribute)?.Name
                ?? attribute,
        ResourceForm.Construct when Construct!.SwitchFor(attribute) is null && Construct.Spelling(attribute) is { } property => property,
        _ when Framework == Framework.AwsCdk => Schema.NameIn(Bindings.Template, attribute),
        _ => attribute,
    };

    /// <inheritdoc cref="Resource.WritesPolicyWith"/>
    public IReadOnlyList<string> WritesPolicyWith(string attribute) =>
        Construct?.Properties.FirstOrDefault(property => property.Attribute == attribute)?.Policy?.Without ?? [];

    /// <summary>The property of a component's args, or of a construct's props, that sets an attribute where it is true.</summary>
    public string? SwitchFor(string attribute) => Component?.Option.SwitchFor(attribute) ?? Construct?.SwitchFor(attribute);

    private IEnumerable<INamedTypeSymbol> ArgsOfComponent =>
        Type.InstanceConstructors.SelectMany(constructor => constructor.Parameters.Skip(Arguments.Config).Take(1))
            .Select(parameter => parameter.Type).OfType<INamedTypeSymbol>();

    /// <summary>The property of its args class, config interface or props.</summary>
    public IPropertySymbol? PropertyOf(string name) =>
        ConfigType is null ? null : PropertiesOf(ConfigType).FirstOrDefault(property => property.Name == name);

    /// <summary>The Terraform name of an attribute of the resource.</summary>
    public string ToTerraform(string frameworkName) => Schema.ToTerraform(frameworkName, Bindings);

    /// <summary>
    /// The properties of an args class or config interface that hold the resource's attributes, inherited ones too, with their Terraform
    /// names.
    /// </summary>
    public IEnumerable<(string Attribute, IPropertySymbol Property)> AttributesOf(INamedTypeSymbol config, Frameworks frameworks) =>
        NamesIn(config, frameworks)
            .SelectMany(pair => Schema.AllInTerraform(pair.Name, Bindings), (pair, attribute) => (attribute, pair.Property));

    /// <summary>The same for a nested block.</summary>
    /// <param name="type">The class of the block.</param>
    /// <param name="frameworks">What the compilation references.</param>
    /// <param name="holder">The resource that it is in, where that is known and the class does not tell it.</param>
    public static IEnumerable<(string Attribute, IPropertySymbol Property)> AttributesIn(
        INamedTypeSymbol type, Frameworks frameworks, ResourceKind? holder)
    {
        var owner = OwnerOf(type, frameworks.Rules.Schemas) ?? (holder is null ? null : (holder.Schema, holder.Bindings));
        return NamesIn(type, frameworks).SelectMany(
            pair => owner?.Schema.AllInTerraform(pair.Name, owner.Value.Bindings) ?? [AttributeNames.ToTerraform(pair.Name)],
            (pair, attribute) => (attribute, pair.Property));
    }

    /// <summary>
    /// The resource that a class of nested blocks belongs to, where jsii's names tell: <c>aws-cdk-lib.aws_ec2.CfnSecurityGroup</c> is in
    /// the name of its <c>IngressProperty</c>.
    /// </summary>
    private static (ResourceSchema Schema, Bindings Bindings)? OwnerOf(INamedTypeSymbol type, ResourceSchemas schemas)
    {
        var name = JsiiTypes.NameOf(type)
            ?? type.AllInterfaces.Select(JsiiTypes.NameOf).FirstOrDefault(known => known is not null);
        if (name is null || name.LastIndexOf('.') is not (> 0 and var dot))
            return null;
        return schemas.OfAwsCdkClass(name.Substring(0, dot)) is { } generated ? (generated, Bindings.AwsCdk)
            : schemas.OfJsiiClass(name) is { } schema ? (schema, Bindings.Cdktf)
            : null;
    }

    private static IEnumerable<(string Name, IPropertySymbol Property)> NamesIn(INamedTypeSymbol type, Frameworks frameworks) =>
        from property in PropertiesOf(type)
        let name = frameworks.NameOf(property)
        where name is not null
        select (name, property);

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
