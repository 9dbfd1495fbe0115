using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;

namespace Infra.Analyzers.Tool.Results;

/// <summary>Gives each finding a name that stays the same while lines move and messages are reworded.</summary>
internal static class Fingerprints
{
    /// <summary>
    /// The findings with fingerprints: of the rule, the file, the resource and the attributes, and of their number among those that agree
    /// in these.
    /// </summary>
    public static IReadOnlyList<JudgedReport> Add(IEnumerable<JudgedReport> reports, string root)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = reports.ToList();
        var named = new JudgedReport[all.Count];

        // What is suppressed is counted last: a baseline does not hold it, and a compiler with a baseline does not count it.
        Name(suppressed: false);
        Name(suppressed: true);
        return named;

        void Name(bool suppressed)
        {
            for (var index = 0; index < all.Count; index++)
            {
                if (all[index].IsSuppressed != suppressed)
                    continue;
                var report = all[index].Report;
                var key = KeyOf(report, ScanResult.Shown(root, report.FoundAt.Path));
                var number = seen[key] = seen.TryGetValue(key, out var before) ? before + 1 : 1;

                // A report for a terminal shows none, and is spared loading the system's cryptography.
                named[index] = all[index] with { Fingerprint = new(() => KnownFindings.FingerprintOf(key, number)) };
            }
        }
    }

    /// <summary>What a finding has in common with those that are told from it by their number alone.</summary>
    /// <param name="report">The finding.</param>
    /// <param name="path">Its file, as it is shown.</param>
    public static string KindOf(Report report, string path) => KnownFindings.Hash(KeyOf(report, path));

    private static string KeyOf(Report report, string path) =>
        KnownFindings.KeyOf(report.Rule.Id, path, report.ResourceType, report.ConstructPath ?? report.Address, report.Attributes);
}
