using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>What Pulumi's own conversions, outputs and options make of values.</summary>
public sealed class PulumiSemanticsTests
{
    [Theory]
    [InlineData("default(Input<string>)!", "null")]
    [InlineData("Output.Create(\"\")", "empty")]
    [InlineData("Output.Create<string>(default(string)!)", "null")]
    [InlineData("Output.Create((string?)null)!", "null")]
    [InlineData("Output.Create(default(string))!", "null")]
    [InlineData("Output.CreateSecret(\"\")", "empty")]
    [InlineData("logGroup.Arn.Apply(_ => (string?)null)!", "null")]
    [InlineData("logGroup.Arn.Apply(_ => \"\")", "empty")]
    [InlineData("Output.Format($\"\")", "empty")]
    [InlineData("(Input<string>)\"\"", "empty")]
    [InlineData("(Input<string>)(string)null!", "null")]
    public Task A_value_that_is_none(string value, string state) => Check.Pulumi(
        $$"""_ = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = {{value}}, """
            + """CloudWatchLogsRoleArn = role.Arn });""",
        messages: $"CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn is {state}, and AWS rejects "
            + "CloudWatchLogsRoleArn without it; set it too");

    [Theory]
    [InlineData("Output.Format($\"{logGroup.Arn}:*\")")]
    [InlineData("logGroup.Arn.Apply(arn => $\"{arn}:*\")")]
    [InlineData("logGroup.Arn.Apply(arn => arn + \":*\")")]
    [InlineData("logGroup.Arn.Apply(arn => Task.FromResult(arn + \":*\"))")]
    [InlineData("Output.Tuple(logGroup.Arn, role.Arn).Apply(both => both.Item1 + \":*\")")]
    [InlineData("Output.Create(\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\")")]
    [InlineData("Output.CreateSecret(\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\")")]
    public Task A_value_that_is_one(string value) => Check.Pulumi(
        $$"""_ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = {{value}}, CloudWatchLogsRoleArn = """
            + """role.Arn });""");

    [Fact]
    public Task A_null_output_throws_in_the_conversion() => Check.Pulumi(
        """
        Output<string>? none = null;
        _ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = none! });
        """);

    [Fact]
    public Task A_conditional_output_throws_where_it_is_null() => Check.Pulumi(
        """
        _ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = Given.A ? role.Arn : null! });
        """);

    [Fact]
    public Task A_conditional_input_may_be_absent() => Check.Pulumi(
        """
        _ = {|INFRA1003:new Trail|}("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = Given.A ? (Input<string>?)role.Arn : null });
        """);

    [Fact]
    public Task A_conditional_text_may_be_absent() => Check.Pulumi(
        """
        _ = {|INFRA1003:new Trail|}("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = Given.A ? "arn:aws:iam::123456789012:role/r" : null! });
        """);

    [Fact]
    public Task Args_changed_before_the_constructor_count() => Check.Pulumi(
        """
        var args = new TrailArgs { S3BucketName = "b" };
        args.CloudWatchLogsGroupArn = groupArn;
        args.CloudWatchLogsRoleArn ??= role.Arn;
        _ = new Trail("t", args);
        """);

    [Fact]
    public Task Args_changed_after_the_constructor_do_not_count() => Check.Pulumi(
        """
        var args = new TrailArgs { S3BucketName = "b" };
        _ = {|INFRA1001:new Trail|}("t", args);
        args.CloudWatchLogsGroupArn = groupArn;
        args.CloudWatchLogsRoleArn = role.Arn;
        """);

    [Fact]
    public Task Args_emptied_after_the_constructor_stay_read() => Check.Pulumi(
        """
        var args = new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = role.Arn };
        _ = new Trail("t", args);
        args.CloudWatchLogsRoleArn = null;
        """);

    [Fact]
    public Task Null_args() => Check.Analysis(
        Libraries.Pulumi,
        Check.PulumiStack("""_ = {|INFRA1001:new Trail|}("t", null!);"""));

    [Fact]
    public Task Empty_args() => Check.Pulumi(
        """
        var args = TrailArgs.Empty;
        args.S3BucketName = "b";
        _ = {|INFRA1001:new Trail|}("t", args);
        """);

    [Fact]
    public Task Empty_args_are_new_ones_on_every_read() => Check.Pulumi(
        """
        TrailArgs.Empty.CloudWatchLogsGroupArn = groupArn;
        TrailArgs.Empty.CloudWatchLogsRoleArn = role.Arn;
        var args = TrailArgs.Empty;
        args.S3BucketName = "b";
        _ = {|INFRA1001:new Trail|}("t", args);
        """);

