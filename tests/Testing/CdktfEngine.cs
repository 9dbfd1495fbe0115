using System.Globalization;
using System.Text.Json;
using HashiCorp.Cdktf;

namespace Infra.Analyzers.Testing;

/// <summary>Runs CDKTF programs on the real CDKTF, in one Node process for all, and tells which trails they synthesize.</summary>
public static class CdktfEngine
{
    /// <summary>Runs stack classes, all in one app.</summary>
    /// <param name="runs">
    /// The runs to make: a class with a constructor that takes a scope and an id, derived from <see cref="TerraformStack"/>, and the
    /// conditions (see <see cref="Given.Assign"/>).
    /// </param>
    /// <returns>The trails of each run, in their order; none of a run that throws, since then nothing is synthesized.</returns>
    public static IReadOnlyList<IReadOnlyList<MadeTrail>> Run(IReadOnlyList<(Type Stack, int Assignment)> runs) =>
        JsiiKernel.Run(() => RunAll(runs));

    private static List<IReadOnlyList<MadeTrail>> RunAll(IReadOnlyList<(Type Stack, int Assignment)> runs)
    {
        var output = Directory.CreateTempSubdirectory("infra-synth-");
        try
        {
            var app = new App(new AppConfig { Outdir = output.FullName });
            var made = runs.Select((run, i) => JsiiKernel.TryMake(app, run.Stack, StackName(i), run.Assignment)).ToList();
            app.Synth();
            return [.. made.Select((isMade, i) =>
                isMade ? Trails(Path.Combine(output.FullName, "stacks", StackName(i), "cdk.tf.json")) : (IReadOnlyList<MadeTrail>)[])];
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static string StackName(int number) => string.Create(CultureInfo.InvariantCulture, $"stack-{number}");

    private static List<MadeTrail> Trails(string synthesized)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(synthesized));
        return !json.RootElement.TryGetProperty("resource", out var resources)
            || !resources.TryGetProperty("aws_cloudtrail", out var trails)
            ? []
            : [.. trails.EnumerateObject().Select(trail => new MadeTrail(
                trail.Name, Text(trail.Value, "cloud_watch_logs_group_arn"), Text(trail.Value, "cloud_watch_logs_role_arn")))];
    }

    private static string? Text(JsonElement trail, string attribute) =>
        trail.TryGetProperty(attribute, out var value) ? value.ToString() : null;
}
