using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Configurations in collections: followed where the elements are known, else unknown.</summary>
public sealed class CollectionTests
{
    [Fact]
    public Task An_array_of_configurations() => Check.Both(
        """
        foreach (var config in new[] { @config{ }, @config{ @group = groupArn } })
            _ = @1001s(config);
        """);

    [Fact]
    public Task An_array_of_complete_configurations() => Check.Both(
        """
        foreach (var config in new[] { @config{ @both }, @config{ @both } })
            _ = @trails(config);
        """);

    [Fact]
    public Task An_array_of_both_kinds() => Check.Both(
        """
        foreach (var config in new[] { @config{ @both }, @config{ } })
            _ = @1003s(config);
        """);

    [Fact]
    public Task A_collection_expression() => Check.Both(
        """
        @Config[] configs = [@config{ @role = roleArn }, @config{ }];
        foreach (var config in configs)
            _ = @1001s(config);
        """);

    [Fact]
    public Task A_list_initializer() => Check.Both(
        """
        var configs = new List<@Config> { @config{ }, @config{ } };
        foreach (var config in configs)
            _ = @1001s(config);
        """);

    [Fact]
    public Task An_element_by_index() => Check.Both(
        """
        var arns = new @Value?[] { groupArn, null };
        _ = @1001(@config{ @group = arns[0]!, @role = arns[1]! });
        """);

    [Fact]
    public Task An_element_that_is_replaced() => Check.Both(
        """
        var arns = new @Value?[] { groupArn, null };
        arns[1] = roleArn;
        _ = @trail(@config{ @group = arns[0]!, @role = arns[1]! });
        """);

    [Fact]
    public Task A_list_that_grows() => Check.Both(
        """
        var configs = new List<@Config>();
        configs.Add(@config{ @both });
        configs.Add(@config{ @both });
        foreach (var config in configs)
            _ = @trails(config);
        """);

    [Fact]
    public Task Select_with_a_lambda_that_creates() => Check.Both(
        """
        _ = new[] { "a", "b" }.Select(name => @1001s(@config{ S3KeyPrefix = name })).ToList();
        """);

    [Fact]
    public Task Select_with_a_lambda_that_creates_completely() => Check.Both(
        """
        _ = new[] { "a", "b" }.Select(name => @trails(@config{ S3KeyPrefix = name, @both })).ToList();
        """);

    [Fact]
    public Task Select_over_values() => Check.Both(
        """
        _ = new @Value?[] { groupArn, null }.Select(arn => @1003s(@config{ @group = groupArn, @role = arn! })).ToList();
        """);

    [Fact]
    public Task A_dictionary_look_up() => Check.Both(
        """
        var arns = new Dictionary<string, @Value?> { ["group"] = groupArn, ["role"] = null };
        _ = @1001(@config{ @group = arns["group"]!, @role = arns["role"]! });
        """);

    [Fact]
    public Task A_loop_over_tuples() => Check.Both(
        """
        foreach (var (prefix, arn) in new (string, @Value?)[] { ("a", groupArn), ("b", roleArn) })
            _ = @trails(@config{ S3KeyPrefix = prefix, @group = groupArn, @role = arn! });
        """);

    [Fact]
    public Task A_loop_that_completes_its_elements() => Check.Both(
        """
        foreach (var config in new[] { @config{ @group = groupArn }, @config{ @group = groupArn } })
        {
            config.@role = roleArn;
            _ = @trails(config);
        }
        """);

    [Fact]
    public Task ForEach_with_a_lambda() => Check.Both(
        """
        new List<string> { "a" }.ForEach(name => _ = @1001s(@config{ S3KeyPrefix = name, @group = groupArn }));
        """);

