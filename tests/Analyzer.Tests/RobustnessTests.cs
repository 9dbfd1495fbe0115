using System.Runtime.CompilerServices;
using System.Text;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tests;

/// <summary>Whatever the code, the analyzer neither throws nor hangs.</summary>
public sealed class RobustnessTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(30);

    private static readonly HashSet<string> Rules =
        [.. Check.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id)];

    /// <summary>Every construct of C# at least once, most of them around a trail.</summary>
    private const string Everything =
        """"
        using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;
        using Pulumi; using Pulumi.Aws.CloudTrail; using Pulumi.Aws.CloudWatch;

        unsafe class Everything<T> : Stack where T : class, new()
        {
            private readonly Dictionary<string, TrailArgs> _args = new() { ["a"] = new() { S3BucketName = "b" }, ["c"] = { Tags = { ["x"] = "y" } } };
            private event Action<TrailArgs>? Changed;
            public Trail this[int i] { get => new("i" + i, _args["a"]); init => _ = value; }
            public required string Bucket { get; init; }
            public Everything() : this(new TrailArgs { S3BucketName = "b" }) { }
            protected Everything(TrailArgs args, params Span<int> numbers)
            {
                start:
                var (x, (y, z)) = (1, (2, args));
                z.CloudWatchLogsGroupArn ??= x switch { > 0 and < 3 or 7 when y is 2 => "a:*", _ => throw new InvalidOperationException() };
                foreach (ref var number in numbers) number++;
                fixed (int* p = numbers) { *p = 1; }
                using var stream = new System.IO.MemoryStream();
                lock (this) { checked { x += y; } }
                if (args is { S3BucketName: not null and var bucket, Tags: { } tags } && bucket is not null) tags["k"] = "v";
                try { Changed?.Invoke(args); } catch (Exception e) when (e is { Message.Length: > 1 }) { if (x == 9) goto start; throw; } finally { args.CloudWatchLogsRoleArn = null; }
                Func<int, Func<int, Trail>> curried = a => b => new Trail($"t{a}{b}", args);
                var all = from n in new[] { 1, 2, 3 } let m = n + 1 where m > 1 orderby m group curried(n)(m) by n % 2 into g select g.First();
                _ = all.Select(static t => t.Arn).ToList() is [var first, .., _] ? first : null;
                int[] spread = [1, .. numbers, x]; var slice = spread[1..^1];
                var later = async () => { await foreach (var t in Trails()) { _ = t with { }; yieldless(); } void yieldless() { } };
                delegate*<TrailArgs, void> pointer = &Take; pointer(args);
                dynamic d = args; d.CloudWatchLogsGroupArn = "x"; _ = new Trail("d", d);
                var anonymous = new { Args = args, Trail = new Trail("an", args) };
                ref var alias = ref args; alias = new(); TrailArgs? none = null; none?.Tags.Add("a", "b"); none!.Name = default;
                switch (anonymous) { case { Args.Name: null }: goto default; case var o when o.Trail is null: break; default: return; }
                object o2 = (x, y) == (1, 2) ? nameof(args) : typeof(T); for (;;) { if (o2 is string) break; else continue; }
                do { x <<= 1; } while (x is > 0 and < 100 || (y >>>= 1) > 0);
                var local = stackalloc int[3]; _ = sizeof(int) + ~x + -y; args = x > 1 ? args : throw null!;
                TrailArgs Recursive(TrailArgs a, int n) => n == 0 ? a : Recursive(a, n - 1); _ = new Trail("r", Recursive(args, 3));
            }
            private static void Take(TrailArgs args) => args.Name = "n";
            private async IAsyncEnumerable<R> Trails() { await Task.Yield(); yield return new R(new Trail("y", TrailArgs.Empty)); yield break; }
            public static implicit operator TrailArgs(Everything<T> e) => e._args["a"];
            public static Everything<T> operator +(Everything<T> a, TrailArgs b) { _ = new Trail("o", b); return a; }
            private record struct R(Trail Trail) { public readonly void Deconstruct(out Trail t, out int n) => (t, n) = (Trail, 1); }
            private enum E { A = 1, B = A << 2 }
            private interface I { static abstract TrailArgs Make(); TrailArgs Default() => new(); }
            private sealed class Impl(TrailArgs args) : I { public static TrailArgs Make() => new(); public Trail Trail { get; } = new("p", args); }
            private static string Json(string service) => $$"""{"Statement": [{"Effect": "Allow", "Principal": {"Service": "{{service}}"}, "Action": "*", "Resource": "*"}]}""";
            private readonly Pulumi.Aws.Iam.Role _role = new("role", new() { AssumeRolePolicy = Json("ec2.amazonaws.com"), InlinePolicies = { new Pulumi.Aws.Iam.Inputs.RoleInlinePolicyArgs { Policy = "{}" } } });
            private void Related()
            {
                var (bucket, key, logs) = (new Pulumi.Aws.S3.Bucket("bucket"), new Pulumi.Aws.Kms.Key("key", new() { Policy = Json("x") }), new LogGroup("logs"));
                foreach (var acl in new[] { "private", "public-read" }) _ = new Pulumi.Aws.S3.BucketAcl(acl, new() { Bucket = bucket.Id, Acl = acl });
                bucket.Arn.Apply(arn => new Pulumi.Aws.S3.BucketPolicy("p", new() { Bucket = bucket.Id, Policy = Json(arn) + $"{logs.Arn}" }));
                _ = new Pulumi.Aws.Iam.RolePolicy("p", new() { Role = _role.Name, Policy = System.Text.Json.JsonSerializer.Serialize(new { Statement = new[] { 1 } }) });
                _ = new Trail("r", new() { S3BucketName = bucket.Id, KmsKeyId = key.Arn, CloudWatchLogsRoleArn = _role.Arn, CloudWatchLogsGroupArn = Output.Format($"{logs.Arn}:*") });
            }
        }
        """";

    /// <summary>A CDKTF program of all kinds of resource, class and change.</summary>
    private const string Cdktf =
        """
        using System; using System.Collections.Generic; using System.Linq; using Constructs; using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail; using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup; using HashiCorp.Cdktf.Providers.Aws.IamRole;

        var app = new App(); _ = new AuditStack(app, "audit"); app.Synth();

        sealed class Audited : CloudtrailConfig { public Audited(string? role) { Name = "n"; CloudWatchLogsRoleArn = role; } }
        class AuditTrail(Construct scope, string id, ICloudtrailConfig config) : Cloudtrail(scope, id, config) { public override string CloudWatchLogsGroupArn { get => base.CloudWatchLogsGroupArn; set => base.CloudWatchLogsGroupArn = value + ":*"; } }
        sealed class Complete(Lazy<string> arn) : Amazon.JSII.Runtime.Deputy.DeputyBase(new DeputyProps()), IAspect { public void Visit(IConstruct node) { if (node is Cloudtrail { CloudWatchLogsRoleArnInput: null } trail) trail.CloudWatchLogsRoleArn = arn.Value; } }
        class AuditStack : TerraformStack
        {
            private readonly Dictionary<string, (Cloudtrail Trail, int Number)> _trails = new();
            public AuditStack(Construct scope, string id) : base(scope, id)
            {
                var group = new CloudwatchLogGroup(this, "g", new CloudwatchLogGroupConfig { RetentionInDays = 7 }); IamRole role = new(this, "r", new IamRoleConfig { AssumeRolePolicy = "{}" });
                foreach (var (name, index) in new[] { "a", "b" }.Select((name, index) => (name, index))) _trails[name] = (new AuditTrail(this, name, new Audited(index > 0 ? role.Arn : null) { S3BucketName = "b" }), index);
                if (_trails.TryGetValue("a", out var found) && found is ({ } trail, 0)) { trail.ResetCloudWatchLogsRoleArn(); trail.AddOverride("cloud_watch_logs_group_arn", group.Arn); trail.PutEventSelector(new[] { new CloudtrailEventSelector { ReadWriteType = "All" } }); trail.MoveToId("x"); }
                foreach (var pair in _trails.Where(pair => pair.Value.Number == 1).OrderBy(pair => pair.Key)) pair.Value.Trail.CloudWatchLogsGroupArn = Fn.Join(":", [group.Arn, "*"]);
                Aspects.Of(this).Add(new Complete(new(() => role.Arn))); AddOverride("resource.aws_cloudtrail.a.name", _trails.Values.ToList() is [.., var (last, _)] ? last.Name : "n");
                _ = new TerraformResource(this, "raw", new TerraformResourceConfig { TerraformResourceType = "aws_cloudtrail" }) is var raw ? raw.Node.Children.OfType<Cloudtrail>().FirstOrDefault(each => each == raw) : null;
            }
        }
        """;

    [Theory]
    [InlineData(Everything)]
    [InlineData(Cdktf)]
    public async Task Every_construct(string source) => await Analyze(source);

    [Theory]
    [InlineData(Everything)]
    [InlineData(Cdktf)]
    public async Task Code_cut_off_anywhere(string source)
    {
        var random = new Random(20);
        foreach (var cut in Enumerable.Range(0, 60).Select(_ => random.Next(source.Length)))
            await Analyze(source[..cut]);
    }

    [Fact]
    public async Task Files_cut_off_anywhere()
    {
        var random = new Random(23);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(IsWritten).Order(StringComparer.Ordinal))
        {
            var source = await File.ReadAllTextAsync(file);
            foreach (var cut in Enumerable.Range(0, 8).Select(_ => random.Next(source.Length)))
                await Analyze(source[..cut]);
        }
    }

    [Fact]
    public async Task Code_with_a_token_missing()
    {
        var random = new Random(21);
        var tokens = CSharpSyntaxTree.ParseText(Everything).GetRoot().DescendantTokens().ToList();
        foreach (var token in Enumerable.Range(0, 60).Select(_ => tokens[random.Next(tokens.Count)]))
            await Analyze(Everything.Remove(token.SpanStart, token.Span.Length));
    }

    [Fact]
    public async Task Code_with_two_tokens_swapped()
    {
        var random = new Random(22);
        var tokens = CSharpSyntaxTree.ParseText(Everything).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        for (var i = 0; i < 40; i++)
        {
            var pair =
                new[] { tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)] }.OrderBy(token => token.SpanStart).ToArray();
            if (pair[0] != pair[1])
                await Analyze(
                    new StringBuilder(Everything).Remove(pair[1].SpanStart, pair[1].Span.Length).Insert(pair[1].SpanStart, pair[0].Text)
                        .Remove(pair[0].SpanStart, pair[0].Span.Length).Insert(pair[0].SpanStart, pair[1].Text).ToString());
        }
    }

    [Fact]
    public async Task Its_own_source_and_the_tests()
    {
        var trees = SourceFolders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(IsWritten)
            .ToList();
        Assert.NotEmpty(trees);
        await Analyze([.. trees.Select(File.ReadAllText)]);
    }

    [Theory]
    [InlineData("private static TrailArgs F(TrailArgs a) => F(a);", "F(new TrailArgs { S3BucketName = \"b\" })")]
    [InlineData("private static TrailArgs F(TrailArgs a) => G(F(a)); private static TrailArgs G(TrailArgs a) => F(G(a));",
        "F(G(new TrailArgs()))")]
    [InlineData("private TrailArgs P => P;", "P")]
    [InlineData("private TrailArgs P { get => Q; set => Q = value; } private TrailArgs Q { get => P; set => P = value; }", "P = Q")]
    [InlineData("private readonly TrailArgs _a = new P2()._a;", "_a")]
    [InlineData("private static readonly TrailArgs A = B; private static readonly TrailArgs B = A;", "A ?? B")]
    [InlineData("private static TrailArgs F(Func<TrailArgs> f) => F(() => F(f));", "F(() => new TrailArgs())")]
    [InlineData("private static T F<T>(T t) => F<List<T>>([t])[0];", "F(new TrailArgs())")]
    [InlineData("private static TrailArgs F(int n) => n > 0 ? F(n - 1) : F(n + 1);", "F(1000000)")]
    [InlineData(
        "private sealed class Self { public void Deconstruct(out Self a, out TrailArgs b) { var (c, d) = this; (a, b) = (c, d); } }",
        "new Self() is var (_, args) ? args : new()")]
    [InlineData("private static readonly Lazy<TrailArgs> L = new(() => L.Value);", "L.Value")]
    [InlineData("private static Dictionary<int, TrailArgs> D => new[] { 1, 2 }.ToDictionary(n => n, n => D[n]);", "D[1]")]
    [InlineData("private static bool Is(TrailArgs a) => new[] { a }.Any(b => Is(b)) && (from c in new[] { a } where Is(c) select c).Any();",
        "Is(new()) ? new() : null!")]
    [InlineData("private static async System.Threading.Tasks.Task<TrailArgs> T() => await T();", "T().GetAwaiter().GetResult()")]
    [InlineData("private static TrailArgs F(params TrailArgs[] all) => all is [var one, .. var rest] ? F([.. rest, one, .. all]) : new();",
        "F(new TrailArgs(), new TrailArgs())")]
    [InlineData(
        "private sealed class C { public TrailArgs A = new(); public static C operator ++(C c) { c++; return c; } "
            + "public static bool operator !(C c) => !!c; }", "!new C() ? new() : new C().A")]
    [InlineData("private sealed record Node(Node? Next, TrailArgs Args) { public TrailArgs Last => Next is null ? Args : Next.Last; }",
        "new Node(new Node(null, new()), new()).Last")]
    public async Task Code_that_recurs(string members, string args) => await Analyze(
        $$"""
        using System; using System.Collections.Generic; using Pulumi.Aws.CloudTrail;
        class P
        {
            {{members}}
            void M() => _ = new Trail("t", {{args}});
        }
        class P2 : P { public TrailArgs _a = new(); }
        """);

    [Theory]
    [InlineData("(", ")", 300)]
    [InlineData("Id(", ")", 300)]
    [InlineData("true ? ", " : new TrailArgs()", 200)]
    [InlineData("new Func<TrailArgs>(() => ", ")()", 40)]
    [InlineData("new[] { ", " }[0]", 200)]
    public async Task Code_that_nests(string open, string close, int depth) => await Analyze(
        $$"""
        using System; using Pulumi.Aws.CloudTrail;
        class P
        {
            static T Id<T>(T value) => value;
            void M() => _ = new Trail("t", {{string.Concat(Enumerable.Repeat(open, depth))}}
                new TrailArgs(){{string.Concat(Enumerable.Repeat(close, depth))}});
        }
        """);

    [Theory]
    [InlineData("if (Given.A) { config.CloudWatchLogsGroupArn = Given.Text; ", "}", 100)]
    [InlineData("for (var i{0} = 0; i{0} < Given.Number; i{0}++) {{ config.CloudWatchLogsGroupArn = config.CloudWatchLogsRoleArn; ", "}",
        30)]
    [InlineData("try { config.CloudWatchLogsGroupArn = \"x:*\"; ",
        "} catch { config.CloudWatchLogsRoleArn = null; } finally { config.Name = null; }", 30)]
    [InlineData("void F{0}() {{ config.CloudWatchLogsGroupArn = null; F{0}(); ", "}", 40)]
    [InlineData("Action f{0} = () => {{ config.CloudWatchLogsGroupArn = null; ", "};", 40)]
    public async Task Statements_that_nest(string open, string close, int depth) => await Analyze(
        Method(string.Concat(
            Enumerable.Range(0, depth)
                .Select(i =>
                    open.Contains("{0}", StringComparison.Ordinal)
                        ? string.Format(System.Globalization.CultureInfo.InvariantCulture, open, i) : open))
            + string.Concat(Enumerable.Repeat(close, depth))));

    [Theory]
    [InlineData("config.CloudWatchLogsGroupArn = Given.A ? null : \"x:*\";", 1000)]
    [InlineData("if (Given.A) config.CloudWatchLogsRoleArn = null; else config.CloudWatchLogsGroupArn = \"x:*\";", 5000)]
    [InlineData("config = new TrailArgs {{ S3BucketName = config.S3BucketName }};", 1000)]
    [InlineData("var t{0} = new Trail(\"t{0}\", config);", 5000)]
    [InlineData("Take(config);", 1000)]
    [InlineData("var c{0} = config; c{0}.CloudWatchLogsGroupArn ??= \"x:*\";", 1000)]
    [InlineData("while (Given.B) config.CloudWatchLogsGroupArn += null;", 5000)]
    [InlineData("var b{0} = Given.A; if (b{0}) Console.WriteLine(b{0});", 1000)]
    [InlineData("foreach (var s{0} in new[] {{ 1, 2 }}) Console.WriteLine(s{0});", 5000)]
    [InlineData("try {{ Take(config); }} catch (Exception e{0}) {{ Console.WriteLine(e{0}); }}", 1000)]
    public async Task A_long_body_is_understood_to_its_end(string statement, int count)
    {
        var source =
            Method(string.Concat(
                Enumerable.Range(0, count)
                    .Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, i) + "\n")));
        var last =
            source.Split('\n').Select((line, number) => (line, number))
                .Last(line => line.line.Contains("new Trail(", StringComparison.Ordinal)).number;
        var diagnostics = await Analyze(source);
        Assert.Contains(diagnostics,
            diagnostic => diagnostic.Id == "INFRA1001" && diagnostic.Location.GetLineSpan().StartLinePosition.Line == last);
    }

    [Fact]
    public async Task Very_many_helpers_that_call_each_other()
    {
        var helpers = string.Concat(Enumerable.Range(0, 200).Select(i =>
            $"private static TrailArgs F{i}(TrailArgs a, bool b) => b ? F{(i + 1) % 200}(a, !b) : F{(i + 7) % 200}(a, Given.A);\n"));
        await Analyze(
            $$"""
            using Infra.Analyzers.Testing; using Pulumi.Aws.CloudTrail;
            class P
            {
                {{helpers}}
                void M() { _ = new Trail("t", F0(new TrailArgs(), Given.B)); _ = new Trail("u", F1(new TrailArgs(), true)); }
            }
            """);
    }

    private static string Method(string statements) =>
        $$"""
        using System; using Infra.Analyzers.Testing; using Pulumi.Aws.CloudTrail;
        class P
        {
            static void Take(TrailArgs args) => args.Name = "n";
            void M()
            {
                var config = new TrailArgs { S3BucketName = "b" };
                {{statements}}
                _ = new Trail("t", config);
            }
        }
        """;

    /// <summary>Analyses code that need not compile, with every rule.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> Analyze(params string[] sources)
    {
        var references = TestProgram.Of(Libraries.Pulumi | Libraries.Cdktf, "class C;").Compile().References;
        var compilation = CSharpCompilation.Create(
            "Broken",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
        var analysis = Task.Run(() => TestProgram.AnalyzeAsync(compilation, Rules, Check.Analyzers));
        if (await Task.WhenAny(analysis, Task.Delay(Hang)) != analysis)
            Assert.Fail("The analyzer hangs.");
        return [.. await analysis];
    }

    private static IEnumerable<string> SourceFolders() => [Path.Combine(Repository, "src"), Path.Combine(Repository, "tests")];

    private static string Repository => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static bool IsWritten(string path) =>
        !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("\\obj\\", StringComparison.Ordinal);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
