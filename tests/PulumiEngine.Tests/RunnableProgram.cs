using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Analyzers.PulumiEngine.Registration;
using Infra.Analyzers.PulumiEngine.Running;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.PulumiEngine.Tests;

/// <summary>A Pulumi program in a folder of its own, built on the stubs of the SDK, which speak its protocol.</summary>
internal sealed class RunnableProgram : IDisposable
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Pulumi;
        global using Pulumi.Aws.CloudTrail;
        global using Pulumi.Aws.CloudWatch;
        global using Pulumi.Aws.Iam;
        global using Pulumi.Aws.S3;
        """;

    /// <summary>The folder whose assemblies lie beside the program, as a build puts them there.</summary>
    private static readonly string Stubs = typeof(RunnableProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Stubs").Value!;

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly StringBuilder _printed = new();

    /// <param name="source">Its C#; what most programs use is imported.</param>
    /// <param name="hasSymbols">Whether there is a PDB.</param>
    public RunnableProgram(string source, bool hasSymbols = true)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("pulumi program ").FullName;
        Write("Program.cs", source);
        foreach (var file in System.IO.Directory.EnumerateFiles(Stubs, "*.dll"))
            File.Copy(file, PathOf(Path.GetFileName(file)));
        Write("program.runtimeconfig.json", """
            {"runtimeOptions":{"tfm":"net10.0","rollForward":"Major","framework":{"name":"Microsoft.NETCore.App","version":"8.0.0"}}}
            """);
        Compile(source, hasSymbols);
    }

    public string Directory { get; }

    /// <summary>How long it may run.</summary>
    public TimeSpan Timeout { get; set; } = Processes.Watchdog;

    /// <summary>The stacks to run.</summary>
    public IReadOnlyList<string> Stacks { get; init; } = [];

    /// <summary>What it printed.</summary>
    public string Printed => _printed.ToString();

    public string PathOf(string file) => Path.Combine(Directory, file);

    public RunnableProgram Write(string file, string content)
    {
        File.WriteAllText(PathOf(file), content);
        return this;
    }

    /// <summary>Runs it; what the engine wrote for a stack.</summary>
    public async Task<JsonObject> RunAsync(string stack = "dev", CancellationToken cancellation = default)
    {
        await StartAsync(cancellation);
        return (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(OutputOf(stack), cancellation))!;
    }

    /// <summary>Runs it where it is to fail; the reason.</summary>
    public async Task<EngineException> FailAsync()
    {
        var exception = await Assert.ThrowsAsync<EngineException>(() => StartAsync(CancellationToken.None));
        Assert.Empty(System.IO.Directory.EnumerateFiles(PathOf("out"), "*.json"));
        return exception;
    }

    /// <summary>Runs it by the engine as a process of its own.</summary>
    /// <param name="environment">Variables beside those of the tests.</param>
    /// <param name="stacks">The stacks.</param>
    /// <returns>The engine's exit code, and what it wrote to its standard error.</returns>
    public async Task<(int ExitCode, string Error)> StartEngineAsync(IReadOnlyDictionary<string, string?> environment,
        params string[] stacks)
    {
        var engine = typeof(ProgramRunner).Assembly.Location;
        var start = new ProcessStartInfo("dotnet",
        [
            "exec", engine, "--program", PathOf("program.dll"), "--host", "dotnet", "--directory", Directory, "--output", PathOf("out"),
            .. stacks.SelectMany(stack => new[] { "--stack", stack }),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (printed, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await printed;
        return (process.ExitCode, await error);
    }

    public string OutputOf(string stack) => Path.Combine(PathOf("out"), stack + ".json");

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    /// <summary>The state of the resource of a name.</summary>
    public static JsonObject Resource(JsonObject run, string name) => (JsonObject)Assert.Single(
        run["steps"]!.AsArray(), step => step!["urn"]!.ToString().EndsWith("::" + name, StringComparison.Ordinal))!["newState"]!;

    private async Task StartAsync(CancellationToken cancellation)
    {
        var options = new EngineOptions
        {
            Program = PathOf("program.dll"),
            Host = "dotnet",
            Directory = Directory,
            Output = PathOf("out"),
            Stacks = Stacks,
            Timeout = Timeout,
        };
        await using var writer = new StringWriter(_printed);
        await new ProgramRunner(options, new ProgramLog(TextWriter.Synchronized(writer))).RunAsync(cancellation);
    }

    private void Compile(string source, bool hasSymbols)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create(
            "program",
            [
                CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), options, PathOf("Program.cs")),
                CSharpSyntaxTree.ParseText(SourceText.From(Usings, Encoding.UTF8), options, "Usings.cs"),
            ],
            References.Value,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = File.Create(PathOf("program.dll"));
        using var symbols = hasSymbols ? File.Create(PathOf("program.pdb")) : null;
        var result = compilation.Emit(assembly, symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success,
            string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }
}
