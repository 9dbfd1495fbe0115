using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Infra.Analyzers.Rules.Own;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>Runs examples of one file of rules through the analyzer, as programs of one framework.</summary>
/// <param name="form">The framework.</param>
/// <param name="rules">The text of the file.</param>
internal sealed class CodeCheck(CodeForm form, string rules)
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Runtime = new(() =>
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private readonly AnalyzerOptions _options = new([new RulesText(rules)]);

    /// <summary>What is found in each example; <see langword="null"/> where its program does not compile.</summary>
    /// <param name="examples">The examples, all for the same version of the provider.</param>
    /// <param name="major">That version.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<IReadOnlyList<Diagnostic>?>> FindAsync(
        IReadOnlyList<WrittenExample> examples, int? major, CancellationToken cancellationToken)
    {
        var usable = new HashSet<int>(Enumerable.Range(0, examples.Count));
        var (program, isRight) = Compile();
        if (!isRight)
            (program, _) = Compile();
        var analysis = program.WithAnalyzers(
            [new InfraAnalyzer()],
            new CompilationWithAnalyzersOptions(
                _options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = (await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false))
            .ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, examples.Count).Select(index =>
            usable.Contains(index) ? (IReadOnlyList<Diagnostic>?)[.. found[PathOf(index)]] : null)];

        // The classes and the programs of those that are still to be used; what has an error is used no more.
        (CSharpCompilation Program, bool IsRight) Compile()
        {
            var stubs = form.Stubs.Select(name => Parse(Stub(name), name + ".cs"))
                .Concat(usable.Select(index => Parse(examples[index].Classes, PathOf(index))));
            var library = CSharpCompilation.Create(form.LibraryName, [.. stubs, Versions(major)], Runtime.Value, Options);
            using var image = new MemoryStream();
            var emitted = library.Emit(image, options: new EmitOptions(metadataOnly: true), cancellationToken: cancellationToken);
            var errors = emitted.Diagnostics.Where(IsError).ToList();
            var compilation = CSharpCompilation.Create("Examples", options: Options);
            if (emitted.Success)
            {
                var trees = usable.Select(index => Parse(examples[index].Program, PathOf(index)));
                compilation = compilation
                    .AddReferences([.. Runtime.Value, MetadataReference.CreateFromImage(image.ToArray())])
                    .AddSyntaxTrees([.. trees, Parse(form.Beside ?? "", "Beside.cs")]);
                errors.AddRange(compilation.GetDiagnostics(cancellationToken).Where(IsError));
            }

            usable.ExceptWith(errors.Select(error => IndexOf(error.Location.SourceTree?.FilePath)));
            return (compilation, errors.Count == 0);
        }
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), path: path);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static string PathOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static int IndexOf(string? path) => int.TryParse(path, CultureInfo.InvariantCulture, out var index) ? index : -1;

    private SyntaxTree Versions(int? major) => Parse(major is not { } known || !form.KnowsMajor(known) ? ""
        : form.PackageVersion is { } version
            ? $"[assembly: Amazon.JSII.Runtime.Deputy.JsiiAssembly(\"@cdktf/provider-aws\", \"{version(known)}\", \"\")]"
            : FormattableString.Invariant($"[assembly: System.Reflection.AssemblyVersion(\"{form.AssemblyVersion(known)}.0.0.0\")]"),
        "Versions.cs");

    private static string Stub(string name)
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"examples.{name}.txt")!);
        return reader.ReadToEnd();
    }

    private sealed class RulesText(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => OwnRules.FileName;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
