namespace Infra.Analyzers.PackageTests;

/// <summary>The analyzer of the package in a fresh console project.</summary>
[Collection(Packed.Name)]
public sealed class CompilerFindings(SealedRoot root)
{
    [Fact]
    public void A_bad_trail_fails_the_build_where_its_warning_is_an_error()
    {
        var consumer = root.Create("bad-trail")
            .Project(content: Consumer.Reference(SealedRoot.PulumiStubs))
            .Write("Program.cs", """
                using Pulumi.Aws.CloudTrail;

                _ = new Trail("audit", new TrailArgs { S3BucketName = "logs" });
                """);

        var build = consumer.Build().Succeeded();
        Assert.StartsWith($"{consumer.PathOf("Program.cs")}(3,5): warning INFRA1001: ", Assert.Single(build.Of("INFRA1001")),
            StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS9057", build.Output, StringComparison.Ordinal);

        // There is nothing to scan and nothing to compile, and still it is said again.
        var again = consumer.Build("--no-restore", "-v:d").Succeeded();
        Assert.Contains("Skipping target \"CoreCompile\"", again.Output, StringComparison.Ordinal);
        Assert.Equal(build.Of("INFRA1001"), again.Of("INFRA1001"));

        consumer.Build("--no-incremental", "-warnaserror:INFRA1001").Failed();
    }
}
