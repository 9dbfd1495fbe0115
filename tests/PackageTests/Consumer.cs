using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.PackageTests;

/// <summary>A user's project that references the package.</summary>
internal sealed class Consumer
{
    private readonly SealedRoot _root;

    // What the last restore read.
    private string _restored = "";

    public Consumer(SealedRoot root, string directory)
    {
        _root = root;
        Directory = directory;
        System.IO.Directory.CreateDirectory(directory);
        ProjectFile = $"{Path.GetFileName(directory)}.csproj";
        Write("Program.cs", "System.Console.WriteLine();\n");
        Project();
    }

    public string Directory { get; }

    public string ProjectFile { get; }

    /// <summary>Where a restore has unpacked the package.</summary>
    public string PackageDirectory => _root.PackageDirectory;

    /// <summary>Writes the project file: a console program with the package, and with what is given.</summary>
    /// <param name="properties">More properties.</param>
    /// <param name="content">More of the project's content.</param>
    /// <param name="framework">The property that names the target framework or frameworks.</param>
    public Consumer Project(string properties = "", string content = "", string framework = "<TargetFramework>net10.0</TargetFramework>")
    {
        return Write(ProjectFile, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                {framework}
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Infra.Analyzers" Version="{SealedRoot.PackageVersion}" PrivateAssets="all" />
              </ItemGroup>
              {content}
            </Project>
            """);
    }

    /// <summary>Takes the package out of the project, for a comparison.</summary>
    public Consumer WithoutPackage() =>
        Write(ProjectFile, Regex.Replace(File.ReadAllText(PathOf(ProjectFile)), "<PackageReference [^>]*>", ""));

    /// <summary>A reference to an assembly, for <see cref="Project"/>.</summary>
    public static string Reference(string assembly) => $"""<ItemGroup><Reference Include="{assembly}" /></ItemGroup>""";

    public string PathOf(string file) => Path.Combine(Directory, file);

    public Consumer Write(string file, string content)
    {
        var path = PathOf(file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    /// <summary>Writes what a CDKTF program with one stack synthesizes.</summary>
    /// <param name="resources">The stack's resources, as Terraform JSON.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="directory">The synthesized folder.</param>
    public Consumer Synthesized(string resources, string stack = "audit", string directory = "cdktf.out")
    {
        Write($"{directory}/manifest.json", $$$$"""
            {"stacks":{"{{{{stack}}}}":{"annotations":[],"constructPath":"{{{{stack}}}}","dependencies":[],"name":"{{{{stack}}}}","synthesizedStackPath":"stacks/{{{{stack}}}}/cdk.tf.json","workingDirectory":"stacks/{{{{stack}}}}"}},"version":"0.21.0"}
            """);
        return Write($"{directory}/stacks/{stack}/cdk.tf.json", resources);
    }

    /// <summary>A trail without CloudWatch Logs, on the second line of a stack's JSON, beginning at column 38.</summary>
    public static string BadTrail(string name = "bad", string stack = "audit") => $$$$"""
        {"resource": {"aws_cloudtrail": {
                                             "{{{{name}}}}": {"//": {"metadata": {"path": "{{{{stack}}}}/{{{{name}}}}",
                                                         "uniqueId": "{{{{name}}}}"}}, "name": "{{{{name}}}}"}
        }}}
        """;

    /// <summary>Each of its commands starts an MSBuild of its own, as a user's do by default; else they share one, which is faster.</summary>
    public bool StartsMSBuild { get; init; }

    public Outcome Run(params string[] arguments) =>
        StartsMSBuild ? _root.Run(Directory, arguments) : _root.RunOnServer(Directory, arguments);

    public RunningCommand Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        _root.Start(Directory, environment, arguments);

    /// <inheritdoc cref="SealedRoot.StartInForeground"/>
    public RunningCommand StartInForeground(params string[] arguments) => _root.StartInForeground(Directory, arguments);

    /// <summary>
    /// <c>dotnet build</c>, which restores where a project file has changed since the last time: looking for nothing to restore takes as
    /// long as a small build.
    /// </summary>
    public Outcome Build(params string[] arguments)
    {
        var read = string.Join('\n', System.IO.Directory.EnumerateFiles(Directory, "*.*proj")
            .Concat(System.IO.Directory.EnumerateFiles(Directory, "Directory.*")).Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var isRestored = read == _restored && File.Exists(PathOf("obj/project.assets.json")) && !arguments.Contains("--no-restore");
        var build = Run(isRestored ? ["build", ProjectFile, "--no-restore", .. arguments] : ["build", ProjectFile, .. arguments]);
        _restored = read;
        return build;
    }

    /// <summary>The value of a property as MSBuild evaluates it.</summary>
    public string Property(string name) =>
        Run("msbuild", ProjectFile, $"-getProperty:{name}").Succeeded().Output.Trim();

    /// <summary>The full paths of everything below a folder of the project, relative to it, in order.</summary>
    public IReadOnlyList<string> Files(string folder) => System.IO.Directory.Exists(PathOf(folder))
        ? [.. System.IO.Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(PathOf(folder), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A JSON file of the project.</summary>
    public JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(file)));
        return document.RootElement.Clone();
    }
}
