using System.Reflection;
using Microsoft.Build.Utilities;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>Nothing that an input holds, or is called, can forge a line of the build's log or give a command to who reads it.</summary>
public sealed class HostileInputTests : IDisposable
{
    /// <summary>
    /// As it is in a file's name: an escape sequence, a line of a workflow's commands, one of a pipeline's, an error, a reversed text.
    /// </summary>
    private const string Hostile =
        "a\u001b[2J\u001b]8;;x\u0007\r\n::error::owned\n##vso[task.complete]\u2028x.cs(1,1): error CS0001: forged\u202e\u0085b{0}{";

    /// <summary>The same as JSON and as a string of Terraform's own syntax.</summary>
    private const string Escaped =
        @"a\u001b[2J\u001b]8;;x\u0007\r\n::error::owned\n##vso[task.complete]\u2028x.cs(1,1): error CS0001: forged\u202e\u0085b{0}{";

    /// <summary>What a condition may hold, which a message quotes as it is written.</summary>
    private const string Raw = "##vso[task.complete]\u202e\u2028";

    private const string TrustInEc2 =
        """{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}""";

    private readonly string _directory = Directory.CreateTempSubdirectory("infra-hostile-").FullName;

    [Fact]
    public void A_name_in_what_was_synthesized()
    {
        Synthesized(Escaped, $$$$"""
            {"variable": {"env": {}, "group": {"default": "arn"}}, "resource": {
              "aws_cloudtrail": {"{{{{Escaped}}}}": {"name": "{{{{Escaped}}}}",
                "cloud_watch_logs_group_arn": "${var.env == \"{{{{Raw}}}}\" ? var.group : null}",
                "cloud_watch_logs_role_arn": "${aws_iam_role.role.arn}", "//":
                  {"metadata": {"path": "audit/{{{{Escaped}}}}", "uniqueId": "{{{{Escaped}}}}"}}} },
              "aws_iam_role": {"role": {"name": "{{{{Escaped}}}}", "assume_role_policy": "{{{{TrustInEc2}}}}"}}
            }}
            """);

        AssertTells(Scan(), "INFRA1003", "INFRA2001");
    }

    [Fact]
    public void A_manifest()
    {
        foreach (var path in new[] { $"no/{Escaped}", $"../{Escaped}" })
        {
            Write("cdktf.out/manifest.json", $$$$"""{"stacks": {"{{{{Escaped}}}}": {"synthesizedStackPath": "{{{{path}}}}"}}}""");
            AssertTells(Scan(), "INFRA9001");
        }
    }

    [Theory]
    [InlineData("broken.tf.json", "{\"resource\": {\"aws_cloudtrail\": {\"" + Hostile)]
    [InlineData("broken.tf.json", "{\"resource\": " + Hostile)]
    [InlineData("broken.tf.json", "{\"locals\": {\"x\": \"${" + Escaped + "\"}}")]
    [InlineData("broken.tf", "resource \"" + Hostile)]
    [InlineData("broken.tf", "\u001b[2J\u0085")]
    [InlineData("broken.tf", "x = <<" + "\u200f\u001b[2J")]
    [InlineData("broken.tf", "x = <<E\u0301\u202e\nforever")]
    [InlineData("broken.tf", "x = 1\n##vso[task.complete]\nx = 2\n")]
    [InlineData("broken.tf", "module \"" + Escaped + "\" {\n  source = \"./" + Escaped + "\"\n}\n")]
    [InlineData("broken.json", "{\"" + Escaped + "\": 1}")]
    [InlineData("broken.json", Hostile)]
    [InlineData("broken.json", "{\"format_version\": \"1.2\", \"resource_changes\": [{\"address\": \"" + Hostile)]
    public void An_input_that_cannot_be_read(string file, string text)
    {
        Write(file, text);

        AssertTells(Scan(file), "INFRA9001");
    }

    [Fact]
    public void A_name_in_every_other_form_of_input()
    {
        Write("main/main.tf", $$$"""
            variable "env" {}
            variable "group" { default = "arn" }
            resource "aws_cloudtrail" "{{{Escaped}}}" {
              name                       = "{{{Escaped}}}"
              cloud_watch_logs_group_arn = var.env == "{{{Raw}}}" ? var.group : null
              cloud_watch_logs_role_arn  = aws_iam_role.role.arn
            }
            resource "aws_iam_role" "role" {
              name               = "{{{Escaped}}}"
              assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })
            }
            # infra:ignore INFRA1001 until=2020-01-01 {{{Hostile.ReplaceLineEndings(" ")}}}
            resource "aws_cloudtrail" "noted" {
              name = "noted"
            }
            """);
        Write("plan.json", $$$$"""
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
              {"address": "aws_cloudtrail.{{{{Escaped}}}}", "mode": "managed", "type": "aws_cloudtrail", "name": "{{{{Escaped}}}}",
               "change": {"actions": ["create"], "before": null, "after": {"name": "{{{{Escaped}}}}"}, "after_unknown": {}}}
            ]}
            """);
        Write("terraform.tfstate", $$$$"""
            {"version": 4, "terraform_version": "1.9.0", "resources": [
              {"mode": "managed", "type": "aws_cloudtrail", "name": "{{{{Escaped}}}}", "instances":
                [{"index_key": "{{{{Escaped}}}}", "attributes": {"name": "{{{{Escaped}}}}"}}]}
            ]}
            """);
        Write("preview.json", $$$$"""
            {"steps": [{"op": "create", "urn": "urn:pulumi:dev::app::aws:cloudtrail/trail:Trail::{{{{Escaped}}}}",
              "newState": {"urn": "urn:pulumi:dev::app::aws:cloudtrail/trail:Trail::{{{{Escaped}}}}", "type": "aws:cloudtrail/trail:Trail", "custom": true, "inputs": {"s3BucketName": "{{{{Escaped}}}}"}}}]}
            """);

        AssertTells(Scan("main"), "INFRA1001", "INFRA1003", "INFRA2001", "INFRA9004");
        foreach (var file in new[] { "plan.json", "terraform.tfstate", "preview.json" })
            AssertTells(Scan(file), "INFRA1001");
    }

