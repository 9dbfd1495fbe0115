using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>The optional <c>.infra-scan.json</c>; <c>docs/schemas/infra-scan-config.schema.json</c> describes it.</summary>
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

    /// <summary>The file's folder, as an absolute path; <see langword="null"/> where there is no file.</summary>
    [JsonIgnore]
    public string? Directory { get; init; }

    /// <param name="path">The file that the user names, or <see langword="null"/> for the nearest one between the current folder and the
    /// root of its repository, if there is one.</param>
    /// <exception cref="UsageException">The file cannot be read, or holds what it must not.</exception>
    public static ScanConfig Read(string? path)
    {
        return (path ?? Find()) is { } file ? Parse(file) : new();
    }

    private static string? Find()
    {
        if (File.Exists(DefaultName))
            return DefaultName;
        var here = Environment.CurrentDirectory;
        if (Repository.RootOf(here) is not { } root)
            return null;
        for (var folder = here; folder is not null && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, DefaultName) is var file && File.Exists(file))
                return Path.GetRelativePath(here, file);
        }

        return null;
    }

    // Apart, because most runs have no such file, and what is named here takes time to load.
    private static ScanConfig Parse(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            CheckNames(file, Encoding.UTF8.GetBytes(text));
            var config = JsonSerializer.Deserialize(text, ScanConfigJson.Default.ScanConfig) ?? new();
            var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
            return config with
            {
                Directory = directory,
                Baseline = config.Baseline is { } baseline ? Path.GetFullPath(baseline, directory) : null,
            };
        }
        catch (JsonException exception)
        {
            // What is no JSON is found before a path is known; the library's message ends in the place, which is said in our own way.
            var problem = exception.Path switch
            {
                null => exception.Message.Split(" LineNumber: ")[0],
                { Length: > 2 } setting => $"the value of '{setting[2..]}' is of the wrong kind.",
                _ => "an object with settings is expected.",
            };
            throw Unusable(file, (int)(exception.LineNumber ?? 0) + 1, problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The config file '{file}' cannot be used: {exception.Message}");
        }
    }

    // The library would speak of a type of ours.
    private static void CheckNames(string file, byte[] bytes)
    {
        var names = ScanConfigJson.Default.ScanConfig.Properties.Select(property => property.Name).ToList();
        var reader = new Utf8JsonReader(bytes, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                && reader.GetString() is { } name
                && !names.Contains(name))
                throw Unusable(
                    file,
                    1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n'),
                    $"there is no setting '{name}'{Nearest.Hint(name, names)}");
        }
    }

    private static UsageException Unusable(string file, int line, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The config file '{file}' cannot be used: line {line}: {problem}"));
}

/// <summary>How the file is read: with comments and trailing commas, as people write them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(ScanConfig))]
internal sealed partial class ScanConfigJson : JsonSerializerContext;
