namespace Infra.Analyzers.Tool.Tests;

/// <summary>
/// What a short run has to load and compile, which is what its time goes into. The runtime lists each method that it compiles: in this
/// package all of the product and its libraries, and of the framework the generic methods over types that it does not foresee.
/// </summary>
/// <remarks>benchmarks/Tool has the time itself.</remarks>
[Collection(Installed.Name)]
public sealed class StartTests(InstalledTool tool)
{
    private const string Trail = """{"resource": {"aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "logs"}}}}""";

    // Each takes longer to load than a small file takes to be scanned.
    private static readonly string[] Heavy =
    [
        "Microsoft.CodeAnalysis.", "Microsoft.Build.", "Spectre.Console.", "Markdig.", "DiffPlex.", "YamlDotNet.", "MAB.DotIgnore.",
        "System.CommandLine.", "System.Text.Json.", "System.Text.RegularExpressions.", "System.Security.Cryptography.",
        "System.Diagnostics.Process",
    ];

    [Fact]
    public void A_scan_of_one_file_loads_only_what_it_needs()
    {
        var folder = tool.Folder("start-scan", ("cdk.tf.json", Trail));

        var compiled = CompiledBy(folder, "cdk.tf.json", "--fail-on", "none");

        Assert.Contains(compiled, method => method.StartsWith("Infra.Analyzers.Scanner.", StringComparison.Ordinal));
        Assert.DoesNotContain(compiled, method => Heavy.Any(library => method.Contains(library, StringComparison.Ordinal)));

        // 23 when this was written.
        Assert.InRange(compiled.Count(IsOfFramework), 1, 40);
    }

    [Fact]
    public void The_version_needs_no_command_line()
    {
        var compiled = CompiledBy(tool.Directory, "--version");

        Assert.DoesNotContain(compiled, method => method.StartsWith("Infra.Analyzers.", StringComparison.Ordinal));
        Assert.InRange(compiled.Count, 1, 10);
    }

    private static bool IsOfFramework(string method) => method.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>The methods that a run compiles.</summary>
    private IReadOnlyList<string> CompiledBy(string folder, params string[] arguments)
    {
        const string Mark = "JIT compiled ";
        var list = Path.Combine(folder, "compiled.txt");
        var variables = new Dictionary<string, string?>
        {
            ["DOTNET_JitStdOutFile"] = list,
            ["DOTNET_JitDisasmSummary"] = "1",

            // Nothing is compiled again because it is called often: a thread that did so while the process ends would write to a closed list.
            ["DOTNET_TC_CallCounting"] = "0",
        };
        tool.Run(folder, variables, arguments).EndedWith(0);
        return
        [
            .. from line in File.ReadLines(list)
               where line.Contains(Mark, StringComparison.Ordinal)
               select line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..],
        ];
    }
}
