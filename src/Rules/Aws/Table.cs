namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_dynamodb_table</c>.</summary>
internal static class Table
{
    public const string Type = "aws_dynamodb_table";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:dynamodb/table:Table"],
        CloudFormationType = "AWS::DynamoDB::Table",
        Names =
        [
            new("point_in_time_recovery", "pointInTimeRecoverySpecification", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("enabled", "pointInTimeRecoveryEnabled", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("name", "tableName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
    };
}