    [Theory]
    [InlineData("foreach (var value in all.Values) (value.@group, value.@role) = (groupArn, roleArn);")]
    [InlineData("foreach (var entry in all) (entry.Value.@group, entry.Value.@role) = (groupArn, roleArn);")]
    [InlineData("if (all.TryGetValue(\"a\", out var found)) (found.@group, found.@role) = (groupArn, roleArn);")]
    public Task The_values_of_a_dictionary_are_completed(string complete) => Check.Both(
        $$"""
        var all = new Dictionary<string, @Config> { ["a"] = @config{ } };
        {{complete}}
        _ = @trail(all["a"]);
        """,
        undecidable: true);

    [Fact]
    public Task The_count_of_a_dictionary_tells_nothing_away() => Check.Both(
        """
        var all = new Dictionary<string, @Config> { ["a"] = @config{ @group = groupArn } };
        Given.Takes(all.Count);
        _ = @1001(all["a"]);
        """);

    [Fact]
    public Task Collections_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""foreach (var config in new[] { @config{ @group = groupArn, @role = arn! }, @config{ @group = groupArn, @role = arn! } """
            + """}) _ = @made(config);"""),
        new("""foreach (var config in new List<@Config> { @config{ @group = groupArn, @role = arn! } }) _ = @made(config);"""),
        new("""List<@Config> all = [@config{ @group = groupArn, @role = arn! }]; foreach (var config in all) _ = @made(config);"""),
        new("""@Config[] first = [@config{ @group = groupArn, @role = arn! }]; @Config[] all = [.. first]; """
            + """foreach (var config in all) _ = @made(config);"""),
        new("""var all = new Dictionary<string, @Config> { ["a"] = @config{ @group = groupArn, @role = arn! } }; """
            + """foreach (var (name, config) in all) _ = @made(config);"""),
        new("""var all = new Dictionary<string, @Value?> { ["a"] = arn }; foreach (var r in all.Values) _ = @made(@config{ @group = """
            + """groupArn, @role = r! });"""),
        new("""foreach (var (g, r) in new[] { new Arns(groupArn, arn) }) _ = @made(@config{ @group = g, @role = r! });""",
            Types: """sealed record Arns(@Value G, @Value? R);"""),
        new("""var all = new[] { @config{ @group = groupArn, @role = arn! } }; for (var i = 0; i < all.Length; i++) _ = @made(all[i]);"""),
        new("""_ = new[] { "a" }.Select(n => @made(@config{ S3KeyPrefix = n, @group = groupArn, @role = arn! })).ToList();"""),
        new("""foreach (var config in new[] { "a" }.Select(n => @config{ S3KeyPrefix = n, @group = groupArn, @role = arn! })) _ = """
            + """@made(config);"""),
        new("""var all = new[] { "a" }.Select(n => @config{ S3KeyPrefix = n, @group = groupArn, @role = arn! }).ToList(); """
            + """foreach (var config in all) _ = @made(config);"""),
        new("""_ = new[] { "a" }.Select((n, i) => @made(@config{ S3KeyPrefix = n + i, @group = groupArn, @role = arn! })).ToArray();"""),
        new("""_ = new[] { "a" }.SelectMany(n => new[] { @made("""
            + "@config{ S3KeyPrefix = n, @group = groupArn, @role = arn! }) }).ToArray();"),
        new("""foreach (var config in new[] { @config{ @group = groupArn, @role = arn! } """
            + """}.Where(c => c.S3KeyPrefix == null)) _ = @made(config);"""),
        new("""_ = (from n in new[] { "a" } select @made(@config{ S3KeyPrefix = n, @group = groupArn, @role = arn! })).ToList();"""),
        new("""_ = (from n in new[] { "a" } let c = @config{ S3KeyPrefix = n, @group = groupArn, @role = arn! } """
            + """select @made(c)).ToList();"""),
        new("""_ = @made(new[] { @config{ @group = groupArn, @role = arn! } }.First());"""),
        new("""_ = @made(new[] { @config{ S3KeyPrefix = "x", @group = groupArn, @role = arn! } }.Single(c => c.S3KeyPrefix != null));"""),
        new("""var all = new[] { "a" }.ToDictionary(n => n, n => @config{ @group = groupArn, @role = arn! }); _ = @made(all["a"]);"""),
        new("""var all = new Dictionary<string, @Value?> { ["a"] = arn }; _ = @made(@config{ @group = groupArn, @role = all["a"]! });"""),
        new("""var all = new Dictionary<string, @Value?>(); all.Add("a", arn); _ = @made(@config{ @group = groupArn, @role = all["a"]! """
            + """});"""),
        new("""var all = new Dictionary<string, @Value?> { ["a"] = arn }; if (all.TryGetValue("a", out var r)) _ = @made(@config{ """
            + """@group = groupArn, @role = r! });"""),
        new("""var all = new Dictionary<string, @Value?> { ["a"] = arn }; _ = @made(@config{ @group = groupArn, @role = """
            + """all.GetValueOrDefault("a")! });"""),
        new("""var all = new Dictionary<Kind, @Value?> { [Kind.A] = "", [Kind.B] = arn }; """
            + """_ = @made(@config{ @group = groupArn, @role = all[Kind.B]! });""", Types: """enum Kind { A, B }"""),
        new("""var all = new Dictionary<string, Func<@Config>> { ["a"] = () => @config{ @group = groupArn, @role = arn! } }; """
            + """_ = @made(all["a"]());"""),
        new("""var all = ImmutableArray.Create(@config{ @group = groupArn, @role = arn! }); """
            + """foreach (var config in all) _ = @made(config);"""),
        new("""var all = new Queue<@Config>(); all.Enqueue(@config{ @group = groupArn, @role = arn! }); """
            + """foreach (var config in all) _ = @made(config);"""),
        new("""var all = new[] { groupArn, arn }; _ = @made(@config{ @group = all[0]!, @role = all[^1]! });"""),
        new("""var all = new[] { new[] { groupArn, arn } }; _ = @made(@config{ @group = all[0][0]!, @role = all[0][1]! });"""),
        new("""new List<@Config> { @config{ @group = groupArn, @role = arn! } }.ForEach(c => _ = @made(c));"""),
        new("""foreach (var (g, r) in new[] { groupArn }.Zip(new[] { arn })) _ = @made(@config{ @group = g, @role = r! });"""),
        new("""foreach (var config in new[] { @config{ @group = groupArn, @role = arn! } """
            + """}.Append(@config{ @group = groupArn, @role = arn! })) _ = @made(config);"""));

    [Theory]
    [InlineData(
        """var xs = new HashSet<string> { "a", "a" }; @Value? r = null; if (xs.Count == 1) r = roleArn; """
            + """_ = @trail(@config{ @group = groupArn, @role = r! });""", "")]
    [InlineData(
        "var xs = new Stack<@Value?>(); xs.Push(roleArn); xs.Push(null); @Value? last = null; foreach (var x in xs) last = x; "
            + "_ = @trail(@config{ @group = groupArn, @role = last! });", "")]
    [InlineData(
        """var d = new Dictionary<string, @Value?>(); d["r"] = null; d.Remove("r"); d.TryAdd("r", roleArn); """
            + """_ = @trail(@config{ @group = groupArn, @role = d["r"]! });""", "")]
    [InlineData(
        """var d = new Dictionary<string, @Value?>(); d["r"] = roleArn; d.TryAdd("r", null); """
            + """_ = @trail(@config{ @group = groupArn, @role = d["r"]! });""", "")]
    [InlineData(
        """var d = new Dictionary<string, @Value?>(StringComparer.OrdinalIgnoreCase); d["r"] = null; d["R"] = roleArn; """
            + """_ = @trail(@config{ @group = groupArn, @role = d["r"]! });""", "")]
    [InlineData(
        """var d = new Dictionary<string, @Value?> { ["r"] = null }; var e = new Dictionary<string, @Value?>(d) { ["r"] = roleArn }; """
            + """_ = @trail(@config{ @group = groupArn, @role = e["r"]! });""", "")]
    [InlineData(
        """var d = new Dictionary<string, @Value?> { ["r"] = null }; d[Given.Passes("r")] = roleArn; """
            + """_ = @trail(@config{ @group = groupArn, @role = d["r"]! });""", "")]
    [InlineData(
        "var list = new List<@Config>(); var q = list.Where(c => c.S3KeyPrefix == null); var d = @config{ }; list.Add(d); "
            + "foreach (var c in q) { c.@group = groupArn; c.@role = roleArn; } _ = @trail(d);", "")]
    [InlineData(
        "var list = new List<@Config>(); var q = list.Select(c => c); var d = @config{ }; list.Add(d); "
            + "foreach (var c in q) { c.@group = groupArn; c.@role = roleArn; } _ = @trail(d);", "")]
    [InlineData(
        "var d = @config{ }; var done = new[] { 1, 2 }.Any(x => { d.@group = groupArn; d.@role = roleArn; return true; }); _ = @trail(d);",
        "")]
    [InlineData(
        """var d = new Dictionary<string, @Value?> { ["z"] = null, ["a"] = null, ["m"] = roleArn }; @Value? last = null; """
            + """foreach (var (k, v) in d) last = v; _ = @trail(@config{ @group = groupArn, @role = last! });""", "")]
    [InlineData(
        """var all = new Dictionary<string, @Value?>(); if (Given.A) all["r"] = roleArn; """
            + """if (!all.ContainsKey("r")) all["r"] = groupArn; _ = @trail(@config{ @group = groupArn, @role = all["r"]! });""", "")]
    [InlineData(
        """var all = new Dictionary<string, @Value?>(); for (var i = 0; i < Given.Number; i++) all["r"] = roleArn; """
            + """if (!all.TryGetValue("r", out var r)) r = groupArn; _ = @trail(@config{ @group = groupArn, @role = r! });""", "")]
    [InlineData(
        """var all = new[] { @config{ S3KeyPrefix = "a" }, @config{ S3KeyPrefix = "b" } }; """
            + """foreach (var c in all.Where(x => x.S3KeyPrefix != null)) { c.@group = groupArn; c.@role = roleArn; } """
            + """foreach (var c in all) _ = @trails(c);""", "")]
    [InlineData(
        "var on = false; var all = new[] { @config{ } }; var q = all.Where(x => on); on = true; "
            + "foreach (var c in q) { c.@group = groupArn; c.@role = roleArn; } _ = @trail(all[0]);", "")]
    [InlineData(
        """var seen = new HashSet<string>(); foreach (var n in new[] { "a", "a" }) if (seen.Add(n)) _ = @trails(@config{ @both });""", "")]
    [InlineData("var s = new Stack<@Value?>(); s.Push(null); s.Push(roleArn); _ = @trail(@config{ @group = groupArn, @role = s.Pop()! });",
        "")]
    [InlineData("var xs = new List<@Value?> { null }; xs.Insert(0, roleArn); _ = @trail(@config{ @group = groupArn, @role = xs[0]! });",
        "")]
    [InlineData("var xs = new List<@Value?> { null, roleArn }; xs.Reverse(); _ = @trail(@config{ @group = groupArn, @role = xs[0]! });",
        "")]
    [InlineData("var xs = new @Value?[] { null, roleArn }; Array.Reverse(xs); _ = @trail(@config{ @group = groupArn, @role = xs[0]! });",
        "")]
    [InlineData("var xs = new @Value?[] { null, null }; Array.Fill(xs, roleArn); _ = @trail(@config{ @group = groupArn, @role = xs[0]! });",
        "")]
    [InlineData(
        "var xs = new @Value?[] { null, null }; Array.Copy(new @Value?[] { groupArn, roleArn }, xs, 2); "
            + "_ = @trail(@config{ @group = xs[0]!, @role = xs[1]! });", "")]
    [InlineData(
        "var xs = new @Value?[] { null, null }; new @Value?[] { groupArn, roleArn }.CopyTo(xs, 0); "
            + "_ = @trail(@config{ @group = xs[0]!, @role = xs[1]! });", "")]
    [InlineData(
        "var xs = new @Value?[] { null, null }; Span<@Value?> s = xs; s[0] = groupArn; s[1] = roleArn; "
            + "_ = @trail(@config{ @group = xs[0]!, @role = xs[1]! });", "")]
    [InlineData(
        "var xs = new @Value?[] { null, null }; foreach (ref var x in xs.AsSpan()) x = roleArn; "
            + "_ = @trail(@config{ @group = groupArn, @role = xs[1]! });", "")]
    [InlineData("var q = new List<@Value?> { null }; q.Clear(); q.Add(roleArn); _ = @trail(@config{ @group = groupArn, @role = q[0]! });",
        "")]
    [InlineData("var q = new Own(); q.Add(roleArn); _ = @trail(@config{ @group = groupArn, @role = q[0]! });",
        "sealed class Own : List<@Value?> { public new void Add(@Value? v) { base.Add(v); } }")]
    public Task Collections_are_what_the_libraries_make_of_them(string body, string types) => Check.Both(body, types: types);

    [Theory]
    [InlineData(
        """var trails = new List<Cloudtrail>(); foreach (var n in new[] { "t-1", "t-2" }) trails.Add(new Cloudtrail(this, n, @config{ """
            + """})); foreach (var t in trails) { t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """var trails = new Dictionary<string, Cloudtrail> { ["a"] = new Cloudtrail(this, "t", @config{ }) }; """
            + """trails["a"].@group = groupArn; trails.GetValueOrDefault("a")!.@role = roleArn;""")]
    [InlineData(
        """var trails = new[] { "t" }.Select(n => new Cloudtrail(this, n, @config{ })).ToList(); """
            + """trails.ForEach(t => { t.@group = groupArn; t.@role = roleArn; });""")]
    [InlineData(
        """foreach (var t in new[] { "t" }.Select(n => new Cloudtrail(this, n, @config{ }))) { t.@group = groupArn; """
            + "t.@role = roleArn; }")]
    [InlineData(
        """var trails = new[] { "t" }.ToDictionary(n => n, n => new Cloudtrail(this, n, @config{ })); """
            + """foreach (var (n, t) in trails) { t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """foreach (var t in from n in new[] { "t" } select new Cloudtrail(this, n, @config{ })) { t.@group = groupArn; """
            + """t.@role = roleArn; }""")]
    [InlineData(
        """var lazy = new Lazy<Cloudtrail>(() => new Cloudtrail(this, "t", @config{ })); lazy.Value.@group = groupArn; """
            + """lazy.Value.@role = roleArn;""")]
    [InlineData(
        """var trails = new[] { new Cloudtrail(this, "t", @config{ }) }; foreach (var t in trails.Where(t => t.Node.Id != null)) { """
            + """t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """var all = new object[] { logGroup, new Cloudtrail(this, "t", @config{ }) }; """
            + """foreach (var t in all.OfType<Cloudtrail>()) { t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData("""if (new[] { new Cloudtrail(this, "t", @config{ }) } is [var t]) { t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """if (new[] { new Cloudtrail(this, "t", @config{ }) } is [.. var ts]) { ts[0].@group = groupArn; ts[0].@role = roleArn; }""")]
    [InlineData(
        """var ts = new List<Cloudtrail> { new Cloudtrail(this, "t", @config{ }) }; ts[^1].@group = groupArn; """
            + """ts.ToArray()[^1].@role = roleArn;""")]
    [InlineData(
        """var ts = new[] { new Cloudtrail(this, "t", @config{ }) }; foreach (var t in ts[..]) { t.@group = groupArn; """
            + """t.@role = roleArn; }""")]
    [InlineData(
        """var kv = KeyValuePair.Create("a", new Cloudtrail(this, "t", @config{ })); kv.Value.@group = groupArn; """
            + """kv.Value.@role = roleArn;""")]
    [InlineData(
        """var kv = new KeyValuePair<string, Cloudtrail>("a", new Cloudtrail(this, "t", @config{ })); kv.Value.@group = groupArn; """
            + """var (k, v) = kv; v.@role = roleArn;""")]
    [InlineData(
        """var ts = ImmutableArray.Create(new Cloudtrail(this, "t", @config{ })); foreach (var t in ts) { t.@group = groupArn; """
            + """t.@role = roleArn; }""")]
    [InlineData(
        """var ts = ImmutableList<Cloudtrail>.Empty.Add(new Cloudtrail(this, "t", @config{ })); """
            + """foreach (var t in ts) { t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """var ts = new Dictionary<string, Cloudtrail> { ["a"] = new Cloudtrail(this, "t", @config{ }) }; """
            + """if (ts.TryGetValue("a", out var t)) { t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """var ts = new Dictionary<string, Cloudtrail> { ["a"] = new Cloudtrail(this, "t", @config{ }) }; """
            + """foreach (var t in ts.Values) { t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """foreach (var t in new[] { "t" }.SelectMany(n => new[] { new Cloudtrail(this, n, @config{ }) })) { t.@group = groupArn; """
            + """t.@role = roleArn; }""")]
    [InlineData(
        """foreach (var (t, n) in new[] { new Cloudtrail(this, "t", @config{ }) }.Zip(new[] { 1 })) { t.@group = groupArn; """
            + """t.@role = roleArn; }""")]
    [InlineData(
        """var q = new Queue<Cloudtrail>(); q.Enqueue(new Cloudtrail(this, "t", @config{ })); """
            + """while (q.Count > 0) { var t = q.Dequeue(); t.@group = groupArn; t.@role = roleArn; }""")]
    [InlineData(
        """var t = new Cloudtrail(this, "t", @config{ }); foreach (var (p, v) in new Dictionary<string, object> { """
            + """["cloud_watch_logs_group_arn"] = groupArn, ["cloud_watch_logs_role_arn"] = roleArn }) t.AddOverride(p, v);""")]
    public Task Trails_in_collections_may_be_completed(string body) => Check.Cdk(Check.InCdk(body));

    [Theory]
    [InlineData("foreach (var config in Given.Passes(new[] { @config{ } })) _ = @trails(config);")]
    [InlineData("_ = @trail(new Dictionary<string, @Config> { [\"a\"] = @config{ } }[Given.Passes(\"a\")]);")]
    [InlineData("_ = Given.Passes(new[] { @config{ } }).Select(config => @trails(config)).ToList();")]
    [InlineData(
        "foreach (var config in new[] { @config{ }, @config{ @both } }.Where(config => Given.Passes(config.@role) != null)) _ = "
            + "@trails(config);")]
    [InlineData("_ = @trail(new[] { @config{ }, @config{ @both } }.OrderBy(config => Given.Passes(config).ToString()).First());")]
    [InlineData("@Config[] all = [@config{ }, .. Given.Passes(new[] { @config{ } })]; foreach (var config in all) _ = @trails(config);")]
    public Task Elements_that_are_not_known(string body) => Check.Both(body, undecidable: true);

    [Theory]
    [InlineData(
        "var d = new Dictionary<int, @Config>(); for (var i = 0; i < 12; i++) d[i] = @config{ }; "
            + "foreach (var (k, c) in d) { c.@group = groupArn; c.@role = roleArn; } foreach (var c in d.Values) _ = @trails(c);")]
    [InlineData(
        """var d = new Dictionary<string, @Value?> { ["a"] = roleArn, ["b"] = roleArn, ["c"] = roleArn, ["d"] = roleArn, ["e"] = """
            + """roleArn, ["f"] = roleArn, ["g"] = roleArn, ["h"] = roleArn, ["i"] = roleArn, ["j"] = roleArn, ["k"] = roleArn }; """
            + """foreach (var kv in d) _ = @trails(@config{ @group = groupArn, @role = kv.Value! });""")]
    [InlineData(
        """var d = new Dictionary<string, @Config> { ["a"] = @config{ } }; foreach (var kv in d) kv.Value.@group = groupArn; """
            + """foreach (var kv in d) kv.Value.@role = roleArn; foreach (var kv in d) _ = @trails(kv.Value);""")]
    [InlineData(
        "var c = @config{ }; foreach (var n in new[] { 1, 2 }.Where(n => { if (n == 2) c.@role = roleArn; return n == 2; "
            + "})) c.@group = groupArn; _ = @trail(c);")]
    [InlineData(
        """var d = ImmutableDictionary<string, @Value?>.Empty.Add("r", null).SetItem("r", roleArn); """
            + """if (d.TryGetValue("r", out var r)) _ = @trail(@config{ @group = groupArn, @role = r! });""")]
    [InlineData(
        """var d = ImmutableDictionary<string, @Value?>.Empty; d.Add("r", null); var e = d.Add("r", roleArn); """
            + """_ = @trail(@config{ @group = groupArn, @role = e["r"]! });""")]
    [InlineData(
        "var a = new[] { @config{ }, @config{ } }; if (a is [.. var rest, _]) { rest[0].@group = groupArn; rest[0].@role = roleArn; } "
            + "_ = @trail(a[0]);")]
    [InlineData(
        "foreach (var c in new[] { new[] { @config{ } }, new[] { @config{ } } }.SelectMany(x => x)) { c.@group = groupArn; "
            + "c.@role = roleArn; _ = @trails(c); }")]
    [InlineData(
        "var cs = new[] { @config{ }, @config{ } }; foreach (var (c, r) in cs.Zip(new[] { roleArn, roleArn })) { c.@group = groupArn; "
            + "c.@role = r; } foreach (var c in cs) _ = @trails(c);")]
    public Task Entries_of_dictionaries_and_pairs_of_collections(string body) => Check.Both(body);

    [Theory]
    [InlineData("new object[] { \"x\", new Held(null) }.OfType<Held>().Single().Value")]
    [InlineData("new object[] { new Held(null), \"x\" }.Where(each => each is not string).Cast<Held>().First().Value")]
    [InlineData("new[] { (Rank: 1, Value: groupArn), (Rank: 2, Value: null) }.MinBy(each => -each.Rank).Value")]
    [InlineData("new[] { (Rank: 7, Value: groupArn), (Rank: 4, Value: null) }.MinBy(each => each.Rank / 2).Value")]
    [InlineData("new[] { (Rank: 2, Value: groupArn), (Rank: 1, Value: null) }.OrderBy(each => ~each.Rank).Last().Value")]
    public Task An_element_that_is_picked(string picked) => Check.Both(
        $$"""
        _ = @1001(@config{ @group = groupArn, @role = {{picked}}! });
        """,
        "internal sealed record Held(@Value? Value);");

    [Theory]
    [InlineData("new object[] { \"x\", new Held(groupArn) }.OfType<Held>().Single().Value")]
    [InlineData("new[] { (Rank: 1, Value: null), (Rank: 2, Value: groupArn) }.MinBy(each => -each.Rank).Value")]
    [InlineData("new[] { (Rank: 7, Value: null), (Rank: 4, Value: groupArn) }.MinBy(each => each.Rank / 2).Value")]
    [InlineData("new[] { (Rank: 8 >> 2, Value: null), (Rank: 1 << 0, Value: groupArn) }.MinBy(each => each.Rank).Value")]
    public Task Another_element_that_is_picked(string picked) => Check.Both(
        $$"""
        _ = @trail(@config{ @group = groupArn, @role = {{picked}}! });
        """,
        "internal sealed record Held(@Value? Value);");
}
