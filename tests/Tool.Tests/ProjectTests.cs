using System.IO.Compression;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>Projects that cannot be analysed as they are: each is told, none is silently clean.</summary>
[Collection(Installed.Name)]
public sealed class ProjectTests(InstalledTool tool)
{
    private static readonly string[] BadTrail =
        ["using Pulumi.Aws.CloudTrail;", "_ = new Trail(\"audit\", new TrailArgs { S3BucketName = \"logs\" });"];

    [Fact]
    public void Trouble_with_one_project_is_reported_and_the_others_are_analysed()
    {
        var program = string.Join('\n', BadTrail);
        var folder = tool.Folder(
            "problems",
            ("unrestored/unrestored.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("unrestored/Program.cs", program),
            ("malformed/malformed.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup></Project>"),
            ("missing/missing.csproj", SampleRepository.Project("""<Reference Include="gone"><HintPath>gone.dll</HintPath></Reference>""")),
            ("missing/Program.cs", program),
            ("missing/Cdk.cs", "using Amazon.CDK.AWS.CloudTrail;"),
            ("failing/failing.csproj",
                SampleRepository.Project("")
                    .Replace("</Project>",
                        """<Target Name="Fail" BeforeTargets="CoreCompile"><Error Text="no &#27;[2J" /></Target></Project>""",
                        StringComparison.Ordinal)),
            ("failing/Program.cs", program),
            ("broken.sln", "this is no solution"),
            ("uses-failing/uses-failing.csproj", SampleRepository.Project("""<ProjectReference Include="../failing/failing.csproj" />""")),
            ("uses-failing/Program.cs", "return;"),
            ("generating/generating.csproj", SampleRepository.Project("""<Analyzer Include="throwing.dll;gone.dll;broken.dll" />""")),
            ("generating/Program.cs", "return;"),
            ("generating/broken.dll", "no assembly"),
            ("fine/fine.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("fine/Program.cs", program));
        WriteThrowingGenerator(Path.Combine(folder, "generating/throwing.dll"));
        tool.Restore("problems", ["missing", "failing", "fine", "uses-failing", "generating"]);

        using var report = JsonDocument.Parse(tool.Run(folder, "--format", "json", "--rules", "+INFRA1001").EndedWith(3).Output);
        var codes = report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("path").GetString()} {finding.GetProperty("ruleId").GetString()}")
            .ToList();

        Assert.Contains("unrestored/unrestored.csproj INFRA9011", codes);
        Assert.Contains("malformed/malformed.csproj INFRA9010", codes);
        Assert.Contains("missing/Program.cs INFRA9013", codes);
        Assert.Contains("missing/Cdk.cs INFRA9013", codes);
        Assert.Contains("failing/failing.csproj INFRA9010", codes);
        Assert.Contains("broken.sln INFRA9010", codes);
        Assert.Contains("fine/Program.cs INFRA1001", codes);
        Assert.Contains("fine/fine.csproj INFRA9008", codes);
        Assert.Contains("uses-failing/uses-failing.csproj INFRA9012", codes);

        // One generator is missing, one cannot be loaded, one throws.
        Assert.Contains("generating/generating.csproj INFRA9012", codes);
        Assert.Equal(2, codes.Count(code => code == "generating/generating.csproj INFRA9014"));
        Assert.Equal(12, codes.Count);
    }

    [Fact]
    public void A_project_in_a_folder_of_any_name_is_restored_where_the_user_asks_for_it_and_fixed()
    {
        var folder = tool.Folder(
            "restored a,b;c'é日本#(x)[x]{x}&$c@50%",
            ("app.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("Program.cs", string.Join('\n', BadTrail)));

        tool.Run(folder, "--restore").EndedWith(1);

        var source = Path.Combine(folder, "Program.cs");
        var before = File.ReadAllText(source);
        var difference = tool.Run(folder, "fix", "--dry-run", "--create").EndedWith(0).Output;
        Assert.Contains("+++ b/Program.cs", difference, StringComparison.Ordinal);
        Assert.Contains("+    CloudWatchLogsGroupArn = ", difference, StringComparison.Ordinal);
        Assert.Matches(
            @"\n[3-9] findings would be fixed, [0-9] left\. 1 file would change, [3-9] resources would be created\.\n$",
            difference);
        Assert.Equal(before, File.ReadAllText(source));

        Assert.Contains("0 files would change", tool.Run(folder, "fix", "--dry-run", "--min-severity", "error").EndedWith(0).Output,
            StringComparison.Ordinal);
        tool.Run(folder, "fix", "--baseline", "known.json").EndedWith(2);

        Directory.Delete(Path.Combine(folder, "obj"), recursive: true);
        Assert.Contains("findings fixed, ", tool.Run(folder, "fix", "--restore", "--create").EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("No findings", tool.Run(folder, "--rules", "+INFRA1001,+INFRA1005,+INFRA1006").EndedWith(0).Output,
            StringComparison.Ordinal);
    }

    private static void WriteThrowingGenerator(string path)
    {
        const string source = """
            using Microsoft.CodeAnalysis;

            [Generator(LanguageNames.CSharp)]
            public sealed class Throwing : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) => throw new System.InvalidOperationException("no \u001b[2J");
            }
            """;
        var references =
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(file => MetadataReference.CreateFromFile(file));
        var compilation =
            CSharpCompilation.Create("Throwing", [CSharpSyntaxTree.ParseText(source)], references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(path).Success);
    }

    [Fact]
    public void The_package_holds_no_assembly_of_MSBuild()
    {
        using var package =
            ZipFile.OpenRead(Path.Combine(tool.Directory, "feed", $"Infra.Analyzers.Tool.{InstalledTool.PackageVersion}.nupkg"));
        var assemblies =
            package.Entries.Select(entry => entry.Name).Where(name => name.StartsWith("Microsoft.Build", StringComparison.Ordinal));

        Assert.Equal(["Microsoft.Build.Locator.dll"], assemblies);
    }
}
