using System.Text.Json;
using System.Text.Json.Serialization;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>The optional <c>.infra-scan.json</c>; <c>docs/schemas/infra-scan-config.schema.json</c> describes it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ScanConfig
{
    public const string DefaultName = ".infra-scan.json";

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public IReadOnlyList<string>? Exclude { get; init; }

    public string? MinSeverity { get; init; }

    public string? FailOn { get; init; }

    public IReadOnlyList<string>? Rules { get; init; }

    public string? Mode { get; init; }

    /// <summary>Which program deploys the Terraform files.</summary>
    public string? Tool { get; init; }

    /// <summary>Relative to the config file.</summary>
    public string? Baseline { get; init; }

    /// <param name="path">The file that the user names, or <see langword="null"/> for the one in the current folder, if there is
    /// one.</param>
    /// <exception cref="UsageException">The file cannot be read, or holds what it must not.</exception>
    public static ScanConfig Read(string? path)
    {
        return path is null && !File.Exists(DefaultName) ? new() : Parse(path ?? DefaultName);
    }

    // Apart, because most runs have no such file, and what is named here takes time to load.
    private static ScanConfig Parse(string file)
    {
        try
        {
            var config = JsonSerializer.Deserialize(File.ReadAllText(file), ScanConfigJson.Default.ScanConfig) ?? new();
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

/// <summary>How the file is read: with comments and trailing commas, as people write them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(ScanConfig))]
internal sealed partial class ScanConfigJson : JsonSerializerContext;
