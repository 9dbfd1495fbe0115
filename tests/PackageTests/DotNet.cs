using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.PackageTests;

/// <summary>Runs the <c>dotnet</c> command as a user's shell would.</summary>
internal static class DotNet
{
    public static Outcome Run(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var command = Start(directory, environment, arguments);
        return command.WaitForEnd();
    }

    public static RunningCommand Start(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
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

        return new(Process.Start(start)!, $"dotnet {string.Join(' ', arguments)}");
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
