using System.Collections.Concurrent;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Symbols;

/// <summary>The infrastructure frameworks that a compilation references, and what their types stand for.</summary>
/// <remarks>
/// Types are known by the markers that the generators of the bindings leave on them, never by namespace: bindings that
/// <c>cdktf get</c> or <c>pulumi package add</c> generate locally have namespaces of their own.
/// </remarks>
internal sealed class Frameworks
{
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol? _jsiiClass;
    private readonly INamedTypeSymbol? _pulumiResourceType;
    private readonly INamedTypeSymbol? _pulumiInput;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ResourceKind?> _kinds = new(SymbolEqualityComparer.Default);

    private Frameworks(Compilation compilation, INamedTypeSymbol? jsiiClass, INamedTypeSymbol? pulumiResource)
    {
        _compilation = compilation;
        _jsiiClass = jsiiClass;
        PulumiResource = pulumiResource;
        _pulumiResourceType = Find(compilation, "Pulumi.ResourceTypeAttribute");
        _pulumiInput = Find(compilation, "Pulumi.InputAttribute");
    }

    /// <summary>The base of every Pulumi resource.</summary>
    public INamedTypeSymbol? PulumiResource { get; }

    /// <summary>The frameworks of a compilation; <see langword="null"/> where it references none.</summary>
    public static Frameworks? Of(Compilation compilation)
    {
        var jsii = Find(compilation, "Amazon.JSII.Runtime.Deputy.JsiiClassAttribute");
        var pulumi = Find(compilation, "Pulumi.Resource");
        return jsii is null && pulumi is null ? null : new(compilation, jsii, pulumi);
    }

    /// <summary>What resource a class stands for, itself or by the class it derives from.</summary>
    public ResourceKind? ResourceOf(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (_kinds.GetOrAdd(current.OriginalDefinition, Describe) is { } kind)
                return kind;
        }

        return null;
    }

    /// <summary>
    /// The framework that a type belongs to: its libraries or bindings generated from them, whose code does with its arguments what
    /// the framework's documentation says. A user's class that derives from one of them does not belong.
    /// </summary>
    public Framework? FrameworkOf(ITypeSymbol? type)
    {
        if (type is null)
            return null;
        if (type.OriginalDefinition.GetAttributes().Any(IsJsiiMarker))
            return Framework.Cdktf;
        return PulumiResource is not null && IsOfPulumi(type.OriginalDefinition) ? Framework.Pulumi : null;
    }

    /// <summary>The name that the framework's engine uses for a property: <c>cloudWatchLogsGroupArn</c>.</summary>
    public string? NameOf(IPropertySymbol property)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (IsJsiiMarker(attribute) && attribute.AttributeClass?.Name == "JsiiPropertyAttribute"
                    || SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _pulumiInput))
                {
                    return FirstString(attribute);
                }
            }
        }

        return null;
    }

    /// <summary>The jsii name of a method, such as <c>addOverride</c>.</summary>
    public static string? JsiiMethodName(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (current.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "JsiiMethodAttribute") is { } marker)
                return FirstString(marker);
        }

        return null;
    }

    /// <summary>The fully qualified jsii name of a class, such as <c>@cdktf/provider-aws.cloudtrail.Cloudtrail</c>.</summary>
    public static string? JsiiNameOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name is "JsiiClassAttribute" or "JsiiInterfaceAttribute") is { } marker
        && marker.ConstructorArguments is [_, { Value: string name }, ..]
            ? name
            : null;

    /// <summary>The type token of a Pulumi resource class, such as <c>aws:cloudtrail/trail:Trail</c>.</summary>
    public string? PulumiTokenOf(INamedTypeSymbol type) =>
        _pulumiResourceType is null
            ? null
            : type.GetAttributes().FirstOrDefault(a => DerivesFrom(a.AttributeClass, _pulumiResourceType)) is { } marker ? FirstString(marker) : null;

    /// <summary>Whether only a constructor or an initializer can assign a member.</summary>
    public static bool IsReadOnly(ISymbol member) => member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };

    public static bool DerivesFrom(ITypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        for (var current = type; current is not null && ancestor is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
                return true;
        }

        return false;
    }

    private bool IsOfPulumi(ITypeSymbol type) =>
        !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly)
        && type.ContainingNamespace is { } space
        && OutermostName(space) == "Pulumi";

    private ResourceKind? Describe(INamedTypeSymbol type)
    {
        if (_jsiiClass is not null && JsiiNameOf(type) is { } fqn)
            return fqn.EndsWith(".cloudtrail.Cloudtrail", StringComparison.Ordinal) && IsTerraformResource(type) ? Cdktf(type) : null;
        if (PulumiResource is null || !DerivesFrom(type, PulumiResource))
            return null;
        return (PulumiTokenOf(type) ?? TokenOfOldProviders(type)) switch
        {
            "aws:cloudtrail/trail:Trail" or "aws-native:cloudtrail:Trail" or "aws:index/cloudtrail:Cloudtrail" => Pulumi(type),
            _ => null,
        };
    }

    private static ResourceKind? Cdktf(INamedTypeSymbol type) =>
        ConfigType(type, parameter: 2) is { } config ? new(Framework.Cdktf, type, Trail.Type, config) : null;

    private static ResourceKind? Pulumi(INamedTypeSymbol type) =>
        ConfigType(type, parameter: 1) is { } config ? new(Framework.Pulumi, type, Trail.Type, config) : null;

    /// <summary>The type of the parameter of the public constructor that takes the attributes.</summary>
    private static INamedTypeSymbol? ConfigType(INamedTypeSymbol type, int parameter) =>
        type.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.Length > parameter)
            .Select(constructor => constructor.Parameters[parameter].Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault();

    private static bool IsTerraformResource(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (JsiiNameOf(current) is "cdktf.TerraformResource" or "cdktn.TerraformResource")
                return true;
        }

        return false;
    }

    /// <summary>The class itself, where it is from version 3 of the provider, which has no markers yet.</summary>
    private static string? TokenOfOldProviders(INamedTypeSymbol type) =>
        type.Name == "Trail" && type.ContainingNamespace.ToDisplayString() == "Pulumi.Aws.CloudTrail" ? "aws:cloudtrail/trail:Trail" : null;

    private static bool IsJsiiMarker(AttributeData attribute) =>
        attribute.AttributeClass is { } marker
        && marker.Name.StartsWith("Jsii", StringComparison.Ordinal)
        && marker.ContainingNamespace?.ToDisplayString() == "Amazon.JSII.Runtime.Deputy";

    private static string? FirstString(AttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value as string : null)
            .FirstOrDefault(text => text is not null);

    private static string OutermostName(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
            space = outer;
        return space.Name;
    }

    private static INamedTypeSymbol? Find(Compilation compilation, string name) => compilation.GetTypesByMetadataName(name).FirstOrDefault();
}

