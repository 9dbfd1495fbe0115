using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Types that merely share names are not ours.</summary>
public sealed class LookalikeTests
{
    [Fact]
    public Task Trails_of_another_library() => Check.Analysis(
        Libraries.Pulumi | Libraries.Cdktf,
        """
        namespace Acme.CloudTrail
        {
            public class TrailArgs { public string? CloudWatchLogsGroupArn { get; set; } public string? CloudWatchLogsRoleArn { get; set; } }
            public class Trail(string name, TrailArgs args) { public string Name => name; public TrailArgs Args => args; }
            public class CloudtrailConfig { public string? CloudWatchLogsGroupArn { get; set; } }
            public class Cloudtrail(object scope, string id, CloudtrailConfig config) { public object All => (scope, id, config); }
        }

        namespace Program
        {
            using Acme.CloudTrail;
            static class P
            {
                static void M()
                {
                    _ = new Trail("t", new TrailArgs());
                    _ = new Trail("t", new());
                    _ = new Cloudtrail(1, "t", new CloudtrailConfig());
                }
            }
        }
        """);

    [Fact]
    public Task A_namespace_of_the_same_name() => Check.Analysis(
        Libraries.None,
        """
        namespace Pulumi.Aws.CloudTrail
        {
            public class TrailArgs { public string? CloudWatchLogsGroupArn { get; set; } }
            public class Trail(string name, TrailArgs args) { public object All => (name, args); }
        }

        static class P
        {
            static object M() => new Pulumi.Aws.CloudTrail.Trail("t", new Pulumi.Aws.CloudTrail.TrailArgs());
        }
        """);

    [Fact]
    public Task States_are_no_arguments() => Check.Pulumi(
        """
        var state = new TrailState { S3BucketName = "b" };
        _ = Trail.Get("t", "t", state);
        """);

    [Fact]
    public Task Arguments_alone_create_nothing() => Check.Both("Given.Takes(@config{ });");

    [Fact]
    public Task Other_resources_are_not_trails() => Check.Both("Given.Takes(logGroup); Given.Takes(role);");

    [Fact]
    public Task A_custom_resource_of_another_token() => Check.Pulumi(
        """_ = new CustomResource("aws:cloudtrail/eventDataStore:EventDataStore", "t", """
            + """new TrailArgs { S3BucketName = "b" }, null, null);""");
}
