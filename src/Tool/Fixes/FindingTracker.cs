using Infra.Analyzers.CodeFixes.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>Knows where the findings of a program are while fixes change it.</summary>
/// <param name="findings">All findings of the program as it was.</param>
internal sealed class FindingTracker(IEnumerable<Diagnostic> findings)
{
    private readonly List<Tracked> _tracked = [.. findings.Select(finding => new Tracked(finding))];

    /// <summary>The fix of a finding is applied.</summary>
    /// <param name="path">The file.</param>
    /// <param name="id">The rule of the finding.</param>
    /// <param name="position">Where the finding begins before.</param>
    /// <param name="fix">The fix.</param>
    public void Apply(string path, string id, int position, FixAction fix)
    {
        foreach (var tracked in In(path))
        {
            tracked.WasFixed |= tracked.Finding.Id == id && tracked.Position == position;
            tracked.Position = fix.Map(tracked.Position);
        }
    }

    /// <summary>Whether a fix of the finding was applied already, which it then has outlived.</summary>
    public bool WasFixed(string path, string id, int position) => In(path)
        .Any(tracked => tracked.WasFixed && tracked.Finding.Id == id && tracked.Position == position);

    /// <summary>The finding as it was, of one that is there now; itself where a fix has brought it.</summary>
    public Diagnostic Origin(Diagnostic now, int position) => In(now.Location.SourceTree!.FilePath)
        .FirstOrDefault(tracked => tracked.Finding.Id == now.Id && tracked.Position == position)?.Finding ?? now;

    /// <summary>Tells the findings that are gone from those that are left.</summary>
    /// <param name="left">What the analyzer finds now.</param>
    public (IReadOnlyList<Diagnostic> Gone, IReadOnlyList<(Diagnostic Now, Diagnostic Before)> Left) Compare(IEnumerable<Diagnostic> left)
    {
        var before = new List<Tracked>(_tracked);
        var pairs = new List<(Diagnostic, Diagnostic)>();
        var unknown = new List<Diagnostic>();
        foreach (var now in left)
        {
            if (!Take(now, tracked => tracked.Position == now.Location.SourceSpan.Start))
                unknown.Add(now);
        }

        // What stands in the middle of a change has no certain place: the number is what counts.
        foreach (var now in unknown)
        {
            if (!Take(now, _ => true))
                pairs.Add((now, now));
        }

        return ([.. before.Select(tracked => tracked.Finding)], pairs);

        bool Take(Diagnostic now, Func<Tracked, bool> matches)
        {
            var known = before.Find(tracked => tracked.Finding.Id == now.Id
                && tracked.Path == now.Location.SourceTree!.FilePath && matches(tracked));
            if (known is null)
                return false;
            before.Remove(known);
            pairs.Add((now, known.Finding));
            return true;
        }
    }

    private IEnumerable<Tracked> In(string path) => _tracked.Where(tracked => tracked.Path == path);

    private sealed class Tracked(Diagnostic finding)
    {
        public Diagnostic Finding { get; } = finding;

        public string Path { get; } = finding.Location.SourceTree!.FilePath;

        public int Position { get; set; } = finding.Location.SourceSpan.Start;

        public bool WasFixed { get; set; }
    }
}
