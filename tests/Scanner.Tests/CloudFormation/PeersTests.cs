namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>The kinds of templates in which other scanners find something else, as docs/comparison.md says.</summary>
public sealed class PeersTests
{
    private const string Bucket = """ "Logs": {"Type": "AWS::S3::Bucket", "Properties": {"AccessControl": "@"} } """;

    [Theory]
    [InlineData("INFRA1001", """ "CloudWatchLogsLogGroupArn": "arn:aws:logs:eu-west-1:123456789012:log-group:a:*" """, true)]
    [InlineData("INFRA1007", """ "KmsKeyId": "alias/a" """, true)]
    [InlineData("INFRA1007", """ "KMSKeyId": {"Fn::GetAtt": ["Key", "Arn"]} """, false)]
    [InlineData("INFRA1004", """ "TrailName": "t" """, false)]
    [InlineData("INFRA2003", "", true, "AuthenticatedRead")]
    [InlineData("INFRA2003", "", true, "PublicReadWrite")]
    [InlineData("INFRA2003", "", false, "BucketOwnerFullControl")]
    [InlineData("INFRA1011",
        """ "EventSelectors": [{"DataResources": [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::a/"]}]}] """, false)]
    [InlineData("INFRA1011", """ "EventSelectors": [{"ReadWriteType": "WriteOnly", "DataResources": [@]}] """, true)]
    [InlineData("INFRA1011",
        """
        "EventSelectors":
            [{"ReadWriteType": "WriteOnly", "DataResources": [@]}, {"ReadWriteType": "ReadOnly", "DataResources": [@]}]
        """,
        false)]
    [InlineData("INFRA1011", """ "EventSelectors": [{"DataResources": [{"Type": "AWS::DynamoDB::Table", "Values": ["a"]}]}] """, true)]
    public void Finds_what_is_wrong(string rule, string properties, bool isFound, string access = "Private")
    {
        properties = properties.Replace("@", """{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::"]}""", StringComparison.Ordinal);
        var template = TemplateCase.OfTrail(properties, Bucket.Replace("@", access, StringComparison.Ordinal))
            .Replace("\"logs\"", """{"Ref": "Logs"}""", StringComparison.Ordinal)
            .Replace("\"IsLogging\": true,", rule == "INFRA1004" ? "" : "\"IsLogging\": true,", StringComparison.Ordinal);

        Assert.Equal(isFound, TemplateCase.Scan(template).Any(report => report.Rule.Id == rule));
    }
}
