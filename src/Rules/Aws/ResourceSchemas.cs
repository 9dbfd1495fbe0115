namespace Infra.Analyzers.Rules.Aws;

/// <summary>Some types of resources, and the <see cref="ResourceSchema"/> of what a front end sees.</summary>
internal sealed class ResourceSchemas
{
    private static readonly Dictionary<string, ComponentSchema> ByComponentToken =
        SchemaCatalog.Components.ToDictionary(component => component.Token, StringComparer.Ordinal);

    private static readonly Dictionary<string, ConstructSchema> ByConstructClass =
        SchemaCatalog.Constructs.ToDictionary(construct => construct.JsiiClass, StringComparer.Ordinal);

    private static readonly Dictionary<string, ConstructSchema> ByReferredClass =
        SchemaCatalog.ReferredConstructs.ToDictionary(construct => construct.JsiiClass, StringComparer.Ordinal);

    private static readonly Lazy<Dictionary<string, ResourceSchema>> Enumerations = new(() =>
        SchemaCatalog.Schemas.SelectMany(schema => schema.Enumerations, (schema, name) => (schema, name))
            .ToDictionary(pair => pair.name, pair => pair.schema, StringComparer.Ordinal));

    private readonly Dictionary<string, ResourceSchema> _byType;
    private readonly Lazy<Dictionary<string, ResourceSchema>> _byAwsccType;
    private readonly Lazy<Dictionary<string, ResourceSchema>> _byCloudFormationType;
    private readonly Lazy<HashSet<string>> _cloudFormationTypes;
    private readonly Lazy<Dictionary<string, ResourceSchema>> _byAwsCdkClass;
    private readonly Lazy<Dictionary<string, ResourceSchema>> _byJsiiModule;
    private readonly Lazy<Dictionary<string, (ResourceSchema Schema, Bindings Bindings)>> _byPulumiToken;

    private ResourceSchemas(IReadOnlyList<ResourceSchema> schemas)
    {
        All = schemas;
        _byType = By(schema => schema.Type);
        // No front end asks for the names of all the others.
        _byAwsccType = new(() => By(schema => schema.AwsccType));
        _byCloudFormationType = new(() => By(schema => schema.CloudFormationType));
        _cloudFormationTypes = new(() => new(
            _byCloudFormationType.Value.Keys.Concat(schemas.SelectMany(schema => schema.TemplateOrigins).Select(origin => origin.Type)),
            StringComparer.Ordinal));
        _byAwsCdkClass = new(() => By(schema => schema.AwsCdkClass));
        _byJsiiModule = new(() => By(schema => schema.JsiiModule));
        _byPulumiToken = new(() => PulumiTokens(schemas));
    }

    /// <summary>The types of the catalogue.</summary>
    public static ResourceSchemas BuiltIn { get; } = new(SchemaCatalog.Schemas);

    /// <summary>The attributes by which a resource of some type can be found by who knows its name alone.</summary>
    public static readonly IReadOnlyList<string> NameAttributes =
        [.. SchemaCatalog.Schemas.Select(schema => schema.NameAttribute).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>All of them.</summary>
    public IReadOnlyList<ResourceSchema> All { get; }

    /// <summary>These types and some more, or with more names.</summary>
    public ResourceSchemas With(IReadOnlyCollection<ResourceSchema> others)
    {
        if (others.Count == 0)
            return this;
        var byType = others.ToDictionary(schema => schema.Type, StringComparer.Ordinal);
        return new(
            [
                .. All.Select(schema => byType.TryGetValue(schema.Type, out var fuller) ? fuller : schema),
                .. others.Where(schema => !_byType.ContainsKey(schema.Type)),
            ]);
    }

    /// <summary>The schema of a Terraform type of the AWS provider, with the prefix <c>data.</c> for a data source.</summary>
    public ResourceSchema? Of(string type) => _byType.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>The schema of a type of the AWS Cloud Control provider.</summary>
    public ResourceSchema? OfAwscc(string type) => _byAwsccType.Value.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>The schema of a type of CloudFormation, such as <c>AWS::SQS::Queue</c>.</summary>
    public ResourceSchema? OfCloudFormation(string type) =>
        _byCloudFormationType.Value.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>Whether resources of a type of CloudFormation say something that some schema stands for.</summary>
    public bool IsKnownToCloudFormation(string type) => _cloudFormationTypes.Value.Contains(type);

    /// <summary>The schema of a class that AWS CDK generates from CloudFormation's resources.</summary>
    /// <param name="jsiiName">The fully qualified jsii name of the class, such as <c>aws-cdk-lib.aws_sqs.CfnQueue</c>.</param>
    public ResourceSchema? OfAwsCdkClass(string jsiiName) => _byAwsCdkClass.Value.TryGetValue(jsiiName, out var schema) ? schema : null;

    /// <summary>The schema that a class of the bindings belongs to: the resource itself, or one of the objects in it.</summary>
    /// <param name="jsiiName">The fully qualified jsii name of the class, such as <c>@cdktf/provider-aws.sqsQueue.SqsQueue</c>.</param>
    public ResourceSchema? OfJsiiClass(string jsiiName)
    {
        var parts = jsiiName.Split('.');
        return parts.Length > 2
            && !parts.Take(parts.Length - 2).Any(IsOfOtherProvider)
            && _byJsiiModule.Value.TryGetValue(parts[parts.Length - 2], out var schema)
                ? schema
                : null;
    }

    /// <summary>The schema of a type token of Pulumi's, and whose names its properties have.</summary>
    public (ResourceSchema Schema, Bindings Bindings)? OfPulumiToken(string token) =>
        _byPulumiToken.Value.TryGetValue(token, out var known) ? known : null;

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
        !Enumerations.Value.TryGetValue(enumeration, out var schema) ? null
        : schema.TemplateValues.TryGetValue(member, out var text) ? text
        : member;

    // Bindings that a project generates are called as it likes; published ones are "@cdktf/provider-aws", and those of another cloud are
    // not meant.
    private static bool IsOfOtherProvider(string package) =>
        package.IndexOf("/provider-", StringComparison.Ordinal) is >= 0 and var index
            ? package.Substring(index) != "/provider-aws" : package is "awscc";

    // Where two types are one to some framework, the first is meant.
    private Dictionary<string, ResourceSchema> By(Func<ResourceSchema, string?> name)
    {
        var found = new Dictionary<string, ResourceSchema>(StringComparer.Ordinal);
        foreach (var schema in All)
        {
            if (name(schema) is { } key && !found.ContainsKey(key))
                found.Add(key, schema);
        }

        return found;
    }

    private static Dictionary<string, (ResourceSchema, Bindings)> PulumiTokens(IReadOnlyList<ResourceSchema> schemas)
    {
        var tokens = new Dictionary<string, (ResourceSchema, Bindings)>(StringComparer.Ordinal);
        foreach (var schema in schemas)
        {
            foreach (var token in schema.AllPulumiTokens.Where(token => !tokens.ContainsKey(token)))
                tokens.Add(token, (schema, Bindings.Pulumi));
            if (schema.AwsNativeToken is { } native && !tokens.ContainsKey(native))
                tokens.Add(native, (schema, Bindings.AwsNative));
        }

        return tokens;
    }
}
