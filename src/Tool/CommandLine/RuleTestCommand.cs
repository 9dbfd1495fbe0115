using System.CommandLine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Tool.Examples;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>
/// <c>infra-scan rules test [file…]</c>: holds own rules against the examples that their files give, in Terraform's language and in C#.
/// </summary>
internal static class RuleTestCommand
{
    private const int MaxPathLength = 500;
    private const int MaxTextLength = 1_000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = $"The files with rules. Default: the nearest {OwnRules.FileName} upwards.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var code = new Option<bool>("--code") { Description = "Print each example as C#, as it is tried with each framework." };
        var command = new Command(
            "test", "Hold rules of your own against the good and bad examples in their file, in Terraform's language and in C#.")
        {
            files, code,
        };
        command.SetAction(async (parsed, cancellation) =>
            (int)await RunAsync(parsed.GetValue(files) ?? [], parsed.GetValue(code), cancellation).ConfigureAwait(false));
        return command;
    }

    /// <exception cref="UsageException">There is no file.</exception>
    private static async Task<ExitCode> RunAsync(IReadOnlyList<string> given, bool printsCode, CancellationToken cancellationToken)
    {
        var paths = given.Count > 0 ? given
            : OwnRuleSources.FindAbove(Environment.CurrentDirectory) is { } found ? [found]
            : throw new UsageException($"There is no {OwnRules.FileName} here or above; name a file.");
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            throw new UsageException($"There is no file '{missing}'.");

        // Two files with one id are seen only together.
        var reports = new List<Report>();
        OwnRuleSources.Read(paths, reports);
        foreach (var report in reports)
            Write(report.Place, $"error {report.Rule.Id}: {report.Message}");

        var tried = new List<TriedExample>();
        foreach (var path in paths)
            tried.AddRange(await TryAsync(path, printsCode, cancellationToken).ConfigureAwait(false));
        Console.Out.WriteLine(ExampleReport.Summary(tried));
        return reports.Count > 0 ? ExitCode.Incomplete
            : tried.TrueForAll(example => example.IsRight) ? ExitCode.Clean
            : ExitCode.Findings;
    }

    private static async Task<IReadOnlyList<TriedExample>> TryAsync(string path, bool printsCode, CancellationToken cancellationToken)
    {
        var rules = OwnRuleSources.Read([path], []).Rules.Where(rule => rule.Rule.Metadata.Severity != Severity.None).ToList();
        if (rules.Count == 0)
            return [];
        var test = new ExampleTest(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        var tried = await test.RunAsync([.. rules.SelectMany(RuleExample.Of)], cancellationToken).ConfigureAwait(false);
        var byRule = tried.ToLookup(example => example.Example.Id, StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var (place, text) in ExampleReport.Of(rule, [.. byRule[rule.Rule.Metadata.Id]]))
                Write(TextPlace.Of(path, place), text);
        }

        foreach (var (name, code) in printsCode ? ExampleReport.Code(tried) : [])
            Console.Out.WriteLine($"// {name}{Environment.NewLine}{code}");
        return tried;
    }

    private static void Write(TextPlace place, string text) =>
        Console.Out.WriteLine($"{SafeText.Of(place.Path, MaxPathLength)}({place.Line},{place.Column}): {SafeText.Of(text, MaxTextLength)}");
}
