using System.Text.Json;

namespace Infra.Analyzers.Tool.Tests;

/// <summary><c>infra-scan map</c>: what other scanners found in what a program synthesized is shown at its C#.</summary>
[Collection(Installed.Name)]
public sealed class MapTests(InstalledTool tool)
{
    [Fact]
    public void A_report_is_shown_at_the_code_with_the_suppressions_and_levels_of_the_project()
    {
        var folder = tool.Folder(
            "mapped",
            ("bad.sarif", "no JSON"),
            (".editorconfig", """
                root = true
                [*.cs]
                dotnet_diagnostic.CKV_AWS_252.severity = suggestion
                dotnet_diagnostic.CKV_AWS_1.severity = none
                """),
            ("app/app.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.CdktfShape))),
            ("app/Program.cs", """
                using HashiCorp.Cdktf;
                using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

                var app = new App();
                var stack = new TerraformStack(app, "audit");
                _ = new Cloudtrail(stack, "trail", new CloudtrailConfig { Name = "a", S3BucketName = "logs" });
                #pragma warning disable INFRA1007 // The key comes later.
                _ = new Cloudtrail(stack, "quiet", new CloudtrailConfig { Name = "b", S3BucketName = "logs" });
                #pragma warning restore INFRA1007
                """),
            ("app/cdktf.out/manifest.json", """{"stacks": {"audit": {"synthesizedStackPath": "stacks/audit/cdk.tf.json"}}}"""),
            ("app/cdktf.out/stacks/audit/cdk.tf.json", """
                {"resource": {"aws_cloudtrail": {
                  "trail": {"//": {"metadata": {"path": "audit/trail"}}, "name": "a"},
                  "quiet": {"//": {"metadata": {"path": "audit/quiet"}}, "name": "b"}
                }}}
                """),
            ("checkov.sarif", $$"""
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Checkov", "rules": []} }, "results": [
                  {{Result("CKV_AWS_35", 2)}}, {{Result("CKV_AWS_252", 2)}}, {{Result("CKV_AWS_1", 2)}}, {{Result("CKV_AWS_35", 3)}}
                ]}]}
                """));
        tool.DotNet(Path.Combine(folder, "app"), "restore", "-v:quiet").Succeeded();

        var text =
            tool.Run(folder, "map", "checkov.sarif", "--root", ".", "-o", "json=map.json", "-o", "sarif=map.sarif").EndedWith(1).Output;
        Assert.Contains("error CKV_AWS_35: Checkov on 'aws_cloudtrail.trail': Ensure CKV_AWS_35", text, StringComparison.Ordinal);
        Assert.Contains("6 | _ = new Cloudtrail(stack, \"trail\"", text, StringComparison.Ordinal);
        Assert.Contains("2 findings (1 error, 1 info), 1 suppressed. 3 of 3 in 1 report lead to C#.", text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "map.json")));
        Assert.Equal(
            ["CKV_AWS_252 info app/Program.cs:6", "CKV_AWS_35 error app/Program.cs:6", "CKV_AWS_35 suppressed app/Program.cs:8"],
            json.RootElement.GetProperty("findings").EnumerateArray().Select(finding =>
                $"{finding.GetProperty("ruleId").GetString()} "
                + (finding.GetProperty("suppressed").GetBoolean() ? "suppressed" : finding.GetProperty("level").GetString())
                + $" {finding.GetProperty("path").GetString()}:{finding.GetProperty("line").GetInt32()}").Order(StringComparer.Ordinal));

        // What was mapped can be mapped no further, and stays as it is.
        var again = tool.Run(folder, "map", "map.sarif", "--root", ".", "--no-projects").EndedWith(1).Output;
        Assert.Contains("0 of 3 in 1 report lead to C#.", again, StringComparison.Ordinal);

        Assert.Contains("No report is given", tool.Run(folder, "map", "app").EndedWith(2).Error, StringComparison.Ordinal);
        Assert.Contains("INFRA9001", tool.Run(folder, "map", "bad.sarif", "--no-projects").EndedWith(3).Output, StringComparison.Ordinal);
    }

    private static string Result(string id, int line) => $$$"""
        {"ruleId": "{{{id}}}", "level": "error", "message": {"text": "Ensure {{{id}}}"}, "locations": [{"physicalLocation": {
          "artifactLocation": {"uri": "app/cdktf.out/stacks/audit/cdk.tf.json"}, "region": {"startLine": {{{line}}}, "endLine": {{{line}}} } } }]}
        """;
}
