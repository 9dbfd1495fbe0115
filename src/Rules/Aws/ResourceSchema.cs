namespace Infra.Analyzers.Rules.Aws;

/// <summary>One type of AWS resource, and what each front end calls it and its attributes: all that a front end needs to see it.</summary>
/// <param name="Type">Its Terraform type, such as <c>aws_sqs_queue</c>, with the prefix <c>data.</c> for a data source.</param>
/// <remarks>
/// Terraform types and attributes are those of the provider's documentation
/// (https://registry.terraform.io/providers/hashicorp/aws/latest/docs),
/// Pulumi's tokens those of its schema (https://www.pulumi.com/registry/packages/aws/api-docs/), CloudFormation's those of
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/. What follows from a rule of naming is worked out.
/// </remarks>
internal sealed record ResourceSchema(string Type)
{
    private const string DataPrefix = "data.";
    private const string ProviderPrefix = "aws_";

    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The type tokens of Pulumi's AWS provider, the newest first; the bridge gave some types two.</summary>
    public IReadOnlyList<string> PulumiTokens { get; init; } = [];

    /// <summary>Such as <c>AWS::SQS::Queue</c>; <see langword="null"/> where CloudFormation has none for it alone.</summary>
    public string? CloudFormationType { get; init; }

    /// <summary>
    /// Whether <see cref="Names"/> has all names that CloudFormation has otherwise, so that inputs that follow it are read, too.
    /// </summary>
    public bool IsMappedToCloudFormation { get; init; }

    /// <summary>The attributes and nested blocks that some bindings name otherwise than the camel-cased Terraform name.</summary>
    public IReadOnlyList<AttributeName> Names { get; init; } = [];

    /// <summary>The attributes, of those that own rules ask for, that are maps: their keys are the author's own.</summary>
    public IReadOnlyList<string> MapAttributes { get; init; } = [];

    /// <summary>The attribute by which others find it who know its name alone, if it has such a name.</summary>
    public string? NameAttribute { get; init; }

    /// <summary>
    /// The computed attributes that have a value whenever the resource exists, beside <c>arn</c>, <c>id</c> and <c>name</c>.
    /// </summary>
    public IReadOnlyList<string> AlwaysSet { get; init; } = [];

    /// <summary>The form of its ARN, where that is made of its name.</summary>
    public ArnForm? Arn { get; init; }

    /// <summary>
    /// Whether it says more about another resource, such as the policy of a role, rather than being something of its own.
    /// </summary>
    public bool IsSupplement { get; init; }

    /// <summary>The attribute that CloudFormation's <c>Ref</c> of such a resource is.</summary>
    public string RefAttribute { get; init; } = "id";

    /// <summary>What follows Terraform's <c>arn</c> in the ARN that CloudFormation's <c>Fn::GetAtt</c> yields.</summary>
    public string CloudFormationArnSuffix { get; init; } = "";

    /// <summary>Where else templates say what Terraform has this type for, beside <see cref="CloudFormationType"/>.</summary>
    public IReadOnlyList<TemplateOrigin> TemplateOrigins { get; init; } = [];

    /// <summary>What Terraform has for values that templates write otherwise.</summary>
    public IReadOnlyDictionary<string, string> TemplateValues { get; init; } = NoValues;

    /// <summary>
    /// The property that CloudFormation has all of them in; <see langword="null"/> where it has them in the resource itself, as Terraform
    /// does. AWS CDK's class of such a type is not followed: its template is.
    /// </summary>
    public string? ContainerInCloudFormation { get; init; }

    /// <summary>
    /// The attributes that CloudFormation gives a value of its own, which is not Terraform's, where nobody does: there, one that is not
    /// written is not unset.
    /// </summary>
    public IReadOnlyList<string> DefaultedByCloudFormation { get; init; } = [];

    /// <summary>What the AWS provider does where nobody says it, where a version of it changed its mind.</summary>
    public IReadOnlyList<ChangedDefault> ChangedDefaults { get; init; } = [];

    /// <summary>
    /// The enumerations of Pulumi's bindings whose members are called as the texts that they stand for, or as templates write these.
    /// </summary>
    public IReadOnlyList<string> Enumerations { get; init; } = [];

    /// <summary>Whether it is a data source.</summary>
    public bool IsDataSource => Type.StartsWith(DataPrefix, StringComparison.Ordinal);

    /// <summary>The jsii module that the provider's generator makes for it: <c>sqsQueue</c>.</summary>
    public string JsiiModule => OwnJsiiModule ?? NameCase.ToCamel(IsDataSource ? Type.Replace('.', '_') : WithoutProvider);

    /// <summary>The module, where that has another name.</summary>
    public string? OwnJsiiModule { get; init; }

    /// <summary>
    /// The class in <see cref="JsiiModule"/>, where that has another name than the module: the generator avoids names that are taken.
    /// </summary>
    public string? OwnJsiiClass { get; init; }

    private string JsiiClass => OwnJsiiClass ?? NameCase.ToPascal(JsiiModule);

