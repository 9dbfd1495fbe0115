namespace Infra.Analyzers.Tests;

/// <summary>Aspects and transformations change resources from afar.</summary>
public sealed class AspectTests
{
    private const string Bare = """new CloudtrailConfig { Name = "n", S3BucketName = "b" }""";

    [Fact]
    public Task An_aspect_that_completes_trails() => Check.Cdk(
        $$"""
        _ = new Cloudtrail(this, "t", {{Bare}});
        Aspects.Of(this).Add(new Complete(groupArn, roleArn));
        """,
        types:
        """
        sealed class Complete(string group, string role) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is Cloudtrail trail)
                    (trail.CloudWatchLogsGroupArn, trail.CloudWatchLogsRoleArn) = (group, role);
            }
        }
        """);

    [Fact]
    public Task An_aspect_that_overrides() => Check.Cdk(
        $$"""
        _ = new Cloudtrail(this, "t", {{Bare}});
        Aspects.Of(this).Add(new Complete(groupArn, roleArn));
        """,
        types:
        """
        sealed class Complete(string group, string role) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is not TerraformResource resource || resource.TerraformResourceType != "aws_cloudtrail")
                    return;
                resource.AddOverride("cloud_watch_logs_group_arn", group);
                resource.AddOverride("cloud_watch_logs_role_arn", role);
            }
        }
        """);

    [Fact]
    public Task An_aspect_that_only_tags() => Check.Cdk(
        $$"""
        _ = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        Aspects.Of(this).Add(new Tag());
        """,
        types:
        """
        sealed class Tag() : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is Cloudtrail trail)
                    trail.Tags = new Dictionary<string, string> { ["team"] = "security" };
            }
        }
        """);

    [Fact]
    public Task An_aspect_that_is_never_added() => Check.Cdk(
        $$"""
        _ = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        """,
        types:
        """
        sealed class Complete(string group) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is Cloudtrail trail)
                    trail.CloudWatchLogsGroupArn = group;
            }
        }
        """);

    /// <summary>What holds whatever the aspect sets is reported, and names what it leaves unset alone.</summary>
    [Theory]
    [InlineData("CloudWatchLogsRoleArn", "CloudWatchLogsGroupArn is not set; set it")]
    [InlineData("CloudWatchLogsGroupArn", "CloudWatchLogsRoleArn is not set; set it")]
    public Task An_aspect_that_sets_one_of_two(string set, string missing) => Check.Cdk(
        $$"""
        _ = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        Aspects.Of(this).Add(new Complete(groupArn));
        """,
        types:
        $$"""
        sealed class Complete(string arn) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is Cloudtrail trail)
                    trail.{{set}} = arn;
            }
        }
        """,
        messages: [$"CloudTrail trail 't' does not deliver to CloudWatch Logs: {missing}"]);

    /// <summary>One path lacks what the aspect sets, the other what it does not: nobody knows that both lack something.</summary>
    [Fact]
    public Task An_aspect_that_sets_what_one_path_lacks() => Check.Cdk(
        """
        var config = Given.A
            ? new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsRoleArn = roleArn }
            : new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = groupArn };
        _ = new Cloudtrail(this, "t", config);
        Aspects.Of(this).Add(new Complete(groupArn));
        """,
        types:
        """
        sealed class Complete(string arn) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is Cloudtrail trail)
                    trail.CloudWatchLogsGroupArn = arn;
            }
        }
        """,
        undecidable: true);

