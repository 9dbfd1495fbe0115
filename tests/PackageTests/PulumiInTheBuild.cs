using System.Globalization;

namespace Infra.Analyzers.PackageTests;

/// <summary><c>InfraSynthesize</c> in a Pulumi project: the build runs the program against the engine of the package and scans what it
/// registers.</summary>
[Collection(Packed.Name)]
public sealed class PulumiInTheBuild(SealedRoot root)
{
    private const string Program = """
        using Pulumi;
        using Pulumi.Aws.CloudTrail;
        using Pulumi.Aws.S3;

        return await Deployment.RunAsync(() =>
        {
            var config = new Config();
            foreach (var name in new[] { "first", "second" })
                Trails.Make(name, config.Get(name));
            _ = new Trail("seen", new TrailArgs { S3BucketName = "logs" });
        });

        internal static class Trails
        {
            public static Trail Make(string name, string? arn) => new(name, new TrailArgs
            {
                S3BucketName = "logs",
                CloudWatchLogsGroupArn = arn!,
                CloudWatchLogsRoleArn = arn!,
            });
        }
        """;

    [Fact]
    public void What_the_compiler_cannot_know_is_reported_at_the_line_that_constructs_it()
    {
        var consumer = Create("pulumi-run").Write("Program.cs", Program).Write("Pulumi.yaml", "name: audit\nruntime: dotnet\n")
            .Write("Pulumi.dev.yaml", "config:\n  audit:first: arn:aws:logs:eu-west-1:123456789012:log-group:first:*\n");
        var build = consumer.Build().Succeeded();

        AssertFindings(consumer, build, ("Program.cs(10,9)", "'seen'"), ("Program.cs(15,59)", "'second'"));
        Assert.Equal(["dev.json"], consumer.Files("obj/Debug/net10.0/pulumi"));

        // Nothing has changed: the program is not run, and the build says the same.
        var run = new FileInfo(consumer.PathOf("obj/Debug/net10.0/pulumi/dev.json"));
        var written = run.LastWriteTimeUtc;
        AssertFindings(consumer, consumer.Build().Succeeded(), ("Program.cs(10,9)", "'seen'"), ("Program.cs(15,59)", "'second'"));
        run.Refresh();
        Assert.Equal(written, run.LastWriteTimeUtc);

        // Its configuration has.
        consumer.Write("Pulumi.dev.yaml", "config:\n  audit:second: arn:aws:logs:eu-west-1:123456789012:log-group:first:*\n");
        AssertFindings(consumer, consumer.Build().Succeeded(), ("Program.cs(10,9)", "'seen'"), ("Program.cs(15,59)", "'first'"));

        // Each of several stacks is run, and the findings say which it was.
        consumer.Write("Pulumi.prod.yaml", "config: {}\n");
        var stacks = consumer.Build("-p:InfraPulumiStack=dev%3Bprod").Succeeded();
        AssertFindings(
            consumer, stacks, ("Program.cs(10,9)", "'seen'"), ("Program.cs(15,59)", "'first' does not"),
                ("Program.cs(15,59)", "'first' does not"), ("Program.cs(15,59)", "'second' does not"));
        Assert.Equal(2, stacks.Of("INFRA1001").Count(line => line.Contains("(stack 'prod')", StringComparison.Ordinal)));

        consumer.Run("clean", consumer.ProjectFile).Succeeded();
        Assert.Empty(consumer.Files("obj/Debug/net10.0/pulumi"));
        Assert.DoesNotContain(consumer.Files("obj"), file => file.Contains("Infra.Analyzers.pulumi", StringComparison.Ordinal));
    }

