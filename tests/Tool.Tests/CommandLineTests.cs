using System.Globalization;
using System.IO.Compression;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>Exit codes, selection, the config file and the baseline, over Terraform only: no MSBuild, so that each run is short.</summary>
[Collection(Installed.Name)]
public sealed class CommandLineTests(InstalledTool tool)
{
    private static readonly Dictionary<string, string?> NoEnvironment = [];

    [Fact]
    public void Findings_fail_the_scan_from_the_level_on_that_the_user_says()
    {
        var folder = tool.Folder("levels", ("main.tf", SampleRepository.Trail("audit")));

        tool.Run(folder).EndedWith(1);
        tool.Run(folder, "--fail-on", "error").EndedWith(0);
        tool.Run(folder, "--fail-on", "none").EndedWith(0);
        Assert.Contains("No findings", tool.Run(folder, "--min-severity", "error").EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("No findings", tool.Run(folder, "--rules", "-INFRA1").EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was scanned.", tool.Run(folder, "--exclude", "*.tf").EndedWith(3).Output, StringComparison.Ordinal);
        tool.Run(folder, "--rules", "+INFRA1001").EndedWith(1);
    }

    [Fact]
    public void What_may_break_a_rule_is_reported_where_the_rule_is_on()
    {
        const string May = "may break INFRA3004 (Database can be deleted at once)";
        var folder = tool.Folder("may-break", ("main.tf", """
            variable "production" {}
            resource "aws_db_instance" "orders" {
              storage_encrypted       = true
              backup_retention_period = 7
              deletion_protection     = var.production ? true : false
            }
            """));

        Assert.Contains("No findings", tool.Run(folder).EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Contains(May, tool.Run(folder, "--mode", "Fsbp").EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("No findings", tool.Run(folder, "--mode", "Fsbp", "--rules", "-INFRA3004").EndedWith(0).Output,
            StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*.tf]\ndotnet_diagnostic.INFRA3004.severity = warning\n");
        Assert.Contains(May, tool.Run(folder).EndedWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_scan_is_not_taken_for_clean()
    {
        var folder = tool.Folder("empty", ("notes.txt", "nothing"), ("package.json", "{}"));

        var outcome = tool.Run(folder).EndedWith(3);

        Assert.Contains("Nothing was scanned.", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No findings", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_in_YAML_are_told_from_other_files()
    {
        var folder = tool.Folder("yaml", ("k8s.yaml", "kind: Pod\n"), ("broken.yaml", "AWS: [\n"),
            ("values.yml", "Resources: {Q: {Type: 'AWS::SNS::Topic'}}\n"),
            (".aws-sam/build/template.yaml", "Resources:\n  Built:\n    Type: AWS::CloudTrail::Trail\n"),
            ("stack/t.template", "Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n"),
            ("stack/json.yaml", """{"Resources": {"J": {"Type": "AWS::CloudTrail::Trail"}}}"""));

        var outcome = tool.Run(folder).EndedWith(1);

        Assert.Contains("stack/t.template:2:3", outcome.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("stack/json.yaml:1:16", outcome.Output.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.DoesNotContain("Built", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Scanned 0 projects and 3 Terraform inputs.", outcome.Output, StringComparison.Ordinal);
        tool.Run(folder, "k8s.yaml").EndedWith(2);
    }

    [Fact]
    public void A_synthesized_folder_that_is_named_is_what_its_manifest_names()
    {
        const string Trail = """{"Resources": {"T": {"Type": "AWS::CloudTrail::Trail"}}}""";
        var folder =
            tool.Folder("cdk-out", ("cdk.out", "{}"), ("gone.template.json", Trail), ("now.template.json", Trail), ("manifest.json",
            """{"artifacts": {"S": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "now.template.json"}}}}"""));

        var outcome = tool.Run(folder).EndedWith(1);

        Assert.Contains("now.template.json:1:16", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("gone.template.json", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("       1  warning  INFRA1001  ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terraform", 1)]
    [InlineData("tofu", 0)]
    [InlineData("auto", 0)]
    [InlineData("cdk", 2)]
    public void The_program_that_deploys_can_be_chosen(string program, int exitCode)
    {
        var folder = tool.Folder(
            $"tool-{program}",
            ("main.tf", SampleRepository.Trail("audit")),
            ("main.tofu",
                "resource \"aws_cloudtrail\" \"audit\" {\n  cloud_watch_logs_group_arn = \"g:*\"\n  cloud_watch_logs_role_arn  = \"r\"\n}\n"));

        tool.Run(folder, "--tool", program).EndedWith(exitCode);
    }

    [Fact]
    public void A_stack_and_a_unit_are_found_and_what_they_call_is_judged_with_their_inputs()
    {
        const string Module =
            "variable \"role\" { default = \"\" }\nresource \"aws_cloudtrail\" \"t\" {\n  cloud_watch_logs_group_arn = \"g:*\"\n  "
                + "cloud_watch_logs_role_arn  = var.role\n}\n";
        var folder = tool.Folder(
            "callers",
            ("stack/modules/trail/main.tf", Module),
            ("stack/main.tfcomponent.hcl", "component \"trail\" {\n  source = \"./modules/trail\"\n  inputs = { role = \"r\" }\n}\n"),
            ("grunt/modules/trail/main.tf", Module),
            ("grunt/live/prod/terragrunt.hcl", "terraform {\n  source = \"../../modules//trail\"\n}\ninputs = { role = \"r\" }\n"),
            ("json/modules/trail/main.tf", Module),
            ("json/live/terragrunt.hcl.json", """{"terraform": {"source": "../modules//trail"}, "inputs": {"role": "r"}}"""),
            ("generated/modules/trail/main.tf", Module),
            ("generated/units/trail/terragrunt.hcl", "terraform {\n  source = \"../../../modules/trail\"\n}\ninputs = values\n"),
            ("generated/live/terragrunt.stack.hcl",
                "unit \"t\" {\n  source = \"../units/trail\"\n  path = \"t\"\n  values = { role = \"r\" }\n}\n"),
            ("early/modules/trail/main.tf", Module),
            ("early/main.tf", "variable \"kind\" {}\nmodule \"m\" {\n  source = \"./modules/${var.kind}\"\n  role = \"r\"\n}\n"));

        var outcome = tool.Run(folder, "--verbosity", "diagnostic").EndedWith(0);

        Assert.Contains("are given is not known", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("early/main.tf:2 may call it", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such folder", "no-such-folder")]
    [InlineData("no level", ".", "--fail-on", "loud")]
    [InlineData("no rule", ".", "--rules", "-INFRA7777")]
    [InlineData("no option", ".", "--frobnicate")]
    [InlineData("no preset", ".", "--mode", "most")]
    [InlineData("no format", ".", "--format", "yaml")]
    [InlineData("no format of a file", ".", "--output", "report.yaml")]
    [InlineData("no config file", ".", "--config", "nowhere.json")]
    [InlineData("no baseline", ".", "--baseline", "nowhere.json")]
    [InlineData("nothing to scan", "notes.txt")]
    [InlineData("no rule to explain", "explain", "INFRA7777")]
    public void What_cannot_be_done_is_told_and_ends_with_2(string _, params string[] arguments)
    {
        var folder = tool.Folder("usage", ("notes.txt", "nothing"));

        var outcome = tool.Run(folder, arguments).EndedWith(2);
        Assert.NotEmpty(outcome.Error.Trim());
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no option '--failon'; did you mean '--fail-on'?", "--failon", "error")]
    [InlineData("There is no file or folder 'rulez'; did you mean 'rules'?", "rulez")]
    [InlineData("There is no file or folder 'elsewhere'.", "elsewhere")]
    [InlineData("There is no format 'xml': write one of text, json, sarif, junit, github, azure, gitlab, markdown, html.", "--format",
        "xml")]
    [InlineData("There is no rule 'INFRA1O01'; did you mean 'INFRA1001'?", "explain", "INFRA1O01")]
    [InlineData("There is no rule 'INFRA1301'; did you mean 'INFRA1001'?", "--rules", "-INFRA1301")]
    [InlineData("There is no rule 'xyz'; 'infra-scan rules' lists them.", "--rules", "+xyz")]
    [InlineData("Unrecognized command or argument '--frob'.", "rules", "--frob")]
    public void What_was_meant_is_said_in_one_line(string expected, params string[] arguments)
    {
        var outcome = tool.Run(tool.Folder("typos", ("notes.txt", "nothing")), arguments).EndedWith(2);

        Assert.Equal($"infra-scan: {expected}", outcome.Error.TrimEnd());
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("""{ "failsOn": "error" }""", "line 1: there is no setting 'failsOn'; did you mean 'failOn'?")]
    [InlineData("{\n  // why\n  \"frobnicate\": 1\n}", "line 3: there is no setting 'frobnicate'.")]
    [InlineData("{\n  \"exclude\": \"examples\"\n}", "line 2: the value of 'exclude' is of the wrong kind.")]
    [InlineData("[]", "line 1: an object with settings is expected.")]
    [InlineData("{\n  \"exclude\": [\"a\"\n}", "line 3: '}' is invalid without a matching open.")]
    public void What_is_wrong_with_a_config_file_is_said_with_its_line(string config, string expected)
    {
        var folder = tool.Folder("wrong-config", ("main.tf", ""));
        SampleRepository.Write(folder, ".infra-scan.json", config);

        Assert.Equal(
            $"infra-scan: The config file '.infra-scan.json' cannot be used: {expected}",
            tool.Run(folder).EndedWith(2).Error.TrimEnd());
    }

    [Fact]
    public void The_help_of_a_command_has_what_the_command_takes()
    {
        var rules = tool.Run(tool.Directory, "rules", "--help").EndedWith(0).Output;
        Assert.Contains("infra-scan rules [command] [options]", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("<path>", rules, StringComparison.Ordinal);

        var explain = tool.Run(tool.Directory, "explain", "--help").EndedWith(0).Output;
        Assert.Contains("infra-scan explain <rule> [options]", explain, StringComparison.Ordinal);
        Assert.DoesNotContain("INFRA1001|", explain, StringComparison.Ordinal);
        Assert.Contains("infra-scan fix [<path>...] [options]", tool.Run(tool.Directory, "fix", "-h").EndedWith(0).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_a_rule_is_named_once_however_many_findings_there_are()
    {
        var folder = tool.Folder("many", ("main.tf", string.Concat(Enumerable.Range(0, 20).Select(i => SampleRepository.Trail($"t{i}")))));

        var output = tool.Run(folder, "--rules", "+INFRA1001,+INFRA1005").EndedWith(1).Output;

        Assert.Contains("      20  warning  INFRA1001  CloudTrail does not deliver to CloudWatch Logs  https://", output,
            StringComparison.Ordinal);
        Assert.Contains("'infra-scan explain INFRA1001' says", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("https://").Length - 1);
    }

    [Fact]
    public void JUnit_fails_what_fails_the_scan()
    {
        var folder = tool.Folder("junit", ("main.tf", SampleRepository.Trail("audit")));

        var warnings = tool.Run(folder, "-f", "junit", "--rules", "+INFRA1001,+INFRA1005").EndedWith(1).Output;
        Assert.Contains("<testsuites tests=\"2\" failures=\"1\" errors=\"0\">", warnings, StringComparison.Ordinal);
        Assert.Contains("<system-out>info: main.tf:1:1: ", warnings, StringComparison.Ordinal);

        var errors = tool.Run(folder, "-f", "junit", "--rules", "+INFRA1001,+INFRA1005", "--fail-on", "error").EndedWith(0).Output;
        Assert.Contains("<testsuites tests=\"2\" failures=\"0\" errors=\"0\">", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("<failure", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trail_that_trips_six_rules_is_one_group()
    {
        var folder = tool.Folder("six", ("main.tf", SampleRepository.Trail("audit") + SampleRepository.Trail("other")));

        var lines = tool.Run(folder, "--mode", "all", "--min-severity", "warning").EndedWith(1).Output.Split('\n');

        var groups =
            lines.Select((line, number) => (line, number)).Where(line => line.line.StartsWith("aws_cloudtrail.", StringComparison.Ordinal))
                .ToList();
        Assert.Equal(["aws_cloudtrail.audit", "aws_cloudtrail.other"], groups.Select(group => group.line.TrimEnd()));
        Assert.All(
            [lines[groups[0].number..groups[1].number], lines[groups[1].number..]],
            group => Assert.Equal(
                ["INFRA1001", "INFRA1005", "INFRA1006", "INFRA1007", "INFRA1008", "INFRA1011"],
                group.Where(line => line.StartsWith("  warning INFRA", StringComparison.Ordinal))
                    .Select(line => line.Trim().Split(' ', ':')[1]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Malformed_input_is_incomplete_and_the_rest_is_still_told()
    {
        var folder = tool.Folder("malformed", ("good/main.tf", SampleRepository.Trail("audit")), ("bad/main.tf.json", "{ \"resource\": "));

        var outcome = tool.Run(folder).EndedWith(3);
        Assert.Contains("INFRA9001", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("good/main.tf:1:1", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_config_file_counts_and_the_command_line_wins()
    {
        var folder =
            tool.Folder("config", ("main.tf", SampleRepository.Trail("audit")), (".infra-scan.json", """{ "failOn": "error" }"""),
                ("wrong.json", """{ "failsOn": "error" }"""));

        tool.Run(folder).EndedWith(0);
        tool.Run(folder, "--fail-on", "warning").EndedWith(1);
        Assert.Contains("failsOn", tool.Run(folder, "--config", "wrong.json").EndedWith(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_config_file_and_paths_are_those_of_the_repository()
    {
        var folder = tool.Folder("rooted", (".git/HEAD", ""), ("src/infra/main.tf", SampleRepository.Trail("audit")),
            ("src/examples/main.tf", SampleRepository.Trail("example")),
            (".infra-scan.json", """{ "exclude": ["/src/examples/"], "rules": ["+INFRA1001"], "baseline": "known.json" }"""));
        var infra = Path.Combine(folder, "src", "infra");
        tool.Run(infra, "--write-baseline").EndedWith(0);
        Assert.Contains("\"path\": \"src/infra/main.tf\"", File.ReadAllText(Path.Combine(folder, "known.json")), StringComparison.Ordinal);

        Assert.Contains("No findings, 1 in the baseline", tool.Run(Path.Combine(folder, "src")).EndedWith(0).Output,
            StringComparison.Ordinal);
        Assert.Contains("No findings, 1 in the baseline", tool.Run(infra, "..").EndedWith(0).Output, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "known.json"));
        File.Delete(Path.Combine(folder, ".infra-scan.json"));
        Assert.Contains("file=src/infra/main.tf,", tool.Run(infra, "-f", "github").EndedWith(1).Output, StringComparison.Ordinal);
        Assert.Contains("    at main.tf:1:1", tool.Run(infra).EndedWith(1).Output, StringComparison.Ordinal);
        Assert.Contains("file=main.tf,", tool.Run(folder, "src/infra", "-f", "github", "--root", "src/infra").EndedWith(1).Output,
            StringComparison.Ordinal);
        Assert.Contains("There is no folder 'gone'", tool.Run(folder, "--root", "gone").EndedWith(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_repository_runs_where_no_projects_are_loaded()
    {
        var folder =
            tool.Folder("untrusted", ("main.tf", SampleRepository.Trail("audit")), ("app/app.csproj", "<Project"), ("all.sln", "x"));

        Assert.Contains("Scanned 0 projects and 1 Terraform input.", tool.Run(folder, "--no-projects").EndedWith(1).Output,
            StringComparison.Ordinal);
        Assert.Contains("nothing of a project runs", tool.Run(folder, "--no-projects", "--synthesize").EndedWith(2).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_of_the_tool_has_a_page_and_nothing_for_developers()
    {
        using var package = ZipFile.OpenRead(
            Path.Combine(tool.Directory, "feed", $"Infra.Analyzers.Tool.{InstalledTool.PackageVersion}.nupkg"));

        Assert.DoesNotContain(package.Entries, entry =>
            entry.Name.StartsWith("Infra.", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal));
        Assert.NotNull(package.GetEntry("icon.png"));
        using var page = new StreamReader(package.GetEntry("infra-scan.md")!.Open());
        var text = page.ReadToEnd();
        Assert.Contains("](https://github.com/infra-analyzers/infra-analyzers/blob/main/docs/messages.md)", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\]\((?!https://|#)", text);
    }

    [Fact]
    public void An_audit_lists_what_is_hidden_and_what_hides_nothing()
    {
        var folder = tool.Folder("audit", ("main.tf", """
            # infra:ignore INFRA1001 until=2999-01-31 moves with the log archive
            resource "aws_cloudtrail" "moves" {
            }
            # infra:ignore INFRA1001,INFRA1005
            resource "aws_cloudtrail" "right" {
              is_multi_region_trail      = true
            }
            resource "aws_cloudtrail" "known" {
            }
            resource "aws_cloudtrail" "delivers" {
              # checkov:skip=CKV2_AWS_10:It did not once
              # checkov:skip=CKV_AWS_9999:Nobody here knows it
              cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"
              cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/r"
              is_multi_region_trail      = true
            }
            """));
        tool.Run(folder, "--write-baseline", "--rules", "+INFRA1001").EndedWith(0);

        var output = tool.Run(folder, "audit", "--rules", "+INFRA1001,+INFRA1005").EndedWith(0).Output.ReplaceLineEndings("\n");

        Assert.Equal("""
            Suppressed
              INFRA1001 aws_cloudtrail.moves at main.tf:2:1
                moves with the log archive, until 2999-01-31 (main.tf:1:1)
              INFRA1001 aws_cloudtrail.right at main.tf:5:1
                no reason is given (main.tf:4:1)

            Known
              INFRA1001 aws_cloudtrail.known at main.tf:8:1

            Hides nothing
              INFRA1005 at main.tf:4:1
                # infra:ignore INFRA1001,INFRA1005
              CKV2_AWS_10 at main.tf:11:1
                # checkov:skip=CKV2_AWS_10:It did not once

            2 findings suppressed (1 without a reason), 1 in the baseline, 2 notes hide nothing.

            """.ReplaceLineEndings("\n"), output);
        SampleRepository.Write(folder, "broken.tf", "resource {");
        Assert.Contains("it is not known which notes hide nothing", tool.Run(folder, "audit").EndedWith(3).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_file_to_begin_with_is_one()
    {
        var folder = tool.Folder("init", (".git/HEAD", ""), ("sub/main.tf", "# nothing\n"));

        Assert.Equal("Wrote ../.infra-scan.json.", tool.Run(Path.Combine(folder, "sub"), "init").EndedWith(0).Output.TrimEnd());
        tool.Run(Path.Combine(folder, "sub")).EndedWith(0);
        Assert.Contains("already", tool.Run(folder, "init").EndedWith(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_sets_the_levels_of_all_rules_and_settings_are_stronger()
    {
        var folder = tool.Folder("preset", ("main.tf", "resource \"aws_cloudtrail\" \"audit\" {\n}\n"));

        Assert.DoesNotContain("INFRA1008", tool.Run(folder, "--mode", "default").EndedWith(1).Output, StringComparison.Ordinal);
        Assert.Contains("INFRA1008", tool.Run(folder, "--mode", "All", "--min-severity", "warning").EndedWith(1).Output,
            StringComparison.Ordinal);
        Assert.Contains("No findings", tool.Run(folder, "--mode", "none").EndedWith(0).Output, StringComparison.Ordinal);

        SampleRepository.Write(folder, ".infra-scan.json", """{ "mode": "none" }""");
        SampleRepository.Write(folder, ".editorconfig", "[*]\ndotnet_diagnostic.INFRA1007.severity = warning\n");
        var output = tool.Run(folder).EndedWith(1).Output;
        Assert.Contains("INFRA1007", output, StringComparison.Ordinal);
        Assert.DoesNotContain("INFRA1001", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_survives_moved_lines_and_shows_what_is_new()
    {
        const string baseline = ".infra-scan-baseline.json";
        var folder = tool.Folder("baseline", ("main.tf", SampleRepository.Trail("old")));
        Assert.Matches(
            @"^Wrote [1-9][0-9]* findings to \.infra-scan-baseline\.json\.",
            tool.Run(folder, "--write-baseline").EndedWith(0).Error);

        SampleRepository.Write(folder, "main.tf", "# moved\n\n" + SampleRepository.Trail("old"));
        Assert.Matches("^No findings, [1-9][0-9]* in the baseline", tool.Run(folder, "--baseline", baseline).EndedWith(0).Output);

        SampleRepository.Write(folder, "main.tf", SampleRepository.Trail("new"));
        var output = tool.Run(folder, "--baseline", baseline).EndedWith(1).Output;
        Assert.Contains("aws_cloudtrail.new", output, StringComparison.Ordinal);

        // The old one is fixed and leaves; the new one does not enter.
        Assert.Matches(" of the baseline fixed ", output);
        Assert.Matches(
            @"^Removed ([1-9][0-9]*) of \1 findings from \.infra-scan-baseline\.json\.",
            tool.Run(folder, "baseline", "prune", "--baseline", baseline).EndedWith(0).Output);
        Assert.DoesNotContain("fingerprint", File.ReadAllText(Path.Combine(folder, baseline)), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(folder, baseline), """{ "version": 1, "findings": [ { "path": "../../etc/passwd" } ] }""");
        tool.Run(folder, "--baseline", baseline).EndedWith(2);
    }

    [Fact]
    public void A_baseline_keeps_what_a_scan_did_not_look_at()
    {
        const string rules = "+INFRA1001,+INFRA1005";
        var folder = tool.Folder("partly", ("a/main.tf", SampleRepository.Trail("a")), ("b/main.tf", SampleRepository.Trail("b")));
        Assert.StartsWith("Wrote 4 findings to ", tool.Run(folder, "baseline", "create", "--rules", rules).EndedWith(0).Output,
            StringComparison.Ordinal);
        SampleRepository.Write(folder, "a/main.tf", "# gone\n");
        SampleRepository.Write(folder, "b/main.tf", "# gone\n");

        Assert.StartsWith("Removed 0 of 4 ", Prune("a", "--min-severity", "error"), StringComparison.Ordinal);
        Assert.StartsWith("Removed 1 of 4 ", Prune("a", "--rules", "+INFRA1001"), StringComparison.Ordinal);
        Assert.StartsWith("Removed 1 of 3 ", Prune("a"), StringComparison.Ordinal);
        Assert.StartsWith("Removed 2 of 2 ", Prune(), StringComparison.Ordinal);

        string Prune(params string[] arguments) => tool.Run(folder, ["baseline", "prune", .. arguments]).EndedWith(0).Output;
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing_behind()
    {
        var folder =
            tool.Folder("unwritable", ("main.tf", SampleRepository.Trail("audit")),
                ("taken/keep.txt", "a folder of this name is in the way"));

        tool.Run(folder, "--output", "sarif=taken").EndedWith(2);
        Assert.Equal(["main.tf", "taken"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_catalogue_is_told_with_the_names_of_other_scanners()
    {
        var rules = tool.Run(tool.Directory, "rules").EndedWith(0).Output.TrimEnd().Split('\n');
        Assert.All(rules, line => Assert.Matches(@"^INFRA\d{4}  (off|info|warning|error) +\S", line));
        Assert.Contains("INFRA1008  off      CloudTrail notifies no SNS topic", rules);
        Assert.Contains(
            tool.Run(tool.Directory, "rules", "--equivalents").EndedWith(0).Output.Split('\n'),
            line => line.StartsWith("INFRA1001  Checkov ", StringComparison.Ordinal)
                && line.EndsWith(" CKV2_AWS_10", StringComparison.Ordinal));
        Assert.Contains("# INFRA1001: CloudTrail does not deliver", tool.Run(tool.Directory, "explain", "ckv2_aws_10").EndedWith(0).Output,
            StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 clean", tool.Run(tool.Directory, "--help").EndedWith(0).Output, StringComparison.Ordinal);

        // The reports' version is compared with that of the package where they are made comparable.
        Assert.Equal(InstalledTool.PackageVersion, tool.Run(tool.Directory, "--version").EndedWith(0).Output.Trim());
    }

    [Fact]
    public void A_resource_that_breaks_several_rules_is_named_once()
    {
        var folder = tool.Folder("several", ("main.tf", SampleRepository.Trail("audit") + SampleRepository.Trail("other")));

        var lines = tool.Run(folder, "--min-severity", "info").EndedWith(1).Output.Split('\n');
        Assert.Single(lines, "aws_cloudtrail.audit");
        Assert.Single(lines, "    at main.tf:1:1");
        Assert.InRange(
            lines.Count(line =>
                line.StartsWith("  ", StringComparison.Ordinal) && line.Contains("'aws_cloudtrail.audit'", StringComparison.Ordinal)), 2,
            int.MaxValue);
    }

    [OtherProgramFact("mkfifo")]
    public void Ctrl_C_stops_at_once_and_leaves_no_file()
    {
        var folder = tool.Folder("interrupted", ("keep.txt", ""));
        Shell.Run("mkfifo", folder, NoEnvironment, "endless.tf").Succeeded();

        // As a shell starts it in the foreground: where the tests run in the background, SIGINT is ignored.
        using var scan =
            Shell.Start("env", folder, NoEnvironment, "--default-signal=INT", tool.Program, "-v", "diagnostic", "-o", "sarif=out.sarif");
        while (scan.StandardError.ReadLine() is { } line && !line.StartsWith("found ", StringComparison.Ordinal))
        {
        }

        Shell.Run("kill", folder, NoEnvironment, "-INT", scan.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();
        Assert.True(scan.WaitForExit(TimeSpan.FromMinutes(30)));
        Assert.Equal(130, scan.ExitCode);
        Assert.Empty(scan.StandardOutput.ReadToEnd());
        Assert.Equal(["endless.tf", "keep.txt"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
    }
}
