namespace Infra.Analyzers.Scanner.Tests.Resources;

public sealed class PulumiJsonTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Urn = "urn:pulumi:dev::infra::aws:cloudtrail/trail:Trail::audit";

    [Theory]
    [InlineData("create", """{"s3BucketName": "b", "__defaults": []}""", "group role")]
    [InlineData("same", """{"cloudWatchLogsGroupArn": "g", "cloudWatchLogsRoleArn": ""}""", "role")]
    [InlineData("update", $$"""{"cloudWatchLogsGroupArn": "{{Unknown}}"}""", "role")]
    [InlineData("create", $$"""{"cloudWatchLogsGroupArn": "{{Unknown}}", "cloudWatchLogsRoleArn": "[secret]"}""", null)]
    [InlineData("create",
        """{"cloudWatchLogsGroupArn": """
            + """{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "x"},"""
            + """ "cloudWatchLogsRoleArn": "r"}""", null)]
    // What was printed with --show-secrets is JSON; an output tells what it is known to be.
    [InlineData("same",
        """{"cloudWatchLogsGroupArn": """
            + """{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"\""},"""
            + """ "cloudWatchLogsRoleArn": ""}""", "group role")]
    [InlineData("same",
        """{"cloudWatchLogsGroupArn": """
            + """{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "null"},"""
            + """ "cloudWatchLogsRoleArn": "r"}""", "group")]
    [InlineData("same",
        """{"cloudWatchLogsGroupArn": """
            + """{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"arn\""},"""
            + """ "cloudWatchLogsRoleArn": ""}""", "role")]
    [InlineData("same",
        """{"cloudWatchLogsGroupArn": """
            + """{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "not JSON"},"""
            + """ "cloudWatchLogsRoleArn": "r"}""", null)]
    [InlineData("same",
        """{"cloudWatchLogsGroupArn": """
            + """{"4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "value": "", "secret": true},"""
            + """ "cloudWatchLogsRoleArn": "r"}""", "group")]
    [InlineData("same",
        """{"cloudWatchLogsGroupArn": """
            + """{"4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "dependencies": []},"""
            + """ "cloudWatchLogsRoleArn": "r"}""", null)]
    [InlineData("read", "{}", null)]
    [InlineData("refresh", "{}", null)]
    public void Judges_what_a_preview_will_leave_behind(string operation, string inputs, string? attributes)
    {
        var preview = $$"""
            {"config": {"aws:region": "eu-west-1"}, "steps": [
              {"op": "{{operation}}", "urn": "{{Urn}}", "newState": {"urn": "{{Urn}}", "custom": true, "type": "aws:cloudtrail/trail:Trail",
                "inputs": {{inputs}}, "parent": "p"} },
              {"op": "delete", "urn": "old", "oldState": {"urn": "old", "type": "aws:cloudtrail/trail:Trail", "inputs": {} } }
            ], "changeSummary": {"create": 1} }
            """;

        Assert.Equal(attributes is null ? "" : $"INFRA1001 {Urn}: {attributes}", TerraformCase.Summary(Scan(preview)));
    }

    [Fact]
    public void Tells_of_a_replaced_resource_once_in_the_words_of_the_provider()
    {
        const string Native = "urn:pulumi:dev::infra::aws-native:cloudtrail:Trail::audit";
        var state = $$"""{"urn": "{{Native}}", "type": "aws-native:cloudtrail:Trail", "inputs": {"cloudWatchLogsRoleArn": "r"} }""";

        var report =
            Assert.Single(
                Scan($$"""{"steps": [{"op": "create-replacement", "newState": {{state}} }, {"op": "replace", "newState": {{state}} }]}"""));

        Assert.EndsWith("cloudWatchLogsLogGroupArn is not set, and AWS rejects cloudWatchLogsRoleArn without it; set it too",
            report.Message, StringComparison.Ordinal);
        Assert.Equal(Native, report.Address);
        Assert.Equal(["cloud_watch_logs_group_arn"], report.Attributes);
    }

    [Theory]
    [InlineData("""{"version": 3, "deployment": {"manifest": {}, "resources": [RESOURCES]}}""")]
    [InlineData("""{"version": 3, "checkpoint": {"stack": "s", "latest": {"resources": [RESOURCES]}}}""")]
    public void Judges_what_a_stack_holds(string stack)
    {
        const string Resources = """
            {"urn": "a", "type": "aws:cloudtrail/trail:Trail", "custom": true, "inputs": {"name": "n"}},
            {"urn": "read", "type": "aws:cloudtrail/trail:Trail", "external": true, "inputs": {}},
            {"urn": "gone", "type": "aws:cloudtrail/trail:Trail", "delete": true, "inputs": {}},
            {"urn": "bucket", "type": "aws:s3/bucket:Bucket", "inputs": {"cloudWatchLogsGroupArn": null}}
            """;

        Assert.Equal("INFRA1001 a: group role",
            TerraformCase.Summary(Scan(stack.Replace("RESOURCES", Resources, StringComparison.Ordinal))));
    }

    private static IReadOnlyList<Report> Scan(string json)
    {
        using var folder = new TerraformCase().With("input.json", json);
        return folder.Scan("input.json");
    }
}
