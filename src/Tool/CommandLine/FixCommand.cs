using System.CommandLine;
using System.Globalization;
using DiffPlex.Renderer;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Inputs;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan fix [path…]</c>: fixes C# sources, or shows what it would change.</summary>
internal sealed class FixCommand
{
    private readonly ScanOptionSet _scan = new(judges: false);
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Change nothing; show the differences." };

    public static Command Create()
    {
        var fix = new FixCommand();
        var command = new Command("fix", "Apply code fixes to C# sources.");
        fix._scan.AddTo(command);
        command.Add(fix._dryRun);
        command.SetAction(fix.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _scan.SettingsOf(parsed);
        var log = _scan.LogOf(parsed);
        var isDryRun = parsed.GetValue(_dryRun);
        var inputs = new InputDiscovery(settings, log).Find(settings.Paths, cancellationToken);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var done = new List<string>();
        var (count, left) = (0, new SortedSet<string>(StringComparer.Ordinal));
        var problems = await new CSharpFix(settings, log).RunAsync(
            inputs.Projects,
            file =>
            {
                // A dry run meets a file once for each framework.
                if (!changed.Add(file.Path) && isDryRun)
                    return;
                count += file.Fixed.Values.Sum();
                done.Add($"{SafeText.Of(ScanResult.Shown(Environment.CurrentDirectory, file.Path), 1000)}: "
                    + string.Join(", ", file.Fixed.Select(rule => rule.Value == 1 ? rule.Key : $"{rule.Value} × {rule.Key}")));
                if (isDryRun)
                    Console.Out.Write(Difference(file, settings.Root));
                else
                    OutputFile.Write(file.Path, output => file.After.Write(output, cancellationToken), file.Before.Encoding);
            },
            report => left.Add(
                $"{report.Rule.Id} at {SafeText.Of(ScanResult.Shown(Environment.CurrentDirectory, report.Place.Path), 1000)}:"
                    + string.Create(CultureInfo.InvariantCulture, $"{report.Place.Line}:{report.Place.Column}")),
            cancellationToken).ConfigureAwait(false);

        foreach (var problem in inputs.Problems.Concat(problems))
            log.Error($"{ScanResult.Shown(settings.Root, problem.Place.Path)}: {problem.Rule.Id}: {problem.Message}");
        foreach (var line in done)
            Console.Out.WriteLine(line);
        if (left.Count > 0)
            Console.Out.WriteLine("Left, since nothing in scope fixes it or a person has to choose:");
        foreach (var line in left)
            Console.Out.WriteLine($"  {line}");
        Console.Out.WriteLine(
            $"{ReportText.Count(count, "finding")} {(isDryRun ? "would be fixed" : "fixed")}, {left.Count} left. "
                + $"{ReportText.Count(changed.Count, "file")} {(isDryRun ? "would change" : "changed")}.");
        return (int)(inputs.Problems.Count + problems.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean);
    }

    private static string Difference(FixedFile file, string root)
    {
        var name = SafeText.Of(ScanResult.Shown(root, file.Path), 1000);
        var difference =
            UnidiffRenderer.GenerateUnidiff(file.Before.ToString(), file.After.ToString(), "a/" + name, "b/" + name,
                ignoreWhitespace: false, ignoreCase: false, contextLines: 3);
        return string.Concat(
            difference.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => SafeText.Of(line, int.MaxValue) + "\n"));
    }
}