    [Fact]
    public Task Target_typed_args() => Check.Pulumi(
        """
        _ = {|INFRA1001:new Trail|}("t", new() { S3BucketName = "b" });
        _ = new Trail("u", new() { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = role.Arn });
        """);

    [Fact]
    public Task A_target_typed_trail() => Check.Pulumi(
        """
        Trail first = {|INFRA1001:new|}("t", new() { S3BucketName = "b" });
        Trail second = new("u", new() { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = role.Arn });
        """);

    [Fact]
    public Task Named_arguments_in_another_order() => Check.Pulumi(
        """_ = {|INFRA1001:new Trail|}(args: new TrailArgs { S3BucketName = "b" }, name: "t");""",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are not "
            + "set; set both");

    [Fact]
    public Task A_custom_resource_by_its_token() => Check.Pulumi(
        """
        _ = {|INFRA1001:new CustomResource|}("aws:cloudtrail/trail:Trail", "t", new TrailArgs { S3BucketName = "b" }, null, null);
        _ = new CustomResource("aws:cloudtrail/trail:Trail", "u", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = role.Arn }, null, null);
        _ = new CustomResource("aws:s3/bucket:Bucket", "v", new TrailArgs { S3BucketName = "b" }, null, null);
        """);

    [Fact]
    public Task A_custom_resource_with_a_dictionary() => Check.Pulumi(
        """
        _ = {|INFRA1001:new CustomResource|}("aws:cloudtrail/trail:Trail", "t", new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("s3BucketName", "b")), null, null);
        _ = new CustomResource(
            "aws:cloudtrail/trail:Trail",
            "u",
            new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("s3BucketName", "b").Add("cloudWatchLogsGroupArn", groupArn).Add("cloudWatchLogsRoleArn", role.Arn)),
            null,
            null);
        """);

    [Fact]
    public Task An_action_that_configures_the_args() => Check.Pulumi(
        """
        _ = Make(args => args.CloudWatchLogsRoleArn = role.Arn, groupArn);
        """,
        """
        private static Trail Make(Action<TrailArgs> configure, Input<string> group)
        {
            var args = new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group };
            configure(args);
            return new Trail("t", args);
        }
        """);

    [Fact]
    public Task An_action_that_forgets() => Check.Pulumi(
        """
        _ = Make(args => args.S3KeyPrefix = "p", groupArn);
        """,
        """
        private static Trail Make(Action<TrailArgs> configure, Input<string> group)
        {
            var args = new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group };
            configure(args);
            return {|INFRA1001:new Trail|}("t", args);
        }
        """);

    [Fact]
    public Task An_optional_action_that_nobody_gives() => Check.Pulumi(
        """
        _ = Make(groupArn);
        """,
        """
        private static Trail Make(Input<string> group, Action<TrailArgs>? configure = null)
        {
            var args = new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group };
            configure?.Invoke(args);
            return {|INFRA1001:new Trail|}("t", args);
        }
        """);

    [Fact]
    public Task Get_creates_nothing() => Check.Pulumi(
        """
        _ = Trail.Get("t", "arn:aws:cloudtrail:eu-west-1:123456789012:trail/t");
        _ = Trail.Get("u", "u", new TrailState { Name = "u" });
        _ = new Trail("v", new TrailArgs { S3BucketName = "b" }, new CustomResourceOptions { Id = "v" });
        """);

    [Fact]
    public Task Options_do_not_matter() => Check.Pulumi(
        """_ = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" }, new CustomResourceOptions { Protect = true, DependsOn """
            + """= { role } });""");

    // Somebody else sets what the program is told to leave alone.
    [Theory]
    [InlineData("IgnoreChanges = { \"cloudWatchLogsGroupArn\", \"cloudWatchLogsRoleArn\" }", false)]
    [InlineData("IgnoreChanges = new List<string> { \"cloudWatchLogsGroupArn\", \"cloudWatchLogsRoleArn\" }", false)]
    [InlineData("IgnoreChanges = [\"cloudWatchLogsGroupArn\", \"cloudWatchLogsRoleArn\"]", false)]
    [InlineData("IgnoreChanges = [Given.Passes(\"cloudWatchLogsGroupArn\")]", false)]
    [InlineData("IgnoreChanges = { \"tags\" }", true)]
    public Task Ignored_changes(string options, bool isFound) => Check.Pulumi(
        $"_ = {(isFound ? "{|INFRA1001:new Trail|}" : "new Trail")}(\"t\", new TrailArgs {{ S3BucketName = \"b\" }}, new "
            + $"CustomResourceOptions {{ {options} }});",
        undecidable: !isFound);

