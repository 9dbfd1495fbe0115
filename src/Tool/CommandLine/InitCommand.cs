using System.CommandLine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan init</c>: writes a config file to begin with.</summary>
internal static class InitCommand
{
    private const string Schema = RuleMetadata.ProjectUri + "/blob/main/docs/schemas/infra-scan-config.schema.json";

    public static Command Create()
    {
        var command = new Command("init", $"Write a {ScanConfig.DefaultName} into the root of the repository.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var root = Repository.RootOf(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;
        var file = Path.Combine(root, ScanConfig.DefaultName);
        var shown = ScanResult.Shown(Environment.CurrentDirectory, file);
        if (File.Exists(file))
            throw new UsageException($"There is a config file already: {shown}");
        var baseline = File.Exists(Path.Combine(root, Baseline.DefaultName)) ? $",\n  \"baseline\": \"{Baseline.DefaultName}\"" : "";
        OutputFile.Write(file, output => output.Write($$"""
            {
              "$schema": "{{Schema}}",
              // What examples and tests do wrong on purpose is nobody's concern.
              "exclude": [],
              "failOn": "warning"{{baseline}}
            }

            """.ReplaceLineEndings("\n")));
        Console.Out.WriteLine($"Wrote {shown}.");
        return (int)ExitCode.Clean;
    }
}
