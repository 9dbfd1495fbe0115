namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs that deliver to CloudWatch Logs where a setting says so.</summary>
internal static class DeliveryForms
{
    public static Grammar Grammar { get; } = new("optional delivery",
    [
        new ConfigForm("assigned under a condition", (writer, group, role) =>
        {
            var name = writer.Name("args");
            writer.Add(
                $"var {name} = @config{{ }};\nif (a)\n{{\n    {name}.@group = {Given(writer, group)}!;\n"
                + $"    {name}.@role = {Given(writer, role)}!;\n}}");
            return name;
        }),
        new ConfigForm("assigned where a setting is there", (writer, group, role) =>
        {
            var name = writer.Name("args");
            writer.Add($"var {name} = @config{{ }};\n@Value? {name}Known = {group};");
            writer.Add(
                $"if ({name}Known is not null)\n{{\n"
                + $"    {name}.@group = {name}Known;\n    {name}.@role = Given.Text;\n}}");
            return name;
        }),
        new ConfigForm("choice of arguments", (writer, group, role) =>
            $"(a ? {Writer.Config(Given(writer, group), Given(writer, role))} : @config{{ }})"),
        new ConfigForm("choice of values", (writer, group, role) =>
            Writer.Config($"(a ? {Given(writer, group)} : null)", $"(a ? {Given(writer, role)} : null)")),
        new ConfigForm("early return in a helper", (writer, group, role) =>
        {
            var name = writer.Name("Args");
            writer.Member(
                $"private static @Config {name}(bool on, @Value? group, @Value? role)\n{{\n    if (!on)\n"
                + $"        return @config{{ }};\n    return @config{{ @group = group!, @role = role! }};\n}}");
            return $"{name}(a, {Given(writer, group)}, {role})";
        }),
        new ConfigForm("switch over the environment", (writer, group, role) =>
        {
            var type = writer.Name("Env");
            writer.Type($"internal enum {type} {{ Dev, Test, Prod }}");
            return $"((a ? {type}.Dev : {type}.Prod) switch {{ "
                + $"{type}.Dev => @config{{ }}, {type}.Test => @config{{ @both }}, "
                + $"_ => @config{{ @group = {group}!, @role = {role}! }} }})";
        }),
        new ConfigForm("completed when missing", (writer, group, role) =>
        {
            var name = writer.Name("args");
            writer.Add(
                $"var {name} = @config{{ @group = {group}!, @role = {role}! }};\nif (a)\n"
                + $"    {name}.@group ??= groupArn;\n"
                + $"{name}.@role ??= {(writer.Flip() ? "roleArn" : Given(writer, "roleArn"))};");
            return name;
        }),
        new TrailForm("two creations under a condition", (writer, group, role) =>
        {
            var (first, second) = (writer.New(Writer.Config(Given(writer, group), Given(writer, role))), writer.New("@config{ }"));
            writer.Add($"_ = a ? {first} : {second};");
        }),
        new TrailForm("options with a flag", (writer, group, role) =>
        {
            var type = writer.Name("Delivery");
            var made = writer.Made("args");
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    public bool IsOn { get; init; }
                    public @Value? Group { get; init; }
                    public @Value? Role { get; init; }

                    public void Make(@Scopestring name)
                    {
                        var args = @config{ };
                        if (IsOn)
                        {
                            args.@group = Group!;
                            args.@role = Role!;
                        }

                        _ = {{made}};
                    }
                }
                """);
            var isOn = writer.Pick("a", "true", "false");
            writer.Add($"new {type} {{ IsOn = {isOn}, Group = {Given(writer, group)}, Role = {role} }}.Make(@here\"x\");");
        }),
        new TrailForm("delivery in a component", (writer, group, role) =>
        {
            var type = writer.Name("Audit");
            var made = writer.Child(Writer.Config("(deliver ? group : null)", "(deliver ? role : null)"));
            writer.Type($$"""
                internal sealed class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, bool deliver, @Value? group, @Value? role)
                        @base
                    {
                        _ = {{made}};
                    }
                }
                """);
            var isOn = writer.Pick("a", "true", "false");
            writer.Add($"_ = new {type}(@hereGiven.Id(\"c\"), {isOn}, {Given(writer, group)}, {Given(writer, role)});");
        }),
        new ValueForm("value of the environment", (writer, value) => $"(a ? {Given(writer, value)} : {value})"),
    ]);

    /// <summary>Mostly a value from outside in place of the one at hand.</summary>
    private static string Given(Writer writer, string value) =>
        writer.Flip(70) ? writer.Pick("Given.Text", "Given.Passes(groupArn)") : $"((@Value?)({value}))";
}
