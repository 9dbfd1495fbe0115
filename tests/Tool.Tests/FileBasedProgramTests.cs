namespace Infra.Analyzers.Tool.Tests;

/// <summary>A program that is one C# file is analyzed as <c>dotnet build app.cs</c> does.</summary>
[Collection(Installed.Name)]
public sealed class FileBasedProgramTests(InstalledTool tool)
{
    private const string Code = """
        using Pulumi.Aws.CloudTrail;

        _ = new Trail("NAME", new TrailArgs { S3BucketName = "logs" });
        """;

    [Fact]
    public void It_is_found_by_its_directives_and_analyzed_once_it_is_restored()
    {
        var folder = tool.Folder(
            "file-based",
            ("Directory.Build.props",
                $"<Project><ItemGroup>{SampleRepository.Reference(InstalledTool.PulumiStubs)}"
                    + "</ItemGroup><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>"),
            ("a b/licensed.cs",
                "// A licence.\n/* And\n   another. */\n#:property PublishAot=false\n"
                    + Code.Replace("NAME", "licensed", StringComparison.Ordinal)),
            ("script.cs", "#!/usr/bin/env dotnet\n" + Code.Replace("NAME", "script", StringComparison.Ordinal)),
            ("broken.cs", "#:nonsense\n" + Code),
            ("part.cs", "// #:property X=1\n" + Code.Replace("NAME", "part", StringComparison.Ordinal)));

        var unrestored = tool.Run(folder, "--rules", "+INFRA1001", "--exclude", "broken.cs").EndedWith(3).Output;
        Assert.Contains("at script.cs", unrestored, StringComparison.Ordinal);
        Assert.Contains("INFRA9011", unrestored, StringComparison.Ordinal);

        var scanned = tool.Run(folder, "--restore", "--rules", "+INFRA1001", "--exclude", "broken.cs").EndedWith(1).Output;
        Assert.Contains("at a b/licensed.cs:7:5", scanned, StringComparison.Ordinal);
        Assert.Contains("at script.cs:4:5", scanned, StringComparison.Ordinal);
        Assert.DoesNotContain("part.cs", scanned, StringComparison.Ordinal);

        // Named, it is a program whatever it says of itself.
        Assert.Contains("at part.cs:4:5", tool.Run(folder, "part.cs", "--restore", "--rules", "+INFRA1001").EndedWith(1).Output,
            StringComparison.Ordinal);
        Assert.Contains("INFRA9010", tool.Run(folder, "broken.cs").EndedWith(3).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_project_is_no_program()
    {
        var folder = tool.Folder("part-of-a-project", ("app.csproj", SampleRepository.Project("")), ("src/Part.cs", Code));

        Assert.Contains("src/Part.cs", tool.Run(folder, "src/Part.cs").EndedWith(2).Error, StringComparison.Ordinal);
    }
}
