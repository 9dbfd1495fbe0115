// What the package adds to a build, from MSBuild's own performance summary, beside the same build without the package.
//
//   dotnet run -c Release --project benchmarks/Build [-- ROUNDS]
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Infra.Analyzers.PackageTests;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
string[] ourTargets =
[
    "InfraScan", "_InfraSynthesize", "_InfraCollectSynthInputs", "_InfraLogCompilation", "_InfraCheckSettings",
    "_InfraRecognisePulumi", "_InfraCollectPulumiInputs", "_InfraRunPulumi", "_InfraCollectPulumiRuns",
];

using var root = new SealedRoot();
var without = root.Create("without").WithoutPackage();
var with = root.Create("with");
var synthesized = root.Create("synthesized").Synthesized(Stack(bytes: 1024 * 1024));
var pulumi = root.Create("registering")
    .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.PulumiStubs))
    .Write("Program.cs", PulumiProgram);
foreach (var consumer in new[] { without, with, synthesized, pulumi })
    consumer.Build().Succeeded();

Console.WriteLine($"The least of {rounds} builds in which nothing changed, in ms");
Console.WriteLine("| build | whole build | our targets | the scan | the run |");
Console.WriteLine("|---|---|---|---|---|");
var baseline = Measure("without the package", without, () => { }).Whole;
Measure("with the package, no infrastructure", with, () => { });
Measure("with 1 MB of Terraform, unchanged", synthesized, () => { });
Measure("with 1 MB of Terraform, scanned", synthesized,
    () => File.Delete(synthesized.PathOf("obj/Debug/net10.0/Infra.Analyzers.scan.cache")));
Measure("with a Pulumi program of ten resources, unchanged", pulumi, () => { });
var run = Measure("with a Pulumi program of ten resources, run", pulumi,
    () => File.Delete(pulumi.PathOf("obj/Debug/net10.0/Infra.Analyzers.pulumi"))).Run;
var nothing = Enumerable.Range(0, rounds).Min(_ => MillisecondsOf(pulumi, "exec", "bin/Debug/net10.0/registering.dll", "nothing"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"The same program with nothing to register takes {nothing} ms by 'dotnet exec': the run is {(double)run / nothing:0.0} times that."));
Console.WriteLine($"The whole build without the package is {baseline} ms: what is below its own variation is no difference.");
return 0;

(int Whole, int Run) Measure(string title, Consumer consumer, Action prepare)
{
    var summaries = new List<Summary>();
    for (var round = 0; round < rounds; round++)
    {
        prepare();
        summaries.Add(Summary.Of(consumer.Build("--no-restore", "-clp:PerformanceSummary").Succeeded().Output));
    }

    // The least: what a build takes longer than that, the machine's other work costs.
    var whole = summaries.Min(summary => summary.Whole);
    var targets = summaries.Min(summary => summary.Targets.Where(target => ourTargets.Contains(target.Key)).Sum(target => target.Value));
    var scan = summaries.Min(summary => summary.Tasks.GetValueOrDefault("ScanInfrastructure"));
    var run = summaries.Min(summary => summary.Tasks.GetValueOrDefault("RunPulumiProgram"));
    Console.WriteLine($"| {title} | {whole} | {targets} | {scan} | {run} |");
    return (whole, run);
}

static int MillisecondsOf(Consumer consumer, params string[] arguments)
{
    var watch = Stopwatch.StartNew();
    consumer.Run(arguments).Succeeded();
    return (int)watch.ElapsedMilliseconds;
}

// Buckets enough for the size, and among them trails that deliver to CloudWatch Logs and one that does not.
static string Stack(int bytes)
{
    var text =
        new StringBuilder(
            "{\n  \"resource\": {\n    \"aws_cloudtrail\": {\n      \"bad\": {\"//\": {\"metadata\": {\"path\": \"audit/bad\", "
                + "\"uniqueId\": \"bad\"}}, \"name\": \"bad\"}");
    for (var index = 0; index < 100; index++)
        text.Append(CultureInfo.InvariantCulture,
            $",\n      \"good{index}\": {{\"name\": \"good{index}\", \"cloud_watch_logs_group_arn\": "
                + $"\"${{aws_cloudwatch_log_group.g.arn}}:*\", \"cloud_watch_logs_role_arn\": \"${{aws_iam_role.r.arn}}\"}}");
    text.Append("\n    },\n    \"aws_s3_bucket\": {\n      \"first\": {}");
    for (var index = 0; text.Length < bytes; index++)
        text.Append(CultureInfo.InvariantCulture,
            $",\n      \"bucket{index}\": {{\"//\": {{\"metadata\": {{\"path\": \"audit/bucket{index}\", \"uniqueId\": "
                + $"\"bucket{index}\"}}}}, \"bucket\": \"bucket-{index}\", \"tags\": {{\"owner\": \"team-{index % 7}\"}}}}");
    return text.Append("\n    }\n  }\n}\n").ToString();
}

/// <content>The program whose run is measured.</content>
internal static partial class Program
{
    private const string PulumiProgram = """
        using Pulumi;
        using Pulumi.Aws.CloudTrail;
        using Pulumi.Aws.CloudWatch;
        using Pulumi.Aws.Iam;
        using Pulumi.Aws.S3;

        if (args is ["nothing"])
            return 0;
        return await Deployment.RunAsync(() =>
        {
            var role = new Role("role", new RoleArgs { AssumeRolePolicy = "{}" });
            for (var index = 0; index < 3; index++)
            {
                var group = new LogGroup($"group-{index}");
                _ = new Trail($"trail-{index}", new TrailArgs
                {
                    S3BucketName = new Bucket($"bucket-{index}").Id,
                    CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"),
                    CloudWatchLogsRoleArn = role.Arn,
                });
            }
        });
        """;
}

/// <summary>The performance summary at the end of a build's log, in milliseconds.</summary>
internal sealed partial record Summary(int Whole, IReadOnlyDictionary<string, int> Targets, IReadOnlyDictionary<string, int> Tasks)
{
    public static Summary Of(string log)
    {
        var sections = log.Split("Performance Summary:");
        var elapsed = Elapsed().Match(log);
        return new(
            (int)TimeSpan.ParseExact(elapsed.Groups[1].Value, @"hh\:mm\:ss\.ff", CultureInfo.InvariantCulture).TotalMilliseconds,
            Entries(sections.Single(section =>
                section.Contains("  InfraScan ", StringComparison.Ordinal)
                    || section.Contains("  CoreCompile ", StringComparison.Ordinal))),
            Entries(sections[^1]));
    }

    private static Dictionary<string, int> Entries(string section) => Entry().Matches(section)
        .GroupBy(match => match.Groups[2].Value, StringComparer.Ordinal)
        .ToDictionary(entries => entries.Key,
            entries => entries.Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    [GeneratedRegex(@"Time Elapsed ([0-9:.]+)")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"^\s+(\d+) ms\s+(\S+)\s+\d+ calls", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
