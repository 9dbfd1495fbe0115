using System.Text.Json;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>A scan says what the builds of the projects say that have the package.</summary>
[Collection(Installed.Name)]
public sealed class SameAsTheBuild(InstalledTool tool)
{
    private const int Projects = 60;

    [Fact]
    public void Of_generated_projects()
    {
        var folder = tool.Folder("generated");
        GeneratedProjects.WriteTo(folder, Projects, InstalledTool.PackageVersion);

        // Some of them fail: a rule is an error there.
        tool.DotNet(folder, "build", "all.slnx", "-v:quiet").EndedWith(1);
        var built = Enumerable.Range(0, Projects).SelectMany(index => OfBuild(folder, $"p{index:D3}")).ToHashSet();
        using var report = JsonDocument.Parse(tool.Run(folder, "--format", "json").EndedWith(1).Output);
        var scanned = report.RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => !IsSuppressedInGenerated(finding))
            .Select(OfScan)
            .Where(finding => !finding.Contains(": INFRA9", StringComparison.Ordinal))
            .ToHashSet();

        Assert.Equal(built.Order(), scanned.Order());
        foreach (var level in new[] { "error", "warning", "info" })
            Assert.Contains(scanned,
                finding => finding.EndsWith(level, StringComparison.Ordinal) && finding.Contains("Program.cs", StringComparison.Ordinal));
        foreach (var level in new[] { "warning", "info" })
            Assert.Contains(scanned,
                finding => finding.EndsWith(level, StringComparison.Ordinal) && finding.Contains("cdk.tf.json", StringComparison.Ordinal));
        Assert.Contains(scanned, finding => finding.EndsWith("suppressed", StringComparison.Ordinal));
    }

    /// <summary>What the compiler and the scan of a build say, from their logs.</summary>
    private static IEnumerable<string> OfBuild(string folder, string project)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(folder, project), "*.sarif", SearchOption.AllDirectories))
        {
            using var log = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
            {
                var rule = result.GetProperty("ruleId").GetString()!;
                var isSuppressed = result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0;
                var level = result.TryGetProperty("level", out var told) ? told.GetString() : "warning";

                // INFRA9xxx are about the build. What the compiler has suppressed already the scan has as well.
                if (!rule.StartsWith("INFRA", StringComparison.Ordinal) || rule.StartsWith("INFRA9", StringComparison.Ordinal)
                    || level == "none" || (isSuppressed && file.EndsWith("scan.sarif", StringComparison.Ordinal)))
                    continue;
                var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
                var region = place.GetProperty("region");
                var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
                var path = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile
                    ? Path.GetRelativePath(folder, absolute.LocalPath).Replace('\\', '/')
                    : $"{project}/{uri}";
                yield return Finding(rule, path, region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(),
                    isSuppressed ? "suppressed" : level == "note" ? "info" : level!);
            }
        }
    }

    /// <summary>What the scan of generated JSON suppresses is left out of the log of the build as well.</summary>
    private static bool IsSuppressedInGenerated(JsonElement finding) =>
        finding.GetProperty("suppressed").GetBoolean()
            && (finding.GetProperty("path").GetString()!.EndsWith(".json", StringComparison.Ordinal)
                || finding.GetProperty("message").GetString()!.Contains("(synthesized in ", StringComparison.Ordinal));

    private static string OfScan(JsonElement finding) => Finding(
        finding.GetProperty("ruleId").GetString()!,
        finding.GetProperty("path").GetString()!,
        finding.GetProperty("line").GetInt32(),
        finding.GetProperty("column").GetInt32(),
        finding.GetProperty("suppressed").GetBoolean() ? "suppressed" : finding.GetProperty("level").GetString()!);

    private static string Finding(string rule, string path, int line, int column, string level) =>
        $"{path}({line},{column}): {rule} {level}";
}
