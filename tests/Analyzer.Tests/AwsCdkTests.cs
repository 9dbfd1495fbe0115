using System.Text.RegularExpressions;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>AWS CDK: what the analyzer says of a trail is what its template shows.</summary>
public sealed partial class AwsCdkTests
{
    private const string Props = "new CfnTrailProps { IsLogging = true, S3BucketName = \"b\" }";

    private const string Both =
        "new CfnTrailProps { IsLogging = true, S3BucketName = \"b\", CloudWatchLogsLogGroupArn = groupArn, CloudWatchLogsRoleArn = "
            + "roleArn }";

    // --- L1

    [Theory]
    [InlineData($$"""{|INFRA1001:new CfnTrail|}(this, "t", {{Props}});""")]
    [InlineData(
        """{|INFRA1001:new CfnTrail|}(this, "t", new CfnTrailProps { IsLogging = true, S3BucketName = "b", @group = """
            + """groupArn });""")]
    [InlineData(
        """{|INFRA1001:new CfnTrail|}(this, "t", new CfnTrailProps { IsLogging = true, S3BucketName = "b", @group """
            + """= "", @role = roleArn });""")]
    [InlineData(
        """{|INFRA1001:new CfnTrail|}(this, "t", new CfnTrailProps { IsLogging = true, S3BucketName = "b", @group = """
            + """groupArn, @role = Aws.NO_VALUE });""")]
    [InlineData($$"""new CfnTrail(this, "t", {{Both}});""")]
    [InlineData(
        """@bare; t.@group = groupArn; t.@role = roleArn;""")]
    [InlineData("""@1001both; t.@role = null;""")]
    [InlineData("""@1003both; if (Given.A) t.@role = null;""")]
    [InlineData($$"""new CfnTrail(this, "t", Given.A ? {{Both}} : {{Both}});""")]
    [InlineData(
        """{|INFRA1003:new CfnTrail|}(this, "t", new CfnTrailProps { IsLogging = true, S3BucketName = "b", @group = """
            + """groupArn, @role = Given.A ? roleArn : Aws.NO_VALUE });""")]
    [InlineData(
        """new CfnTrail(this, "t", new CfnTrailProps { IsLogging = true, S3BucketName = "b", @group = new """
            + """CfnLogGroup(this, "l").AttrArn, @role = roleArn });""")]
    public Task Properties(string body) => Cdk(body);

    [Theory]
    [InlineData(
        """@bare; t.@override("@group", groupArn); t.@override("@role", roleArn);""")]
    [InlineData(
        """@bare; t.AddOverride("Properties.@group", groupArn); t.AddOverride("Properties.@role", roleArn);""")]
    [InlineData(
        """@1001bare; t.@override("@camelGroup", groupArn); t.@override("@camelRole", roleArn);""")]
    [InlineData(
        """@1001bare; t.AddOverride("@group", groupArn); t.AddOverride("@role", roleArn);""")]
    [InlineData("""@1001both; t.@delete("@role");""")]
    [InlineData(
        """@1001both; t.AddDeletionOverride("Properties.@role");""")]
    [InlineData(
        """@1001both; t.@delete("@role"); t.@role = roleArn;""")]
    [InlineData(
        """@both; t.@delete("@role"); t.@override("@role", roleArn);""")]
    [InlineData("""@1001both; t.@override("@group", "");""")]
    [InlineData(
        """@1003both; if (Given.A) t.@delete("@role");""")]
    [InlineData(
        """@both; t.AddDeletionOverride("Metadata"); t.@delete("SnsTopicName"); t.AddOverride("DeletionPolicy", "Retain");""")]
    [InlineData(
        """@1001both; t.@override("@role", new Dictionary<string, object> { ["Ref"] = "AWS::NoValue" });""")]
    [InlineData("""@1001both; t.@override("@role.Ref", "AWS::NoValue");""")]
    [InlineData("""@1003both; t.AddOverride("Properties.@role.Fn::If", new object[] { "C", roleArn, Aws.NO_VALUE });""")]
    [InlineData(
        """@1003both; t.@override("@role", new Dictionary<string, object> { ["Fn::If"] = new object[] { "C", roleArn, """
            + """new Dictionary<string, object> { ["Ref"] = "AWS::NoValue" } } });""")]
    public Task Overrides(string body) => Cdk(body);