/// <summary>A family of C# bindings.</summary>
internal enum Framework
{
    /// <summary>CDKTF and CDK Terrain: config is read when the resource is constructed, and the resource can be changed afterwards.</summary>
    Cdktf,

    /// <summary>Pulumi: args are read when the resource is constructed, for good.</summary>
    Pulumi,
}

/// <summary>A class that stands for an infrastructure resource.</summary>
/// <param name="Framework">The bindings it is from.</param>
/// <param name="Type">The class itself, not one that derives from it.</param>
/// <param name="TerraformType">Such as <c>aws_cloudtrail</c>.</param>
/// <param name="ConfigType">The args class or config interface that its constructor takes.</param>
internal sealed record ResourceKind(Framework Framework, INamedTypeSymbol Type, string TerraformType, INamedTypeSymbol ConfigType)
{
    public bool Equals(ResourceKind? other) => other is not null && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Type);

    /// <summary>The properties of the config type, inherited ones too, with their Terraform names.</summary>
    public IEnumerable<(string Attribute, IPropertySymbol Property)> ConfigProperties(Frameworks frameworks) =>
        from property in ConfigMembers()
        let name = frameworks.NameOf(property)
        where name is not null
        select (AttributeNames.ToTerraform(name), property);

    /// <summary>The C# name of an attribute.</summary>
    public string Spelling(string attribute) => ConfigMembers().FirstOrDefault(property => AttributeNames.ToTerraform(Camel(property.Name)) == attribute)?.Name ?? attribute;

    /// <summary>The position of the constructor's argument that names the resource, and of the one that holds its attributes.</summary>
    public (int Name, int Config) Arguments => Framework == Framework.Cdktf ? (1, 2) : (0, 1);

    private IEnumerable<IPropertySymbol> ConfigMembers() => new[] { ConfigType }.Concat(ConfigType.AllInterfaces).SelectMany(type => type.GetMembers().OfType<IPropertySymbol>());

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
