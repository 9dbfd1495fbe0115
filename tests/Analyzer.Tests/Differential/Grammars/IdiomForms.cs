namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs that use what the language has beside helpers and queries: generic factories, tables of functions, scopes.</summary>
internal static class IdiomForms
{
    public static Grammar Grammar { get; } = new("idioms",
    [
        new TrailForm("iterator over a list in a field", (writer, group, role) =>
        {
            var (type, each) = (writer.Name("Fleet"), writer.Name("each"));
            writer.Type($$"""
                internal sealed class {{type}}(@Value? group, @Value? role)
                {
                    private readonly List<(@Value? Group, @Value? Role)> _all = [(group, role)];

                    public IEnumerable<@Config> All()
                    {
                        foreach (var (first, second) in _all)
                            yield return @config{ @group = first!, @role = second! };
                    }
                }
                """);
            writer.Add($"foreach (var {each} in new {type}({group}, {role}).All())\n    _ = {writer.New(each)};");
        }),
        new TrailForm("query handed out by a helper", (writer, group, role) =>
        {
            var (name, each) = (writer.Name("All"), writer.Name("each"));
            writer.Member(
                $"private static IEnumerable<@Config> {name}(@Value? group, @Value? role) =>\n"
                + "    new[] { 1, 2 }.Select(_ => @config{ @group = group!, @role = role! });");
            writer.Add($"foreach (var {each} in {name}({group}, {role}))\n    _ = {writer.New(each)};");
        }),
        new ValueForm("generic factory with a callback", (writer, value) =>
        {
            var (type, name) = (writer.Name("Options"), writer.Name("Make"));
            writer.Type($"internal sealed class {type} {{ public @Value? Value {{ get; set; }} }}");
            writer.Member(
                $"private static T {name}<T>(Action<T> fill) where T : new()\n{{\n    var made = new T();\n    fill(made);\n    return "
                    + $"made;\n}}");
            return $"{name}<{type}>(made => made.Value = {value}).Value";
        }),
        new ValueForm("default interface member", (writer, value) =>
        {
            var type = writer.Name("Source");
            writer.Type(
                $"internal interface I{type} {{ @Value? Value {{ get; }} @Value? Get() => Value; }}\n"
                + $"internal sealed record {type}(@Value? Value) : I{type};");
            return $"((I{type})new {type}({value})).Get()";
        }),
        new ValueForm("delegate of a type of its own", (writer, value) =>
        {
            var (type, name) = (writer.Name("Get"), writer.Name("get"));
            writer.Type($"internal delegate @Value? {type}(int times);");
            writer.Add($"{type} {name} = _ => {value};");
            return $"{name}(1)";
        }),
        new ValueForm("static table of functions", (writer, value) =>
        {
            var name = writer.Name("Ways");
            writer.Member(
                $"private static readonly Dictionary<string, Func<@Value?, @Value?>> {name} = new()\n"
                + "{ [\"same\"] = value => value, [\"none\"] = _ => null };");
            return $"{name}[\"same\"]({value})";
        }),
        new ValueForm("using declaration", (writer, value) =>
        {
            var (type, name) = (writer.Name("Scope"), writer.Name("scope"));
            writer.Type(
                $"internal sealed class {type}(@Value? value) : IDisposable\n{{\n    public @Value? Value {{ get; }} = value;\n"
                + "    public void Dispose() { }\n}");
            writer.Add($"using var {name} = new {type}({value});");
            return $"{name}.Value";
        }),
        new ValueForm("nested generic classes", (writer, value) =>
        {
            var type = writer.Name("Layer");
            writer.Type(
                $"internal class {type}<T>\n{{\n    public required T Inner {{ get; init; }}\n"
                + $"    public TResult Map<TResult>(Func<T, TResult> map) => map(Inner);\n}}");
            return $"new {type}<{type}<@Value?>> {{ Inner = new() {{ Inner = {value} }} }}.Map(layer => layer.Inner)";
        }),
        new ValueForm("conversion of its own", (writer, value) =>
        {
            var type = writer.Name("Arn");
            writer.Type(
                $"internal readonly record struct {type}(@Value? Text)\n{{\n"
                + $"    public static {type} operator +({type} left, {type} right) => new(left.Text ?? right.Text);\n}}");
            return $"(new {type}(null) + new {type}({value})).Text";
        }),
        new ValueForm("counted loop", (writer, value) =>
        {
            var name = writer.Name("last");
            writer.Add($"@Value? {name} = null;\nfor (var i{name} = 0; i{name} < 2; i{name}++)\n    {name} = {value};");
            return name;
        }),
    ]);
}
