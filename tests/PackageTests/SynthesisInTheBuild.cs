using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.PackageTests;

/// <summary><c>InfraSynthesize</c>: the build runs the program, then scans what it synthesized.</summary>
[Collection(Packed.Name)]
public sealed class SynthesisInTheBuild(SealedRoot root)
{
    /// <summary>The real CDKTF, which lies beside the tests, with all that it needs.</summary>
    private static readonly string[] RealCdktf = ["HashiCorp.Cdktf.dll", "Constructs.dll", "Amazon.JSII.Runtime.dll"];

    /// <summary>References to it, for a project.</summary>
    internal static string RealCdktfReferences =>
        string.Concat(RealCdktf.Select(file => Consumer.Reference(Path.Combine(AppContext.BaseDirectory, file))));

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
        Assert.Matches($@"^{Regex.Escape(consumer.PathOf("Program.cs"))}\(\d+,\d+,\d+,\d+\): Infra warning ", line);
        Assert.Contains("(synthesized in obj/Debug/net10.0/cdktf.out/stacks/audit/cdk.tf.json(3,", line, StringComparison.Ordinal);
        Assert.DoesNotContain(consumer.Files(""), file => file.StartsWith("cdktf.out/", StringComparison.Ordinal));

        var manifest = new FileInfo(consumer.PathOf("obj/Debug/net10.0/cdktf.out/manifest.json"));
        var written = manifest.LastWriteTimeUtc;
        Assert.Single(consumer.Build().Succeeded().Of("INFRA1001"));
        manifest.Refresh();
        Assert.Equal(written, manifest.LastWriteTimeUtc);
    }

    [Fact]
    public void The_program_has_a_temporary_folder_of_its_own_and_runs_again_when_what_it_reads_changes()
    {
        var consumer = Program("reading", $$"""
            {{Stack}}
            File.WriteAllText("where.txt", $"{Path.GetTempPath()}|{Environment.GetEnvironmentVariable("CDKTF_OUTDIR")}|{Environment.CurrentDirectory}|{string.Join('+', args)}");
            File.AppendAllText("runs.txt", ".");
            """);
        consumer.Write(consumer.ProjectFile, File.ReadAllText(consumer.PathOf(consumer.ProjectFile)).Replace(
            "</Project>",
            """<ItemGroup><InfraSynthInput Include="policies/**" /></ItemGroup><PropertyGroup><InfraSynthesizeArguments>--stage "the """
                + """last"</InfraSynthesizeArguments></PropertyGroup></Project>""",
            StringComparison.Ordinal));
        consumer.Write("appsettings.json", "{}").Write("policies/trust.txt", "one").Write("notes.txt", "one");
        consumer.Build().Succeeded();

        var where = File.ReadAllText(consumer.PathOf("where.txt")).Split('|');
        Assert.Matches("^infra-[0-9a-f]{32}$", Path.GetFileName(Path.TrimEndingDirectorySeparator(where[0])));
        Assert.False(Directory.Exists(where[0]));
        Assert.Equal($"{consumer.PathOf("obj/Debug/net10.0/cdktf.out")}|{consumer.Directory}|--stage+the last",
            string.Join('|', where[1..]));

        foreach (var (changed, runs) in new[] { ("notes.txt", "."), ("appsettings.json", ".."), ("policies/trust.txt", "...") })
        {
            File.SetLastWriteTimeUtc(consumer.PathOf(changed), DateTime.UtcNow.AddSeconds(1));
            consumer.Build().Succeeded();
            Assert.Equal((changed, runs), (changed, File.ReadAllText(consumer.PathOf("runs.txt"))));
            Thread.Sleep(TimeSpan.FromSeconds(1));
        }

        // Whatever of it is lost is made again: a stack, all of them, the folder.
        foreach (var lost in new[] { "stacks/audit/cdk.tf.json", "stacks", "" })
        {
            var path = consumer.PathOf($"obj/Debug/net10.0/cdktf.out/{lost}");
            if (File.Exists(path))
                File.Delete(path);
            else
                Directory.Delete(path, recursive: true);
            Assert.Single(consumer.Build("--no-restore").Succeeded().Of("INFRA1001"));
        }

        Assert.Equal("......", File.ReadAllText(consumer.PathOf("runs.txt")));
    }

    [Fact]
    public void A_program_of_another_kind_is_not_run_and_the_build_says_why()
    {
        // What lies beside a program tells its kind.
        var consumer = root.Create("other-jsii")
            .Project(
                properties: "<InfraSynthesize>true</InfraSynthesize>",
                content: """<ItemGroup><None Include="*.dll" CopyToOutputDirectory="Always" /></ItemGroup>""")
            .Write("Amazon.JSII.Runtime.dll", "")
            .Write("Program.cs", "throw new InvalidOperationException();\n");

        var other = Assert.Single(consumer.Build().Succeeded().Of("INFRA9009"));
        Assert.StartsWith($"{consumer.PathOf(consumer.ProjectFile)} : warning INFRA9009: The program is not run", other,
            StringComparison.Ordinal);
        Assert.Contains("no program of CDKTF, CDK Terrain or AWS CDK 2", other, StringComparison.Ordinal);

        consumer.Write("Amazon.CDK.dll", "");
        Assert.Contains("a program of AWS CDK 1", Assert.Single(consumer.Build("--no-restore").Succeeded().Of("INFRA9009")),
            StringComparison.Ordinal);
        Assert.Empty(consumer.Build("--no-restore", "-p:InfraSynthesize=false").Succeeded().Of("INFRA9009"));
    }

    [Fact]
    public void A_test_project_and_a_library_are_not_run()
    {
        foreach (var property in new[] { "<IsTestProject>true</IsTestProject>", "<OutputType>Library</OutputType>" })
        {
            var consumer = root.Create($"not-run-{property.Length}")
                .Project(properties: $"<InfraSynthesize>true</InfraSynthesize>{property}",
                    content: Consumer.Reference(SealedRoot.CdktfShape))
                .Write("Program.cs",
                    "internal static class Program { private static void Main() => throw new System.InvalidOperationException(); }\n");
            Assert.Contains("0 Warning(s)", consumer.Build().Succeeded().Output, StringComparison.Ordinal);
            Assert.DoesNotContain(consumer.Files("obj"), file => file.Contains("cdktf.out", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_program_that_fails_is_an_error_that_shows_why()
    {
        var consumer = Program("failing", """
            Console.WriteLine("Program.cs(1,1): error CS0001: a line that only looks like an error");
            Console.WriteLine("\u001b[31mreading the settings\n##vso[task.complete result=Succeeded]");
            Console.WriteLine("::error::owned\r::error::again");
            Console.Error.WriteLine("no such settings: {0}");
            return 42;
            """);

        var build = consumer.Build().Failed();
        var line = Assert.Single(build.Of("INFRA9003"));
        Assert.StartsWith(
            $"{consumer.PathOf(consumer.ProjectFile)} : Infra error INFRA9003: Synthesis failed: the program ended with exit code 42", line,
            StringComparison.Ordinal);
        Assert.Contains("no such settings: {0}", line, StringComparison.Ordinal);
        Assert.Contains("\\u001B[31mreading the settings", line, StringComparison.Ordinal);
        Assert.Contains("1 Error(s)", build.Output, StringComparison.Ordinal);

        // The whole output, which a detailed log has, commands as little as the last lines.
        var detailed = consumer.Build("-v:d").Failed();
        Assert.Contains("synth: Program.cs(1,1): error CS0001: a line that only looks like an error", detailed.Lines);
        foreach (var output in new[] { build.Output, detailed.Output })
        {
            Assert.DoesNotContain("##vso", output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', output);
            Assert.DoesNotContain(output.Split('\n', '\r'),
                text => text.TrimStart().StartsWith("::error", StringComparison.Ordinal)
                    || text.TrimStart().StartsWith("Program.cs(1,1)", StringComparison.Ordinal));
        }

        consumer.Write("Program.cs", "throw new InvalidOperationException(\"the settings are gone\");\n");
        Assert.Contains("the settings are gone", Assert.Single(consumer.Build().Failed().Of("INFRA9003")), StringComparison.Ordinal);

        consumer.Write("Program.cs", "Console.WriteLine(\"done\");\n");
        Assert.Contains("ended without writing", Assert.Single(consumer.Build().Failed().Of("INFRA9003")), StringComparison.Ordinal);

        consumer.Write("Program.cs", "Thread.Sleep(Timeout.Infinite);\n");
        Assert.Contains("did not end within 2 s", Assert.Single(consumer.Build("-p:InfraSynthesizeTimeout=2000").Failed().Of("INFRA9003")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_without_Node_says_that_it_is_missing()
    {
        var consumer = root.Create("without-node")
            .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: RealCdktfReferences)
            .Write("Program.cs", "new HashiCorp.Cdktf.App().Synth();\n");
        using var build =
            consumer.Start(new Dictionary<string, string> { ["PATH"] = consumer.PathOf("nothing") }, "build", consumer.ProjectFile);

        var line = Assert.Single(build.WaitForEnd().Failed().Of("INFRA9003"));
        Assert.Contains(
            "Synthesis failed: Node.js, which programs of CDKTF and AWS CDK run on, is not installed or not on the PATH",
            line,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_build_stops_the_program_and_what_it_wrote_by_then_counts_for_nothing()
    {
        if (OperatingSystem.IsWindows())
            return;

        var consumer = Program("cancelled", $$"""
            {{Stack}}
            if (File.Exists("hang"))
            {
                var child = System.Diagnostics.Process.Start("sleep", "600");
                File.WriteAllText("started.tmp", $"{Environment.ProcessId} {child.Id}");
                File.Move("started.tmp", "started");
                Thread.Sleep(Timeout.Infinite);
            }
            """).Write("hang", "");
        using var build = consumer.StartInForeground("build", consumer.ProjectFile);
        build.WaitUntil(() => File.Exists(consumer.PathOf("started")));
        var processes =
            File.ReadAllText(consumer.PathOf("started")).Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();
        Assert.All(processes, id => Assert.True(Processes.IsRunning(id)));

        build.Interrupt();
        var cancelled = build.WaitForEnd().Failed();
        Assert.Empty(cancelled.Of("INFRA1001"));
        Assert.Empty(cancelled.Of("INFRA9003"));

        // A process that was killed is there until its new parent takes note.
        Assert.All(processes, id => Assert.True(Processes.HasEnded(id)));
        Assert.DoesNotContain(consumer.Files("obj"), file => file.EndsWith(".scan.cache", StringComparison.Ordinal));

        // Nothing that the program is made of has changed, and still it runs again.
        File.Delete(consumer.PathOf("hang"));
        var manifest = new FileInfo(consumer.PathOf("obj/Debug/net10.0/cdktf.out/manifest.json"));
        var written = manifest.LastWriteTimeUtc;
        Assert.Single(consumer.Build().Succeeded().Of("INFRA1001"));
        manifest.Refresh();
        Assert.NotEqual(written, manifest.LastWriteTimeUtc);
    }

    private Consumer Program(string name, string code) => root.Create(name)
        .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.CdktfShape))
        .Write("Program.cs", code);
}
