using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>
/// What the analyzer reported of the code of every rule's page, its notes too, is what the reports of the tool say and what a build repeats
/// that does not compile again.
/// </summary>
[Collection(Installed.Name)]
public sealed partial class TransportTests(InstalledTool tool)
{
    [Fact]
    public void Of_every_page()
    {
        var pages = Directory.GetFiles(InstalledTool.SourceFile("docs/rules"), "INFRA*.md")
            .Select(page => (Rule: Path.GetFileNameWithoutExtension(page), Code: PulumiCode().Match(File.ReadAllText(page))))
            .Where(page => page.Code.Success)
            .OrderBy(page => page.Rule, StringComparer.Ordinal)
            .ToList();
        var folder = tool.Folder("transport", [
            .. pages.Select(page => ($"pages/{page.Rule}.cs", Program(page.Rule, page.Code.Groups["bad"].Value))),
            (".git/HEAD", "ref: refs/heads/main\n"),
            (".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-Infra.Observability.severity = warning\n"
                + string.Concat(pages.Select(page => $"dotnet_diagnostic.{page.Rule}.severity = warning\n"))),
            ("app/app.csproj", Project)]);
        var project = Path.Combine(folder, "app");

        var built = tool.DotNet(project, "build", "-v:quiet").Succeeded();
        var reported = OfCompiler(Path.Combine(project, "compiler.sarif"), folder);
        Assert.Equal(pages.Select(page => page.Rule), reported.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(reported, finding => finding.Related.Contains(": The role is made here.", StringComparison.Ordinal));
        Assert.Contains(reported, finding => finding.Related.Contains(": When ", StringComparison.Ordinal));

        // The tool, from the root of the repository and from a folder of it: the paths are those of the repository.
        Assert.Equal(reported, OfJson(tool.Run(folder, "--format", "json").EndedWith(1).Output, ""));
        Assert.Equal(reported, OfJson(tool.Run(project, "--format", "json").EndedWith(1).Output, ""));
        Assert.Equal(reported, OfSarif(tool.Run(folder, "--format", "sarif").EndedWith(1).Output));
        // As a file, which has the code and the related places of however many findings.
        tool.Run(folder, "-o", "report.txt").EndedWith(1);
        var text = File.ReadAllText(Path.Combine(folder, "report.txt"));
        foreach (var (rule, message, place, related) in reported)
        {
            Assert.Contains($"{rule}: {message}", text, StringComparison.Ordinal);
            Assert.Contains(place.Split('-')[0], text, StringComparison.Ordinal);
            Assert.All(related.Split('\n', StringSplitOptions.RemoveEmptyEntries), note =>
            {
                var (where, what) = note.Split(": ", 2) is [var first, var second] ? (first, second) : default;
                Assert.Contains($"{what!.TrimEnd('.')}: {where}", text, StringComparison.Ordinal);
            });
        }

        // The build: as the compiler, though that is not run.
        var lines = WarningsOf(built);
        Assert.Equal(reported.Count, lines.Count);
        Assert.Equal(lines, WarningsOf(tool.DotNet(project, "build", "-v:quiet").Succeeded()));
        var detailed = tool.DotNet(project, "build", "-v:detailed").Succeeded().Output;
        Assert.All(reported.SelectMany(finding => finding.Related.Split('\n', StringSplitOptions.RemoveEmptyEntries)), note =>
        {
            var (path, line, column, what) = Note().Match(note) is { Success: true, Groups: var groups }
                ? (groups["path"].Value, groups["line"].Value, groups["column"].Value, groups["text"].Value) : default;
            Assert.Contains($"{Path.Combine(folder, path!)}({line},{column}): {what}", detailed, StringComparison.Ordinal);
        });
    }

    private static string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <NuGetAudit>false</NuGetAudit>
            <NoWarn>CS1701;CS8632</NoWarn>
            <ErrorLog>compiler.sarif</ErrorLog>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="../pages/*.cs" />
            <PackageReference Include="Infra.Analyzers" Version="{InstalledTool.PackageVersion}" PrivateAssets="all" />
            <Reference Include="{InstalledTool.PulumiStubs}" />
            <Reference Include="{typeof(Given).Assembly.Location}" />
          </ItemGroup>
        </Project>
        """;

    private static string Program(string rule, string code) =>
        PageProgram.Pulumi(code).Replace("class Program", $"namespace {rule};\n\nclass Program", StringComparison.Ordinal);

    /// <summary>What the compiler's log says of our rules.</summary>
    private static List<Told> OfCompiler(string log, string folder)
    {
        using var sarif = JsonDocument.Parse(File.ReadAllText(log));
        return
        [
            .. from result in sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
               let rule = result.GetProperty("ruleId").GetString()!
               where rule.StartsWith("INFRA", StringComparison.Ordinal) && result.GetProperty("level").GetString() != "note"
               let notes = FindingDetails.FromProperties(Texts(result.GetProperty("properties")))
               let related = !result.TryGetProperty("relatedLocations", out var locations) ? [] : locations.EnumerateArray()
                   .Select((place, index) => $"{Start(place.GetProperty("physicalLocation"))}: {notes.Notes[index]}")
               let file = result.GetProperty("locations")[0].GetProperty("resultFile")
               let told = new Told(rule, result.GetProperty("message").GetString()!, $"{Start(file)}-{End(file)}",
                   string.Join('\n', related))
               orderby told.ToString()
               select told,
        ];

        string Start(JsonElement place) =>
            $"{Path.GetRelativePath(folder, new Uri(place.GetProperty("uri").GetString()!).LocalPath)}"
                + $":{Position(place.GetProperty("region"), "start")}";
        static string End(JsonElement place) => Position(place.GetProperty("region"), "end");
    }

    private static Dictionary<string, string?> Texts(JsonElement properties) => properties.TryGetProperty("customProperties", out var texts)
        ? texts.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString())
        : [];

    private static List<Told> OfJson(string report, string above)
    {
        using var json = JsonDocument.Parse(report);
        return
        [
            .. from finding in json.RootElement.GetProperty("findings").EnumerateArray()
               where finding.GetProperty("level").GetString() == "warning"
               let related = finding.GetProperty("related").EnumerateArray()
                   .Select(place => $"{Start(place)}: {place.GetProperty("text").GetString()}")
               let told = new Told(finding.GetProperty("ruleId").GetString()!, finding.GetProperty("message").GetString()!,
                   $"{Start(finding)}-{finding.GetProperty("endLine")}:{finding.GetProperty("endColumn")}", string.Join('\n', related))
               orderby told.ToString()
               select told,
        ];

        string Start(JsonElement place)
        {
            var path = place.GetProperty("path").GetString()!;
            Assert.StartsWith(above + "pages/", path, StringComparison.Ordinal);
            return $"{path[above.Length..]}:{place.GetProperty("line")}:{place.GetProperty("column")}";
        }
    }

    private static List<Told> OfSarif(string report)
    {
        using var json = JsonDocument.Parse(report);
        return
        [
            .. from result in json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
               where result.GetProperty("level").GetString() == "warning"
               let related = !result.TryGetProperty("relatedLocations", out var locations) ? [] : locations.EnumerateArray()
                   .Select(place => $"{Start(place)}: {place.GetProperty("message").GetProperty("text").GetString()}")
               let told = new Told(result.GetProperty("ruleId").GetString()!,
                   result.GetProperty("message").GetProperty("text").GetString()!.TrimEnd('.'),
                   $"{Start(result.GetProperty("locations")[0])}-{Position(Region(result.GetProperty("locations")[0]), "end")}",
                   string.Join('\n', related))
               orderby told.ToString()
               select told,
        ];

        static string Start(JsonElement place) =>
            $"{place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()}"
                + $":{Position(Region(place), "start")}";
        static JsonElement Region(JsonElement place) => place.GetProperty("physicalLocation").GetProperty("region");
    }

    private static string Position(JsonElement region, string end) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{region.GetProperty(end + "Line").GetInt32()}:{region.GetProperty(end + "Column").GetInt32()}");

    /// <summary>The warnings that a build shows, without what tells the compiler from the task.</summary>
    private static List<string> WarningsOf(Outcome build) =>
        [.. build.Output.Split('\n').Where(line => line.Contains("warning INFRA", StringComparison.Ordinal))
            .Select(line => line.Trim()).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^### Pulumi\n+```csharp\n// Non-compliant\n(?<bad>.*?)^// Compliant\n",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PulumiCode();

    [GeneratedRegex(@"^(?<path>.+?):(?<line>\d+):(?<column>\d+): (?<text>.+)$")]
    private static partial Regex Note();

    /// <summary>A finding, with all that is said of it.</summary>
    private sealed record Told(string Rule, string Message, string Place, string Related);
}