    [Fact]
    public void The_name_of_a_file_or_a_folder()
    {
        if (OperatingSystem.IsWindows())
            return;

        // All that it may be called there.
        const string folder = "\u001b[2J\n::error::owned\n##vso[task.complete]\u202e";
        Synthesized("audit",
            """{"resource": {"aws_cloudtrail": {"bad": {"name": "bad", "//": {"metadata": {"path": "audit/bad", "uniqueId": "bad"}}}}}}""",
            $"{folder}/cdktf.out");
        Write($"{folder}/Program.cs", """new Cloudtrail(new TerraformStack(app, "audit"), "bad", config);""");
        Write($"{folder}/{folder}.tf", "resource \"aws_cloudtrail\" \"bad\" {\n  name = \"bad\"\n}\nx = = 1\n");

        Write($"{folder}/{folder}.dll", "");
        File.SetLastWriteTimeUtc(PathOf($"{folder}/{folder}.dll"), DateTime.UtcNow.AddDays(1));

        var engine = Run(task =>
        {
            task.Assembly = PathOf($"{folder}/{folder}.dll");
            task.SynthDirectory = PathOf($"{folder}/cdktf.out");
            task.Inputs = [Item($"{folder}/{folder}.tf"), Item($"{folder}/missing")];
            task.Sources = [Item($"{folder}/Program.cs")];
            task.SarifFile = PathOf($"{folder}/Program.cs/{folder}.sarif");
        });
        AssertTells(engine, "INFRA1001", "INFRA9001", "INFRA9002", "INFRA9006");
        Assert.Contains(engine.Told, told => told.Text.Contains("(synthesized in ", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static void AssertTells(RecordingEngine engine, params string[] codes)
    {
        Assert.Superset(codes.ToHashSet(), engine.Told.Select(told => told.Code ?? "").ToHashSet());
        foreach (var shown in engine.Told.SelectMany(told => new[] { told.File ?? "", told.Text }))
        {
            Assert.DoesNotContain(shown, character => char.IsControl(character) || character is '\u2028' or '\u202e' or '\u200f');
            Assert.DoesNotContain("##", shown, StringComparison.Ordinal);
            Assert.False(shown.StartsWith("::", StringComparison.Ordinal), shown);
        }
    }

    private RecordingEngine Scan(params string[] inputs) => Run(task => task.Inputs = [.. inputs.Select(Item)]);

    /// <summary>Runs the task with every rule on, once to scan and once to tell the same from its cache.</summary>
    private RecordingEngine Run(Action<ScanInfrastructure> prepare)
    {
        var engine = Execute();
        Assert.Equal(engine.Told.Where(IsMessage), Execute().Told.Where(IsMessage));
        return engine;

        // Each run says by itself whether it scans, and what it cannot write.
        static bool IsMessage((string? Code, string? File, string Text) told) => told.Code is not (null or "INFRA9006");

        RecordingEngine Execute()
        {
            var engine = new RecordingEngine();
            using var task = new ScanInfrastructure
            {
                BuildEngine = engine,
                SynthDirectory = PathOf("cdktf.out"),
                ProjectDirectory = _directory,
                CacheFile = PathOf("obj/scan.cache"),
                AnalyzerConfigFiles = [new TaskItem(AllRules)],
            };
            prepare(task);
            task.Execute();
            return engine;
        }
    }

    private static string AllRules => Path.Combine(
        typeof(HostileInputTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "src/Package/config/all.globalconfig");

    private TaskItem Item(string file) => new(PathOf(file));

    private string PathOf(string file) => Path.Combine(_directory, file);

    private void Synthesized(string stack, string resources, string directory = "cdktf.out")
    {
        Write($"{directory}/manifest.json", $$$$"""{"stacks": {"{{{{stack}}}}": {"synthesizedStackPath": "stacks/audit/cdk.tf.json"}}}""");
        Write($"{directory}/stacks/audit/cdk.tf.json", resources);
    }

    private void Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
