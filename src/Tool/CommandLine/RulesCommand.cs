using System.CommandLine;
using System.CommandLine.Completions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.Formats;
using Spectre.Console;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan rules</c> lists the catalogue, <c>infra-scan explain INFRA1001</c> shows the page of one rule.</summary>
internal sealed class RulesCommand
{
    private readonly TerminalOptions _terminal = new();

    private readonly Argument<string> _id =
        new("rule") { Description = "The rule's id, or that of an equivalent check in another scanner." };

    private RulesCommand() => _id.CompletionSources.Add(_ => RuleCatalog.All.Select(rule => new CompletionItem(rule.Metadata.Id)));

    public static Command CreateRules()
    {
        var rules = new RulesCommand();
        var command = new Command("rules", "List the rules, and the same checks in other scanners.");
        rules._terminal.AddTo(command);
        command.SetAction(parsed => rules._terminal.StyleOf(parsed).Write(Console.Out, List));
        return command;
    }

    public static Command CreateExplain()
    {
        var explain = new RulesCommand();
        var command = new Command("explain", "Show the page of a rule: what it looks for, why, and what to do.") { explain._id };
        explain._terminal.AddTo(command);
        command.SetAction(parsed => Explain(parsed.GetValue(explain._id)!, explain._terminal.StyleOf(parsed)));
        return command;
    }

    private static void List(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Rule", "Level", "Title", "Elsewhere");
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Metadata))
        {
            table.AddRow(
                new Text(rule.Id),
                new Text(ReportText.Of(rule.Severity)),
                new Text(rule.Title),
                new Text(string.Join(", ", rule.Equivalents.Select(equivalent => $"{equivalent.Scanner} {equivalent.Id}"))));
        }

        console.Write(table);
    }

    private static void Explain(string id, TextStyle style)
    {
        var rules = RuleCatalog.All
            .Select(rule => rule.Metadata)
            .Where(rule => Is(rule.Id) || rule.Equivalents.Any(equivalent => Is(equivalent.Id)))
            .ToList();
        if (rules.Count == 0)
            throw new UsageException($"There is no rule '{id}'; 'infra-scan rules' lists them.");
        foreach (var rule in rules)
        {
            var page = PageOf(rule);
            if (style == TextStyle.Plain)
                Console.Out.Write(page);
            else
                style.Write(Console.Out, console => new MarkdownView(console, new Uri(rule.HelpLink)).Write(page));
        }

        bool Is(string known) => known.Equals(id, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The rule's page, <c>docs/rules/INFRA1001.md</c>, which is built into the program.</summary>
    private static string PageOf(RuleMetadata rule)
    {
        using var reader = new StreamReader(typeof(RulesCommand).Assembly.GetManifestResourceStream(rule.Id + ".md")!);
        return reader.ReadToEnd();
    }
}