    [Fact]
    public void A_level_and_a_suppression_at_the_line_hold_for_what_only_the_run_sees()
    {
        var consumer = Create("pulumi-levels").Write("Pulumi.yaml", "name: audit\nruntime: dotnet\n").Write("Program.cs", Program);
        Assert.Empty(consumer.Build("-p:NoWarn=INFRA1001").Succeeded().Of("INFRA1001"));
        // The compiler stops at its own error, so that what only the run finds needs a program in which it has none.
        consumer.Write(".editorconfig", "root = true\n[Program.cs]\ndotnet_diagnostic.INFRA1001.severity = error\n");
        var strict = consumer.Write("Program.cs", Program.Replace("_ = new Trail", "// ", StringComparison.Ordinal)).Build().Failed();
        Assert.Equal(2, strict.Of("INFRA1001").Count(line => line.Contains("Infra error", StringComparison.Ordinal)));

        consumer.Write(".editorconfig", "root = true\n").Write("Program.cs", Program.Replace(
            "    public static Trail Make", "#pragma warning disable INFRA1001\n    public static Trail Make", StringComparison.Ordinal));
        AssertFindings(consumer, consumer.Build().Succeeded(), ("Program.cs(10,9)", "'seen'"));
    }

    [Fact]
    public void A_program_that_fails_is_an_error_at_its_own_line()
    {
        var consumer = Create("pulumi-failing").Write("Pulumi.yaml", "name: audit\nruntime: dotnet\n").Write("Program.cs", """
            return await Pulumi.Deployment.RunAsync(() =>
            {
                _ = new Pulumi.Aws.S3.Bucket(new Pulumi.Config().Require("bucket"));
            });
            """);
        var line = Assert.Single(consumer.Build().Failed().Of("INFRA9003"));
        Assert.StartsWith(consumer.PathOf("Program.cs") + "(3,1): Infra error INFRA9003: ", line, StringComparison.Ordinal);
        Assert.Contains("Missing required configuration variable 'audit:bucket'", line, StringComparison.OrdinalIgnoreCase);

        Assert.Contains("did not end within 2 s", Assert.Single(consumer.Write("Program.cs", "System.Threading.Thread.Sleep(-1);\n")
            .Build("-p:InfraSynthesizeTimeout=2000").Failed().Of("INFRA9003")), StringComparison.Ordinal);

        consumer.Write("Pulumi.yaml", "name: ]\n");
        Assert.StartsWith(consumer.PathOf("Pulumi.yaml") + "(1,", Assert.Single(consumer.Build().Failed().Of("INFRA9003")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_build_ends_the_program_and_a_test_project_and_a_build_without_the_property_do_not_run_it()
    {
        var consumer = Create("pulumi-cancelled").Write("Program.cs", """
            System.IO.File.WriteAllText("id.tmp", System.Environment.ProcessId.ToString());
            System.IO.File.Move("id.tmp", "id");
            System.Threading.Thread.Sleep(-1);
            """);
        consumer.Build("-p:InfraSynthesize=false").Succeeded();
        consumer.Build("-p:IsTestProject=true").Succeeded();
        consumer.Build("-p:DesignTimeBuild=true").Succeeded();
        Assert.False(File.Exists(consumer.PathOf("id")));
        if (OperatingSystem.IsWindows())
            return;

        using var build = consumer.StartInForeground("build", consumer.ProjectFile);
        build.WaitUntil(() => File.Exists(consumer.PathOf("id")));
        var id = int.Parse(File.ReadAllText(consumer.PathOf("id")), CultureInfo.InvariantCulture);
        build.Interrupt();
        Assert.Empty(build.WaitForEnd().Failed().Of("INFRA9003"));
        Assert.True(Processes.HasEnded(id));
    }

    private Consumer Create(string name) => root.Create(name)
        .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.PulumiStubs));

    private static void AssertFindings(Consumer consumer, Outcome build, params (string Place, string Text)[] expected)
    {
        var findings = build.Of("INFRA1001");
        Assert.True(findings.Count == expected.Length, string.Join('\n', findings));
        foreach (var finding in expected.Distinct())
        {
            Assert.Equal(expected.Count(other => other == finding), findings.Count(line =>
                line.StartsWith(consumer.PathOf(finding.Place[..^1]), StringComparison.Ordinal)
                    && line.Contains(finding.Text, StringComparison.Ordinal)));
        }
    }
}