    [Fact]
    public Task Creation_inside_apply() => Check.Pulumi(
        """
        logGroup.Arn.Apply(arn => {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn + ":*" }));
        """);

    [Fact]
    public Task Complete_creation_inside_apply() => Check.Pulumi(
        """
        logGroup.Arn.Apply(arn => new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn + ":*", CloudWatchLogsRoleArn = role.Arn }));
        """);

    [Fact]
    public Task Required_configuration_is_known_only_when_it_runs() => Check.Pulumi(
        """
        var config = new Config("audit");
        _ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = config.Get("group"), CloudWatchLogsRoleArn = config.Get("role") });
        """,
        undecidable: true);

    [Fact]
    public Task Aws_native_has_another_name_for_the_group() => Check.Pulumi(
        """
        _ = {|INFRA1001:new Pulumi.AwsNative.CloudTrail.Trail|}("t", new Pulumi.AwsNative.CloudTrail.TrailArgs { IsLogging = true, S3BucketName = "b", CloudWatchLogsRoleArn = role.Arn });
        _ = new Pulumi.AwsNative.CloudTrail.Trail("u", new() { IsLogging = true, S3BucketName = "b", CloudWatchLogsLogGroupArn = groupArn, CloudWatchLogsRoleArn = role.Arn });
        """,
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsLogGroupArn is not set, and AWS rejects "
            + "CloudWatchLogsRoleArn without it; set it too");

    [Fact]
    public Task Aws_native_log_group_arns_have_the_wildcard() => Check.Pulumi(
        """
        var group = new Pulumi.AwsNative.Logs.LogGroup("n");
        _ = new Pulumi.AwsNative.CloudTrail.Trail("t", new() { IsLogging = true, S3BucketName = "b", CloudWatchLogsLogGroupArn = group.Arn, CloudWatchLogsRoleArn = role.Arn });
        """,
        undecidable: true);

    [Fact]
    public Task A_program_in_Deployment_RunAsync() => Check.Analysis(
        Libraries.Pulumi,
        """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Pulumi;
        using Pulumi.Aws.CloudTrail;

        return await Deployment.RunAsync(() =>
        {
            var trail = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" });
            return new Dictionary<string, object?> { ["arn"] = trail.Arn };
        });
        """);

    [Fact]
    public Task An_async_program_in_Deployment_RunAsync() => Check.Analysis(
        Libraries.Pulumi,
        """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Pulumi;
        using Pulumi.Aws.CloudTrail;

        static class Entry
        {
            static Task<int> Main() => Deployment.RunAsync(async () =>
            {
                await Task.Delay(1);
                var trail = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" });
                return new Dictionary<string, object?> { ["arn"] = trail.Arn };
            });
        }
        """);

    [Fact]
    public Task A_program_whose_method_is_run() => Check.Analysis(
        Libraries.Pulumi,
        """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Pulumi;
        using Pulumi.Aws.CloudTrail;

        static class Entry
        {
            static Task<int> Main() => Deployment.RunAsync(Infrastructure);

            private static void Infrastructure()
            {
                _ = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" });
            }
        }
        """);

    [Fact]
    public Task Arguments_of_Pulumi_are_followed() => Check.Followed(
        Libraries.Pulumi,
        new("""_ = new CustomResource("aws:cloudtrail/trail:Trail", Given.Id("t"), new DictionaryResourceArgs(new Dictionary<string, """
            + """object?> { ["s3BucketName"] = "b", ["cloudWatchLogsGroupArn"] = groupArn, ["cloudWatchLogsRoleArn"] = arn """
            + """}.ToImmutableDictionary()), null, null);"""),
        new("""_ = new CustomResource("aws:cloudtrail/trail:Trail", Given.Id("t"), new """
            + """DictionaryResourceArgs(ImmutableDictionary<string, """
            + """object?>.Empty.Add("s3BucketName", "b").Add("cloudWatchLogsGroupArn", groupArn).Add("cloudWatchLogsRoleArn", arn)), """
            + """null, null);"""),
        new("""_ = new CustomResource(Token, Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, """
            + """CloudWatchLogsRoleArn = arn! }, null, null);""",
            Members: """private const string Token = "aws:cloudtrail/trail:Trail";"""),
        new("""_ = new Own(Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn """
            + """= arn! });""",
            Types: """sealed class Own(string name, TrailArgs args) : CustomResource("aws:cloudtrail/trail:Trail", name, args, null, """
                + """null);"""),
        new("""var args = TrailArgs.Empty; args.S3BucketName = "b"; args.CloudWatchLogsGroupArn = groupArn; """
            + """args.CloudWatchLogsRoleArn = arn!; _ = @made(args);"""),
        new("""_ = @made(Make(groupArn, a => a.CloudWatchLogsRoleArn = arn!));""",
            Members: """private static TrailArgs Make(Input<string> g, Action<TrailArgs> configure) { var args = new TrailArgs { """
                + """S3BucketName = "b", CloudWatchLogsGroupArn = g }; configure(args); return args; }"""),
        new("""_ = @made(Make(groupArn, a => { a.CloudWatchLogsRoleArn = arn!; return a; }));""",
            Members: """private static TrailArgs Make(Input<string> g, Func<TrailArgs, TrailArgs> configure) => configure(new TrailArgs """
                + """{ S3BucketName = "b", CloudWatchLogsGroupArn = g });"""),
        new("""Trail trail = new(Given.Id("t"), new() { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = """
            + """arn! });"""));

