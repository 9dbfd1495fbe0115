using System.IO.Compression;
using System.Text;

namespace Infra.Analyzers.PackageTests;

/// <summary>The compiler and the scan speak with one voice: nothing twice, nothing lost, one level.</summary>
[Collection(Packed.Name)]
public sealed class TwoLayers(SealedRoot root)
{
    private const string Program = """
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        var app = new App();
        new AuditStack(app, "prod");
        new AuditStack(app, "test");
        app.Synth();

        internal sealed class AuditStack : TerraformStack
        {
            public AuditStack(Constructs.Construct scope, string id)
                : base(scope, id)
            {
                new Cloudtrail(this, "reported", new CloudtrailConfig { Name = "reported" });
        #pragma warning disable INFRA1001
                new Cloudtrail(this, "suppressed", new CloudtrailConfig { Name = "suppressed" });
        #pragma warning restore INFRA1001
                new Cloudtrail(this, "undecided", new CloudtrailConfig
                {
                    Name = "undecided",
                    CloudWatchLogsGroupArn = Environment.GetEnvironmentVariable("NOT_SET"),
                    CloudWatchLogsRoleArn = Environment.GetEnvironmentVariable("NOT_SET"),
                });
                Accepted(); Hidden(); FromTemplate();
            }

            [System.Diagnostics.CodeAnalysis.SuppressMessage("Infra.Observability", "INFRA1001", Justification = "Read by nobody.")]
            private void Accepted() => new Cloudtrail(this, "accepted", new CloudtrailConfig { Name = "accepted" });

            // The compiler cannot decide it, and a global suppression names the member.
            private void Hidden() => new Cloudtrail(this, "hidden", new CloudtrailConfig
            {
                Name = "hidden",
                CloudWatchLogsGroupArn = Environment.GetEnvironmentVariable("NOT_SET"),
                CloudWatchLogsRoleArn = Environment.GetEnvironmentVariable("NOT_SET"),
            });

        #line 501 "template.tt"
            private void FromTemplate() => new Cloudtrail(this, "from-template", new CloudtrailConfig { Name = "from-template" });
        #line default
        }
        """;

    private const string GlobalSuppressions = """
        [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(
            "Infra.Observability", "INFRA1001", Justification = "Known.", Scope = "member", Target = "~M:AuditStack.Hidden")]
        """;

    private const string Synthesized = "obj/Debug/net10.0/cdktf.out";

