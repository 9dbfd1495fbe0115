using System.Collections.Concurrent;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Symbols;

/// <summary>The infrastructure frameworks that a compilation references, and what their types stand for.</summary>
/// <remarks>
/// Types are known by the markers that the generators of the bindings leave on them, never by namespace: bindings that
/// <c>cdktf get</c> or <c>pulumi package add</c> generate locally have namespaces of their own.
/// </remarks>
internal sealed class Frameworks
{
    private const string JsiiClassName = "Amazon.JSII.Runtime.Deputy.JsiiClassAttribute";
    private const string PulumiResourceName = "Pulumi.Resource";

    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol? _jsiiClass;
    private readonly INamedTypeSymbol? _pulumiResourceType;
    private readonly INamedTypeSymbol? _pulumiInput;
    private readonly bool _hasAwsCdk;
    private readonly Lazy<bool> _hasNoDefaultTags;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ResourceKind?> _kinds = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, Framework?> _frameworks = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IPropertySymbol, string?> _names = new(SymbolEqualityComparer.Default);

    private Frameworks(Compilation compilation, RuleBook rules, INamedTypeSymbol? jsiiClass, INamedTypeSymbol? pulumiResource)
    {
        (_compilation, Rules) = (compilation, rules);
        _jsiiClass = jsiiClass;
        PulumiResource = pulumiResource;
        _hasNoDefaultTags = new(() => HasNoDefaultTags(compilation));
        _pulumiResourceType = Find(compilation, "Pulumi.ResourceTypeAttribute");
        _pulumiInput = Find(compilation, "Pulumi.InputAttribute");
        _hasAwsCdk = jsiiClass is not null && Find(compilation, "Amazon.CDK.CfnResource") is not null;
    }

    /// <summary>The base of every Pulumi resource.</summary>
    public INamedTypeSymbol? PulumiResource { get; }

    /// <summary>What is asked about the resources.</summary>
    public RuleBook Rules { get; }

    /// <summary>The frameworks of a compilation; <see langword="null"/> where it references none.</summary>
    public static Frameworks? Of(Compilation compilation, RuleBook rules)
    {
        var jsii = Find(compilation, JsiiClassName);
        var pulumi = Find(compilation, PulumiResourceName);
        return jsii is null && pulumi is null ? null : new(compilation, rules, jsii, pulumi);
    }

    /// <summary>
    /// The tags that the provider gives to all resources of a program. With CDKTF there are certainly none where the program makes the
    /// provider and never speaks of such tags; everywhere else files decide that the compiler does not see.
    /// </summary>
    public AttributeValue DefaultTagsOf(Bindings bindings) =>
        bindings == Bindings.Cdktf && _hasNoDefaultTags.Value ? AttributeValue.Unset.Absent : AttributeValue.Unknown.Value;

    private static bool HasNoDefaultTags(Compilation compilation)
    {
        var texts = compilation.SyntaxTrees.Select(tree => tree.GetText().ToString()).ToList();
        return texts.Exists(text => text.IndexOf("AwsProvider", StringComparison.Ordinal) >= 0)
            && !texts.Exists(text => text.IndexOf("DefaultTags", StringComparison.Ordinal) >= 0
                || text.IndexOf("default_tags", StringComparison.Ordinal) >= 0);
    }

    /// <summary>What resource that rules judge a class stands for, itself or by the class it derives from.</summary>
    public ResourceKind? ResourceOf(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (KindOf(current) is { IsReferredOnly: false } kind && Rules.IsJudged(kind.TerraformType))
                return kind;
        }

