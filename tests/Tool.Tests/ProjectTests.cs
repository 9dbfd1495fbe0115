using System.IO.Compression;
using System.Text.Json;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>Projects that cannot be analysed as they are: each is told, none is silently clean.</summary>
[Collection(Installed.Name)]
public sealed class ProjectTests(InstalledTool tool)
{
    private static readonly string[] BadTrail = ["using Pulumi.Aws.CloudTrail;", "_ = new Trail(\"audit\", new TrailArgs { S3BucketName = \"logs\" });"];

    [Fact]
    public void Trouble_with_one_project_is_told_and_the_others_are_analysed()
    {
        var program = string.Join('\n', BadTrail);
        var folder = tool.Folder(
            "troubles",
            ("unrestored/unrestored.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("unrestored/Program.cs", program),
            ("malformed/malformed.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup></Project>"),
            ("missing/missing.csproj", SampleRepository.Project("""<Reference Include="gone"><HintPath>gone.dll</HintPath></Reference>""")),
            ("missing/Program.cs", program),
            ("failing/failing.csproj", SampleRepository.Project("").Replace("</Project>", """<Target Name="Fail" BeforeTargets="CoreCompile"><Error Text="no &#27;[2J" /></Target></Project>""", StringComparison.Ordinal)),
            ("failing/Program.cs", program),
            ("broken.sln", "this is no solution"),
            ("fine/fine.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("fine/Program.cs", program));
        foreach (var restored in new[] { "missing", "failing", "fine" })
            tool.DotNet(Path.Combine(folder, restored), "restore", "-v:quiet").Succeeded();

        using var report = JsonDocument.Parse(tool.Run(folder, "--format", "json").EndedWith(3).Output);
        var codes = report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("path").GetString()} {finding.GetProperty("ruleId").GetString()}")
            .ToList();

        Assert.Contains("unrestored/unrestored.csproj INFRA9011", codes);
        Assert.Contains("malformed/malformed.csproj INFRA9010", codes);
        Assert.Contains("missing/Program.cs INFRA9013", codes);
        Assert.Contains("failing/failing.csproj INFRA9010", codes);
        Assert.Contains("broken.sln INFRA9010", codes);
        Assert.Contains("fine/Program.cs INFRA1001", codes);
        Assert.Equal(6, codes.Count);
    }

    [Fact]
    public void A_project_is_restored_where_the_user_asks_for_it_and_mended()
    {
        var folder = tool.Folder(
            "restore",
            ("app.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("Program.cs", string.Join('\n', BadTrail)));

        tool.Run(folder, "--restore").EndedWith(1);

        var source = Path.Combine(folder, "Program.cs");
        var before = File.ReadAllText(source);
        var difference = tool.Run(folder, "fix", "--dry-run").EndedWith(0).Output;
        Assert.Contains("+++ b/Program.cs", difference, StringComparison.Ordinal);
        Assert.Contains("+    CloudWatchLogsGroupArn = ", difference, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(source));

        tool.Run(folder, "fix").EndedWith(0);
        Assert.Contains("No findings", tool.Run(folder).EndedWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_holds_no_assembly_of_MSBuild()
    {
        using var package = ZipFile.OpenRead(Path.Combine(tool.Directory, "feed", $"Infra.Analyzers.Tool.{InstalledTool.PackageVersion}.nupkg"));
        var assemblies = package.Entries.Select(entry => entry.Name).Where(name => name.StartsWith("Microsoft.Build", StringComparison.Ordinal));

        Assert.Equal(["Microsoft.Build.Locator.dll"], assemblies);
    }
}