    /// <summary>What is left of a property in such a case, the template tells.</summary>
    [Theory]
    [InlineData("""@both; t.@override("@role.Ref", "AWS::NoValue"); t.@override("@role.Fn::GetAtt", new[] { "R", "Arn" });""")]
    [InlineData("""@both; t.@delete("@role.Fn::GetAtt");""")]
    public Task Overrides_of_a_part(string body) => Cdk(body, undecidable: true);

    [Theory]
    [InlineData(
        """@1003bare; t.@group = groupArn; t.@role = Fn.ConditionIf("C", roleArn, Aws.NO_VALUE).ToString();""")]
    [InlineData(
        """@1001bare; t.@group = groupArn; t.@role = Fn.ConditionIf("C", Fn.Ref("AWS::NoValue"), Aws.NO_VALUE).ToString();""")]
    [InlineData(
        """@bare; t.@group = Fn.ImportValue("g"); t.@role = Fn.GetAtt("R", "Arn").ToString();""")]
    [InlineData(
        """@1003bare; t.@group = Fn.ImportValue("g"); t.@role = Given.A ? Fn.ImportValue("r") : null;""")]
    public Task Tokens(string body) =>
        Cdk(
            $"""new CfnCondition(this, "C", new CfnConditionProps {"{ Expression = Fn.ConditionEquals(Aws.REGION, \"eu-west-1\") }"}"""
                + $""");{body}""");

    [Fact]
    public Task A_parameter_may_be_empty() => Cdk(
        """@bare; t.@group = groupArn; t.@role = new """
            + """CfnParameter(this, "P").ValueAsString;""",
        undecidable: true);

    // --- L2

    [Theory]
    [InlineData("""{|INFRA1001:new Trail|}(this, "t");""")]
    [InlineData("""_ = {|INFRA1001:new Trail|}(this, "t", null);""")]
    [InlineData("""{|INFRA1001:new Trail|}(this, "t", new TrailProps { CloudWatchLogGroup = logGroup });""")]
    [InlineData("""{|INFRA1001:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = false });""")]
    [InlineData(
        """{|INFRA1001:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = null, CloudWatchLogsRetention = """
            + """RetentionDays.ONE_YEAR });""")]
    [InlineData("""new Trail(this, "t", new TrailProps { SendToCloudWatchLogs = true });""")]
    [InlineData("""new Trail(this, "t", new TrailProps { SendToCloudWatchLogs = true, CloudWatchLogGroup = logGroup });""")]
    [InlineData("""{|INFRA1003:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = Given.A });""")]
    [InlineData("""{|INFRA1003:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = Given.A ? true : null });""")]
    [InlineData("""{|INFRA1003:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = !Given.A && Given.B });""")]
    [InlineData(
        """var props = new TrailProps { SendToCloudWatchLogs = true }; props.SendToCloudWatchLogs = false; """
            + """{|INFRA1001:new Trail|}(this, "t", props);""")]
    [InlineData(
        """var props = new TrailProps(); if (Given.A) props.SendToCloudWatchLogs = true; {|INFRA1003:new Trail|}(this, "t", props);""")]
    [InlineData(
        """ITrailProps? props = Given.A ? new TrailProps { SendToCloudWatchLogs = true } : null; """
            + """{|INFRA1003:new Trail|}(this, "t", props);""")]
    public Task Constructs(string body) => Cdk(body);

