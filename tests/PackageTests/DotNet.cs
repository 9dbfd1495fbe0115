using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.PackageTests;

/// <summary>Runs the <c>dotnet</c> command as a user's shell would.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static Outcome Run(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };

        // The test host's own MSBuild settings are not the user's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new(process.ExitCode, output.Result + error.Result);
    }
}

/// <summary>What a command did.</summary>
internal sealed record Outcome(int ExitCode, string Output)
{
    // The number of a node, the project behind a message, the escape sequences of a terminal.
    private const string Decoration = @"^\s*[0-9:]+>|\s*\[[^]]*proj(::[^]]*)?\]\s*$|\u001B\[[0-9;?]*[A-Za-z]|\u001B\]8;;[^\u001B]*\u001B\\";

    /// <summary>The lines it printed, each once and without decoration: MSBuild repeats warnings in its summary.</summary>
    public IReadOnlyList<string> Lines { get; } =
        [.. Output.Split('\n').Select(line => Regex.Replace(line, Decoration, "").Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The lines that hold a diagnostic of this code.</summary>
    public IReadOnlyList<string> Of(string code) => [.. Lines.Where(line => line.Contains($" {code}: ", StringComparison.Ordinal))];

    /// <summary>The outcome itself, where the command succeeded.</summary>
    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    /// <summary>The outcome itself, where the command failed.</summary>
    public Outcome Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }
}
