namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>What AWS CDK alone has: constructs that make a trail of a switch, the ways to the resource inside, overrides and tokens.</summary>
internal static class AwsCdkForms
{
    private const string Trail = "new Trail(this, ";

    private const string NoValue = "new Dictionary<string, object> { [\"Ref\"] = \"AWS::NoValue\" }";

    /// <summary>
    /// Programs whose changes stay with the trail that they name, however many of them one project holds.
    /// </summary>
    public static Grammar Constructs { get; } = new("AWS CDK constructs",
    [
        .. Tokens(),
        Form("construct by its switch", (writer, _, _) =>
            writer.Add($"_ = {Construct(writer, $"SendToCloudWatchLogs = {Switch(writer)}")};")),
        Form("construct with a log group", (writer, _, _) => writer.Add(
            $"_ = {Construct(writer, $"CloudWatchLogGroup = logGroup, SendToCloudWatchLogs = {Switch(writer)}")};")),
        Form("construct with little or nothing", (writer, _, _) => writer.Add(
            $"_ = {writer.Pick(writer.Created(Trail, "null"), Construct(writer, "CloudWatchLogGroup = logGroup"), Construct(writer, ""))};")),
        Form("props that are changed before", (writer, _, _) =>
        {
            var props = writer.Name("props");
            writer.Add($"var {props} = new TrailProps {{ IsMultiRegionTrail = true, CloudWatchLogsRetention = RetentionDays.ONE_YEAR }};");
            writer.Add(writer.Pick(
                $"if (a)\n    {props}.SendToCloudWatchLogs = true;",
                $"{props}.SendToCloudWatchLogs = {Switch(writer)};",
                $"{props}.CloudWatchLogGroup = logGroup;"));
            writer.Add($"ITrailProps {props}Of = {props};\n_ = {writer.Created(Trail, $"{props}Of")};");
        }),
        Form("props or none", (writer, _, _) => writer.Add(
            $"_ = {writer.Created(Trail, $"a ? new TrailProps {{ SendToCloudWatchLogs = {Switch(writer)} }} : null")};")),
        Form("settings decide the switch", (writer, _, _) =>
        {
            var type = writer.Name("Settings");
            writer.Type($"internal sealed record {type}(string Name, bool Deliver = {writer.Pick("true", "false")});");
            var settings = $"new {type}(\"audit\"{writer.Pick("", ", Deliver: false", ", Deliver: true", ", Given.A")})";
            writer.Add($"_ = {Construct(writer, $"TrailName = {settings}.Name, SendToCloudWatchLogs = {settings}.Deliver")};");
        }),
        Form("subclass of the construct", (writer, _, _) =>
        {
            var type = writer.Name("Audit");
            writer.Type(writer.Pick(
                $"internal sealed class {type}(Construct scope, string id, bool? deliver) : "
                    + $"Trail(scope, id, new TrailProps {{ SendToCloudWatchLogs = deliver }});",
                $$"""
                internal sealed class {{type}} : Trail
                {
                    public {{type}}(Construct scope, string id, bool? deliver) : base(scope, id, Props(deliver)) { }
                    private static ITrailProps Props(bool? deliver) => new TrailProps { SendToCloudWatchLogs = deliver };
                }
                """));
            writer.Add($"_ = {writer.Created($"new {type}(this, ", Switch(writer))};");
        }),
        Form("subclass of the resource", (writer, group, role) =>
        {
            var type = writer.Name("Audit");
            writer.Type($$"""
                internal class {{type}} : CfnTrail
                {
                    public {{type}}(Construct scope, string id, string? group, string? role)
                        : base(scope, id, @config{ })
                    {
                        CloudWatchLogsLogGroupArn = group;
                        {{writer.Pick("CloudWatchLogsRoleArn = role;", "AddPropertyOverride(\"CloudWatchLogsRoleArn\", role!);")}}
                    }
                }
                """);
            writer.Add($"_ = {writer.Created($"new {type}(this, ", $"{group}, {role}")};");
        }),
        Form("setters of the default child", (writer, group, role) =>
        {
            var name = Hatch(writer);
            writer.Add($"{name}.CloudWatchLogsLogGroupArn = {group};\n{name}.CloudWatchLogsRoleArn = {role};");
        }),
        Form("setters of the default child under a condition", (writer, _, _) =>
        {
            var name = Hatch(writer);
            writer.Add($"if (a)\n    ({name}.CloudWatchLogsLogGroupArn, {name}.CloudWatchLogsRoleArn) = (groupArn, roleArn);");
        }),
        Form("overrides of the default child", (writer, group, role) =>
        {
            var name = Hatch(writer);
            writer.Add($"{name}.AddPropertyOverride(\"CloudWatchLogsLogGroupArn\", {group}!);\n"
                + $"{name}.AddOverride(\"Properties.CloudWatchLogsRoleArn\", {role}!);");
        }),
        Form("deletion from the default child", (writer, _, _) =>
        {
            var name = Hatch(writer, "SendToCloudWatchLogs = true");
            var delete = writer.Pick(
                $"{name}.AddPropertyDeletionOverride(\"CloudWatchLogsRoleArn\");",
                $"{name}.AddDeletionOverride(\"Properties.CloudWatchLogsLogGroupArn\");",
                $"{name}.CloudWatchLogsRoleArn = null;");
            writer.Add(writer.Pick(delete, $"if (a)\n    {delete}"));
        }),
        Form("overrides of a resource", (writer, group, role) =>
        {
            var name = Resource(writer, "", "");
            writer.Add($"{name}.AddPropertyOverride(\"CloudWatchLogsLogGroupArn\", {group}!);\n"
                + $"{name}.AddPropertyOverride(\"CloudWatchLogsRoleArn\", {role}!);");
        }),
        Form("override after which it is set", (writer, group, role) =>
        {
            var name = Resource(writer, group, role);
            writer.Add(writer.Pick(
                $"{name}.AddPropertyDeletionOverride(\"CloudWatchLogsRoleArn\");\n{name}.CloudWatchLogsRoleArn = roleArn;",
                $"{name}.AddPropertyOverride(\"CloudWatchLogsRoleArn\", roleArn);\n{name}.CloudWatchLogsRoleArn = null;",
                $"{name}.AddDeletionOverride(\"Properties.CloudWatchLogsRoleArn\");\n"
                    + $"{name}.AddOverride(\"Properties.CloudWatchLogsRoleArn\", roleArn);"));
        }),
        Form("overrides in a loop", (writer, group, role) =>
        {
            var (name, all) = (Resource(writer, "", ""), writer.Name("all"));
            writer.Add($$"""
                var {{all}} = new Dictionary<string, string?>
                    { ["CloudWatchLogsLogGroupArn"] = {{group}}, ["CloudWatchLogsRoleArn"] = {{role}} };
                foreach (var (property, value) in {{all}})
                    {{name}}.AddPropertyOverride(property, value!);
                """);
        }),
        Form("overrides by a helper", (writer, group, role) =>
        {
            var (name, helper) = (Resource(writer, "", ""), writer.Name("Set"));
            writer.Member($"private static void {helper}(CfnResource resource, string property, string? value)\n{{\n"
                + "    if (value is not null)\n        resource.AddPropertyOverride(property, value);\n}");
            writer.Add($"{helper}({name}, \"CloudWatchLogsLogGroupArn\", {group});\n"
                + $"{helper}({name}, \"CloudWatchLogsRoleArn\", {role});");
        }),
        Form("overrides of something else", (writer, group, role) =>
        {
            var name = Resource(writer, group, role);
            writer.Add(writer.Pick(
                $"{name}.AddPropertyOverride(\"EventSelectors.0.ReadWriteType\", \"All\");",
                $"{name}.AddOverride(\"Metadata.cfn_nag\", new Dictionary<string, object> {{ [\"a\"] = \"b\" }});",
                $"{name}.AddPropertyDeletionOverride(\"Tags\");",
                $"{name}.AddOverride(\"DeletionPolicy\", \"Retain\");",
                $"{name}.AddPropertyOverride(\"cloudWatchLogsRoleArn\", roleArn);",
                $"{name}.AddMetadata(\"reviewed\", true);\n{name}.AddDependency((CfnResource)logGroup.Node.DefaultChild!);",
                $"{name}.ApplyRemovalPolicy(RemovalPolicy.RETAIN);\nAmazon.CDK.Tags.Of({name}).Add(\"team\", \"audit\");",
                $"{name}.OverrideLogicalId(\"L\" + Given.Id(\"x\").Replace(\"-\", \"\"));\n{name}.Node.AddDependency(logGroup);"));
        }),
        Form("override that removes by a function", (writer, group, role) =>
        {
            var name = Resource(writer, group, role);
            writer.Add(writer.Pick(
                $"{name}.AddPropertyOverride(\"CloudWatchLogsRoleArn\", {NoValue});",
                $"{name}.AddPropertyOverride(\"CloudWatchLogsRoleArn\", Aws.NO_VALUE);",
                $"{name}.AddOverride(\"Properties.CloudWatchLogsRoleArn.Ref\", \"AWS::NoValue\");",
                $"{name}.AddPropertyOverride(\"CloudWatchLogsRoleArn.Fn::If\", {Choice("roleArn")});",
                $"{name}.AddPropertyOverride(\"CloudWatchLogsLogGroupArn\", "
                    + $"new Dictionary<string, object> {{ [\"Fn::If\"] = {Choice(NoValue)} }});",
                $"{name}.AddPropertyOverride(\"CloudWatchLogsRoleArn\", \"\");"));
        }),
        Form("any resource by its type", (writer, group, role) => writer.Add(
            $"_ = {writer.Created("new CfnResource(this, ", Properties(group, role))};")),
        Form("any resource, then overridden", (writer, group, role) =>
        {
            var name = writer.Name("any");
            writer.Add($"var {name} = "
                + $"{writer.Created("new CfnResource(this, ", "new CfnResourceProps { Type = CfnTrail.CFN_RESOURCE_TYPE_NAME }")};\n"
                + $"{name}.AddPropertyOverride(\"CloudWatchLogsLogGroupArn\", {group}!);\n"
                + $"{name}.AddPropertyOverride(\"CloudWatchLogsRoleArn\", {role}!);");
        }),
        Form("nested stack", (writer, group, role) =>
        {
            var type = writer.Name("Inner");
            writer.Type($$"""
                internal sealed class {{type}}Props : NestedStackProps
                {
                    public string? GroupArn { get; init; }
                    public string? RoleArn { get; init; }
                }

                internal sealed class {{type}} : NestedStack
                {
                    public {{type}}(Construct scope, string id, {{type}}Props props) : base(scope, id, props) =>
                        _ = {{writer.Made("@config{ @group = props.GroupArn, @role = props.RoleArn }")}};
                }
                """);
            writer.Add($"_ = new {type}(this, Given.Id(\"n\"), new {type}Props {{ GroupArn = {group}, RoleArn = {role} }});");
        }),
        Form("stack with a base class of one's own", (writer, _, _) =>
        {
            var type = writer.Name("Base");
            writer.Type($$"""
                internal abstract class {{type}} : NestedStack
                {
                    protected {{type}}(Construct scope, string id) : base(scope, id) =>
                        _ = {{writer.Created("new Trail(this, ", "new TrailProps { SendToCloudWatchLogs = Delivers }")}};
                    protected virtual bool Delivers => {{writer.Pick("false", "true")}};
                }

                internal sealed class {{type}}Of(Construct scope, string id) : {{type}}(scope, id)
                {
                    {{writer.Pick("protected override bool Delivers => true;", "protected override bool Delivers => Given.A;", "")}}
                }
                """);
            writer.Add($"_ = new {type}Of(this, Given.Id(\"s\"));");
        }),
        Form("component that hands out its trail", (writer, group, role) =>
        {
            var type = writer.Name("Audit");
            writer.Type($$"""
                internal sealed class {{type}} : Construct
                {
                    public {{type}}(Construct scope, string id) : base(scope, id) => Trail = {{writer.Created(Trail, "null")}};
                    public Trail Trail { get; }
                    public CfnTrail Resource => (CfnTrail)Trail.Node.DefaultChild!;
                }
                """);
            var (name, way) = (writer.Name("audit"), writer.Pick("Resource", "Trail.Node.DefaultChild as CfnTrail)!"));
            var resource = way == "Resource" ? $"{name}.Resource" : $"({name}.{way}";
            writer.Add($"var {name} = new {type}(this, Given.Id(\"c\"));\n"
                + $"{resource}.CloudWatchLogsLogGroupArn = {group};\n{resource}.CloudWatchLogsRoleArn = {role};");
        }),
        Form("extension of the construct", (writer, group, role) =>
        {
            // All callers of it are known only where no other class has a method of that name.
            var (type, method) = (writer.Name("Extensions"), $"Deliver{writer.Random.Next(1_000_000)}");
            writer.Type($$"""
                internal static class {{type}}
                {
                    public static Trail {{method}}(this Trail trail, string? group, string? role)
                    {
                        if (trail.Node.DefaultChild is CfnTrail resource)
                        {
                            resource.CloudWatchLogsLogGroupArn = group;
                            resource.CloudWatchLogsRoleArn = role;
                        }

                        return trail;
                    }
                }
                """);
            writer.Add($"{writer.Created(Trail, "null")}.{method}({group}, {role});");
        }),
        Form("factory of constructs", (writer, _, _) =>
        {
            var name = writer.Name("Make");
            writer.Member($"private Trail {name}(string id, Action<TrailProps>? configure = null)\n{{\n"
                + "    var props = new TrailProps { IsMultiRegionTrail = true };\n    configure?.Invoke(props);\n"
                + $"    return {writer.Created(Trail, "props").Replace("$\"", "id + $\"-", StringComparison.Ordinal)};\n}}");
            var site = $"t{writer.LastSite}-";
            writer.Add(writer.Pick(
                $"_ = {name}(\"{site}\");",
                $"_ = {name}(\"{site}\", props => props.SendToCloudWatchLogs = {Switch(writer)});",
                $"_ = {name}(\"{site}\");\n_ = {name}(\"{site}u\", props => props.SendToCloudWatchLogs = true);"));
        }),
    ]);

    /// <summary>Ways of AWS CDK's values.</summary>
    private static IReadOnlyList<ValueForm> Tokens() =>
    [
        new("AWS::NoValue where there is none", (_, value) => $"({value} ?? Aws.NO_VALUE)", Dialect.AwsCdk),
        new("reference to no value", (_, value) => $"({value} ?? Fn.Ref(\"AWS::NoValue\"))", Dialect.AwsCdk),
        new("condition of the template", (writer, value) =>
        {
            var name = writer.Name("condition");
            writer.Add($"var {name} = new CfnCondition(this, Given.Id(\"C\"), new CfnConditionProps {{ Expression = "
                + "Fn.ConditionEquals(Aws.REGION, \"eu-west-1\") });");
            return $"Fn.ConditionIf({name}.LogicalId, {value} ?? Aws.NO_VALUE, Aws.NO_VALUE).ToString()";
        }, Dialect.AwsCdk),
        new("both ways of a condition of the template", (writer, value) =>
        {
            var name = writer.Name("condition");
            writer.Add($"var {name} = new CfnCondition(this, Given.Id(\"C\"), new CfnConditionProps {{ Expression = "
                + "Fn.ConditionEquals(Aws.REGION, \"eu-west-1\") });");
            return $"Fn.ConditionIf({name}.LogicalId, {value} ?? Aws.NO_VALUE, {value} ?? Aws.NO_VALUE).ToString()";
        }, Dialect.AwsCdk),
        new("property of another trail", (writer, value) =>
        {
            var name = writer.Name("other");
            writer.Add($"var {name} = new CfnTrail(this, Given.Id(\"other\"), @config{{ @group = groupArn, @role = {value}! }});");
            return $"{name}.CloudWatchLogsRoleArn";
        }, Dialect.AwsCdk),
    ];

    private static TrailForm Form(string name, Action<Writer, string, string> write) => new(name, write, Dialect.AwsCdk);

    /// <summary>What the switch of a construct may be.</summary>
    private static string Switch(Writer writer) =>
        writer.Pick("true", "true", "false", "null", "a", "(a ? true : null)", "a && b", "!a", "(bool?)a");

    private static string Construct(Writer writer, string props) => writer.Created(Trail, $"new TrailProps {{ {props} }}");

    /// <summary>The name of a variable with the resource of a new construct.</summary>
    private static string Hatch(Writer writer, string props = "IncludeGlobalServiceEvents = true")
    {
        var name = writer.Name("resource");
        writer.Add($"var {name}Of = {Construct(writer, props)};\nvar {name} = " + writer.Pick(
            $"(CfnTrail){name}Of.Node.DefaultChild!;",
            $"({name}Of.Node.DefaultChild as CfnTrail)!;",
            $"(CfnTrail){name}Of.Node.FindChild(\"Resource\");",
            $"{name}Of.Node.TryFindChild(\"Resource\") as CfnTrail ?? throw new InvalidOperationException();"));
        return name;
    }

    /// <summary>The name of a variable with a new resource.</summary>
    private static string Resource(Writer writer, string group, string role)
    {
        var name = writer.Name("trail");
        writer.Add($"var {name} = {writer.New(group.Length == 0 ? "@config{ }" : Writer.Config(group, role))};");
        return name;
    }

    /// <summary>What CloudFormation's choice is given, by a condition of nobody's: the template is not deployed.</summary>
    private static string Choice(string then) => $"new object[] {{ \"C\", {then}, {NoValue} }}";

    private static string Properties(string group, string role) =>
        "new CfnResourceProps { Type = \"AWS::CloudTrail::Trail\", Properties = new Dictionary<string, object> { [\"IsLogging\"] = true, "
            + $"[\"S3BucketName\"] = \"b\", [\"CloudWatchLogsLogGroupArn\"] = {group}!, [\"CloudWatchLogsRoleArn\"] = {role}! }} }}";
}
