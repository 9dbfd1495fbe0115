using System.IO.Compression;
using System.Xml.Linq;

namespace Infra.Analyzers.PackageTests;

[Collection(Packed.Name)]
public sealed class PackageContents(SealedRoot root)
{
    [Fact]
    public void The_package_holds_the_analyzer_the_fixes_the_task_and_the_targets_and_nothing_else()
    {
        using var package = Open();

        Assert.Equal(
            [
                "Infra.Analyzers.nuspec",
                "README.md",
                "analyzers/dotnet/cs/Infra.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/Infra.Analyzers.dll",
                "buildTransitive/Infra.Analyzers.props",
                "buildTransitive/Infra.Analyzers.targets",
                "tools/netstandard2.0/Infra.Analyzers.BuildTask.dll",
                "tools/netstandard2.0/Infra.Analyzers.Scanner.dll",
            ],
            package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        using var package = Open();
        using var nuspec = package.GetEntry("Infra.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.Equal("true", metadata.Elements().Single(element => element.Name.LocalName == "developmentDependency").Value);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    private static bool IsOurs(string path) =>
        path != "[Content_Types].xml" && !path.StartsWith("_rels/", StringComparison.Ordinal) && !path.StartsWith("package/", StringComparison.Ordinal);

    private ZipArchive Open() => ZipFile.OpenRead(Path.Combine(root.Feed, $"Infra.Analyzers.{SealedRoot.PackageVersion}.nupkg"));
}
