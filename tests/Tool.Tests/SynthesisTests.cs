using System.Text.Json;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>
/// The tool asks a program where it synthesizes, scans that, says when it is missing or stale, and runs the program where it is asked to.
/// </summary>
[Collection(Installed.Name)]
public sealed class SynthesisTests(InstalledTool tool)
{
    private const string Program = """
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        var app = new App();
        var stack = new TerraformStack(app, "audit");
        var arn = Environment.GetEnvironmentVariable("NOT_SET");
        _ = new Cloudtrail(stack, "undecided", new CloudtrailConfig { Name = "a", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        #pragma warning disable INFRA1001
        _ = new Cloudtrail(stack, "suppressed", new CloudtrailConfig { Name = "b", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        #pragma warning restore INFRA1001
        if (args is ["--fail"])
            throw new InvalidOperationException("no such settings");
        app.Synth();
        """;

    private const string PulumiProgram = """
        using Pulumi;
        using Pulumi.Aws.CloudTrail;

        return await Deployment.RunAsync(() =>
        {
            var arn = new Config().Get("arn")!;
            _ = new Trail("undecided", new TrailArgs { S3BucketName = "a", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        #pragma warning disable INFRA1001
            _ = new Trail("suppressed", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        #pragma warning restore INFRA1001
        });
        """;

    private static readonly string[] OneRule = ["--rules", "+INFRA1001", "--format", "json"];

    [Fact]
    public void A_program_is_synthesized_where_its_user_asks_for_it_and_then_scanned_where_it_is()
    {
        const string name = "a b, é (1)";
        var folder = tool.Folder(
            $"synthesis/{name}",
            ("app/app.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.CdktfShape))),
            ("app/Program.cs", Program));

        // The compiler cannot decide it.
        var missing = Findings(tool.Run(folder, ["--restore", .. OneRule]).EndedWith(0));
        Assert.Equal(["INFRA9008 info app/app.csproj"], missing);

        // The first run builds, the second finds what the first has left.
        string[] expected =
            ["INFRA1001 suppressed app/Program.cs", "INFRA1001 warning app/Program.cs"];
        Assert.Equal(expected, Findings(tool.Run(folder, ["--synthesize", .. OneRule]).EndedWith(1)));
        var again = tool.Run(folder, OneRule).EndedWith(1);
        Assert.Equal(expected, Findings(again));
        Assert.Contains("(synthesized in app/obj/Debug/net10.0/cdktf.out/stacks/audit/cdk.tf.json(", again.Output,
            StringComparison.Ordinal);

        // A source is younger.
        File.SetLastWriteTimeUtc(Path.Combine(folder, "app/Program.cs"), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal([.. expected, "INFRA9002 info app/obj/Debug/net10.0/cdktf.out/manifest.json"],
            Findings(tool.Run(folder, OneRule).EndedWith(1)));
    }

    [Fact]
    public void A_program_that_fails_or_does_not_compile_makes_the_scan_incomplete()
    {
        var folder = tool.Folder(
            "failing-synthesis",
            ("app/app.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.CdktfShape)).Replace(
                "<Nullable>", "<InfraSynthesizeArguments>--fail</InfraSynthesizeArguments><Nullable>", StringComparison.Ordinal)),
            ("app/Program.cs", Program));

        var failed = tool.Run(folder, ["--synthesize", "--restore", .. OneRule]).EndedWith(3);
        Assert.Equal(["INFRA9003 error app/app.csproj"], Findings(failed));
        Assert.Contains("no such settings", failed.Output, StringComparison.Ordinal);

        SampleRepository.Write(folder, "app/Program.cs", Program + "does not compile\n");
        Assert.Contains("the program cannot be built", tool.Run(folder, ["--synthesize", .. OneRule]).EndedWith(3).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_Pulumi_program_is_run_where_its_user_asks_for_it_and_what_it_registers_is_found_at_its_line()
    {
        const string name = "a b, é (1)";
        var folder = tool.Folder(
            $"pulumi-run/{name}",
            ("app/app.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs)).Replace(
                "<Nullable>", "<InfraPulumiStack>dev;prod</InfraPulumiStack><Nullable>", StringComparison.Ordinal)),
            ("app/Pulumi.yaml", "name: audit\nruntime: dotnet\n"),
            ("app/Pulumi.dev.yaml", "config:\n  audit:arn: arn:aws:logs:eu-west-1:123456789012:log-group:audit:*\n"),
            ("app/Pulumi.prod.yaml", "config: {}\n"),
            ("app/Program.cs", PulumiProgram));

        Assert.Equal(["INFRA9008 info app/app.csproj"], Findings(tool.Run(folder, ["--restore", .. OneRule]).EndedWith(0)));

        // Only one of the stacks has settings. The second scan finds what the first has left.
        string[] expected = ["INFRA1001 suppressed app/Program.cs", "INFRA1001 warning app/Program.cs"];
        var run = tool.Run(folder, ["--synthesize", .. OneRule]).EndedWith(1);
        Assert.Equal(expected, Findings(run));
        Assert.Contains("'undecided' does not deliver", run.Output, StringComparison.Ordinal);
        Assert.Contains("(stack 'prod')", run.Output, StringComparison.Ordinal);
        Assert.Equal(expected, Findings(tool.Run(folder, OneRule).EndedWith(1)));

        File.SetLastWriteTimeUtc(Path.Combine(folder, "app/Program.cs"), DateTime.UtcNow.AddMinutes(1));
        Assert.Contains("INFRA9002 info app/obj/Debug/net10.0/pulumi/dev.json", Findings(tool.Run(folder, OneRule).EndedWith(1)));
    }

    [Fact]
    public void A_Pulumi_program_that_fails_makes_the_scan_incomplete()
    {
        var folder = tool.Folder(
            "failing-pulumi-run",
            ("app/app.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("app/Program.cs", PulumiProgram));

        // What only the run shows and what the C# shows of one trail stand below one heading.
        var text = tool.Run(folder, "--synthesize", "--restore", "--rules", "+INFRA1001,+INFRA1006", "--no-color").EndedWith(1).Output;
        Assert.Single(text.Split('\n'), line => line.StartsWith("aws_cloudtrail 'undecided'", StringComparison.Ordinal));
        Assert.DoesNotContain("urn:pulumi", text, StringComparison.Ordinal);

        // A run that fails takes away what the run before has left, also where that was found before it began.
        File.WriteAllText(Path.Combine(folder, "app/Program.cs"), "throw new InvalidOperationException(\"no such settings\");\n");
        var made = Path.Combine(folder, "app/obj/Debug/net10.0/pulumi");
        Assert.True(File.Exists(Path.Combine(made, "dev.json")));
        var failed = tool.Run(folder, [".", made, "--synthesize", .. OneRule]).EndedWith(3);
        Assert.Equal(["INFRA9003 error app/app.csproj"], Findings(failed));
        Assert.Contains("no such settings", failed.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(made));
    }

    private static IReadOnlyList<string> Findings(Outcome outcome)
    {
        using var report = JsonDocument.Parse(outcome.Output);
        return
        [
            .. report.RootElement.GetProperty("findings").EnumerateArray()
                .Select(finding =>
                    $"{finding.GetProperty("ruleId").GetString()} {(finding.GetProperty("suppressed").GetBoolean() ? "suppressed" : finding.GetProperty("level").GetString())} {finding.GetProperty("path").GetString()}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
