// What infra-scan takes, as ratios to what users know, measured in turn in one run, so that the machine does not matter; the best of some
// rounds counts. The tool is measured twice: compiled ahead for this platform, and portable, as IL that is compiled while it runs.
//
//   dotnet run -c Release --project benchmarks/Tool [-- ROUNDS]
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Infra.Analyzers.Testing;
using Infra.Analyzers.Tool.Tests;

const int Projects = 20;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var repository =
    typeof(Benchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
var folder = Directory.CreateTempSubdirectory("infra-scan-benchmark-").FullName;
try
{
    // Nothing of the repository's own settings reaches what is built here.
    foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        SampleRepository.Write(folder, file, "<Project />");
    SampleRepository.Write(folder, "empty/empty.csproj", SampleRepository.Project(""));
    SampleRepository.Write(folder, "empty/Program.cs", "return;\n");
    DotNet(Path.Combine(folder, "empty"), "publish", "-c", "Release", "-o", "../published-empty");
    DotNet(repository, "publish", "src/Tool", "-c", "Release", "-o", Path.Combine(folder, "portable"));
    DotNet(repository, "publish", "src/Tool", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o",
        Path.Combine(folder, "ahead"));
    SampleRepository.Write(folder, "one/cdk.tf.json",
        """{"resource": {"aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "logs"}}}}""");
    var solution = Path.Combine(folder, "solution");
    GeneratedProjects.WriteTo(solution, Projects, packageVersion: null);
    DotNet(solution, "restore", "all.slnx");

    var empty =
        new Benchmark("an empty console program", rounds,
            () => Shell.Run(Path.Combine(folder, "published-empty/empty"), folder, Benchmark.NoEnvironment));
    var build =
        new Benchmark($"dotnet build --no-restore, {Projects} projects", Math.Min(rounds, 3),
            () => DotNet(solution, "build", "all.slnx", "--no-restore"), () => Clean(solution));
    var versions = OfTool("--version", rounds, folder, "--version");
    var files = OfTool("one cdk.tf.json", rounds, folder, "one/cdk.tf.json", "--fail-on", "none");
    var scans = OfTool($"{Projects} projects", Math.Min(rounds, 3), folder, "solution", "--fail-on", "none");
    Benchmark.Run([empty, .. versions, .. files]);
    Benchmark.Run([build, .. scans]);

    Console.WriteLine("| what | ms | ratio | of |");
    Console.WriteLine("|---|---|---|---|");
    foreach (var (measured, yardstick) in versions.Concat(files).Select(measured => (measured, empty))
        .Concat(scans.Select(measured => (measured, build))))
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {measured.Name} | {measured.Best:F0} | {measured.Best / yardstick.Best:F2} | {yardstick.Name} ({yardstick.Best:F0} ms) |"));
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static void DotNet(string directory, params string[] arguments) =>
    Shell.Run("dotnet", directory, Benchmark.NoEnvironment, [.. arguments, "-v:quiet"]).Succeeded();

static List<Benchmark> OfTool(string name, int rounds, string folder, params string[] arguments)
{
    string[] kinds = ["ahead", "portable"];
    return
    [
        .. from kind in kinds
           let program = Path.Combine(folder, kind, "Infra.Analyzers.Tool")
           select new Benchmark($"infra-scan, {kind}: {name}", rounds,
               () => Shell.Run(program, folder, Benchmark.NoEnvironment, arguments).Succeeded()),
    ];
}

static void Clean(string solution)
{
    string[] outputs = ["bin", "obj/Debug"];
    foreach (var output in Directory.GetDirectories(solution).SelectMany(project => outputs.Select(name => Path.Combine(project, name)))
        .Where(Directory.Exists))
        Directory.Delete(output, recursive: true);
}

/// <summary>Something that is measured, as often as is said, and the best of its times.</summary>
internal sealed class Benchmark(string name, int rounds, Action action, Action? prepare = null)
{
    public static readonly Dictionary<string, string?> NoEnvironment = [];

    public string Name => name;

    /// <summary>In milliseconds.</summary>
    public double Best { get; private set; } = double.MaxValue;

    /// <summary>Measures several in turn, after one round that does not count.</summary>
    public static void Run(IReadOnlyList<Benchmark> benchmarks)
    {
        for (var round = -1; round < benchmarks.Max(benchmark => benchmark.Rounds); round++)
        {
            foreach (var benchmark in benchmarks)
                benchmark.Measure(counts: round >= 0);
        }
    }

    private int Rounds => rounds;

    private void Measure(bool counts)
    {
        prepare?.Invoke();
        var watch = Stopwatch.StartNew();
        action();
        if (counts)
            Best = Math.Min(Best, watch.Elapsed.TotalMilliseconds);
    }
}
