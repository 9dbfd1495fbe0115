using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests;

public sealed class CdktfOutputTests : IDisposable
{
    private const string Manifest =
        """
        {
          "stacks": {
            "audit": {
              "annotations": [],
              "constructPath": "audit",
              "dependencies": [],
              "name": "audit",
              "stackMetadataPath": "stacks/audit/metadata.json",
              "synthesizedStackPath": "stacks/audit/cdk.tf.json",
              "workingDirectory": "stacks/audit"
            }
          },
          "version": "0.21.0"
        }
        """;

    private const string Stack =
        """
        {
          "//": {"metadata": {"backend": "local", "stackName": "audit", "version": "0.21.0"}, "outputs": {}},
          "provider": {"aws": [{"region": "eu-west-1"}]},
          "resource": {
            "aws_s3_bucket": {"logs": {"bucket": "logs"}},
            "aws_cloudtrail": {
              "bad": {
                "//": {"metadata": {"path": "audit/bad", "uniqueId": "bad"}},
                "name": "bad",
                "s3_bucket_name": "${aws_s3_bucket.logs.id}"
              },
              "good": {
                "//": {"metadata": {"path": "audit/good", "uniqueId": "good"}},
                "cloud_watch_logs_group_arn": "${aws_cloudwatch_log_group.trail-log-group.arn}:*",
                "cloud_watch_logs_role_arn": "${aws_iam_role.trail-role.arn}",
                "name": "good"
              }
            }
          },
          "terraform": {"backend": {"local": {"path": "terraform.audit.tfstate"}}}
        }
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finds_the_trail_with_its_line_column_address_and_construct_path()
    {
        _folder.Write("manifest.json", Manifest);
        var file = _folder.Write("stacks/audit/cdk.tf.json", Stack);

        var report = Assert.Single(Scan());

        Assert.Equal("INFRA1001", report.Rule.Id);
        Assert.Equal(new TextPlace(file, 7, 7, 7, 12), report.Place);
        Assert.Equal("aws_cloudtrail", report.ResourceType);
        Assert.Equal("aws_cloudtrail.bad", report.Address);
        Assert.Equal("audit/bad", report.ConstructPath);
        Assert.Equal(["cloud_watch_logs_group_arn", "cloud_watch_logs_role_arn"], report.Attributes);
        Assert.Equal(
            "CloudTrail trail 'aws_cloudtrail.bad' does not deliver to CloudWatch Logs: cloud_watch_logs_group_arn and "
            + "cloud_watch_logs_role_arn are not set; set both",
            report.Message);
    }

    [Fact]
    public void Counts_columns_in_utf16_code_units()
    {
        _folder.Write("manifest.json", Manifest);
        _folder.Write("stacks/audit/cdk.tf.json", """{"//": "😀é", "resource": {"aws_cloudtrail": {"x": {}}}}""");

        var report = Assert.Single(Scan());

        Assert.Equal((1, 47, 50), (report.Place.Line, report.Place.Column, report.Place.EndColumn));
    }

    [Fact]
    public void Ignores_the_folder_of_a_stack_that_is_gone()
    {
        _folder.Write("manifest.json", Manifest);
        _folder.Write("stacks/audit/cdk.tf.json", "{}");
        _folder.Write("stacks/stale/cdk.tf.json", Stack);

        Assert.Empty(Scan());
    }

    [Theory]
    [InlineData("""{"cloud_watch_logs_group_arn": null, "cloud_watch_logs_role_arn": ""}""",
        "cloud_watch_logs_group_arn is null and cloud_watch_logs_role_arn is empty; set both")]
    [InlineData("""{"cloud_watch_logs_group_arn": "${null}", "cloud_watch_logs_role_arn": "${aws_iam_role.r.arn}"}""",
        "cloud_watch_logs_group_arn is null, and AWS rejects cloud_watch_logs_role_arn without it; set it too")]
    [InlineData("""{"cloud_watch_logs_group_arn": "${aws_cloudwatch_log_group.g.arn}:*"}""",
        "cloud_watch_logs_role_arn is not set, and AWS rejects cloud_watch_logs_group_arn without it; set it too")]
    [InlineData("""[{"name": "in an array"}]""", "cloud_watch_logs_group_arn and cloud_watch_logs_role_arn are not set; set both")]
    public void Says_what_is_missing(string body, string sentence)
    {
        WriteTrail(body);

        var report = Assert.Single(Scan());

        Assert.Equal("CloudTrail trail 'aws_cloudtrail.x' does not deliver to CloudWatch Logs: " + sentence, report.Message);
    }

    [Theory]
    [InlineData("""{"cloud_watch_logs_group_arn": "${var.grp_arn}", "cloud_watch_logs_role_arn": "${local.loc}"}""")]
    [InlineData(
        """{"cloud_watch_logs_group_arn": "${data.terraform_remote_state.net.outputs.arn}:*","""
            + """ "cloud_watch_logs_role_arn": "${data.x.y.z}"}""")]
    [InlineData("""{"count": 0}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Is_silent_about(string body)
    {
        WriteTrail(body);

        Assert.Empty(Scan());
    }

    [Fact]
    public void Sees_resources_at_block_levels_that_are_arrays()
    {
        _folder.Write("manifest.json", Manifest);
        _folder.Write("stacks/audit/cdk.tf.json",
            """[{"resource": [{"aws_cloudtrail": [{"a": {}}, {"b": [{}]}]}, {"aws_cloudtrail": {"c": {}}}]}]""");

        Assert.Equal(["aws_cloudtrail.a", "aws_cloudtrail.b", "aws_cloudtrail.c"], Scan().Select(report => report.Address));
    }

