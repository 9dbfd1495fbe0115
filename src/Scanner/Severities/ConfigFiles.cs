namespace Infra.Analyzers.Scanner.Severities;

/// <summary>The configuration files of a compilation.</summary>
internal sealed class ConfigFiles
{
    private readonly IReadOnlyList<ConfigFile> _nested;
    private readonly IReadOnlyList<ConfigFile> _global;

    public ConfigFiles(IEnumerable<ConfigFile> files)
    {
        var all = files.ToList();
        _nested = [.. all.Where(file => !file.IsGlobal).OrderBy(file => file.Directory.Length)];
        _global = [.. all.Where(file => file.IsGlobal)];
        Global = Merge(_global.Select(file => (file.GlobalLevel, file.Preamble)));
    }

    /// <summary>What the global files say of the whole compilation.</summary>
    public IReadOnlyDictionary<string, string> Global { get; }

    /// <summary>What the files say of one source file alone, from the weakest to the strongest.</summary>
    /// <param name="path">The absolute path of the source file, which need not exist.</param>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> For(string path)
    {
        var normalized = ConfigFile.Normalize(path);
        var applying = new List<IReadOnlyDictionary<string, string>>
        {
            Merge(_global.SelectMany(file => file.Sections.Where(section => section.Name == normalized).Select(section => (file.GlobalLevel, section.Properties)))),
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
    private static Dictionary<string, string> Merge(IEnumerable<(int Level, IReadOnlyDictionary<string, string> Properties)> sources) => sources
        .SelectMany(source => source.Properties.Select(property => (source.Level, property.Key, property.Value)))
        .GroupBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
        .Select(settings => settings.GroupBy(setting => setting.Level).OrderByDescending(level => level.Key).First().ToList())
        .Where(strongest => strongest.Count == 1)
        .ToDictionary(strongest => strongest[0].Key, strongest => strongest[0].Value, StringComparer.OrdinalIgnoreCase);
}
