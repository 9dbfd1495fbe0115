namespace Infra.Analyzers.PackageTests;

/// <summary>The scan is at home in every way of building.</summary>
[Collection(Packed.Name)]
public sealed class EveryKindOfBuild(SealedRoot root)
{
    [Theory]
    [InlineData(1, "publish")]
    [InlineData(0, "publish", "--no-build")]
    [InlineData(1, "pack")]
    [InlineData(1, "build", "-graph", "-isolate")]
    [InlineData(1, "build", "-m", "-mt")]
    [InlineData(1, "build", "--no-restore", "-tl:on")]
    public void A_finding_is_told_once(int times, params string[] command)
    {
        // One project for all: the commands build on each other as a user's do.
        var consumer = root.Existing("every-kind", created => created.Synthesized(Consumer.BadTrail()).Build().Succeeded());

        Assert.Equal(times, consumer.Run([.. command, "-c", "Debug"]).Succeeded().Of("INFRA1001").Count);
    }

    [Fact]
    public void Several_target_frameworks_are_scanned_once()
    {
        var consumer = root.Create("multi-targeting")
            .Project(properties: "<OutputType>Library</OutputType>", framework: "<TargetFrameworks> ;netstandard2.0; net10.0</TargetFrameworks>")
            .Write("Program.cs", "internal sealed class C;\n")
            .Synthesized(Consumer.BadTrail());

        var build = consumer.Build("-m").Succeeded();
        Assert.Single(build.Output.Split('\n'), line => line.Contains(" INFRA1001: ", StringComparison.Ordinal) && !line.StartsWith("  ", StringComparison.Ordinal) && line.Contains("netstandard2.0", StringComparison.Ordinal));
        Assert.Contains("1 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Watching_does_not_look_at_what_the_build_writes()
    {
        var consumer = root.Create("watched").Synthesized(Consumer.BadTrail());
        consumer.Build().Succeeded();

        var watched = consumer.Run("watch", "--list").Succeeded().Lines;
        Assert.Contains(watched, line => line.EndsWith("Program.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(watched, line => line.Contains("cdktf.out", StringComparison.Ordinal) || line.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void Visual_Studio_knows_what_a_scan_reads_and_writes()
    {
        var consumer = root.Create("up-to-date").Synthesized(Consumer.BadTrail());
        consumer.Build().Succeeded();

        var items = consumer.Run("msbuild", consumer.ProjectFile, "-getItem:UpToDateCheckInput", "-getItem:UpToDateCheckOutput").Succeeded().Output;
        Assert.Contains("cdktf.out/stacks/audit/cdk.tf.json", items, StringComparison.Ordinal);
        Assert.Contains("Infra.Analyzers.scan.cache", items, StringComparison.Ordinal);
        Assert.Contains("obj/Debug/net10.0/Infra.Analyzers.scan.cache", consumer.Files("").Select(file => file));
    }

    [Fact]
    public void A_folder_older_than_the_program_is_called_stale_and_input_that_cannot_be_read_is_told_with_its_place()
    {
        var consumer = root.Create("stale").Synthesized(Consumer.BadTrail());
        var build = consumer.Build("-v:n").Succeeded();
        Assert.Contains("stale.dll", Assert.Single(build.Of("INFRA9002")), StringComparison.Ordinal);
        Assert.Contains("0 Error(s)", build.Output, StringComparison.Ordinal);
        Assert.Empty(consumer.Build().Succeeded().Of("INFRA9002"));

        consumer.Synthesized("{\"resource\": [");
        var broken = Assert.Single(consumer.Build().Succeeded().Of("INFRA9001"));
        Assert.StartsWith(consumer.PathOf("cdktf.out/stacks/audit/cdk.tf.json") + "(1,15", broken, StringComparison.Ordinal);

        File.Delete(consumer.PathOf("cdktf.out/manifest.json"));
        Assert.Single(consumer.Build().Succeeded().Of("INFRA9001"));
        Assert.Empty(consumer.Build("-p:NoWarn=INFRA9001").Succeeded().Of("INFRA9001"));
    }
}
