namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs whose objects are made by a container, by reflection, or by whom the caller does not know.</summary>
internal static class ContainerForms
{
    public static Grammar Grammar { get; } = new("containers",
    [
        new TrailForm("new of a type parameter", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("Group", "Role")));
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    public @Value? Group { get; set; }
                    public @Value? Role { get; set; }
                    public void Make(@Scopestring name) => _ = {{made}};
                    public static T New<T>() where T : new() => new T();
                }
                """);
            var name = writer.Name("audit");
            writer.Add($"var {name} = {type}.New<{type}>();\n{name}.Group = {group};\n{name}.Role = {role};\n{name}.Make(@here\"x\");");
        }),
        new TrailForm("Activator.CreateInstance", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("Group", "Role")));
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    public @Value? Group { get; set; }
                    public @Value? Role { get; set; }
                    public void Make(@Scopestring name) => _ = {{made}};
                }
                """);
            var name = writer.Name("audit");
            writer.Add($"var {name} = {writer.Pick($"Activator.CreateInstance<{type}>()", $"({type})Activator.CreateInstance(typeof({type}))!")};\n{name}.Group = {group};\n{name}.Role = {role};\n{name}.Make(@here\"x\");");
        }),
        new TrailForm("class made by a service provider", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    public void Make(@Scopestring name, @Value? group, @Value? role) => _ = {{made}};
                }

                internal sealed class {{type}}Services : IServiceProvider
                {
                    public object? GetService(Type serviceType) => serviceType == typeof({{type}}) ? new {{type}}() : null;
                }
                """);
            writer.Add($"(({type})new {type}Services().GetService(typeof({type}))!).Make(@here\"x\", {group}, {role});");
        }),
        new TrailForm("registered factories", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}}(@Value? group, @Value? role)
                {
                    public void Make(@Scopestring name) => _ = {{made}};
                }

                internal sealed class {{type}}Services
                {
                    private readonly Dictionary<Type, Func<object>> _factories = new();

                    public void Add<T>(Func<T> factory) where T : class => _factories[typeof(T)] = () => factory();

                    public T Get<T>() where T : class => (T)_factories[typeof(T)]();
                }
                """);
            var name = writer.Name("services");
            writer.Add($"var {name} = new {type}Services();\n{name}.Add(() => new {type}({group}, {role}));\n{name}.Get<{type}>().Make(@here\"x\");");
        }),
        new TrailForm("implementation of an interface", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("group", "role")));
            writer.Type($$"""
                internal interface I{{type}} { void Make(@Scope@Value? group, @Value? role); }

                internal sealed class {{type}} : I{{type}}
                {
                    public void Make(@Scope@Value? group, @Value? role) => _ = {{made}};
                }
                """);
            var name = writer.Name("audit");
            writer.Add($"I{type} {name} = new {type}();\n{name}.Make(@here{group}, {role});");
        }),
        new TrailForm("implementations in a list", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("group", "role")));
            writer.Type($$"""
                internal interface I{{type}} { void Make(@Scopestring name); }

                internal sealed class {{type}}(@Value? group, @Value? role) : I{{type}}
                {
                    public void Make(@Scopestring name) => _ = {{made}};
                }
                """);
            var name = writer.Name("audit");
            writer.Add($"foreach (var {name} in new List<I{type}> {{ new {type}({group}, {role}) }})\n    {name}.Make(@here\"x\");");
        }),
        new TrailForm("lambda held by a field", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("group", "role")));
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    private readonly Action<@ScopeType@Value?, @Value?> _make = (@scopegroup, role) => _ = {{made}};
                    public void Make(@Scope@Value? group, @Value? role) => _make(@scopegroup, role);
                }
                """);
            writer.Add($"new {type}().Make(@here{group}, {role});");
        }),
        new TrailForm("lambda held by a static property", (writer, group, role) =>
        {
            var (type, made) = (writer.Name("Audit"), writer.Made(Writer.Config("group", "role")));
            writer.Type($$"""
                internal static class {{type}}
                {
                    public static Func<@ScopeType@Value?, @Value?, @Trail> Make { get; } = (@scopegroup, role) => {{made}};
                }
                """);
            writer.Add($"_ = {type}.Make(@here{group}, {role});");
        }),
        new ValueForm("Lazy", (writer, value) => $"new Lazy<@Value?>(() => {value}).Value"),
        new ValueForm("delegate in a dictionary", (writer, value) =>
        {
            var name = writer.Name("ways");
            writer.Add($"var {name} = new Dictionary<string, Func<@Value?>> {{ [\"x\"] = () => {value}, [\"y\"] = () => null }};");
            return $"{name}[\"x\"]()";
        }),
        new ValueForm("event handler", (writer, value) =>
        {
            var (type, name) = (writer.Name("Source"), writer.Name("found"));
            writer.Type($$"""
                internal sealed class {{type}}
                {
                    public event Action<@Value?>? Found;
                    public void Raise(@Value? value) => Found?.Invoke(value);
                }
                """);
            writer.Add($"@Value? {name} = null;\nvar {name}Source = new {type}();\n{name}Source.Found += each => {name} = each;\n{name}Source.Raise({value});");
            return name;
        }),
        new TrailForm("stack run by its type", (writer, group, role) =>
        {
            // What the stack is made of is its own: nobody hands it anything.
            var type = writer.Name("Audit");
            var made = writer.Made(Writer.Config(writer.Pick("null", "Given.Text"), writer.Pick("null", "Given.Text", "Given.A ? Given.Text : null")));
            writer.Type($"internal sealed class {type} : Stack\n{{\n    public {type}() => _ = {made};\n}}");
            writer.Add($"_ = Deployment.RunAsync<{type}>();");
        }, Dialect.Pulumi),
    ]);
}
