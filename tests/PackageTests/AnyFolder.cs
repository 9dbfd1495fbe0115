namespace Infra.Analyzers.PackageTests;

/// <summary>A project may lie in a folder of any name.</summary>
[Collection(Packed.Name)]
public sealed class AnyFolder(SealedRoot root)
{
    /// <summary>
    /// What a shell, MSBuild, the compiler's command line, a URI or a pattern of .editorconfig takes for more than a letter.
    /// </summary>
    /// <remarks>Without <c>%41</c>, from below which the SDK itself does not restore a project.</remarks>
    private static readonly string[] Names =
        ["a b,c", "a;b'c", "é日本", "#(x)", "[x]{y}", "a&b$c@x!", "50%", string.Join('/', Enumerable.Repeat(new string('d', 39), 5))];

    private const string Program = """
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        var app = new App();
        var stack = new TerraformStack(app, "audit");
        var arn = Environment.GetEnvironmentVariable("NOT_SET");
        new Cloudtrail(stack, "seen", new CloudtrailConfig { Name = "seen" });
        new Cloudtrail(stack, "undecided", new CloudtrailConfig { Name = "undecided", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        app.Synth();
        """;

    [Fact]
    public void Both_layers_report_each_finding_once_and_say_it_again_in_a_build_without_changes()
    {
        // One build for all of them: what it costs is to start.
        var consumers = Names.Select(name => root.Create($"any folder/{name}/app")
            .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: Consumer.Reference(SealedRoot.CdktfShape))
            .Write("Program.cs", Program)).ToList();

        // And the real CDKTF where jsii, which does not quote the path of what it starts, sees the folder.
        var real = root.Create("any folder/jsii runs/app")
            .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: SynthesisInTheBuild.RealCdktfReferences)
            .Write("Program.cs",
                "var app = new HashiCorp.Cdktf.App(); _ = new HashiCorp.Cdktf.TerraformStack(app, \"audit\"); app.Synth();\n");
        var all = root.Create("any folder/all", startsMSBuild: true);
        all.Write("all.proj", $"""
            <Project>
              <ItemGroup>{string.Concat(consumers.Append(real).Select(consumer =>
                  $"<Program Include=\"{Escape(consumer.PathOf(consumer.ProjectFile))}\" />"))}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Program)" Targets="Restore" BuildInParallel="true" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Program)" Targets="Build" BuildInParallel="true" /></Target>
            </Project>
            """);

        all.Run("msbuild", "all.proj", "-t:Restore", "-m").Succeeded();
        foreach (var _ in new[] { "first", "second" })
        {
            var build = all.Run("msbuild", "all.proj", "-t:Build", "-m").Succeeded();
            foreach (var consumer in consumers)
            {
                Assert.Single(build.Printed("INFRA1001"),
                    line => line.StartsWith(consumer.PathOf("Program.cs(7,1): warning"), StringComparison.Ordinal));
                Assert.Single(build.Printed("INFRA1001"), line =>
                    line.StartsWith(consumer.PathOf("Program.cs(8,1,"), StringComparison.Ordinal)
                    && line.Contains("(synthesized in obj/Debug/net10.0/cdktf.out/stacks/audit/cdk.tf.json(", StringComparison.Ordinal));
            }

            Assert.Equal(2 * consumers.Count, build.Printed("INFRA1001").Count);
        }

        Assert.Contains("Debug/net10.0/cdktf.out/stacks/audit/cdk.tf.json", real.Files("obj"));
    }

    private static string Escape(string path) => System.Security.SecurityElement.Escape(
        path.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal)
            .Replace("$", "%24", StringComparison.Ordinal)
            .Replace("@", "%40", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal));
}
