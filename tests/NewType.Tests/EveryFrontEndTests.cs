using System.Globalization;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.NewType.Tests;

/// <summary>A schema and a rule are all that it takes for every front end to see a type.</summary>
public sealed class EveryFrontEndTests
{
    private const string Rule = "INFRA3001";

    private const string Plan =
        """
        {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [{
          "address": "aws_sns_topic.jobs", "mode": "managed", "type": "aws_sns_topic", "name": "jobs",
          "change": {"actions": ["create"], "after": {"name": "jobs"KEY}, "after_unknown": {} } }]}
        """;

    private const string State =
        """
        {"version": 4, "terraform_version": "1.9.0", "resources": [{"mode": "managed", "type": "aws_sns_topic", "name": "jobs",
          "instances": [{"attributes": {"name": "jobs"KEY}}]}]}
        """;

    private const string Template =
        """{"Resources": {"Jobs": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "jobs"KEY} } } }""";

    /// <summary>A library, and a statement that makes a topic; <c>KEY</c> stands where its key is set.</summary>
    public static TheoryData<Libraries, string> Statements => new()
    {
        { Libraries.Pulumi, """new Pulumi.Aws.Sns.Topic("jobs", new() { Name = "jobs"KEY });""" },
        { Libraries.Pulumi, """var args = new Pulumi.Aws.Sns.TopicArgs { Name = "jobs"KEY }; new Pulumi.Aws.Sns.Topic("jobs", args);""" },
        {
            Libraries.Cdktf,
            """
            new HashiCorp.Cdktf.Providers.Aws.SnsTopic.SnsTopic(
                new HashiCorp.Cdktf.TerraformStack(new HashiCorp.Cdktf.App(), "s"),
                "jobs",
                new HashiCorp.Cdktf.Providers.Aws.SnsTopic.SnsTopicConfig { Name = "jobs"KEY });
            """
        },
        {
            Libraries.CdkTerrain,
            """
            new Io.Cdktn.Providers.Aws.SnsTopic.SnsTopic(
                new Io.Cdktn.TerraformStack(new Io.Cdktn.App(), "s"),
                "jobs",
                new Io.Cdktn.Providers.Aws.SnsTopic.SnsTopicConfig { Name = "jobs"KEY });
            """
        },
    };

    /// <summary>The name of a file, its text, and how it sets the key where <c>KEY</c> stands.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "main.tf", "resource \"aws_sns_topic\" \"jobs\" {\n  name = \"jobs\"\nKEY\n}\n", "kms_master_key_id = \"k\"" },
        { "main.tf", "resource \"awscc_sns_topic\" \"jobs\" {\n  topic_name = \"jobs\"\nKEY\n}\n", "kms_master_key_id = \"k\"" },
        { "main.tf.json", """{"resource": {"aws_sns_topic": {"jobs": {"name": "jobs"KEY}}}}""", """, "kms_master_key_id": "k" """ },
        { "plan.json", Plan, """, "kms_master_key_id": "k" """ },
        { "plan.json", Plan.Replace("aws_sns", "awscc_sns", StringComparison.Ordinal), """, "kms_master_key_id": "k" """ },
        { "terraform.tfstate", State, """, "kms_master_key_id": "k" """ },
        { "preview.json", Preview("aws:sns/topic:Topic"), """, "kmsMasterKeyId": "k" """ },
        { "preview.json", Preview("aws:index/snsTopic:SnsTopic"), """, "kmsMasterKeyId": "k" """ },
        { "preview.json", Preview("aws-native:sns:Topic"), """, "kmsMasterKeyId": "k" """ },
        { "template.json", Template, """, "KmsMasterKeyId": "k" """ },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Found_in_a_program(Libraries libraries, string statement)
    {
        var found = Assert.Single(await Analyze(libraries, statement.Replace("KEY", "", StringComparison.Ordinal)));
        Assert.Equal("Topic 'jobs' has no key: KmsMasterKeyId is not set", found);
        Assert.Empty(await Analyze(libraries, statement.Replace("KEY", ", KmsMasterKeyId = \"k\"", StringComparison.Ordinal)));
        var choice = statement.Replace("KEY", ", KmsMasterKeyId = Given.A ? \"k\" : \"l\"", StringComparison.Ordinal);
        Assert.Empty(await Analyze(libraries, choice));
        var nothing = statement.Replace("KEY", ", KmsMasterKeyId = Given.A ? (string)null : \"\"", StringComparison.Ordinal);
        Assert.Single(await Analyze(libraries, nothing));
    }

    [Fact]
    public async Task Later_changes_count()
    {
        const string Made = """
            var topic = new HashiCorp.Cdktf.Providers.Aws.SnsTopic.SnsTopic(
                new HashiCorp.Cdktf.TerraformStack(new HashiCorp.Cdktf.App(), "s"),
                "jobs",
                new HashiCorp.Cdktf.Providers.Aws.SnsTopic.SnsTopicConfig { KmsMasterKeyId = "k" });
            """;
        Assert.Empty(await Analyze(Libraries.Cdktf, Made));
        Assert.Single(await Analyze(Libraries.Cdktf, Made + "topic.ResetKmsMasterKeyId();"));
        Assert.Single(await Analyze(Libraries.Cdktf, Made + "topic.AddOverride(\"kms_master_key_id\", null);"));
        Assert.Empty(await Analyze(Libraries.Cdktf, Made + "topic.ResetKmsMasterKeyId(); topic.KmsMasterKeyId = \"l\";"));
    }

    [Fact]
    public async Task Found_where_the_class_can_stand_for_any_resource()
    {
        const string Any =
            "new Pulumi.CustomResource(\"TOKEN\", \"jobs\", new Pulumi.Aws.Sns.TopicArgs { Name = \"jobs\" }, "
                + "(Pulumi.CustomResourceOptions)null);";
        Assert.Single(await Analyze(Libraries.Pulumi, Any.Replace("TOKEN", "aws:sns/topic:Topic", StringComparison.Ordinal)));
        Assert.Empty(await Analyze(Libraries.Pulumi, Any.Replace("TOKEN", "aws:sns/topicPolicy:TopicPolicy", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Found_in_a_file(string name, string text, string key)
    {
        var found = Assert.Single(Scan(name, text.Replace("KEY", "", StringComparison.Ordinal)));
        Assert.Contains("has no key: ", found.Message, StringComparison.Ordinal);
        Assert.Empty(Scan(name, text.Replace("KEY", key, StringComparison.Ordinal)));
    }

    private static string Preview(string token) =>
        $$"""{"steps": [{"op": "create", "urn": "u", "newState": {"urn": "u", "type": "{{token}}", "inputs": {"name": "jobs"KEY} } }]}""";

    private static async Task<IReadOnlyList<string>> Analyze(Libraries libraries, string statements)
    {
        var source = "using Infra.Analyzers.Testing; class Program { void Run() { " + statements + " } }";
        var program = TestProgram.Of(libraries, source) with { Rules = [Rule] };
        return [.. (await program.AnalyzeAsync(new InfraAnalyzer()))
            .Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
    }

    private static IReadOnlyList<Report> Scan(string name, string text)
    {
        var folder = Directory.CreateTempSubdirectory("infra-new-type-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            return TerraformScan.Scan([name.StartsWith("main", StringComparison.Ordinal) ? folder.FullName : path], ScanOptions.Default,
                CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
