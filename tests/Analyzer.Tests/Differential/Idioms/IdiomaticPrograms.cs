namespace Infra.Analyzers.Tests.Differential.Idioms;

/// <summary>Programs in the idioms of C#, written without a look at what the analyzer follows.</summary>
internal static partial class IdiomaticPrograms
{
    public static IReadOnlyList<IdiomaticProgram> In(bool executable) =>
    [
        .. First.Concat(Second).Concat(Third).Select((program, i) =>
            new IdiomaticProgram(program.Name, program.Body, program.Types) { Number = i, IsExecutable = executable }),
    ];

    private static readonly (string Name, string Body, string Types)[] First =
    [
        ("settings of each environment in a dictionary of records",
            """
            var all = new Dictionary<string, Settings> { ["dev"] = new("dev", false), ["prod"] = new("prod", true) };
            var chosen = all[Given.A ? "prod" : "dev"];
            _ = @t0(this, @config{ @group = chosen.Deliver ? groupArn : null!, @role = chosen.Deliver ? roleArn : null! });
            foreach (var (name, settings) in all.Where(pair => !pair.Value.Deliver))
                _ = @t1(this, @config{ @group = settings.Deliver ? groupArn : null!, @role = roleArn });
            _ = @t2(this, @config{ @group = all["prod"].Deliver ? groupArn : null!, @role = roleArn });
            """,
            "internal sealed record Settings(string Name, bool Deliver, int Retention = 30);"),
        ("fluent builder",
            """
            new TrailBuilder("audit").WithKeyPrefix("p").WithLogs(groupArn, roleArn).Build(@here"x");
            new OtherBuilder().WithKeyPrefix("p").Build(@here"x");
            """,
            """
            internal abstract class BuilderBase<TSelf> where TSelf : BuilderBase<TSelf>
            {
                protected string? Prefix { get; private set; }
                protected @Value? Group { get; private set; }
                protected @Value? Role { get; private set; }
                public TSelf WithKeyPrefix(string prefix) { Prefix = prefix; return (TSelf)this; }
                public TSelf WithLogs(@Value group, @Value role) { (Group, Role) = (group, role); return (TSelf)this; }
            }

            internal sealed class TrailBuilder(string name) : BuilderBase<TrailBuilder>
            {
                public void Build(@Scopestring id) => _ = @t0(scope, @config{ S3KeyPrefix = Prefix + name, @group = Group!, @role = Role! });
            }

            internal sealed class OtherBuilder : BuilderBase<OtherBuilder>
            {
                public void Build(@Scopestring id) => _ = @t1(scope, @config{ S3KeyPrefix = Prefix!, @group = Group!, @role = Role! });
            }
            """),
        ("strategy classes that derive from an abstract one",
            """
            DeliveryStrategy strategy = Given.A ? new ToCloudWatch(groupArn, roleArn) : new Nowhere();
            var args = @config{ };
            strategy.Apply(args);
            _ = @t0(this, args);
            var always = @config{ };
            new ToCloudWatch(groupArn, roleArn).Apply(always);
            _ = @t1(this, always);
            var never = @config{ };
            new Nowhere().Apply(never);
            _ = @t2(this, never);
            """,
            """
            internal abstract class DeliveryStrategy
            {
                public void Apply(@Config args)
                {
                    args.S3KeyPrefix = GetType().Name;
                    ApplyCore(args);
                }

                protected abstract void ApplyCore(@Config args);
            }

            internal sealed class ToCloudWatch(@Value group, @Value role) : DeliveryStrategy
            {
                protected override void ApplyCore(@Config args)
                {
                    args.@group = group;
                    args.@role = role;
                }
            }

            internal sealed class Nowhere : DeliveryStrategy
            {
                protected override void ApplyCore(@Config args)
                {
                }
            }
            """),
        ("service collection of one's own",
            """
            var services = new Services();
            services.AddSingleton(_ => new DeliveryOptions { Group = groupArn });
            services.AddSingleton(provider => new AuditService(provider.GetRequired<DeliveryOptions>()));
            services.Build().GetRequired<AuditService>().Run(@here"x");
            """,
            """
            internal sealed class DeliveryOptions
            {
                public @Value? Group { get; init; }
                public @Value? Role { get; init; }
            }

            internal sealed class Services
            {
                private readonly Dictionary<Type, Func<Provider, object>> _factories = [];

                public Services AddSingleton<T>(Func<Provider, T> factory) where T : class
                {
                    _factories.Add(typeof(T), provider => factory(provider));
                    return this;
                }

                public Provider Build() => new(_factories);
            }

            internal sealed class Provider(Dictionary<Type, Func<Provider, object>> factories)
            {
                private readonly Dictionary<Type, object> _made = [];

                public T GetRequired<T>() where T : class
                {
                    if (!_made.TryGetValue(typeof(T), out var made))
                        _made.Add(typeof(T), made = factories[typeof(T)](this));
                    return (T)made;
                }
            }

            internal sealed class AuditService(DeliveryOptions options)
            {
                public void Run(@Scopestring name) => _ = @t0(scope, @config{ @group = options.Group!, @role = options.Role! });
            }
            """),
        ("factory of a generic type with an interface",
            """
            var made = Factory.Create<Audited>(args => args.Role = roleArn);
            _ = @t0(this, made.ToConfig());
            var other = Factory.Create<Audited>(args => { args.Role = roleArn; args.Group = Given.A ? groupArn : null; });
            _ = @t1(this, other.ToConfig());
            """,
            """
            internal interface IAudited
            {
                @Value? Group { get; set; }
                @Value? Role { get; set; }
                @Config ToConfig() => @config{ @group = Group!, @role = Role! };
            }

            internal sealed class Audited : IAudited
            {
                public @Value? Group { get; set; }
                public @Value? Role { get; set; }
                public @Config ToConfig() => @config{ @group = Group!, @role = Role! };
            }

            internal static class Factory
            {
                public static T Create<T>(Action<T>? configure = null) where T : IAudited, new()
                {
                    var made = new T();
                    configure?.Invoke(made);
                    return made;
                }
            }
            """),
        ("query that groups by account",
            """
            var accounts = new[]
            {
                new Account("1", "prod", true), new Account("2", "prod", true), new Account("3", "dev", false),
            };
            foreach (var group in accounts.Where(account => account.Delivers).GroupBy(account => account.Env))
            {
                foreach (var account in group)
                    _ = @t0(this, @config{ S3KeyPrefix = account.Id, @group = account.Delivers ? groupArn : null!, @role = roleArn });
            }
            var undelivered = from account in accounts
                              where !account.Delivers
                              orderby account.Id descending
                              select @config{ S3KeyPrefix = account.Id, @group = account.Delivers ? groupArn : null!, @role = roleArn };
            foreach (var config in undelivered)
                _ = @t1(this, config);
            """,
            "internal sealed record Account(string Id, string Env, bool Delivers);"),
        ("local functions that share a variable",
            """
            @Value? shared = null;
            Deliver(Given.A);
            Make();
            shared = groupArn;
            _ = @t1(this, Config());

            void Deliver(bool on)
            {
                if (!on)
                    return;
                shared = groupArn;
            }

            void Make() => _ = @t0(this, Config());

            @Config Config() => @config{ @group = shared!, @role = roleArn };
            """, ""),
        ("patterns over a record",
            """
            var options = new Delivery(Given.A ? "group" : null, "role");
            var config = options switch
            {
                { Group: { Length: > 0 }, Role: not null } => @config{ @both },
                _ => @config{ },
            };
            _ = @t0(this, config);
            if (new Delivery(null, "role") is { Group: null, Role: var role1 })
                _ = @t1(this, @config{ @role = role1! });
            if (new Delivery("g", "role") is not ({ } some, { } other))
                throw new InvalidOperationException();
            _ = @t2(this, @config{ @group = some, @role = other });
            """,
            "internal sealed record Delivery(string? Group, string? Role);"),
        ("extension methods in a chain",
            """
            _ = @t0(this, @config{ }.Tagged("a").Delivering(groupArn, roleArn).Tagged("b"));
            _ = @t1(this, @config{ }.Tagged("a").Delivering(null, roleArn).Tagged("b"));
            _ = @t2(this, @config{ }.Tagged("a").When(Given.A, config => config.Delivering(groupArn, roleArn)));
            """,
            """
            internal static class Configs
            {
                public static @Config Tagged(this @Config config, string prefix)
                {
                    config.S3KeyPrefix = prefix;
                    return config;
                }

                public static @Config Delivering(this @Config config, @Value? group, @Value? role)
                {
                    config.@group = group!;
                    config.@role = role!;
                    return config;
                }

                public static @Config When(this @Config config, bool condition, Func<@Config, @Config> then) =>
                    condition ? then(config) : config;
            }
            """),
        ("lazy delivery",
            """
            var delivery = new Lazy<(@Value Group, @Value Role)>(() => (groupArn, roleArn));
            var nothing = new Lazy<(@Value? Group, @Value? Role)?>(() => null);
            _ = @t0(this, @config{ @group = delivery.Value.Group, @role = delivery.Value.Role });
            _ = @t1(this, @config{ @group = nothing.Value?.Group!, @role = nothing.Value?.Role! });
            """, ""),
        ("trails from an iterator of tuples",
            """
            foreach (var (name, delivers) in Trails(Given.A))
                _ = @t0(this, @config{ S3KeyPrefix = name, @group = delivers ? groupArn : null!, @role = roleArn });
            foreach (var (name, delivers) in Trails(true).Where(trail => trail.Delivers))
                _ = @t1(this, @config{ S3KeyPrefix = name, @group = delivers ? groupArn : null!, @role = roleArn });

            static IEnumerable<(string Name, bool Delivers)> Trails(bool on)
            {
                yield return ("first", on);
                yield return ("second", on);
            }
            """, ""),
        ("readonly record struct with a default",
            """
            _ = @t0(this, Delivery.None.ToConfig());
            _ = @t1(this, new Delivery(groupArn, roleArn).ToConfig());
            var delivery = new Delivery(groupArn, roleArn);
            if (Given.A)
                delivery = delivery with { Role = null };
            _ = @t2(this, delivery.ToConfig());
            Delivery? optional = Given.B ? delivery : null;
            _ = @t3(this, optional.GetValueOrDefault().ToConfig());
            """,
            """
            internal readonly record struct Delivery(@Value? Group, @Value? Role)
            {
                public static Delivery None => default;

                public bool IsOn => Group is not null && Role is not null;

                public @Config ToConfig()
                {
                    var config = @config{ };
                    if (!IsOn)
                        return config;
                    config.@group = Group!;
                    config.@role = Role!;
                    return config;
                }
            }
            """),
        ("options from JSON",
            """"
            var options = System.Text.Json.JsonSerializer.Deserialize<AuditOptions>("""{ "deliver": false, "name": "audit" }""",
                new System.Text.Json.JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;
            var on = new AuditOptions { Deliver = true };
            _ = @t0(this, @config{ @group = on.Deliver ? groupArn : null!, @role = roleArn });
            var off = on with { Deliver = false };
            _ = @t1(this, @config{ @group = off.Deliver ? groupArn : null!, @role = roleArn });
            """",
            """
            internal sealed record AuditOptions
            {
                public bool Deliver { get; init; }
                public string Name { get; init; } = "audit";
            }
            """),
        ("tuple patterns over environment and region",
            """
            var (env, region) = (Given.A ? Env.Prod : Env.Dev, "eu-west-1");
            var config = (env, region) switch
            {
                (Env.Prod, _) => @config{ @both },
                (Env.Dev, "us-east-1") => @config{ @both },
                (Env.Dev, _) => @config{ },
                _ => throw new InvalidOperationException(),
            };
            _ = @t0(this, config);
            switch (Env.Dev)
            {
                case Env.Dev:
                    _ = @t1(this, @config{ @role = roleArn });
                    break;
                case Env.Prod:
                    _ = @t2(this, @config{ });
                    break;
            }
            """,
            "internal enum Env { Dev, Prod }"),
        ("dictionary of configs that is changed later",
            """
            var configs = new[] { "a", "b", "c" }.ToDictionary(name => name, name => @config{ S3KeyPrefix = name });
            foreach (var config in configs.Values)
                config.@group = groupArn;
            configs["a"].@role = roleArn;
            _ = @t0(this, configs["a"]);
            _ = @t1(this, configs["b"]);
            if (configs.TryGetValue("c", out var last) && Given.A)
                last.@role = roleArn;
            _ = @t2(this, last!);
            """, ""),
        ("settings that may fail to parse",
            """
            Settings settings;
            try
            {
                settings = Settings.Parse(Given.A ? "group" : "");
            }
            catch (FormatException)
            {
                settings = new Settings(null);
            }
            finally
            {
                Given.Takes("parsed");
            }
            _ = @t0(this, @config{ @group = settings.Group!, @role = roleArn });
            """,
            """
            internal sealed record Settings(string? Group)
            {
                public static Settings Parse(string text)
                {
                    if (text.Length == 0)
                        throw new FormatException();
                    return new Settings(text);
                }
            }
            """),
        ("components in components",
            """
            _ = new Platform(@here"p", new PlatformArgs { Audit = new AuditArgs { Role = roleArn } });
            """,
            """
            internal sealed record AuditArgs
            {
                public @Value? Group { get; init; }
                public @Value? Role { get; init; }
            }

            internal sealed record PlatformArgs
            {
                public AuditArgs? Audit { get; init; }
            }

            internal sealed class Platform : @Component
            {
                public Platform(@Scopestring name, PlatformArgs args)
                    @base
                {
                    _ = new Security(@here"security", args.Audit ?? new AuditArgs());
                    _ = new Security(@here"other", args.Audit is null ? new() : args.Audit with { Group = "group" });
                }
            }

            internal sealed class Security : @Component
            {
                private readonly AuditArgs _args;

                public Security(@Scopestring name, AuditArgs args)
                    @base
                {
                    _args = args;
                    Create();
                }

                private void Create() => _ = @t0(this, @config{ @group = _args.Group!, @role = _args.Role! }@parent);
            }
            """),
        ("registry that others add to",
            """
            var registry = new Registry();
            registry.Register("plain", _ => { });
            registry.Register("delivered", config => { config.@group = groupArn; config.@role = roleArn; });
            foreach (var (name, configure) in registry.All)
            {
                var config = @config{ S3KeyPrefix = name };
                configure(config);
                _ = @t0(this, config);
            }
            var one = @config{ };
            registry["plain"](one);
            _ = @t1(this, one);
            """,
            """
            internal sealed class Registry
            {
                private readonly Dictionary<string, Action<@Config>> _all = new(StringComparer.Ordinal);

                public IEnumerable<KeyValuePair<string, Action<@Config>>> All => _all;

                public Action<@Config> this[string name] => _all[name];

                public void Register(string name, Action<@Config> configure) => _all[name] = configure;
            }
            """),
        ("collection expressions with spreads",
            """
            @Config[] basics = [@config{ }, @config{ @role = roleArn }];
            @Config[] all = [.. basics, @config{ @both }];
            _ = @t0(this, all[^1]);
            _ = @t1(this, all[0]);
            foreach (var config in all[..2])
                _ = @t2(this, config);
            if (all is [_, .., var last])
                _ = @t3(this, last);
            """, ""),
        ("conversions of a type of one's own",
            """
            _ = @t0(this, @config{ @group = (string)new Arn("logs", "g"), @role = (string)Arn.Empty });
            _ = @t1(this, @config{ @group = (string)new Arn("logs", "g"), @role = (string)new Arn("iam", "r") });
            """,
            """
            internal sealed class Arn(string service, string name)
            {
                public static readonly Arn Empty = new("", "");

                private string Text => name.Length == 0 ? "" : $"arn:aws:{service}:eu-west-1:123456789012:{name}";

                public static implicit operator string(Arn arn) => arn.Text;
            }
            """),
        ("an option type with Match and Map",
            """
            var none = Option<string>.None;
            var some = Option<string>.Some("group");
            _ = @t0(this, none.Match(group => @config{ @group = group, @role = roleArn }, () => @config{ }));
            _ = @t1(this, some.Map(group => group + ":*").Match(group => @config{ @group = group, @role = roleArn }, () => @config{ }));
            var either = Given.A ? some : none;
            _ = @t2(this, either.Match(group => @config{ @group = group, @role = roleArn }, () => @config{ }));
            """,
            """
            internal readonly struct Option<T>
            {
                private readonly T? _value;
                private readonly bool _isSome;

                private Option(T value) => (_value, _isSome) = (value, true);

                public static Option<T> None => default;

                public static Option<T> Some(T value) => new(value);

                public Option<TResult> Map<TResult>(Func<T, TResult> map) => _isSome ? Option<TResult>.Some(map(_value!)) : Option<TResult>.None;

                public TResult Match<TResult>(Func<T, TResult> some, Func<TResult> none) => _isSome ? some(_value!) : none();
            }
            """),
        ("static abstract members of an interface",
            """
            Deployment<Dev>.Make(@here"x", groupArn, roleArn);
            Deployments.Make<Prod>(@here"x", groupArn, roleArn);
            """,
            """
            internal interface IEnv
            {
                static abstract bool Delivers { get; }
            }

            internal sealed class Dev : IEnv
            {
                public static bool Delivers => false;
            }

            internal sealed class Prod : IEnv
            {
                public static bool Delivers => true;
            }

            internal static class Deployment<TEnv> where TEnv : IEnv
            {
                public static void Make(@Scopestring name, @Value group, @Value role) =>
                    _ = @t0(scope, @config{ @group = TEnv.Delivers ? group : null!, @role = role });
            }

            internal static class Deployments
            {
                public static void Make<TEnv>(@Scopestring name, @Value group, @Value role) where TEnv : IEnv =>
                    _ = @t1(scope, @config{ @group = TEnv.Delivers ? group : null!, @role = role });
            }
            """),
        ("visitor",
            """
            ITrailKind[] kinds = [new Plain(), new Delivered(groupArn, roleArn)];
            var visitor = new ConfigVisitor();
            var configs = kinds.Select(kind => kind.Accept(visitor)).ToList();
            _ = @t0(this, configs[0]);
            _ = @t1(this, configs[1]);
            """,
            """
            internal interface ITrailKind
            {
                T Accept<T>(ITrailVisitor<T> visitor);
            }

            internal interface ITrailVisitor<out T>
            {
                T Visit(Plain plain);
                T Visit(Delivered delivered);
            }

            internal sealed record Plain : ITrailKind
            {
                public T Accept<T>(ITrailVisitor<T> visitor) => visitor.Visit(this);
            }

            internal sealed record Delivered(@Value Group, @Value Role) : ITrailKind
            {
                public T Accept<T>(ITrailVisitor<T> visitor) => visitor.Visit(this);
            }

            internal sealed class ConfigVisitor : ITrailVisitor<@Config>
            {
                public @Config Visit(Plain plain) => @config{ };
                public @Config Visit(Delivered delivered) => @config{ @group = delivered.Group, @role = delivered.Role };
            }
            """),
        ("pipeline of functions",
            """
            List<Func<@Config, @Config>> steps = [config => { config.S3KeyPrefix = "p"; return config; }];
            _ = @t0(this, steps.Aggregate(@config{ @role = roleArn }, (config, step) => step(config)));
            steps.Add(config => { config.@group = groupArn; return config; });
            _ = @t1(this, steps.Aggregate(@config{ @role = roleArn }, (config, step) => step(config)));
            var pipeline = steps.Aggregate((first, second) => config => second(first(config)));
            _ = @t2(this, pipeline(@config{ @role = roleArn }));
            """, ""),
        ("nested options with defaults",
            """
            var options = new Options { Logging = { Delivery = { Role = roleArn } } };
            _ = @t0(this, @config{ @group = options.Logging.Delivery.Group!, @role = options.Logging.Delivery.Role! });
            options.Logging.Delivery.Group = groupArn;
            _ = @t1(this, @config{ @group = options.Logging.Delivery.Group!, @role = options.Logging.Delivery.Role! });
            """,
            """
            internal sealed class Options
            {
                public LoggingOptions Logging { get; } = new();
            }

            internal sealed class LoggingOptions
            {
                public DeliveryOptions Delivery { get; set; } = new();
            }

            internal sealed class DeliveryOptions
            {
                public @Value? Group { get; set; }
                public @Value? Role { get; set; }
            }
            """),
        ("asynchronous set-up",
            """
            BuildAsync().GetAwaiter().GetResult();

            async Task BuildAsync()
            {
                var (group, role) = await FindAsync(false);
                _ = @t0(this, @config{ @group = group!, @role = role! });
                (group, role) = await FindAsync(true).ConfigureAwait(false);
                _ = @t1(this, @config{ @group = group!, @role = role! });
                var all = await Task.WhenAll(new[] { true, true }.Select(FindAsync));
                foreach (var (eachGroup, eachRole) in all)
                    _ = @t2(this, @config{ @group = eachGroup!, @role = eachRole! });
            }

            async Task<(@Value? Group, @Value? Role)> FindAsync(bool on)
            {
                await Task.CompletedTask;
                return on ? (groupArn, roleArn) : (null, null);
            }
            """, ""),
        ("base class with a template method and hooks",
            """
            new DevStack().Create(@here"x");
            new ProdStack(groupArn, roleArn).Create(@here"x");
            """,
            """
            internal abstract class StackBase
            {
                protected virtual @Value? Group => null;

                protected virtual @Value? Role => null;

                public void Create(@Scopestring name)
                {
                    var config = @config{ @group = Group!, @role = Role! };
                    OnCreating(config);
                    Add(@scopeconfig);
                }

                protected virtual void OnCreating(@Config config)
                {
                }

                protected abstract void Add(@Scope@Config config);
            }

            internal sealed class DevStack : StackBase
            {
                protected override void OnCreating(@Config config) => config.S3KeyPrefix = "dev";

                protected override void Add(@Scope@Config config) => _ = @t0(scope, config);
            }

            internal sealed class ProdStack(@Value group, @Value role) : StackBase
            {
                protected override @Value? Group => group;

                protected override @Value? Role { get; } = role;

                protected override void Add(@Scope@Config config) => _ = @t1(scope, config);
            }
            """),
        ("retries in a loop",
            """
            @Value? found = null;
            for (var attempt = 0; found is null && attempt < 3; attempt++)
                found = attempt == 2 ? groupArn : null;
            _ = @t0(this, @config{ @group = found!, @role = roleArn });
            var queue = new Queue<@Config>([@config{ @role = roleArn }, @config{ @role = roleArn }]);
            while (queue.TryDequeue(out var next))
                _ = @t1(this, next);
            var remaining = 2;
            do
            {
                _ = @t2(this, @config{ @group = remaining > 0 ? groupArn : null!, @role = roleArn });
            }
            while (--remaining > 0);
            """, ""),
        ("names of members as keys",
            """
            var values = new Dictionary<string, @Value?>
            {
                [nameof(@Config.@group)] = groupArn,
                [nameof(@Config.@role)] = Given.A ? roleArn : null,
            };
            _ = @t0(this, @config{ @group = values[nameof(@Config.@group)]!, @role = values.GetValueOrDefault(nameof(@Config.@role))! });
            _ = @t1(this, @config{ @group = values.GetValueOrDefault("no such key")!, @role = roleArn });
            """, ""),
        ("partial class with a partial method and fields",
            """
            new Auditor(roleArn).Run(@here"x");
            """,
            """
            internal sealed partial class Auditor
            {
                private readonly @Value _role;
                private @Value? _group;

                public Auditor(@Value role) => _role = role;

                partial void Configure();

                public void Run(@Scopestring name)
                {
                    Configure();
                    _ = @t0(scope, @config{ @group = _group!, @role = _role });
                    _group = "group";
                    _ = @t1(scope, @config{ @group = _group!, @role = _role });
                }
            }

            internal sealed partial class Auditor
            {
                partial void Configure() => _group = string.Empty;
            }
            """),
        ("null-conditional configuration and coalescing",
            """
            Options? options = Given.A ? new Options { Group = groupArn } : null;
            _ = @t0(this, @config{ @group = options?.Group!, @role = roleArn });
            _ = @t1(this, @config{ @group = options?.Group ?? groupArn, @role = options?.Role ?? roleArn });
            options ??= new Options();
            options.Role ??= roleArn;
            _ = @t2(this, @config{ @group = options.Group!, @role = options.Role });
            """,
            """
            internal sealed class Options
            {
                public @Value? Group { get; set; }
                public @Value? Role { get; set; }
            }
            """),
        ("what is common in a class of constants",
            """
            _ = @t0(this, Defaults.Plain());
            _ = @t1(this, Defaults.Delivered);
            _ = @t2(this, @config{ @group = Defaults.Group, @role = Defaults.Roles.GetValueOrDefault("none")! });
            """,
            """
            internal static class Defaults
            {
                public const string Group = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";

                public static readonly IReadOnlyDictionary<string, string> Roles = new Dictionary<string, string> { ["audit"] = "role" };

                public static @Config Delivered => @config{ @group = Group, @role = Roles["audit"] };

                public static @Config Plain(string? role = null) => @config{ @group = Group, @role = role! };
            }
            """),
    ];
}