        return null;
    }

    /// <summary>
    /// What a class stands for that rules ask about when another resource refers to it; the class itself, not one that derives from it.
    /// </summary>
    public ResourceKind? ReferredOf(INamedTypeSymbol type) =>
        KindOf(type) is { } kind
            && (kind.IsReferredOnly || kind is { Form: ResourceForm.Typed, Framework: not Framework.AwsCdk })
            && RuleBook.RelatedAttributes.ContainsKey(kind.TerraformType) ? kind : null;

    private ResourceKind? KindOf(INamedTypeSymbol type) => _kinds.GetOrAdd(type.OriginalDefinition, Describe);

    /// <summary>
    /// Whether a class is one resource of the AWS provider, or one data source: what it is given has no other effect than what the provider
    /// documents.
    /// </summary>
    public bool IsOfProvider(INamedTypeSymbol type)
    {
        if (PulumiTokenOf(type) is { } token)
            return token.StartsWith("aws:", StringComparison.Ordinal);
        return JsiiTypes.IsDerivedFrom(type, "TerraformResource") || JsiiTypes.IsDerivedFrom(type, "TerraformDataSource");
    }

    /// <summary>
    /// Whether a construct of a class holds nothing but what its library makes: a resource, or one of AWS CDK's constructs of one.
    /// </summary>
    public bool MakesOnlyResources(INamedTypeSymbol type) =>
        IsOfProvider(type)
        || (FrameworkOf(type) == Framework.AwsCdk
            && (JsiiTypes.IsDerivedFrom(type, "CfnElement") || JsiiTypes.IsDerivedFrom(type, "Resource")));

    /// <summary>Whether what a resource or data source is given gets into hands that are not seen.</summary>
    public bool PassesOn(INamedTypeSymbol type)
    {
        if (!IsOfProvider(type))
            return true;
        if (PulumiTokenOf(type) is { } token)
            return OpaqueConsumers.IsByToken(token);
        // Bindings of the AWS provider are called "@cdktf/provider-aws" or, where they are generated locally, as their project calls the
        // provider.
        var names = JsiiTypes.NameOf(type)?.Split('.') ?? [];
        var isAws = names.Length > 0 && names[0].Split('/', '-', '_').Contains("aws", StringComparer.OrdinalIgnoreCase);
        return JsiiTypes.IsDerivedFrom(type, "TerraformDataSource")
            ? type.Name is "DataExternal" or "DataAwsLambdaInvocation"
            : OpaqueConsumers.IsBy(
                (isAws ? "aws_" : names.FirstOrDefault()?.Split('/', '-', '_').Last() + "_")
                    + AttributeNames.ToTerraform(char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1)));
    }

    /// <summary>Whether rules ask for an attribute of a resource that others refer to.</summary>
    public static bool IsAskedOfReferred(string attribute) =>
        RuleBook.RelatedAttributes.Values.Any(attributes => attributes.Contains(attribute));

    /// <summary>
    /// The framework that a type belongs to: its libraries or bindings generated from them, whose code does with its arguments what
    /// the framework's documentation says. A user's class that derives from one of them does not belong.
    /// </summary>
    public Framework? FrameworkOf(ITypeSymbol? type) => type is null ? null : _frameworks.GetOrAdd(type.OriginalDefinition, FindFramework);

    /// <summary>Whether a framework's type only carries attributes to a constructor: what is not assigned in it is null.</summary>
    public bool IsData(INamedTypeSymbol type) => FrameworkOf(type) switch
    {
        Framework.Cdktf or Framework.AwsCdk => type.TypeKind == TypeKind.Interface || JsiiTypes.NameOf(type) is null,
        Framework.Pulumi => !DerivesFrom(type, PulumiResource),
        _ => false,
    };

    /// <summary>The name that the framework's engine uses for a property: <c>cloudWatchLogsGroupArn</c>.</summary>
    public string? NameOf(IPropertySymbol property) => _names.GetOrAdd(property.OriginalDefinition, FindName);

    /// <summary>Whether a type is Pulumi's map of inputs.</summary>
    public bool IsInputMap(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "InputMap", Arity: 1 } map && FrameworkOf(map) == Framework.Pulumi;

    /// <summary>Whether a property is one of those lists or maps of Pulumi's args that are there, and empty, from the start.</summary>
    private bool IsCollectionOfArgs(IPropertySymbol property) =>
        (IsInputMap(property.Type)
            || (property.Type is INamedTypeSymbol { Name: "InputList", Arity: 1 } list && FrameworkOf(list) == Framework.Pulumi))
        && FrameworkOf(property.ContainingType) == Framework.Pulumi;

    /// <summary>Whether a property of Pulumi's args or options holds an empty list or map before anything is assigned.</summary>
    public bool StartsEmpty(IPropertySymbol property) =>
        IsCollectionOfArgs(property)
        || (property.Type is INamedTypeSymbol { Name: "List", Arity: 1 }
            && property.ContainingType.Name.EndsWith("Options", StringComparison.Ordinal)
            && FrameworkOf(property.ContainingType) == Framework.Pulumi);

    /// <summary>What Pulumi sends for a member of an enumeration that rules ask about.</summary>
    public string? TextOf(IPropertySymbol member) =>
        member is { IsStatic: true, ContainingType: { TypeKind: TypeKind.Struct } type }
        && SymbolEqualityComparer.Default.Equals(member.Type, type)
        && FrameworkOf(type) == Framework.Pulumi
            ? ResourceSchemas.TextOfMember(type.Name, member.Name)
            : null;

    private string? FindName(IPropertySymbol property)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (JsiiTypes.IsMarker(attribute) && attribute.AttributeClass?.Name == "JsiiPropertyAttribute"
                    || SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _pulumiInput))
                {
                    return JsiiTypes.FirstText(attribute);
                }
            }
        }

        // The marker of a list or map is on the private field behind it.
        return IsCollectionOfArgs(property) ? char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1) : null;
    }

    /// <summary>The type token of a Pulumi resource class, such as <c>aws:cloudtrail/trail:Trail</c>.</summary>
    public string? PulumiTokenOf(INamedTypeSymbol type) =>
        _pulumiResourceType is null
            ? null
            : type.GetAttributes().FirstOrDefault(a => DerivesFrom(a.AttributeClass, _pulumiResourceType)) is { } marker
                ? JsiiTypes.FirstText(marker) : null;

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

    private Framework? FindFramework(ITypeSymbol type)
    {
        var marker = type.GetAttributes().FirstOrDefault(JsiiTypes.IsMarker);
        if (marker is not null || IsOfJsiiRuntime(type))
            return IsOfAwsCdk(marker is null ? null : JsiiTypes.FirstText(marker)) ? Framework.AwsCdk : Framework.Cdktf;
        return PulumiResource is not null && IsOfPulumi(type) ? Framework.Pulumi : null;
    }

    // The classes of constructs and of jsii itself belong to whichever framework is there.
    private bool IsOfAwsCdk(string? jsiiName) =>
        jsiiName?.StartsWith("aws-cdk-lib.", StringComparison.Ordinal) == true
        || (_hasAwsCdk && jsiiName?.StartsWith("constructs.", StringComparison.Ordinal) != false);

    private static bool IsOfJsiiRuntime(ITypeSymbol type) =>
        type.ContainingNamespace is { } space
            && (space.ToDisplayString() + ".").StartsWith("Amazon.JSII.Runtime.", StringComparison.Ordinal);

    private bool IsOfPulumi(ITypeSymbol type) =>
        !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly)
        && type.ContainingNamespace is { } space
        && OutermostName(space) == "Pulumi";

    /// <summary>What a class that can stand for any resource stands for, by the type it is given.</summary>
    /// <param name="type">The class, such as Pulumi's <c>CustomResource</c>.</param>
    /// <param name="resourceType">The type token or Terraform type that its constructor is given.</param>
    public ResourceKind? UntypedResourceOf(INamedTypeSymbol type, string resourceType)
    {
        var isPulumi = IsUntypedPulumiResource(type);
        if (IsUntypedAwsCdkResource(type))
        {
            return Rules.Schemas.OfCloudFormation(resourceType) is { } schemaOf
                && Rules.IsJudged(schemaOf.Type)
                ? new(ResourceForm.Untyped, type, schemaOf, Bindings.AwsCdk)
                : null;
        }

        if (!isPulumi && !IsUntypedCdktfResource(type))
            return null;
        var known =
            isPulumi ? Rules.Schemas.OfPulumiToken(resourceType)
                : Rules.Schemas.Of(resourceType) is { } schema ? (schema, Bindings.Cdktf) : null;
        return known is var (meant, bindings) && Rules.IsJudged(meant.Type)
            ? new(ResourceForm.Untyped, type, meant, bindings)
            : null;
    }

    /// <summary>Whether a class can stand for any resource.</summary>
    public bool IsUntypedResource(INamedTypeSymbol type) =>
        IsUntypedPulumiResource(type) || IsUntypedCdktfResource(type) || IsUntypedAwsCdkResource(type);

    /// <summary>The property of the config of such a class that names the type, where no argument of its constructor does.</summary>
    public static string TypeProperty(INamedTypeSymbol type) => IsUntypedAwsCdkResource(type) ? "Type" : "TerraformResourceType";

    private static bool IsUntypedAwsCdkResource(INamedTypeSymbol type) => JsiiTypes.NameOf(type) == "aws-cdk-lib.CfnResource";

    private static bool IsUntypedCdktfResource(INamedTypeSymbol type) =>
        JsiiTypes.NameOf(type) is "cdktf.TerraformResource" or "cdktn.TerraformResource";

    private bool IsUntypedPulumiResource(INamedTypeSymbol type) =>
        type is { Name: "CustomResource", ContainingNamespace: { Name: "Pulumi", ContainingNamespace.IsGlobalNamespace: true } }
            && DerivesFrom(type, PulumiResource);

    private ResourceKind? Describe(INamedTypeSymbol type)
    {
        if (_jsiiClass is not null && JsiiTypes.NameOf(type) is { } name)
        {
            if (Rules.Schemas.OfAwsCdkClass(name) is { } generated)
                return JsiiTypes.IsDerivedFrom(type, "CfnResource") ? Typed(type, generated, Bindings.AwsCdk) : null;
            if ((ResourceSchemas.Construct(name) ?? ResourceSchemas.ReferredConstruct(name)) is { } construct)
                return JsiiTypes.IsDerivedFrom(type, "Resource") ? DescribeConstruct(type, construct) : null;
            return Rules.Schemas.OfJsiiClass(name) is { } ofJsii
                && JsiiTypes.IsDerivedFrom(type, ofJsii.IsDataSource ? "TerraformDataSource" : "TerraformResource")
                ? Typed(type, ofJsii, Bindings.Cdktf)
                : null;
        }

        if (PulumiResource is null || !DerivesFrom(type, PulumiResource)
            || (PulumiTokenOf(type) ?? TokenOfOldProviders(type)) is not { } token)
            return null;
        if (Rules.Schemas.OfPulumiToken(token) is var (schema, bindings))
            return Typed(type, schema, bindings);
        return ResourceSchemas.Component(token) is { } component
            ? new(ResourceForm.Component, type, component.Resource, Bindings.Pulumi) { Component = component }
            : null;
    }

    private static ResourceKind? DescribeConstruct(INamedTypeSymbol type, ConstructSchema construct) =>
        ConfigType(type, parameter: 2) is { } props
            ? new(ResourceForm.Construct, type, construct.Resource, Bindings.AwsCdk) { ConfigType = props, Construct = construct }
            : null;

    private static ResourceKind? Typed(INamedTypeSymbol type, ResourceSchema schema, Bindings bindings) =>
        ConfigType(type, parameter: bindings.Framework().IsJsii() ? 2 : 1) is { } config
            ? new(ResourceForm.Typed, type, schema, bindings) { ConfigType = config }
            : null;

    /// <summary>The type of the parameter of the public constructor that takes the attributes.</summary>
    private static INamedTypeSymbol? ConfigType(INamedTypeSymbol type, int parameter) =>
        type.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.Length > parameter)
            .Select(constructor => constructor.Parameters[parameter].Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault();

    /// <summary>Whether a class is a stack or an app of a framework: what holds all resources.</summary>
    public bool IsStack(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (FrameworkOf(current) is not null && current.Name is "TerraformStack" or "App" or "Stack" or "Stage")
                return true;
        }

        return false;
    }

    /// <summary>Whether a watched CDKTF resource can stand behind a static type: it is one, or one of what all constructs are.</summary>
    public bool MayBeResource(ITypeSymbol? type)
    {
        if (type is null or { TypeKind: TypeKind.Dynamic or TypeKind.TypeParameter } or { SpecialType: SpecialType.System_Object }
            || ResourceOf(type) is not null)
            return true;
        return type is INamedTypeSymbol named
            && (JsiiTypes.NameOf(named) is "constructs.IConstruct" or "constructs.Construct" or "cdktf.TerraformElement"
                or "cdktn.TerraformElement" or "aws-cdk-lib.CfnElement" or "aws-cdk-lib.CfnRefElement" or "aws-cdk-lib.Resource"
                or "aws-cdk-lib.IResource"
                || IsUntypedCdktfResource(named)
                || IsUntypedAwsCdkResource(named)
                || (type.TypeKind == TypeKind.Interface && FrameworkOf(type) is null));
    }

    /// <summary>The token that a class would have, where it is from version 3 of the provider, which has no markers yet.</summary>
    private static string? TokenOfOldProviders(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: var module, ContainingNamespace: { } provider } && provider.ToDisplayString() == "Pulumi.Aws"
            ? $"aws:{module.ToLowerInvariant()}/{NameCase.FromPascal(type.Name)}:{type.Name}"
            : null;

    private static string OutermostName(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
            space = outer;
        return space.Name;
    }

    private static INamedTypeSymbol? Find(Compilation compilation, string name) =>
        compilation.GetTypesByMetadataName(name).FirstOrDefault();
}
