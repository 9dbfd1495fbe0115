using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Scanner.Severities;

namespace Infra.Analyzers.Tool.Results;

/// <summary>The levels that <c>.editorconfig</c> files give to findings in files that belong to no project.</summary>
/// <param name="preset">The global configuration file that holds where they say nothing, if there is one.</param>
internal sealed class TerraformLevels(string? preset)
{
    private readonly Dictionary<string, SeveritySettings> _byFolder = new(StringComparer.Ordinal);

    public JudgedReport Judge(Report report)
    {
        var path = Path.GetFullPath(report.Place.Path);
        return new(report, SettingsOf(Path.GetDirectoryName(path)!).LevelOf(report, path, path));
    }

    private SeveritySettings SettingsOf(string folder)
    {
        if (_byFolder.TryGetValue(folder, out var settings))
            return settings;
        var files = new List<AnalyzerConfigFile>();
        if (preset is not null)
            files.Add(AnalyzerConfigFile.Parse(File.ReadAllText(preset), preset));
        for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
        {
            var file = Path.Combine(parent, ".editorconfig");
            if (File.Exists(file))
                files.Add(AnalyzerConfigFile.Parse(File.ReadAllText(file), file));
        }

        return _byFolder[folder] = new(new(files), new());
    }
}
