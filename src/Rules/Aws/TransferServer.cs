namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_transfer_server</c>.</summary>
internal static class TransferServer
{
    public const string Type = "aws_transfer_server";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:transfer/server:Server"],
        CloudFormationType = "AWS::Transfer::Server",
    };
}
