using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CSharp;
using Microsoft.CodeAnalysis;
using Severity = Infra.Analyzers.Rules.Severity;

namespace Infra.Analyzers.Tool.Results;

/// <summary>The levels that <c>.editorconfig</c> files give to findings in files that the compiler does not read.</summary>
internal sealed class TerraformLevels
{
    private readonly Dictionary<string, EditorConfig> _byFolder = new(StringComparer.Ordinal);

    public JudgedReport Judge(Report report) => new(report, LevelOf(report));

    private Severity LevelOf(Report report)
    {
        var path = Path.GetFullPath(report.Place.Path);
        var options = ConfigOf(Path.GetDirectoryName(path)!).For(path);
        if (options.TreeOptions.TryGetValue(report.Rule.Id, out var severity))
            return LevelOf(severity, report.Rule.Severity);
        string[] keys = [$"dotnet_analyzer_diagnostic.category-{report.Rule.Category}.severity", "dotnet_analyzer_diagnostic.severity"];
        var bulk = keys.Select(key => options.AnalyzerOptions.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);
        return bulk is null ? report.Rule.Severity : LevelOf(bulk, report.Rule.Severity);
    }

    private EditorConfig ConfigOf(string folder)
    {
        if (_byFolder.TryGetValue(folder, out var config))
            return config;
        var files = new List<string>();
        for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
            files.Add(Path.Combine(parent, ".editorconfig"));
        return _byFolder[folder] = new(files);
    }

    private static Severity LevelOf(ReportDiagnostic severity, Severity normal) => severity switch
    {
        ReportDiagnostic.Error => Severity.Error,
        ReportDiagnostic.Warn => Severity.Warning,
        ReportDiagnostic.Info => Severity.Info,
        ReportDiagnostic.Default => normal,
        _ => Severity.None,
    };

    private static Severity LevelOf(string value, Severity normal) => value.ToLowerInvariant() switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "suggestion" => Severity.Info,
        "none" or "silent" or "refactoring" => Severity.None,
        _ => normal,
    };
}
