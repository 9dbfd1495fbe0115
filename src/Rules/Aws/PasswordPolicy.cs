namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_iam_account_password_policy</c>.</summary>
internal static class PasswordPolicy
{
    public const string Type = "aws_iam_account_password_policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
    };
}
