namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_iam_policy_attachment</c>, whose names stand beside those of what it adds to.</summary>
internal static class SharedPolicyAttachment
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Role.SharedAttachmentType)
    {
        PulumiTokens = ["aws:iam/policyAttachment:PolicyAttachment"],
        IsSupplement = true,
        TemplateOrigins = [new("AWS::IAM::ManagedPolicy") { Owner = new("policy_arn", "arn") }],
    };
}
