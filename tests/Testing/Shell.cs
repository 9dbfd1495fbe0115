using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.Testing;

/// <summary>Runs programs as a user's shell would.</summary>
public static class Shell
{
    // Only against what hangs: a busy machine can be very slow.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    // What the tests build shares a compiler of their own, whatever the machine is used to: to start one takes longer than a compilation.
    private static readonly string Servers = Guid.NewGuid().ToString("N");

    /// <summary>
    /// Variables with which the commands of <c>dotnet</c> that build share an MSBuild of the tests' own, which goes on between them: to start
    /// one takes longer than a small build.
    /// </summary>
    /// <remarks>https://github.com/dotnet/msbuild/blob/main/documentation/MSBuild-Server.md</remarks>
    public static IReadOnlyDictionary<string, string?> SharedMSBuild { get; } = new Dictionary<string, string?>
    {
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = null,
        ["MSBUILDNODEHANDSHAKESALT"] = Servers,
    };

    /// <summary>Ends what <see cref="SharedMSBuild"/> has started.</summary>
    public static void EndSharedMSBuild() =>
        Run("dotnet", Path.GetTempPath(), SharedMSBuild, "build-server", "shutdown", "--msbuild").Succeeded();

    /// <param name="program">A path, or a name that is on the PATH.</param>
    /// <param name="directory">The current folder.</param>
    /// <param name="environment">Variables beside those of the tests; <see langword="null"/> takes one away.</param>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="TimeoutException">The program does not end.</exception>
    public static Outcome Run(string program, string directory, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(program, directory, environment, arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts a program, and leaves the rest to the caller.</summary>
    /// <inheritdoc cref="Run"/>
    public static Process Start(string program, string directory, IReadOnlyDictionary<string, string?> environment,
        params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // The test host's own MSBuild settings are not the user's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = Servers;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>What a command did.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed on the error stream.</param>
public sealed record Outcome(int ExitCode, string Output, string Error)
{
    // The number of a node, the project behind a message, the escape sequences of a terminal.
    private const string Decoration = @"^\s*[0-9:]+>|\s*\[[^]]*proj(::[^]]*)?\]\s*$|\u001B\[[0-9;?]*[A-Za-z]|\u001B\]8;;[^\u001B]*\u001B\\";

    private readonly Lazy<IReadOnlyList<string>> _printed = new(() =>
        [.. (Output + Error).Split('\n').Select(line => Regex.Replace(line, Decoration, "").Trim()).Where(line => line.Length > 0)]);

    /// <summary>The lines it printed, each once and without decoration: MSBuild repeats warnings in its summary.</summary>
    public IReadOnlyList<string> Lines => [.. _printed.Value.Distinct(StringComparer.Ordinal)];

    /// <summary>The lines that hold a diagnostic of this code.</summary>
    public IReadOnlyList<string> Of(string code) => [.. Printed(code).Distinct(StringComparer.Ordinal)];

    /// <summary>The lines that hold a diagnostic of this code, as often as they were printed.</summary>
    public IReadOnlyList<string> Printed(string code) =>
        [.. _printed.Value.Where(line => line.Contains($" {code}: ", StringComparison.Ordinal))];

    /// <summary>The outcome itself, where the command ended with this code.</summary>
    /// <exception cref="VerificationException">It did not.</exception>
    public Outcome EndedWith(int code) => ExitCode == code ? this : throw Unexpected(code.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="EndedWith"/>
    public Outcome Succeeded() => EndedWith(0);

    /// <summary>The outcome itself, where the command failed.</summary>
    /// <exception cref="VerificationException">It succeeded.</exception>
    public Outcome Failed() => ExitCode != 0 ? this : throw Unexpected("any other");

    private VerificationException Unexpected(string code) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The command ended with {ExitCode} instead of {code}.\n{Output}\n{Error}"));
}
