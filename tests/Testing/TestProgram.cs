using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Testing;

/// <summary>A C# program to analyse.</summary>
public sealed record TestProgram
{
    /// <summary>Its files.</summary>
    public required ImmutableArray<MarkedSource> Sources { get; init; }

    /// <summary>What it references.</summary>
    public required Libraries Libraries { get; init; }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Preview;

    /// <summary>Whether it has an entry point, though it holds no top-level statements.</summary>
    public bool IsExecutable { get; init; }

    /// <summary>Preprocessor symbols.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>Ids of compile errors that the program is meant to have.</summary>
    public ImmutableArray<string> CompileErrors { get; init; } = [];

    /// <summary>The ids of the rules that are asked; all others are off, whatever their default.</summary>
    public ImmutableHashSet<string> Rules { get; init; } = Delivery;

    /// <summary>The text of the file with a team's own rules; none where it has none.</summary>
    public string? OwnRules { get; init; }

    // The one that says what other rules would.
    private const string MayBreak = "INFRA3000";

    /// <summary>The rules about delivery to CloudWatch Logs, on which the tests of the analysis itself are built.</summary>
    public static ImmutableHashSet<string> Delivery { get; } = ["INFRA1001", "INFRA1002", "INFRA1003"];

    public static TestProgram Of(Libraries libraries, params string[] sources) => new()
    {
        Libraries = libraries,
        Sources =
            [.. sources.Select((source, i) =>
                MarkedSource.Parse(source, i == 0 ? "Program.cs" : string.Create(CultureInfo.InvariantCulture, $"File{i}.cs")))],
    };

    /// <exception cref="VerificationException">The program has an error it was not meant to have.</exception>
    public CSharpCompilation Compile()
    {
        var compilation = Create();
        Check(compilation.GetDiagnostics());
        return compilation;
    }

    /// <summary>The program, ready to run. To emit it is to compile it: nothing is bound twice.</summary>
    /// <exception cref="VerificationException">The program has an error.</exception>
    public Assembly Load() => TestPrograms.Load(Create(), Listing());

    private CSharpCompilation Create()
    {
        var options = new CSharpParseOptions(LanguageVersion, DocumentationMode.Parse, SourceCodeKind.Regular, Symbols);
        var trees = Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path)).ToList();
        var isScript = trees.Any(tree => tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
        var empty = References.CompilationOf(Libraries);
        var kind = isScript || IsExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return empty.WithOptions(empty.Options.WithOutputKind(kind)).AddSyntaxTrees(trees);
    }

    private void Check(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !CompileErrors.Contains(diagnostic.Id)
                && diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler))
            .ToList();
        if (errors.Count > 0)
            throw new VerificationException("The test program does not compile:" + Lines(errors) + Listing());
    }

    /// <summary>The analyzers' diagnostics, without those that the source suppresses.</summary>
    /// <exception cref="VerificationException">The program has an error it was not meant to have, or an analyzer throws.</exception>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var reported = await ReportedAsync(Create(), Rules, OwnRulesFiles, analyzers).ConfigureAwait(false);
        // First: a program that does not compile may be why an analyzer throws.
        Check(reported.All);
        return reported.Of(Rules);
    }

    /// <summary>The same of a later version of the program.</summary>
    public Task<ImmutableArray<Diagnostic>> AnalyzeVersionAsync(
        Compilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        AnalyzeAsync(compilation, Rules, OwnRulesFiles, analyzers);

    /// <inheritdoc cref="AnalyzeAsync(ImmutableArray{DiagnosticAnalyzer})"/>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, IReadOnlySet<string> rules,
        params ImmutableArray<DiagnosticAnalyzer> analyzers) => AnalyzeAsync(compilation, rules, [], analyzers);

    private ImmutableArray<AdditionalText> OwnRulesFiles => OwnRules is { } own ? [new RulesFile(own)] : [];

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, IReadOnlySet<string> rules,
        ImmutableArray<AdditionalText> files, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        (await ReportedAsync(compilation, rules, files, analyzers).ConfigureAwait(false)).Of(rules);

    /// <summary>What the compiler and the analyzers say, in one go, as in a build.</summary>
    private static async Task<Reported> ReportedAsync(Compilation compilation, IReadOnlySet<string> rules,
        ImmutableArray<AdditionalText> files, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        // Where what may break a rule is asked for, rules are on as they are by default.
        var levels = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => KeyValuePair.Create(rule.Id,
            rules.Contains(rule.Id) ? Level(rule)
            : rules.Contains(MayBreak) && rule.IsEnabledByDefault ? ReportDiagnostic.Default
            : ReportDiagnostic.Suppress));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(levels));
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(files),
            onAnalyzerException: (exception, _, _) => thrown = exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var all = await compilation.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync().ConfigureAwait(false);
        return new(all, thrown);
    }

    private sealed record Reported(ImmutableArray<Diagnostic> All, Exception? Thrown)
    {
        /// <exception cref="VerificationException">An analyzer threw.</exception>
        public ImmutableArray<Diagnostic> Of(IReadOnlySet<string> rules) => Thrown is null
            ? [.. All.Where(diagnostic => !diagnostic.IsSuppressed && rules.Contains(diagnostic.Id))
                .OrderBy(Path, StringComparer.Ordinal).ThenBy(Start)]
            : throw new VerificationException("The analyzer throws: " + Thrown);
    }

    private static ReportDiagnostic Level(DiagnosticDescriptor rule) =>
        rule.IsEnabledByDefault ? ReportDiagnostic.Default : ReportDiagnostic.Info;

    internal string Listing() =>
        string.Concat(Sources.Select(source => $"{Environment.NewLine}--- {source.Path}{Environment.NewLine}{source.Text}"));

    internal static string Lines(IEnumerable<object> items) =>
        string.Concat(items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{Environment.NewLine}  {item}")));

    private static string Path(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";

    private static int Start(Diagnostic diagnostic) => diagnostic.Location.SourceSpan.Start;
}

/// <summary>A file with rules of a team's own.</summary>
internal sealed class RulesFile(string text) : AdditionalText
{
    public override string Path => "infra.rules.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}

/// <summary>A test program is not what its test says.</summary>
public sealed class VerificationException(string message) : Exception(message);
