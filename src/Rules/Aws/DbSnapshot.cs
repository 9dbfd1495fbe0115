namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_db_snapshot</c>.</summary>
internal static class DbSnapshot
{
    public const string Type = "aws_db_snapshot";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:rds/snapshot:Snapshot"],
    };
}
