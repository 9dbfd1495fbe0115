namespace Infra.Analyzers.Tests;

/// <summary>What changes resources from afar reaches some of them: those are not judged, and all others are.</summary>
public sealed class EffectScopeTests
{
    private const string Complete =
        """
        private static ResourceTransformationResult? Complete(ResourceTransformationArgs given)
        {
            if (given.Args is TrailArgs trail)
                Deliver(trail);
            return new ResourceTransformationResult(given.Args, given.Options);
        }

        private static ResourceTransformationResult? Tag(ResourceTransformationArgs given)
        {
            if (given.Args is TrailArgs trail)
                trail.S3KeyPrefix = "p";
            return new ResourceTransformationResult(given.Args, given.Options);
        }

        private static void Deliver(TrailArgs trail)
        {
            trail.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
            trail.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r";
        }
        """;

    private const string Component =
        """
        sealed class Audit : ComponentResource
        {
            public Audit(string name, ComponentResourceOptions? options = null) : base("my:index:Audit", name, options)
            {
                Inner = new Group(name, new ComponentResourceOptions { Parent = this });
            }

            public Group Inner { get; }
        }

        sealed class Group(string name, ComponentResourceOptions options) : ComponentResource("my:index:Group", name, options);
        """;

    private const string Aspect =
        """
        sealed class Deliver() : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is Cloudtrail trail)
                    Deliver.To(trail);
            }

            public static void To(Cloudtrail trail)
            {
                trail.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                trail.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r";
            }
        }

        sealed class DeliverTo(Cloudtrail known)
            : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IAspect
        {
            public void Visit(IConstruct node) => Deliver.To(known);
        }
        """;

    private const string AuditConstruct =
        """
        sealed class Audit : Construct
        {
            public Audit(Construct scope, string id, bool completes) : base(scope, id)
            {
                if (completes)
                    Aspects.Of(this).Add(new Deliver());
            }
        }
        """;

    private const string Bare = "new TrailArgs { S3BucketName = \"b\" }";
    private const string BareConfig = "new CloudtrailConfig { Name = \"n\", S3BucketName = \"b\" }";
    private const string Other = $"_ = {{|INFRA1001:new Trail|}}(\"other\", {Bare});";
    private const string OtherConstruct = $"_ = {{|INFRA1001:new Cloudtrail|}}(this, \"other\", {BareConfig});";

    [Theory]
    [InlineData($"_ = new Trail(\"t\", {Bare}, new CustomResourceOptions {{ ResourceTransformations = {{ Complete }} }});")]
    [InlineData(
        $"var options = new CustomResourceOptions(); options.ResourceTransformations.Add(Complete); "
        + $"_ = new Trail(\"t\", {Bare}, options);")]
    [InlineData(
        $"var options = new CustomResourceOptions {{ ResourceTransformations = {{ Tag, Complete }} }}; "
        + $"_ = new Trail(\"t\", {Bare}, options);")]
    [InlineData(
        $"var audit = new Audit(\"a\", new() {{ ResourceTransformations = {{ Complete }} }}); "
        + $"_ = new Trail(\"t\", {Bare}, new() {{ Parent = audit }});")]
    [InlineData(
        $"var audit = new Audit(\"a\", new() {{ ResourceTransformations = {{ Complete }} }}); "
        + $"_ = new Trail(\"t\", {Bare}, new() {{ Parent = audit.Inner }});")]
    [InlineData(
        $"var first = new Trail(\"f\", {Bare}, new() {{ ResourceTransformations = {{ Complete }} }}); "
        + $"_ = new Trail(\"t\", {Bare}, new() {{ Parent = first }});")]
    [InlineData(
        $"var bucket = new Pulumi.Aws.S3.Bucket(\"b\", new(), new() {{ ResourceTransformations = {{ Complete }} }}); "
        + $"_ = new Trail(\"t\", {Bare}, new() {{ Parent = bucket }});")]
    public Task A_transformation_reaches_a_resource_and_its_children(string statements) =>
        Check.Pulumi($"{statements}\n{Other}", Complete, Component);

    [Theory]
    [InlineData(
        $"var shared = {Bare}; _ = new Trail(\"t\", shared, new() {{ ResourceTransformations = {{ Complete }} }}); "
        + $"_ = new Trail(\"u\", shared);")]
    [InlineData(
        $"var shared = {Bare}; "
        + $"_ = new LogGroup(\"l\", new(), new() {{ ResourceTransformations = {{ given => {{ Deliver(shared); "
        + $"return null; }} }} }}); _ = new Trail(\"u\", shared);")]
    public Task A_transformation_may_change_arguments_that_others_get_too(string statements) =>
        Check.Pulumi($"{statements}\n{Other}", Complete, Component);

    [Theory]
    [InlineData("new() { ResourceTransformations = { Tag } }")]
    [InlineData("new() { Parent = new Audit(\"a\", new() { ResourceTransformations = { Tag } }) }")]
    [InlineData("new() { Parent = new Audit(\"a\") }")]
    [InlineData("new() { Parent = this }")]
    [InlineData(
        "new() { Parent = new Audit(\"a\").Inner, DependsOn = { new Audit(\"d\", new() { ResourceTransformations = { Complete } "
        + "}) } }")]
    public Task A_resource_that_other_transformations_do_not_reach_is_judged(string options) => Check.Pulumi(
        $$"""
        _ = new Trail("completed", {{Bare}}, new() { ResourceTransformations = { Complete } });
        _ = {|INFRA1001:new Trail|}("t", {{Bare}}, {{options}});
        """,
        Complete,
        Component);

