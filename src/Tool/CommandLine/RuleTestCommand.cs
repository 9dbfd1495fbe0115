using System.CommandLine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan rules test [file…]</c>: holds own rules against the examples that their files give.</summary>
internal static class RuleTestCommand
{
    private const int LongestPath = 500;
    private const int LongestText = 1_000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("file")
        {
            Description = $"The files with rules. Default: the nearest {OwnRules.FileName} upwards.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("test", "Hold rules of your own against the good and bad examples in their file.") { files };
        command.SetAction((parsed, cancellation) => Task.FromResult((int)Run(parsed.GetValue(files) ?? [], cancellation)));
        return command;
    }

    /// <exception cref="UsageException">There is no file.</exception>
    private static ExitCode Run(IReadOnlyList<string> given, CancellationToken cancellationToken)
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

        var (count, failed) = (0, 0);
        foreach (var path in paths)
        {
            foreach (var rule in OwnRuleSources.Read([path], []).Rules.Where(rule => rule.Rule.Metadata.Severity != Severity.None))
            {
                if (UnknownInCloudFormation(rule) is { Length: > 0 } unknown)
                    Write(TextPlace.Of(path, rule.Place), $"note: {rule.Rule.Metadata.Id} says nothing in CloudFormation and AWS "
                        + $"CDK, where it is not known what these are called: {unknown}");
                foreach (var (example, isBad) in ExamplesOf(rule))
                {
                    count++;
                    if (Failure(rule, example, isBad, cancellationToken) is not { } failure)
                        continue;
                    failed++;
                    Write(TextPlace.Of(path, example.Place),
                        $"error: the {(isBad ? "bad" : "good")} example of {rule.Rule.Metadata.Id} {failure}");
                }
            }
        }

        Console.Out.WriteLine(count == 0 ? "No rule has examples." : $"{count - failed} of {count} examples are as they should be.");
        return reports.Count > 0 ? ExitCode.Incomplete : failed > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    /// <summary>The types and attributes that the rule asks for and that are not known in CloudFormation.</summary>
    private static string UnknownInCloudFormation(OwnRule rule)
    {
        var schemas = Alone(rule).Book.Schemas;
        return string.Join(", ", rule.Rule.ResourceTypes.SelectMany(type =>
            schemas.Of(type)?.CloudFormationType is not { } template || schemas.OfCloudFormation(template)?.Type != type
                ? [type] : rule.Rule.HiddenInCloudFormation[type].Select(attribute => $"{type}.{attribute}")));
    }

    // The rule is asked alone, so that no other of the file has a say.
    private static OwnRules Alone(OwnRule rule) => OwnRules.Of([new OwnRulesFile("", [rule], [])]);

    private static IEnumerable<(OwnExample Example, bool IsBad)> ExamplesOf(OwnRule rule) =>
        rule.Good.Select(example => (example, false)).Concat(rule.Bad.Select(example => (example, true)));

    /// <summary>What is wrong with an example; <see langword="null"/> where it is as it should be.</summary>
    private static string? Failure(OwnRule rule, OwnExample example, bool isBad, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();

        // The provider gives no tags, which is known only where it is at hand; its version is one that the rule is about.
        var version = (rule.Rule.Provider.Oldest ?? rule.Rule.Provider.Newest) is { } major ? $"\n  version = \"~> {major}.0\"" : "";
        File.WriteAllText(
            Path.Combine(folder.Path, "main.tf"),
            $"provider \"aws\" {{{version}\n}}\nresource \"{rule.Rule.ResourceType}\" \"example\" {{\n{example.Text}\n}}\n");

        var options = ScanOptions.Default with { Rules = Alone(rule).Book };
        var reports = TerraformScan.Scan([folder.Path], options, cancellationToken);
        if (reports.FirstOrDefault(report => report.Rule == ToolRules.UnreadableInput) is { } unreadable)
            return $"cannot be read: {unreadable.Message}";
        var finding = reports.FirstOrDefault(report => report.Rule.Id == rule.Rule.Metadata.Id);
        return (isBad, finding) switch
        {
            (true, null) => "is not found",
            (false, not null) => $"is found: {finding.Message}",
            _ => null,
        };
    }

    private static void Write(TextPlace place, string text) =>
        Console.Out.WriteLine($"{SafeText.Of(place.Path, LongestPath)}({place.Line},{place.Column}): {SafeText.Of(text, LongestText)}");
}
