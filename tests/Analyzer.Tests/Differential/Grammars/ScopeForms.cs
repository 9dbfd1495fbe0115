namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Programs in which something changes resources from outside, with a reach of its own.</summary>
internal static class ScopeForms
{
    private const string Deliver =
        """
        args =>
        {
            if (args.Args is TrailArgs trail)
            {
                trail.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                trail.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r";
            }
            return new ResourceTransformationResult(args.Args, args.Options);
        }
        """;

    public static Grammar Grammar { get; } = new("scopes",
    [
        new TrailForm("transformation of one trail", (writer, group, role) =>
        {
            var (first, second) = (writer.New(Writer.Config(group, role)), writer.New(Writer.Config(group, role)));
            writer.Add($"_ = {first[..^1]}, "
                + $"new CustomResourceOptions {{ ResourceTransformations = {{ {Deliver} }} }});\n_ = {second};");
        }, Dialect.Pulumi),
        new TrailForm("transformation of another resource", (writer, group, role) =>
        {
            writer.Add(
                $"_ = new Pulumi.Aws.S3.Bucket(Given.Id(\"b\"), new(), new CustomResourceOptions {{ ResourceTransformations = "
                    + $"{{ {Deliver} }} }});\n"
                + $"_ = {writer.New(Writer.Config(group, role))};");
        }, Dialect.Pulumi),
        new TrailForm("transformation of a component", (writer, group, role) =>
        {
            var name = writer.Name("parent");
            var (first, second) = (writer.New(Writer.Config(group, role)), writer.New(Writer.Config(group, role)));
            writer.Add(
                $"var {name} = new ComponentResource(\"my:index:Audit\", Given.Id(\"p\"), "
                + $"new ComponentResourceOptions {{ ResourceTransformations = {{ {Deliver} }} }});\n"
                + $"_ = {first[..^1]}, new() {{ Parent = {name} }});\n_ = {second};");
        }, Dialect.Pulumi),
        new TrailForm("transformation that only tags", (writer, group, role) =>
        {
            var name = writer.Name("parent");
            writer.Add(
                $"var {name} = new ComponentResource(\"my:index:Audit\", Given.Id(\"p\"), "
                + $"new ComponentResourceOptions {{ ResourceTransformations = {{ args => {{ if (args.Args is TrailArgs trail) "
                + $"trail.S3KeyPrefix = \"p\"; return null; }} }} }});\n"
                + $"_ = {writer.New(Writer.Config(group, role))[..^1]}, new() {{ Parent = {name} }});");
        }, Dialect.Pulumi),
        new TrailForm("aspect on a subtree", (writer, group, role) =>
        {
            var (type, name) = (writer.Name("Deliver"), writer.Name("other"));
            writer.Type(Aspect(type));
            var (first, second) = (writer.New(Writer.Config(group, role)), writer.New(Writer.Config(group, role)));
            writer.Add(
                $"var {name} = new Construct(this, Given.Id(\"other\"));\n"
                + $"_ = {first.Replace("@new(", $"new Cloudtrail({name}, ", StringComparison.Ordinal)};\n"
                + $"Aspects.Of({name}).Add(new {type}());\n_ = {second};");
        }, Dialect.Cdktf),
        new TrailForm("override of one resource by the stack", (writer, group, role) =>
        {
            var name = writer.Name("other");
            writer.Add(
                $"this.AddOverride(\"resource.aws_cloudtrail.{name}.cloud_watch_logs_group_arn\", "
                + $"\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\");\n"
                + $"_ = {writer.New(Writer.Config(group, role))};");
        }, Dialect.Cdktf),
        new TrailForm("override of another stack", (writer, group, role) =>
        {
            var name = writer.Name("other");
            writer.Add(
                $"var {name} = new TerraformStack(this, Given.Id(\"other\"));\n"
                + $"{name}.AddOverride(\"resource.aws_cloudtrail.{name}.cloud_watch_logs_group_arn\", "
                + $"\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\");\n"
                + $"_ = {writer.New(Writer.Config(group, role))};");
        }, Dialect.Cdktf),
        new TrailForm("look-up in a subtree", (writer, group, role) =>
        {
            var name = writer.Name("other");
            var (first, second) = (writer.New(Writer.Config(group, role)), writer.New(Writer.Config(group, role)));
            writer.Add(
                $"var {name} = new Construct(this, Given.Id(\"other\"));\n"
                + $"_ = {first.Replace("@new(", $"new Cloudtrail({name}, ", StringComparison.Ordinal)};\n"
                + $"foreach (var each in {name}.Node.FindAll())\n{{\n    if (each is Cloudtrail trail)\n"
                + $"        trail.CloudWatchLogsRoleArn = roleArn;\n}}\n_ = {second};");
        }, Dialect.Cdktf),
        new TrailForm("aspect that only tags", (writer, group, role) =>
        {
            var type = writer.Name("Tag");
            writer.Type(
                Aspect(type)
                    .Replace("trail.CloudWatchLogsGroupArn = \"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"",
                        "trail.S3KeyPrefix = \"p\"", StringComparison.Ordinal)
                .Replace("trail.CloudWatchLogsRoleArn = \"arn:aws:iam::123456789012:role/r\"", "trail.S3KeyPrefix = \"q\"",
                    StringComparison.Ordinal));
            writer.Add($"Aspects.Of(this).Add(new {type}());\n_ = {writer.New(Writer.Config(group, role))};");
        }, Dialect.Cdktf),
    ], IsAlone: true);

    private static string Aspect(string type) =>
        $$"""
        internal sealed class {{type}} : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
        {
            public void Visit(IConstruct node)
            {
                if (node is Cloudtrail trail)
                {
                    trail.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                    trail.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r";
                }
            }
        }
        """;
}
