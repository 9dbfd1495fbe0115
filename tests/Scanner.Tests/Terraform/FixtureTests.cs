using System.Text.Json.Nodes;

namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>The fixtures that another scanner publishes for the same rules: same files, same resources.</summary>
/// <remarks>What differs on purpose, and why, is in <c>docs/comparison.md</c>.</remarks>
public sealed class FixtureTests
{
    private const string Root = "shared/fixtures/datadog-kics/terraform/";
    private const string Fixtures = "shared/fixtures/datadog-kics/terraform/cloudtrail_not_integrated_with_cloudwatch";

    [FixtureFact(Fixtures)]
    public void Finds_what_the_other_scanner_finds()
    {
        var folder = FixtureFactAttribute.Find(Fixtures)!;
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "positive_expected_result.json")))!.AsArray().Select(result => (int)result!["line"]!).Distinct();

        Assert.Equal(expected, Scan(folder, "positive.tf").Select(report => report.Place.Line));
        Assert.Empty(Scan(folder, "negative.tf"));
    }

    [FixtureFact(Root + "cloudtrail_log_files_s3_bucket_is_publicly_accessible")]
    public void Finds_public_buckets()
    {
        Assert.Equal("aws_cloudtrail.foobar", Found("INFRA2003", "cloudtrail_log_files_s3_bucket_is_publicly_accessible/positive1.tf"));
        Assert.Equal("aws_cloudtrail.foobar2", Found("INFRA2003", "cloudtrail_log_files_s3_bucket_is_publicly_accessible/positive3.tf"));
        Assert.Equal("", Found("INFRA2003", "cloudtrail_log_files_s3_bucket_is_publicly_accessible/negative.tf"));
        Assert.Equal("", Found("INFRA2003", "cloudtrail_log_files_s3_bucket_is_publicly_accessible/negative2.tf"));

        // There is no trail in the file, and the module is not at hand.
        Assert.Equal("", Found("INFRA2003", "cloudtrail_log_files_s3_bucket_is_publicly_accessible/positive2.tf"));
    }

    [FixtureFact(Root + "cloudtrail_log_files_s3_bucket_with_logging_disabled")]
    public void Finds_buckets_without_access_logging()
    {
        Assert.Equal("aws_cloudtrail.foobar", Found("INFRA2004", "cloudtrail_log_files_s3_bucket_with_logging_disabled/positive1.tf"));
        Assert.Equal("aws_cloudtrail.foobar2", Found("INFRA2004", "cloudtrail_log_files_s3_bucket_with_logging_disabled/positive3.tf"));
        Assert.Equal("", Found("INFRA2004", "cloudtrail_log_files_s3_bucket_with_logging_disabled/negative1.tf"));
        Assert.Equal("", Found("INFRA2004", "cloudtrail_log_files_s3_bucket_with_logging_disabled/negative2.tf"));
        Assert.Equal("", Found("INFRA2004", "cloudtrail_log_files_s3_bucket_with_logging_disabled/negative3.tf"));

        // The bucket that the trail names is not in the file; the one there is, of a module that is not at hand, has no trail.
        Assert.Equal("", Found("INFRA2004", "cloudtrail_log_files_s3_bucket_with_logging_disabled/positive2.tf"));
    }

    [FixtureFact(Root + "cloudwatch_cloudtrail_configuration_changes_alarm_missing")]
    public void Finds_trails_whose_changes_go_unnoticed()
    {
        // The files have no trail: the rule is about one.
        const string Trail =
            """

            resource "aws_cloudwatch_log_group" "CIS_CloudWatch_LogsGroup" {
              name = "cloudtrail"
            }
            resource "aws_cloudtrail" "audit" {
              cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.CIS_CloudWatch_LogsGroup.arn}:*"
            }
            """;
        foreach (var name in new[] { "positive1.tf", "positive2.tf", "positive3.tf" })
            Assert.Equal("aws_cloudtrail.audit", Found("INFRA2008", "cloudwatch_cloudtrail_configuration_changes_alarm_missing/" + name, Trail));
        Assert.Equal("", Found("INFRA2008", "cloudwatch_cloudtrail_configuration_changes_alarm_missing/negative1.tf", Trail));
    }

    private static string Found(string rule, string fixture, string rest = "")
    {
        using var folder = new TempFolder();
        folder.Write("main.tf", File.ReadAllText(FixtureFactAttribute.FindFile(Root + fixture)) + rest);
        return string.Join(" ", TerraformScan.Scan([folder.Path], ScanOptions.Default, CancellationToken.None).Where(report => report.Rule.Id == rule).Select(report => report.Address));
    }

    private static IEnumerable<Report> Scan(string folder, string name)
    {
        using var terraform = new TerraformCase().With("main.tf", File.ReadAllText(Path.Combine(folder, name)));
        return terraform.Scan().Where(report => report.Rule.Id == "INFRA1001");
    }
}

/// <summary>A test over files that lie beside the repository on some machines only.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FixtureFactAttribute : FactAttribute
{
    public FixtureFactAttribute(string folder) => Skip = Find(folder) is null ? $"There is no folder {folder} beside the repository." : null;

    public static string FindFile(string path) => Path.Combine(Find(Path.GetDirectoryName(path)!)!, Path.GetFileName(path));

    public static string? Find(string folder)
    {
        for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (Directory.Exists(Path.Combine(parent.FullName, folder)))
                return Path.Combine(parent.FullName, folder);
        }

        return null;
    }
}
