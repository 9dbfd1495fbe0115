using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>Tags of a resource, and those that its provider gives to all resources.</summary>
public sealed class OwnTagsTests
{
    private const string Rule =
        """
        { "id": "INFRA8001", "title": "Somebody pays", "resource": "aws_s3_bucket",
          "require": { "tags.CostCenter": { "matches": "^CC-[0-9]{4}$" } } }
        """;

    private const string Provider = "provider \"aws\" {\nregion = \"eu-west-1\"HERE}\n";

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "tags = { CostCenter = \"CC-1234\" }", false)]
    [InlineData("", "tags = { Owner = \"us\" }", true)]
    [InlineData("", "tags = { CostCenter = \"unknown\" }", true)]
    [InlineData("", "tags = var.tags", false)]
    [InlineData("default_tags { tags = { CostCenter = \"CC-1234\" } }", "", false)]
    [InlineData("default_tags { tags = { CostCenter = \"CC-1234\" } }", "tags = { Owner = \"us\" }", false)]
    [InlineData("default_tags { tags = { CostCenter = \"CC-1234\" } }", "tags = { CostCenter = \"mine\" }", true)]
    [InlineData("default_tags { tags = { Owner = \"us\" } }", "", true)]
    [InlineData("default_tags { tags = var.tags }", "tags = { Owner = \"us\" }", false)]
    public void Counts_default_tags_in_Terraform(string provider, string resource, bool isFound) => Assert.Equal(
        isFound,
        OwnRuleCheck.Scan(
            "main.tf",
            "variable \"tags\" {}\n" + Provider.Replace("HERE", "\n" + provider + "\n", StringComparison.Ordinal)
                + $"resource \"aws_s3_bucket\" \"x\" {{\n{resource}\n}}",
            OwnRuleCheck.File(Rule)).Count == 1);

    [Fact]
    public void Says_nothing_where_the_provider_is_not_at_hand() =>
        Assert.Empty(OwnRuleCheck.Scan("main.tf", "resource \"aws_s3_bucket\" \"x\" {}", OwnRuleCheck.File(Rule)));

    [Theory]
    [InlineData("\"tags\": null, \"tags_all\": { \"CostCenter\": \"CC-1234\" }", false)]
    [InlineData("\"tags\": null, \"tags_all\": { \"Owner\": \"us\" }", true)]
    [InlineData("\"tags\": null", false)]
    public void Takes_all_tags_from_a_plan(string after, bool isFound) => Assert.Equal(
        isFound,
        OwnRuleCheck.Scan(
            "plan.json",
            """
            { "format_version": "1.2", "resource_changes": [ { "address": "aws_s3_bucket.x", "mode": "managed", "type": "aws_s3_bucket",
              "name": "x", "change": { "actions": ["create"], "after": { HERE }, "after_unknown": {} } } ] }
            """.Replace("HERE", after, StringComparison.Ordinal),
            OwnRuleCheck.File(Rule)).Count == 1);

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "Tags = new Dictionary<string, string> { [\"CostCenter\"] = \"CC-1234\" }", false)]
    [InlineData("", "Tags = new Dictionary<string, string> { [\"Owner\"] = \"us\" }", true)]
    [InlineData("", "Tags = Given.Passes(new Dictionary<string, string>())", false)]
    [InlineData("DefaultTags = new object[0]", "", false)]
    public async Task Counts_default_tags_in_CDKTF(string provider, string members, bool isFound)
    {
        var program = TestProgram.Of(
            Libraries.Cdktf,
            $$"""
            using System.Collections.Generic; using Infra.Analyzers.Testing; using HashiCorp.Cdktf;
            using HashiCorp.Cdktf.Providers.Aws.Provider; using HashiCorp.Cdktf.Providers.Aws.S3Bucket;

            class Program : TerraformStack
            {
                public Program(Constructs.Construct scope) : base(scope, "stack")
                {
                    new AwsProvider(this, "aws", new AwsProviderConfig { Region = "eu-west-1", {{provider}} });
                    new S3Bucket(this, "x", new S3BucketConfig { {{members}} });
                }
            }
            """);

        Assert.Equal(isFound, (await OwnRuleCheck.AnalyzeAsync(program, OwnRuleCheck.File(Rule))).Length == 1);
    }

    /// <summary>A map of Pulumi's args is there before anything is put in.</summary>
    [Theory]
    [InlineData("Tags = { [\"CostCenter\"] = \"mine\" }", true)]
    [InlineData("Tags = { { \"CostCenter\", \"mine\" } }", true)]
    [InlineData("Tags = new InputMap<string> { [\"CostCenter\"] = \"mine\" }", true)]
    [InlineData("Tags = new Dictionary<string, string> { [\"CostCenter\"] = \"mine\" }", true)]
    [InlineData("Tags = { [\"CostCenter\"] = \"CC-1234\" }", false)]
    [InlineData("Tags = { new Dictionary<string, string> { [\"CostCenter\"] = \"mine\" } }", true)]
    [InlineData("Tags = { Given.Passes(new Dictionary<string, string>()) }", false)]
    [InlineData("Tags = { [\"CostCenter\"] = \"mine\", [Given.Text] = \"CC-1234\" }", false)]
    [InlineData("Tags = { [\"Owner\"] = \"us\" }", false)]
    public async Task Knows_the_tags_of_Pulumi(string members, bool isFound) => Assert.Equal(
        isFound,
        (await OwnRuleCheck.AnalyzeAsync(
            TestProgram.Of(
                Libraries.Pulumi,
                "using System.Collections.Generic; using Infra.Analyzers.Testing; using Pulumi; class Program { void Run() { "
                    + $"new Pulumi.Aws.S3.Bucket(\"x\", new Pulumi.Aws.S3.BucketArgs {{ {members} }}); }} }}"),
            OwnRuleCheck.File(Rule))).Length == 1);

    /// <summary>Pulumi's default tags are in the configuration of a stack, which the compiler does not see.</summary>
    [Fact]
    public async Task Says_nothing_of_a_missing_tag_in_Pulumi() => Assert.Empty(await OwnRuleCheck.AnalyzeAsync(
        TestProgram.Of(Libraries.Pulumi, "class Program { void Run() { new Pulumi.Aws.S3.Bucket(\"x\"); } }"), OwnRuleCheck.File(Rule)));
}
