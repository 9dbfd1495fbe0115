using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>The <c>.editorconfig</c> and <c>.globalconfig</c> files that hold for a program, or for files of any other kind.</summary>
internal sealed class EditorConfig
{
    private readonly AnalyzerConfigSet _set;
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> _byPath = new(StringComparer.Ordinal);

    /// <param name="files">The files, as absolute paths. What cannot be read is left out: the compiler's command names files that
    /// exist.</param>
    public EditorConfig(IEnumerable<string> files)
    {
        var configs = new List<AnalyzerConfig>();
        foreach (var file in files.Distinct(StringComparer.Ordinal).Where(File.Exists))
            configs.Add(AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(file)), file));
        _set = AnalyzerConfigSet.Create(configs, out _);
    }

    /// <summary>What holds for every file.</summary>
    public AnalyzerConfigOptionsResult Global => _set.GlobalConfigOptions;

    /// <summary>What holds for one file.</summary>
    public AnalyzerConfigOptionsResult For(string path) => _byPath.GetOrAdd(path, _set.GetOptionsForSourcePath);
}

/// <summary>The severities that <c>.editorconfig</c> gives to diagnostics, as the compiler asks for them.</summary>
internal sealed class SeverityOptions(EditorConfig config) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        config.For(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var value) && bool.TryParse(value, out var isGenerated)
            ? isGenerated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
            : GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken,
        out ReportDiagnostic severity) =>
        config.For(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken,
        out ReportDiagnostic severity) =>
        config.Global.TreeOptions.TryGetValue(diagnosticId, out severity);
}

/// <summary>The other options of <c>.editorconfig</c>, as analyzers and source generators ask for them.</summary>
/// <param name="config">The files.</param>
/// <param name="ruleFiles">The additional files that declare rules of a team's own, as the package's targets mark them.</param>
internal sealed class AnalyzerOptionsOf(EditorConfig config, IReadOnlyList<string> ruleFiles) : AnalyzerConfigOptionsProvider
{
    private const string RulesMark = "build_metadata.AdditionalFiles.InfraRules";

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(config.Global.AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(config.For(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var options = config.For(textFile.Path).AnalyzerOptions;
        return new Options(ruleFiles.Contains(textFile.Path) ? options.SetItem(RulesMark, "true") : options);
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
