namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Long programs: several hundred statements, with calls of helpers in between, in one constructor.</summary>
internal static class ScriptGrammar
{
    /// <summary>How many scenarios a long program has.</summary>
    public const int ScenarioCount = 8;

    private const int FillerStatements = 40;

    public static Grammar Grammar { get; } = new("long scripts",
    [
        new TrailForm("in a long script", (writer, group, role) =>
        {
            writer.Add(Statements(writer));
            writer.Add($"_ = {writer.New(Writer.Config(group, role))};");
        }),
        new TrailForm("by a helper in a long script", (writer, group, role) =>
        {
            var name = writer.Name("Make");
            writer.Member($"private @Trail {name}(@Value? group, @Value? role) => {writer.New(Writer.Config("group", "role"))};");
            writer.Add(Statements(writer));
            writer.Add($"_ = {name}({group}, {role});");
        }),
        new TrailForm("from settings at the top of a long script", (writer, group, role) =>
        {
            var name = writer.Name("settings");
            writer.Add($"var {name} = (Group: {Typed(group)}, Role: {Typed(role)});");
            writer.Add(Statements(writer));
            writer.Add($"_ = {writer.New(Writer.Config(name + ".Group", name + ".Role"))};");
        }),
        new TrailForm("of literals in a long script", (writer, group, role) =>
        {
            writer.Add(Statements(writer));
            writer.Add($"_ = {writer.New("@config{ }")};");
        }),
    ]);

    /// <summary>The helpers that all statements call.</summary>
    public static Scenario Filler(Writer writer, bool isFirst)
    {
        writer.Member(
            """
            private readonly Dictionary<string, string> _tags = new();
            private int _count;

            private string Name(string prefix)
            {
                _count++;
                return prefix + "-" + _count;
            }

            private string Tag(string name, bool isImportant)
            {
                if (isImportant)
                    _tags[name] = "important";
                else
                    _tags[name] = Name("plain");
                return name;
            }
            """);
        return writer.Finish(isFirst ? "" : "\n", "");
    }

    private static string Typed(string value) => $"(@Value?)({value})";

    private static string Statements(Writer writer)
    {
        var lines = new List<string>();
        while (lines.Count < FillerStatements)
        {
            var name = writer.Name("s");
            lines.Add(writer.Random.Next(6) switch
            {
                0 => $"var {name} = Name(\"{name}\");",
                1 => $"var {name} = Tag(\"{name}\", b);",
                2 => $"if (Given.C) Tag(\"{name}\", true);",
                3 => $"var {name} = Given.Passes(Tag(\"{name}\", false));",
                4 => $"foreach (var {name} in new[] {{ \"x\", \"y\" }}) Tag({name}, true);",
                _ => $"_tags[\"{name}\"] = Tag(\"{name}\", Given.A) + Name(\"{name}\");",
            });
        }

        return string.Join('\n', lines);
    }
}
