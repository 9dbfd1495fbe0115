using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Testing;

/// <summary>What <c>.editorconfig</c> and global configuration files say, as the compiler hands it on.</summary>
/// <param name="files">The files.</param>
public sealed class ConfigFileOptions(AnalyzerConfigSet files)
{
    /// <summary>The files by path.</summary>
    public static ConfigFileOptions Of(IReadOnlyDictionary<string, string> files) =>
        new(AnalyzerConfigSet.Create(files.Select(file => AnalyzerConfig.Parse(file.Value, file.Key)).ToList()));

    /// <summary>The levels of rules, for a compilation.</summary>
    public SyntaxTreeOptionsProvider Levels => new TreeOptions(files);

    /// <summary>All that they say, for analyzers.</summary>
    public AnalyzerConfigOptionsProvider All => new ConfigOptions(files);

    private sealed class TreeOptions(AnalyzerConfigSet files) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken,
            out ReportDiagnostic severity) =>
            files.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken,
            out ReportDiagnostic severity) =>
            files.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class ConfigOptions(AnalyzerConfigSet files) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Options(files.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
            new Options(files.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Options(files.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
