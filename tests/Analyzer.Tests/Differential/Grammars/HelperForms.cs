namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs that are cut into helpers, factories, extension methods and iterators.</summary>
internal static class HelperForms
{
    public static Grammar Grammar { get; } = new("helpers",
    [
        new ValueForm("out of a method that returns a value", (writer, value) =>
        {
            var (name, local) = (writer.Name("TryGet"), writer.Name("found"));
            writer.Member($"private static bool {name}(@Value? given, out @Value? found)\n{{\n    found = given;\n    return true;\n}}");
            writer.Add($"@Value? {local} = null;\nif ({name}({value}, out var {local}Out))\n    {local} = {local}Out;");
            return local;
        }),
        new ConfigForm("out arguments in a condition", (writer, group, role) =>
        {
            var (name, local) = (writer.Name("TryMake"), writer.Name("args"));
            writer.Member(
                $"private static bool {name}(@Value? group, @Value? role, out @Config args)\n{{\n"
                + $"    args = @config{{ @group = group!, @role = role! }};\n"
                + $"    return args.@group is null || args.@group is not null;\n}}");
            writer.Add($"if (!{name}({group}, {role}, out var {local}))\n    throw new InvalidOperationException();");
            return local;
        }),
        new ValueForm("ref return", (writer, value) =>
        {
            var name = writer.Name("Pick");
            var local = writer.Name("slots");
            writer.Member($"private static ref @Value? {name}(@Value?[] slots) => ref slots[0];");
            writer.Add($"var {local} = new @Value?[] {{ null }};\n{name}({local}) = {value};");
            return $"{local}[0]";
        }),
        new ValueForm("ref local", (writer, value) =>
        {
            var (field, local) = (writer.Name("_field"), writer.Name("place"));
            writer.Member($"private @Value? {field};");
            writer.Add($"ref var {local} = ref {field};\n{local} = {value};\nvar {local}Read = {local};");
            return writer.Pick(field, local + "Read");
        }),
        new ValueForm("property that returns by ref", (writer, value) =>
        {
            var (type, local) = (writer.Name("Slot"), writer.Name("slot"));
            writer.Type($"internal sealed class {type}\n{{\n    private @Value? _held;\n    public ref @Value? Held => ref _held;\n}}");
            writer.Add($"var {local} = new {type}();\n{local}.Held {writer.Pick("=", "??=")} {value};");
            return $"{local}.Held";
        }),
        new ValueForm("choice of places", (writer, value) =>
        {
            var (name, local) = (writer.Name("Of"), writer.Name("place"));
            writer.Member(
                $"private static ref @Value? {name}(ref @Value? one, ref @Value? two, bool isFirst) => ref isFirst ? ref one : ref two;");
            writer.Add($"@Value? {local}A = null, {local}B = null;\n{name}(ref {local}A, ref {local}B, b) = {value};");
            return $"(b ? {local}A : {local}B)";
        }),
        new ValueForm("iterator read by First", (writer, value) => $"{Iterator(writer)}({value}).First()"),
        new ValueForm("iterator read by ToList", (writer, value) => $"{Iterator(writer)}({value}).ToList()[0]"),
        new TrailForm("iterator in a loop", (writer, group, role) =>
        {
            var (name, each, made) = (writer.Name("All"), writer.Name("each"), "");
            writer.Member(
                $"private static IEnumerable<@Config> {name}(@Value? group, @Value? role)\n{{\n"
                + $"    yield return @config{{ @group = group!, @role = role! }};\n}}");
            made = writer.New(each);
            writer.Add($"foreach (var {each} in {name}({group}, {role}))\n    _ = {made};");
        }),
        new TrailForm("iterator kept in a variable", (writer, group, role) =>
        {
            var (name, each, all) = (writer.Name("All"), writer.Name("each"), writer.Name("all"));
            writer.Member(
                $"private static IEnumerable<@Config> {name}(@Value? group, @Value? role)\n{{\n"
                + $"    yield return @config{{ @group = group!, @role = role! }};\n}}");
            var made = writer.New(each);
            writer.Add($"var {all} = {name}({group}, {role});\nforeach (var {each} in {all})\n    _ = {made};");
        }),
        new TrailForm("iterator over an iterator", (writer, group, role) =>
        {
            var (name, each) = (writer.Name("All"), writer.Name("each"));
            writer.Member(
                $"private static IEnumerable<@Config> {name}(@Value? group, @Value? role)\n{{\n"
                + $"    foreach (var each in {name}Inner(group))\n    {{\n        each.@role = role!;\n"
                + $"        yield return each;\n    }}\n}}");
            writer.Member(
                $"private static IEnumerable<@Config> {name}Inner(@Value? group)\n{{\n    yield return @config{{ @group = group! }};\n}}");
            var made = writer.New(each);
            writer.Add($"foreach (var {each} in {name}({group}, {role}))\n    _ = {made};");
        }),
        new TrailForm("class with an enumerator of its own", (writer, group, role) =>
        {
            var (type, each) = (writer.Name("Set"), writer.Name("each"));
            writer.Type(
                $"internal sealed class {type}(@Value? group, @Value? role) : IEnumerable<@Config>\n{{\n"
                + $"    public IEnumerator<@Config> GetEnumerator()\n    {{\n"
                + $"        yield return @config{{ @group = group!, @role = role! }};\n    }}\n\n"
                + $"    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();\n}}");
            if (writer.Flip())
            {
                var made = writer.New(each);
                writer.Add($"foreach (var {each} in new {type}({group}, {role}))\n    _ = {made};");
            }
            else
            {
                writer.Add($"_ = {writer.New($"new {type}({group}, {role}).First()")};");
            }
        }),
        new TrailForm("creation in an iterator", (writer, group, role) =>
        {
            var (name, made) = (writer.Name("Make"), writer.New(Writer.Config("group", "role")));
            writer.Member($"private IEnumerable<@Trail> {name}(@Value? group, @Value? role)\n{{\n    yield return {made};\n}}");
            writer.Add($"_ = {name}({group}, {role}).ToList();");
        }),
        new TrailForm("asynchronous iterator", (writer, group, role) =>
        {
            var (name, each) = (writer.Name("All"), writer.Name("each"));
            writer.Member(
                $"private static async IAsyncEnumerable<@Config> {name}(@Value? group, @Value? role)\n{{\n"
                + $"    await Task.CompletedTask;\n    yield return @config{{ @group = group!, @role = role! }};\n"
                + $"}}");
            writer.Member(
                $"private async Task {name}Async(@Value? group, @Value? role)\n{{\n"
                + $"    await foreach (var {each} in {name}(group, role))\n        _ = {writer.New(each)};\n}}");
            writer.Add($"{name}Async({group}, {role}).GetAwaiter().GetResult();");
        }),
        new TrailForm("asynchronous helper", (writer, group, role) =>
        {
            var name = writer.Name("Make");
            writer.Member(
                $"private async Task<@Trail> {name}(@Value? group, Task<@Value?> role)\n{{\n"
                + $"    var known = await role;\n    return {writer.New(Writer.Config("group", "known"))};\n}}");
            writer.Add($"_ = {name}({group}, Task.FromResult<@Value?>({role})).GetAwaiter().GetResult();");
        }),
        new TrailForm("extension method that makes the trail", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Extensions"), writer.Made(Writer.Config("group", "role")));
            writer.Type(
                $"internal static class {type}\n{{\n"
                + $"    public static @Trail {type}Add(this Program program, @Scopestring name, @Value? group = null, @Value? role = null) "
                + $"=> {made};\n"
                + $"}}");
            writer.Add($"this.{type}Add(@here\"x\", {group}, role: {role});");
        }),
        new ConfigForm("extension method on the arguments", (writer, group, role) =>
        {
            var type = writer.Name("Extensions");
            writer.Type(
                $"internal static class {type}\n{{\n"
                + $"    public static @Config {type}With(this @Config args, @Value? group, @Value? role)\n    {{\n"
                + $"        args.@group = group!;\n        args.@role = role!;\n        return args;\n    }}\n}}");
            return $"@config{{ }}.{type}With({group}, {role})";
        }),
        new TrailForm("static factory in another class", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Factory"), writer.Made(Writer.Config("group", "role")));
            writer.Type(
                $"internal static class {type}\n{{\n"
                + $"    internal static @Trail Create(@Scope@Value? group, @Value? role)\n    {{\n"
                + $"        return {made};\n    }}\n}}");
            writer.Add($"_ = {type}.Create(@here{group}, {role});");
        }),
        new TrailForm("public static factory", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Factory"), writer.Made(Writer.Config("group", "role")));
            writer.IsDecidable = writer.IsExecutable;
            writer.Type(
                $"public static class {type}\n{{\n"
                + $"    public static @Trail Create(@Scope@Value? group, @Value? role)\n    {{\n"
                + $"        return {made};\n    }}\n}}");
            writer.Add($"_ = {type}.Create(@here{group}, {role});");
        }),
        new ConfigForm("local function", (writer, group, role) =>
        {
            var name = writer.Name("Args");
            writer.Add($"@Config {name}() => @config{{ @group = {group}!, @role = {role}! }};");
            return $"{name}()";
        }),
        new TrailForm("switch with a creation in each case", (writer, group, role) =>
        {
            var (first, second) = (writer.New(Writer.Config(group, role)), writer.New(Writer.Config(role, group)));
            writer.Add(
                $"switch (a)\n{{\n    case true:\n        _ = {first};\n        break;\n    default:\n"
                + $"        _ = {second};\n        break;\n}}");
        }),
        new TrailForm("variable that holds one after another", (writer, group, role) =>
        {
            var name = writer.Name("args");
            var (first, second) = (writer.New(name), writer.New(name));
            writer.Add(
                $"var {name} = @config{{ @group = {group}!, @role = {role}! }};\n_ = {first};\n"
                + $"{name} = @config{{ @group = {group}! }};\n_ = {second};");
        }),
        new ValueForm("tuple", (writer, value) =>
        {
            var name = writer.Name("Both");
            writer.Member($"private static (int Count, @Value? Value) {name}(@Value? value) => (1, value);");
            return $"{name}({value}).Value";
        }),
        new ValueForm("deconstruction", (writer, value) =>
        {
            var (name, local) = (writer.Name("Pair"), writer.Name("part"));
            writer.Type($"internal sealed record {name}(@Value? Left, @Value? Right);");
            writer.Add($"var ({local}, _) = new {name}({value}, null);");
            return local;
        }),
        new ValueForm("pattern", (writer, value) =>
        {
            var local = writer.Name("v");
            writer.Add($"@Value? {local} = {value};\n@Value? {local}Matched = {local} is {{ }} {local}Known ? {local}Known : null;");
            return local + "Matched";
        }),
        new ValueForm("generic helper", (writer, value) =>
        {
            var name = writer.Name("Or");
            writer.Member($"private static T? {name}<T>(T? first, T? second) where T : class => first ?? second;");
            return $"{name}<@Value>({value}, null)";
        }),
        new ValueForm("recursion", (writer, value) =>
        {
            var name = writer.Name("Down");
            writer.Member($"private static @Value? {name}(@Value? value, int depth) => depth == 0 ? value : {name}(value, depth - 1);");
            return $"{name}({value}, {writer.Pick("1", "3")})";
        }),
        new TrailForm("recursion over a tree", (writer, group, role) =>
        {
            var (name, type) = (writer.Name("Walk"), writer.Name("Node"));
            writer.Type($"internal sealed record {type}(@Value? Role, params {type}[] Nodes);");
            var made = writer.New("@config{ @group = group!, @role = node.Role! }");
            writer.Member(
                $"private void {name}({type} node, @Value? group)\n{{\n    if (node.Nodes.Length == 0)\n        _ = {made};\n"
                + $"    foreach (var inner in node.Nodes)\n        {name}(inner, group);\n}}");
            writer.Add($"{name}(new {type}(null, new {type}(null, new {type}({role}))), {group});");
        }),
        new ValueForm("lambda that captures", (writer, value) =>
        {
            var name = writer.Name("get");
            writer.Add($"@Value? {name}Value = null;\nFunc<@Value?> {name} = () => {name}Value;\n{name}Value = {value};");
            return $"{name}()";
        }),
        new ValueForm("ref parameter", (writer, value) =>
        {
            var (name, local) = (writer.Name("Fill"), writer.Name("slot"));
            writer.Member($"private static void {name}(ref @Value? slot, @Value? value) => slot = value;");
            writer.Add($"@Value? {local} = null;\n{name}(ref {local}, {value});");
            return local;
        }),
        new ValueForm("instance of a generic class", (writer, value) =>
        {
            var name = writer.Name("Box");
            writer.Type(
                $"internal sealed class {name}<T>(T value)\n{{\n    public T Value {{ get; }} = value;\n"
                + $"    public {name}<T> Copy() => new(Value);\n}}");
            return $"new {name}<@Value?>({value}).Copy().Value";
        }),
        new ValueForm("switch expression", (writer, value) => $"(Given.Passes(1) switch {{ 1 => (@Value?)({value}), _ => {value} }})"),
    ]);

    private static string Iterator(Writer writer)
    {
        var name = writer.Name("All");
        writer.Member(
            $"private static IEnumerable<@Value?> {name}(@Value? value)\n{{\n    yield return value;\n"
            + $"    yield return null;\n}}");
        return name;
    }
}
