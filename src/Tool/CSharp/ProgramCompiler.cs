using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>Makes of a compiler call what the compiler would make of it before it analyses.</summary>
/// <param name="loader">Knows the calls of referenced projects.</param>
/// <param name="ruleFiles">The files with own rules; none where that is meant that is found above each project.</param>
/// <param name="texts">What files hold that are to be taken for changed, by their paths.</param>
internal sealed class ProgramCompiler(
    ProjectLoader loader, IReadOnlyList<string> ruleFiles, IReadOnlyDictionary<string, SourceText>? texts = null)
{
    private readonly GeneratorLoader _generators = new();
    private readonly ConcurrentDictionary<string, PortableExecutableReference> _references = new(StringComparer.Ordinal);
    private readonly Dictionary<CompilerCall, CompiledProgram> _programs = [];
    private readonly Dictionary<CompilerCall, PortableExecutableReference?> _images = [];

    /// <summary>The program of a call; the same for the same call.</summary>
    public CompiledProgram Compile(CompilerCall call, CancellationToken cancellationToken)
    {
        if (!_programs.TryGetValue(call, out var program))
            _programs.Add(call, program = CompileNew(call, cancellationToken));
        return program;
    }

    private CompiledProgram CompileNew(CompilerCall call, CancellationToken cancellationToken)
    {
        var problems = new List<Report>();
        var directory = Path.GetDirectoryName(call.ProjectFile)!;
        var arguments = CSharpCommandLineParser.Default.Parse(call.Arguments, directory, sdkDirectory: null);
        foreach (var error in arguments.Errors)
            problems.Add(
                new(ProjectRules.Unloadable,
                    $"The project is not analysed as a build would: {SafeText.Of(error.GetMessage(CultureInfo.InvariantCulture), 500)}",
                    TextPlace.Whole(call.ProjectFile)));

        var config = new EditorConfig(arguments.AnalyzerConfigPaths);
        var ofRules = ruleFiles.Count > 0 ? ruleFiles : OwnRuleSources.FindAbove(directory) is { } found ? [found] : [];
        var options = new AnalyzerOptions(
            [.. arguments.AdditionalFiles.Select(file => file.Path).Union(ofRules).Select(file => new FileText(file))],
            new AnalyzerOptionsOf(config, ofRules));
        var compilation = CSharpCompilation.Create(
            arguments.CompilationName ?? Path.GetFileNameWithoutExtension(call.ProjectFile),
            Parse(arguments, problems, cancellationToken),
            References(call, arguments, problems, cancellationToken),
            arguments.CompilationOptions
                .WithSyntaxTreeOptionsProvider(new SeverityOptions(config))
                .WithMetadataReferenceResolver(new NoDirectiveReferences())
                .WithSourceReferenceResolver(new SourceFileResolver(arguments.SourcePaths, directory))
                .WithXmlReferenceResolver(new XmlFileResolver(directory)));
        var generators = Generators(call, arguments, compilation, problems);
        var generated = Generate(generators, call, arguments, compilation, options, problems, cancellationToken);
        return new(call, generated, options, arguments.AnalyzerConfigPaths, problems) { Generators = generators.Count };
    }

    private SyntaxTree[] Parse(CSharpCommandLineArguments arguments, List<Report> problems, CancellationToken cancellationToken)
    {
        var trees = new SyntaxTree?[arguments.SourceFiles.Length];
        Parallel.For(0, trees.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            // Projects that share a file name it from where they are.
            var path = Path.GetFullPath(arguments.SourceFiles[index].Path);
            try
            {
                var text = texts?.GetValueOrDefault(path) ?? Read(path, arguments);
                trees[index] = CSharpSyntaxTree.ParseText(text, arguments.ParseOptions, path, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                lock (problems)
                    problems.Add(
                        new(ToolRules.UnreadableInput, $"The file cannot be read: {SafeText.Of(exception.Message)}",
                            TextPlace.Whole(path)));
            }
        });
        return [.. trees.OfType<SyntaxTree>()];
    }

    private static SourceText Read(string path, CSharpCommandLineArguments arguments)
    {
        using var stream = File.OpenRead(path);
        return SourceText.From(stream, arguments.Encoding, arguments.ChecksumAlgorithm);
    }

    private List<MetadataReference> References(CompilerCall call, CSharpCommandLineArguments arguments, List<Report> problems,
        CancellationToken cancellationToken)
    {
        var references = new List<MetadataReference>();
        foreach (var reference in arguments.MetadataReferences)
        {
            var path = Path.GetFullPath(reference.Reference, Path.GetDirectoryName(call.ProjectFile)!);
            var made =
                call.ProjectReferences.FirstOrDefault(project =>
                    project.AssemblyPath == reference.Reference || project.AssemblyPath == path);
            if ((made is null ? null : Image(made, cancellationToken)) is { } image)
                references.Add(image.WithProperties(reference.Properties));
            else if (File.Exists(path))
                references.Add(
                    _references.GetOrAdd(path, file => MetadataReference.CreateFromFile(file)).WithProperties(reference.Properties));
            else
                problems.Add(Missing("the assembly", path, call));
        }

        return references;
    }

    private static Report Missing(string what, string path, CompilerCall call) => new(
        ProjectRules.MissingReference,
        string.Format(CultureInfo.InvariantCulture, ProjectRules.MissingReference.MessageFormat, $"{what} '{SafeText.Of(path, 500)}'"),
        TextPlace.Whole(call.ProjectFile));

    /// <summary>
    /// The assembly of a referenced project as of its sources now, whether it is built or not; the compiler, too, is given metadata only.
    /// </summary>
    private PortableExecutableReference? Image(ProjectAssembly assembly, CancellationToken cancellationToken)
    {
        var calls = loader.Load(assembly.ProjectFile).Calls;
        var call = calls.FirstOrDefault(call => call.TargetFramework == assembly.TargetFramework) ?? (calls is [var only] ? only : null);
        if (call is null)
            return null;
        if (_images.TryGetValue(call, out var known))
            return known;

        // Projects that reference each other in a circle fail to load; this stands in for an image while it is made all the same.
        _images[call] = null;
        using var image = new MemoryStream();
        var result =
            Compile(call, cancellationToken).Compilation.Emit(image, options: new EmitOptions(metadataOnly: true, tolerateErrors: true),
                cancellationToken: cancellationToken);
        return _images[call] = result.Success ? MetadataReference.CreateFromImage(image.ToArray()) : null;
    }

    private List<ISourceGenerator> Generators(
        CompilerCall call, CSharpCommandLineArguments arguments, CSharpCompilation compilation, List<Report> problems)
    {
        var directory = Path.GetDirectoryName(call.ProjectFile)!;
        var generators = new List<ISourceGenerator>();
        var idle = FrameworkGenerators.IdleIn(compilation.SyntaxTrees);
        foreach (var path in arguments.AnalyzerReferences.Select(reference => Path.GetFullPath(reference.FilePath, directory)))
        {
            if (!File.Exists(path))
            {
                problems.Add(Missing("the analyzer or source generator", path, call));
                continue;
            }

            if (idle.Contains(Path.GetFileName(path)))
                continue;
            var loaded = _generators.Load(path);
            generators.AddRange(loaded.Generators);
            foreach (var failure in loaded.Failures)
                problems.Add(
                    new(ProjectRules.FailedAnalysis,
                        $"A source generator cannot be loaded, so types may be unknown: {SafeText.Of(failure, 500)}",
                        TextPlace.Whole(call.ProjectFile)));
        }

        return generators;
    }

    private static Compilation Generate(List<ISourceGenerator> generators, CompilerCall call, CSharpCommandLineArguments arguments,
        CSharpCompilation compilation, AnalyzerOptions options, List<Report> problems, CancellationToken cancellationToken)
    {
        if (generators.Count == 0)
            return compilation;
        CSharpGeneratorDriver
            .Create(generators, options.AdditionalFiles, arguments.ParseOptions, options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics, cancellationToken);

        // CS8784 and CS8785: a generator threw.
        foreach (var failure in diagnostics.Where(diagnostic => diagnostic.Id is "CS8784" or "CS8785"))
            problems.Add(
                new(ProjectRules.FailedAnalysis,
                    $"A source generator failed, so types may be "
                        + $"unknown: {SafeText.Of(failure.GetMessage(CultureInfo.InvariantCulture), 500)}",
                    TextPlace.Whole(call.ProjectFile)));
        return generated;
    }

    /// <summary>A file that generators may read.</summary>
    private sealed class FileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default)
        {
            try
            {
                using var stream = File.OpenRead(path);
                return SourceText.From(stream);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return null;
            }
        }
    }

    /// <summary>Projects have no <c>#r</c>.</summary>
    private sealed class NoDirectiveReferences : MetadataReferenceResolver
    {
        public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath,
            MetadataReferenceProperties properties) => [];

        public override bool Equals(object? other) => other is NoDirectiveReferences;

        public override int GetHashCode() => 0;
    }
}

/// <summary>A program that is ready to be analysed.</summary>
/// <param name="Call">The call it is of.</param>
/// <param name="Compilation">Its sources, generated ones too.</param>
/// <param name="Options">What analyzers are given beside them.</param>
/// <param name="ConfigFiles">The <c>.editorconfig</c> and global configuration files, as absolute paths.</param>
/// <param name="Problems">What is not as a build would have it.</param>
internal sealed record CompiledProgram(CompilerCall Call, Compilation Compilation, AnalyzerOptions Options,
    IReadOnlyList<string> ConfigFiles, IReadOnlyList<Report> Problems)
{
    /// <summary>How many source generators ran.</summary>
    public int Generators { get; init; }
}
