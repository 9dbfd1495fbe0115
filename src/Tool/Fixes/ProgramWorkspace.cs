using System.Collections.Immutable;
using Infra.Analyzers.CodeFixes;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Category = Infra.Analyzers.Rules.Category;
using Severity = Infra.Analyzers.Rules.Severity;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>A program in the form in which code fixes take it.</summary>
internal sealed class ProgramWorkspace : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly CompiledProgram _program;

    public ProgramWorkspace(CompiledProgram program)
    {
        _program = program;
        var id = ProjectId.CreateNewId();
        var compilation = program.Compilation;
        var documents = compilation.SyntaxTrees.Select(tree => DocumentInfo.Create(
            DocumentId.CreateNewId(id),
            Path.GetFileName(tree.FilePath),
            loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Default)),
            filePath: tree.FilePath));
        Project = _workspace.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            program.Call.Name,
            compilation.AssemblyName!,
            LanguageNames.CSharp,
            filePath: program.Call.ProjectFile,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees.First().Options,
            documents: documents,
            metadataReferences: compilation.References));
    }

    /// <summary>The rules that have a code fix. Whether a finding has one depends on what is around it.</summary>
    public static IReadOnlySet<string> FixableRules { get; } =
        FixProviders.All.SelectMany(provider => provider.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);

    /// <summary>The program as it was loaded.</summary>
    public Project Project { get; }

    /// <summary>The provider of a rule's fixes; <see langword="null"/> where it has none.</summary>
    public static SequentialFixProvider? ProviderOf(string rule) =>
        FixProviders.All.FirstOrDefault(provider => provider.FixableDiagnosticIds.Contains(rule));

    /// <summary>What the analyzer finds in a version of the program, as the build's settings have it, ordered by place.</summary>
    /// <param name="project">The version.</param>
    /// <param name="rules">Which rules are looked at.</param>
    /// <param name="minSeverity">From which level on.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    public async Task<ImmutableArray<Diagnostic>> FindingsAsync(
        Project project, RuleSelection rules, Severity minSeverity, CancellationToken cancellationToken)
    {
        // A workspace has its own idea of .editorconfig; the build's counts.
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var options = compilation.Options.WithSyntaxTreeOptionsProvider(_program.Compilation.Options.SyntaxTreeOptionsProvider);
        var diagnostics = await compilation.WithOptions(options)
            .WithAnalyzers([new InfraAnalyzer()], _program.Options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. from diagnostic in diagnostics
               where !diagnostic.IsSuppressed && diagnostic.Location.SourceTree is not null
               let level = DiagnosticReports.LevelOf(diagnostic)
               where level != Severity.None && level >= minSeverity
               where DiagnosticReports.RuleOf(diagnostic) is { Category: not Category.Tool } rule && rules.Includes(rule)
               orderby diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan.Start, diagnostic.Id
               select diagnostic,
        ];
    }

    public void Dispose() => _workspace.Dispose();
}