    [Fact]
    public void Nothing_is_said_twice_and_nothing_is_lost()
    {
        var consumer = Create("two-layers");
        var log = consumer.PathOf("build.binlog");

        var build = consumer.Build($"-bl:{log}", "-p:InfraSarifFile=out/scan.sarif").Succeeded();
        AssertFindings(consumer, build, level: "warning");
        Assert.Contains("Infra.Analyzers: scanning", Text(log), StringComparison.Ordinal);
        Assert.Contains(consumer.PathOf(Synthesized), Text(log), StringComparison.Ordinal);
        Assert.DoesNotContain("  synth: ", build.Output, StringComparison.Ordinal);

        var run = consumer.Json("out/scan.sarif").GetProperty("runs")[0];
        Assert.Equal(SealedRoot.PackageVersion, run.GetProperty("tool").GetProperty("driver").GetProperty("version").GetString());
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(2, results.Count(result => !result.TryGetProperty("suppressions", out _)));
        Assert.Equal(6, results.Count(result => result.TryGetProperty("suppressions", out _)));

        // Nothing changed: neither compiled nor synthesized nor scanned, and told again.
        var manifest = File.GetLastWriteTimeUtc(consumer.PathOf($"{Synthesized}/manifest.json"));
        var again = consumer.Build("-v:d").Succeeded();
        AssertFindings(consumer, again, level: "warning");
        Assert.Equal(manifest, File.GetLastWriteTimeUtc(consumer.PathOf($"{Synthesized}/manifest.json")));
        var third = consumer.Build("-v:d").Succeeded();
        Assert.Contains("Infra.Analyzers: nothing changed since the scan of", third.Output, StringComparison.Ordinal);
        AssertFindings(consumer, third, level: "warning");
        Assert.Equal(LinesAt(build, "Program.cs(14,9)"), LinesAt(third, "Program.cs(14,9)"));

        // What has become an error since is one, although the compiler has nothing to do.
        AssertFindings(consumer, consumer.Build("-warnaserror:INFRA1001").Failed(), level: "error");
        AssertFindings(consumer, consumer.Build("-p:WarningsAsErrors=INFRA1001").Failed(), level: "error");
        Assert.Empty(consumer.Build("-p:NoWarn=INFRA1001").Succeeded().Of("INFRA1001"));

        // The scan alone.
        AssertFindings(consumer, consumer.Run("msbuild", consumer.ProjectFile, "-t:InfraScan").Succeeded(), level: "warning");

        // The user's own compiler log is kept and read, whatever another project writes there meanwhile.
        var shared = $"-p:ErrorLog={consumer.PathOf("all.sarif")}";
        AssertFindings(consumer, consumer.Build(shared, "--no-incremental").Succeeded(), level: "warning");
        Assert.Equal("1.0.0", consumer.Json("all.sarif").GetProperty("version").GetString());
        consumer.Write("all.sarif", """
            {"version": "1.0.0", "runs": [{"results": [
              {"ruleId": "INFRA1001", "message": "Of another project.", "locations": [{"resultFile": {"uri": "file:///other/Program.cs", "region": {"startLine": 1, "startColumn": 1}}}]}
            ]}]}
            """);
        AssertFindings(consumer, consumer.Build(shared).Succeeded(), level: "warning");

        consumer.Run("clean").Succeeded();
        Assert.DoesNotContain(consumer.Files("obj"),
            file => file.Contains("cdktf.out", StringComparison.Ordinal) || file.Contains("Infra.Analyzers.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rules_level_is_the_same_in_both_layers()
    {
        var consumer = Create("one-level");

        // The settings and the compiler are held against each other in tests of the task, all of them; here is what goes through MSBuild.
        (string Config, string[] Arguments, string? Level)[] cases =
        [
            ("[*.cs]\ndotnet_diagnostic.INFRA1001.severity = error\n", [], "error"),
            ("", ["-p:NoWarn=INFRA1001"], null),
            ("", ["-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=INFRA1001"], "warning"),
            ("", ["-warnaserror:INFRA1001"], "error"),
            ("[*.cs]\ndotnet_diagnostic.INFRA1001.severity = warning\n", ["-p:InfraAnalysisMode=None"], "warning"),
        ];
        consumer.Build().Succeeded();
        foreach (var (config, arguments, level) in cases)
        {
            // What the compiler says of one trail, and the scan of another: each layer alone, over the same settings.
            consumer.Write(".editorconfig", config).Write("Program.cs", Program);
            var compiled = consumer.Build([.. arguments, "--no-restore", "-p:InfraScan=false"]);
            var scanned = consumer.Run(["msbuild", consumer.ProjectFile, "-t:InfraScan", .. arguments]);
            var expected = $"{level}, exit code {(level == "error" ? 1 : 0)} for {config}{string.Join(' ', arguments)}";
            Assert.Equal(expected,
                $"{LevelOf(compiled, "Program.cs(")}, exit code {compiled.ExitCode} for {config}{string.Join(' ', arguments)}");
            Assert.Equal(expected,
                $"{LevelOf(scanned, "cdk.tf.json(")}, exit code {scanned.ExitCode} for {config}{string.Join(' ', arguments)}");
        }

        Assert.Contains("InfraAnalysisMode is 'Most'", Assert.Single(consumer.Build("-p:InfraAnalysisMode=Most").Failed().Of("INFRA9005")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_turns_the_same_rules_on_in_both_layers()
    {
        const string program = """
            using Pulumi.Aws.CloudTrail;

            internal sealed class Audit : Pulumi.Stack
            {
                public Audit()
                {
                    var bucket = new Pulumi.Aws.S3.Bucket("logs");
                    var key = new Pulumi.Aws.Kms.Key("logs", new() { EnableKeyRotation = true });
                    _ = new Trail("trail", new TrailArgs { S3BucketName = bucket.Id, KmsKeyId = key.Arn, EnableLogging = false, IncludeGlobalServiceEvents = false });
                }
            }
            """;
        var consumer = root.Create("presets")
            .Project(properties: "<OutputType>Library</OutputType>", content: Consumer.Reference(SealedRoot.PulumiStubs))
            .Synthesized("""
                {"resource": {
                  "aws_cloudtrail": {"trail": {"name": "trail", "s3_bucket_name": "${aws_s3_bucket.logs.id}", "kms_key_id": "${aws_kms_key.logs.arn}", "enable_logging": false, "include_global_service_events": false}},
                  "aws_s3_bucket": {"logs": {}},
                  "aws_kms_key": {"logs": {"enable_key_rotation": true}}
                }}
                """);
        (string Mode, string[] Rules)[] presets =
        [
            ("Default", ["INFRA1001", "INFRA2005"]),
            ("Recommended", ["INFRA1001", "INFRA1004", "INFRA1005", "INFRA1006", "INFRA1009", "INFRA2005", "INFRA2006"]),
            // The benchmark asks for access logs of the bucket, and says nothing of trails that are switched off or leave out global
            // services.
            ("Cis1.4", ["INFRA1001", "INFRA1005", "INFRA1006", "INFRA1011", "INFRA2004", "INFRA2005"]),
            ("All", ["INFRA1001", "INFRA1004", "INFRA1005", "INFRA1006", "INFRA1008", "INFRA1009", "INFRA1011", "INFRA2004", "INFRA2005",
                "INFRA2006"]),
        ];
        foreach (var (mode, rules) in presets)
        {
            var build = consumer.Write("Program.cs", program).Build($"-p:InfraAnalysisMode={mode}").Succeeded();
            Assert.Equal($"{mode}: {string.Join(' ', rules)}", $"{mode}: {string.Join(' ', Warned(build, "Program.cs("))}");
            Assert.Equal($"{mode}: {string.Join(' ', rules)}", $"{mode}: {string.Join(' ', Warned(build, "cdk.tf.json("))}");
        }

        static IEnumerable<string> Warned(Outcome outcome, string file) =>
            from line in outcome.Lines
            where line.Contains(file, StringComparison.Ordinal)
            let start = line.IndexOf("warning INFRA", StringComparison.Ordinal)
            where start >= 0
            group line by line[start..].Split(' ')[1].TrimEnd(':') into rule
            orderby rule.Key
            select rule.Key;
    }

    private Consumer Create(string name) => root.Create(name)
        .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.CdktfShape))
        .Write("GlobalSuppressions.cs", GlobalSuppressions)
        .Write("Program.cs", Program);

    /// <summary>
    /// Expects what the compiler should say, at a level, and of the scan the undecided trail of both stacks, with both its places.
    /// </summary>
    private static void AssertFindings(Consumer consumer, Outcome build, string level)
    {
        string[] compiler = [$"Program.cs(14,9): {level}", $"template.tt(501,36): {level}"];
        var findings = build.Of("INFRA1001");
        Assert.All(compiler,
            expected => Assert.Single(findings, line => line.StartsWith(consumer.PathOf(expected), StringComparison.Ordinal)));
        foreach (var stack in new[] { "prod", "test" })
        {
            var line =
                Assert.Single(findings,
                    line => line.Contains($"(synthesized in {Synthesized}/stacks/{stack}/cdk.tf.json(5,", StringComparison.Ordinal));
            Assert.Contains("'aws_cloudtrail.undecided'", line, StringComparison.Ordinal);
            Assert.StartsWith(consumer.PathOf("Program.cs(18,9,"), line, StringComparison.Ordinal);
        }

        Assert.True(findings.Count == compiler.Length + 2, string.Join('\n', findings));
    }

    private static IEnumerable<string> LinesAt(Outcome build, string place) =>
        build.Of("INFRA1001").Where(line => line.Contains(place, StringComparison.Ordinal));

    private static string? LevelOf(Outcome outcome, string file)
    {
        var levels =
            outcome.Of("INFRA1001").Where(line => line.Contains(file, StringComparison.Ordinal))
                .Select(line => line.Contains("error INFRA", StringComparison.Ordinal) ? "error" : "warning").Distinct();
        return levels.SingleOrDefault();
    }

    private static string Text(string binaryLog)
    {
        using var log = new GZipStream(File.OpenRead(binaryLog), CompressionMode.Decompress);
        using var reader = new StreamReader(log, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
