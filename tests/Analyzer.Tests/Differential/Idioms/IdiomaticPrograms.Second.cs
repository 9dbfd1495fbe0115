namespace Infra.Analyzers.Tests.Differential.Idioms;

internal static partial class IdiomaticPrograms
{
    private static readonly (string Name, string Body, string Types)[] Second =
    [
        ("configuration bound to options",
            """
            var settings = SettingsReader.Read(Given.A ? "prod" : "dev");
            new AuditModule(settings).Deploy(@here"audit");
            """,
            """
            internal sealed class TrailSettings { public bool DeliverLogs { get; set; } public string? GroupArn { get; set; }
                public string? RoleArn { get; set; } public string Prefix { get; set; } = "audit"; }
            internal static class SettingsReader
            {
                public static TrailSettings Read(string environment)
                {
                    var settings = new TrailSettings();
                    Apply(settings, environment);
                    return settings;
                }
                private static void Apply(TrailSettings settings, string environment)
                {
                    settings.Prefix = environment;
                    switch (environment)
                    {
                        case "prod":
                            settings.DeliverLogs = true;
                            settings.GroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                            settings.RoleArn = "arn:aws:iam::123456789012:role/r";
                            break;
                    }
                }
            }
            internal sealed class AuditModule(TrailSettings settings)
            {
                private readonly TrailSettings _settings = settings ?? throw new ArgumentNullException(nameof(settings));
                public void Deploy(@Scopestring name)
                {
                    var config = @config{ S3KeyPrefix = _settings.Prefix };
                    if (_settings.DeliverLogs)
                    {
                        config.@group = _settings.GroupArn!;
                        config.@role = _settings.RoleArn!;
                    }
                    _ = @t0(scope, config);
                }
            }
            """),
        ("result type with railway",
            """
            var ok = Validate("group").Bind(g => Validate("role").Map(r => (g, r)));
            _ = @t0(this, ok.IsSuccess ? @config{ @group = ok.Value.g, @role = ok.Value.r } : @config{ });
            var bad = Validate("").Map(g => g);
            _ = @t1(this, bad.IsSuccess ? @config{ @group = bad.Value, @role = bad.Value } : @config{ });
            static Result<string> Validate(string text) =>
                text.Length == 0 ? Result<string>.Failure("empty") : Result<string>.Success(text);
            """,
            """
            internal sealed class Result<T>
            {
                private readonly T? _value;
                private Result(T? value, string? error) => (_value, Error) = (value, error);
                public string? Error { get; }
                public bool IsSuccess => Error is null;
                public T Value => IsSuccess ? _value! : throw new InvalidOperationException(Error);
                public static Result<T> Success(T value) => new(value, null);
                public static Result<T> Failure(string error) => new(default, error);
                public Result<TNext> Map<TNext>(Func<T, TNext> map) =>
                    IsSuccess ? Result<TNext>.Success(map(Value)) : Result<TNext>.Failure(Error!);
                public Result<TNext> Bind<TNext>(Func<T, Result<TNext>> bind) =>
                    IsSuccess ? bind(Value) : Result<TNext>.Failure(Error!);
            }
            """),
        ("component with outputs and child options",
            """
            var logs = new LogsComponent(@here"logs");
            _ = new TrailComponent(@here"trail", new TrailComponentArgs { GroupArn = logs.GroupArn, RoleArn = logs.RoleArn });
            _ = new TrailComponent(@here"bare", new TrailComponentArgs { RoleArn = logs.RoleArn });
            """,
            """
            internal sealed class LogsComponent : @Component
            {
                public LogsComponent(@Scopestring name)
                    @base
                {
                    GroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                    RoleArn = "arn:aws:iam::123456789012:role/r";
                }
                public @Value GroupArn { get; }
                public @Value RoleArn { get; }
            }
            internal sealed class TrailComponentArgs { public @Value? GroupArn { get; init; } public @Value? RoleArn { get; init;
                } }
            internal sealed class TrailComponent : @Component
            {
                public TrailComponent(@Scopestring name, TrailComponentArgs args)
                    @base
                {
                    var config = @config{ };
                    config.@role = args.RoleArn!;
                    if (args.GroupArn is { } group)
                        config.@group = group;
                    _ = @t0(this, config@parent);
                }
            }
            """),
        ("async main with parallel lookups",
            """
            MainAsync().Wait();
            async Task MainAsync()
            {
                var groupTask = LookUpAsync("group", found: true);
                var roleTask = LookUpAsync("role", found: Given.A);
                await Task.WhenAll(groupTask, roleTask);
                _ = @t0(this, @config{ @group = (await groupTask)!, @role = (await roleTask)! });
                var (g, r) = (await LookUpAsync("x", false), await LookUpAsync("y", true));
                _ = @t1(this, @config{ @group = g!, @role = r! });
                var found = (await Task.WhenAll(LookUpAsync("a", true), LookUpAsync("b", true))).ToList();
                _ = @t2(this, @config{ @group = found[0]!, @role = found[1]! });
            }
            static async Task<string?> LookUpAsync(string name, bool found)
            {
                await Task.Delay(0);
                if (!found)
                    return null;
                return $"arn:{name}";
            }
            """, ""),
        ("records with and defaults",
            """
            var baseline = new Baseline("b");
            var prod = baseline with { Logging = baseline.Logging with { Group = groupArn, Role = roleArn } };
            var dev = prod with { Logging = Logging.None };
            foreach (var (name, each) in new[] { ("prod", prod), ("dev", dev) })
                _ = @t0(this, each.ToConfig(name));
            _ = @t1(this, baseline.ToConfig("x"));
            _ = @t2(this, prod.ToConfig("y"));
            """,
            """
            internal sealed record Logging(@Value? Group, @Value? Role) { public static Logging None { get; } = new(null, null);
                public bool IsComplete => Group is not null && Role is not null; }
            internal sealed record Baseline(string Bucket)
            {
                public Logging Logging { get; init; } = Logging.None;
                public @Config ToConfig(string prefix) => Logging.IsComplete
                    ? @config{ S3KeyPrefix = prefix, @group = Logging.Group!, @role = Logging.Role! }
                    : @config{ S3KeyPrefix = prefix };
            }
            """),
        ("enum driven policy table",
            """
            foreach (var tier in Enum.GetValues<Tier>())
                _ = @t0(this, TierPolicy.For(tier, groupArn, roleArn));
            _ = @t1(this, TierPolicy.For(Tier.Gold, groupArn, roleArn));
            _ = @t2(this, TierPolicy.For(Tier.Bronze, groupArn, roleArn));
            """,
            """
            internal enum Tier { Bronze, Silver, Gold }
            internal static class TierPolicy
            {
                public static @Config For(Tier tier, @Value group, @Value role)
                {
                    var c = @config{ S3KeyPrefix = tier.ToString() };
                    (c.@group, c.@role) = tier switch
                    {
                        Tier.Gold => (group, role),
                        Tier.Silver => (group, null!),
                        _ => (null!, null!),
                    };
                    return c;
                }
            }
            """),
        ("linq projection to components",
            """
            var regions = new[] { ("eu-west-1", true), ("us-east-1", false) };
            var trails = regions
                .Where(r => r.Item2)
                .Select(r => Create(r.Item1, r.Item2))
                .ToDictionary(t => t.Name, t => t.Config);
            foreach (var (name, config) in trails)
                _ = @t0(this, config);
            var bare = (from r in regions where !r.Item2 select Create(r.Item1, r.Item2)).ToArray();
            Array.ForEach(bare, b => { _ = @t1(this, b.Config); });
            (string Name, @Config Config) Create(string region, bool deliver) =>
                (region, @config{ S3KeyPrefix = region, @group = deliver ? groupArn : null!, @role = deliver ? roleArn : null! });
            """, ""),
        ("own di container with lifetimes",
            """
            var host = new HostBuilder()
                .ConfigureServices(s => s
                    .Add<ILogTarget>(_ => new CloudWatchTarget(groupArn, roleArn))
                    .Add(p => new Deployer(p.Get<ILogTarget>())))
                .Build();
            host.Get<Deployer>().Deploy(@here"x");
            var other = new HostBuilder().ConfigureServices(s => s.Add<ILogTarget>(_ => new NullTarget()).Add(p =>
                new OtherDeployer(p.Get<ILogTarget>()))).Build();
            other.Get<OtherDeployer>().Deploy(@here"x");
            """,
            """
            internal interface ILogTarget { @Value? Group { get; } @Value? Role { get; } }
            internal sealed record CloudWatchTarget(@Value? Group, @Value? Role) : ILogTarget;
            internal sealed class NullTarget : ILogTarget { public @Value? Group => null; public @Value? Role => null; }
            internal sealed class ServiceCollection
            {
                public Dictionary<Type, Func<Host, object>> Factories { get; } = [];
                public ServiceCollection Add<T>(Func<Host, T> factory) where T : notnull { Factories[typeof(T)] = h =>
                    factory(h); return this; }
            }
            internal sealed class HostBuilder
            {
                private readonly List<Action<ServiceCollection>> _configure = [];
                public HostBuilder ConfigureServices(Action<ServiceCollection> configure) { _configure.Add(configure);
                    return this; }
                public Host Build()
                {
                    var services = new ServiceCollection();
                    foreach (var configure in _configure)
                        configure(services);
                    return new Host(services.Factories);
                }
            }
            internal sealed class Host(IReadOnlyDictionary<Type, Func<Host, object>> factories)
            {
                public T Get<T>() => (T)factories[typeof(T)](this);
            }
            internal sealed class Deployer(ILogTarget target)
            {
                public void Deploy(@Scopestring name) => _ = @t0(scope, @config{ @group = target.Group!, @role = target.Role! });
            }
            internal sealed class OtherDeployer(ILogTarget target)
            {
                public void Deploy(@Scopestring name) => _ = @t1(scope, @config{ @group = target.Group!, @role = target.Role! });
            }
            """),
        ("list pattern arguments",
            """
            Deploy(["trail", "group", "role"]);
            Deploy(["trail"]);
            void Deploy(string[] args)
            {
                var config = args switch
                {
                    [_, var g, var r] => @config{ @group = g, @role = r },
                    [var only] => @config{ S3KeyPrefix = only },
                    _ => throw new ArgumentException("usage"),
                };
                _ = @t0(this, config);
            }
            if (new[] { "a", "" } is [{ Length: > 0 } first, var second])
                _ = @t1(this, @config{ @group = first, @role = second });
            """, ""),
        ("primary constructor base class",
            """
            new AuditTrail("a", groupArn, roleArn).Add(@here"x");
            new PlainTrail("p").Add(@here"x");
            """,
            """
            internal abstract class TrailBase(string prefix, @Value? group, @Value? role)
            {
                protected @Config Config { get; } = @config{ S3KeyPrefix = prefix, @group = group!, @role = role! };
            }
            internal sealed class AuditTrail(string p, @Value g, @Value r) : TrailBase(p, g, r) {
                public void Add(@Scopestring name) => _ = @t0(scope, Config); }
            internal sealed class PlainTrail(string p) : TrailBase(p, null, null) { public void Add(@Scopestring name) =>
                _ = @t1(scope, Config); }
            """),
        ("extension members",
            """
            _ = @t0(this, @config{ }.WithRole(roleArn));
            _ = @t1(this, @config{ }.WithRole(roleArn).WithGroup(groupArn));
            _ = @t2(this, @config{ @both }.Cleared);
            """,
            """
            internal static class ConfigExtensions
            {
                extension(@Config config)
                {
                    public @Config WithRole(@Value role) { config.@role = role; return config; }
                    public @Config WithGroup(@Value group) { config.@group = group; return config; }
                    public @Config Cleared { get { config.@group = null!; return config; } }
                }
            }
            """),
        ("nested builder with lambdas",
            """
            var stack = StackSpec.Create(s => s
                .Trail("main", t => t.DeliverTo(l => { l.Group = groupArn; l.Role = roleArn; }))
                .Trail("side", t => t.DeliverTo(l => l.Role = roleArn)));
            foreach (var trail in stack.Trails)
                _ = @t0(this, trail.ToConfig());
            _ = @t1(this, stack.Trails.Single(t => t.Name == "side").ToConfig());
            _ = @t2(this, stack.Trails.First(t => t.Name == "main").ToConfig());
            """,
            """
            internal sealed class LogSpec { public @Value? Group { get; set; } public @Value? Role { get; set; } }
            internal sealed class TrailSpec(string name)
            {
                private readonly LogSpec _logs = new();
                public string Name { get; } = name;
                public TrailSpec DeliverTo(Action<LogSpec> configure) { configure(_logs); return this; }
                public @Config ToConfig() => @config{ S3KeyPrefix = Name, @group = _logs.Group!, @role = _logs.Role! };
            }
            internal sealed class StackSpec
            {
                private readonly List<TrailSpec> _trails = new();
                public IReadOnlyList<TrailSpec> Trails => _trails;
                public static StackSpec Create(Action<StackSpec> configure) { var s = new StackSpec(); configure(s); return s; }
                public StackSpec Trail(string name, Action<TrailSpec> configure) { var t = new TrailSpec(name); configure(t);
                    _trails.Add(t); return this; }
            }
            """),
        ("try catch fallback",
            """
            @Value? found;
            try
            {
                found = Load(Given.A);
            }
            catch (InvalidOperationException e) when (e.Message.Length > 0)
            {
                found = null;
            }
            _ = @t0(this, @config{ @group = found!, @role = roleArn });
            @Value? always;
            try { always = Load(false); }
            catch (InvalidOperationException) { always = groupArn; }
            _ = @t1(this, @config{ @group = always, @role = roleArn });
            @Value Load(bool there) => there ? groupArn : throw new InvalidOperationException("no group");
            """, ""),
        ("generic component base with options type",
            """
            new Prod().Build(@here"x");
            new Dev().Build(@here"x");
            """,
            """
            internal abstract class Environment<TOptions> where TOptions : EnvOptions, new()
            {
                protected virtual void Configure(TOptions options) { }
                protected abstract void Create(@Scopestring name, @Config config);
                public void Build(@Scopestring name)
                {
                    var options = new TOptions();
                    Configure(options);
                    Create(@scopename, @config{ @group = options.Group!, @role = options.Role ?? "role" });
                }
            }
            internal class EnvOptions { public string? Group { get; set; } public string? Role { get; set; } }
            internal sealed class ProdOptions : EnvOptions { public string Account { get; set; } = "1"; }
            internal sealed class Prod : Environment<ProdOptions>
            {
                protected override void Configure(ProdOptions options) => options.Group = "group-" + options.Account;
                protected override void Create(@Scopestring name, @Config config) => _ = @t0(scope, config);
            }
            internal sealed class Dev : Environment<EnvOptions>
            {
                protected override void Create(@Scopestring name, @Config config) => _ = @t1(scope, config);
            }
            """),
        ("state machine",
            """
            var deployment = new Machine(groupArn, roleArn);
            var config = @config{ };
            while (deployment.Next(config))
            {
            }
            _ = @t0(this, config);
            var half = @config{ };
            new Machine(groupArn, roleArn).Next(half);
            _ = @t1(this, half);
            """,
            """
            internal sealed class Machine(@Value group, @Value role)
            {
                private enum Step { Group, Role, Done }
                private Step _step;
                public bool Next(@Config config)
                {
                    switch (_step)
                    {
                        case Step.Group:
                            config.@group = group;
                            _step = Step.Role;
                            return true;
                        case Step.Role:
                            config.@role = role;
                            _step = Step.Done;
                            return true;
                        default:
                            return false;
                    }
                }
            }
            """),
    ];
}
