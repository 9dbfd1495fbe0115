using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Classes of the user's own that are trails, or that hold some.</summary>
public sealed class ResourceSubclassTests
{
    [Fact]
    public Task A_subclass_passes_its_configuration_on() => Check.Cdk(
        """
        _ = {|INFRA1001:new AuditTrail|}(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        _ = new AuditTrail(this, "u", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = roleArn });
        """,
        types: "class AuditTrail(Construct scope, string id, ICloudtrailConfig config) : Cloudtrail(scope, id, config);");

    [Fact]
    public Task A_subclass_builds_its_configuration() => Check.Cdk(
        """
        _ = {|INFRA1001:new AuditTrail|}(this, "t", groupArn, null);
        _ = new AuditTrail(this, "u", groupArn, roleArn);
        """,
        types:
        """
        class AuditTrail : Cloudtrail
        {
            public AuditTrail(Construct scope, string id, string group, string? role)
                : base(scope, id, new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = role })
            {
            }
        }
        """);

    [Fact]
    public Task A_subclass_sets_attributes_in_its_constructor() => Check.Cdk(
        """_ = new AuditTrail(this, "t", groupArn, roleArn);""",
        types:
        """
        class AuditTrail : Cloudtrail
        {
            public AuditTrail(Construct scope, string id, string group, string role)
                : base(scope, id, new CloudtrailConfig { Name = "n", S3BucketName = "b" })
            {
                CloudWatchLogsGroupArn = group;
                CloudWatchLogsRoleArn = role;
            }
        }
        """);

    [Fact]
    public Task A_subclass_of_args_is_impossible_but_of_the_resource_is_not() => Check.Pulumi(
        """
        _ = {|INFRA1001:new AuditTrail|}("t", new TrailArgs { S3BucketName = "b" });
        _ = new AuditTrail("u", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = roleArn });
        """,
        types: "class AuditTrail(string name, TrailArgs args) : Trail(name, args);");

    [Fact]
    public Task A_subclass_completes_the_args() => Check.Pulumi(
        """
        _ = new AuditTrail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn }, roleArn);
        _ = {|INFRA1001:new AuditTrail|}("u", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn }, null);
        """,
        types:
        """
        class AuditTrail(string name, TrailArgs args, Input<string>? role) : Trail(name, Complete(args, role))
        {
            private static TrailArgs Complete(TrailArgs args, Input<string>? role)
            {
                args.CloudWatchLogsRoleArn = role!;
                return args;
            }
        }
        """);

    [Fact]
    public Task A_component_that_passes_args_through_may_be_given_anything() => Check.Pulumi(
        """_ = new Audit("a", new TrailArgs { S3BucketName = "b" });""",
        types:
        """
        public class Audit : ComponentResource
        {
            public Audit(string name, TrailArgs args) : base("acme:audit", name) => Trail = new Trail(name, args, new CustomResourceOptions { Parent = this });
            public Trail Trail { get; }
        }
        """,
        undecidable: true);

    [Fact]
    public Task A_component_that_forgets_by_itself() => Check.Pulumi(
        """_ = new Audit("a", groupArn);""",
        types:
        """
        public class Audit : ComponentResource
        {
            public Audit(string name, Input<string> group) : base("acme:audit", name) =>
                _ = {|INFRA1001:new Trail|}(name, new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group }, new CustomResourceOptions { Parent = this });
        }
        """);

    [Fact]
    public Task A_construct_that_passes_a_configuration_through_may_be_given_anything() => Check.Cdk(
        """_ = new Audit(this, "a", new CloudtrailConfig { Name = "n", S3BucketName = "b" });""",
        types:
        """
        public class Audit : Construct
        {
            public Audit(Construct scope, string id, ICloudtrailConfig config) : base(scope, id) => _ = new Cloudtrail(this, "t", config);
        }
        """,
        undecidable: true);

    [Fact]
    public Task A_construct_that_forgets_by_itself() => Check.Cdk(
        """_ = new Audit(this, "a");""",
        types:
        """
        public class Audit : Construct
        {
            public Audit(Construct scope, string id) : base(scope, id) =>
                _ = {|INFRA1001:new Cloudtrail|}(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        }
        """);

    [Fact]
    public Task A_subclass_that_synthesizes_its_attributes_itself() => Check.Cdk(
        """
        _ = new AuditTrail(this, "t");
        """,
        types:
        """
        sealed class AuditTrail(Construct scope, string id) : Cloudtrail(scope, id, new CloudtrailConfig { Name = "n", S3BucketName = "b" })
        {
            protected override IDictionary<string, object> SynthesizeAttributes() => new Dictionary<string, object>(base.SynthesizeAttributes())
            {
                ["cloud_watch_logs_group_arn"] = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*",
                ["cloud_watch_logs_role_arn"] = "arn:aws:iam::123456789012:role/r",
            };
        }
        """,
        undecidable: true);

    [Fact]
    public Task Subclasses_are_followed_in_Pulumi() => Check.Followed(
        Libraries.Pulumi,
        new("""_ = new Audit(Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, """
            + """CloudWatchLogsRoleArn = arn! });""", Types: """class Audit(string name, TrailArgs args) : Trail(name, args);"""),
        new("""_ = new Audit(Given.Id("t"), groupArn, arn);""",
            Types: """class Audit(string name, Input<string> g, Input<string>? r) : Trail(name, new TrailArgs { S3BucketName = "b", """
                + """CloudWatchLogsGroupArn = g, CloudWatchLogsRoleArn = r! });"""));

    [Fact]
    public Task Subclasses_are_followed_in_Cdktf() => Check.Followed(
        Libraries.Cdktf,
        new Check.Form("""_ = new Audit(this, Given.Id("t"), groupArn, arn);""",
            Types: """class Audit(Construct scope, string id, string g, string? r) : Cloudtrail(scope, id, new CloudtrailConfig { Name """
                + """= "n", S3BucketName = "b", CloudWatchLogsGroupArn = g, CloudWatchLogsRoleArn = r });"""));
}
