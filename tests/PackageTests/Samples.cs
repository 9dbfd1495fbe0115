using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.PackageTests;

/// <summary>
/// The samples, built as their users build them and scanned, show what stands in the <c>expected-findings.json</c> beside each.
/// </summary>
[Collection(Packed.Name)]
public sealed partial class Samples
{
    [Theory]
    [InlineData("cdktf-csharp")]
    [InlineData("pulumi-csharp", "UsePulumiStubs")]
    [InlineData("awscdk-csharp")]
    public void A_sample_shows_the_findings_that_it_expects_and_nothing_else(string sample, params string[] switches)
    {
        // MSBuild takes environment variables for properties, in builds of its own too.
        var environment = new Dictionary<string, string?>(Shell.SharedMSBuild);
        foreach (var name in switches)
            environment[name] = "true";
        // What a sample refers to is built by whoever builds the tests.
        environment["BuildProjectReferences"] = "false";
        var directory = Copy(sample);
        var expected =
            JsonSerializer.Deserialize<Finding[]>(File.ReadAllText(Path.Combine(directory, "expected-findings.json")),
                JsonSerializerOptions.Web)!;

        var build = Shell.Run("dotnet", directory, environment, ["build", "-c", SealedRoot.Configuration]).Succeeded();
        Assert.Equal(expected, Diagnostics(build, directory, "warning"));
        Assert.Contains($"{expected.Length} Warning(s)", build.Output, StringComparison.Ordinal);

        // The tool asks the project where its synthesis is.
        var scan =
            Shell.Run("dotnet", directory, environment,
                [ToolAssembly, "--format", "json", "--min-severity", "warning", "--root", ".",
                    "-c", SealedRoot.Configuration]).EndedWith(1);
        Assert.Equal(expected, Findings(scan.Output));

        // A compiler that has nothing to do says nothing.
        Directory.Delete(Path.Combine(directory, "obj", SealedRoot.Configuration), recursive: true);
        var strict =
            Shell.Run("dotnet", directory, environment, ["build", "-c", SealedRoot.Configuration, "--no-restore", "-warnaserror"]).Failed();
        var errors = Diagnostics(strict, directory, "error");
        Assert.NotEmpty(errors);
        Assert.Subset(expected.ToHashSet(), errors.ToHashSet());
    }

    /// <summary>
    /// Copies a sample to where the repository's own files still apply, so that the test finds no output of another build.
    /// </summary>
    private static string Copy(string sample)
    {
        var source = Path.Combine(SealedRoot.RepositoryRoot, "samples");
        var root = Path.Combine(SealedRoot.RepositoryRoot, "artifacts", "samples-under-test", sample);
        var target = Path.Combine(root, sample);
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(target);

        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(root, Path.GetFileName(file)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(source, sample)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        return target;
    }

    /// <summary>The diagnostics of a build that have a place, in the order of their places.</summary>
    private static IReadOnlyList<Finding> Diagnostics(Outcome build, string directory, string level) =>
    [
        .. from line in build.Lines
           let match = Diagnostic().Match(line)
           where match.Success && match.Groups["level"].Value == level
           let file = Path.GetRelativePath(directory, match.Groups["file"].Value).Replace('\\', '/')
           let finding = new Finding(
               file.Replace($"obj/{SealedRoot.Configuration}/net10.0/", "", StringComparison.Ordinal),
               int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
               int.Parse(match.Groups["column"].Value, CultureInfo.InvariantCulture),
               match.Groups["id"].Value)
           orderby finding.File, finding.Line, finding.Column
           select finding,
    ];

    /// <summary>The findings in a report of infra-scan.</summary>
    private static IReadOnlyList<Finding> Findings(string report)
    {
        using var json = JsonDocument.Parse(report);
        return
        [
            .. from finding in json.RootElement.GetProperty("findings").EnumerateArray()
               where !finding.GetProperty("suppressed").GetBoolean()
               select new Finding(
                   finding.GetProperty("path").GetString()!
                       .Replace($"obj/{SealedRoot.Configuration}/net10.0/", "", StringComparison.Ordinal),
                   finding.GetProperty("line").GetInt32(),
                   finding.GetProperty("column").GetInt32(),
                   finding.GetProperty("ruleId").GetString()!),
        ];
    }

    internal static string ToolAssembly =>
        Path.Combine(SealedRoot.RepositoryRoot, "src/Tool/bin", SealedRoot.Configuration, "net10.0/Infra.Analyzers.Tool.dll");

    [GeneratedRegex(@"^(?<file>[^(]+)\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\): (Infra )?(?<level>warning|error) (?<id>\w+): ")]
    private static partial Regex Diagnostic();

    private sealed record Finding(string File, int Line, int Column, string Id);
}
