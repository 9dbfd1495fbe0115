namespace Infra.Analyzers.PackageTests;

/// <summary><c>InfraSynthesize</c>: the build runs the program, then scans what it synthesized.</summary>
[Collection(Packed.Name)]
public sealed class SynthesisInTheBuild(SealedRoot root)
{
    private const string Stack = """
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        var app = new App();
        var stack = new TerraformStack(app, "audit");
        new Cloudtrail(stack, "undecided", new CloudtrailConfig
        {
            Name = "undecided",
            CloudWatchLogsGroupArn = Environment.GetEnvironmentVariable("NOT_SET"),
            CloudWatchLogsRoleArn = Environment.GetEnvironmentVariable("NOT_SET"),
        });
        app.Synth();
        """;

    [Fact]
    public void The_build_synthesizes_below_obj_and_reports_what_the_compiler_could_not_decide()
    {
        var consumer = Program("synthesizing", Stack);

        var build = consumer.Build().Succeeded();
        var line = Assert.Single(build.Of("INFRA1001"));
        Assert.StartsWith(consumer.PathOf("obj/Debug/net10.0/cdktf.out/stacks/audit/cdk.tf.json") + "(3,", line, StringComparison.Ordinal);
        Assert.DoesNotContain(consumer.Files(""), file => file.StartsWith("cdktf.out/", StringComparison.Ordinal) || file.Contains("Infra.Analyzers.tmp", StringComparison.Ordinal));

        var manifest = new FileInfo(consumer.PathOf("obj/Debug/net10.0/cdktf.out/manifest.json"));
        var written = manifest.LastWriteTimeUtc;
        Assert.Single(consumer.Build().Succeeded().Of("INFRA1001"));
        manifest.Refresh();
        Assert.Equal(written, manifest.LastWriteTimeUtc);
    }

    [Fact]
    public void A_program_that_fails_is_an_error_that_shows_why()
    {
        var consumer = Program("failing", """
            Console.WriteLine("Program.cs(1,1): error CS0001: a line that only looks like an error");
            Console.WriteLine("\u001b[31mreading the settings\n##vso[task.complete result=Succeeded]");
            Console.Error.WriteLine("no such settings: {0}");
            return 42;
            """);

        var build = consumer.Build().Failed();
        var line = Assert.Single(build.Of("INFRA9003"));
        Assert.StartsWith($"{consumer.PathOf(consumer.ProjectFile)} : Infra error INFRA9003: Synthesis failed: the program ended with exit code 42", line, StringComparison.Ordinal);
        Assert.Contains("no such settings: {0}", line, StringComparison.Ordinal);
        Assert.Contains("\\u001B[31mreading the settings", line, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(build.Lines, text => text.StartsWith("Program.cs(1,1)", StringComparison.Ordinal));
        Assert.Contains("1 Error(s)", build.Output, StringComparison.Ordinal);

        consumer.Write("Program.cs", "throw new InvalidOperationException(\"the settings are gone\");\n");
        Assert.Contains("the settings are gone", Assert.Single(consumer.Build().Failed().Of("INFRA9003")), StringComparison.Ordinal);

        consumer.Write("Program.cs", "Console.WriteLine(\"done\");\n");
        Assert.Contains("ended without writing", Assert.Single(consumer.Build().Failed().Of("INFRA9003")), StringComparison.Ordinal);

        consumer.Write("Program.cs", "Thread.Sleep(Timeout.Infinite);\n");
        Assert.Contains("did not end within 2 s", Assert.Single(consumer.Build("-p:InfraSynthesizeTimeout=2000").Failed().Of("INFRA9003")), StringComparison.Ordinal);
    }

    private Consumer Program(string name, string code) => root.Create(name)
        .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.CdktfShape))
        .Write("Program.cs", code);
}
