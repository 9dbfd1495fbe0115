namespace Infra.Analyzers.PackageTests;

/// <summary>
/// A program and the library that it references, both with infrastructure and the package: each is scanned by its own build.
/// </summary>
[Collection(Packed.Name)]
public sealed class SeveralProjects(SealedRoot root)
{
    private const string Bad = "resource \"aws_cloudtrail\" \"bad\" {\n  name = \"bad\"\n}\n";

    [Fact]
    public void A_static_graph_in_isolation_tells_of_each_once()
    {
        var (program, library) = Create("isolated", startsMSBuild: true);
        program.Run("restore").Succeeded();

        AssertTold(program.Build("--no-restore", "-graph", "-isolate").Succeeded(), program, library);
        AssertTold(program.Build("--no-restore", "-graph", "-isolate").Succeeded(), program, library);
    }

    [Fact]
    public void A_build_that_takes_the_librarys_result_from_a_cache_tells_of_itself()
    {
        // A server does not forget what it read from a cache (MSB0001 of the second build).
        var (program, library) = Create("cached", startsMSBuild: true);
        program.Run("restore").Succeeded();
        var cache = library.PathOf("obj/result.cache");

        // What a distributed engine does: each project in a build of its own, with the results of those that it needs.
        var first = library.Run(
            "msbuild", library.ProjectFile, "-isolate", $"-orc:{cache}",
            "-t:Build;GetTargetFrameworks;GetNativeManifest;GetCopyToOutputDirectoryItems;"
                + "GetTargetFrameworksWithPlatformForSingleTargetFramework").Succeeded();
        var second = program.Run("msbuild", program.ProjectFile, "-isolate", $"-irc:{cache}").Succeeded();

        Assert.StartsWith(library.PathOf("infra/main.tf"), Assert.Single(first.Printed("INFRA1001")), StringComparison.Ordinal);
        Assert.True(IsOf(program, Assert.Single(second.Printed("INFRA1001"))));
    }

    [Fact]
    public void Our_tasks_stay_in_the_process_of_a_multithreaded_build()
    {
        var (program, library) = Create("multithreaded", startsMSBuild: true);

        var build = program.Build("-m", "-mt", "-v:d").Succeeded();
        AssertTold(build, program, library);

        // MSBuild moves a task that is not marked into another process.
        Assert.Contains("Launching task \"", build.Output, StringComparison.Ordinal);
        foreach (var task in new[] { "ScanInfrastructure", "SynthesizeProgram" })
        {
            Assert.Contains($"Task \"{task}\"", build.Output, StringComparison.Ordinal);
            Assert.DoesNotContain($"Launching task \"{task}\"", build.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_project_without_the_package_gets_it_from_a_library_that_hands_it_on()
    {
        var (program, library) = Create("handed-on");
        library.Write(library.ProjectFile,
            File.ReadAllText(library.PathOf(library.ProjectFile)).Replace("PrivateAssets=\"all\"", "", StringComparison.Ordinal));
        program.WithoutPackage();

        AssertTold(program.Build().Succeeded(), program, library);
    }

    /// <summary>A program that synthesizes, and a library with Terraform files of its own.</summary>
    private (Consumer Program, Consumer Library) Create(string name, bool startsMSBuild = false)
    {
        var library = root.Create($"{name}-library", startsMSBuild)
            .Project(properties: "<OutputType>Library</OutputType>",
                content: """<ItemGroup><InfraScanInput Include="infra" /></ItemGroup>""")
            .Write("Program.cs", "public static class Names { public const string Trail = \"undecided\"; }\n")
            .Write("infra/main.tf", Bad);
        var program = root.Create($"{name}-program", startsMSBuild)
            .Project(
                properties: "<InfraSynthesize>true</InfraSynthesize>",
                content: Consumer.Reference(SealedRoot.CdktfShape)
                    + $"""<ItemGroup><ProjectReference Include="{library.PathOf(library.ProjectFile)}" /></ItemGroup>""")
            .Write("Program.cs", """
                using HashiCorp.Cdktf;
                using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

                var app = new App();
                var setting = Environment.GetEnvironmentVariable("NOT_SET");
                new Cloudtrail(new TerraformStack(app, "audit"), Names.Trail, new CloudtrailConfig { CloudWatchLogsGroupArn = setting, CloudWatchLogsRoleArn = setting });
                app.Synth();
                """);
        return (program, library);
    }

    private static void AssertTold(Outcome build, Consumer program, Consumer library)
    {
        Assert.Contains("2 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Single(build.Of("INFRA1001"), line => line.StartsWith(library.PathOf("infra/main.tf"), StringComparison.Ordinal));
        Assert.Single(build.Of("INFRA1001"), line => IsOf(program, line));
    }

    private static bool IsOf(Consumer program, string line) =>
        line.StartsWith(program.PathOf("Program.cs("), StringComparison.Ordinal)
        && line.Contains("(synthesized in obj/Debug/net10.0/cdktf.out/", StringComparison.Ordinal);
}
