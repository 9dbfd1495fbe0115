using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>Programs as large as people write compile against the stubs of Pulumi's API, and run on them.</summary>
public sealed class StubTests
{
    [Fact]
    public async Task Whatever_a_program_uses_runs()
    {
        var trails = await MadeByAsync(
            """
            var config = new Config();
            var settings = config.GetObject<Dictionary<string, string>>("settings");
            var secret = Output.CreateSecret(Output.Create("secret"));
            var network = new StackReference("organization/network/prod");
            var provider = new Pulumi.Aws.Provider("ireland", new() { Region = "eu-west-1", DefaultTags = new Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["team"] = "audit" } } });
            var known = Pulumi.Aws.CloudWatch.GetLogGroup.Invoke(new() { Name = "central" });
            var partition = Pulumi.Aws.GetPartition.Invoke();
            var region = Pulumi.Aws.GetRegion.Invoke();
            var account = Pulumi.Aws.CloudTrail.GetServiceAccount.Invoke();
            var document = Pulumi.Aws.Iam.GetPolicyDocument.Invoke(new()
            {
                Statements = new[] { new Pulumi.Aws.Iam.Inputs.GetPolicyDocumentStatementInputArgs { Effect = "Allow", Actions = { "logs:PutLogEvents" }, Resources = { known.Apply(each => each.Arn) } } },
            });
            var bucket = new Pulumi.Aws.S3.Bucket("public", new() { Acl = Pulumi.Aws.S3.CannedAcl.PublicRead });
            var other = new Pulumi.Aws.S3.BucketV2("v2", new() { ForceDestroy = true, Acl = "private" });
            var existing = Pulumi.Aws.S3.GetBucket.Invoke(new() { Bucket = "existing" });
            Log.Info("Auditing", bucket);
            _ = new Trail("full", new TrailArgs
            {
                S3BucketName = existing.Apply(each => each.Bucket),
                CloudWatchLogsGroupArn = known.Apply(each => $"{each.Arn}:*"),
                CloudWatchLogsRoleArn = Output.Tuple(partition, account, region, secret).Apply(all => $"arn:{all.Item1.Partition}:iam::{all.Item2.Id}:role/{all.Item3.Region}"),
            }, new CustomResourceOptions
            {
                Provider = provider,
                Aliases = { new Alias { Name = "old" } },
                DependsOn = { bucket, other },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) },
            });
            _ = new Trail("from-stack", new TrailArgs { S3BucketName = other.Bucket, CloudWatchLogsRoleArn = network.GetOutput("role").Apply(role => (string?)role)! });
            _ = settings;
            _ = document;
            """);

        Assert.Equal(
            [
                new("full", "arn:*", "arn:partition:iam::id:role/region"),
                new("from-stack", null, "arn:aws:iam::123456789012:role/s"),
            ],
            trails);
    }

    [Fact]
    public async Task A_transformation_reaches_the_children_alone()
    {
        var trails = await MadeByAsync(
            """
            ResourceTransformation delivers = args =>
            {
                if (args.Args is TrailArgs trail)
                    trail.CloudWatchLogsGroupArn = groupArn;
                return new ResourceTransformationResult(args.Args, args.Options);
            };
            var parent = new ComponentResource("my:audit", "parent", ComponentResourceOptions.Merge(null, new() { ResourceTransformations = { delivers } }));
            _ = new Trail("child", new TrailArgs { S3BucketName = "b" }, new() { Parent = parent });
            _ = new Trail("other", new TrailArgs { S3BucketName = "b" });
            """);

        Assert.Equal([("child", false), ("other", true)], trails.Select(trail => (trail.Name, trail.LogGroupArn is null)));
    }

    [Fact]
    public async Task A_container_makes_the_stack()
    {
        var assembly = TestPrograms.Load(TestProgram.Of(
            Libraries.Pulumi,
            """
            using System; using Pulumi; using Pulumi.Aws.CloudTrail;
            public sealed class Services : IServiceProvider
            {
                public object? GetService(Type type) => type == typeof(Audit) ? new Audit("b") : null;
            }
            public sealed class Audit : Stack
            {
                public Audit(string bucket) => _ = new Trail("t", new TrailArgs { S3BucketName = bucket });
            }
            public static class Program
            {
                public static System.Threading.Tasks.Task<int> Run() => Deployment.RunAsync<Audit>(new Services());
            }
            """).Compile());

        var run = (Task<int>)assembly.GetType("Program", throwOnError: true)!.GetMethod("Run")!.Invoke(null, [])!;

        Assert.Equal(0, await run);
    }

    private static async Task<IReadOnlyList<MadeTrail>> MadeByAsync(string body)
    {
        var stack =
            TestProgram.Of(Libraries.Pulumi, Check.PulumiStack(body)).Load().GetType("Program", throwOnError: true)!;
        return await PulumiEngine.RunAsync(stack, 0);
    }
}
