namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_kms_alias</c>, whose names stand beside those of what it adds to.</summary>
internal static class KeyAlias
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Key.AliasType)
    {
        PulumiTokens = ["aws:kms/alias:Alias"],
        CloudFormationType = "AWS::KMS::Alias",
        AlwaysSet = ["target_key_arn"],
        Names = [new("name", "aliasName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
        IsSupplement = true,
        RefAttribute = "name",
    };
}
