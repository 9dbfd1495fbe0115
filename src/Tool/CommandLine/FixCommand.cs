using System.CommandLine;
using Infra.Analyzers.Tool.Fixes;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Sessions;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan fix [path…]</c>: fixes C# sources, or shows what it would change, and says what is left.</summary>
internal sealed class FixCommand
{
    private static readonly string[] Formats = [ReportFormats.Default, "json"];

    private readonly ScanOptionSet _scan = new(judges: false);

    private readonly Option<bool> _create = new("--create")
    {
        Description = "Apply fixes that create resources, too, such as log groups, roles and policies.",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Change nothing; show the differences." };

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = $"How to say what was done: {string.Join(" or ", Formats)}.",
        HelpName = "format",
        DefaultValueFactory = _ => ReportFormats.Default,
    };

    public static Command Create()
    {
        var fix = new FixCommand();
        var command = new Command("fix", "Apply code fixes to C# sources.");
        fix._scan.AddTo(command);
        command.Add(fix._create);
        command.Add(fix._dryRun);
        fix._format.CompletionSources.Add(Formats);
        command.Add(fix._format);
        command.SetAction(fix.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _scan.SettingsOf(parsed);
        var log = _scan.LogOf(parsed);
        var format = parsed.GetValue(_format)!;
        if (!Formats.Contains(format))
            throw new UsageException($"There is no format '{format}': write one of {string.Join(", ", Formats)}.");
        var (creates, isDryRun) = (parsed.GetValue(_create), parsed.GetValue(_dryRun));
        var outcome = await new FixSession(settings, creates, log).RunAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (!isDryRun)
            outcome = Write(outcome, log);

        foreach (var problem in outcome.Problems)
            log.Error($"{ScanResult.Shown(settings.Root, problem.Place.Path)}: {problem.Rule.Id}: {problem.Message}");
        if (format != ReportFormats.Default)
        {
            new FixJson(outcome, settings.Root, creates, isDryRun).Write(Console.Out);
        }
        else
        {
            foreach (var file in outcome.Files.Where(_ => isDryRun))
                Console.Out.Write(UnifiedDiff.Of(ScanResult.Shown(settings.Root, file.Path), file.Before, file.After));
            new FixText(outcome, isDryRun, Console.Out).Write();
        }

        return (int)outcome.ExitCode;
    }

    /// <summary>Writes the files; those that cannot be written are left as they are.</summary>
    private static FixOutcome Write(FixOutcome outcome, ScanLog log)
    {
        foreach (var file in outcome.Files)
        {
            try
            {
                OutputFile.Write(file.Path, output => file.After.Write(output), file.Before.Encoding);
            }
            catch (UsageException exception)
            {
                log.Error(exception.Message);
                outcome = outcome.Without(file.Path, "the file cannot be written");
            }
        }

        return outcome;
    }
}
