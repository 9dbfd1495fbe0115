namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_kinesis_stream</c>; CloudFormation has its encryption in another form.</summary>
internal static class DataStream
{
    public const string Type = "aws_kinesis_stream";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:kinesis/stream:Stream"],
    };
}