    /// <summary>
    /// All of Pulumi's tokens that stand for it, those of an SDK that <c>pulumi package add terraform-provider</c> generates included.
    /// </summary>
    public IEnumerable<string> AllPulumiTokens =>
        IsDataSource ? [] : [.. PulumiTokens, $"aws:index/{JsiiModule}:{NameCase.ToPascal(JsiiModule)}"];

    /// <summary>The token of Pulumi's AWS Native provider, such as <c>aws-native:sqs:Queue</c>.</summary>
    public string? AwsNativeToken =>
        CloudFormationParts is [_, var service, var name] ? $"aws-native:{service.ToLowerInvariant()}:{name}" : null;

    /// <summary>The type of Terraform's AWS Cloud Control provider, such as <c>awscc_sqs_queue</c>.</summary>
    public string? AwsccType =>
        CloudFormationParts is [_, var service, var name] ? $"awscc_{service.ToLowerInvariant()}_{NameCase.ToSnake(name)}" : null;

    /// <summary>
    /// The jsii name of the class that AWS CDK generates from <see cref="CloudFormationType"/>:
    /// <c>aws-cdk-lib.aws_sqs.CfnQueue</c>.
    /// </summary>
    public string? AwsCdkClass =>
        (ContainerInCloudFormation is null
            ? CloudFormationType : null)?.Split(["::"], StringSplitOptions.None) is [_, var service, var name]
        ? $"aws-cdk-lib.aws_{service.ToLowerInvariant()}.Cfn{name}"
        : null;

    /// <summary>The simple names of the C# classes that stand for it.</summary>
    public IEnumerable<string> ClassNames =>
        AllPulumiTokens.Append(AwsNativeToken ?? "").Select(token => token.Substring(token.LastIndexOf(':') + 1)).Append(JsiiClass)
            .Append(AwsCdkClass is { } generated ? generated.Substring(generated.LastIndexOf('.') + 1) : "")
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal);

    /// <summary>What an attribute is where the inputs of some bindings do not set it.</summary>
    public AttributeValue Default(string attribute, Bindings bindings) =>
        (bindings & Bindings.CloudFormation) != 0 && DefaultedByCloudFormation.Contains(attribute)
            ? AttributeValue.Set.Opaque : AttributeValue.Unset.Absent;

    /// <summary>Whether references to an attribute have a value whenever the resource exists.</summary>
    public bool IsAlwaysSet(string attribute) => IsIdentity(attribute) || AlwaysSet.Contains(attribute);

    /// <summary>The same of a type that has no schema: the resources of the AWS provider have these whenever they exist.</summary>
    public static bool IsIdentity(string attribute) => attribute is "arn" or "id" or "name";

    /// <summary>The Terraform name of what bindings call an attribute or nested block.</summary>
    public string ToTerraform(string name, Bindings bindings)
    {
        var camel = bindings == Bindings.Template ? NameCase.FromPascal(name) : name;
        var snake = NameCase.ToSnake(camel);
        return Names.FirstOrDefault(known => !known.IsElsewhere && known.IsIn(bindings) && NameCase.ToSnake(known.Name) == snake)?.Attribute
            ?? (bindings == Bindings.Awscc ? snake : FrameworkNames.ToTerraform(camel));
    }

    /// <summary>
    /// All Terraform names of what bindings call an attribute or nested block: what is one thing in one block may be another in another.
    /// </summary>
    public IEnumerable<string> AllInTerraform(string name, Bindings bindings) => Names
        .Where(known => known.IsElsewhere && known.IsIn(bindings) && known.Name == name)
        .Select(known => known.Attribute)
        .Prepend(ToTerraform(name, bindings));

    /// <summary>What bindings call an attribute or nested block.</summary>
    public string NameIn(Bindings bindings, string attribute)
    {
        var name = Names.FirstOrDefault(known => known.Attribute == attribute && known.IsIn(bindings))?.Name ?? NameCase.ToCamel(attribute);
        return bindings switch
        {
            Bindings.Awscc => NameCase.ToSnake(name),
            Bindings.Template => NameCase.ToPascal(name),
            _ => name,
        };
    }

    /// <summary>
    /// The attributes that the provider returns as it was given them, or not at all: those that are optional and not computed.
    /// </summary>
    public IReadOnlyList<string> Echoed { get; init; } = [];

    private string WithoutProvider =>
        Type.StartsWith(ProviderPrefix, StringComparison.Ordinal) ? Type.Substring(ProviderPrefix.Length) : Type;

    private string[]? CloudFormationParts => IsMappedToCloudFormation ? CloudFormationType?.Split(["::"], StringSplitOptions.None) : null;
}

/// <summary>A name of an attribute or nested block in some bindings.</summary>
/// <param name="Attribute">Its Terraform name.</param>
/// <param name="Name">The other, camel-cased.</param>
/// <param name="Bindings">Which bindings have it.</param>
internal sealed record AttributeName(string Attribute, string Name, Bindings Bindings)
{
    /// <summary>
    /// Whether other types may call something else so. All others are plurals and the like, which mean the same wherever they stand.
    /// </summary>
    public bool IsOfTypeAlone { get; init; }

