using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Infra.Analyzers.Scanner.Tests.Oracle;

/// <summary>HashiCorp's own HCL parser: the npm package <c>@cdktf/hcl2json</c>, which is that parser as WebAssembly.</summary>
internal static class Oracle
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Oracle");
    private static readonly Lazy<string?> Installation = new(Install);

    /// <summary>Why it is not to be had on this machine; <see langword="null"/> where it is.</summary>
    public static string? Absence => Installation.Value;

    /// <summary>What it says about texts: the structure it sees, or why it refuses one.</summary>
    public static IReadOnlyList<OracleAnswer> Parse(IReadOnlyList<string> texts)
    {
        using var folder = new TempFolder();
        for (var index = 0; index < texts.Count; index++)
            folder.Write($"{index:D6}.tf", texts[index]);
        var (exitCode, output) = Run("node", Folder, "oracle.mjs", folder.Path);
        Assert.True(exitCode == 0, output);
        var answers =
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)
                .Select(line => new OracleAnswer(line["value"], (string?)line["error"])).ToList();
        Assert.Equal(texts.Count, answers.Count);
        return answers;
    }

    private static string? Install()
    {
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "@cdktf", "hcl2json")))
                return null;
            var (exitCode, output) =
                Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", Folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            return exitCode == 0 ? null : "npm cannot install HashiCorp's parser here: " + output;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return "Node.js is not to be had here: " + exception.Message;
        }
    }

    private static (int ExitCode, string Output) Run(string program, string directory, params string[] arguments)
    {
        var start =
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true
            };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }
}

/// <summary>What HashiCorp's parser says about a text.</summary>
/// <param name="Value">The structure that it sees.</param>
/// <param name="Error">Why it refuses the text, where it does.</param>
internal sealed record OracleAnswer(JsonNode? Value, string? Error)
{
    /// <summary>Whether the text is wrong; what was parsed but cannot be written as JSON, such as <c>-"x"</c>, is not.</summary>
    public bool IsRefusal => Error?.StartsWith("Error: parse config", StringComparison.Ordinal) == true;
}

/// <summary>A test that needs the oracle, and says that it is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OracleFactAttribute : FactAttribute
{
    public OracleFactAttribute() => Skip = Oracle.Absence;
}
