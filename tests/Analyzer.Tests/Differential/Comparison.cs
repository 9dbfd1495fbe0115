using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Analyzers.Testing;
using Infra.Analyzers.Tests.Differential.Grammars;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>
/// How often a creation leaves its trail incomplete, over all trails that it makes under all assignments of the conditions.
/// </summary>
internal enum Truth
{
    /// <summary>It makes no trail.</summary>
    NotMade,
    Never,
    Sometimes,
    Always,
}

/// <summary>What was said about one creation, against what it really makes.</summary>
/// <param name="Program">The program it is in.</param>
/// <param name="Site">Where in the program.</param>
/// <param name="Truth">What it makes.</param>
/// <param name="Said">The id that was reported there, <c>INFRA1001</c> or <c>INFRA1003</c>.</param>
internal sealed record Verdict(ITestedProgram Program, Site Site, Truth Truth, string? Said)
{
    /// <remarks>Where no trail is made, because some other condition keeps that from happening, none is complete either.</remarks>
    public bool IsFalseAlarm => Said == "INFRA1001" && Truth is (Truth.Never or Truth.Sometimes);

    public bool IsMissed => Said != "INFRA1001" && Truth == Truth.Always && Site.IsDecidable;

    public bool IsRight => Said == Truth switch
    {
        Truth.Always => "INFRA1001",
        Truth.Sometimes => "INFRA1003",
        _ => null,
    };
}

/// <summary>What was said about the log group ARNs of a program.</summary>
/// <param name="Program">The program.</param>
/// <param name="IsAlwaysLacking">Whether some creation's trails have no ARN but ones without the wildcard.</param>
/// <param name="IsSaid">Whether INFRA1002 was reported.</param>
/// <param name="IsReached">
/// Whether each of its creations makes a trail, with a log group ARN at times or never, as was said: otherwise there is code that no run
/// reaches, and nothing it does is false.
/// </param>
internal sealed record WildcardVerdict(ITestedProgram Program, bool IsAlwaysLacking, bool IsSaid, bool IsReached)
{
    public bool IsFalseAlarm => IsSaid && !IsAlwaysLacking && IsReached;
}

/// <summary>Analyses and runs generated programs.</summary>
internal static partial class Comparison
{
    /// <summary>Compiles the programs into one assembly, analyses it, and runs each program under every assignment.</summary>
    /// <param name="dialect">In whose words.</param>
    /// <param name="programs">All with an entry point, or all without.</param>
    public static async Task<(List<Verdict> Verdicts, List<WildcardVerdict> Wildcards)> CompareAsync(Dialect dialect,
        IReadOnlyList<ITestedProgram> programs)
    {
        var test = TestOf(dialect, programs);
        var diagnostics = (await test.AnalyzeAsync(Check.Analyzers)).ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
        var assembly = test.Load();
        var runs = programs.Zip(test.Sources).SelectMany(pair => Check.Assignments(pair.Second.Text)
            .Select(assignment =>
                (Program: pair.First, Stack: assembly.GetType(pair.First.TypeName, throwOnError: true)!, Assignment: assignment))).ToList();
        var made = (await dialect.RunAsync([.. runs.Select(run => (run.Stack, run.Assignment))]))
            .Zip(runs, (trails, run) => (run.Program, trails))
            .GroupBy(pair => pair.Program.ClassName)
            .ToDictionary(group => group.Key, group => group.SelectMany(pair => pair.trails).ToLookup(SiteOf));

        var verdicts = new List<Verdict>();
        var wildcards = new List<WildcardVerdict>();
        foreach (var (program, source) in programs.Zip(test.Sources))
        {
            var said = diagnostics[program.ClassName].ToList();
            var sites =
                program.Sites
                    .Select(site =>
                        (Site: site, Trails: made[program.ClassName][site.Number].ToList(), Said: Said(source.Text, site, said))).ToList();
            verdicts.AddRange(sites.Select(site => new Verdict(program, site.Site, TruthOf(site.Trails), site.Said)));
            wildcards.Add(new(
                program,
                sites.Select(site => site.Trails.Where(trail => !string.IsNullOrEmpty(trail.LogGroupArn)).ToList())
                    .Any(trails => trails.Count > 0 && trails.TrueForAll(trail => trail.LacksWildcard)),
                said.Exists(diagnostic => diagnostic.Id == "INFRA1002"),
                sites.TrueForAll(site =>
                    site.Trails.Exists(trail => !string.IsNullOrEmpty(trail.LogGroupArn))
                        || (site.Trails.Count > 0 && site.Said == "INFRA1001"))));
        }

        return (verdicts, wildcards);
    }

    /// <summary>The programs in one, each in a file of its own that is named like its class.</summary>
    public static TestProgram TestOf(Dialect dialect, IReadOnlyList<ITestedProgram> programs) => new()
    {
        Libraries = dialect.Libraries,
        IsExecutable = programs[0].IsExecutable,
        Sources =
        [
            .. programs.Select(program => new MarkedSource(program.ClassName, program.In(dialect), [])),
            .. programs[0].IsExecutable
                ? [new MarkedSource("Main.cs", "internal static class EntryPoint { private static void Main() { } }", [])]
                : Array.Empty<MarkedSource>(),
        ],
    };

    private static Truth TruthOf(List<MadeTrail> trails) => trails.Count(trail => trail.IsIncomplete) switch
    {
        _ when trails.Count == 0 => Truth.NotMade,
        0 => Truth.Never,
        var incomplete => incomplete == trails.Count ? Truth.Always : Truth.Sometimes,
    };

    private static string? Said(string source, Site site, IEnumerable<Diagnostic> diagnostics)
    {
        var marker = string.Create(CultureInfo.InvariantCulture, $"/*t{site.Number}*/");
        var place = source.IndexOf(marker, StringComparison.Ordinal) + marker.Length;
        return diagnostics.SingleOrDefault(diagnostic => diagnostic.Id != "INFRA1002" && diagnostic.Location.IsAboutCreationAt(place))?.Id;
    }

    /// <summary>The number of the creation that made a trail; its name may stand behind those of what it is in.</summary>
    private static int SiteOf(MadeTrail trail) =>
        SiteInName().Match(trail.Name) is { Success: true } match
            ? int.Parse(match.Groups["site"].Value, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex("(^|_)t(?<site>[0-9]+)-")]
    private static partial Regex SiteInName();
}