    /// <summary>Whether the type has another attribute of this name, in another block.</summary>
    public bool IsElsewhere { get; init; }

    public bool IsIn(Bindings bindings) => (Bindings & bindings) == bindings;
}

/// <summary>Resources of CloudFormation that say what Terraform has a resource of its own for.</summary>
/// <param name="Type">Their type.</param>
internal sealed record TemplateOrigin(string Type)
{
    /// <summary>The property that says it; <see langword="null"/> where all of the resource's properties do.</summary>
    public string? Property { get; init; }

    /// <summary>The attribute that names the resource whose property it is.</summary>
    public AttributeOfOwner? Owner { get; init; }

    /// <summary>The property that is a list, each item of which makes one resource of Terraform's.</summary>
    public string? Each { get; init; }

    /// <summary>The attribute that the item of <see cref="Each"/> is.</summary>
    public string? Item { get; init; }
}

/// <summary>An attribute that is an attribute of the resource that it belongs to.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="OwnersAttribute">The attribute of the owner, such as its <c>id</c>.</param>
internal sealed record AttributeOfOwner(string Attribute, string OwnersAttribute);

/// <summary>The form of the ARNs of a type.</summary>
/// <param name="Template">
/// The ARN with <c>{name}</c> where the resource's name stands, <c>{partition}</c>, <c>{region}</c> and <c>{account}</c> for where it is, and
/// <c>{path}</c> for its attribute of that name. Each but the name may be anything without a colon.
/// </param>
/// <param name="NameHasSlashes">Whether a slash may be in the name; a colon never is.</param>
/// <remarks>
/// The forms are those of https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html.
/// </remarks>
internal sealed record ArnForm(string Template, bool NameHasSlashes)
{
    /// <summary>Whether the ARN is the provider's <c>id</c> of the resource, too; the name is, where it is not.</summary>
    public bool IsId { get; init; }

    /// <summary>The attribute that AWS makes up and that stands for the name in the ARN: a UUID.</summary>
    public string? GeneratedName { get; init; }

    /// <summary>What else older versions of the provider appended to it.</summary>
    public FormerSuffix? Former { get; init; }

    /// <summary>What the provider appends to it; empty where it is the bare ARN, or not known which version is used.</summary>
    /// <param name="newestMajor">The newest major version of the provider that may be used.</param>
    public string SuffixIn(int? newestMajor) => newestMajor < Former?.FirstMajorWithout ? Former.Text : "";

    /// <summary>The ARN of a resource.</summary>
    /// <param name="valueOf">What stands for a field, given without its braces.</param>
    public string Fill(Func<string, string> valueOf) => string.Concat(Template.Split('{').Select(piece => piece.Split('}') switch
    {
        [var field, var rest] => valueOf(field) + rest,
        _ => piece,
    }));
}

/// <summary>What a provider appended to an ARN before some major version.</summary>
/// <param name="Text">The suffix.</param>
/// <param name="FirstMajorWithout">The first major version that does not append it.</param>
internal sealed record FormerSuffix(string Text, int FirstMajorWithout);

/// <summary>What an attribute is where nobody sets it, where that depends on the version of the AWS provider.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="FirstMajor">The major version that changed it.</param>
/// <param name="Before">What it was before.</param>
/// <param name="Since">What it is since then.</param>
internal sealed record ChangedDefault(string Attribute, int FirstMajor, Content Before, Content Since)
{
    /// <summary>What it may be with some versions: one value, or both.</summary>
    public IReadOnlyList<Content> In(MajorRange majors) => majors.IsWithin(new(FirstMajor, null)) switch
    {
        Tristate.Yes => [Since],
        Tristate.No => [Before],
        _ => [Before, Since],
    };
}

/// <summary>The families of bindings and providers, each with names of its own.</summary>
[Flags]
internal enum Bindings
{
    /// <summary>CDKTF and CDK Terrain.</summary>
    Cdktf = 1,

    /// <summary>Pulumi's classic AWS provider.</summary>
    Pulumi = 2,

    /// <summary>Pulumi's AWS Native provider.</summary>
    AwsNative = 4,

    /// <summary>Terraform's AWS Cloud Control provider.</summary>
    Awscc = 8,

    /// <summary>The classes that AWS CDK generates from CloudFormation's resources, the L1 layer.</summary>
    AwsCdk = 16,

    /// <summary>CloudFormation templates.</summary>
    Template = 32,

    /// <summary>Both of them, which have the same names but for capitals.</summary>
    CdkAndTemplate = AwsCdk | Template,

    /// <summary>Those that follow CloudFormation.</summary>
    CloudFormation = AwsNative | Awscc | CdkAndTemplate,
}

/// <summary>What follows from the bindings that a class is from.</summary>
internal static class BindingsExtensions
{
    /// <summary>The framework that the classes of some bindings are for.</summary>
    public static Framework Framework(this Bindings bindings) =>
        (bindings & (Bindings.Pulumi | Bindings.AwsNative)) != 0 ? Rules.Framework.Pulumi
        : bindings == Bindings.AwsCdk ? Rules.Framework.AwsCdk
        : Rules.Framework.Cdktf;
}