    [Fact]
    public Task A_transformation_of_the_stack_reaches_all() => Check.PulumiProgram(
        Check.PulumiStack(
                $"_ = new Trail(\"t\", {Bare});\n_ = new Trail(\"u\", {Bare}, new() {{ Parent = new Audit(\"a\") }});",
                Complete,
                Component)
            .Replace("public Program()", "public Program() : base(new StackOptions { ResourceTransformations = { Complete } })",
                StringComparison.Ordinal));

    [Fact]
    public Task Options_that_are_given_from_outside_may_bring_any_transformation_of_the_program() => Check.Analysis(
        Testing.Libraries.Pulumi,
        Check.PulumiStack(
            $"_ = new Audit(\"a\", new() {{ ResourceTransformations = {{ Complete }} }});\n{Other}",
            Complete,
            $$"""
            public sealed class Audit : ComponentResource
            {
                public Audit(string name, ComponentResourceOptions? options) : base("my:index:Audit", name, options) =>
                    _ = new Trail("t", {{Bare}}, new() { Parent = this });
            }
            """));

    [Theory]
    [InlineData(
        $"var group = new Construct(this, \"s\"); _ = new Cloudtrail(group, \"t\", {BareConfig}); "
        + $"Aspects.Of(group).Add(new Deliver());")]
    [InlineData(
        $"var group = new Construct(this, \"s\"); var inner = new Construct(group, \"i\"); "
        + $"_ = new Cloudtrail(inner, \"t\", {BareConfig}); "
        + $"foreach (var each in group.Node.FindAll()) if (each is Cloudtrail found) Deliver.To(found);")]
    [InlineData($"var trail = new Cloudtrail(this, \"t\", {BareConfig}); Aspects.Of(trail).Add(new Deliver());")]
    [InlineData(
        $"this.AddOverride(\"resource.aws_cloudtrail.t.cloud_watch_logs_group_arn\", groupArn); "
        + $"this.AddOverride(\"resource.aws_cloudtrail.t.cloud_watch_logs_role_arn\", roleArn); "
        + $"_ = new Cloudtrail(this, \"t\", {BareConfig});")]
    [InlineData(
        $"var stack = new TerraformStack(this, \"s\"); "
        + $"_ = new AwsProvider(stack, \"aws\", new AwsProviderConfig {{ Region = \"eu-west-1\" }}); "
        + $"stack.AddOverride(\"resource.aws_cloudtrail.other.cloud_watch_logs_group_arn\", groupArn); "
        + $"stack.AddOverride(\"resource.aws_cloudtrail.other.cloud_watch_logs_role_arn\", roleArn); "
        + $"_ = new Cloudtrail(stack, \"other\", {BareConfig});")]
    public Task An_effect_reaches_what_a_construct_holds(string statements) => Check.Cdk($"{statements}\n{OtherConstruct}", types: Aspect);

    [Theory]
    [InlineData(
        $"Aspects.Of(this).Add(new Deliver()); _ = new Cloudtrail(this, \"t\", {BareConfig}); "
        + $"_ = new Cloudtrail(new Construct(this, \"c\"), \"u\", {BareConfig});")]
    [InlineData(
        $"var group = new Construct(this, \"s\"); "
        + $"foreach (var each in group.Node.Root.Node.FindAll()) if (each is Cloudtrail found) Deliver.To(found); "
        + $"_ = new Cloudtrail(this, \"t\", {BareConfig});")]
    [InlineData(
        $"var trail = new Cloudtrail(this, \"t\", {BareConfig}); "
        + $"Aspects.Of(new Construct(this, \"s\")).Add(new DeliverTo(trail));")]
    [InlineData(
        $"Construct group = new Construct(this, \"s\"); if (Given.A) group = this; "
        + $"Aspects.Of(group).Add(new Deliver()); _ = new Cloudtrail(this, \"t\", {BareConfig});")]
    [InlineData(
        $"this.AddOverride(\"resource.aws_cloudtrail.\" + Given.Text + \".cloud_watch_logs_group_arn\", groupArn); "
        + $"_ = new Cloudtrail(this, \"t\", {BareConfig});")]
    [InlineData(
        $"this.AddOverride(\"resource.aws_cloudtrail.t.cloud_watch_logs_group_arn\", groupArn); "
        + $"_ = new Cloudtrail(this, Given.Passes(\"t\"), {BareConfig});")]
    [InlineData($"var audit = new Audit(this, \"a\", true); _ = new Cloudtrail(audit, \"t\", {BareConfig});")]
    public Task An_effect_may_reach_more(string statements) =>
        Check.Cdk(statements, types: Aspect + AuditConstruct, undecidable: true);

    [Theory]
    [InlineData("this.AddOverride(\"resource.aws_cloudtrail.t.cloud_watch_logs_group_arn\", groupArn);")]
    [InlineData(
        "var stack = new TerraformStack(this, \"s\"); "
        + "stack.AddOverride(\"resource.aws_cloudtrail.other.cloud_watch_logs_group_arn\", groupArn);")]
    [InlineData(
        "var group = new Construct(this, \"s\"); Aspects.Of(group).Add(new Deliver()); "
        + "foreach (var each in group.Node.Children) if (each is Cloudtrail found) Deliver.To(found);")]
    public Task What_an_effect_does_not_reach_is_judged(string statements) => Check.Cdk($"{statements}\n{OtherConstruct}", types: Aspect);
}
