using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Amazon.CDK;

namespace Infra.Analyzers.Testing;

/// <summary>Runs AWS CDK programs on the real AWS CDK, in one Node process for all, and tells which trails they synthesize.</summary>
public static class AwsCdkEngine
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Assemblies = new(() => typeof(AwsCdkEngine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AwsCdkAssemblies").Value!.Split('|')
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal));

    static AwsCdkEngine() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Assemblies.Value.TryGetValue(name.Name!, out var path) ? context.LoadFromAssemblyPath(path) : null;

    /// <summary>The assemblies of AWS CDK, where NuGet put them.</summary>
    public static IEnumerable<string> Paths => Assemblies.Value.Values;

    /// <summary>Runs stack or stage classes, each in an app of its own.</summary>
    /// <param name="runs">
    /// The runs to make: a class with a constructor that takes a scope and an id, and the conditions (see <see cref="Given.Assign"/>).
    /// </param>
    /// <returns>
    /// The trails of each run, in their order, one for each outcome of the conditions of its template; none of a run that throws.
    /// </returns>
    public static IReadOnlyList<IReadOnlyList<MadeTrail>> Run(IReadOnlyList<(Type Stack, int Assignment)> runs) =>
        JsiiKernel.Run(() => runs.Select(run => Trails(Synthesize(run.Stack, run.Assignment))).ToList());

    /// <summary>The synthesized templates of a run; <see langword="null"/> where it throws.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CloudAssembly? Synthesize(Type stack, int assignment)
    {
        var output = Directory.CreateTempSubdirectory("infra-cdk-");
        Given.Assign(assignment);
        try
        {
            var app = new App(new AppProps { Outdir = output.FullName, AnalyticsReporting = false });
            _ = Activator.CreateInstance(stack, app, "stack");
            app.Synth();
            return CloudAssembly.Read(output.FullName);
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

    private static IReadOnlyList<MadeTrail> Trails(CloudAssembly? assembly) =>
    [
        .. from template in assembly?.Templates ?? []
           from resource in template.OfType("AWS::CloudTrail::Trail")
           from outcome in template.Outcomes(resource.Properties)
           select new MadeTrail(
               assembly!.NameOf(resource.LogicalId), outcome("CloudWatchLogsLogGroupArn"), outcome("CloudWatchLogsRoleArn"))
    ];
}