    /// <summary>What sets the other ARN is reached by a way that only the run knows, or that is easily overlooked.</summary>
    [Theory]
    [InlineData("Set(trail);", "Action<Cloudtrail> Set { get; } = t => Other.Complete(t);")]
    [InlineData("_set(trail);", "private readonly Action<Cloudtrail> _set = Other.Complete;")]
    [InlineData("foreach (var set in Other.All) set(trail);", "")]
    [InlineData("Other.Setter.Set(trail);", "")]
    [InlineData("Other.Base.Set(trail);", "")]
    [InlineData("Other.Virtual.Finish(trail);", "")]
    [InlineData("new[] { trail }.ToList().ForEach(Other.Complete);", "")]
    [InlineData("trail.Complete();", "")]
    [InlineData("_ = new Completed(trail);", "")]
    [InlineData("new Wrapper(trail).Group = \"g:*\";", "")]
    [InlineData("new Wrapper(trail)[\"x\"] = \"g:*\";", "")]
    [InlineData("Other.Generic(trail);", "")]
    [InlineData("((dynamic)trail).CloudWatchLogsGroupArn = \"g:*\";", "")]
    [InlineData("typeof(Cloudtrail).GetProperty(\"CloudWatchLogsGroupArn\")!.SetValue(trail, \"g:*\");", "")]
    [InlineData("System.ComponentModel.TypeDescriptor.GetProperties(trail)[\"CloudWatchLogsGroupArn\"]!.SetValue(trail, \"g:*\");", "")]
    [InlineData("Delegate d = (Action<Cloudtrail>)Other.All[0]; d.DynamicInvoke(trail);", "")]
    public Task An_aspect_that_sets_the_other_by_another_way(string statement, string member) => Check.Cdk(
        $$"""
        _ = new Cloudtrail(this, "t", {{Bare}});
        Aspects.Of(this).Add(new Complete(roleArn));
        """,
        types:
        $$"""
        sealed class Complete(string arn) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            {{member}}
            public void Visit(IConstruct node)
            {
                if (node is not Cloudtrail trail)
                    return;
                trail.CloudWatchLogsRoleArn = arn;
                {{statement}}
            }
        }

        interface ISetter { void Set(Cloudtrail trail); }
        abstract class SetterBase { public abstract void Set(Cloudtrail trail); }
        class Finisher { public virtual void Finish(Cloudtrail trail) { } }
        sealed class LateFinisher : Finisher { public override void Finish(Cloudtrail trail) => Other.Complete(trail); }
        sealed class Setter : SetterBase, ISetter { public override void Set(Cloudtrail trail) => Other.Complete(trail); }
        sealed class Completed { public Completed(Cloudtrail trail) => Other.Complete(trail); }
        sealed class Wrapper(Cloudtrail trail)
        {
            public string Group { set => trail.CloudWatchLogsGroupArn = value; }
            public string this[string name] { set => trail.CloudWatchLogsGroupArn = value; }
        }

        static class Other
        {
            public static readonly Action<Cloudtrail>[] All = [Complete];
            public static readonly ISetter Setter = new Setter();
            public static readonly SetterBase Base = new Setter();
            public static readonly Finisher Virtual = new LateFinisher();
            public static void Complete(this Cloudtrail trail) => trail.CloudWatchLogsGroupArn = "g:*";
            public static void Generic<T>(T trail) where T : Cloudtrail => trail.CloudWatchLogsGroupArn = "g:*";
        }
        """);

    /// <summary>The same of what a look-up in the tree finds.</summary>
    [Theory]
    [InlineData("Set(found);")]
    [InlineData("Setter.Set(found);")]
    [InlineData("new[] { found }.ToList().ForEach(Complete);")]
    [InlineData("Kept.Add(found); foreach (var kept in Kept) kept.CloudWatchLogsGroupArn = groupArn;")]
    [InlineData("new Wrapper(found).Group = groupArn;")]
    [InlineData("(found, _) = (found, 1); Complete(found);")]
    public Task A_look_up_that_sets_the_other_by_another_way(string statement) => Check.Cdk(
        $$"""
        _ = new Cloudtrail(this, "t", {{Bare}});
        foreach (var each in Node.FindAll().OfType<Cloudtrail>())
        {
            var found = each;
            found.CloudWatchLogsRoleArn = roleArn;
            {{statement}}
        }
        """,
        members:
        """
        private static readonly Action<Cloudtrail> Set = Complete;
        private static readonly ISetter Setter = new SetterOfGroup();
        private List<Cloudtrail> Kept { get; } = [];
        private static void Complete(Cloudtrail trail) => trail.CloudWatchLogsGroupArn = "g:*";
        """,
        types:
        """
        interface ISetter { void Set(Cloudtrail trail); }
        sealed class SetterOfGroup : ISetter { public void Set(Cloudtrail trail) => trail.CloudWatchLogsGroupArn = "g:*"; }
        sealed class Wrapper(Cloudtrail trail) { public string Group { set => trail.CloudWatchLogsGroupArn = value; } }
        """);

    [Fact]
    public Task A_transformation_that_completes_trails() => Check.PulumiProgram(
        Check.PulumiStack("""_ = new Trail("t", new TrailArgs { S3BucketName = "b" });""").Replace(
            "public Program()",
            """
            public Program() : base(new StackOptions
            {
                ResourceTransformations =
                {
                    arguments =>
                    {
                        if (arguments.Args is not TrailArgs args)
                            return null;
                        args.CloudWatchLogsGroupArn ??= "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                        args.CloudWatchLogsRoleArn ??= "arn:aws:iam::123456789012:role/r";
                        return new ResourceTransformationResult(args, arguments.Options);
                    },
                },
            })
            """,
            StringComparison.Ordinal));

