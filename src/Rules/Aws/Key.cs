namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_kms_key</c> and of what says more about a key.</summary>
internal static class Key
{
    public const string Type = "aws_kms_key";
    public const string Id = "key_id";
    public const string Policy = "policy";

    public const string AliasType = "aws_kms_alias";
    public const string PolicyType = "aws_kms_key_policy";
    public const string GrantType = "aws_kms_grant";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:kms/key:Key"],
        CloudFormationType = "AWS::KMS::Key",
        Names =
        [
            new(Policy, "keyPolicy", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("customer_master_key_spec", "keySpec", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        AlwaysSet = [Id],
        RefAttribute = Id,
        Arn = new("arn:{partition}:kms:{region}:{account}:key/{name}", NameHasSlashes: false) { GeneratedName = Id },
    };

    /// <summary>
    /// AWS CDK's L2 construct: without a policy it allows the account alone (aws-cdk, packages/aws-cdk-lib/aws-kms/lib/key.ts).
    /// </summary>
    public static readonly ConstructSchema Construct = new("aws-cdk-lib.aws_kms.Key", Schema) { Told = [Policy] };
}