    [Fact]
    public void Needs_a_manifest()
    {
        var report = Assert.Single(Scan());

        Assert.Equal(ToolRules.UnreadableInput, report.Rule);
        Assert.Equal(TextPlace.Whole(_folder.At("manifest.json")), report.Place);
    }

    [Theory]
    [InlineData("", 1, 1, "The file is empty.")]
    [InlineData("{}", 1, 1, "The manifest names no stacks: it has no object \"stacks\".")]
    [InlineData("[]", 1, 1, "The manifest names no stacks: it has no object \"stacks\".")]
    [InlineData("{\"stacks\": 1}", 1, 1, "The manifest names no stacks: it has no object \"stacks\".")]
    [InlineData("{\"stacks\": {\"a\": {}}}", 1, 13, "The stack has no \"synthesizedStackPath\"; it is not scanned.")]
    [InlineData("{\"stacks\": {\"a\": {\"synthesizedStackPath\": \"../../secret.json\"}}}", 1, 43,
        "The manifest points outside its folder, to '../../secret.json'; the stack is not scanned.")]
    [InlineData("{\"stacks\": {\"a\": {\"synthesizedStackPath\": \"/etc/passwd\"}}}", 1, 43,
        "The manifest points outside its folder, to '/etc/passwd'; the stack is not scanned.")]
    [InlineData("{\"stacks\": {\"a\": {\"synthesizedStackPath\": \"a\\u001b[31m\\n\"}}}", 1, 43,
        "The manifest points outside its folder, to 'a\\u001B[31m\\u000A'; the stack is not scanned.")]
    [InlineData("{\"stacks\": {\"a\": {\"synthesizedStackPath\": \"no/cdk.tf.json\"}}}", 1, 43,
        "The manifest names the file 'no/cdk.tf.json', which does not exist; synthesize again.")]
    public void Tells_what_is_wrong_with_a_manifest(string manifest, int line, int column, string message)
    {
        _folder.Write("manifest.json", manifest);

        var report = Assert.Single(Scan());

        Assert.Equal("INFRA9001", report.Rule.Id);
        Assert.Equal(message, report.Message);
        Assert.Equal((_folder.At("manifest.json"), line, column), (report.Place.Path, report.Place.Line, report.Place.Column));
    }

    [Fact]
    public void Scans_the_other_stacks_when_one_is_truncated()
    {
        var broken = WriteTwoStacks(first: Stack[..^30]);

        var reports = Scan();

        Assert.Equal(["INFRA9001", "INFRA1001", "INFRA1001"], reports.Select(report => report.Rule.Id));
        Assert.Equal((broken, 20, 47), (reports[0].Place.Path, reports[0].Place.Line, reports[0].Place.Column));
    }

    [Fact]
    public void Scans_the_other_stacks_when_one_is_locked()
    {
        var locked = WriteTwoStacks(first: Stack);
        using var handle = new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var reports = Scan();

        Assert.Equal(["INFRA9001", "INFRA1001"], reports.Select(report => report.Rule.Id));
        Assert.Equal(TextPlace.Whole(locked), reports[0].Place);
    }

    [Fact]
    public void Has_no_trouble_with_deep_nesting_and_long_lines()
    {
        _folder.Write("manifest.json", Manifest);
        var deep = new string('[', 10_000) + new string(']', 10_000);
        var text = new string('x', 1_000_000);
        _folder.Write(
            "stacks/audit/cdk.tf.json",
            $$"""{"resource": {"aws_cloudtrail": {"x": """
                + $$"""{"cloud_watch_logs_group_arn": {{deep}}, "cloud_watch_logs_role_arn": "{{text}}", "name": {{deep}} } }, "aws_x": """
                + $$"""{"y": {"z": {{deep}} } } }, "locals": {"{{text}}": {{deep}} } }""");

        Assert.Empty(Scan());
    }

    [Fact]
    public void Reads_a_stack_that_was_synthesized_as_native_syntax()
    {
        _folder.Write("manifest.json", Manifest.Replace("cdk.tf.json", "cdk.tf", StringComparison.Ordinal));
        var file = _folder.Write("stacks/audit/cdk.tf", "terraform {\n}\nresource \"aws_cloudtrail\" \"bad\" {\n  name = \"bad\"\n}\n");

        Assert.Equal(new TextPlace(file, 3, 1, 3, 32), Assert.Single(Scan()).Place);
    }

    [Fact]
    public void Neutralises_names()
    {
        _folder.Write("manifest.json", Manifest);
        _folder.Write("stacks/audit/cdk.tf.json", """{"resource": {"aws_cloudtrail": {"a\u001b[2J\r\n##vso[task.complete]\u202e": {}}}}""");

        var report = Assert.Single(Scan());

        Assert.StartsWith("CloudTrail trail 'aws_cloudtrail.a\\u001B[2J\\u000D\\u000A#\\u0023vso[task.complete]\\u202E' does not",
            report.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Report> Scan() =>
        TerraformCase.AboutDelivery(CdktfOutput.Scan(_folder.Path, ScanOptions.Default, CancellationToken.None));

    private void WriteTrail(string body)
    {
        _folder.Write("manifest.json", Manifest);
        _folder.Write("stacks/audit/cdk.tf.json", $$"""{"resource": {"aws_cloudtrail": {"x": {{body}} } } }""");
    }

    private string WriteTwoStacks(string first)
    {
        _folder.Write("manifest.json",
            """{"stacks": {"one": {"synthesizedStackPath": "stacks/one/cdk.tf.json"}, "two": """
                + """{"synthesizedStackPath": "stacks/two/cdk.tf.json"}}}""");
        _folder.Write("stacks/two/cdk.tf.json", Stack);
        return _folder.Write("stacks/one/cdk.tf.json", first);
    }
}
