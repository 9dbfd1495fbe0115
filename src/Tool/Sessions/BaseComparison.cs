using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Changes;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Sessions;

/// <summary>Tells what a change adds from what was there before, by a scan of both.</summary>
/// <param name="settings">What the user wants of the scan of the files as they are now.</param>
/// <param name="log">Receives what is done, and what makes the comparison weak.</param>
internal sealed class BaseComparison(ScanSettings settings, ScanLog log)
{
    /// <summary>The result with what the commit had already marked as such.</summary>
    /// <param name="result">What there is now.</param>
    /// <param name="change">What changed, and since when.</param>
    /// <param name="cancellationToken">Stops the scan of the commit.</param>
    public async Task<ScanResult> MarkAsync(ScanResult result, ChangeSet change, CancellationToken cancellationToken)
    {
        var paths = settings.ChangedOnly ? [.. result.Inputs.Projects, .. result.Inputs.Terraform] : settings.Paths;
        var cache = new BaseCache(settings with { Paths = paths }, change, log);
        if (cache.Read() is not { } before)
        {
            (before, var isComplete) = await ScanAsync(paths, change, cancellationToken).ConfigureAwait(false);
            if (isComplete)
                cache.Write(before);
        }

        var marked = result with
        {
            Base = settings.Base,
            Reports = await MarkAsync(result.Reports, before, change, cancellationToken).ConfigureAwait(false),
        };
        if (!settings.Synthesize)
            await NoteWhatIsNotComparedAsync(marked, change, cancellationToken).ConfigureAwait(false);
        return marked;
    }

    private async Task<(IReadOnlyList<BaseFinding> Before, bool IsComplete)> ScanAsync(
        IReadOnlyList<string> scanned,
        ChangeSet change,
        CancellationToken cancellationToken)
    {
        log.Detail($"scanning {change.Commit}, which '{settings.Base}' and the files here have in common");
        await using var checkout = await BaseCheckout.CreateAsync(change, !settings.Restore, cancellationToken).ConfigureAwait(false);
        var root = Twin(settings.Root);
        var paths = scanned.Select(path => Twin(Path.GetFullPath(path))).OfType<string>().Where(Path.Exists).ToList();
        if (root is null || paths.Count == 0)
            return ([], true);

        // Whatever level a finding had and has: it was there.
        var old = settings with
        {
            Root = root,
            ConfigDirectory = settings.ConfigDirectory is { } directory ? Twin(directory) ?? directory : null,
            Paths = paths,
            Baseline = null,
            Base = null,
            ChangedOnly = false,
            Edits = false,
            MinSeverity = Severity.Info,
        };
        var result = await new ScanSession(old, log, new NoProgress()).RunAsync(cancellationToken).ConfigureAwait(false);
        foreach (var gap in result.Reports.Where(judged => judged.IsGap))
            log.Detail($"{settings.Base}: {result.Shown(gap.Report.Place.Path)}: {gap.Report.Rule.Id}: {gap.Report.Message}");
        var isComplete = !result.Reports.Any(judged => judged.IsGap);
        if (!isComplete)
            log.Note($"Not all of '{settings.Base}' could be analysed, so findings may be older than they seem; "
                + "'--verbosity diagnostic' says why, and '--restore' restores its projects.");
        return ([.. result.Active.Select(judged => BaseFinding.Of(judged.Report, NameNow(judged.Report.FoundAt.Path)))], isComplete);

        string? Twin(string path)
        {
            var relative = Path.GetRelativePath(change.Top, path);
            return relative == "." ? checkout.Directory
                : Path.IsPathRooted(relative) || relative.Split('/', '\\')[0] == ".." ? null
                : Path.Combine(checkout.Directory, relative);
        }

        string NameNow(string path)
        {
            var now = change.NameNow(Path.GetFullPath(Path.GetRelativePath(checkout.Directory, path), change.Top));
            return ScanResult.Shown(settings.Root, now);
        }
    }

    private async Task<IReadOnlyList<JudgedReport>> MarkAsync(
        IReadOnlyList<JudgedReport> reports,
        IReadOnlyList<BaseFinding> before,
        ChangeSet change,
        CancellationToken cancellationToken)
    {
        var old = new HashSet<JudgedReport>(ReferenceEqualityComparer.Instance);
        var gone = before.GroupBy(finding => finding.Kind, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<BaseFinding>(group), StringComparer.Ordinal);
        var now = reports
            .Where(judged => !judged.IsSuppressed && judged.Report.Rule.Category != Category.Tool)
            .Select(judged => (
                Judged: judged,
                Finding: BaseFinding.Of(judged.Report, ScanResult.Shown(settings.Root, judged.Report.FoundAt.Path))))
            .ToList();
        foreach (var group in now.GroupBy(each => each.Finding.Kind, each => each.Judged, StringComparer.Ordinal))
        {
            if (!gone.TryGetValue(group.Key, out var known))
                continue;
            var members = group.ToList();
            if (known.Count < members.Count)
                members = await UnchangedFirstAsync(members, change, cancellationToken).ConfigureAwait(false);
            foreach (var judged in members.TakeWhile(_ => known.TryDequeue(out var _)))
                old.Add(judged);
        }

        // What is left was fixed, or moved to another file of the same configuration.
        var moved = gone.Values.SelectMany(left => left).Where(finding => finding.Place is not null)
            .GroupBy(finding => finding.Place!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var (judged, finding) in now.Where(each => each.Finding.Place is not null && !old.Contains(each.Judged)))
        {
            if (moved.GetValueOrDefault(finding.Place!) is var left and > 0)
            {
                moved[finding.Place!] = left - 1;
                old.Add(judged);
            }
        }

        return [.. reports.Select(judged => judged with { IsInBase = old.Contains(judged) })];
    }

    /// <summary>Of findings that agree in all that makes a fingerprint, those in changed lines are the new ones.</summary>
    private static async Task<List<JudgedReport>> UnchangedFirstAsync(
        IReadOnlyList<JudgedReport> reports,
        ChangeSet change,
        CancellationToken cancellationToken)
    {
        var (unchanged, changed) = (new List<JudgedReport>(), new List<JudgedReport>());
        foreach (var judged in reports)
        {
            var (path, line) = (Path.GetFullPath(judged.Report.Place.Path), judged.Report.Place.Line);
            (await change.ChangesAsync(path, line, cancellationToken).ConfigureAwait(false) ? changed : unchanged).Add(judged);
        }

        return [.. unchanged, .. changed];
    }

    /// <summary>What programs synthesize is most often in no commit.</summary>
    private async Task NoteWhatIsNotComparedAsync(ScanResult result, ChangeSet change, CancellationToken cancellationToken)
    {
        var unknown = new List<string>();
        foreach (var input in result.Inputs.Terraform.Where(input => result.Active.Any(judged => IsBelow(judged, input))))
        {
            if (!await change.HeldAsync(input, cancellationToken).ConfigureAwait(false) && !change.Files.Any(file => IsIn(file, input)))
                unknown.Add(result.Shown(input));
        }

        if (unknown.Count > 0)
            log.Note($"'{settings.Base}' does not hold {string.Join(", ", unknown)}, so what is found there alone counts as new; "
                + "'--synthesize' makes it for both.");
    }

    private static bool IsBelow(JudgedReport judged, string input) => IsIn(Path.GetFullPath(judged.Report.FoundAt.Path), input);

    private static bool IsIn(string path, string input) =>
        path == input || path.StartsWith(input + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
