using System.Globalization;

namespace Infra.Analyzers.PulumiEngine;

/// <summary>What the engine is started with.</summary>
internal sealed record EngineOptions
{
    /// <summary>The variable with the program's command line, which no quoting would survive on ours.</summary>
    public const string ArgumentsVariable = "INFRA_PULUMI_ARGUMENTS";

    /// <summary>The built program, as an absolute path.</summary>
    public required string Program { get; init; }

    /// <summary>The <c>dotnet</c> command that runs it.</summary>
    public required string Host { get; init; }

    /// <summary>The project's folder, as an absolute path: its <c>Pulumi.yaml</c> is there or above.</summary>
    public required string Directory { get; init; }

    /// <summary>The folder that the results are written to, as an absolute path.</summary>
    public required string Output { get; init; }

    /// <summary>The stacks to run; empty for the one that is the default.</summary>
    public IReadOnlyList<string> Stacks { get; init; } = [];

    /// <summary>How long the program may run for one stack.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What the program is given on its command line, as the user wrote it.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>Reads a command line.</summary>
    /// <exception cref="EngineException">An option is unknown, lacks its value, or is required and missing.</exception>
    public static EngineOptions Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var stacks = new List<string>();
        for (var index = 0; index < arguments.Count; index += 2)
        {
            var name = arguments[index];
            if (index + 1 == arguments.Count)
                throw new EngineException($"The option '{name}' has no value.");
            if (name == "--stack")
                stacks.Add(arguments[index + 1]);
            else if (name is "--program" or "--host" or "--directory" or "--output" or "--timeout")
                values[name] = arguments[index + 1];
            else
                throw new EngineException($"There is no option '{name}'.");
        }

        return new()
        {
            Program = Required("--program"),
            Host = Required("--host"),
            Directory = Required("--directory"),
            Output = Required("--output"),
            Stacks = [.. stacks.Distinct(StringComparer.Ordinal)],
            Timeout = values.TryGetValue("--timeout", out var limit) ? Milliseconds(limit) : TimeSpan.FromMinutes(10),
            Arguments = Environment.GetEnvironmentVariable(ArgumentsVariable) ?? "",
        };

        string Required(string name) => values.GetValueOrDefault(name) ?? throw new EngineException($"The option '{name}' is missing.");
    }

    private static TimeSpan Milliseconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
        ? TimeSpan.FromMilliseconds(limit)
        : throw new EngineException($"The time limit is '{text}', but must be a number of milliseconds above 0 (InfraSynthesizeTimeout).");
}
