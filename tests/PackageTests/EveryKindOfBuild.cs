using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.PackageTests;

/// <summary>The scan is at home in every way of building.</summary>
[Collection(Packed.Name)]
public sealed class EveryKindOfBuild(SealedRoot root)
{
    /// <summary>A build with the plain logger repeats its warnings in a summary; the other commands have none.</summary>
    [Theory]
    [InlineData(1, "publish")]
    [InlineData(0, "publish", "--no-build")]
    [InlineData(1, "pack")]
    [InlineData(0, "pack", "--no-build")]
    [InlineData(0, "run", "--no-build")]
    [InlineData(2, "build")]
    [InlineData(2, "build", "--no-incremental")]
    [InlineData(2, "build", "-m")]
    [InlineData(1, "build", "--no-restore", "-tl:on")]
    public void A_finding_is_told_once(int times, params string[] command)
    {
        // One project for all: the commands build on each other as a user's do.
        var consumer = root.Existing("every-kind", name =>
        {
            var created = root.Create(name, startsMSBuild: true).Synthesized(Consumer.BadTrail());
            created.Build().Succeeded();
            return created;
        });

        Assert.Equal(times, consumer.Run([.. command, "-c", "Debug"]).Succeeded().Printed("INFRA1001").Count);
    }

    [Fact]
    public void A_design_time_build_notices_nothing()
    {
        var consumer = root.Create("design-time")
            .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.CdktfShape))
            .Synthesized(Consumer.BadTrail());
        consumer.Run("restore").Succeeded();

        // What an IDE asks for, and what a host that runs Build does.
        var compiler = consumer.Run(
            "msbuild", consumer.ProjectFile, "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs").Succeeded().Output;
        Assert.Contains("/Infra.Analyzers.dll", compiler, StringComparison.Ordinal);
        Assert.DoesNotContain("errorlog", compiler, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("INFRA", consumer.Build("--no-restore", "-p:DesignTimeBuild=true").Succeeded().Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain(consumer.Files("obj"),
            file => file.Contains("Infra.Analyzers.", StringComparison.Ordinal) || file.Contains("cdktf.out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_binary_log_tells_what_was_scanned_and_with_which_options()
    {
        var consumer = root.Create("logged")
            .Project(content: """<ItemGroup><InfraScanInput Include="infra" /></ItemGroup>""")
            .Write("infra/main.tf", "locals {}\n")
            .Synthesized(Consumer.BadTrail());
        consumer.Build("-bl:build.binlog", "-p:WarningsNotAsErrors=INFRA1001", "-p:InfraSarifFile=out/scan.sarif").Succeeded();

        // A binary log is an input of MSBuild, which tells all that is in it.
        var log = consumer.Run("msbuild", "build.binlog", "-v:diag").Succeeded().Output;
        var task =
            Regex.Match(log, @"Task ""ScanInfrastructure"" .*?Done executing task ""ScanInfrastructure""", RegexOptions.Singleline).Value;
        foreach (var told in new[]
        {
            $"Infra.Analyzers: scanning {consumer.PathOf("cdktf.out")}, {consumer.PathOf("infra")} ",
            $"Task Parameter:SynthDirectory={consumer.PathOf("cdktf.out")} ",
            $"Task Parameter:SarifFile={consumer.PathOf("out/scan.sarif")} ",
            "Task Parameter:WarningsNotAsErrors=INFRA1001 ",
            "Task Parameter:TreatWarningsAsErrors=False ",
        })
        {
            Assert.Contains(told, task, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_task_is_compiled_ahead_for_this_sdk_and_any_other_takes_the_one_for_all()
    {
        var consumer = root.Create("ahead").Synthesized(Consumer.BadTrail())
            .Project(content: """<ItemGroup><InfraScanInput Include="template.yaml" /></ItemGroup>""")
            .Write("template.yaml", "Resources:\n  Audit:\n    Type: AWS::CloudTrail::Trail\n");
        consumer.Build().Succeeded();

        var ahead = consumer.Run("msbuild", consumer.ProjectFile, "-t:InfraScan", "-v:d").Succeeded();
        Assert.Contains(TaskIn($"net10.0/{SealedRoot.SdkRuntime}"), ahead.Output.Replace('\\', '/'), StringComparison.Ordinal);
        var portable =
            consumer.Run("msbuild", consumer.ProjectFile, "-t:InfraScan", "-v:d", "-p:NETCoreSdkPortableRuntimeIdentifier=plan9-x64")
                .Succeeded();
        Assert.Contains(TaskIn("netstandard2.0"), portable.Output.Replace('\\', '/'), StringComparison.Ordinal);

        // YAML takes a library, which only the task for .NET can have to itself.
        var ofTemplate = Assert.Single(ahead.Of("INFRA1001"), line => line.Contains("template.yaml", StringComparison.Ordinal));
        Assert.StartsWith($"{consumer.PathOf("template.yaml")}(2,3,2,8): ", ofTemplate, StringComparison.Ordinal);
        Assert.Equal(ahead.Of("INFRA1001").Where(line => line != ofTemplate), portable.Of("INFRA1001"));
        Assert.Single(portable.Of("INFRA1001"));
        Assert.Contains("scan it with 'infra-scan'", Assert.Single(portable.Of("INFRA9001")), StringComparison.Ordinal);
        Assert.Empty(ahead.Of("INFRA9001"));

        static string TaskIn(string folder) => $"/tools/{folder}/Infra.Analyzers.BuildTask.dll\"";
    }

    [Fact]
    public void MSBuild_on_dotNET_Framework_and_an_older_SDK_take_the_task_for_all()
    {
        const string RuntimeType = "$(MSBuildRuntimeType)";
        const string Runtime = "$([System.Environment]::Version.Major)";
        var consumer = root.Create("framework");
        consumer.Run("restore").Succeeded();

        // What this MSBuild says of itself cannot be changed; what the targets make of it can be.
        var targets = Path.Combine(consumer.PackageDirectory, "buildTransitive", "Infra.Analyzers.targets");
        var text = File.ReadAllText(targets);
        Assert.Contains($"/tools/net10.0/{SealedRoot.SdkRuntime}/", TaskWhere(text), StringComparison.Ordinal);
        Assert.Contains("/tools/netstandard2.0/", TaskWhere(Replaced(RuntimeType, "Full")), StringComparison.Ordinal);
        Assert.Contains("/tools/netstandard2.0/", TaskWhere(Replaced(Runtime, "9")), StringComparison.Ordinal);

        string Replaced(string expression, string value)
        {
            Assert.Contains(expression, text, StringComparison.Ordinal);
            return text.Replace(expression, value, StringComparison.Ordinal);
        }

        string TaskWhere(string changed)
        {
            File.WriteAllText(Path.ChangeExtension(targets, "changed.targets"), changed);
            consumer.Write("framework.proj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <Import Project="{Path.ChangeExtension(targets, "changed.targets")}" />
                </Project>
                """);
            return consumer.Run("msbuild", "framework.proj", "-getProperty:InfraTaskAssembly").Succeeded().Output.Replace('\\', '/');
        }
    }

    [Fact]
    public void Several_target_frameworks_are_scanned_once()
    {
        var consumer = root.Create("multi-targeting")
            .Project(properties: "<OutputType>Library</OutputType><LangVersion>latest</LangVersion>",
                framework: "<TargetFrameworks> ;netstandard2.0; net10.0</TargetFrameworks>")
            .Write("Program.cs", "internal sealed class C;\n")
            .Synthesized(Consumer.BadTrail());

        var build = consumer.Build("-m").Succeeded();
        Assert.Equal(2, build.Printed("INFRA1001").Count);
        Assert.Contains("netstandard2.0]", build.Output, StringComparison.Ordinal);
        Assert.Contains("1 Warning(s)", build.Output, StringComparison.Ordinal);

        // The scan alone, and that of another framework.
        Assert.Single(consumer.Run("msbuild", consumer.ProjectFile, "-t:InfraScan").Succeeded().Printed("INFRA1001"));
        var other = consumer.Run("msbuild", consumer.ProjectFile, "-t:InfraScan", "-p:InfraScanTargetFramework=net10.0").Succeeded();
        Assert.Contains("net10.0]", Assert.Single(other.Output.Split('\n'), line => line.Contains("INFRA1001", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Watching_does_not_look_at_what_the_build_writes()
    {
        var consumer = root.Create("watched").Synthesized(Consumer.BadTrail());
        consumer.Build().Succeeded();

        var watched = consumer.Run("watch", "--list").Succeeded().Lines;
        Assert.Contains(watched, line => line.EndsWith("Program.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(watched,
            line => line.Contains("cdktf.out", StringComparison.Ordinal) || line.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void Watching_builds_once_for_each_change_and_tells_what_the_change_brought()
    {
        var consumer = root.Create("watching")
            .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.CdktfShape))
            .Write("Program.cs", Program("first"));
        using var watch = consumer.Start(new Dictionary<string, string>(), "watch", "build", "--non-interactive", "-c", "Debug");

        Settle(builds: 1);
        consumer.Write("Program.cs", Program("second"));
        Settle(builds: 2);
        Assert.Single(new Outcome(0, watch.Output, "").Of("INFRA1001"),
            line => line.Contains("aws_cloudtrail.first", StringComparison.Ordinal));
        Assert.Single(new Outcome(0, watch.Output, "").Of("INFRA1001"),
            line => line.Contains("aws_cloudtrail.second", StringComparison.Ordinal));

        // Were it in a loop, one more build would begin within the time that a build takes.
        void Settle(int builds)
        {
            watch.WaitUntil(() => Builds() == builds);
            var quiet = Stopwatch.StartNew();
            watch.WaitUntil(() => quiet.Elapsed > TimeSpan.FromSeconds(4));
            Assert.True(Builds() == builds, watch.Output);
        }

        int Builds() => Regex.Count(watch.Output, "^Build succeeded", RegexOptions.Multiline);

        static string Program(string name) => $$"""
            using HashiCorp.Cdktf;
            using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

            var app = new App();
            var setting = Environment.GetEnvironmentVariable("NOT_SET");
            new Cloudtrail(new TerraformStack(app, "audit"), "{{name}}", new CloudtrailConfig
                { CloudWatchLogsGroupArn = setting, CloudWatchLogsRoleArn = setting });
            app.Synth();
            """;
    }

    [Fact]
    public void Visual_Studio_knows_what_a_scan_reads_and_writes()
    {
        var consumer = root.Create("up-to-date").Synthesized(Consumer.BadTrail());
        consumer.Build().Succeeded();

        var items =
            consumer.Run("msbuild", consumer.ProjectFile, "-getItem:UpToDateCheckInput", "-getItem:UpToDateCheckOutput").Succeeded().Output;
        Assert.Contains("cdktf.out/stacks/audit/cdk.tf.json", items, StringComparison.Ordinal);
        Assert.Contains("Infra.Analyzers.scan.cache", items, StringComparison.Ordinal);
        Assert.Contains("obj/Debug/net10.0/Infra.Analyzers.scan.cache", consumer.Files("").Select(file => file));
    }

    [Fact]
    public void A_folder_older_than_the_program_is_called_stale_and_input_that_cannot_be_read_is_told_with_its_place()
    {
        var consumer = root.Create("stale").Synthesized(Consumer.BadTrail());
        var build = consumer.Build("-v:n").Succeeded();
        Assert.Contains("stale.dll", Assert.Single(build.Of("INFRA9002")), StringComparison.Ordinal);
        Assert.Contains("0 Error(s)", build.Output, StringComparison.Ordinal);
        Assert.Empty(consumer.Build().Succeeded().Of("INFRA9002"));

        consumer.Synthesized("{\"resource\": [");
        var broken = Assert.Single(consumer.Build().Succeeded().Of("INFRA9001"));
        Assert.StartsWith(consumer.PathOf("cdktf.out/stacks/audit/cdk.tf.json") + "(1,15", broken, StringComparison.Ordinal);

        File.Delete(consumer.PathOf("cdktf.out/manifest.json"));
        Assert.Single(consumer.Build().Succeeded().Of("INFRA9001"));
        Assert.Empty(consumer.Build("-p:NoWarn=INFRA9001").Succeeded().Of("INFRA9001"));
    }

    [Fact]
    public void More_files_and_folders_are_scanned_where_the_project_names_them()
    {
        var consumer = root.Create("more-inputs")
            .Project(content: """<ItemGroup><InfraScanInput Include="infra;more/*.tf;plan.json;missing.tf" /></ItemGroup>""")
            .Write("infra/main.tf", "resource \"aws_cloudtrail\" \"legacy\" {\n  name = \"legacy\"\n}\n")
            .Write("more/one.tf", "resource \"aws_cloudtrail\" \"one\" {\n  name = \"one\"\n}\n")
            .Write("more/two.tf", "resource \"aws_cloudtrail\" \"two\" {\n  name = \"two\"\n}\n")
            .Write("plan.json", """
                {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
                  {"address": "aws_cloudtrail.planned", "mode": "managed", "type": "aws_cloudtrail", "name": "planned",
                   "change": {"actions": ["create"], "before": null, "after": {"name": "planned"}, "after_unknown": {}}}
                ]}
                """);

        var build = consumer.Build().Succeeded();
        Assert.Contains("5 Warning(s)", build.Output, StringComparison.Ordinal);
        foreach (var place in new[] { "infra/main.tf(1,", "more/one.tf(1,", "more/two.tf(1,", "plan.json(2," })
            Assert.Single(build.Of("INFRA1001"), line => line.StartsWith(consumer.PathOf(place), StringComparison.Ordinal));
        Assert.StartsWith(consumer.PathOf("missing.tf"), Assert.Single(build.Of("INFRA9001")), StringComparison.Ordinal);

        // It appears, and is seen.
        consumer.Write("missing.tf", "locals {}\n");
        Assert.Empty(consumer.Build().Succeeded().Of("INFRA9001"));
    }

    [Fact]
    public void A_change_in_a_module_that_is_called_is_seen()
    {
        const string Good =
            "resource \"aws_cloudtrail\" \"called\" {\n  name = \"called\"\n  cloud_watch_logs_group_arn = "
                + "\"${aws_cloudwatch_log_group.g.arn}:*\"\n  cloud_watch_logs_role_arn = aws_iam_role.r.arn\n}\n";
        var consumer = root.Create("modules")
            .Project(content: """<ItemGroup><InfraScanInput Include="infra" /></ItemGroup>""")
            .Synthesized("""{"module": {"stack": {"source": "../../../modules/stack"}}}""")
            .Write("infra/main.tf", "module \"native\" {\n  source = \"../modules/native\"\n}\n")
            .Write("modules/stack/main.tf", Good)
            .Write("modules/native/main.tf", Good);

        Assert.Empty(consumer.Build().Succeeded().Of("INFRA1001"));
        var unchanged = consumer.Build("-v:d").Succeeded();
        Assert.Empty(unchanged.Of("INFRA1001"));
        Assert.Contains("Infra.Analyzers: nothing changed since the scan of", unchanged.Output, StringComparison.Ordinal);

        // One file changes, another appears.
        consumer.Write("modules/stack/main.tf", Good.Replace("cloud_watch_logs_group_arn", "s3_bucket_name", StringComparison.Ordinal));
        consumer.Write("modules/native/more.tf", "resource \"aws_cloudtrail\" \"more\" {\n  name = \"more\"\n}\n");
        var findings = consumer.Build().Succeeded().Of("INFRA1001");
        Assert.Equal(2, findings.Count);
        Assert.Contains(findings, line => line.StartsWith(consumer.PathOf("modules/stack/main.tf") + "(1,", StringComparison.Ordinal));
        Assert.Contains(findings, line => line.StartsWith(consumer.PathOf("modules/native/more.tf") + "(1,", StringComparison.Ordinal));

        // One that only OpenTofu reads takes its place, for OpenTofu.
        consumer.Write("modules/native/more.tofu", "");
        Assert.Single(Scan("auto").Succeeded().Of("INFRA1001"));
        Assert.Equal(findings, Scan("terraform").Succeeded().Of("INFRA1001"));
        Assert.Contains("InfraTerraformTool is 'opentofu'", Assert.Single(Scan("opentofu").Failed().Of("INFRA9005")),
            StringComparison.Ordinal);

        Outcome Scan(string tool) => consumer.Run("msbuild", consumer.ProjectFile, "-t:InfraScan", $"-p:InfraTerraformTool={tool}");
    }
}
