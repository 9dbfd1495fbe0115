using System.Collections.Immutable;
using Infra.Analyzers.CodeFixes;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Severity = Infra.Analyzers.Rules.Severity;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>Applies the code fixes of the package to a program, all of one kind at once, as an IDE's "fix all in project" does.</summary>
/// <param name="rules">Which findings are fixed.</param>
/// <param name="minSeverity">From which level on.</param>
internal sealed class ProgramFixer(RuleSelection rules, Severity minSeverity)
{
    /// <summary>The rules that have a code fix. Whether a finding has one depends on what is around it.</summary>
    public static IReadOnlySet<string> FixableRules { get; } =
        FixProviders.All.SelectMany(provider => provider.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> FixableIds = [.. FixableRules.Order(StringComparer.Ordinal)];

    /// <summary>The files that fixes change, with what they become, and the findings that are left.</summary>
    public async Task<ProgramFixes> FixAsync(CompiledProgram program, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var original = Load(program, workspace);
        var found = await DiagnosticsAsync(original, FixableIds, program, cancellationToken).ConfigureAwait(false);
        if (found.IsEmpty)
            return new([], []);
        var fixedProject = original;
        foreach (var provider in FixProviders.All)
            fixedProject = await FixAsync(fixedProject, provider, program, cancellationToken).ConfigureAwait(false);

        var left = await DiagnosticsAsync(fixedProject, FixableIds, program, cancellationToken).ConfigureAwait(false);
        var files = new List<FixedFile>();
        foreach (var id in fixedProject.GetChanges(original).GetChangedDocuments())
        {
            var before = await original.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var after = await fixedProject.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var path = original.GetDocument(id)!.FilePath!;
            files.Add(new(path, before, after) { Fixed = Fixed(path, found, left) });
        }

        return new(files, [.. left.Select(diagnostic => ProgramAnalysis.ReportOf(diagnostic, program.Compilation))]);
    }

    /// <summary>How many findings of each rule a file has less than before.</summary>
    private static IReadOnlyDictionary<string, int> Fixed(string path, ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after)
    {
        return before.Where(IsThere).GroupBy(diagnostic => diagnostic.Id)
            .Select(group => (Id: group.Key, Count: group.Count() - after.Count(left => left.Id == group.Key && IsThere(left))))
            .Where(rule => rule.Count > 0)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToDictionary(rule => rule.Id, rule => rule.Count, StringComparer.Ordinal);

        bool IsThere(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath == path;
    }

    private static Project Load(CompiledProgram program, AdhocWorkspace workspace)
    {
        var id = ProjectId.CreateNewId();
        var compilation = program.Compilation;
        var documents = compilation.SyntaxTrees.Select(tree => DocumentInfo.Create(
            DocumentId.CreateNewId(id),
            Path.GetFileName(tree.FilePath),
            loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Default)),
            filePath: tree.FilePath));
        return workspace.AddProject(ProjectInfo.Create(
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

    private async Task<Project> FixAsync(Project project, CodeFixProvider provider, CompiledProgram program,
        CancellationToken cancellationToken)
    {
        // "Fix all" applies the fixes of one key. A provider that sets several attributes has a key for each.
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var diagnostics =
                await DiagnosticsAsync(project, provider.FixableDiagnosticIds, program, cancellationToken).ConfigureAwait(false);
            if (await NextKeyAsync(project, provider, diagnostics, applied, cancellationToken).ConfigureAwait(false) is not { } key)
                return project;
            applied.Add(key);
            var context =
                new FixAllContext(project, provider, FixAllScope.Project, key, provider.FixableDiagnosticIds, new Known(diagnostics),
                    cancellationToken);
            var action = await provider.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false);
            var operations = action is null ? [] : await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
            project = operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution.GetProject(project.Id) ?? project;
        }
    }

    /// <summary>The key of the first fix that was not applied yet.</summary>
    private static async Task<string?> NextKeyAsync(Project project, CodeFixProvider provider, ImmutableArray<Diagnostic> diagnostics,
        HashSet<string> applied, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (await KeyOfFixAsync(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, provider, cancellationToken)
                .ConfigureAwait(false) is { } key && !applied.Contains(key))
                return key;
        }

        return null;
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, ImmutableArray<string> ids, CompiledProgram program,
        CancellationToken cancellationToken)
    {
        // A workspace has its own idea of .editorconfig; the build's counts.
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var options = compilation.Options.WithSyntaxTreeOptionsProvider(program.Compilation.Options.SyntaxTreeOptionsProvider);
        var diagnostics = await compilation.WithOptions(options)
            .WithAnalyzers([new InfraAnalyzer()], program.Options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. from diagnostic in diagnostics
               where ids.Contains(diagnostic.Id) && !diagnostic.IsSuppressed && ProgramAnalysis.LevelOf(diagnostic) is var level
                   && level != Severity.None && level >= minSeverity
               let rule = Rules.RuleCatalog.All.Single(rule => rule.Metadata.Id == diagnostic.Id)
               where rules.Includes(rule.Metadata)
               orderby diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan.Start
               select diagnostic,
        ];
    }

    private static async Task<string?> KeyOfFixAsync(Document document, Diagnostic diagnostic, CodeFixProvider provider,
        CancellationToken cancellationToken)
    {
        var fixes = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new(document, diagnostic, (fix, _) => fixes.Add(fix), cancellationToken))
            .ConfigureAwait(false);
        return fixes.FirstOrDefault()?.EquivalenceKey;
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

/// <summary>A file that fixes change.</summary>
/// <param name="Path">As an absolute path.</param>
/// <param name="Before">What it holds.</param>
/// <param name="After">What it shall hold.</param>
internal sealed record FixedFile(string Path, SourceText Before, SourceText After)
{
    /// <summary>How many findings of each rule are fixed in it, by the ids of the rules, in their order.</summary>
    public IReadOnlyDictionary<string, int> Fixed { get; init; } = new Dictionary<string, int>();
}

/// <summary>What fixes make of a program.</summary>
/// <param name="Files">The files that change.</param>
/// <param name="Left">The findings of rules with a fix that have none where they are.</param>
internal sealed record ProgramFixes(IReadOnlyList<FixedFile> Files, IReadOnlyList<Report> Left);
