using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>
/// The command lines of most scans: paths that exist, and options with their values as tokens of their own. They are read here, because
/// the command line's library takes longer to start than a small file takes to be scanned; whatever else is written is for the library.
/// </summary>
internal static class PlainCommandLine
{
    /// <summary>Reads a command line.</summary>
    /// <returns>
    /// What it says, and the library would read the same; <see langword="null"/> where the library has to read it, or to say what is wrong.
    /// </returns>
    public static ScanRequest? Read(IReadOnlyList<string> arguments)
    {
        var request = new ScanRequest();
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < arguments.Count; index++)
        {
            var token = arguments[index];
            if (IsPlain(token))
            {
                if (!Path.Exists(token))
                    return null;
                request = request with { Paths = [.. request.Paths, token] };
            }
            else if (WithFlag(request, token) is { } flagged)
            {
                request = flagged;
            }
            else
            {
                if (++index == arguments.Count || !IsPlain(arguments[index]) || WithValue(request, token, arguments[index]) is not { } more)
                    return null;
                request = more;
            }

            // What may be given once only, the library says.
            if (token[0] == '-' && token is not ("--exclude" or "--rules" or "--output" or "-o") && !given.Add(token))
                return null;
        }

        return given.Contains("-c") && given.Contains("--configuration") || given.Contains("-f") && given.Contains("--format")
            || given.Contains("-v") && given.Contains("--verbosity")
                ? null
                : request;
    }

    /// <summary>
    /// Whether a token is a path or a value, whatever is there: neither an option, a response file, a directive, a command, nor what the
    /// library takes for the value of a switch.
    /// </summary>
    public static bool IsPlain(string token) =>
        token is not ([] or ['-' or '@' or '[', ..])
        && token is not ("rules" or "explain" or "baseline" or "audit" or "fix" or "map" or "init")
        && !bool.TryParse(token, out _);

    private static ScanRequest? WithFlag(ScanRequest request, string option) => option switch
    {
        "--no-ignore" => request with { NoIgnore = true },
        "--no-projects" => request with { NoProjects = true },
        "--restore" => request with { Restore = true },
        "--synthesize" => request with { Synthesize = true },
        "--no-color" => request with { NoColor = true },
        "--write-baseline" => request with { WriteBaseline = true },
        "--changed-only" => request with { ChangedOnly = true },
        "--edits" => request with { Edits = true },
        _ => null,
    };

    private static ScanRequest? WithValue(ScanRequest request, string option, string value) => option switch
    {
        "--exclude" => request with { Exclude = [.. request.Exclude, value] },
        "--root" => request with { Root = value },
        "--configuration" or "-c" => request with { Configuration = value },
        "--min-severity" => request with { MinSeverity = value },
        "--fail-on" => request with { FailOn = value },
        "--rules" => request with { Rules = [.. request.Rules, value] },
        "--mode" => request with { Mode = value },
        "--tool" => request with { Tool = value },
        "--baseline" => request with { Baseline = value },
        "--config" => request with { Config = value },
        "--format" or "-f" => request with { Format = value },
        "--output" or "-o" => request with { Outputs = [.. request.Outputs, value] },
        "--base" => request with { Base = value },
        "--verbosity" or "-v" => VerbosityOf(value) is { } verbosity ? request with { Verbosity = verbosity } : null,
        _ => null,
    };

    private static Verbosity? VerbosityOf(string value) => value switch
    {
        "quiet" => Verbosity.Quiet,
        "normal" => Verbosity.Normal,
        "diagnostic" => Verbosity.Diagnostic,
        _ => null,
    };
}
