using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Infra.Analyzers;
using Infra.Analyzers.AnalyzerBenchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

// What an analyzer adds to the processor time of a compile, as a ratio to the same compile without it, one after the other in one process.
var files = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 2000;
const int pairs = 5;

// The ratios of the peers' rules do not depend on how many files there are, and each of many rules costs two compiles.
var filesForPeers = Math.Min(files, 200);
var candidates =
    new List<(string Name, DiagnosticAnalyzer Analyzer)> { ("Infra.Analyzers", new InfraAnalyzer()),
        ("empty operation action", new EmptyOperationAnalyzer()) };
var peers = args.Contains("--no-peers") ? [] : Peers.Load();

// The first compile pays for the compilation of the compiler itself.
foreach (var (_, analyzer) in candidates)
    Compile(GeneratedProgram.Create(filesForPeers, Content.TrailInEveryTenthFile), analyzer, []);

foreach (var (title, content) in new[]
{
    ("no trail in any file", Content.NoTrail),
    ("a trail in every tenth file", Content.TrailInEveryTenthFile),
    ("resources in every file", Content.ResourcesInEveryFile),
}.Where(part => part.Item2 == Content.ResourcesInEveryFile || !args.Contains("--resources")))
{
    Console.WriteLine($"{files} files, {title}");
    foreach (var (name, analyzer) in candidates)
        Console.WriteLine($"  {name,-28} {Median([.. Enumerable.Range(0, pairs).Select(_ => Ratio(files, content, analyzer, []))]):P1}");
    if (content == Content.ResourcesInEveryFile)
    {
        var ratios = Enumerable.Range(0, pairs).Select(_ => Ratio(files, content, new InfraAnalyzer(), [new ManyOwnRules()]));
        Console.WriteLine($"  {$"with {ManyOwnRules.Count} rules of its own",-28} {Median([.. ratios]):P1}");
    }

    if (peers.Count > 0)
        Console.WriteLine(
            $"  {$"median of {peers.Count} peers' rules",-28}"
                + $" {Median([.. peers.Select(peer => Ratio(filesForPeers, content, peer, []))]):P1} ({filesForPeers} files)");
}

static double Ratio(int files, Content content, DiagnosticAnalyzer analyzer, ImmutableArray<AdditionalText> rules)
{
    // The driver costs as well, so the compile without the analyzer has one that asks for nothing.
    var without = Cost(files, content, new EmptyOperationAnalyzer(asksForOperations: false), []);
    return (Cost(files, content, analyzer, rules) / without) - 1;
}

static double Cost(int files, Content content, DiagnosticAnalyzer analyzer, ImmutableArray<AdditionalText> rules)
{
    var compilation = GeneratedProgram.Create(files, content);
    GC.Collect();
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    Compile(compilation, analyzer, rules);
    return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
}

static void Compile(CSharpCompilation compilation, DiagnosticAnalyzer analyzer, ImmutableArray<AdditionalText> rules)
{
    var driver =
        compilation.WithAnalyzers([analyzer],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions(rules), onAnalyzerException: null, concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
    _ = driver.GetAllDiagnosticsAsync().GetAwaiter().GetResult();
}

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}
