using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Tests.Models;

/// <summary>Whether rules judge a resource makes no difference to those that refer to it.</summary>
public sealed class ResourceTrackerTests
{
    private const string LogGroup = "aws_cloudwatch_log_group";

    /// <summary>The rules of the catalogue, and one that judges what others only ask for where a trail refers to it.</summary>
    private static readonly ResourceInterests Interests = new(
        new Dictionary<string, IReadOnlyList<string>>(RuleBook.BuiltIn.AttributesByResourceType)
        {
            [LogGroup] = ["retention_in_days", "kms_key_id"],
        },
        RuleBook.RelatedAttributes);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_judged_resource_is_found_by_those_that_refer_to_it_in_Pulumi(bool isJudged)
    {
        const string program = """
            static class Program
            {
                static void Make()
                {
                    var group = new Pulumi.Aws.CloudWatch.LogGroup("g", new() { RetentionInDays = 7 });
                    _ = new Pulumi.Aws.CloudTrail.Trail("t", new() { S3BucketName = "b", CloudWatchLogsGroupArn = group.Arn });
                }
            }
            """;
        var (group, trail) = Made(Libraries.Pulumi, program, isJudged);
        Assert.Equal(isJudged ? Number(7) : null, group?["retention_in_days"]);
        Assert.Equal(Number(7), Referred(trail)?["retention_in_days"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_judged_resource_is_found_by_those_that_refer_to_it_in_CDKTF(bool isJudged)
    {
        var (group, trail) = Made(Libraries.Cdktf, Cdktf(""), isJudged);
        Assert.Equal(isJudged ? Number(7) : null, group?["retention_in_days"]);
        Assert.Equal(Number(7), Referred(trail)?["retention_in_days"]);
    }

    /// <summary>It is judged as it is in the end; what it was constructed as does not hold any more for others.</summary>
    [Fact]
    public void A_judged_resource_that_changes_is_judged_as_it_is_in_the_end()
    {
        var (group, trail) = Made(Libraries.Cdktf, Cdktf("group.KmsKeyId = \"b\";"), isJudged: true);
        Assert.Equal(new AttributeValue.Set(Content.Text.Of("b")), group?["kms_key_id"]);
        Assert.Null(Referred(trail));
    }

    private static string Cdktf(string change) => $$"""
        static class Program
        {
            static void Make(Constructs.Construct scope)
            {
                var group = new HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup.CloudwatchLogGroup(scope, "g",
                    new HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup.CloudwatchLogGroupConfig { RetentionInDays = 7, KmsKeyId = "a" });
                {{change}}
                var config = new HashiCorp.Cdktf.Providers.Aws.Cloudtrail.CloudtrailConfig { S3BucketName = "b", Name = "t" };
                config.CloudWatchLogsGroupArn = group.Arn;
                _ = new HashiCorp.Cdktf.Providers.Aws.Cloudtrail.Cloudtrail(scope, "t", config);
            }
        }
        """;

    /// <summary>The attributes of the log group, where it is judged, and the trail.</summary>
    private static (
        IReadOnlyDictionary<string,
        AttributeValue>? Group,
        Variant Trail) Made(Libraries libraries, string program, bool isJudged)
    {
        var run = new ModelRun(libraries, program);
        var log = run.Made("Make", isJudged ? Interests : ResourceInterests.Of(RuleBook.BuiltIn));
        var creations = run.Compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>().ToList();
        var group = log[creations.Single(creation => creation.Type.ToString().EndsWith("LogGroup", StringComparison.Ordinal))];
        var trail = log[creations.Single(creation => creation.Type.ToString().EndsWith("rail", StringComparison.Ordinal))];
        return (group is null ? null : Assert.Single(group.Variants).Variant.Attributes, Assert.Single(trail!.Variants).Variant);
    }

    private static RelatedResource? Referred(Variant trail)
    {
        var arn = Assert.IsType<Content.Text>(Assert.IsType<AttributeValue.Set>(trail.Attributes["cloud_watch_logs_group_arn"]).Content);
        return trail.Graph.Find(Assert.IsType<TextPart.Reference>(Assert.Single(arn.Parts)));
    }

    private static AttributeValue.Set Number(int value) => new(new Content.Number(value));
}