    [Theory]
    [InlineData(
        """var net = new TrailArgs { S3BucketName = "b" }; var cfg = new Config(); """
            + """net.CloudWatchLogsGroupArn = cfg.Get("g") ?? "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """net.CloudWatchLogsRoleArn = cfg.GetSecret("r") ?? role.Arn; _ = @trail(net);""", "")]
    [InlineData(
        """var s = new Config().GetObject<Settings>("audit") ?? new Settings { Group = groupArn, Role = roleArn }; """
            + """_ = @trail(@config{ @group = s.Group!, @role = s.Role! });""",
        "sealed class Settings { public Input<string>? Group { get; set; } public Input<string>? Role { get; set; } }")]
    [InlineData("""_ = new Audit("a", new AuditOptions(groupArn, roleArn));""",
        """sealed record AuditOptions(Input<string>? Group = null, Input<string>? Role = null); """
            + """sealed class Audit : ComponentResource { public Audit(string name, AuditOptions o) : base("a:b:c", name) { var args = """
            + """new TrailArgs { S3BucketName = "b" }; if (o.Group is not null) args.CloudWatchLogsGroupArn = o.Group; """
            + """if (o.Role is not null) args.CloudWatchLogsRoleArn = o.Role; Trail = new Trail("t", args, new CustomResourceOptions { """
            + """Parent = this }); RegisterOutputs(); } public Trail Trail { get; } }""")]
    [InlineData("""_ = new Audit("a", new AuditArgs { Group = groupArn, Role = roleArn });""",
        """sealed class AuditArgs : ResourceArgs { [Input("g")] public Input<string>? Group { get; set; } """
            + """[Input("r")] public Input<string>? Role { get; set; } } sealed class Audit : ComponentResource { public Audit(string """
            + """name, AuditArgs? args = null) : base("a:b:c", name) { args ??= new AuditArgs(); """
            + """_ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = args.Group!, CloudWatchLogsRoleArn = """
            + """args.Role! }, new CustomResourceOptions { Parent = this }); } }""")]
    [InlineData(
        "var arns = Output.All(groupArn, roleArn); _ = @trail(@config{ @group = arns.Apply(a => a[0]), @role = arns.Apply(a => a[1]) });",
        "")]
    [InlineData(
        """_ = @trail(@config{ @group = Output.Tuple(logGroup.Arn, role.Arn).Apply(t => { var (g, r) = t; return g + ":*"; """
            + """}), @role = role.Arn });""", "")]
    public Task Components_and_outputs(string body, string types) => Check.Pulumi(Check.InPulumi(body), types: Check.InPulumi(types));

    [Theory]
    [InlineData("Deployment.RunAsync(() => { Make(\"x\"); })")]
    [InlineData("Deployment.RunAsync(async () => { await Task.Yield(); Make(\"x\"); })")]
    [InlineData(
        "Deployment.RunAsync(() => { _ = new Trail(\"u\", new TrailArgs { S3BucketName = \"b\", CloudWatchLogsGroupArn = \"x:*\", "
            + "CloudWatchLogsRoleArn = new Config().Get(\"role\") }); })")]
    [InlineData(
        "Deployment.RunAsync(async () => { var role = await Task.FromResult(\"r\"); "
            + "return new Dictionary<string, object?> { [\"arn\"] = Make(role).Arn }; })")]
    public Task A_program_whose_trail_is_complete_or_cannot_be_known(string run) => Check.Analysis(
        Libraries.Pulumi,
        $$"""
        using System.Collections.Generic; using System.Threading.Tasks; using Pulumi; using Pulumi.Aws.CloudTrail;
        return await {{run}};

        static Trail Make(string role) => new("t", new() { S3BucketName = "b", CloudWatchLogsGroupArn = "x:*", CloudWatchLogsRoleArn = role });
        """);
}
