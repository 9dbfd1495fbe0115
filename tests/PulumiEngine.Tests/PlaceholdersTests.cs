using Google.Protobuf.WellKnownTypes;
using Infra.Analyzers.PulumiEngine.Registration;

namespace Infra.Analyzers.PulumiEngine.Tests;

/// <summary>The names and ARNs of resources that do not exist.</summary>
public sealed class PlaceholdersTests
{
    private const string Account = "123456789012";

    [Theory]
    [InlineData("aws:cloudtrail/trail:Trail", "name", "arn:aws:cloudtrail:eu-west-1:123456789012:trail/own", true)]
    [InlineData("aws:cloudwatch/logGroup:LogGroup", "name", "arn:aws:logs:eu-west-1:123456789012:log-group:own", false)]
    [InlineData("aws:iam/role:Role", "name", "arn:aws:iam::123456789012:role/own", false)]
    [InlineData("aws:iam/policy:Policy", "name", "arn:aws:iam::123456789012:policy/own", true)]
    [InlineData("aws:iam/user:User", "name", "arn:aws:iam::123456789012:user/own", false)]
    [InlineData("aws:iam/group:Group", "name", "arn:aws:iam::123456789012:group/own", false)]
    [InlineData("aws:s3/bucket:Bucket", "bucket", "arn:aws:s3:::own", false)]
    [InlineData("aws:s3/bucketV2:BucketV2", "bucket", "arn:aws:s3:::own", false)]
    [InlineData("aws:sns/topic:Topic", "name", "arn:aws:sns:eu-west-1:123456789012:own", true)]
    [InlineData("aws:lambda/function:Function", "name", "arn:aws:lambda:eu-west-1:123456789012:function:own", false)]
    [InlineData("aws-native:cloudtrail:Trail", "trailName", "arn:aws:cloudtrail:eu-west-1:123456789012:trail/own", false)]
    [InlineData("aws-native:logs:LogGroup", "logGroupName", "arn:aws:logs:eu-west-1:123456789012:log-group:own:*", false)]
    [InlineData("aws-native:iam:Role", "roleName", "arn:aws:iam::123456789012:role/own", false)]
    [InlineData("aws-native:iam:User", "userName", "arn:aws:iam::123456789012:user/own", false)]
    [InlineData("aws-native:lambda:Function", "functionName", "arn:aws:lambda:eu-west-1:123456789012:function:own", false)]
    [InlineData("aws-native:s3:Bucket", "bucketName", "arn:aws:s3:::own", false)]
    [InlineData("aws-native:sns:Topic", "topicName", "arn:aws:sns:eu-west-1:123456789012:own", true, "topicArn")]
    [InlineData("aws-native:iam:ManagedPolicy", "managedPolicyName", "arn:aws:iam::123456789012:policy/own", true, "policyArn")]
    public void A_resource_has_the_name_that_it_is_given_and_its_ARN(
        string type, string nameProperty, string arn, bool idIsArn, string arnProperty = "arn")
    {
        var (id, outputs) = Of(type, (nameProperty, "own"));
        Assert.Equal((idIsArn ? arn : "own", "own", arn),
            (id, outputs.Fields[nameProperty].StringValue, outputs.Fields[arnProperty].StringValue));
    }

    [Theory]
    [InlineData("aws:kms/key:Key")]
    [InlineData("aws-native:kms:Key")]
    public void A_key_has_the_name_that_AWS_makes_up(string type)
    {
        var (id, outputs) = Of(type);
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$", id);
        Assert.Equal((id, $"arn:aws:kms:eu-west-1:{Account}:key/{id}"),
            (outputs.Fields["keyId"].StringValue, outputs.Fields["arn"].StringValue));
    }

    [Fact]
    public void A_name_is_made_up_from_a_prefix_or_the_logical_name()
    {
        Assert.Matches("^logical-[0-9a-f]{7}$", Of("aws:s3/bucket:Bucket").Id);
        Assert.Matches("^some-[0-9a-f]{7}$", Of("aws:s3/bucket:Bucket", ("bucketPrefix", "some-")).Id);
    }

    [Fact]
    public void A_path_stands_before_the_name() =>
        Assert.Equal("arn:aws:iam::123456789012:role/a/b/own",
            Of("aws:iam/role:Role", ("name", "own"), ("path", "/a/b/")).Outputs.Fields["arn"].StringValue);

    [Fact]
    public void The_region_of_a_resource_decides_its_partition() =>
        Assert.Equal("arn:aws-cn:sns:cn-north-1:123456789012:own",
            Of("aws:sns/topic:Topic", ("name", "own"), ("region", "cn-north-1")).Id);

    [Theory]
    [InlineData("2.13.1", ":*")]
    [InlineData("v1.0.0", ":*")]
    [InlineData("3.0.0", "")]
    [InlineData("7.8.0", "")]
    [InlineData("", "")]
    public void Before_version_3_the_ARN_of_a_log_group_has_a_wildcard(string version, string suffix) =>
        Assert.EndsWith("log-group:own" + suffix,
            Of("aws:cloudwatch/logGroup:LogGroup", version, ("name", "own")).Outputs.Fields["arn"].StringValue, StringComparison.Ordinal);

    [Fact]
    public void A_type_whose_ARN_is_not_made_of_its_name_has_none()
    {
        var (id, outputs) = Of("aws:ec2/instance:Instance");
        Assert.Equal(("", 0), (id, outputs.Fields.Count));
    }

    private static (string Id, Struct Outputs) Of(string type, params (string Name, string Value)[] inputs) => Of(type, "7.0.0", inputs);

    private static (string Id, Struct Outputs) Of(string type, string version, params (string Name, string Value)[] inputs)
    {
        var given = new Struct();
        foreach (var (name, value) in inputs)
            given.Fields.Add(name, Value.ForString(value));
        return new Placeholders(Account).Of("urn:pulumi:dev::p::t::logical", type, "logical", given, version, "eu-west-1");
    }
}
