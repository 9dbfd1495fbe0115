using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>The class of a resource, in the bindings that the program uses.</summary>
/// <param name="TerraformType">The type of the resource, such as <c>aws_iam_role</c>.</param>
/// <param name="Bindings">Whose class it is.</param>
/// <param name="Type">The class.</param>
internal sealed record ResourceClass(string TerraformType, Bindings Bindings, INamedTypeSymbol Type)
{
    /// <summary>
    /// The types that fixes refer to or create, with the type tokens of Pulumi's providers. CDKTF's classes are called as the types are.
    /// </summary>
    private static readonly IReadOnlyList<(string TerraformType, string Pulumi, string? AwsNative)> Known =
    [
        (LogGroup.Type, "aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"),
        (Role.Type, "aws:iam/role:Role", "aws-native:iam:Role"),
        (Role.PolicyType, "aws:iam/rolePolicy:RolePolicy", "aws-native:iam:RolePolicy"),
        (Bucket.PolicyType, "aws:s3/bucketPolicy:BucketPolicy", null),
        (Key.Type, "aws:kms/key:Key", "aws-native:kms:Key"),
        ("aws_sns_topic", "aws:sns/topic:Topic", null),
    ];

    /// <summary>The class that holds the resource's configuration; <see langword="null"/> where there is none of the usual name.</summary>
    public INamedTypeSymbol? Config =>
        Type.ContainingNamespace.GetTypeMembers(Type.Name + Bindings switch
        {
            Bindings.Cdktf => "Config",
            Bindings.AwsCdk => "Props",
            _ => "Args",
        }).FirstOrDefault();

    /// <summary>The bindings that a target's class is from.</summary>
    public static Bindings BindingsOf(FixTarget target) =>
        target.Kind.Framework == Framework.Cdktf ? Bindings.Cdktf
        : target.Kind.Framework == Framework.AwsCdk ? Bindings.AwsCdk
        : target.Frameworks.PulumiTokenOf(target.Kind.Type)?.StartsWith("aws-native:", StringComparison.Ordinal) == true
            ? Bindings.AwsNative
        : Bindings.Pulumi;

    /// <summary>The class that a type is, or derives from; <see langword="null"/> where no fix knows it.</summary>
    public static ResourceClass? Of(ITypeSymbol type, FixTarget target)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            foreach (var (terraformType, pulumi, native) in Known)
            {
                if (target.Kind.Framework == Framework.Cdktf)
                {
                    if (JsiiTypes.NameOf(current)?.EndsWith(JsiiName(terraformType), StringComparison.Ordinal) == true)
                        return new(terraformType, Bindings.Cdktf, current);
                }
                else if (target.Frameworks.PulumiTokenOf(current) is { } token && (token == pulumi || token == native))
                {
                    return new(terraformType, token == native ? Bindings.AwsNative : Bindings.Pulumi, current);
                }
            }
        }

        return null;
    }

    /// <summary>The class of a type in the bindings that a target's class is from; <see langword="null"/> where they have none.</summary>
    public static ResourceClass? Find(string terraformType, FixTarget target)
    {
        // Each type of CDKTF has a namespace of its own beside that of the target, each service of Pulumi.
        var root = target.Kind.Type.ContainingNamespace.ContainingNamespace;
        var bindings = BindingsOf(target);
        var (module, name) = bindings == Bindings.Cdktf ? (ClassName(terraformType), ClassName(terraformType))
            : bindings == Bindings.AwsCdk ? ConstructOf(terraformType)
            : PartsOf(Known.FirstOrDefault(known => known.TerraformType == terraformType) is var known && bindings == Bindings.AwsNative
                ? known.AwsNative
                : known.Pulumi);
        var found = root.GetNamespaceMembers()
            .Where(space => space.Name.Equals(module, StringComparison.OrdinalIgnoreCase))
            .SelectMany(space => space.GetTypeMembers(name, arity: 0))
            .FirstOrDefault();
        return found is null ? null : new(terraformType, bindings, found);
    }

    /// <summary>How C# writes an attribute of the class.</summary>
    public string Spelling(string attribute) => (Bindings, TerraformType, attribute) switch
    {
        (Bindings.AwsNative, Role.Type, Role.TrustPolicy) => "AssumeRolePolicyDocument",
        (Bindings.AwsNative, Role.PolicyType, "role") => "RoleName",
        (Bindings.AwsNative, Role.PolicyType, "policy") => "PolicyDocument",
        _ => AttributeNames.ToMember(attribute),
    };

    private static string ClassName(string terraformType) => AttributeNames.ToMember(terraformType.Substring("aws_".Length));

    /// <summary>The end of the name that jsii has for a class: <c>.iamRole.IamRole</c>.</summary>
    private static string JsiiName(string terraformType)
    {
        var name = ClassName(terraformType);
        return $".{char.ToLowerInvariant(name[0])}{name.Substring(1)}.{name}";
    }

    /// <summary>The service and the construct of AWS CDK's L2 layer, which has the names of CloudFormation.</summary>
    private static (string Module, string Name) ConstructOf(string terraformType) =>
        ResourceSchemas.BuiltIn.Of(terraformType)?.CloudFormationType?.Split(["::"], StringSplitOptions.None) is [_, var service, var name]
            ? (service, name)
            : ("", "");

    /// <summary>The service and the class in a type token: <c>aws:iam/role:Role</c>, <c>aws-native:iam:Role</c>.</summary>
    private static (string Module, string Name) PartsOf(string? token) =>
        token?.Split(':') is [_, var module, var name] ? (module.Split('/')[0], name) : ("", "");
}
