namespace Infra.Analyzers.Scanner.Severities;

/// <summary>The configuration files of a compilation.</summary>
internal sealed class AnalyzerConfigFiles
{
    private readonly IReadOnlyList<AnalyzerConfigFile> _nested;
    private readonly IReadOnlyList<AnalyzerConfigFile> _global;

    public AnalyzerConfigFiles(IEnumerable<AnalyzerConfigFile> files)
    {
        var all = files.ToList();
        var nested = all.Where(file => !file.IsGlobal).ToList();
        nested.Sort((outer, inner) => outer.Directory.Length - inner.Directory.Length);
        _nested = nested;
        _global = [.. all.Where(file => file.IsGlobal)];
        Global = Merge(_global.SelectMany(file => Settings(file, file.Preamble)));
    }

    /// <summary>What the global files say of the whole compilation.</summary>
    public IReadOnlyDictionary<string, string> Global { get; }

    /// <summary>What the files say of one source file alone, from the weakest to the strongest.</summary>
    /// <param name="path">The absolute path of the source file, which need not exist.</param>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> For(string path)
    {
        var normalized = AnalyzerConfigFile.Normalize(path);
        var applying = new List<IReadOnlyDictionary<string, string>>
        {
            Merge(_global.SelectMany(file =>
                file.Sections.Where(section => section.Name == normalized).SelectMany(section => Settings(file, section.Properties)))),
        };
        foreach (var file in _nested)
        {
            if (!normalized.StartsWith(file.Directory + "/", StringComparison.Ordinal))
                continue;
            if (file.IsRoot)
                applying.RemoveRange(1, applying.Count - 1);
            var relative = normalized.Substring(file.Directory.Length);
            applying.AddRange(file.Sections.Where(section => section.Matches(relative)).Select(section => section.Properties));
        }

        return applying;
    }

    /// <summary>The highest level wins; of a key that several files of that level set, none counts.</summary>
    private static Dictionary<string, string> Merge(IEnumerable<Setting> settings)
    {
        var strongest = new Dictionary<string, Setting>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings)
        {
            if (!strongest.TryGetValue(setting.Key, out var other) || setting.Level > other.Level)
                strongest[setting.Key] = setting;
            else if (setting.Level == other.Level)
                strongest[setting.Key] = other with { Value = null };
        }

        return strongest.Values.Where(setting => setting.Value is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<Setting> Settings(AnalyzerConfigFile file, IReadOnlyDictionary<string, string> properties) =>
        properties.Select(property => new Setting(file.GlobalLevel, property.Key, property.Value));

    /// <summary>What global files say of a key; without a value where they do not agree.</summary>
    private sealed record Setting(int Level, string Key, string? Value);
}
