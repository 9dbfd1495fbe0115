// What the package adds to a build, from MSBuild's own performance summary, beside the same build without the package.
//
//   dotnet run -c Release --project benchmarks/Build [-- ROUNDS]
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Infra.Analyzers.PackageTests;

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
string[] ourTargets = ["InfraScan", "_InfraSynthesize", "_InfraCollectSynthInputs", "_InfraLogCompilation", "_InfraCheckSettings"];

using var root = new SealedRoot();
var without = root.Create("without").WithoutPackage();
var with = root.Create("with");
var synthesized = root.Create("synthesized").Synthesized(Stack(bytes: 1024 * 1024));
foreach (var consumer in new[] { without, with, synthesized })
    consumer.Build().Succeeded();

Console.WriteLine($"The least of {rounds} builds in which nothing changed, in ms");
Console.WriteLine("| build | whole build | our targets | our task |");
Console.WriteLine("|---|---|---|---|");
var baseline = Measure("without the package", without, () => { });
Measure("with the package, no infrastructure", with, () => { });
Measure("with 1 MB of Terraform, unchanged", synthesized, () => { });
Measure("with 1 MB of Terraform, scanned", synthesized,
    () => File.Delete(synthesized.PathOf("obj/Debug/net10.0/Infra.Analyzers.scan.cache")));
Console.WriteLine($"The whole build without the package is {baseline} ms: what is below its own variation is no difference.");
return 0;

int Measure(string title, Consumer consumer, Action prepare)
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
    var task = summaries.Min(summary => summary.Tasks.GetValueOrDefault("ScanInfrastructure"));
    Console.WriteLine($"| {title} | {whole} | {targets} | {task} |");
    return whole;
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
