using System.Text.Json;
using System.Text.Json.Serialization;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>The optional <c>.infra-scan.json</c>; <c>docs/schemas/infra-scan-config.schema.json</c> describes it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ConfigFile
{
    public const string DefaultName = ".infra-scan.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        PropertyNameCaseInsensitive = false,
    };

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public IReadOnlyList<string>? Exclude { get; init; }

    public string? MinSeverity { get; init; }

    public string? FailOn { get; init; }

    public IReadOnlyList<string>? Rules { get; init; }

    public string? Mode { get; init; }

    /// <summary>Relative to the config file.</summary>
    public string? Baseline { get; init; }

    /// <param name="path">The file that the user names, or <see langword="null"/> for the one in the current folder, if there is one.</param>
    /// <exception cref="UsageException">The file cannot be read, or holds what it must not.</exception>
    public static ConfigFile Read(string? path)
    {
        if (path is null && !File.Exists(DefaultName))
            return new();
        var file = path ?? DefaultName;
        try
        {
            var config = JsonSerializer.Deserialize<ConfigFile>(File.ReadAllText(file), Options) ?? new();
            return config.Baseline is { } baseline
                ? config with { Baseline = Path.GetFullPath(baseline, Path.GetDirectoryName(Path.GetFullPath(file))!) }
                : config;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The config file '{file}' cannot be used: {exception.Message}");
        }
    }
}
