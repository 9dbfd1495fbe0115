namespace Infra.Analyzers.PackageTests;

/// <summary><c>dotnet format analyzers</c> fixes a whole project with the fixes of the package.</summary>
[Collection(Packed.Name)]
public sealed class FixedByFormat(SealedRoot root)
{
    [Fact]
    public void A_pulumi_program()
    {
        var consumer = root.Create("pulumi-to-fix")
            .Project(content: Consumer.Reference(SealedRoot.PulumiStubs))
            .Write("infra.rules.json", """
                { "rules": [ { "id": "INFRA8001", "title": "Queues keep messages for a week", "resource": "aws_sqs_queue",
                    "require": { "message_retention_seconds": { "min": 604800 } } } ] }
                """)
            .Write("Program.cs", """"
                using Pulumi.Aws.CloudTrail;
                using Pulumi.Aws.CloudWatch;
                using Pulumi.Aws.Iam;

                _ = new Trail("audit", new TrailArgs { S3BucketName = "logs" });
                _ = new Trail("data", new TrailArgs { S3BucketName = "logs", CloudWatchLogsRoleArn = "" });
                var group = new LogGroup("group");
                var role = new Role("role", new RoleArgs { AssumeRolePolicy = """{"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""" });
                _ = new Pulumi.Aws.Sqs.Queue("orders", new Pulumi.Aws.Sqs.QueueArgs { MessageRetentionSeconds = 60 });
                _ = new Trail("bare", new TrailArgs { CloudWatchLogsGroupArn = group.Arn, CloudWatchLogsRoleArn = role.Arn });

                """");
        var before = consumer.Build().Succeeded();
        Assert.Equal((2, 1, 1), (before.Of("INFRA1001").Count, before.Of("INFRA1002").Count, before.Of("INFRA2001").Count));
        Assert.Single(before.Of("INFRA8001"));

        // In one run, whatever the order in which the fixes of several rules come.
        Format(consumer, "INFRA1001", "INFRA1002", "INFRA2001", "INFRA2002", "INFRA8001");
        Assert.DoesNotContain("INFRA", consumer.Build("--no-incremental").Succeeded().Output, StringComparison.Ordinal);
        var written = File.ReadAllText(consumer.PathOf("Program.cs"));
        Assert.Contains("new LogGroup(\"audit-log-group\", ", written, StringComparison.Ordinal);
        Assert.Contains("MessageRetentionSeconds = 604800", written, StringComparison.Ordinal);

        Format(consumer, "INFRA1001", "INFRA1002", "INFRA2001", "INFRA2002", "INFRA8001");
        Assert.Equal(written, File.ReadAllText(consumer.PathOf("Program.cs")));
    }

    [Fact]
    public void A_cdktf_program_which_then_synthesizes_and_scans_clean()
    {
        var consumer = root.Create("cdktf-to-fix")
            .Project(
                properties: "<InfraSynthesize>true</InfraSynthesize>",
                content: string.Concat(Bindings().Select(Consumer.Reference)))
            .Write("Program.cs", """
                using HashiCorp.Cdktf;
                using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
                using HashiCorp.Cdktf.Providers.Aws.Provider;

                var app = new App();
                var stack = new TerraformStack(app, "audit");
                _ = new AwsProvider(stack, "aws", new AwsProviderConfig { Region = "eu-west-1" });
                foreach (var name in new[] { "one", "two" })
                    _ = new Cloudtrail(stack, name, new CloudtrailConfig { Name = name, S3BucketName = "logs" });
                app.Synth();

                """);
        Assert.NotEmpty(consumer.Build("-p:InfraSynthesize=false").Succeeded().Of("INFRA1001"));

        Format(consumer, "INFRA1001");
        Assert.DoesNotContain("INFRA", consumer.Build("--no-incremental").Succeeded().Output, StringComparison.Ordinal);
        var resources = consumer.Json("obj/Debug/net10.0/cdktf.out/stacks/audit/cdk.tf.json").GetProperty("resource");
        foreach (var name in new[] { "one", "two" })
        {
            var trail = resources.GetProperty("aws_cloudtrail").GetProperty(name);
            Assert.Equal($"${{aws_cloudwatch_log_group.{name}-log-group.arn}}:*",
                trail.GetProperty("cloud_watch_logs_group_arn").GetString());
            Assert.Equal($"${{aws_iam_role.{name}-role.arn}}", trail.GetProperty("cloud_watch_logs_role_arn").GetString());
            Assert.True(resources.GetProperty("aws_cloudwatch_log_group").TryGetProperty($"{name}-log-group", out _));
            Assert.Contains("cloudtrail.amazonaws.com",
                resources.GetProperty("aws_iam_role").GetProperty($"{name}-role").GetProperty("assume_role_policy").GetString(),
                StringComparison.Ordinal);
            Assert.Contains($"${{aws_cloudwatch_log_group.{name}-log-group.arn}}:*",
                resources.GetProperty("aws_iam_role_policy").GetProperty($"{name}-role-policy").GetProperty("policy").GetString(),
                StringComparison.Ordinal);
        }
    }

    private static void Format(Consumer consumer, params string[] rules) =>
        consumer.Run(["format", "analyzers", consumer.ProjectFile, "--no-restore", "--diagnostics", .. rules]).Succeeded();

    /// <summary>The real CDKTF and what it runs on, which lie beside the tests.</summary>
    private static IEnumerable<string> Bindings() =>
        from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        let name = Path.GetFileName(file)
        where name is "Constructs.dll" or "Amazon.JSII.Runtime.dll" or "Newtonsoft.Json.dll"
            || name.StartsWith("HashiCorp.Cdktf", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        select file;
}
