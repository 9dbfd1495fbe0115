namespace Infra.Analyzers.Tests.Differential.Idioms;

internal static partial class IdiomaticPrograms
{
    private static readonly (string Name, string Body, string Types)[] Third =
    [
        ("dictionary of delegates by enum",
            """
            var makers = new Dictionary<Kind, Func<@Config>>
            {
                [Kind.Full] = () => @config{ @both },
                [Kind.Empty] = () => @config{ },
            };
            _ = @t0(this, makers[Kind.Full]());
            _ = @t1(this, makers[Given.A ? Kind.Full : Kind.Empty]());
            if (makers.TryGetValue(Kind.Empty, out var maker))
                _ = @t2(this, maker());
            """,
            """
            internal enum Kind { Full, Empty }
            """),
        ("disposable scope",
            """
            using (var scope1 = new DeliveryScope(groupArn, roleArn))
            {
                _ = @t0(this, scope1.Config());
            }
            using var scope2 = new DeliveryScope(null, roleArn);
            _ = @t1(this, scope2.Config());
            """,
            """
            internal sealed class DeliveryScope(@Value? group, @Value? role) : IDisposable
            {
                private bool _disposed;
                public @Config Config() { ObjectDisposedException.ThrowIf(_disposed, this); return @config{ @group = group!,
                    @role = role! }; }
                public void Dispose() => _disposed = true;
            }
            """),
        ("module list with interface and order",
            """
            var context = new Context();
            IModule[] modules = [new LogModule(groupArn), new RoleModule(roleArn)];
            foreach (var module in modules.OrderBy(m => m.Order))
                module.Apply(context);
            _ = @t0(this, context.Config());
            var partial = new Context();
            modules[0].Apply(partial);
            _ = @t1(this, partial.Config());
            """,
            """
            internal sealed class Context
            {
                private readonly Dictionary<string, @Value> _values = new(StringComparer.Ordinal);
                public void Set(string key, @Value value) => _values[key] = value;
                public @Config Config() => @config{ @group = _values.GetValueOrDefault("group")!,
                    @role = _values.GetValueOrDefault("role")! };
            }
            internal interface IModule { int Order { get; } void Apply(Context context); }
            internal sealed class LogModule(@Value group) : IModule { public int Order => 2;
                public void Apply(Context context) => context.Set("group", group); }
            internal sealed class RoleModule(@Value role) : IModule { public int Order => 1;
                public void Apply(Context context) => context.Set("role", role); }
            """),
        ("optional struct parameters",
            """
            Make();
            Make(new Delivery("g", "r"));
            Make2(default);
            Make2(new() { Group = "g" });
            void Make(Delivery? delivery = null)
            {
                var d = delivery ?? default;
                _ = @t0(this, @config{ @group = d.Group!, @role = d.Role! });
            }
            void Make2(Delivery d) => _ = @t1(this, @config{ @group = d.Group!, @role = d.Role! });
            """,
            """
            internal readonly record struct Delivery(string? Group, string? Role);
            """),
        ("yield based planner",
            """
            foreach (var step in Plan.Steps(groupArn, roleArn))
            {
                switch (step)
                {
                    case CreateTrail { Config: var config }:
                        _ = @t0(this, config);
                        break;
                    case CreateBare bare:
                        _ = @t1(this, bare.ToConfig());
                        break;
                }
            }
            """,
            """
            internal abstract record Step;
            internal sealed record CreateTrail(@Config Config) : Step;
            internal sealed record CreateBare(@Value Role) : Step { public @Config ToConfig() => @config{ @role = Role }; }
            internal static class Plan
            {
                public static IEnumerable<Step> Steps(@Value group, @Value role)
                {
                    yield return new CreateTrail(@config{ @group = group, @role = role });
                    yield return new CreateBare(role);
                }
            }
            """),
        ("mixed nullability and string helpers",
            """
            var name = "  ".Trim();
            _ = @t0(this, @config{ @group = Arn("logs", name)!, @role = Arn("iam", "r")! });
            _ = @t1(this, @config{ @group = Arn("logs", "g")!, @role = Arn("iam", "r")! });
            _ = @t2(this, @config{ @group = string.IsNullOrWhiteSpace(name) ? "" : name, @role = roleArn });
            static string? Arn(string service, string id)
            {
                if (string.IsNullOrEmpty(id))
                    return null;
                return string.Join(":", "arn", "aws", service, "eu-west-1", "123456789012", id);
            }
            """, ""),
        ("event based registration",
            """
            var bus = new Bus();
            bus.Creating += c => c.@role = roleArn;
            _ = @t0(this, bus.Create());
            bus.Creating += c => c.@group = groupArn;
            _ = @t1(this, bus.Create());
            """,
            """
            internal sealed class Bus
            {
                public event Action<@Config>? Creating;
                public @Config Create() { var c = @config{ }; Creating?.Invoke(c); return c; }
            }
            """),
        ("recursion over folders",
            """
            var root = new Folder("root", [new("a", [], null), new("b", [new("c", [], groupArn)], null)], null);
            Walk(root, 0);
            void Walk(Folder folder, int depth)
            {
                if (folder.Group is { } group)
                    _ = @t0(this, @config{ @group = group, @role = roleArn });
                else
                    _ = @t1(this, @config{ S3KeyPrefix = new string('-', depth), @role = roleArn });
                foreach (var child in folder.Children)
                    Walk(child, depth + 1);
            }
            """,
            """
            internal sealed record Folder(string Name, IReadOnlyList<Folder> Children, @Value? Group);
            """),
        ("partial class with generated defaults",
            """
            var o = Options.Default();
            o.Override(x => x.Role = roleArn);
            _ = @t0(this, o.Config);
            o.Override(x => { x.Group = groupArn; });
            _ = @t1(this, o.Config);
            """,
            """
            internal sealed partial class Options
            {
                public @Value? Group { get; set; }
                public @Value? Role { get; set; }
                partial void OnCreated();
                private Options() => OnCreated();
                public static Options Default() => new();
            }
            internal sealed partial class Options
            {
                partial void OnCreated() { Group = null; }
                public Options Override(Action<Options> change) { change(this); return this; }
                public @Config Config => @config{ @group = Group!, @role = Role! };
            }
            """),
        ("generic math and spans",
            """
            Span<int> flags = [1, 0, 3];
            var total = 0;
            foreach (var f in flags)
                total += f;
            _ = @t0(this, @config{ @group = total > 3 ? groupArn : null!, @role = roleArn });
            _ = @t1(this, @config{ @group = total > 30 ? groupArn : null!, @role = roleArn });
            ReadOnlySpan<string> names = ["g", "r"];
            _ = @t2(this, @config{ @group = names[0], @role = names[^1] });
            """, ""),
        ("goto and labelled retry",
            """
            var attempt = 0;
            @Value? group = null;
            again:
            attempt++;
            if (attempt < 3)
                goto again;
            group = attempt == 3 ? groupArn : null;
            _ = @t0(this, @config{ @group = group!, @role = roleArn });
            """, ""),
        ("covariant factories and lazies",
            """
            IFactory<@Config> factory = new DefaultFactory(roleArn);
            _ = @t0(this, factory.Create());
            factory = new FullFactory(groupArn, roleArn);
            _ = @t1(this, factory.Create());
            Lazy<@Config> lazy = new(() => new DefaultFactory(roleArn).Create());
            _ = @t2(this, lazy.Value);
            """,
            """
            internal interface IFactory<out T> { T Create(); }
            internal class DefaultFactory(@Value role) : IFactory<@Config>
            {
                public virtual @Config Create() => @config{ @role = role };
            }
            internal sealed class FullFactory(@Value group, @Value role) : DefaultFactory(role)
            {
                public override @Config Create() { var c = base.Create(); c.@group = group; return c; }
            }
            """),
        ("frozen and immutable tables",
            """
            var table = new Dictionary<string, @Value?> { ["dev"] = null, ["prod"] = groupArn }.ToImmutableDictionary();
            _ = @t0(this, @config{ @group = table["dev"]!, @role = roleArn });
            _ = @t1(this, @config{ @group = table["prod"]!, @role = roleArn });
            var frozen = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(new Dictionary<string, @Value?> {
                ["dev"] = null });
            _ = @t2(this, @config{ @group = frozen["dev"]!, @role = roleArn });
            var sorted = new SortedDictionary<string, @Value?> { ["b"] = null, ["a"] = groupArn };
            _ = @t3(this, @config{ @group = sorted["b"]!, @role = roleArn });
            var concurrent = new System.Collections.Concurrent.ConcurrentDictionary<string, @Value?>();
            _ = @t4(this, @config{ @group = concurrent.GetOrAdd("x", _ => null)!, @role = roleArn });
            """, ""),
        ("chunked and indexed loops",
            """
            var all = Enumerable.Range(0, 4).Select(i => @config{ S3KeyPrefix = "p" + i, @role = roleArn }).ToList();
            foreach (var (index, config) in all.Index())
            {
                if (index % 2 == 0)
                    config.@group = groupArn;
            }
            _ = @t0(this, all[0]);
            _ = @t1(this, all[1]);
            foreach (var chunk in all.Chunk(2))
                _ = @t2(this, chunk[1]);
            for (var i = all.Count - 1; i >= 0; i -= 2)
                _ = @t3(this, all[i]);
            """, ""),
        ("tuple swaps and ranges",
            """
            (@Value? g, @Value? r) = (null, roleArn);
            (g, r) = (r, g);
            _ = @t0(this, @config{ @group = g!, @role = r! });
            @Value?[] arns = [groupArn, roleArn, null];
            var tail = arns[1..];
            _ = @t1(this, @config{ @group = tail[0]!, @role = tail[^1]! });
            var (x, (y, _)) = (groupArn, (roleArn, 1));
            _ = @t2(this, @config{ @group = x, @role = y });
            """, ""),
        ("distinct and sets",
            """
            var wanted = new HashSet<string> { "logs", "iam" };
            _ = @t0(this, @config{ @group = wanted.Contains("logs") ? groupArn : null!,
                @role = wanted.Contains("iam") ? roleArn : null! });
            wanted.Remove("iam");
            _ = @t1(this, @config{ @group = groupArn, @role = wanted.Contains("iam") ? roleArn : null! });
            var kinds = new[] { "a", "b", "a" }.Distinct().ToList();
            foreach (var kind in kinds)
                _ = @t2(this, @config{ S3KeyPrefix = kind, @role = roleArn });
            """, ""),
    ];
}
