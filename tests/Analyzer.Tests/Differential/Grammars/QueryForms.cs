namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs that work with collections and queries.</summary>
internal static class QueryForms
{
    public static Grammar Grammar { get; } = new("queries",
    [
        Query("First", value => $"new[] {{ {value} }}.First()"),
        Query("Last", value => $"new List<@Value?> {{ null, {value} }}.Last()"),
        Query("Single of Where", value =>
            $"new (string Key, @Value? Value)[] {{ (\"x\", {value}), (\"y\", null) }}.Single(each => each.Key == \"x\").Value"),
        Query("FirstOrDefault of Where not null", value => $"new @Value?[] {{ {value} }}.Where(each => each is not null).FirstOrDefault()"),
        Query("Select", value => $"new[] {{ \"x\" }}.Select(_ => {value}).First()"),
        Query("OrderBy", value =>
            $"new (int Order, @Value? Value)[] {{ (2, null), (1, {value}) }}.OrderBy(each => each.Order).First().Value"),
        Query("OrderByDescending and Last", value =>
            $"new (int Order, @Value? Value)[] {{ (1, {value}), (2, null) }}.OrderByDescending(each => each.Order).Last().Value"),
        Query("ThenBy", value => Ordered(value)
            + ".OrderBy(each => each.Order).ThenBy(each => each.Name, StringComparer.Ordinal).First().Value"),
        Query("MinBy", value => Ordered(value) + ".MinBy(each => -each.Rank).Value"),
        Query("Distinct", value => $"new[] {{ \"x\", \"x\" }}.Distinct().Select(_ => {value}).Single()"),
        Query("Index", value => $"new @Value?[] {{ null, {value} }}.Index().Single(each => each.Index == 1).Item"),
        Query("Chunk", value => $"new @Value?[] {{ null, null, {value} }}.Chunk(2).Last()[0]"),
        new ValueForm("OfType", (writer, value) =>
        {
            var type = writer.Name("Held");
            writer.Type($"internal sealed record {type}(@Value? Value);");
            return $"new object[] {{ \"x\", new {type}({value}) }}.OfType<{type}>().Single().Value";
        }),
        Query("SelectMany of two", value =>
            $"(from x in new[] {{ 1 }} from each in new @Value?[] {{ null, {value} }} select (x, each)).Last().each"),
        Query("Aggregate with a result", value =>
            $"new @Value?[] {{ null, {value} }}.Aggregate((@Value?)null, (last, each) => each ?? last, last => last)"),
        Query("Aggregate", value => $"new @Value?[] {{ null, {value} }}.Aggregate((@Value?)null, (last, each) => each ?? last)"),
        Query("ToDictionary", value =>
            $"new (string Key, @Value? Value)[] {{ (\"x\", {value}) }}.ToDictionary(each => each.Key, each => each.Value)[\"x\"]"),
        Query("ToLookup", value =>
            $"new (string Key, @Value? Value)[] {{ (\"x\", {value}) }}.ToLookup(each => each.Key, each => each.Value)[\"x\"].First()"),
        Query("SelectMany", value => $"new[] {{ new[] {{ {value} }} }}.SelectMany(each => each).First()"),
        Query("Zip", value => $"new[] {{ \"x\" }}.Zip(new[] {{ {value} }}, (key, each) => each).First()"),
        Query("Concat and Skip", value => $"new @Value?[] {{ null }}.Concat(new @Value?[] {{ {value} }}).Skip(1).First()"),
        Query("Reverse and ElementAt", value => $"new @Value?[] {{ {value}, null }}.AsEnumerable().Reverse().ElementAt(1)"),
        Query("Append and Prepend", value => $"new @Value?[] {{ null }}.Prepend({value}).First()"),
        Query("GroupBy", value =>
            $"new (string Key, @Value? Value)[] {{ (\"x\", {value}) }}.GroupBy(each => each.Key).First().First().Value"),
        Query("query with let", value => $"(from key in new[] {{ \"x\" }} let known = {value} where key == \"x\" select known).First()"),
        Query("spread", value => $"((List<@Value?>)[null, .. new @Value?[] {{ {value} }}])[1]"),
        Query("index from the end", value => $"new @Value?[] {{ null, {value} }}[^1]"),
        Query("immutable list", value => $"ImmutableList.Create<@Value?>(null, {value})[1]"),
        Query("immutable array with an addition", value => $"ImmutableArray<@Value?>.Empty.Add({value})[0]"),
        new ValueForm("immutable builder", (writer, value) =>
        {
            var name = writer.Name("builder");
            writer.Add(
                $"var {name} = {writer.Pick("ImmutableArray.CreateBuilder<@Value?>()", "ImmutableList.CreateBuilder<@Value?>()")};\n"
                + $"{name}.Add({value});");
            return writer.Pick($"{name}.ToImmutable()[0]", $"{name}[0]");
        }),
        new ValueForm("immutable dictionary builder", (writer, value) =>
        {
            var name = writer.Name("builder");
            writer.Add($"var {name} = ImmutableDictionary.CreateBuilder<string, @Value?>();\n{name}[\"x\"] = {value};");
            return $"{name}.ToImmutable()[\"x\"]";
        }),
        new ValueForm("queue", (writer, value) =>
        {
            var name = writer.Name("queue");
            writer.Add($"var {name} = new Queue<@Value?>();\n{name}.Enqueue({value});");
            return $"{name}.Dequeue()";
        }),
        new ValueForm("stack collection", (writer, value) =>
        {
            var name = writer.Name("pile");
            writer.Add($"var {name} = new Stack<@Value?>();\n{name}.Push(null);\n{name}.Push({value});");
            return $"{name}.Pop()";
        }),
        new ValueForm("dictionary", (writer, value) =>
        {
            var name = writer.Name("map");
            writer.Add($"var {name} = new Dictionary<string, @Value?> {{ [\"x\"] = {value}, [\"y\"] = null }};");
            var read = writer.Pick(
                $"{name}[\"x\"]",
                $"{name}.GetValueOrDefault(\"x\")",
                $"{name}.TryGetValue(\"x\", out var {name}Found) ? {name}Found : null");
            writer.Add($"@Value? {name}Value = {read};");
            return name + "Value";
        }),
        new ValueForm("list changed in an earlier loop", (writer, value) =>
        {
            var name = writer.Name("list");
            writer.Add($"var {name} = new List<@Value?>();\nforeach (var each{name} in new[] {{ 1, 2 }})\n    {name}.Add({value});");
            return writer.Pick($"{name}[0]", $"{name}.First()", $"{name}[1]");
        }),
        new ValueForm("params array", (writer, value) =>
        {
            var name = writer.Name("First");
            writer.Member($"private static @Value? {name}(params @Value?[] values) => values[0];");
            return $"{name}({value}, null)";
        }),
        new TrailForm("deferred Select that makes trails", (writer, group, role) =>
        {
            var (name, made) = (writer.Name("trails"), writer.New(Writer.Config("each.Group", "each.Role")));
            writer.Add(
                $"var {name} = new (@Value? Group, @Value? Role)[] {{ ({group}, {role}) }}.Select(each => {made});\n"
                + $"_ = {name}.ToList();");
        }),
        new TrailForm("query expression that makes trails", (writer, group, role) =>
        {
            var made = writer.New(Writer.Config(group, role));
            writer.Add($"_ = (from label in new[] {{ \"x\", \"y\" }} select {made}).ToArray();");
        }),
        new TrailForm("List.ForEach", (writer, group, role) =>
        {
            var made = writer.New(Writer.Config("each.Group", "each.Role"));
            writer.Add($"new List<(@Value? Group, @Value? Role)> {{ ({group}, {role}) }}.ForEach(each => _ = {made});");
        }),
        new TrailForm("Range", (writer, group, role) =>
        {
            var made = writer.New(Writer.Config(group, role));
            writer.Add($"_ = Enumerable.Range(0, 2).Select(_ => {made}).ToList();");
        }),
        new TrailForm("loop over a dictionary", (writer, group, role) =>
        {
            var (name, made) = (writer.Name("team"), writer.New(Writer.Config("args.Group", "args.Role")));
            writer.Add(
                $"foreach (var ({name}, args) in new Dictionary<string, (@Value? Group, @Value? Role)> {{ [\"x\"] = ({group}, {role}) }})\n"
                + $"    _ = {made};");
        }),
        new TrailForm("ToDictionary of trails", (writer, group, role) =>
        {
            var made = writer.New(Writer.Config(group, role));
            writer.Add($"_ = new[] {{ \"x\", \"y\" }}.ToDictionary(each => each, each => {made});");
        }),
        new TrailForm("query that nobody enumerates", (writer, group, role) =>
        {
            var made = writer.New(Writer.Config(group, role));
            writer.Add($"_ = new[] {{ \"x\" }}.Select(_ => {made});");
        }),
    ]);

    /// <summary>A value that is first by its order and its name, and alone has the highest rank.</summary>
    private static string Ordered(string value) => "new (int Order, string Name, int Rank, @Value? Value)[] "
        + $"{{ (2, \"c\", 1, null), (1, \"b\", 2, null), (1, \"a\", 3, {value}) }}";

    private static ValueForm Query(string name, Func<string, string> write) => new(name, (writer, value) =>
    {
        var local = writer.Name("v");
        writer.Add($"@Value? {local} = {value};");
        return write(local);
    });
}
