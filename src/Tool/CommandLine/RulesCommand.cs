using System.CommandLine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.Formats;
using Spectre.Console;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan rules</c> lists the catalogue, <c>infra-scan explain INFRA1001</c> tells all about one rule.</summary>
internal static class RulesCommand
{
    public static Command CreateRules()
    {
        var command = new Command("rules", "List the rules, and the same checks in other scanners.");
        command.SetAction(_ => List(ConsoleOf()));
        return command;
    }

    public static Command CreateExplain()
    {
        var id = new Argument<string>("rule") { Description = "The rule's id, or that of an equivalent check in another scanner." };
        id.CompletionSources.Add(_ => RuleCatalog.All.Select(rule => new System.CommandLine.Completions.CompletionItem(rule.Metadata.Id)));
        var command = new Command("explain", "Tell what a rule looks for, why, and what to do.") { id };
        command.SetAction(parsed => Explain(parsed.GetValue(id)!, ConsoleOf()));
        return command;
    }

    private static void List(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Rule", "Level", "Title", "Elsewhere");
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Metadata))
        {
            table.AddRow(
                new Text(rule.Id),
                new Text(Words.Of(rule.Severity)),
                new Text(rule.Title),
                new Text(string.Join(", ", rule.Equivalents.Select(equivalent => $"{equivalent.Scanner} {equivalent.Id}"))));
        }

        console.Write(table);
    }

    private static void Explain(string id, IAnsiConsole console)
    {
        var rules = RuleCatalog.All
            .Select(rule => rule.Metadata)
            .Where(rule => Is(rule.Id) || rule.Equivalents.Any(equivalent => Is(equivalent.Id)))
            .ToList();
        if (rules.Count == 0)
            throw new UsageException($"There is no rule '{id}'; 'infra-scan rules' lists them.");
        foreach (var rule in rules)
            Explain(rule, console);

        bool Is(string known) => known.Equals(id, StringComparison.OrdinalIgnoreCase);
    }

    private static void Explain(RuleMetadata rule, IAnsiConsole console)
    {
        console.WriteLine($"{rule.Id}: {rule.Title}", new Style(decoration: Decoration.Bold));
        console.WriteLine($"{Words.Of(rule.Severity)}, {rule.Category}");
        console.WriteLine();
        console.WriteLine(rule.Description);
        console.WriteLine();
        console.WriteLine($"What to do: {rule.Remediation}");
        Section("The same check elsewhere", rule.Equivalents.Select(equivalent => $"{equivalent.Scanner}: {equivalent.Id}"));
        Section("Compliance", rule.Compliance);
        Section("More", [rule.HelpLink]);

        void Section(string title, IEnumerable<string> lines)
        {
            if (!lines.Any())
                return;
            console.WriteLine();
            console.WriteLine(title + ":");
            foreach (var line in lines)
                console.WriteLine("  " + line);
        }
    }

    // NO_COLOR and redirection are Spectre's own habit.
    private static IAnsiConsole ConsoleOf()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
            console.Profile.Width = TextStyle.Plain.Width;
        return console;
    }
}
