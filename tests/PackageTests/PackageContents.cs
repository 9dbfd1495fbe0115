using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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
                "buildMultiTargeting/Infra.Analyzers.targets",
                "buildTransitive/Infra.Analyzers.Pulumi.targets",
                "buildTransitive/Infra.Analyzers.props",
                "buildTransitive/Infra.Analyzers.targets",
                "config/all.globalconfig",
                "config/cis.globalconfig",
                "config/cis1.4.globalconfig",
                "config/cis3.globalconfig",
                "config/cis5.globalconfig",
                "config/cis7.globalconfig",
                "config/default.globalconfig",
                "config/fsbp.globalconfig",
                "config/none.globalconfig",
                "config/recommended.globalconfig",
                "icon.png",
                "tools/net10.0/THIRD-PARTY-NOTICES.txt",
                $"tools/net10.0/{SealedRoot.SdkRuntime}/Infra.Analyzers.BuildTask.dll",
                $"tools/net10.0/{SealedRoot.SdkRuntime}/Infra.Analyzers.Scanner.dll",
                "tools/netstandard2.0/Infra.Analyzers.BuildTask.dll",
                "tools/netstandard2.0/Infra.Analyzers.Scanner.dll",
                "tools/pulumi/Infra.Analyzers.PulumiEngine.deps.json",
                "tools/pulumi/Infra.Analyzers.PulumiEngine.dll",
                "tools/pulumi/Infra.Analyzers.PulumiEngine.runtimeconfig.json",
                "tools/pulumi/Infra.Analyzers.PulumiHook.dll",
                "tools/pulumi/THIRD-PARTY-NOTICES.txt",
            ],
            package.Entries.Select(entry => entry.FullName).Where(path => IsOurs(path) && !IsLibrary(path)).Order(StringComparer.Ordinal));
        Assert.All(package.Entries.Where(entry => IsLibrary(entry.FullName)),
            library =>
                Assert.Matches(@"/(Google\.Protobuf|Grpc\.[.\w]+|Microsoft\.Extensions\.[.\w]+|YamlDotNet)\.dll$", library.FullName));
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        using var package = Open();
        using var nuspec = package.GetEntry("Infra.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.Equal("true", metadata.Elements().Single(element => element.Name.LocalName == "developmentDependency").Value);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("https://github.com/infra-analyzers/infra-analyzers", Metadata("projectUrl").Value);
        Assert.Matches("^[0-9a-f]{40}$|^$", (string?)Metadata("repository").Attribute("commit") ?? "");
        Assert.Equal("https://github.com/infra-analyzers/infra-analyzers.git", (string?)Metadata("repository").Attribute("url"));
        var notes = Metadata("releaseNotes").Value;
        Assert.EndsWith("/blob/main/CHANGELOG.md", notes, StringComparison.Ordinal);
        Assert.True(notes.Length > 200, notes);
        Assert.DoesNotContain("## ", notes, StringComparison.Ordinal);
        Assert.Contains(notes.Split('\n')[0], File.ReadAllText(Path.Combine(SealedRoot.RepositoryRoot, "CHANGELOG.md")),
            StringComparison.Ordinal);

        // The header of a PNG: its width and its height, big-endian.
        using var icon = package.GetEntry("icon.png")!.Open();
        var header = new byte[24];
        icon.ReadExactly(header);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)));

        // From the page of a package a relative link leads nowhere.
        using var readme = new StreamReader(package.GetEntry("README.md")!.Open());
        var text = readme.ReadToEnd();
        Assert.Contains("](https://github.com/infra-analyzers/infra-analyzers/blob/main/docs/infra-scan.md)", text,
            StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\]\((?!https://|#)", text);
        Assert.Contains($"<PackageReference Include=\"Infra.Analyzers\" Version=\"{SealedRoot.PackageVersion}\" ", text,
            StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(SealedRoot.RepositoryRoot, "README.md")).Count(character => character == '\n'),
            text.TrimEnd('\r', '\n').Count(character => character == '\n') + 1);

        XElement Metadata(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
    }

    /// <summary>What a project makes of the tag that an archive of the source was made of.</summary>
    [Fact]
    public void An_archive_of_the_source_has_the_version_of_its_tag()
    {
        (string Archived, string Version)[] cases =
        [
            ("v1.2.3", "1.2.3"),
            ("v1.2.3-rc.1", "1.2.3-rc.1"),
            ("v1.2.9-4-g80848d7", "1.2.10-alpha.0.4"),
            ("v1.2.3-rc.1-12-gabcdef0", "1.2.3-rc.1.12"),
            ("", "0.1.0-alpha.0"),
            ("$Format:%(describe:tags=true,match=v[0-9]*)$", "0.1.0-alpha.0"),
        ];
        var folder = Path.Combine(root.Directory, "archives");
        foreach (var (index, (archived, _)) in cases.Index())
        {
            var eng = Directory.CreateDirectory(Path.Combine(folder, $"{index}", "eng")).FullName;
            File.Copy(Path.Combine(SealedRoot.RepositoryRoot, "eng/Version.props"), Path.Combine(eng, "Version.props"));
            File.WriteAllText(Path.Combine(eng, "archived-version.txt"), archived + "\n");
            File.WriteAllText(Path.Combine(folder, $"{index}", "say.proj"), """
                <Project>
                  <Import Project="eng/Version.props" />
                  <Target Name="Say"><Message Importance="high" Text="version $(MinVerVersionOverride)" /></Target>
                </Project>
                """);
        }

        File.WriteAllText(Path.Combine(folder, "all.proj"), """
            <Project>
              <Target Name="Say"><MSBuild Projects="0/say.proj;1/say.proj;2/say.proj;3/say.proj;4/say.proj;5/say.proj" Targets="Say" /></Target>
            </Project>
            """);
        var said = root.Run(folder, "msbuild", "all.proj", "-t:Say", "-nologo", "-m:1").Succeeded();

        Assert.Equal(cases.Select(each => $"version {each.Version}"),
            said.Output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("version", StringComparison.Ordinal)));
    }

    /// <summary>Every host can tell two releases apart, and every part says which one it is of.</summary>
    [Theory]
    [InlineData("analyzers/dotnet/cs/Infra.Analyzers.dll")]
    [InlineData("tools/netstandard2.0/Infra.Analyzers.BuildTask.dll")]
    [InlineData("tools/netstandard2.0/Infra.Analyzers.Scanner.dll")]
    [InlineData("tools/pulumi/Infra.Analyzers.PulumiEngine.dll")]
    public void An_assembly_has_the_version_of_the_package(string path)
    {
        using var assembly = Assembly(path);
        var metadata = assembly.GetMetadataReader();
        var informational =
            from handle in metadata.GetAssemblyDefinition().GetCustomAttributes()
            let attribute = metadata.GetCustomAttribute(handle)
            where attribute.Constructor.Kind == HandleKind.MemberReference
            let type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
            where metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "AssemblyInformationalVersionAttribute"
            let value = metadata.GetBlobReader(attribute.Value)
            select value;

        // A custom attribute's blob begins with two bytes.
        var blob = Assert.Single(informational);
        blob.Offset = 2;
        Assert.Equal(SealedRoot.PackageVersion, blob.ReadSerializedString());
        Assert.Equal(SealedRoot.PackageVersion.Split('-')[0] + ".0", metadata.GetAssemblyDefinition().Version.ToString());
    }

    [Fact]
    public void An_assembly_is_deterministic_and_does_not_name_the_folder_that_it_was_built_in()
    {
        using var package = Open();
        var assemblies =
            package.Entries.Select(entry => entry.FullName)
                .Where(path => path.EndsWith(".dll", StringComparison.Ordinal) && !IsLibrary(path)).ToList();

        Assert.NotEmpty(assemblies);
        foreach (var path in assemblies)
        {
            using var assembly = Assembly(path);
            var entries = assembly.ReadDebugDirectory();
            Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
            Assert.All(
                entries.Where(entry => entry.Type == DebugDirectoryEntryType.CodeView),
                entry => Assert.Equal(Path.ChangeExtension(Path.GetFileName(path), "pdb"),
                    assembly.ReadCodeViewDebugDirectoryData(entry).Path));
        }
    }

    /// <summary>MSBuild on .NET Framework and on .NET alike have these; of anything else they might have another version.</summary>
    [Theory]
    [InlineData("tools/netstandard2.0/Infra.Analyzers.BuildTask.dll", "Infra.Analyzers.Scanner", "Microsoft.Build.Framework",
        "Microsoft.Build.Utilities.Core", "netstandard")]
    [InlineData("tools/netstandard2.0/Infra.Analyzers.Scanner.dll", "netstandard")]
    [InlineData("analyzers/dotnet/cs/Infra.Analyzers.dll", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp",
        "System.Collections.Immutable", "System.Memory", "netstandard")]
    [InlineData(
        "analyzers/dotnet/cs/Infra.Analyzers.CodeFixes.dll",
        "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable",
        "System.Composition.AttributedModel", "System.Memory", "netstandard")]
    public void An_assembly_needs_nothing_that_its_host_does_not_bring(string path, params string[] references)
    {
        using var assembly = Assembly(path);
        var metadata = assembly.GetMetadataReader();
        var actual = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

        Assert.Empty(actual.Except(references));
    }

    /// <summary>The oldest MSBuild that loads the task has these versions; .NET Framework loads no older one in place of a newer.</summary>
    [Fact]
    public void The_task_asks_no_host_for_a_newer_version_than_it_has()
    {
        using var assembly = Assembly("tools/netstandard2.0/Infra.Analyzers.BuildTask.dll");
        var metadata = assembly.GetMetadataReader();
        var versions =
            metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
                .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);

        Assert.Equal(new(2, 0, 0, 0), versions["netstandard"]);
        Assert.Equal(new(15, 1, 0, 0), versions["Microsoft.Build.Framework"]);
        Assert.Equal(new(15, 1, 0, 0), versions["Microsoft.Build.Utilities.Core"]);
    }

    [Theory]
    [InlineData("Infra.Analyzers.BuildTask.dll")]
    [InlineData("Infra.Analyzers.Scanner.dll")]
    public void The_task_holds_code_compiled_ahead(string file)
    {
        using var ahead = Assembly($"tools/net10.0/{SealedRoot.SdkRuntime}/{file}");
        using var portable = Assembly($"tools/netstandard2.0/{file}");

        Assert.NotEqual(0, ahead.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        Assert.Equal(0, portable.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    /// <summary>For a machine that cannot restore the compiler: nothing is published, least of all to a folder without a name.</summary>
    [Fact]
    public void Nothing_is_compiled_ahead_where_no_platform_is_named()
    {
        var build = Shell.Run(
            "dotnet", SealedRoot.RepositoryRoot, new Dictionary<string, string?>(),
            "msbuild", "src/Package", "-t:CompileAheadOfTime", "-p:ReadyToRunRuntimes=none", $"-p:Configuration={SealedRoot.Configuration}",
            "-v:d").Succeeded();

        Assert.DoesNotContain("Task \"MSBuild\"", build.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// What the engine for Pulumi programs, a process of its own, brings along, and the task for .NET, which has a load context of its own.
    /// </summary>
    private static bool IsLibrary(string path) =>
        path == $"tools/net10.0/{SealedRoot.SdkRuntime}/YamlDotNet.dll"
            || path.StartsWith("tools/pulumi/", StringComparison.Ordinal) && path.EndsWith(".dll", StringComparison.Ordinal)
            && !path.Contains("/Infra.Analyzers.", StringComparison.Ordinal);

    private PEReader Assembly(string path)
    {
        using var package = Open();
        var stream = new MemoryStream();
        using (var entry = package.GetEntry(path)!.Open())
            entry.CopyTo(stream);
        stream.Position = 0;
        return new(stream);
    }

    private static bool IsOurs(string path) =>
        path != "[Content_Types].xml" && !path.StartsWith("_rels/", StringComparison.Ordinal)
            && !path.StartsWith("package/", StringComparison.Ordinal);

    private ZipArchive Open() => ZipFile.OpenRead(Path.Combine(root.Feed, $"Infra.Analyzers.{SealedRoot.PackageVersion}.nupkg"));
}
