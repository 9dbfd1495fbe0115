using System.Text.Json;

namespace Infra.Analyzers.PackageTests;

/// <summary>
/// A package of the local feed that a project's own sources do not hold comes from a package cache that some other project filled: on
/// a machine without one the restore fails.
/// </summary>
public sealed class RestoredProjects
{
    private static readonly string[] Folders = ["src", "tests", "benchmarks", "samples"];

    [Fact]
    public void A_project_with_packages_of_the_local_feed_restores_from_it()
    {
        var restored = Folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(SealedRoot.RepositoryRoot, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(project =>
                (Name: Path.GetRelativePath(SealedRoot.RepositoryRoot, project),
                    Assets: Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json")))
            .Where(project => File.Exists(project.Assets))
            .Select(project => (project.Name, Missing: Missing(project.Assets)))
            .ToList();

        // These tests are restored with the packages, by whoever runs them.
        Assert.Contains(restored,
            project =>
                project is { Name: var name, Missing: not null }
                    && name.EndsWith("Infra.Analyzers.PackageTests.csproj", StringComparison.Ordinal));
        Assert.Equal("",
            string.Join('\n',
                restored.Where(project => project.Missing is { Count: > 0 })
                    .Select(project =>
                        $"{project.Name} must import eng/LocalFeed.targets to restore {string.Join(", ", project.Missing!)}")));
    }

    /// <summary>
    /// The packages of the local feed that no source of a restored project holds; <see langword="null"/> where it has no such package.
    /// </summary>
    private static IReadOnlyList<string>? Missing(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        var local =
            json.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)
                .Where(name => name.Contains("-local.", StringComparison.Ordinal)).ToList();
        if (local.Count == 0)
            return null;
        var held = json.RootElement.GetProperty("project").GetProperty("restore").GetProperty("sources").EnumerateObject()
            .Where(source => Directory.Exists(source.Name))
            .SelectMany(source => Directory.EnumerateFiles(source.Name, "*.nupkg"))
            .Select(package => Path.GetFileNameWithoutExtension(package))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. local.Where(library => !held.Contains(library.Replace('/', '.')))];
    }
}