    [Theory]
    [InlineData(
        """var t = new Trail(this, "t"); var c = (CfnTrail)t.Node.DefaultChild!; c.@group = groupArn; """
            + """c.@role = roleArn;""")]
    [InlineData(
        """var t = new Trail(this, "t"); var c = t.Node.DefaultChild as CfnTrail; """
            + """c!.@override("@group", groupArn); c.@override("@role", roleArn);""")]
    [InlineData(
        """var t = new Trail(this, "t"); if (t.Node.FindChild("Resource") is CfnTrail c) { c.@group = groupArn; """
            + """c.@role = roleArn; }""")]
    [InlineData(
        """var t = {|INFRA1001:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = true }); """
            + """((CfnTrail)t.Node.DefaultChild!).@delete("@role");""")]
    [InlineData(
        """var t = {|INFRA1001:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = true }); """
            + """((CfnTrail)t.Node.DefaultChild!).@role = null;""")]
    [InlineData(
        """var t = {|INFRA1001:new Trail|}(this, "t"); ((CfnTrail)t.Node.DefaultChild!).IsLogging = false; t.LogAllS3DataEvents();""")]
    [InlineData(
        """var t = {|INFRA1003:new Trail|}(this, "t", new TrailProps { SendToCloudWatchLogs = true }); """
            + """if (Given.A) ((CfnResource)t.Node.DefaultChild!).@delete("@role");""")]
    public Task Escape_hatches(string body) => Cdk(body);

    // --- any resource

    [Theory]
    [InlineData(
        """{|INFRA1001:new CfnResource|}(this, "t", new CfnResourceProps { Type = "AWS::CloudTrail::Trail", Properties = new """
            + """Dictionary<string, object> { ["IsLogging"] = true, ["S3BucketName"] = "b" } });""")]
    [InlineData("""{|INFRA1001:new CfnResource|}(this, "t", new CfnResourceProps { Type = "AWS::CloudTrail::Trail" });""")]
    [InlineData(
        """{|INFRA1001:new CfnResource|}(this, "t", new CfnResourceProps { Type = "AWS::CloudTrail::Trail", Properties = new """
            + """Dictionary<string, object> { ["@camelGroup"] = groupArn, ["@role"] = roleArn } });""")]
    [InlineData(
        """new CfnResource(this, "t", new CfnResourceProps { Type = "AWS::CloudTrail::Trail", Properties = new Dictionary<string, """
            + """object> { ["@group"] = groupArn, ["@role"] = roleArn } });""")]
    [InlineData("""new CfnResource(this, "t", new CfnResourceProps { Type = "AWS::SNS::Topic" });""")]
    [InlineData(
        """var t = new CfnResource(this, "t", new CfnResourceProps { Type = "AWS::CloudTrail::Trail" }); """
            + """t.@override("@group", groupArn); t.@override("@role", roleArn);""")]
    public Task Untyped(string body) => Cdk(body);

    // --- messages

    [Fact]
    public Task What_is_missing_is_named_as_its_author_can_write_it() => Check.AwsCdk(
        $$"""
        {|INFRA1001:new CfnTrail|}(this, "t1", {{Props}});
        {|INFRA1001:new Trail|}(this, "t2");
        {|INFRA1001:new Trail|}(this, "t3", new TrailProps { CloudWatchLogGroup = logGroup });
        var props = new TrailProps { SendToCloudWatchLogs = false, CloudWatchLogsRetention = RetentionDays.ONE_YEAR };
        props.CloudWatchLogGroup = logGroup;
        {|INFRA1001:new Trail|}(this, "t4", props);
        {|INFRA1003:new Trail|}(this, "t5", new TrailProps { SendToCloudWatchLogs = Given.A });
        {|INFRA1001:new CfnResource|}(this, "t6", new CfnResourceProps { Type = "AWS::CloudTrail::Trail" });
        """,
        messages:
        [
            "CloudTrail trail 't1' does not deliver to CloudWatch Logs: CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn are not set; "
                + "set both",
            "CloudTrail trail 't2' does not deliver to CloudWatch Logs: SendToCloudWatchLogs is not set; set it to true",
            "CloudTrail trail 't3' does not deliver to CloudWatch Logs: SendToCloudWatchLogs is not set, and CloudWatchLogGroup does "
                + "nothing without it; set it to true",
            "CloudTrail trail 't4' does not deliver to CloudWatch Logs: SendToCloudWatchLogs is false, and CloudWatchLogGroup and "
                + "CloudWatchLogsRetention do nothing without it; set it to true",
            "CloudTrail trail 't5' may not be delivered to CloudWatch Logs: SendToCloudWatchLogs is not set when 'Given.A' is false; "
                + "set it on every path",
            "CloudTrail trail 't6' does not deliver to CloudWatch Logs: CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn are not set; "
                + "set both",
        ]);

