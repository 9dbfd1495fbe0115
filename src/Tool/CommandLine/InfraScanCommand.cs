using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>The whole command line.</summary>
internal static class InfraScanCommand
{
    private const string Examples = """
        Examples:
          infra-scan                                         scan the current folder
          infra-scan src infra/plan.json                     scan a folder and a plan
          infra-scan --restore -o sarif=scan.sarif -o r.html restore first, and write two reports
          infra-scan --format github --fail-on error         annotate a pull request
          infra-scan --base origin/main                      report only what the change adds
          infra-scan --write-baseline                        take what is found today as known
          infra-scan explain INFRA1001                       what a rule looks for
          infra-scan map checkov.sarif                       show what Checkov found at the C#
          infra-scan fix --dry-run                           what the code fixes would change

        Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage, 3 something could not be analysed.
        """;

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments)
    {
        try
        {
            return PlainCommandLine.Read(arguments) is { } request
                ? TerminationSignals.Run(cancellationToken => ScanRun.Run(request, cancellationToken))
                : RunParsed(Define(arguments, new ScanCommand()).Parse(arguments));
        }
        catch (UsageException exception)
        {
            new ScanLog(Console.Error, Verbosity.Normal).Error(exception.Message);
            return (int)ExitCode.Usage;
        }
    }

    /// <summary>The commands and options that there are.</summary>
    /// <param name="arguments">What is to be parsed.</param>
    /// <param name="scan">What a scan takes.</param>
    public static RootCommand Define(IReadOnlyList<string> arguments, ScanCommand scan)
    {
        var root = new RootCommand(
            "Finds misconfigured infrastructure in C# programs (Pulumi, CDKTF, CDK Terrain, AWS CDK), Terraform and CloudFormation.");
        root.Add(RulesCommand.CreateRules());
        root.Add(RulesCommand.CreateExplain());
        root.Add(BaselineCommand.Create());
        root.Add(AuditCommand.Create());
        root.Add(FixCommand.Create());
        root.Add(MapCommand.Create());
        root.Add(InitCommand.Create());

        // What a scan takes is not for the commands, whose help would list it.
        if (arguments is not [var first, ..] || root.Subcommands.All(command => command.Name != first))
            scan.Define(root);
        if (root.Options.OfType<HelpOption>().SingleOrDefault() is { Action: SynchronousCommandLineAction help } option)
            option.Action = new HelpWithExamples(help, root);
        return root;
    }

    private static int RunParsed(ParseResult parsed)
    {
        // Where help is asked for, the library has no errors left.
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
            throw new UsageException(string.Join(' ', parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" "))));
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        var code = TerminationSignals.Run(
            cancellationToken => parsed.InvokeAsync(configuration, cancellationToken).GetAwaiter().GetResult());
        return parsed.Errors.Count > 0 ? (int)ExitCode.Usage : code;
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction help, RootCommand root) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command == root)
                parseResult.InvocationConfiguration.Output.WriteLine(Examples);
            return code;
        }
    }
}
