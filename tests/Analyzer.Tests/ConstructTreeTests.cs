namespace Infra.Analyzers.Tests;

/// <summary>CDKTF resources are found again in the construct tree, by code that holds no reference to them.</summary>
public sealed class ConstructTreeTests
{
    private const string Create = """_ = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });""";
    private const string Incomplete =
        """_ = {|INFRA1001:new Cloudtrail|}(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });""";

    private static Task CheckLater(string create, string later, string types = "") => Check.Cdk(
        create + "\nLater(groupArn, roleArn);",
        $$"""
        internal void Later(string groupArn, string roleArn)
        {
            {{later}}
        }
        """,
        types);

    [Theory]
    [InlineData(
        "foreach (var child in Node.Children)\nif (child is Cloudtrail trail) (trail.CloudWatchLogsGroupArn, trail.CloudWatchLogsRoleArn) "
            + "= (groupArn, roleArn);")]
    [InlineData(
        "foreach (var trail in Node.FindAll().OfType<Cloudtrail>()) { trail.CloudWatchLogsGroupArn = groupArn; "
            + "trail.CloudWatchLogsRoleArn = roleArn; }")]
    [InlineData(
        "Node.FindAll().OfType<Cloudtrail>().ToList().ForEach(trail => { trail.CloudWatchLogsGroupArn = groupArn; "
            + "trail.CloudWatchLogsRoleArn = roleArn; });")]
    [InlineData(
        "var trail = (Cloudtrail)Node.FindChild(\"t\"); trail.CloudWatchLogsGroupArn = groupArn; trail.CloudWatchLogsRoleArn = roleArn;")]
    [InlineData(
        "if (Node.TryFindChild(\"t\") is TerraformResource found) { found.AddOverride(\"cloud_watch_logs_group_arn\", groupArn); "
            + "found.AddOverride(\"cloud_watch_logs_role_arn\", roleArn); }")]
    [InlineData(
        "var node = TerraformStack.Of(this).Node; dynamic found = node.FindChild(\"t\"); found.CloudWatchLogsGroupArn = groupArn; "
            + "found.CloudWatchLogsRoleArn = roleArn;")]
    [InlineData(
        "foreach (var found in Node.Root.Node.FindAll()) foreach (var (name, arn) in new[] { (\"CloudWatchLogsGroupArn\", groupArn), "
            + "(\"CloudWatchLogsRoleArn\", roleArn) }) found.GetType().GetProperty(name)?.SetValue(found, arn);")]
    public Task A_later_method_completes_what_it_finds(string later) => CheckLater(Create, later);

    [Theory]
    [InlineData("foreach (var child in Node.FindAll()) Console.WriteLine(child.Node.Path);")]
    [InlineData(
        "foreach (var trail in Node.FindAll().OfType<Cloudtrail>()) trail.Tags = new Dictionary<string, string> { [\"team\"] = "
            + "\"security\" };")]
    [InlineData(
        "foreach (var child in Node.Children) if (child is TerraformResource resource) resource.AddOverride(\"tags.team\", \"security\");")]
    [InlineData("foreach (var logs in Node.Children.OfType<CloudwatchLogGroup>()) logs.AddOverride(Given.Text, groupArn);")]
    public Task A_later_method_does_something_else_to_what_it_finds(string later) => CheckLater(Incomplete, later);

    [Fact]
    public Task A_trail_that_another_method_completes_is_not_the_one_that_is_found() => Check.Cdk(
        Incomplete + """

        foreach (var child in Node.Children)
            Console.WriteLine(child.Node.Path);
        """,
        """
        internal void Other(string groupArn, string roleArn)
        {
            var trail = new Cloudtrail(this, "u", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
            trail.CloudWatchLogsGroupArn = groupArn;
            trail.CloudWatchLogsRoleArn = roleArn;
            _ = new Cloudtrail(this, "v", new CloudtrailConfig { Name = "n", S3BucketName = "b" }) { CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = roleArn };
        }
        """);

    [Fact]
    public Task A_helper_that_finds_and_one_that_completes() => Check.Cdk(
        Create + "\nSecurity.Harden(this, groupArn, roleArn);",
        types:
        """
        static class Security
        {
            public static void Harden(TerraformStack stack, string group, string role)
            {
                foreach (var trail in TrailsOf(stack))
                    Complete(trail, group, role);
            }

            private static IEnumerable<Cloudtrail> TrailsOf(IConstruct scope) => scope.Node.FindAll().OfType<Cloudtrail>();

            private static void Complete(Cloudtrail trail, string group, string role)
            {
                trail.CloudWatchLogsGroupArn = group;
                trail.CloudWatchLogsRoleArn = role;
            }
        }
        """);

    [Fact]
    public Task A_base_class_completes_when_the_stack_is_prepared() => Check.CdkProgram(
        Check.CdkStack(
            Create + "\n(Group, Role) = (groupArn, roleArn);",
            types:
            """
            abstract class SecureStack(Construct scope, string id) : TerraformStack(scope, id)
            {
                protected string Group = "", Role = "";

                public override void PrepareStack()
                {
                    foreach (var trail in Node.FindAll().OfType<Cloudtrail>())
                        (trail.CloudWatchLogsGroupArn, trail.CloudWatchLogsRoleArn) = (Group, Role);
                    base.PrepareStack();
                }
            }
            """).Replace("class Program : TerraformStack", "class Program : SecureStack", StringComparison.Ordinal),
        undecidable: true);

    [Fact]
    public Task A_subclass_that_completes_itself_is_found() => Check.Cdk(
        """
        _ = new AuditTrail(this, "t");
        Later(groupArn, roleArn);
        """,
        """
        internal void Later(string groupArn, string roleArn)
        {
            foreach (var trail in Node.Children.OfType<AuditTrail>())
                trail.Complete(groupArn, roleArn);
        }
        """,
        """
        sealed class AuditTrail(Construct scope, string id) : Cloudtrail(scope, id, new CloudtrailConfig { Name = "n", S3BucketName = "b" })
        {
            public void Complete(string group, string role)
            {
                CloudWatchLogsGroupArn = group;
                this.CloudWatchLogsRoleArn = role;
            }
        }
        """);

    [Fact]
    public Task A_mixin_that_completes() => Check.Cdk(
        Create + "\nWith(new Complete(groupArn, roleArn));",
        types:
        """
        sealed class Complete(string group, string role) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IMixin
        {
            public bool Supports(IConstruct construct) => true;

            public void ApplyTo(IConstruct construct)
            {
                if (construct is Cloudtrail trail)
                    (trail.CloudWatchLogsGroupArn, trail.CloudWatchLogsRoleArn) = (group, role);
            }
        }
        """);
}
