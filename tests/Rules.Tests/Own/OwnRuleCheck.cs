using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>Asks the rules of a file about programs and files.</summary>
internal static class OwnRuleCheck
{
    /// <summary>The file with these rules.</summary>
    public static string File(params string[] rules) => $"{{ \"rules\": [\n{string.Join(",\n", rules)}\n] }}";

    /// <summary>What is found of own rules in C#, and of the file that declares them.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(TestProgram program, string rules) =>
        AnalyzeAsync(program, ImmutableDictionary<string, ReportDiagnostic>.Empty, (OwnRules.FileName, rules));

    /// <summary>The same with levels that a project sets, and several files.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        TestProgram program, ImmutableDictionary<string, ReportDiagnostic> levels, params (string Path, string Text)[] files)
    {
        var compilation = program.Compile();
        var found = await AnalyzeAsync(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(levels)), files);
        return
        [
            .. found.Where(diagnostic => diagnostic.Id.StartsWith("INFRA8", StringComparison.Ordinal) || diagnostic.Id is "INFRA9020")
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition),
        ];
    }

    /// <summary>All that is found, of whatever rule.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, params (string Path, string Text)[] files)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files.Select(file => new RulesText(file.Path, file.Text))]),
            onAnalyzerException: (exception, _, _) => thrown = exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new InfraAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Null(thrown);
        return found;
    }

    /// <summary>What is found in a file that is not C#: the ids, each with its message.</summary>
    public static IReadOnlyList<string> Scan(string name, string text, string rules)
    {
        var own = OwnRules.Of([OwnRulesFile.Parse(OwnRules.FileName, rules)]);
        Assert.Empty(own.Problems);
        var folder = Directory.CreateTempSubdirectory("infra-own-");
        try
        {
            var file = Path.Combine(folder.FullName, name);
            System.IO.File.WriteAllText(file, text);
            var isConfiguration = name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tf.json", StringComparison.Ordinal);
            var found = TerraformScan.Scan(
                [isConfiguration ? folder.FullName : file], ScanOptions.Default with { Rules = own.Book }, CancellationToken.None);
            return
            [
                .. found.Where(report =>
                        report.Rule.Category == Category.Own || report.Message.Contains("INFRA8", StringComparison.Ordinal))
                    .Select(report => $"{report.Rule.Id} {report.Rule.Severity}: {report.Message}"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A diagnostic in one line.</summary>
    public static string Show(Diagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{diagnostic.Id} {diagnostic.Severity}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    private sealed class RulesText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
