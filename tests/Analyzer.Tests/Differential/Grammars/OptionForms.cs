namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs that keep what they want in options, settings and properties.</summary>
internal static class OptionForms
{
    private const string Arn = "(@Value?)\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"";

    public static Grammar Grammar { get; } = new("options",
    [
        new ConfigForm("properties with defaults", (writer, group, role) =>
        {
            var (type, name) = (writer.Name("Options"), writer.Name("options"));
            writer.Type(
                $"internal sealed class {type}\n{{\n    public @Value? Group {{ get; set; }} = null;\n"
                + $"    public @Value? Role {{ get; set; }} = \"arn:default\";\n"
                + $"    public string Bucket {{ get; set; }} = \"b\";\n}}");
            writer.Add($"var {name} = new {type} {{ Group = {group}, Role = {role} }};");
            return Writer.Config($"{name}.Group", $"{name}.Role");
        }),
        new ConfigForm("record changed by with", (writer, group, role) =>
        {
            var type = writer.Name("Options");
            writer.Type(
                $"internal sealed record {type}(@Value? Group, @Value? Role)\n{{\n"
                + $"    public @Config ToArgs() => @config{{ @group = Group!, @role = Role! }};\n}}");
            return $"(new {type}(null, null) with {{ Group = {group}, Role = {role} }}).ToArgs()";
        }),
        new ConfigForm("public static readonly options", (writer, group, role) =>
        {
            var type = writer.Name("Options");
            writer.Type(
                $"public sealed record {type}(@Value? Group, @Value? Role)\n{{\n"
                + $"    public static readonly {type} Default = new(null, null);\n}}");
            return writer.Flip()
                ? Writer.Config($"{type}.Default.Group", $"{type}.Default.Role")
                : $"(({type}.Default with {{ Group = {group}, Role = {role} }}) is var {type}Local "
                    + $"? @config{{ @group = {type}Local.Group!, @role = {type}Local.Role! }} : throw new InvalidOperationException())";
        }),
        new ConfigForm("static readonly arguments in a class of constants", (writer, group, role) =>
        {
            var type = writer.Name("Defaults");
            writer.Type(
                $"public static class {type}\n{{\n    public static readonly string? Group = null;\n"
                + $"    public const string Role = \"arn:aws:iam::123456789012:role/r\";\n}}");
            return Writer.Config($"({type}.Group is null ? {group} : {type}.Group)", $"{type}.Role");
        }),
        new ConfigForm("options object of options", (writer, group, role) =>
        {
            var type = writer.Name("Settings");
            writer.Type(
                $"internal sealed class {type}\n{{\n    public {type}Logs Logs {{ get; init; }} = new();\n}}\n\n"
                + $"internal sealed class {type}Logs\n{{\n    public @Value? Group {{ get; init; }}\n"
                + $"    public @Value? Role {{ get; init; }}\n}}");
            var name = writer.Name("settings");
            writer.Add($"var {name} = new {type} {{ Logs = new() {{ Group = {group}, Role = {role} }} }};");
            return Writer.Config($"{name}.Logs.Group", $"{name}.Logs.Role");
        }),
        new ConfigForm("options that derive from options", (writer, group, role) =>
        {
            var type = writer.Name("Options");
            writer.Type(
                $"internal abstract class {type}Base\n{{\n    public @Value? Group {{ get; set; }}\n"
                + $"    public abstract @Value? Role {{ get; }}\n}}\n\n"
                + $"internal sealed class {type}(@Value? role) : {type}Base\n{{\n"
                + $"    public override @Value? Role => role;\n}}");
            var name = writer.Name("options");
            writer.Add($"{type}Base {name} = new {type}({role}) {{ Group = {group} }};");
            return Writer.Config($"{name}.Group", $"{name}.Role");
        }),
        new ConfigForm("merged options", (writer, group, role) =>
        {
            var type = writer.Name("Options");
            writer.Type(
                $"internal sealed class {type}\n{{\n    public @Value? Group {{ get; init; }}\n"
                + $"    public @Value? Role {{ get; init; }}\n"
                + $"    public static {type} Merge({type}? first, {type}? second) => "
                + $"new() {{ Group = second?.Group ?? first?.Group, Role = second?.Role ?? first?.Role }};\n"
                + $"}}");
            var name = writer.Name("options");
            writer.Add($"var {name} = {type}.Merge(new {type} {{ Group = {group} }}, new() {{ Role = {role} }});");
            return Writer.Config($"{name}.Group", $"{name}.Role");
        }),
        new ConfigForm("arguments or new ones", (writer, group, role) =>
        {
            var name = writer.Name("args");
            writer.Add($"@Config? {name} = {writer.Pick("null", "a ? @config{ @both } : null")};");
            return $"({name} ?? @config{{ @group = {group}!, @role = {role}! }})";
        }),
        new ConfigForm("configure callback", (writer, group, role) =>
        {
            var name = writer.Name("Configure");
            writer.Member(
                $"private static @Config {name}(Action<@Config>? configure)\n{{\n    var args = @config{{ }};\n"
                + $"    configure?.Invoke(args);\n    return args;\n}}");
            return $"{name}(args => {{ args.@group = {group}!; args.@role = {role}!; }})";
        }),
        new ConfigForm("class that derives from the arguments", (writer, group, role) =>
        {
            var type = writer.Name("AuditConfig");
            writer.Type(
                $"internal sealed class {type} : CloudtrailConfig\n{{\n"
                + $"    public {type}(string? group, string? role)\n    {{\n        Name = \"n\";\n"
                + $"        S3BucketName = \"b\";\n        @group = group;\n        @role = role;\n    }}\n}}");
            return $"new {type}({group}, {role})";
        }, Dialect.Cdktf),
        new ValueForm("required init property", (writer, value) =>
        {
            var type = writer.Name("Options");
            writer.Type($"internal sealed record {type}\n{{\n    public required @Value? Value {{ get; init; }}\n}}");
            return $"new {type} {{ Value = {value} }}.Value";
        }),
        new ValueForm("struct", (writer, value) =>
        {
            var type = writer.Name("Options");
            writer.Type($"internal readonly record struct {type}(@Value? Value, int Days = 30);");
            return $"new {type}({value}).Value";
        }),
        new ValueForm("computed property", (writer, value) =>
        {
            var type = writer.Name("Settings");
            writer.Type(
                $"internal sealed class {type}\n{{\n    private readonly @Value? _value;\n"
                + $"    public {type}(@Value? value) => _value = value;\n    public @Value? Value\n    {{\n"
                + $"        get\n        {{\n            return _value ?? null;\n        }}\n    }}\n}}");
            return $"new {type}({value}).Value";
        }),
        new ValueForm("field of the stack", (writer, value) =>
        {
            var name = writer.Name("_field");
            writer.Member($"private @Value? {name};");
            writer.Add($"{name} = {value};");
            return name;
        }),
        new ValueForm("static property", (writer, value) =>
        {
            var name = writer.Name("Shared");
            writer.Member($"private static @Value? {name} {{ get; set; }}");
            writer.Add($"{name} = {value};");
            return name;
        }),
        new ValueForm("array of options", (writer, value) =>
        {
            var (type, name) = (writer.Name("Options"), writer.Name("all"));
            writer.Type($"internal sealed record {type}(string Name, @Value? Value);");
            writer.Add($"{type}[] {name} = [new(\"x\", {value}), new(\"y\", null)];");
            return writer.Pick(
                $"{name}[0].Value",
                $"Array.Find({name}, each => each.Name == \"x\")!.Value",
                $"{name}.First(each => each.Name == \"x\").Value");
        }),
        new ValueForm("test of a text", (writer, value) => writer.Pick(
            $"(string.IsNullOrEmpty(\" prod \".Trim()) ? {Arn} : {value})",
            $"(\"PROD\".ToLowerInvariant() == \"prod\" ? {value} : {Arn})",
            $"(string.Equals(\"dev\", \"prod\") ? {Arn} : {value})")),
        new ValueForm("text that is put together", (writer, value) => writer.Pick(
            $"(string.Join(\"-\", new[] {{ \"eu\", \"west\" }}) == \"eu-west\" ? {value} : {Arn})",
            $"(string.Format(\"{{0}}-{{1}}\", \"eu\", \"west\") == \"eu-west\" ? {value} : {Arn})",
            $"(string.Concat(\"eu\", \"-west\") == \"us-west\" ? {Arn} : {value})")),
        new ValueForm("Output.All indexed", (writer, value) =>
            $"(@Value)Output.All(new @Value[] {{ {value}! }}).Apply(all => all[0])", Dialect.Pulumi),
        new ValueForm("Output.Tuple", (writer, value) =>
            $"(@Value)Output.Tuple(((@Value?)({value})).ToOutput(), Output.Create(1)).Apply(both => both.Item1)", Dialect.Pulumi),
        new ValueForm("Apply that passes on", (writer, value) => $"(@Value)((@Value?)({value})).Apply(each => each)", Dialect.Pulumi),
        new ValueForm("Output.CreateSecret", (writer, value) =>
            $"(@Value)Output.CreateSecret(((@Value?)({value})).ToOutput())", Dialect.Pulumi),
        new ValueForm("ARN copied from another trail", (writer, value) =>
        {
            var name = writer.Name("first");
            var made = writer.New($"@config{{ @group = {value}!, @role = {value}! }}");
            writer.Add($"var {name} = {made};");
            return $"((@Value){name}.@group!)";
        }, Dialect.Pulumi),
    ]);
}
