using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Amazon.CDK;

namespace Infra.Analyzers.Testing;

/// <summary>Runs AWS CDK programs on the real AWS CDK, in one Node process for all, and tells which trails they synthesize.</summary>
public static class AwsCdkEngine
{
    private const int RunsOfAnApp = 40;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Assemblies = new(() => typeof(AwsCdkEngine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AwsCdkAssemblies").Value!.Split('|')
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal));

    static AwsCdkEngine() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Assemblies.Value.TryGetValue(name.Name!, out var path) ? context.LoadFromAssemblyPath(path) : null;

    /// <summary>The assemblies of AWS CDK, where NuGet put them.</summary>
    public static IEnumerable<string> Paths => Assemblies.Value.Values;

    /// <summary>Runs stack or stage classes, many of them in one app.</summary>
    /// <param name="runs">
    /// The runs to make: a class with a constructor that takes a scope and an id, and the conditions (see <see cref="Given.Assign"/>).
    /// </param>
    /// <returns>
    /// The trails of each run, in their order, one for each outcome of the conditions of its template; none of a run that throws.
    /// </returns>
    public static IReadOnlyList<IReadOnlyList<MadeTrail>> Run(IReadOnlyList<(Type Stack, int Assignment)> runs) =>
        JsiiKernel.Run(() => runs.Chunk(RunsOfAnApp).SelectMany(RunTogether).ToList());

    /// <summary>Runs in one app, or each in its own where the synthesis of all together throws.</summary>
    private static IReadOnlyList<IReadOnlyList<MadeTrail>> RunTogether((Type Stack, int Assignment)[] runs) =>
        Synthesize(runs) is { } made ? made
        : runs is [_] ? [[]]
        : [.. runs.SelectMany(run => RunTogether([run]))];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<IReadOnlyList<MadeTrail>>? Synthesize((Type Stack, int Assignment)[] runs)
    {
        var output = Directory.CreateTempSubdirectory("infra-cdk-");
        try
        {
            var app = new App(new AppProps { Outdir = output.FullName, AnalyticsReporting = false });
            var made = runs.Select((run, i) => JsiiKernel.TryMake(app, run.Stack, NameOf(i), run.Assignment)).ToList();
            app.Synth();
            var assembly = CloudAssembly.Read(output.FullName);
            return [.. made.Select((isMade, i) => isMade ? Trails(assembly, NameOf(i)) : [])];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static string NameOf(int run) => string.Create(CultureInfo.InvariantCulture, $"run{run}x");

    private static IReadOnlyList<MadeTrail> Trails(CloudAssembly assembly, string run) =>
    [
        .. from template in assembly.TemplatesOf(run)
           from resource in template.OfType("AWS::CloudTrail::Trail")
           from outcome in template.Outcomes(resource.Properties)
           select new MadeTrail(
               assembly.NameOf(run, resource.LogicalId), outcome("CloudWatchLogsLogGroupArn"), outcome("CloudWatchLogsRoleArn"))
    ];
}
