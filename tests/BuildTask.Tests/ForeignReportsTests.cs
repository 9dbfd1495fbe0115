using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Foreign;
using Infra.Analyzers.Scanner.Programs;
using Microsoft.Build.Utilities;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>
/// What Checkov, Trivy, KICS and cdk-nag say of what a program synthesized is led to the C#, in the forms in which they write it.
/// </summary>
public sealed class ForeignReportsTests : IDisposable
{
    private const string Program = """
        var stack = new TerraformStack(app, "audit");
        new Cloudtrail(stack, "trail", config);
        #pragma warning disable INFRA1007, CKV_AWS_99
        new Cloudtrail(stack, "quiet", config);
        #pragma warning restore INFRA1007, CKV_AWS_99
        new S3Bucket(stack, "logs", config);
        var other = new Stack(app, "Other");
        new Bucket(other, "Files");
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("infra-foreign-").FullName;

    public ForeignReportsTests()
    {
        Write("Program.cs", Program);
        Write("cdktf.out/manifest.json", """{"stacks": {"audit": {"synthesizedStackPath": "stacks/audit/cdk.tf.json"}}}""");
        Write("cdktf.out/stacks/audit/cdk.tf.json", """
            {
              "resource": {
                "aws_cloudtrail": {
                  "trail": {
                    "//": { "metadata": { "path": "audit/trail" } },
                    "name": "trail"
                  },
                  "quiet": {
                    "//": { "metadata": { "path": "audit/quiet" } },
                    "name": "quiet"
                  }
                },
                "aws_s3_bucket": {
                  "logs": {
                    "//": { "metadata": { "path": "audit/logs" }, "infra": { "ignore": [ { "id": "CKV_AWS_18", "reason": "These are the logs" } ] } },
                    "bucket": "logs"
                  }
                }
              }
            }
            """);
        Write("cdk.out/cdk.out", "{}");
        Write("cdk.out/manifest.json", """
            {"artifacts": {"Other": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "Other.template.json"}}}}
            """);
        Write("cdk.out/Other.template.json", """
            {
             "Resources": {
              "Files91E6": {
               "Type": "AWS::S3::Bucket",
               "Metadata": { "aws:cdk:path": "Other/Files/Resource" }
              }
             }
            }
            """);
    }

    [Theory]
    [InlineData("cdktf.out/stacks/audit/cdk.tf.json", 4, 7)]
    [InlineData("stacks/audit/cdk.tf.json", 4, 7)]
    [InlineData("/src/cdktf.out/stacks/audit/cdk.tf.json", 5, 5)]
    [InlineData("../../path/infra/cdktf.out/stacks/audit/cdk.tf.json", 6, 6)]
    [InlineData("cdk.tf.json", 4, 7)]
    public void The_resource_is_found_by_the_lines_of_the_file_wherever_the_scanner_ran(string uri, int line, int endLine)
    {
        var report =
            Assert.Single(Read("checkov.sarif", Checkov(uri, "CKV_AWS_35", line, endLine, "Ensure CloudTrail logs are encrypted")));

        Assert.Equal("Checkov on 'aws_cloudtrail.trail': Ensure CloudTrail logs are encrypted", report.Report.Message.Split(" (")[0]);
        Assert.Equal(("Program.cs", 2, "cdk.tf.json"), PlaceOf(report));
        Assert.Equal((Severity.Error, "aws_cloudtrail", "audit/trail"),
            (report.Report.Rule.Severity, report.Report.ResourceType, report.Report.ConstructPath));
        Assert.Equal("https://docs.example.com/CKV_AWS_35", report.Report.Rule.HelpLink);
    }

    [Fact]
    public void Trivys_lines_and_its_message_and_KICSs_levels_and_texts_are_understood()
    {
        const string trivy = """
            {"version": "2.1.0", "runs": [{
              "tool": {"driver": {"name": "Trivy", "informationUri": "https://github.com/aquasecurity/trivy", "rules": [
                {"id": "AWS-0162", "shortDescription": {"text": "CloudTrail logs should be stored in S3 and also sent to CloudWatch Logs"}}]}},
              "originalUriBaseIds": {"ROOTPATH": {"uri": "file:///builds/infra/cdktf.out/"}},
              "results": [{"ruleId": "AWS-0162", "ruleIndex": 0, "level": "note",
                "message": {"text": "Artifact: stacks/audit/cdk.tf.json\nType: terraform\nVulnerability AWS-0162\nSeverity: LOW\nMessage: Trail does not have CloudWatch logging configured\nLink: [AWS-0162](https://avd.aquasec.com/misconfig/aws-0162)"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": "stacks/audit/cdk.tf.json", "uriBaseId": "ROOTPATH"},
                  "region": {"startLine": 4, "startColumn": 1, "endLine": 7, "endColumn": 1}}}]}]}]}
            """;
        const string kics = """
            {"version": "2.1.0", "runs": [{
              "tool": {"driver": {"name": "KICS", "rules": [
                {"id": "17b30f8f-8dfb-4597-adf6-57600b6cf25e", "name": "CloudTrail Not Integrated With CloudWatch", "defaultConfiguration": {"level": "warning"}, "helpUri": "javascript:alert(1)"}]}},
              "results": [
                {"ruleId": "17b30f8f-8dfb-4597-adf6-57600b6cf25e", "ruleIndex": 0, "kind": "fail",
                 "message": {"text": "aws_cloudtrail[trail].cloud_watch_logs_group_arn is undefined or null"},
                 "locations": [{"physicalLocation": {"artifactLocation": {"uri": "../../path/cdktf.out/stacks/audit/cdk.tf.json"}, "region": {"startLine": 1}}}]},
                {"ruleId": "17b30f8f-8dfb-4597-adf6-57600b6cf25e", "ruleIndex": 0, "kind": "pass", "message": {"text": "fine"}}]}]}
            """;

        var ofTrivy = Assert.Single(Read("trivy.sarif", trivy));
        Assert.StartsWith("Trivy on 'aws_cloudtrail.trail': Trail does not have CloudWatch logging configured (synthesized in ",
            ofTrivy.Report.Message, StringComparison.Ordinal);
        Assert.Equal((("Program.cs", 2, "cdk.tf.json"), Severity.Info), (PlaceOf(ofTrivy), ofTrivy.Report.Rule.Severity));
        Assert.Equal("https://github.com/aquasecurity/trivy", ofTrivy.Report.Rule.HelpLink);

        var ofKics = Assert.Single(Read("kics.sarif", kics));
        Assert.Equal((("Program.cs", 2, "cdk.tf.json"), Severity.Warning), (PlaceOf(ofKics), ofKics.Report.Rule.Severity));
        Assert.EndsWith("docs/infra-scan.md#findings-of-other-scanners", ofKics.Report.Rule.HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_suppressed_in_the_program_or_by_the_scanner_is_suppressed()
    {
        // The same check here is INFRA1007, the other is suppressed by its own name, the third beside the resource, the last by Checkov.
        const string file = "cdktf.out/stacks/audit/cdk.tf.json";
        Assert.NotNull(Assert.Single(Read("a.sarif", Checkov(file, Equivalent("INFRA1007"), 8, 11, "x"))).Suppression);
        Assert.NotNull(Assert.Single(Read("b.sarif", Checkov(file, "CKV_AWS_99", 8, 11, "x"))).Suppression);
        Assert.Null(Assert.Single(Read("c.sarif", Checkov(file, "CKV_AWS_98", 8, 11, "x"))).Suppression);
        Assert.Null(Assert.Single(Read("d.sarif", Checkov(file, "CKV_AWS_99", 4, 7, "x"))).Suppression);
        Assert.Equal("These are the logs",
            Assert.Single(Read("e.sarif", Checkov(file, "CKV_AWS_18", 14, 17, "x"))).Report.Suppression!.Justification);
        var accepted = Checkov(file, "CKV_AWS_35", 4, 7, "x").Replace(
            "\"level\": \"error\"", "\"level\": \"warning\", \"suppressions\": [{\"kind\": \"inSource\", \"justification\": \"Not here\"}]",
            StringComparison.Ordinal);
        Assert.Equal("Not here", Assert.Single(Read("f.sarif", accepted)).Report.Suppression!.Justification);

        static string Equivalent(string id) => RuleCatalog.All.Single(rule => rule.Metadata.Id == id).Metadata.Equivalents
            .First(equivalent => equivalent.Scanner == "Checkov").Id;
    }

    [Theory]
    [InlineData("""
        {"version": "54.4.0", "title": "Validation Report", "pluginReports": [{"pluginName": "cdk-nag-AwsSolutions", "conclusion": "failure",
          "violations": [{"ruleName": "AwsSolutions-S1", "description": "The S3 Bucket has server access logs disabled.", "severity": "error",
            "violatingConstructs": [{"constructPath": "Other/Files/Resource", "constructFqn": "aws-cdk-lib.aws_s3.CfnBucket",
              "cloudFormationResource": {"templatePath": "cdk.out/Other.template.json", "logicalId": "Files91E6"}}]}],
          "suppressedViolations": [{"ruleName": "AwsSolutions-S2", "description": "d", "reason": "A test", "acknowledgedId": "AwsSolutions-S2",
            "violatingConstructs": [{"constructPath": "Other/Files/Resource"}]}]}]}
        """, Severity.Error, "A test")]
    [InlineData("""
        {"title": "Validation Report", "pluginReports": [{"summary": {"pluginName": "cdk-nag-AwsSolutions", "status": "failure"},
          "violations": [{"ruleName": "AwsSolutions-S1", "description": "The S3 Bucket has server access logs disabled.", "severity": "medium",
            "violatingConstructs": [{"constructPath": "Other/Files/Resource", "locations": [], "resourceLogicalId": "Files91E6",
              "templatePath": "/tmp/jsii/cdk.out/Other.template.json"}]}]}]}
        """, Severity.Warning, null)]
    public void Both_forms_of_the_validation_report_of_AWS_CDK_are_led_to_the_construct(string json, object level, string? reason)
    {
        var reports = Read("cdk.out/validation-report.json", json);

        Assert.StartsWith("cdk-nag-AwsSolutions on 'Files91E6': The S3 Bucket has server access logs disabled", reports[0].Report.Message,
            StringComparison.Ordinal);
        Assert.Equal((("Program.cs", 8, "Other.template.json"), (Severity)level), (PlaceOf(reports[0]), reports[0].Report.Rule.Severity));
        Assert.Equal(reason, reports.Skip(1).SingleOrDefault()?.Report.Suppression!.Justification);
        Assert.Equal("Program.cs", Path.GetFileName(reports[^1].Report.Place.Path));
    }

    [Fact]
    public void What_cannot_be_told_is_left_where_the_scanner_has_it()
    {
        // Of two stacks with a file of that name it may be either.
        Write("cdktf.out/stacks/other/cdk.tf.json", File.ReadAllText(PathOf("cdktf.out/stacks/audit/cdk.tf.json")));
        Write("cdktf.out/manifest.json", """
            {"stacks": {"audit": {"synthesizedStackPath": "stacks/audit/cdk.tf.json"}, "other": {"synthesizedStackPath": "stacks/other/cdk.tf.json"}}}
            """);
        Assert.Null(Assert.Single(Read("a.sarif", Checkov("b/cdktf.out/stacks/third/cdk.tf.json", "CKV_AWS_35", 4, 4, "x")))
            .Report.ConstructPath);
        foreach (var (uri, line) in new[] { ("/x/cdk.tf.json", 4), ("cdktf.out/stacks/audit/cdk.tf.json", 2), ("/etc/passwd", 1) })
        {
            var report = Assert.Single(Read("a.sarif", Checkov(uri, "CKV_AWS_35", line, line, "x")));
            Assert.Null(report.Report.ConstructPath);
            Assert.DoesNotContain("passwd", report.Report.Place.Path, StringComparison.Ordinal);
        }

        Assert.Equal("INFRA9001", Assert.Single(Read("b.sarif", "{\"runs\": 1}")).Report.Rule.Id);
        Assert.Equal(["INFRA9001", "INFRA9001"], Read("c.sarif", "{\"version\": \"2.1.0\", ").Select(report => report.Report.Rule.Id));
        Assert.Equal("INFRA9001", Assert.Single(Read(["missing.sarif"])).Report.Rule.Id);
    }

    [Fact]
    public void A_build_tells_what_a_report_says_of_its_own_folder_as_a_warning_at_the_code()
    {
        Write("checkov.sarif", Checkov("cdktf.out/stacks/audit/cdk.tf.json", "CKV_AWS_35", 4, 7, "Ensure it"));
        Write("elsewhere.sarif", Checkov("other/cdktf.out/stacks/b/cdk.tf.json", "CKV_AWS_36", 4, 7, "Of another project"));
        var engine = new RecordingEngine();
        using var task = new ScanInfrastructure
        {
            BuildEngine = engine,
            SynthDirectory = PathOf("cdktf.out"),
            ProjectDirectory = _directory,
            CacheFile = PathOf("obj/scan.cache"),
            Sources = [new TaskItem(PathOf("Program.cs"))],
            ScannerReports = [new TaskItem(PathOf("checkov.sarif")), new TaskItem(PathOf("elsewhere.sarif"))],
        };

        Assert.True(task.Execute());
        var (code, file, text) = Assert.Single(engine.Told, told => told.Code?.StartsWith("CKV", StringComparison.Ordinal) == true);
        Assert.Equal(("CKV_AWS_35", PathOf("Program.cs")), (code, file));
        Assert.Contains("(synthesized in cdktf.out/stacks/audit/cdk.tf.json(4,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cdktf.out/stacks/audit/cdk.tf.json", 1, true)]
    [InlineData("cdktf.out/stacks/audit/cdk.tf.json", 0, false)]
    [InlineData("cdktf.out/stacks/audit/cdk.tf.json", -1, false)]
    [InlineData("cdk.out/Other.template.json", 1, true)]
    [InlineData("Program.cs", 1, false)]
    public void A_report_that_is_older_than_the_synthesis_of_which_it_speaks_is_noted(string uri, int secondsLater, bool isStale)
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        Write("checkov.sarif", Checkov(uri, "CKV_AWS_35", 4, 7, "Ensure it"));
        File.SetLastWriteTimeUtc(PathOf("checkov.sarif"), time);
        File.SetLastWriteTimeUtc(PathOf(uri), time.AddSeconds(secondsLater));

        var notes = Read(["checkov.sarif"]).Where(report => report.Report.Rule.Id == "INFRA9016").Select(report => report.Report).ToList();

        Assert.Equal(isStale ? 1 : 0, notes.Count);
        Assert.All(notes, note => Assert.Equal(
            ($"The report is older than {uri}, of which it speaks; run the scanner again", PathOf("checkov.sarif")),
            (note.Message, note.Place.Path)));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static string Checkov(string uri, string id, int line, int endLine, string text) => $$$"""
        {"$schema": "s", "version": "2.1.0", "runs": [{
          "tool": {"driver": {"name": "Checkov", "version": "3.2.0", "informationUri": "https://checkov.io", "rules": [
            {"id": "{{{id}}}", "name": "n", "shortDescription": {"text": "{{{text}}}"},
             "defaultConfiguration": {"level": "error"}, "helpUri": "https://docs.example.com/{{{id}}}"}]}},
          "results": [{"ruleId": "{{{id}}}", "ruleIndex": 0, "level": "error", "message": {"text": "{{{text}}}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": "{{{uri}}}"}, "region": {"startLine": {{{line}}}, "endLine": {{{endLine}}} } } }]}]}]}
        """;

    private static (string Source, int Line, string Synthesized) PlaceOf(ReviewedReport reviewed) =>
        (Path.GetFileName(reviewed.Report.Place.Path), reviewed.Report.Place.Line, Path.GetFileName(reviewed.Report.FoundAt.Path));

    private IReadOnlyList<ReviewedReport> Read(string name, string content)
    {
        Write(name, content);
        return Read([name]);
    }

    private IReadOnlyList<ReviewedReport> Read(IEnumerable<string> names)
    {
        var review = new CompilerReview(
            new ProgramSources([PathOf("Program.cs")], [], CancellationToken.None), new CompilerAnswers([]), _directory);
        return [.. new ForeignReports([PathOf("cdktf.out"), PathOf("cdk.out")], _directory, DateTime.Today).Read(names.Select(PathOf))
            .Select(review.Review)];
    }

    private string PathOf(string file) => Path.Combine(_directory, file);

    private void Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
