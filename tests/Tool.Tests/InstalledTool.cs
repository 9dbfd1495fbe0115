using System.Reflection;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>
/// The packed tool, installed from a private feed into an empty folder, and a repository with inputs of all kinds, scanned once with all
/// formats: starting processes is what the tests' time goes into.
/// </summary>
public sealed class InstalledTool : IDisposable
{
    private readonly Dictionary<string, string?> _environment;

    public InstalledTool()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("infra-scan-tests-").FullName;
        _environment = new()
        {
            ["NUGET_PACKAGES"] = Path.Combine(Directory, ".packages"),
            ["XDG_CACHE_HOME"] = Path.Combine(Directory, ".cache"),
            ["NO_COLOR"] = null,
        };

        // What the terminal that the tests were started in has set.
        foreach (var name in new[]
        {
            "FORCE_HYPERLINK", "NO_HYPERLINK", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "COLORTERM",
        })
            _environment[name] = null;
        Write("nuget.config", """
            <configuration>
              <packageSources>
                <add key="feed" value="feed" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        foreach (var project in new[] { "src/Tool", "src/Package" })
            DotNet(Metadata("RepositoryRoot"), "pack", project, "--no-build", "-c", Metadata("Configuration"), "-o", PathOf("feed"),
                $"-p:MinVerVersionOverride={PackageVersion}").Succeeded();
        DotNet(Directory, "tool", "install", "Infra.Analyzers.Tool", "--tool-path", PathOf("tool"), "--version", PackageVersion,
            "--source", PathOf("feed")).Succeeded();

        Repository = PathOf("repository");
        SampleRepository.WriteTo(Repository);
        Restore("repository", SampleRepository.Projects);
        FilesBefore = FilesOf(Repository);
        Scan = Run(Repository,
            [".", "--edits", "--rules", "+INFRA1001,+INFRA1002,+INFRA1003",
                .. Reports.SelectMany(report => new[] { "-o", $"{report}=../reports/{report}" })]);
    }

    /// <summary>The formats that are written to files; a further one is printed. New rules change no report: a few are looked at.</summary>
    public static IReadOnlyList<string> Reports { get; } = ["json", "sarif", "junit", "github", "azure", "gitlab", "markdown", "html"];

    public string Directory { get; }

    /// <summary>The repository with all kinds of input.</summary>
    public string Repository { get; }

    /// <summary>The files of the repository before it was scanned.</summary>
    public IReadOnlyList<string> FilesBefore { get; }

    /// <summary>The scan of the whole repository.</summary>
    internal Outcome Scan { get; }

    public static string SourceFile(string path) => Path.Combine(Metadata("RepositoryRoot"), path);

    /// <summary>An assembly that stands in for packages which the test's network may not have.</summary>
    public static string PulumiStubs => SourceFile($"tests/Testing/PulumiStubs/bin/{Metadata("Configuration")}/net8.0/Pulumi.dll");

    /// <inheritdoc cref="PulumiStubs"/>
    public static string CdktfShape =>
        SourceFile($"tests/PackageTests/CdktfShape/bin/{Metadata("Configuration")}/netstandard2.0/HashiCorp.Cdktf.dll");

    /// <summary>A language server for C#, as editors start it.</summary>
    public static string LanguageServer => Metadata("LanguageServer");

    public static string PackageVersion => Metadata("PackageVersion");

    /// <summary>A report of <see cref="Scan"/>.</summary>
    public string Report(string format) => File.ReadAllText(PathOf($"reports/{format}"));

    /// <summary>A folder with files of its own, beside the repository.</summary>
    public string Folder(string name, params (string File, string Content)[] files)
    {
        var folder = System.IO.Directory.CreateDirectory(PathOf(name)).FullName;
        foreach (var (file, content) in files)
            SampleRepository.Write(folder, file, content);
        return folder;
    }

    /// <summary>Restores projects of a folder that are each in a folder of their own name.</summary>
    public void Restore(string folder, IEnumerable<string> projects)
    {
        Write($"{folder}.slnx",
            $"<Solution>{string.Concat(projects.Select(name => $"<Project Path=\"{folder}/{name}/{name}.csproj\" />"))}</Solution>");
        DotNet(Directory, "restore", $"{folder}.slnx", "-v:quiet").Succeeded();
    }

    /// <summary>What programs are started with that the tests start.</summary>
    internal IReadOnlyDictionary<string, string?> Variables => _environment;

    /// <summary>Runs the tool as its user would.</summary>
    internal Outcome Run(string directory, params string[] arguments) => Shell.Run(Program, directory, _environment, arguments);

    /// <summary>Runs the tool as its user would who has these variables, too.</summary>
    internal Outcome Run(string directory, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var variables = new Dictionary<string, string?>(_environment);
        foreach (var (name, value) in environment)
            variables[name] = value;
        return Shell.Run(Program, directory, variables, arguments);
    }

    /// <summary>Runs git as somebody.</summary>
    internal static string Git(string directory, params string[] arguments) => Shell.Run(
        "git",
        directory,
        new Dictionary<string, string?>(),
        ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", .. arguments]).Succeeded().Output;

    /// <summary>A repository with one commit, on the branch <c>main</c>.</summary>
    internal string GitFolder(string name, params (string File, string Content)[] files)
    {
        var folder = Folder(name, files);
        Git(folder, "init", "-q", "-b", "main", ".");
        Git(folder, "add", "-A");
        Git(folder, "commit", "-q", "-m", "first");
        return folder;
    }

    /// <summary>Runs the tool in a terminal of 60 columns.</summary>
    internal Outcome RunInTerminal(string directory, params string[] arguments) =>
        RunInTerminal(directory, new Dictionary<string, string?>(), arguments);

    /// <inheritdoc cref="RunInTerminal(string, string[])"/>
    internal Outcome RunInTerminal(string directory, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var command = string.Join(' ', arguments.Prepend(Program).Select(argument => $"'{argument}'"));
        var variables = new Dictionary<string, string?>(_environment) { ["TERM"] = "xterm" };
        foreach (var (name, value) in environment)
            variables[name] = value;
        return Shell.Run("script", directory, variables, "-qec", $"stty cols 60; {command}", "/dev/null");
    }

    /// <summary>The installed program.</summary>
    internal string Program => PathOf(OperatingSystem.IsWindows() ? "tool/infra-scan.exe" : "tool/infra-scan");

    internal Outcome DotNet(string directory, params string[] arguments) => Shell.Run("dotnet", directory, _environment, arguments);

    public static IReadOnlyList<string> FilesOf(string folder) =>
        [.. System.IO.Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static string Metadata(string key) =>
        typeof(InstalledTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private string PathOf(string file) => Path.Combine(Directory, file);

    private void Write(string file, string content) => File.WriteAllText(PathOf(file), content);
}

/// <summary>All tests share one installed tool.</summary>
[CollectionDefinition(Name)]
public sealed class Installed : ICollectionFixture<InstalledTool>
{
    public const string Name = "installed";
}