    [Fact]
    public Task A_transformation_that_only_tags() => Check.PulumiProgram(
        Check.PulumiStack("""_ = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" });""").Replace(
            "public Program()",
            """
            public Program() : base(new StackOptions
            {
                ResourceTransformations =
                {
                    arguments =>
                    {
                        if (arguments.Args is not TrailArgs args)
                            return null;
                        args.Tags["team"] = "security";
                        return new ResourceTransformationResult(args, arguments.Options);
                    },
                },
            })
            """,
            StringComparison.Ordinal));

    [Fact]
    public Task A_transformation_in_the_options_of_the_trail() => Check.Pulumi(
        """
        _ = new Trail("t", new TrailArgs { S3BucketName = "b" }, new CustomResourceOptions { ResourceTransformations = { Complete } });
        """,
        """
        private static ResourceTransformationResult? Complete(ResourceTransformationArgs arguments)
        {
            var args = (TrailArgs)arguments.Args;
            args.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
            args.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r";
            return new(args, arguments.Options);
        }
        """);

    [Fact]
    public Task A_transform_by_raw_names() => Check.Pulumi(
        """
        _ = new Trail("t", new TrailArgs { S3BucketName = "b" }, new CustomResourceOptions { ResourceTransforms = { Complete } });
        """,
        """
        private static Task<ResourceTransformResult?> Complete(ResourceTransformArgs arguments, System.Threading.CancellationToken token) =>
            Task.FromResult<ResourceTransformResult?>(new(
                arguments.Args.SetItem("cloudWatchLogsGroupArn", "arn:aws:logs:eu-west-1:123456789012:log-group:g:*").SetItem("cloudWatchLogsRoleArn", "arn:aws:iam::123456789012:role/r"),
                arguments.Options));
        """);

    [Fact]
    public Task A_transformation_from_elsewhere_may_do_anything() => Check.Pulumi(
        """
        _ = new Trail("t", new TrailArgs { S3BucketName = "b" }, new CustomResourceOptions { ResourceTransformations = { Given.Passes<ResourceTransformation>(_ => null) } });
        """,
        undecidable: true);

    [Theory]
    [InlineData(
        """var opts = new CustomResourceOptions(); opts.ResourceTransformations.Add(a => { if (a.Args is TrailArgs t) { """
            + """t.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """t.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r"; } return new ResourceTransformationResult(a.Args, """
            + """a.Options); }); _ = new Trail("t", new TrailArgs { S3BucketName = "b" }, opts);""", "")]
    [InlineData(
        """var list = new List<ResourceTransformation> { Complete }; _ = new Trail("t", new TrailArgs { S3BucketName = "b" }, new """
            + """CustomResourceOptions { ResourceTransformations = list });""",
        """private static ResourceTransformationResult? Complete(ResourceTransformationArgs a) { if (a.Args is TrailArgs t) { """
            + """t.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """t.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r"; } return new(a.Args, a.Options); }""")]
    [InlineData(
        """var parent = new ComponentResource("a:b:c", "p", new ComponentResourceOptions { ResourceTransformations = { Complete } }); """
            + """_ = new Trail("t", new TrailArgs { S3BucketName = "b" }, new CustomResourceOptions { Parent = parent });""",
        """private static ResourceTransformationResult? Complete(ResourceTransformationArgs a) { if (a.Args is TrailArgs t) { """
            + """t.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """t.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r"; } return new(a.Args, a.Options); }""")]
    [InlineData(
        """_ = new Trail("t", new TrailArgs { S3BucketName = "b" }, CustomResourceOptions.Merge(new CustomResourceOptions { """
            + """ResourceTransformations = { Complete } }, null));""",
        """private static ResourceTransformationResult? Complete(ResourceTransformationArgs a) { if (a.Args is TrailArgs t) { """
            + """t.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """t.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r"; } return new(a.Args, a.Options); }""")]
    public Task Transformations_that_complete_trails(string body, string members) =>
        Check.Pulumi(Check.InPulumi(body), members: Check.InPulumi(members));

    [Fact]
    public Task An_aspect_from_elsewhere_may_do_anything() => Check.Cdk(
        $"_ = new Cloudtrail(this, \"t\", {Bare}); Aspects.Of(this).Add(Given.Passes<IAspect>(new Idle()));",
        types: "sealed class Idle() : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), "
            + "IAspect { public void Visit(IConstruct node) { } }",
        undecidable: true);

    [Fact]
    public Task A_transform_that_only_tags() => Check.Pulumi(
        """_ = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" }, new CustomResourceOptions { ResourceTransforms = { """
            + """Tag } });""",
        """
        private static Task<ResourceTransformResult?> Tag(ResourceTransformArgs arguments, System.Threading.CancellationToken token) =>
            Task.FromResult<ResourceTransformResult?>(new(arguments.Args.SetItem("s3KeyPrefix", "p"), arguments.Options));
        """);
}
