using System.Globalization;

namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>A program of scenarios that follow the forms of a grammar.</summary>
/// <param name="Grammar">The grammar.</param>
/// <param name="Seed">What it was made from.</param>
/// <param name="IsExecutable">Whether it has an entry point.</param>
/// <param name="Scenarios">What it does.</param>
internal sealed record WrittenProgram(Grammar Grammar, int Seed, bool IsExecutable, IReadOnlyList<Scenario> Scenarios) : ITestedProgram
{
    private const int MaxScenarios = 4;

    private static readonly (string Open, string Close)[] Surroundings =
    [
        ("", ""),
        ("", ""),
        ("", ""),
        ("", ""),
        ("if (b)\n{\n", "}\n"),
        ("foreach (var round in new[] { 1, 2 })\n{\n", "}\n"),
        ("try\n{\n", "}\nfinally\n{\n}\n"),
    ];

    public string ClassName { get; } = string.Create(CultureInfo.InvariantCulture, $"{Grammar.Name[0]}{Grammar.Name[^1]}{Seed}");

    public string TypeName => ClassName + ".Program";

    public string GrammarName => Grammar.Name;

    public IReadOnlyList<Site> Sites => [.. Scenarios.SelectMany(scenario => scenario.Sites)];

    /// <summary>The program of a seed.</summary>
    public static WrittenProgram Write(Grammar grammar, int seed, Dialect dialect)
    {
        var random = new Random(seed);
        var isExecutable = random.Next(2) == 0;
        var scenarios = new List<Scenario>();
        var count = grammar == ScriptGrammar.Grammar ? ScriptGrammar.ScenarioCount : 2 + random.Next(MaxScenarios - 1);
        while (scenarios.Count < count)
        {
            var firstSite = scenarios.Sum(scenario => scenario.Sites.Count);
            scenarios.Add(Write(grammar, new Writer(random, scenarios.Count, firstSite, isExecutable), dialect));
        }

        if (grammar == ScriptGrammar.Grammar)
            scenarios.Insert(0, ScriptGrammar.Filler(new Writer(random, count, 0, isExecutable), isFirst: true));
        return new(grammar, seed, isExecutable, scenarios);
    }

    /// <summary>The scenario alone that holds a site.</summary>
    public WrittenProgram Only(int site) =>
        this with { Scenarios = [.. Scenarios.Where(scenario => scenario.Sites.Any(each => each.Number == site))] };

    public string In(Dialect dialect)
    {
        var text = Joined(scenario => scenario.Statements);
        var inputs = "var a = Given.A; var b = Given.B;\n";
        return dialect.Stack(inputs + text, Joined(scenario => scenario.Members), Joined(scenario => scenario.Types))
            .Replace("class Program :", $"namespace {ClassName};\npublic partial class Program :", StringComparison.Ordinal);
    }

    private string Joined(Func<Scenario, string> part) => string.Concat(Scenarios.Select(part));

    private static Scenario Write(Grammar grammar, Writer writer, Dialect dialect)
    {
        var own = Of(grammar, dialect);
        var (group, role) = Values.Pair(writer, dialect);
        var main = writer.Pick(own);
        if (writer.Flip(30))
            group = Through(writer, Any<ValueForm>(writer, dialect), group);
        var (open, close) = writer.Pick(Surroundings);
        switch (main)
        {
            case ValueForm form:
                if (writer.Flip(70))
                    group = Through(writer, form, group);
                if (writer.Flip(60) || !writer.HasUsed(form))
                    role = Through(writer, form, role);
                Create(writer, dialect, group, role);
                break;
            case ConfigForm form:
                writer.Uses(form);
                writer.Add($"_ = {writer.New(form.Write(writer, group, role))};");
                break;
            case TrailForm form:
                writer.Uses(form);
                form.Write(writer, group, role);
                break;
        }

        return writer.Finish(open, close);
    }

    private static void Create(Writer writer, Dialect dialect, string group, string role)
    {
        if (writer.Flip(25) && Any<ConfigForm>(writer, dialect) is var form)
        {
            writer.Uses(form);
            writer.Add($"_ = {writer.New(form.Write(writer, group, role))};");
        }
        else
        {
            writer.Add($"_ = {writer.New(Writer.Config(group, role))};");
        }
    }

    private static string Through(Writer writer, ValueForm form, string value)
    {
        writer.Uses(form);
        return form.Write(writer, value);
    }

    private static T Any<T>(Writer writer, Dialect dialect)
        where T : Form =>
        writer.Pick([.. Grammar.All.Where(grammar => !grammar.IsAlone).SelectMany(grammar => Of(grammar, dialect)).OfType<T>()]);

    private static List<Form> Of(Grammar grammar, Dialect dialect) =>
        [.. grammar.Forms.Where(dialect.Has)];
}
