using System.CommandLine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Tool.Import;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan rules import file…</c>: makes own rules of the custom checks of Checkov and tfsec.</summary>
internal static class RuleImportCommand
{
    private const int MaxTextLength = 1_000;

    private static readonly string[] Extensions = [".json", ".yaml", ".yml"];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("file")
        {
            Description = "Policies of Checkov in YAML, checks of tfsec in JSON or YAML, or folders of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write. Default: the terminal." };
        var first = new Option<string>("--first")
        {
            Description = "The id of the first rule; the others follow.",
            DefaultValueFactory = _ => OwnRulesPool.First,
        };
        var command = new Command("import", "Make rules of your own of custom checks of Checkov and tfsec.") { paths, output, first };
        command.SetAction(parsed => (int)Run(parsed.GetValue(paths)!, parsed.GetValue(output), parsed.GetValue(first)!));
        return command;
    }

    /// <exception cref="UsageException">An option is wrong, or the output is there already.</exception>
    private static ExitCode Run(IReadOnlyList<string> paths, string? output, string first)
    {
        if (!OwnRulesPool.Contains(first))
            throw new UsageException($"'{first}' is no id from {OwnRulesPool.First} to {OwnRulesPool.Last}.");
        if (File.Exists(output))
            throw new UsageException($"There is a file already: {output}");

        var import = new RuleImport(first);
        var isComplete = true;
        foreach (var path in paths.SelectMany(FilesOf))
        {
            try
            {
                foreach (var check in ForeignChecks.Read(path))
                {
                    if (import.Add(check) is { } obstacle)
                        Say($"{path}: {check.Id} is not taken: {obstacle}");
                }
            }
            catch (UsageException exception)
            {
                Say(exception.Message);
                isComplete = false;
            }
        }

        if (output is null)
            Console.Out.Write(import.ToString());
        else
            OutputFile.Write(output, writer => writer.Write(import.ToString()));
        Say($"Took {import.Count} {(import.Count == 1 ? "check" : "checks")}.");
        return isComplete ? ExitCode.Clean : ExitCode.Incomplete;
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
        : [path];

    private static void Say(string text) => Console.Error.WriteLine(SafeText.Of(text, MaxTextLength));
}