    // --- subclasses, stages, nested stacks

    [Fact]
    public Task Subclasses() => Check.AwsCdk(
        """{|INFRA1001:new Bare|}(this, "t"); new Whole(this, "u"); {|INFRA1001:new Made|}(this, "v");""",
        types: """
        class Bare(Construct scope, string id) : Trail(scope, id, new TrailProps { IsMultiRegionTrail = true });
        class Whole(Construct scope, string id) : Trail(scope, id, new TrailProps { SendToCloudWatchLogs = true });
        class Made : CfnTrail
        {
            public Made(Construct scope, string id) : base(scope, id, new CfnTrailProps { IsLogging = true, S3BucketName = "b" }) { }
        }
        """);

    [Fact]
    public Task A_class_that_renders_its_properties_itself() => Check.AwsCdk(
        $$"""new Rendered(this, "t", {{Props}});""",
        types: """
        class Rendered(Construct scope, string id, ICfnTrailProps props) : CfnTrail(scope, id, props)
        {
            protected override IDictionary<string, object> RenderProperties(IDictionary<string, object> props)
            {
                var all = new Dictionary<string, object>(base.RenderProperties(props));
                all["CloudWatchLogsLogGroupArn"] = "g:*";
                all["CloudWatchLogsRoleArn"] = "r";
                return all;
            }
        }
        """);

    /// <summary>A resource is asked for its properties when it is synthesized, and a class may answer as it likes.</summary>
    [Fact]
    public Task A_class_that_overrides_properties() => Check.AwsCdk(
        $$"""new Answering(this, "t");""",
        types: """
        class Answering(Construct scope, string id)
            : CfnTrail(scope, id, new CfnTrailProps { IsLogging = true, S3BucketName = "b" })
        {
            public override string? CloudWatchLogsLogGroupArn { get => "g:*"; set { } }
            public override string? CloudWatchLogsRoleArn { get => "r"; set { } }
        }
        """);

    [Fact]
    public Task A_class_that_changes_the_resource_of_the_construct_it_is() => Check.AwsCdk(
        """
        {|INFRA1001:new Cut|}(this, "t"); new Delivering(this, "u", groupArn, roleArn);
        {|INFRA1001:new Trail|}(this, "v"); new Trail(this, "w", new TrailProps { SendToCloudWatchLogs = true });
        """,
        types: """
        class Cut : Trail
        {
            public Cut(Construct scope, string id) : base(scope, id, new TrailProps { SendToCloudWatchLogs = true }) =>
                ((CfnTrail)Node.DefaultChild!).AddPropertyDeletionOverride("CloudWatchLogsRoleArn");
        }

        class Delivering : Trail
        {
            public Delivering(Construct scope, string id, string group, string role) : base(scope, id)
            {
                var resource = (CfnTrail)this.Node.DefaultChild!;
                (resource.CloudWatchLogsLogGroupArn, resource.CloudWatchLogsRoleArn) = (group, role);
            }
        }
        """);

