using System.Text.Json.Nodes;

namespace Infra.Analyzers.PulumiEngine.Configuration;

/// <summary>A Pulumi project: its name, its stacks, and the configuration of each.</summary>
/// <remarks>The files' form: https://www.pulumi.com/docs/iac/concepts/projects/project-file/ and …/stack-settings-file/.</remarks>
internal sealed class PulumiProject
{
    /// <summary>What a name of a project or a stack is made of, as a message says it.</summary>
    public const string NameRule = "a name has at most 100 characters, which are letters, digits, '-', '_' and '.'";

    /// <summary>Stands for what only the secrets provider can decrypt.</summary>
    public const string SecurePlaceholder = "[secure]";

    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    private readonly JsonObject _settings;
    private readonly string _stackDirectory;

    private PulumiProject(string? file, string directory, JsonObject settings, string name)
    {
        (File, Directory, Name, _settings) = (file, directory, name, settings);
        _stackDirectory = settings["stackConfigDir"] is JsonValue value
            && value.TryGetValue<string>(out var folder) ? Path.Combine(directory, folder) : directory;
    }

    /// <summary>The project file; <see langword="null"/> where there is none.</summary>
    public string? File { get; }

    /// <summary>The folder of the project file, or that of the program.</summary>
    public string Directory { get; }

    public string Name { get; }

    /// <summary>Finds the project file of a folder or of the nearest one above.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="fallbackName">The name of a project without a file.</param>
    /// <exception cref="EngineException">The file cannot be read or is malformed.</exception>
    public static PulumiProject Find(string directory, string fallbackName)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var file = Extensions.Select(extension => Path.Combine(folder.FullName, "Pulumi" + extension))
                .FirstOrDefault(System.IO.File.Exists);
            if (file is null)
                continue;
            var settings = YamlFile.Read(file);
            var name = settings["name"]?.ToString() ?? "";
            if (name.Length == 0)
                throw new EngineException("The project file has no name: add 'name: …'.", new(file, 1, 1));
            return IsName(name) ? new(file, folder.FullName, settings, name)
                : throw new EngineException($"The project's name cannot be '{name}': {NameRule}.", new(file, 1, 1));
        }

        return new(file: null, directory, [], fallbackName);
    }

    /// <summary>Whether a project or a stack can have a name.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    /// <summary>The stacks that have a settings file, in order.</summary>
    public IReadOnlyList<string> Stacks() => System.IO.Directory.Exists(_stackDirectory)
        ? [.. System.IO.Directory.EnumerateFiles(_stackDirectory, "Pulumi.*")
            .Select(path => Path.GetFileName(path))
            .Where(name => Extensions.Contains(Path.GetExtension(name)) && name.Length > "Pulumi.".Length + Path.GetExtension(name).Length)
            .Select(name => Path.GetFileNameWithoutExtension(name)["Pulumi.".Length..])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The stack that stands for the project where none is named: <c>dev</c>, or the first that has a settings file.</summary>
    public string DefaultStack() => Stacks() is { Count: > 0 } stacks && !stacks.Contains("dev") ? stacks[0] : "dev";

    /// <summary>The settings file of a stack; <see langword="null"/> where there is none.</summary>
    public string? SettingsFile(string stack) =>
        Extensions.Select(extension => Path.Combine(_stackDirectory, $"Pulumi.{stack}{extension}")).FirstOrDefault(System.IO.File.Exists);

    /// <summary>The configuration of a stack: that of its settings file over the defaults of the project.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="overrides">What is stronger than both.</param>
    /// <exception cref="EngineException">A file cannot be read or is malformed.</exception>
    public StackConfiguration Configure(string stack, JsonObject overrides)
    {
        var configuration = new StackConfiguration(Name);
        foreach (var (key, value) in _settings["config"] as JsonObject ?? [])
        {
            configuration.Set(key, DefaultOf(value));
            if ((value as JsonObject)?["secret"] is JsonValue isSecret && isSecret.TryGetValue<bool>(out var marked) && marked)
                configuration.MarkSecret(key);
        }

        if (SettingsFile(stack) is { } file)
        {
            foreach (var (key, value) in YamlFile.Read(file)["config"] as JsonObject ?? [])
                configuration.Set(key, value);
        }

        foreach (var (key, value) in overrides)
            configuration.Set(key, value);
        return configuration;
    }

    // "key: {type: …, default: …}", "key: {value: …}", or the value itself.
    private static JsonNode? DefaultOf(JsonNode? declared)
    {
        if (declared is not JsonObject settings)
            return declared;
        return settings.ContainsKey("value") ? settings["value"]
            : settings.ContainsKey("default") ? settings["default"]
            : settings.Select(setting => setting.Key).All(key => key is "type" or "description" or "secret" or "items") ? null
            : settings;
    }
}
