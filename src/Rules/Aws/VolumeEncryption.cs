namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_ebs_encryption_by_default</c>.</summary>
internal static class VolumeEncryption
{
    public const string Type = "aws_ebs_encryption_by_default";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ebs/encryptionByDefault:EncryptionByDefault"],
    };
}