    /// <summary>What is taken out of the tree is not synthesized; what is not below the node stays.</summary>
    [Theory]
    [InlineData("var part = new Construct(this, \"p\"); new Trail(part, \"t\"); part.Node.TryRemoveChild(\"t\");")]
    [InlineData("var gone = new Trail(this, \"t\"); gone.Node.TryRemoveChild(\"Resource\"); new CfnTrail(gone, \"Resource\", "
        + "new CfnTrailProps { IsLogging = true, S3BucketName = \"b\", CloudWatchLogsLogGroupArn = groupArn, "
        + "CloudWatchLogsRoleArn = roleArn });")]
    public Task Removals(string code) => Check.AwsCdk($$"""{{code}} {|INFRA1001:new Trail|}(this, "other");""");

    [Fact]
    public Task Nested_stacks() => Check.AwsCdk(
        """new Inner(this, "n");""",
        types: """
        class Inner : NestedStack
        {
            public Inner(Construct scope, string id) : base(scope, id)
            {
                {|INFRA1001:new Trail|}(this, "t");
            }
        }
        """);

    [Fact]
    public Task Stages() => Check.AwsCdkProgram(
        """
        using Amazon.CDK; using Amazon.CDK.AWS.CloudTrail; using Constructs;
        class Program : Stage
        {
            public Program(Construct scope, string id) : base(scope, id)
            {
                var stack = new Stack(this, "audit");
                {|INFRA1001:new Trail|}(stack, "t");
            }
        }
        """);

    // --- what reaches all resources

    [Theory]
    [InlineData("Aspects.Of(this).Add(new Deliver());")]
    [InlineData(
        "foreach (var found in Node.FindAll()) { if (found is CfnTrail t) { t.CloudWatchLogsLogGroupArn = \"g:*\"; "
            + "t.CloudWatchLogsRoleArn = \"r\"; } }")]
    [InlineData("foreach (var found in Node.FindAll()) (found as CfnTrail)?.AddPropertyOverride(\"CloudWatchLogsLogGroupArn\", \"g:*\");",
        true)]
    public Task Changes_of_all_resources(string code, bool undecidable = false) => Check.AwsCdk(
        $$"""new Trail(this, "t"); {{code}}""",
        types: """
        class Deliver : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is CfnTrail trail)
                {
                    trail.CloudWatchLogsLogGroupArn = "g:*";
                    trail.AddPropertyOverride("CloudWatchLogsRoleArn", "r");
                }
            }
        }
        """,
        undecidable: undecidable);

    [Theory]
    [InlineData("Aspects.Of(this).Add(new Amazon.CDK.Tag(\"team\", \"audit\"));")]
    [InlineData("Amazon.CDK.Tags.Of(this).Add(\"team\", \"audit\");")]
    [InlineData(
        "foreach (var found in Node.FindAll()) { if (found is CfnTrail t) { t.AddOverride(\"DeletionPolicy\", \"Retain\"); "
            + "t.AddOverride(\"Metadata.a\", \"b\"); } }")]
    [InlineData("AddTransform(\"AWS::LanguageExtensions\");")]
    public Task Changes_of_something_else(string code) => Check.AwsCdk($$"""{|INFRA1001:new Trail|}(this, "t"); {{code}}""");

