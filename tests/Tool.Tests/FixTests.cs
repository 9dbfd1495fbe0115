using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tool.Tests;

/// <summary><c>infra-scan fix</c> says what it did, and reports carry the edits by which others do the same.</summary>
[Collection(Installed.Name)]
public sealed class FixTests(InstalledTool tool)
{
    // Columns are of UTF-16; the file has a mark, line ends and a last line that have to stay as they are.
    private const string Source = """
        using Pulumi.Aws.CloudTrail;

        /* 🪵🪵 */ _ = new Trail("audit", new TrailArgs { S3BucketName = "logs", EnableLogFileValidation = false });
        var group = "arn:aws:logs:eu-west-1:123456789012:log-group:x";
        _ = new Trail("arns", new TrailArgs { S3BucketName = "logs", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/x" });
        Shared.Make();
        """;

    private const string SharedSource = """
        using Pulumi.Aws.CloudTrail;

        internal static class Shared
        {
            public static void Make() => _ = new Trail("shared", new TrailArgs { S3BucketName = "logs" });
        }

        """;

    private static readonly string[] Rules = ["--rules", "+INFRA1001,+INFRA1002,+INFRA1006,+INFRA1007"];

    [Fact]
    public void It_creates_nothing_unless_told_to_and_says_what_it_did_and_what_is_left_and_why()
    {
        var folder = Folder("fixed");
        var dry = tool.Run(folder, ["fix", "--dry-run", .. Rules]).EndedWith(0).Output;
        Assert.Equal(
            """
            Would fix 4 findings:
            - app/Program.cs:
                1 × INFRA1002 (CloudTrail log group ARN lacks the log-stream wildcard)
                2 × INFRA1006 (CloudTrail does not validate its log files)
            - app/Shared.cs:
                1 × INFRA1006 (CloudTrail does not validate its log files)

            Left 8 findings:
            - app/Program.cs:
                3:16 INFRA1001 needs --create: Create a log group and a role, and deliver to CloudWatch Logs (LogGroup 'audit-log-group', Role 'audit-role', RolePolicy 'audit-role-policy')
                3:16 INFRA1007 has no fix here: no aws_kms_key is in scope that it could refer to
                5:5 INFRA1007 has no fix here: no aws_kms_key is in scope that it could refer to
            - app/Shared.cs:
                5:38 INFRA1001 needs --create: Create a log group and a role, and deliver to CloudWatch Logs (LogGroup 'shared-log-group', Role 'shared-role', RolePolicy 'shared-role-policy')
                5:38 INFRA1007 has no fix here: no aws_kms_key is in scope that it could refer to
            - infra/main.tf: only C# is fixed
                1 × INFRA1001 (CloudTrail does not deliver to CloudWatch Logs)
                1 × INFRA1006 (CloudTrail does not validate its log files)
                1 × INFRA1007 (CloudTrail log files are not encrypted with a KMS key)

            4 findings would be fixed, 8 left. 2 files would change, 0 resources would be created.
            'infra-scan fix --create' fixes 2 more; it adds resources, roles and policies among them: look at it with '--dry-run' first.

            """.ReplaceLineEndings("\n"),
            dry[dry.IndexOf("Would fix ", StringComparison.Ordinal)..]);

        // The difference is one that git takes, and what a run does.
        File.WriteAllText(Path.Combine(folder, "fix.patch"), dry);
        InstalledTool.Git(folder, "apply", "fix.patch");
        var (program, shared) = Texts(folder);
        InstalledTool.Git(folder, "checkout", "-q", "app");
        using var report = JsonDocument.Parse(tool.Run(folder, ["fix", "--format", "json", .. Rules]).EndedWith(0).Output);
        Assert.Equal((program, shared), Texts(folder));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), File.ReadAllBytes(Path.Combine(folder, "app/Program.cs"))[..3]);
        Compiles(program, shared);
        Assert.DoesNotContain("LogGroup(", program, StringComparison.Ordinal);

        // What it says for programs is the same, and enough to do it elsewhere.
        using var schema = JsonDocument.Parse(File.ReadAllText(InstalledTool.SourceFile("docs/schemas/infra-fix-report.schema.json")));
        Assert.Empty(new JsonSchema(schema.RootElement).Violations(report.RootElement));
        var files = report.RootElement.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("path").GetString()!);
        Assert.Equal(["app/Program.cs", "app/Shared.cs"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(program, Apply(Source.ReplaceLineEndings("\r\n"), files["app/Program.cs"].GetProperty("edits")));
        Assert.Equal(shared, Apply(SharedSource.ReplaceLineEndings("\n"), files["app/Shared.cs"].GetProperty("edits")));
        Assert.Equal(
            """{"fixed":4,"left":8,"needCreate":2,"created":0,"files":2,"complete":true}""",
            report.RootElement.GetProperty("summary").GetRawText().Replace("\n", "", StringComparison.Ordinal)
                .Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(
            [
                "INFRA1001 app/Program.cs:3:16 needs-create", "INFRA1001 app/Shared.cs:5:38 needs-create",
                "INFRA1001 infra/main.tf:1:1 not-csharp", "INFRA1006 infra/main.tf:1:1 not-csharp",
                "INFRA1007 app/Program.cs:3:16 not-here", "INFRA1007 app/Program.cs:5:5 not-here",
                "INFRA1007 app/Shared.cs:5:38 not-here", "INFRA1007 infra/main.tf:1:1 not-csharp",
            ],
            report.RootElement.GetProperty("left").EnumerateArray()
                .Select(left => $"{Of(left)} {left.GetProperty("reason").GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_edits_of_a_finding_do_what_a_run_does_that_creates()
    {
        var folder = Folder("edited");
        File.WriteAllText(Path.Combine(folder, "broken.csproj"), "<Project");

        // All that can be fixed is, whatever else cannot be analysed.
        var created = tool.Run(folder, "fix", "--create", "--rules", "+INFRA1001").EndedWith(3);
        Assert.Contains("broken.csproj: INFRA9010: ", created.Error, StringComparison.Ordinal);
        Assert.Equal(
            """
            Fixed 2 findings:
            - app/Program.cs:
                1 × INFRA1001 (CloudTrail does not deliver to CloudWatch Logs)
                created for 3:16 INFRA1001: LogGroup 'audit-log-group', Role 'audit-role', RolePolicy 'audit-role-policy'
            - app/Shared.cs:
                1 × INFRA1001 (CloudTrail does not deliver to CloudWatch Logs)
                created for 5:38 INFRA1001: LogGroup 'shared-log-group', Role 'shared-role', RolePolicy 'shared-role-policy'

            Left 1 finding:
            - infra/main.tf: only C# is fixed
                1 × INFRA1001 (CloudTrail does not deliver to CloudWatch Logs)

            2 findings fixed, 1 left. 2 files changed, 6 resources created. Not everything could be analysed.

            """.ReplaceLineEndings("\n"),
            created.Output);
        File.Delete(Path.Combine(folder, "broken.csproj"));
        var (program, shared) = Texts(folder);
        Assert.Contains("/* 🪵🪵 */ _ = new Trail(\"audit\"", program, StringComparison.Ordinal);
        Compiles(program, shared);
        InstalledTool.Git(folder, "checkout", "-q", "app");

        // In Terraform only what is written out is changed.
        const string switches = """
            variable "off" { default = false }
            resource "aws_cloudtrail" "written" {
              name                       = "written"
              enable_log_file_validation = false # for now
            }
            resource "aws_cloudtrail" "from_variable" {
              name                       = "from-variable"
              enable_log_file_validation = var.off
            }
            resource "aws_cloudtrail" "computed" {
              name                       = "computed"
              enable_log_file_validation = !true
            }
            resource "aws_ebs_volume" "inline" { encrypted = false }
            """;
        File.WriteAllText(Path.Combine(folder, "infra/switches.tf"), switches);
        File.WriteAllText(Path.Combine(folder, "infra.rules.json"), """
            { "rules": [{ "id": "INFRA8001", "title": "Backups are kept", "resource": "aws_db_instance",
              "require": { "backup_retention_period": { "min": 7 } } }] }
            """);
        File.WriteAllText(Path.Combine(folder, "infra/own.tf"), """
            resource "aws_db_instance" "written" { backup_retention_period = 1 }
            resource "aws_db_instance" "missing" { engine = "postgres" }
            """);
        var scan = tool.Run(
            folder, "--edits", "--format", "json", "--rules", "+INFRA1001,+INFRA1006,+INFRA3203,+INFRA8001", "-o", "edits.sarif")
            .EndedWith(1);
        using var report = JsonDocument.Parse(scan.Output);
        using var schema = JsonDocument.Parse(File.ReadAllText(InstalledTool.SourceFile("docs/schemas/infra-scan-report.schema.json")));
        Assert.Empty(new JsonSchema(schema.RootElement).Violations(report.RootElement));
        var fixes = report.RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => !finding.GetProperty("ruleId").GetString()!.StartsWith("INFRA9", StringComparison.Ordinal))
            .ToDictionary(Of, finding => finding.GetProperty("fixes"));
        Assert.Equal(
            program, Apply(Source.ReplaceLineEndings("\r\n"), fixes["INFRA1001 app/Program.cs:3:16"][0].GetProperty("edits")));
        Assert.Equal(
            shared, Apply(SharedSource.ReplaceLineEndings("\n"), fixes["INFRA1001 app/Shared.cs:5:38"][0].GetProperty("edits")));
        Assert.Equal(
            ["aws_cloudwatch_log_group audit-log-group", "aws_iam_role audit-role", "aws_iam_role_policy audit-role-policy"],
            fixes["INFRA1001 app/Program.cs:3:16"][0].GetProperty("creates").EnumerateArray()
                .Select(made => $"{made.GetProperty("resourceType").GetString()} {made.GetProperty("name").GetString()}"));
        Assert.Empty(fixes["INFRA1001 infra/main.tf:1:1"].EnumerateArray());
        var ofTerraform = fixes.Where(fix => fix.Key.Contains("infra/switches.tf", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, ofTerraform.Count(fix => fix.Key.StartsWith("INFRA1006 ", StringComparison.Ordinal)));
        Assert.Equal(
            [
                ("INFRA1006 infra/switches.tf:4:32", "Set enable_log_file_validation to true"),
                ("INFRA3203 infra/switches.tf:14:50", "Set encrypted to true"),
            ],
            ofTerraform.Where(fix => fix.Value.GetArrayLength() > 0)
                .Select(fix => (fix.Key, fix.Value[0].GetProperty("title").GetString())));
        Assert.Equal(
            switches.Replace("= false #", "= true #", StringComparison.Ordinal),
            Apply(switches, fixes["INFRA1006 infra/switches.tf:4:32"][0].GetProperty("edits")));

        Assert.Equal("Set backup_retention_period to 7", fixes["INFRA8001 infra/own.tf:1:66"][0].GetProperty("title").GetString());
        Assert.Empty(fixes["INFRA8001 infra/own.tf:2:1"].EnumerateArray());

        using var sarif = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "edits.sarif")));
        var replacements = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(result => result.TryGetProperty("fixes", out _))
            .SelectMany(result => result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")
                .EnumerateArray())
            .Select(edit => edit.GetProperty("insertedContent").GetProperty("text").GetString());
        Assert.Equal(
            fixes.Values.Where(all => all.GetArrayLength() > 0).SelectMany(all => all[0].GetProperty("edits").EnumerateArray())
                .Select(edit => edit.GetProperty("newText").GetString()),
            replacements);
    }

    [Fact]
    public void A_format_that_it_does_not_have_is_a_usage_error() => Assert.Equal(
        "infra-scan: There is no format 'sarif': write one of text, json.\n",
        tool.Run(tool.Directory, "fix", "--format", "sarif").EndedWith(2).Error);

    private static string Of(JsonElement finding) =>
        $"{finding.GetProperty("ruleId").GetString()} {finding.GetProperty("path").GetString()}"
        + $":{finding.GetProperty("line").GetInt32()}:{finding.GetProperty("column").GetInt32()}";

    /// <summary>What <c>docs/agents.md</c> tells those who apply edits.</summary>
    private static string Apply(string text, JsonElement edits)
    {
        var starts = new List<int> { 0 };
        for (var index = text.IndexOf('\n', StringComparison.Ordinal); index >= 0; index = text.IndexOf('\n', index + 1))
            starts.Add(index + 1);
        foreach (var edit in edits.EnumerateArray().Reverse())
            text = text[..Offset(edit, "line", "column")] + edit.GetProperty("newText").GetString()
                + text[Offset(edit, "endLine", "endColumn")..];
        return text;

        int Offset(JsonElement edit, string line, string column) =>
            starts[edit.GetProperty(line).GetInt32() - 1] + edit.GetProperty(column).GetInt32() - 1;
    }

    private static void Compiles(params string[] texts)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(InstalledTool.PulumiStubs).Select(file => MetadataReference.CreateFromFile(file));
        var errors = CSharpCompilation.Create("fixed", texts.Select(text => CSharpSyntaxTree.ParseText(text)), references)
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("", string.Join('\n', errors));
    }

    private static (string Program, string Shared) Texts(string folder) =>
        (File.ReadAllText(Path.Combine(folder, "app/Program.cs")), File.ReadAllText(Path.Combine(folder, "app/Shared.cs")));

    private string Folder(string name)
    {
        var project = SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs));
        var folder = tool.Folder(
            name,
            ("app/app.csproj", project),
            ("app/Shared.cs", SharedSource),
            ("second/second.csproj", SampleRepository.Project(
                SampleRepository.Reference(InstalledTool.PulumiStubs) + """<Compile Include="../app/Shared.cs" />""",
                outputType: "Library")),
            ("infra/main.tf", SampleRepository.Trail("legacy")),
            (".gitignore", "bin/\nobj/\n"));
        File.WriteAllText(Path.Combine(folder, "app/Program.cs"), Source.ReplaceLineEndings("\r\n"), new UTF8Encoding(true));
        tool.Restore(name, ["app", "second"]);
        InstalledTool.Git(folder, "init", "-q", ".");
        InstalledTool.Git(folder, "add", "-A");
        InstalledTool.Git(folder, "commit", "-q", "-m", "first");
        return folder;
    }
}
