using System.Reflection;

namespace Infra.Analyzers.PackageTests;

/// <summary>
/// A temporary folder outside the repository with the packed package in a private feed and a private package cache: nothing of the
/// repository, of the user's other projects or of an earlier run reaches the consumers in it.
/// </summary>
public sealed class SealedRoot : IDisposable
{
    private readonly Dictionary<string, string?> _environment;
    private readonly Dictionary<string, string?> _environmentOfServer;
    private readonly Dictionary<string, Consumer> _shared = [];

    public SealedRoot()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("infra-analyzers-").FullName;
        _environment = new() { ["NUGET_PACKAGES"] = PackageCache };
        _environmentOfServer = new(Shell.SharedMSBuild.Concat(_environment));
        Feed = Path.Combine(Directory, ".feed");

        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
        Write("nuget.config", """
            <configuration>
              <packageSources>
                <add key="infra-analyzers" value=".feed" />
              </packageSources>
            </configuration>
            """);

        Run(RepositoryRoot, "pack", "src/Package", "--no-build", "-c", Configuration, "-o", Feed,
            $"-p:MinVerVersionOverride={PackageVersion}").Succeeded();
    }

    public string Directory { get; }

    public string Feed { get; }

    /// <summary>Where a restore has unpacked the package.</summary>
    public string PackageDirectory => Path.Combine(PackageCache, "infra.analyzers", PackageVersion);

    public static string RepositoryRoot => Metadata("RepositoryRoot");

    public static string Configuration => Metadata("Configuration");

    public static string PackageVersion => Metadata("PackageVersion");

    /// <summary>The platform of the SDK that built the package, such as <c>linux-x64</c>.</summary>
    public static string SdkRuntime => Metadata("SdkRuntime");

    /// <summary>The assembly that stands in for the Pulumi packages.</summary>
    public static string PulumiStubs =>
        Path.Combine(RepositoryRoot, "tests/Testing/PulumiStubs/bin", Configuration, "net8.0/Pulumi.dll");

    /// <summary>The assembly that stands in for the CDKTF packages where Node and the real program are not the point.</summary>
    public static string CdktfShape =>
        Path.Combine(RepositoryRoot, "tests/PackageTests/CdktfShape/bin", Configuration, "netstandard2.0/HashiCorp.Cdktf.dll");

    private string PackageCache => Path.Combine(Directory, ".packages");

    /// <summary>Runs a command of <c>dotnet</c> that starts an MSBuild of its own, as it does by default.</summary>
    internal Outcome Run(string directory, params string[] arguments) => Shell.Run("dotnet", directory, _environment, arguments);

    /// <summary>The same with the MSBuild of the command before.</summary>
    internal Outcome RunOnServer(string directory, params string[] arguments) =>
        Shell.Run("dotnet", directory, _environmentOfServer, arguments);

    /// <summary>Starts a command.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="environment">Environment variables, beside those of every command.</param>
    /// <param name="arguments">The arguments of <c>dotnet</c>.</param>
    internal RunningCommand Start(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var all = new Dictionary<string, string?>(_environment);
        foreach (var (name, value) in environment)
            all[name] = value;
        return new(Shell.Start("dotnet", directory, all, arguments), $"dotnet {string.Join(' ', arguments)}");
    }

    /// <summary>Starts a command as a shell does in the foreground: what runs in the background, as tests may, ignores Ctrl+C.</summary>
    internal RunningCommand StartInForeground(string directory, params string[] arguments) =>
        new(Shell.Start("env", directory, _environment, ["--default-signal=INT", "dotnet", .. arguments]),
            $"dotnet {string.Join(' ', arguments)}");

    /// <summary>A new project in a folder of its own.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="startsMSBuild">See <see cref="Consumer.StartsMSBuild"/>.</param>
    internal Consumer Create(string name, bool startsMSBuild = false) =>
        new(this, Path.Combine(Directory, name)) { StartsMSBuild = startsMSBuild };

    /// <summary>The project of that name, made on first use.</summary>
    internal Consumer Existing(string name, Func<string, Consumer> create) =>
        _shared.TryGetValue(name, out var consumer) ? consumer : _shared[name] = create(name);

    public void Dispose()
    {
        Shell.EndSharedMSBuild();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static string Metadata(string key) =>
        typeof(SealedRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(Directory, file), content);
}

/// <summary>
/// All package tests share one packed package; they run one after the other, as the machine's cores are busy building anyway.
/// </summary>
[CollectionDefinition(Name)]
public sealed class Packed : ICollectionFixture<SealedRoot>
{
    public const string Name = "packed";
}
