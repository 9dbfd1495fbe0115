using System.Text.RegularExpressions;

namespace Infra.Analyzers.PackageTests;

/// <summary>A build scans the folder that the program synthesized before.</summary>
[Collection(Packed.Name)]
public sealed class ScanAfterBuild(SealedRoot root)
{
    [Fact]
    public void A_bad_trail_is_a_warning_at_its_place_and_fails_the_build_where_warnings_are_errors()
    {
        var consumer = root.Create("bad-synth").Synthesized(Consumer.BadTrail())
            .Write("Directory.Build.props", """
                <Project><ItemGroup><InfraScannerReport Include="checkov.sarif" /></ItemGroup></Project>
                """)
            .Write("checkov.sarif", """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Checkov", "rules": []}}, "results": [
                  {"ruleId": "CKV_AWS_35", "level": "error", "message": {"text": "Ensure CloudTrail logs are encrypted"},
                   "locations": [{"physicalLocation": {"artifactLocation": {"uri": "cdktf.out/stacks/audit/cdk.tf.json"}, "region": {"startLine": 2, "endLine": 3}}}]}]}]}
                """);

        var build = consumer.Build().Succeeded();

        // What another scanner says of the folder is told with it, at the resource that its lines are of.
        var foreign = Assert.Single(build.Of("CKV_AWS_35"));
        Assert.StartsWith($"{consumer.PathOf("cdktf.out/stacks/audit/cdk.tf.json")}(2,38", foreign, StringComparison.Ordinal);
        Assert.Contains("warning CKV_AWS_35: Checkov on 'aws_cloudtrail.bad': Ensure CloudTrail logs are encrypted", foreign,
            StringComparison.Ordinal);
        Assert.Empty(consumer.Build("-p:NoWarn=CKV_AWS_35").Succeeded().Of("CKV_AWS_35"));
        var line = Assert.Single(build.Of("INFRA1001"));
        Assert.StartsWith($"{consumer.PathOf("cdktf.out/stacks/audit/cdk.tf.json")}(2,38", line, StringComparison.Ordinal);
        Assert.Contains("Infra warning INFRA1001: CloudTrail trail 'aws_cloudtrail.bad' does not deliver to CloudWatch Logs", line,
            StringComparison.Ordinal);
        Assert.Contains("/docs/rules/INFRA1001.md)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS9057", build.Output, StringComparison.Ordinal);

        Assert.Contains("error INFRA1001: ", Assert.Single(consumer.Build("-warnaserror").Failed().Of("INFRA1001")),
            StringComparison.Ordinal);
        Assert.Contains("error INFRA1001: ", Assert.Single(consumer.Build("-warnaserror:INFRA1001").Failed().Of("INFRA1001")),
            StringComparison.Ordinal);
        consumer.Build("-warnaserror:INFRA2001").Succeeded();

        Assert.Empty(consumer.Build("-p:InfraScan=false").Succeeded().Of("INFRA1001"));
        Assert.Empty(consumer.Build("-p:DesignTimeBuild=true").Succeeded().Of("INFRA1001"));
        Assert.Single(consumer.Build("-p:InfraSynthDirectory=elsewhere").Succeeded().Lines,
            line => line.Contains("0 Warning(s)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_that_fails_is_not_scanned()
    {
        var consumer = root.Create("broken").Synthesized(Consumer.BadTrail()).Write("Program.cs", "does not compile\n");

        Assert.Empty(consumer.Build().Failed().Of("INFRA1001"));
    }

    [Fact]
    public void A_program_without_infrastructure_notices_nothing()
    {
        var with = root.Create("nothing").Project(properties: "<InfraSynthesize>true</InfraSynthesize>");
        var without = root.Create("plain").Project(properties: "<InfraSynthesize>true</InfraSynthesize>").WithoutPackage();

        foreach (var command in new[] { "restore", "build", "build", "clean" })
        {
            Assert.Equal(Printed(without, "plain", command), Printed(with, "nothing", command));
            Assert.Equal(OwnFiles(without, "plain"), OwnFiles(with, "nothing"));
        }

        // What these leave below obj depends on the project's path and on whether there is any package.
        foreach (var command in new[] { "publish", "pack" })
        {
            Assert.Equal(Printed(without, "plain", command), Printed(with, "nothing", command));
            Assert.DoesNotContain(with.Files(""),
                file => file.Contains("Infra", StringComparison.Ordinal) || file.Contains("cdktf", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_project_that_references_a_consumer_is_not_a_consumer()
    {
        var consumer = root.Create("referenced");
        var other = root.Create("referencing").Synthesized(Consumer.BadTrail());
        other.Write(other.ProjectFile, """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../referenced/referenced.csproj" />
              </ItemGroup>
            </Project>
            """);

        Assert.Empty(other.Build().Succeeded().Of("INFRA1001"));
    }

    /// <summary>What a command prints, without the project's own name, when it was and how long it took.</summary>
    private static IEnumerable<string> Printed(Consumer consumer, string name, string command) =>
        from line in consumer.Run(command, consumer.ProjectFile).Succeeded().Lines
        where !line.StartsWith("Build started ", StringComparison.Ordinal)
        select Regex.Replace(line.Replace(name, "*", StringComparison.Ordinal), @"\d+([.:,]\d+)* ?(m?s|sec)\b|\d\d:\d\d:\d\d\.\d\d",
            "time");

    /// <summary>What a command left, without the names that hold the project's own.</summary>
    private static IEnumerable<string> OwnFiles(Consumer consumer, string name) =>
        [.. consumer.Files("").Select(file => file.Replace(name, "*", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