    /// <summary>What changes one construct, or what is found below one, leaves all others as they are.</summary>
    [Theory]
    [InlineData("var part = new Construct(this, \"p\"); new Trail(part, \"t\"); Aspects.Of(part).Add(new Deliver());")]
    [InlineData("var one = new Trail(this, \"one\"); Aspects.Of(one).Add(new Deliver());")]
    [InlineData(
        "var part = new Construct(this, \"p\"); new Trail(part, \"t\"); foreach (var found in part.Node.FindAll().OfType<CfnTrail>()) { "
            + "found.AddPropertyOverride(\"CloudWatchLogsLogGroupArn\", groupArn); found.CloudWatchLogsRoleArn = roleArn; }")]
    [InlineData("var one = new Trail(this, \"one\"); Hatch.Of(one).CloudWatchLogsLogGroupArn = groupArn; "
        + "Hatch.Of(one).CloudWatchLogsRoleArn = roleArn;")]
    [InlineData("var one = new Trail(this, \"one\"); one.Deliver(groupArn, roleArn);")]
    [InlineData("foreach (var found in Node.FindAll().OfType<CfnTrail>()) found.IsMultiRegionTrail = true; "
        + "var one = new Trail(this, \"one\"); one.Deliver(groupArn, roleArn);")]
    [InlineData("var group = new Amazon.CDK.AWS.Logs.LogGroup(this, \"events\"); "
        + "var one = new Trail(this, \"one\", new TrailProps { CloudWatchLogGroup = group }); "
        + "(one.Node.DefaultChild as CfnTrail)!.CloudWatchLogsLogGroupArn = groupArn; "
        + "(one.Node.DefaultChild as CfnTrail)!.CloudWatchLogsRoleArn = roleArn; "
        + "((CfnTrail)one.Node.DefaultChild!).AddDependency((CfnResource)group.Node.DefaultChild!);")]
    public Task Changes_of_some_resources(string code) => Check.AwsCdk(
        $$"""{{code}} {|INFRA1001:new Trail|}(this, "other");""",
        types: """
        class Deliver : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is CfnTrail trail)
                    (trail.CloudWatchLogsLogGroupArn, trail.CloudWatchLogsRoleArn) = ("g:*", "r");
            }
        }

        internal static class Hatch
        {
            internal static CfnTrail Of(Trail trail) => (CfnTrail)trail.Node.DefaultChild!;

            internal static void Deliver(this Trail trail, string group, string role)
            {
                if (trail.Node.DefaultChild is not CfnTrail made)
                    return;
                made.AddPropertyOverride("CloudWatchLogsLogGroupArn", group);
                made.AddPropertyOverride("CloudWatchLogsRoleArn", role);
            }
        }
        """);

    /// <summary>A property that hands out the resource of what its object has created leads to no other.</summary>
    [Fact]
    public Task Changes_by_a_property() => Check.AwsCdk(
        """
        var audit = new Audit(this);
        audit.Resource.CloudWatchLogsLogGroupArn = groupArn;
        audit.Resource.CloudWatchLogsRoleArn = roleArn;
        var group = new Amazon.CDK.AWS.Logs.LogGroup(this, "events");
        audit.Resource.AddDependency((CfnResource)group.Node.DefaultChild!);
        {|INFRA1001:new Trail|}(this, "other");
        """,
        types: """
        internal sealed class Audit : Construct
        {
            public Audit(Construct scope) : base(scope, "audit") => Trail = new Trail(this, "t");
            public Trail Trail { get; }
            public CfnTrail Resource => (CfnTrail)Trail.Node.DefaultChild!;
        }
        """);

    /// <summary>What a look-up finds may be any trail where it gets around, and each one that it may reach where it stays.</summary>
    [Theory]
    [InlineData("foreach (var found in Node.FindAll().OfType<CfnTrail>()) Kept.Add(found); "
        + "foreach (var trail in Kept) (trail.CloudWatchLogsLogGroupArn, trail.CloudWatchLogsRoleArn) = (\"g:*\", \"r\");")]
    [InlineData("var found = (CfnTrail)Node.FindChild(\"t\").Node.DefaultChild!; "
        + "(found.CloudWatchLogsLogGroupArn, found.CloudWatchLogsRoleArn) = (\"g:*\", \"r\");")]
    [InlineData("Find(\"t\").CloudWatchLogsLogGroupArn = \"g:*\"; Find(\"t\").CloudWatchLogsRoleArn = \"r\";")]
    public Task Changes_of_what_is_found(string code) => Check.AwsCdk(
        $$"""new Trail(this, "t"); {{code}}""",
        members: """
        private List<CfnTrail> Kept { get; } = [];
        private CfnTrail Find(string id) => (CfnTrail)Node.FindChild(id).Node.DefaultChild!;
        """);

