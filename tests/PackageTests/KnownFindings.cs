namespace Infra.Analyzers.PackageTests;

/// <summary>A team with findings turns the package on: what the baseline holds is silent, what is new fails the build.</summary>
[Collection(Packed.Name)]
public sealed class KnownFindings(SealedRoot root)
{
    private const string Program = """
        using Pulumi.Aws.CloudTrail;

        var name = args[0];
        _ = new Trail(name + "a", new TrailArgs { S3BucketName = "logs" });
        _ = new Trail(name + "b", new TrailArgs { S3BucketName = "logs" });

        """;

    private const string Terraform = "resource \"aws_cloudtrail\" \"old\" {\n  name = \"old\"\n}\n";

    [Fact]
    public void A_build_with_a_baseline_reports_what_is_new()
    {
        var consumer = root.Create("known findings, ä")
            .Project(
                "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><InfraBaseline>known.json</InfraBaseline>",
                Consumer.Reference(SealedRoot.PulumiStubs) + "<ItemGroup><InfraScanInput Include=\"infra\" /></ItemGroup>")
            .Write("Program.cs", Program)
            .Write("infra/main.tf", Terraform);
        Assert.Contains("known.json', but there is no such file", Assert.Single(consumer.Build().Failed().Of("INFRA9005")),
            StringComparison.Ordinal);

        var written = consumer.Build("--no-restore", "-p:InfraWriteBaseline=true").Succeeded();
        Assert.Equal(2, written.Of("INFRA1001").Count);
        var baseline = File.ReadAllText(consumer.PathOf("known.json"));
        Assert.Equal(3, baseline.Split("\"ruleId\": \"INFRA1001\"").Length - 1);
        Assert.Contains("\"resource\": \"aws_cloudtrail.old\"", baseline, StringComparison.Ordinal);

        // Lines move, and nothing is new.
        consumer.Write("Program.cs", "// moved\n" + Program).Write("infra/main.tf", "# moved\n" + Terraform);
        Assert.DoesNotContain(consumer.Build("--no-restore").Succeeded().Lines, line => line.Contains("INFRA", StringComparison.Ordinal));

        consumer.Write("infra/main.tf", Terraform + Terraform.Replace("old", "new", StringComparison.Ordinal));
        Assert.StartsWith($"{consumer.PathOf("infra/main.tf")}(4,1", Assert.Single(Errors()), StringComparison.Ordinal);
        consumer.Write("Program.cs", Program + "_ = new Trail(name + \"c\", new TrailArgs { S3BucketName = \"logs\" });\n");
        Assert.StartsWith($"{consumer.PathOf("Program.cs")}(6,5): error ", Assert.Single(Errors()), StringComparison.Ordinal);

        IReadOnlyList<string> Errors() => consumer.Build("--no-restore").Failed().Of("INFRA1001");
    }
}
