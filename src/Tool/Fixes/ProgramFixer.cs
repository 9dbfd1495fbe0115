using System.Collections.Immutable;
using Infra.Analyzers.CodeFixes;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Settings;
using Microsoft.CodeAnalysis;
using Severity = Infra.Analyzers.Rules.Severity;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>
/// Applies the code fixes of the package to a program: one after the other, each in the program as the ones before it left it, as an IDE's
/// "fix all" does.
/// </summary>
/// <param name="rules">Which findings are fixed.</param>
/// <param name="minSeverity">From which level on.</param>
/// <param name="creates">Whether fixes that create resources are applied.</param>
internal sealed class ProgramFixer(RuleSelection rules, Severity minSeverity, bool creates)
{
    // The fix of one finding may bring another one, which has a fix. A chain is never longer than this.
    private const int MaxRounds = 4;

    /// <summary>What fixes make of a program.</summary>
    public async Task<FixOutcome> FixAsync(CompiledProgram program, CancellationToken cancellationToken)
    {
        using var workspace = new ProgramWorkspace(program);
        var found = await FindingsAsync(workspace.Project).ConfigureAwait(false);
        var run = new Run(program.Compilation, found, creates);
        var (project, current) = (workspace.Project, found);
        for (var (round, changes) = (0, true); changes && round < MaxRounds; round++)
        {
            changes = false;
            foreach (var provider in FixProviders.All)
            {
                var changed = await run.ApplyAsync(project, provider, current, cancellationToken).ConfigureAwait(false);
                if (changed == project)
                    continue;
                (project, changes) = (changed, true);
                current = await FindingsAsync(project).ConfigureAwait(false);
            }
        }

        return await run.OutcomeAsync(workspace.Project, project, current, cancellationToken).ConfigureAwait(false);

        Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project) =>
            workspace.FindingsAsync(project, rules, minSeverity, cancellationToken);
    }

    /// <summary>One run over one program.</summary>
    private sealed class Run(Compilation compilation, ImmutableArray<Diagnostic> found, bool creates)
    {
        private readonly FindingTracker _tracker = new(found);
        private readonly List<AppliedFix> _applied = [];

        /// <summary>The program once a provider's fixes are applied; the same where it has none.</summary>
        public async Task<Project> ApplyAsync(Project project, SequentialFixProvider provider, ImmutableArray<Diagnostic> findings,
            CancellationToken cancellationToken)
        {
            foreach (var file in findings.Where(finding => provider.FixableDiagnosticIds.Contains(finding.Id))
                .GroupBy(finding => finding.Location.SourceTree!.FilePath, StringComparer.Ordinal))
            {
                var applied = new List<FixAction>();
                foreach (var finding in file.DistinctBy(finding => (finding.Location.SourceSpan.Start, finding.Id)))
                {
                    var position = applied.Aggregate(finding.Location.SourceSpan.Start, (position, fix) => fix.Map(position));
                    var offer = await FindAsync(project, provider, finding, position, cancellationToken).ConfigureAwait(false);
                    if (offer.Chosen is not { } fix)
                        continue;
                    var origin = _tracker.Origin(finding, position);
                    _tracker.Apply(file.Key, finding.Id, position, fix);
                    _applied.Add(new(Judged(origin), fix.Title, [.. fix.Creates.Select(Proposals.Of)]));
                    applied.Add(fix);
                    project = fix.Changed.Project;
                }
            }

            return project;
        }

        /// <summary>What came of it.</summary>
        public async Task<FixOutcome> OutcomeAsync(
            Project before, Project after, ImmutableArray<Diagnostic> findings, CancellationToken cancellationToken)
        {
            var files = new List<FixedFile>();
            foreach (var id in after.GetChanges(before).GetChangedDocuments())
            {
                var document = before.GetDocument(id)!;
                files.Add(new(
                    document.FilePath!,
                    await document.GetTextAsync(cancellationToken).ConfigureAwait(false),
                    await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)));
            }

            var (gone, pairs) = _tracker.Compare(findings);
            var left = new List<LeftFinding>();
            foreach (var (now, origin) in pairs)
                left.Add(await ExplainAsync(after, now, origin, cancellationToken).ConfigureAwait(false));
            return new(files, _applied, [.. gone.Select(Judged)], left, []);
        }

        private async Task<LeftFinding> ExplainAsync(
            Project project, Diagnostic finding, Diagnostic origin, CancellationToken cancellationToken)
        {
            var judged = Judged(finding);
            var before = Judged(origin).Report.Place;
            if (ProgramWorkspace.ProviderOf(finding.Id) is not { } provider)
                return new(judged, before, LeftReason.NoFix, "what is right here is for a person to decide");
            var offer = await FindAsync(project, provider, finding, finding.Location.SourceSpan.Start, cancellationToken)
                .ConfigureAwait(false);
            return offer switch
            {
                { Failure: { } failure } => new(judged, before, LeftReason.Failed, failure),
                { All: [var best, ..], Chosen: null } =>
                    new(judged, before, LeftReason.NeedsCreate, best.Title) { WouldCreate = [.. best.Creates.Select(Proposals.Of)] },
                { Chosen: { } chosen } => new(judged, before, LeftReason.Failed, $"'{chosen.Title}' is to be had, in a run of its own"),
                _ => new(judged, before, LeftReason.NotHere, provider.WhyNone(finding)),
            };
        }

        /// <summary>The fixes of a finding, and the one to apply.</summary>
        private async Task<Offer> FindAsync(
            Project project, SequentialFixProvider provider, Diagnostic finding, int position, CancellationToken cancellationToken)
        {
            var path = finding.Location.SourceTree!.FilePath;
            if (project.Documents.FirstOrDefault(document => document.FilePath == path) is not { } document || !File.Exists(path))
                return new([], null, "the code is generated as the project is built");
            if (_tracker.WasFixed(path, finding.Id, position))
                return new([], null, "its fix was applied, and the finding has outlived it");
            try
            {
                var all = await provider.FindAsync(document, finding, position, cancellationToken).ConfigureAwait(false);
                return new(all, all.FirstOrDefault(fix => creates || fix.Creates.Count == 0), null);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return new([], null, SafeText.Of($"the fix failed: {exception.GetType().Name}: {exception.Message}", 500));
            }
        }

        private JudgedReport Judged(Diagnostic diagnostic) =>
            new(DiagnosticReports.ReportOf(diagnostic, compilation), DiagnosticReports.LevelOf(diagnostic));

        private sealed record Offer(IReadOnlyList<FixAction> All, FixAction? Chosen, string? Failure);
    }
}