    /// <summary>What is missing whatever the look-up finds is reported.</summary>
    [Fact]
    public Task Half_of_what_is_missing_is_set_on_what_is_found() => Check.AwsCdk(
        """
        {|INFRA1001:new Trail|}(this, "t");
        (Node.FindChild("t").Node.DefaultChild as CfnTrail)?.AddPropertyOverride("CloudWatchLogsLogGroupArn", "g:*");
        """,
        messages: ["CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsRoleArn is not set; set it"]);

    [Fact]
    public Task A_template_that_is_included_has_its_own_resources() => Check.Analysis(
        Libraries.AwsCdk,
        Check.AwsCdkStack("""
            var include = new Amazon.CDK.CloudFormation.Include.CfnInclude(
                this, "i", new Amazon.CDK.CloudFormation.Include.CfnIncludeProps { TemplateFile = "t.json" });
            ((CfnTrail)include.GetResource("T")).CloudWatchLogsRoleArn = roleArn;
            include.GetResource("U").AddPropertyOverride("CloudWatchLogsRoleArn", roleArn);
            {|INFRA1001:new Trail|}(this, "t");
            """));

    [Theory]
    [InlineData("""@bare; t.@group ??= groupArn; t.@role ??= roleArn;""")]
    [InlineData("""@1001bare; t.@group = t.@role ?? "";""")]
    [InlineData(
        """{|INFRA1001:new CfnResource|}(this, "t", new CfnResourceProps { Type = CfnTrail.CFN_RESOURCE_TYPE_NAME });""")]
    public Task Reads(string body) => Cdk(body);

    [Theory]
    [InlineData("AddTransform(\"MyMacro\");")]
    [InlineData("TemplateOptions.Transforms = new[] { \"MyMacro\" };")]
    public Task Macros_may_do_anything(string code) => Check.AwsCdk($$"""new Trail(this, "t"); {{code}}""", undecidable: true);

    private static Task Cdk(string body, bool undecidable = false) => Check.AwsCdk(
        Creations().Replace(
                body,
                match => $"var t = {(match.Groups["id"].Success ? $"{{|INFRA{match.Groups["id"].Value}:new CfnTrail|}}" : "new CfnTrail")}"
                    + $"(this, \"t\", {(match.Groups["props"].Value == "bare" ? Props : Both)});")
            .Replace("@group", "CloudWatchLogsLogGroupArn", StringComparison.Ordinal)
            .Replace("@role", "CloudWatchLogsRoleArn", StringComparison.Ordinal)
            .Replace("@camelGroup", "cloudWatchLogsLogGroupArn", StringComparison.Ordinal)
            .Replace("@camelRole", "cloudWatchLogsRoleArn", StringComparison.Ordinal)
            .Replace("@override", "AddPropertyOverride", StringComparison.Ordinal)
            .Replace("@delete", "AddPropertyDeletionOverride", StringComparison.Ordinal),
        undecidable: undecidable);

    [GeneratedRegex("@(?<id>100[13])?(?<props>bare|both);")]
    private static partial Regex Creations();

    /// <summary>
    /// Injectors replace the props of all constructs before these are made. The version that the tests run has none, so that a property
    /// of that name stands for theirs.
    /// </summary>
    [Theory]
    [InlineData("PropertyInjectors", "new Trail")]
    [InlineData("Others", "{|INFRA1001:new Trail|}")]
    public Task Property_injectors_may_complete_any_trail(string property, string creation) => Check.Analysis(
        Libraries.AwsCdk,
        $$"""
        using Amazon.CDK; using Amazon.CDK.AWS.CloudTrail;
        class Props : AppProps { public object[]? {{property}} { get; set; } }
        class Program
        {
            void Run()
            {
                var app = new App(new Props { {{property}} = new[] { new object() } });
                _ = {{creation}}(new Stack(app, "stack"), "audit", new TrailProps());
            }
        }
        """);
}
