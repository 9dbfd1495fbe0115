namespace Infra.Analyzers.PackageTests;

/// <summary>A team's own rules, from a file above the project and from one that the project names.</summary>
[Collection(Packed.Name)]
public sealed class OwnRulesInTheBuild(SealedRoot root)
{
    private const string Ours = """
        { "rules": [
          // Somebody must hear of it.
          { "id": "INFRA8001", "title": "Trails notify", "severity": "error", "resource": "aws_cloudtrail",
            "require": { "sns_topic_name": "$set" } },
          { "id": "INFRA8002", "title": "Broken", "resource": "aws_cloudtrial", "require": { "name": "$set" } },
        ] }
        """;

    private const string Pack = """
        { "rules": [ { "id": "INFRA8101", "title": "Our topics have a key", "resource": "aws_sns_topic",
                       "require": { "kms_master_key_id": "$set" } } ] }
        """;

    private const string Program = """
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        new Cloudtrail(new TerraformStack(new App(), "stack"), "trail", new CloudtrailConfig { Name = "trail" });
        """;

    private const string Topics = """
        { "resource": { "aws_sns_topic": {
          "right": { "kms_master_key_id": "key" },
          "wrong": { "//": { "metadata": { "path": "audit/wrong", "uniqueId": "wrong" } } } } } }
        """;

    /// <summary>
    /// The compiler takes the file that is found upwards, the scan both, and a mistake in one is an error at its line; levels by id work.
    /// </summary>
    [Fact]
    public void Both_layers_check_them()
    {
        var consumer = root.Create("own-rules");
        consumer.Project(
            content: Consumer.Reference(SealedRoot.CdktfShape) + """<ItemGroup><InfraRules Include="rules/pack.json" /></ItemGroup>""");
        consumer.Write("infra.rules.json", Ours).Write("rules/pack.json", Pack).Write("Program.cs", Program).Synthesized(Topics);

        var failed = consumer.Build().Failed();
        Assert.True(
            failed.Output.Contains("Program.cs(4,1): error INFRA8001: 'trail': Trails notify: sns_topic_name is not set",
                StringComparison.Ordinal),
            failed.Output);
        Assert.Contains("infra.rules.json(5,55): error INFRA9020: There is no type 'aws_cloudtrial'; did you mean 'aws_cloudtrail'?",
            failed.Output, StringComparison.Ordinal);

        var built = consumer.Build("-p:NoWarn=INFRA8001%3BINFRA9020").Succeeded();
        Assert.Empty(built.Of("INFRA8001"));
        Assert.Contains(": Infra warning INFRA8101: ",
            Assert.Single(built.Of("INFRA8101"), line => line.Contains("cdk.tf.json(3,", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains("error INFRA8101: ",
            Assert.Single(consumer.Build("-p:NoWarn=INFRA8001%3BINFRA9020", "-warnaserror:INFRA8101").Failed().Of("INFRA8101")),
            StringComparison.Ordinal);
    }
}
