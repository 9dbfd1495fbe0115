using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>What the C# compiler itself makes of settings: it runs an analyzer that reports a rule once, at the start of a file.</summary>
internal static class CompilerOracle
{
    /// <summary>The level of the diagnostic as the compiler reports it; <see cref="Severity.None"/> where it does not.</summary>
    /// <param name="rule">The rule that speaks.</param>
    /// <param name="sourceFile">The C# file it is about.</param>
    /// <param name="configFiles">The configuration files, by path.</param>
    /// <param name="arguments">The compiler's command line.</param>
    public static Severity LevelOf(RuleMetadata rule, string sourceFile, IReadOnlyDictionary<string, string> configFiles,
        params string[] arguments)
    {
        var commandLine =
            CSharpCommandLineParser.Default.Parse([.. arguments, "/target:library", sourceFile], Path.GetDirectoryName(sourceFile),
                sdkDirectory: null);
        var files = ConfigFileOptions.Of(configFiles);
        var tree = CSharpSyntaxTree.ParseText("class C;", path: sourceFile, cancellationToken: CancellationToken.None);
        var compilation = CSharpCompilation.Create(
            "Oracle",
            [tree],
            references: [],
            commandLine.CompilationOptions.WithSyntaxTreeOptionsProvider(files.Levels));
        var reported = compilation
            .WithAnalyzers([new Reporter(rule)], new AnalyzerOptions([], files.All))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

        return reported.SingleOrDefault(diagnostic => diagnostic.Id == rule.Id)?.Severity switch
        {
            DiagnosticSeverity.Error => Severity.Error,
            DiagnosticSeverity.Warning => Severity.Warning,
            DiagnosticSeverity.Info => Severity.Info,
            _ => Severity.None,
        };
    }

    /// <summary>Whether a section of a file applies to another file.</summary>
    public static bool Matches(string section, string configFile, string sourceFile)
    {
        var files = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse($"[{section}]\nmatched = true\n", configFile) });
        return files.GetOptionsForSourcePath(sourceFile).AnalyzerOptions.ContainsKey("matched");
    }

    private sealed class Reporter(RuleMetadata rule) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _descriptor = new(
            rule.Id,
            rule.Title,
            rule.MessageFormat,
            rule.Category,
            rule.Severity switch
            {
                Severity.Error => DiagnosticSeverity.Error,
                Severity.Info => DiagnosticSeverity.Info,
                _ => DiagnosticSeverity.Warning,
            },
            isEnabledByDefault: rule.Severity != Severity.None);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxTreeAction(tree =>
                tree.ReportDiagnostic(Diagnostic.Create(_descriptor, Location.Create(tree.Tree, new(0, 5)), "a", "b")));
        }
    }
}
