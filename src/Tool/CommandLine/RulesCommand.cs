using System.CommandLine;
using System.CommandLine.Completions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Settings;
using Spectre.Console;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan rules</c> lists the catalogue, <c>infra-scan explain INFRA1001</c> shows the page of one rule.</summary>
internal sealed class RulesCommand
{
    private readonly TerminalOptions _terminal = new();

    private readonly Argument<string> _id =
        new("rule") { Description = "The rule's id, or that of an equivalent check in another scanner.", HelpName = "rule" };

    private readonly Option<bool> _equivalents =
        new("--equivalents") { Description = "List the same checks in other scanners." };

    private RulesCommand() => _id.CompletionSources.Add(_ => RuleCatalog.All.Select(rule => new CompletionItem(rule.Metadata.Id)));

    public static Command CreateRules()
    {
        var rules = new RulesCommand();
        var command = new Command("rules", "List the rules, or the same checks in other scanners.") { rules._equivalents };
        command.Subcommands.Add(RuleTestCommand.Create());
        command.Subcommands.Add(RuleImportCommand.Create());
        rules._terminal.AddTo(command);
        command.SetAction(parsed => Terminal.StyleOf(rules._terminal.IsPlain(parsed)).Write(
            Console.Out,
            parsed.GetValue(rules._equivalents) ? ListEquivalents : List));
        return command;
    }

    public static Command CreateExplain()
    {
        var explain = new RulesCommand();
        var command = new Command("explain", "Show the page of a rule: what it looks for, why, and what to do.") { explain._id };
        explain._terminal.AddTo(command);
        command.SetAction(parsed => Explain(parsed.GetValue(explain._id)!, Terminal.StyleOf(explain._terminal.IsPlain(parsed))));
        return command;
    }

    private static void List(IAnsiConsole console) => Write(
        console,
        from rule in RuleCatalog.All
        let severity = rule.Metadata.Severity
        select new[] { rule.Metadata.Id, severity == Severity.None ? "off" : ReportText.Of(severity), rule.Metadata.Title });

    private static void ListEquivalents(IAnsiConsole console) => Write(
        console,
        from rule in RuleCatalog.All
        from equivalent in rule.Metadata.Equivalents
        select new[] { rule.Metadata.Id, equivalent.Scanner, equivalent.Id });

    /// <summary>Each row is one line, however narrow the terminal is: its end is cut.</summary>
    private static void Write(IAnsiConsole console, IEnumerable<string[]> rows)
    {
        var lines = rows.ToList();
        var widths = Enumerable.Range(0, 2).Select(column => lines.Max(line => line[column].Length)).ToList();
        foreach (var line in lines)
        {
            var text = $"{line[0].PadRight(widths[0])}  {line[1].PadRight(widths[1])}  {line[2]}";
            console.WriteLine(text.Length <= console.Profile.Width ? text : text[..(console.Profile.Width - 1)] + "…");
        }
    }

    private static void Explain(string id, TextStyle style)
    {
        var rules = RuleCatalog.All
            .Select(rule => rule.Metadata)
            .Where(rule => Is(rule.Id) || rule.Equivalents.Any(equivalent => Is(equivalent.Id)))
            .ToList();
        if (rules.Count == 0)
            throw new UsageException($"There is no rule '{id}'{RuleSelection.SuggestionFor(id)}");
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
