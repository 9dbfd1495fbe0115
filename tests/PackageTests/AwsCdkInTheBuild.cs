namespace Infra.Analyzers.PackageTests;

/// <summary><c>InfraSynthesize</c> and <c>--synthesize</c> with AWS CDK itself, in the layout that its command line makes.</summary>
[Collection(Packed.Name)]
public sealed class AwsCdkInTheBuild(SealedRoot root)
{
    private static readonly string[] JsiiAssemblies = ["Constructs.dll", "Amazon.JSII.Runtime.dll"];

    private const string Program = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.CloudTrail;

        File.AppendAllLines("runs.txt", [
            $"{System.Environment.GetEnvironmentVariable("CDK_OUTDIR")}|{Directory.GetCurrentDirectory()}|{Path.GetTempPath()}|"
                + System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile)]);
        if (File.Exists("nothing.json"))
            return;
        var app = new App();
        var stack = new Stack(app, "audit");
        _ = new Trail(stack, "bare");
        _ = new Trail(stack, "by-context", new TrailProps { SendToCloudWatchLogs = Equals(app.Node.TryGetContext("deliver"), true) });
        app.Synth();
        """;

    private static string References =>
        string.Concat(AwsCdkEngine.Paths.Concat(JsiiAssemblies.Select(file => Path.Combine(AppContext.BaseDirectory, file)))
            .Select(Consumer.Reference));

    [Fact]
    public void A_program_runs_where_its_cdk_json_is_with_the_context_of_that()
    {
        var consumer = root.Create("awscdk/src/App")
            .Project(properties: "<InfraSynthesize>true</InfraSynthesize>", content: References)
            .Write("Program.cs", Program)
            .Write("../../cdk.json", Context("false"));
        var home = Path.GetFullPath(consumer.PathOf("../.."));
        var output = consumer.PathOf("obj/Debug/net10.0/cdk.out");
        var bare = $"{consumer.PathOf("Program.cs")}(11,5): warning INFRA1001: CloudTrail trail 'bare'";

        // What the compiler decides is reported where it stands; what the context decides, only the template shows.
        var first = consumer.Build().Succeeded();
        Assert.Collection(
            first.Of("INFRA1001").Order(StringComparer.Ordinal),
            line => Assert.StartsWith(bare, line, StringComparison.Ordinal),
            line =>
            {
                Assert.StartsWith(consumer.PathOf("Program.cs(12,5,"), line, StringComparison.Ordinal);
                Assert.Contains("(synthesized in obj/Debug/net10.0/cdk.out/audit.template.json(", line, StringComparison.Ordinal);
            });
        Assert.False(Directory.Exists(Path.Combine(home, "cdk.out")));

        // A change of the context is one of the program. Its temporary files go when it ends, and what jsii unpacks is unpacked once.
        var unpacked = Unpacked();
        Assert.NotEmpty(unpacked);
        consumer.Write("../../cdk.json", Context("true"));
        Assert.StartsWith(bare, Assert.Single(consumer.Build().Succeeded().Of("INFRA1001")), StringComparison.Ordinal);
        var runs = File.ReadAllLines(Path.Combine(home, "runs.txt"));
        Assert.Equal(2, runs.Length);
        Assert.All(runs, run =>
        {
            Assert.StartsWith($"{output}|{home}|", run, StringComparison.Ordinal);
            Assert.False(Directory.Exists(run.Split('|')[2]));
        });

        // The tool runs it likewise.
        var scanned = Scan(home, "--synthesize", "--rules", "+INFRA1001").EndedWith(1);
        Assert.Single(scanned.Lines, line => line.StartsWith("warning INFRA1001: CloudTrail trail 'bare'", StringComparison.Ordinal));
        Assert.DoesNotContain("by-context", scanned.Output, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(home, "runs.txt")).Length);

        Assert.Equal(unpacked, Unpacked());

        // A folder that the user has synthesized is older than the program.
        Directory.Move(output, Path.Combine(home, "cdk.out"));
        File.SetLastWriteTimeUtc(Path.Combine(home, "cdk.out/manifest.json"), DateTime.UtcNow.AddDays(-1));
        var build = consumer.Build("--no-restore", "-v:n", "-p:InfraSynthesize=false").Succeeded();
        Assert.StartsWith(Path.Combine(home, "cdk.out/manifest.json"), Assert.Single(build.Of("INFRA9002")), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(home, "cdk.out"), recursive: true);

        // A program that never synthesizes ends well, too.
        consumer.Write("../../nothing.json", "{}");
        foreach (var nothing in new[] { consumer.Build("--no-restore").Failed(), Scan(home, "--synthesize").EndedWith(3) })
            Assert.Contains(nothing.Lines, line => line.Contains("does it call App.Synth()", StringComparison.Ordinal));

        IEnumerable<string> Unpacked()
        {
            var cache = Path.Combine(File.ReadAllLines(Path.Combine(home, "runs.txt"))[0].Split('|')[3], ".cache/aws/jsii/package-cache");
            return [.. Directory.EnumerateFileSystemEntries(Path.Combine(cache, "aws-cdk-lib"), "*",
                new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 }).Order(StringComparer.Ordinal)];
        }
    }

    private static string Context(string deliver) =>
        $$"""{ "app": "dotnet run --project src/App", "context": { "deliver": {{deliver}} } }""";

    private Outcome Scan(string home, params string[] arguments) => root.Run(home, [Samples.ToolAssembly, .. arguments]);
}
