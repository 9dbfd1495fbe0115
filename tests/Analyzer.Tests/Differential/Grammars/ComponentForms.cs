namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs that group their resources in component classes, as both frameworks teach it.</summary>
internal static class ComponentForms
{
    public static Grammar Grammar { get; } = new("components",
    [
        new TrailForm("internal component", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, @Value? group = null, @Value? role = null)
                        @base
                    {
                        _ = {{made}};
                    }
                }
                """);
            Use(writer, type, group, role);
        }),
        new TrailForm("private nested component", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("group", "role")));
            writer.Member($$"""
                private sealed class {{type}} : @Component
                {
                    public @Trail Trail { get; }

                    public {{type}}(@Scopestring name, @Value? group, @Value? role)
                        @base
                    {
                        Trail = {{made}};
                    }
                }
                """);
            Use(writer, type, group, role);
        }),
        new TrailForm("public component", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("group", "role")));
            writer.IsDecidable = writer.IsExecutable;
            writer.Type($$"""
                public class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, @Value? group = null, @Value? role = null)
                        @base
                    {
                        _ = {{made}};
                    }
                }
                """);
            Use(writer, type, group, role);
        }),
        new TrailForm("component with an args class", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("args.Group", "args.Role")));
            writer.Type($$"""
                internal sealed class {{type}}Args
                {
                    public @Value? Group { get; set; }
                    public @Value? Role { get; set; }
                    public string Bucket { get; set; } = "b";
                }

                internal sealed class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, {{type}}Args args)
                        @base
                    {
                        _ = {{made}};
                    }
                }
                """);
            writer.Add(writer.Flip()
                ? $"_ = new {type}(@hereGiven.Id(\"c\"), new {type}Args {{ Group = {group}, Role = {role} }});"
                : $"_ = new {type}(@hereGiven.Id(\"c\"), new() {{ Bucket = \"b\", Role = {role}, Group = {group} }});");
        }),
        new TrailForm("component with optional args", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("args.Group", "args.Role")));
            writer.Type($$"""
                internal sealed record {{type}}Args(@Value? Group = null, @Value? Role = null);

                internal sealed class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, {{type}}Args? args = null)
                        @base
                    {
                        args ??= new {{type}}Args();
                        _ = {{made}};
                    }
                }
                """);
            writer.Add($"_ = new {type}(@hereGiven.Id(\"c\"), new {type}Args({group}, {role}));");
        }),
        new TrailForm("component made by an internal factory", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}} : @Component
                {
                    private {{type}}(@Scopestring name, @Value? group, @Value? role)
                        @base
                    {
                        _ = {{made}};
                    }

                    internal static {{type}} Create(@Scopestring name, @Value? group, @Value? role) => new(@scopename, group, role);
                }
                """);
            writer.Add($"_ = {type}.Create(@hereGiven.Id(\"c\"), {group}, {role});");
        }),
        new TrailForm("component of a generic class", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("args.Group", "args.Role")));
            writer.Type($$"""
                internal interface I{{type}}Args { @Value? Group { get; } @Value? Role { get; } }

                internal sealed record {{type}}Args(@Value? Group, @Value? Role) : I{{type}}Args;

                internal class {{type}}<TArgs> : @Component
                    where TArgs : I{{type}}Args
                {
                    public {{type}}(@Scopestring name, TArgs args)
                        @base
                    {
                        Args = args;
                        _ = {{made}};
                    }

                    protected TArgs Args { get; }
                }
                """);
            writer.Add($"_ = new {type}<{type}Args>(@hereGiven.Id(\"c\"), new {type}Args({group}, {role}));");
        }),
        new TrailForm("base class that makes the trail from virtual values", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("Group", "Role")));
            writer.Type($$"""
                internal abstract class {{type}}Base : @Component
                {
                    protected {{type}}Base(@Scopestring name)
                        @base
                    {
                    }

                    protected abstract @Value? Group { get; }

                    protected virtual @Value? Role => null;

                    public void Make()
                    {
                        _ = {{made}};
                    }
                }

                internal sealed class {{type}}(@Scopestring name, @Value? group, @Value? role) : {{type}}Base(@scopename)
                {
                    protected override @Value? Group => group;

                    protected override @Value? Role => role;
                }
                """);
            writer.Add($"new {type}(@hereGiven.Id(\"c\"), {group}, {role}).Make();");
        }),
        new TrailForm("virtual member called by the base constructor", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child("Describe(group, role)"));
            writer.Type($$"""
                internal abstract class {{type}}Base : @Component
                {
                    protected {{type}}Base(@Scopestring name, @Value? group, @Value? role)
                        @base
                    {
                        _ = {{made}};
                    }

                    protected abstract @Config Describe(@Value? group, @Value? role);
                }

                internal sealed class {{type}} : {{type}}Base
                {
                    public {{type}}(@Scopestring name, @Value? group, @Value? role) : base(@scopename, group, role)
                    {
                    }

                    protected override @Config Describe(@Value? group, @Value? role) => @config{ @group = group!, @role = role! };
                }
                """);
            Use(writer, type, group, role);
        }),
        new TrailForm("component with a primary constructor", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}}(@Scopestring name, @Value? group, @Value? role) : @Component(@parentname)
                {
                    public @Trail Build() => {{made}};
                }
                """);
            writer.Add($"_ = new {type}(@hereGiven.Id(\"c\"), {group}, {role}).Build();");
        }),
        new TrailForm("fluent component", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("_group", "_role")));
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    private @Value? _group;
                    private @Value? _role;

                    public {{type}} WithGroup(@Value? group) { _group = group; return this; }

                    public {{type}} WithRole(@Value? role) { _role = role; return this; }

                    public @Trail Build(@Scopestring name) => {{made}};
                }
                """);
            writer.Add($"_ = new {type}().WithGroup({group}).WithRole({role}).Build(@here\"x\");");
        }),
        new TrailForm("fields set by one method and used by another", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("_group", "Role")));
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    private @Value? _group;

                    private @Value? Role { get; set; }

                    public void Prepare(@Value? group, @Value? role)
                    {
                        _group = group;
                        Role = role;
                    }

                    public void Make(@Scopestring name)
                    {
                        _ = {{made}};
                    }
                }
                """);
            var name = writer.Name("audit");
            writer.Add($"var {name} = new {type}();\n{name}.Prepare({group}, {role});\n{name}.Make(@here\"x\");");
        }),
        new TrailForm("component that is told by a callback", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child("args"));
            writer.Type($$"""
                internal sealed class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, Action<@Config>? configure = null)
                        @base
                    {
                        var args = @config{ };
                        configure?.Invoke(args);
                        _ = {{made}};
                    }
                }
                """);
            writer.Add($"_ = new {type}(@hereGiven.Id(\"c\"), args => {{ args.@group = {group}!; args.@role = {role}!; }});");
        }),
        new TrailForm("one component for each of several", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, @Value? group, @Value? role)
                        @base
                    {
                        _ = {{made}};
                    }
                }
                """);
            var each = writer.Name("name");
            writer.Add($"foreach (var {each} in new[] {{ \"dev\", \"prod\" }})\n    _ = new {type}(@hereGiven.Id({each}), {group}, {role});");
        }),
        new TrailForm("component of a component", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Child(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}}Inner : @Component
                {
                    public {{type}}Inner(@Scopestring name, @Value? group, @Value? role)
                        @base
                    {
                        _ = {{made}};
                    }
                }

                internal sealed class {{type}} : @Component
                {
                    public {{type}}(@Scopestring name, @Value? group, @Value? role)
                        @base
                    {
                        _ = new {{type}}Inner(@scopename + "-inner", group, role);
                    }
                }
                """);
            Use(writer, type, group, role);
        }),
    ]);

    private static void Use(Writer writer, string type, string group, string role) => writer.Add(writer.Flip()
        ? $"_ = new {type}(@hereGiven.Id(\"c\"), {group}, {role});"
        : $"_ = new {type}(@hereGiven.Id(\"c\"), role: {role}, group: {group});");
}
