namespace Infra.Analyzers.Rules.Aws;

/// <summary>Finds the <see cref="ResourceSchema"/> of what a front end sees.</summary>
internal static class ResourceSchemas
{
    private static readonly Dictionary<string, ResourceSchema> ByType =
        Catalog.Schemas.ToDictionary(schema => schema.Type, StringComparer.Ordinal);

    private static readonly Dictionary<string, ResourceSchema> ByAwsccType =
        Catalog.Schemas.Where(schema => schema.AwsccType is not null).ToDictionary(schema => schema.AwsccType!, StringComparer.Ordinal);

    private static readonly Dictionary<string, ResourceSchema> ByCloudFormationType =
        Catalog.Schemas.Where(schema => schema.CloudFormationType is not null)
            .ToDictionary(schema => schema.CloudFormationType!, StringComparer.Ordinal);

    private static readonly HashSet<string> CloudFormationTypes = new(
        ByCloudFormationType.Keys.Concat(Catalog.Schemas.SelectMany(schema => schema.TemplateOrigins).Select(origin => origin.Type)),
        StringComparer.Ordinal);

    private static readonly Dictionary<string, ResourceSchema> ByAwsCdkClass =
        Catalog.Schemas.Where(schema => schema.AwsCdkClass is not null).ToDictionary(schema => schema.AwsCdkClass!, StringComparer.Ordinal);

    private static readonly Dictionary<string, ResourceSchema> ByJsiiModule =
        Catalog.Schemas.ToDictionary(schema => schema.JsiiModule, StringComparer.Ordinal);

    private static readonly Dictionary<string, (ResourceSchema Schema, Bindings Bindings)> ByPulumiToken = PulumiTokens();

    private static readonly Dictionary<string, ComponentSchema> ByComponentToken =
        Catalog.Components.ToDictionary(component => component.Token, StringComparer.Ordinal);

    private static readonly Dictionary<string, ConstructSchema> ByConstructClass =
        Catalog.Constructs.ToDictionary(construct => construct.JsiiClass, StringComparer.Ordinal);

    private static readonly Dictionary<string, ConstructSchema> ByReferredClass =
        Catalog.ReferredConstructs.ToDictionary(construct => construct.JsiiClass, StringComparer.Ordinal);

    private static readonly Dictionary<string, ResourceSchema> Enumerations =
        Catalog.Schemas.SelectMany(schema => schema.Enumerations, (schema, name) => (schema, name))
            .ToDictionary(pair => pair.name, pair => pair.schema, StringComparer.Ordinal);

    /// <summary>The attributes by which a resource of some type can be found by who knows its name alone.</summary>
    public static readonly IReadOnlyList<string> NameAttributes =
        [.. Catalog.Schemas.Select(schema => schema.NameAttribute).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The schema of a Terraform type of the AWS provider, with the prefix <c>data.</c> for a data source.</summary>
    public static ResourceSchema? Of(string type) => ByType.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>The schema of a type of the AWS Cloud Control provider.</summary>
    public static ResourceSchema? OfAwscc(string type) => ByAwsccType.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>The schema of a type of CloudFormation, such as <c>AWS::SQS::Queue</c>.</summary>
    public static ResourceSchema? OfCloudFormation(string type) =>
        ByCloudFormationType.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>Whether resources of a type of CloudFormation say something that some schema stands for.</summary>
    public static bool IsKnownToCloudFormation(string type) => CloudFormationTypes.Contains(type);

    /// <summary>The schema of a class that AWS CDK generates from CloudFormation's resources.</summary>
    /// <param name="jsiiName">The fully qualified jsii name of the class, such as <c>aws-cdk-lib.aws_sqs.CfnQueue</c>.</param>
    public static ResourceSchema? OfAwsCdkClass(string jsiiName) => ByAwsCdkClass.TryGetValue(jsiiName, out var schema) ? schema : null;

    /// <summary>The schema that a class of the bindings belongs to: the resource itself, or one of the objects in it.</summary>
    /// <param name="jsiiName">The fully qualified jsii name of the class, such as <c>@cdktf/provider-aws.sqsQueue.SqsQueue</c>.</param>
    public static ResourceSchema? OfJsiiClass(string jsiiName)
    {
        var parts = jsiiName.Split('.');
        return parts.Length > 2
            && !parts.Take(parts.Length - 2).Any(IsOfOtherProvider)
            && ByJsiiModule.TryGetValue(parts[parts.Length - 2], out var schema)
                ? schema
                : null;
    }

    /// <summary>The schema of a type token of Pulumi's, and whose names its properties have.</summary>
    public static (ResourceSchema Schema, Bindings Bindings)? OfPulumiToken(string token) =>
        ByPulumiToken.TryGetValue(token, out var known) ? known : null;

    /// <summary>The component of a type token.</summary>
    public static ComponentSchema? Component(string token) => ByComponentToken.TryGetValue(token, out var component) ? component : null;

    /// <summary>The construct of AWS CDK whose class has a jsii name.</summary>
    public static ConstructSchema? Construct(string jsiiName) =>
        ByConstructClass.TryGetValue(jsiiName, out var construct) ? construct : null;

    /// <summary>The construct of AWS CDK that others refer to, whose class has a jsii name.</summary>
    public static ConstructSchema? ReferredConstruct(string jsiiName) =>
        ByReferredClass.TryGetValue(jsiiName, out var construct) ? construct : null;

    /// <summary>The text that a member of an enumeration of Pulumi's bindings stands for, where rules ask about it.</summary>
    public static string? TextOfMember(string enumeration, string member) =>
        !Enumerations.TryGetValue(enumeration, out var schema) ? null
        : schema.TemplateValues.TryGetValue(member, out var text) ? text
        : member;

    // Bindings that a project generates are called as it likes; published ones are "@cdktf/provider-aws", and those of another cloud are
    // not meant.
    private static bool IsOfOtherProvider(string package) =>
        package.IndexOf("/provider-", StringComparison.Ordinal) is >= 0 and var index
            ? package.Substring(index) != "/provider-aws" : package is "awscc";

    private static Dictionary<string, (ResourceSchema, Bindings)> PulumiTokens()
    {
        var tokens = new Dictionary<string, (ResourceSchema, Bindings)>(StringComparer.Ordinal);
        foreach (var schema in Catalog.Schemas)
        {
            foreach (var token in schema.AllPulumiTokens)
                tokens.Add(token, (schema, Bindings.Pulumi));
            if (schema.AwsNativeToken is { } native)
                tokens.Add(native, (schema, Bindings.AwsNative));
        }

        return tokens;
    }
}
