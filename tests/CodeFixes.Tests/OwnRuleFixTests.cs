using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>What a rule of a team's own finds is fixed where the rule leaves no choice about the value.</summary>
public sealed class OwnRuleFixTests
{
    private const string Database = "aws_db_instance";

    [Theory]
    [InlineData(Database, "\"require\": { \"storage_encrypted\": true }", "", "StorageEncrypted = true")]
    [InlineData(Database, "\"require\": { \"storage_encrypted\": true }", "StorageEncrypted = false", "StorageEncrypted = true")]
    [InlineData(Database, "\"require\": { \"storage_encrypted\": { \"equals\": true } }", "StorageEncrypted = !true",
        "StorageEncrypted = true")]
    [InlineData(Database, "\"forbid\": { \"publicly_accessible\": true }", "PubliclyAccessible = true", "PubliclyAccessible = false")]
    [InlineData(Database, "\"require\": { \"backup_retention_period\": { \"min\": 7 } }", "BackupRetentionPeriod = 1",
        "BackupRetentionPeriod = 7")]
    [InlineData(Database, "\"require\": { \"backup_retention_period\": { \"max\": 30 } }", "BackupRetentionPeriod = Given.A ? 31 : 35",
        "BackupRetentionPeriod = Given.A ? 30 : 30")]
    [InlineData(Database, "\"require\": { \"backup_retention_period\": 7 }", "", "BackupRetentionPeriod = 7")]
    [InlineData(Database, "\"require\": { \"engine\": \"postgres\" }", "Engine = \"mysql\"", "Engine = \"postgres\"")]
    [InlineData(Database, "\"require\": { \"engine\": { \"in\": [\"postgres\"] } }", "Engine = null!", "Engine = \"postgres\"")]
    [InlineData(Database, "\"require\": { \"engine\": \"a\\\"b\" }", "Engine = \"mysql\"", "Engine = \"a\\\"b\"")]
    public async Task One_value_is_right(string type, string rule, string before, string after)
    {
        if (!before.Contains('?', StringComparison.Ordinal))
            await Fixing.Best(Program(Libraries.Pulumi, Pulumi(before), type, rule), Pulumi(after));
        await Fixing.Best(Program(Libraries.Cdktf, Cdktf(before), type, rule), Cdktf(after));
    }

    [Theory]
    [InlineData("\"require\": { \"engine\": \"$set\" }", "Engine = null!")]
    [InlineData("\"require\": { \"engine\": { \"in\": [\"postgres\", \"mysql\"] } }", "Engine = \"oracle\"")]
    [InlineData("\"require\": { \"engine\": { \"not\": \"oracle\" } }", "Engine = \"oracle\"")]
    [InlineData("\"require\": { \"engine\": { \"matches\": \"^postgres$\" } }", "Engine = \"oracle\"")]
    [InlineData("\"require\": { \"backup_retention_period\": { \"min\": 7, \"max\": 30 } }", "BackupRetentionPeriod = 1")]
    [InlineData("\"require\": { \"anyOf\": [{ \"storage_encrypted\": true }, { \"engine\": \"postgres\" }] }", "StorageEncrypted = false")]
    [InlineData("\"require\": { \"storage_encrypted\": true, \"engine\": \"postgres\" }", "StorageEncrypted = false")]
    [InlineData("\"forbid\": { \"engine\": \"oracle\" }", "Engine = \"oracle\"")]
    [InlineData("\"require\": { \"tags.Owner\": \"me\" }",
        "Tags = new System.Collections.Generic.Dictionary<string, string> { [\"Owner\"] = \"you\" }")]
    public async Task Nothing_is_offered_where_there_is_a_choice(string rule, string before) =>
        await Fixing.None(Program(Libraries.Cdktf, Cdktf(before), Database, rule));

    [Fact]
    public async Task A_name_is_left_alone() => await Fixing.None(Program(
        Libraries.Cdktf,
        Fixing.CdkStack($"var days = 1;\nnew {Class}(this, \"t\", new {Class}Config {{ BackupRetentionPeriod = days }});"),
        Database,
        "\"require\": { \"backup_retention_period\": { \"min\": 7 } }"));

    [Theory]
    [InlineData("\"require\": { \"storage_encrypted\": true }", "StorageEncrypted = false", "StorageEncrypted = true")]
    [InlineData("\"require\": { \"engine\": \"postgres\" }", "Engine = \"mysql\"", "Engine = \"postgres\"")]
    [InlineData("\"require\": { \"backup_retention_period\": { \"min\": 7 } }", "BackupRetentionPeriod = 1", "BackupRetentionPeriod = 7")]
    public async Task In_AWS_CDK(string rule, string before, string after) =>
        await Fixing.Best(Program(Libraries.AwsCdk, AwsCdk(before), Database, rule), AwsCdk(after));

    [Fact]
    public async Task A_text_where_the_bindings_have_one()
    {
        const string cache = "HashiCorp.Cdktf.Providers.Aws.ElasticacheReplicationGroup.ElasticacheReplicationGroup";
        await Fixing.Best(Program(Libraries.Cdktf, Of("\"false\""), "aws_elasticache_replication_group",
            "\"require\": { \"at_rest_encryption_enabled\": true }"), Of("\"true\""));

        static string Of(string value) => Fixing.CdkStack(
            $"new {cache}(this, \"t\", new {cache}Config {{ ReplicationGroupId = \"t\", AtRestEncryptionEnabled = {value} }});");
    }

    private const string Class = "HashiCorp.Cdktf.Providers.Aws.DbInstance.DbInstance";

    private static TestProgram Program(Libraries libraries, string source, string type, string rule) =>
        TestProgram.Of(libraries, source) with
        {
            Rules = ["INFRA8001"],
            OwnRules = $$"""{ "rules": [{ "id": "INFRA8001", "title": "T", "resource": "{{type}}", {{rule}} }] }""",
        };

    private static string Pulumi(string members) => Fixing.PulumiStack(
        $"_ = new Pulumi.Aws.Rds.Instance(\"t\", new Pulumi.Aws.Rds.InstanceArgs{Initializer(members)});");

    private static string Cdktf(string members) =>
        Fixing.CdkStack($"new {Class}(this, \"t\", new {Class}Config{Initializer(members)});");

    private static string AwsCdk(string members) =>
        $$"""
        using Amazon.CDK;
        using Amazon.CDK.AWS.RDS;
        using Constructs;

        class Program : Stack
        {
            public Program(Construct scope, string id) : base(scope, id)
            {
                new CfnDBInstance(this, "t", new CfnDBInstanceProps
                {
                    DbInstanceClass = "db.t4g.medium",
                    {{members}},
                });
            }
        }

        """;

    private static string Initializer(string members) =>
        $"\n{{\n    InstanceClass = \"db.t4g.medium\",\n{(members.Length > 0 ? $"    {members},\n" : "")}}}";
}
