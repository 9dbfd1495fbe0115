using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
        var named = new List<JudgedReport>();
        foreach (var judged in reports)
        {
            var report = judged.Report;
            var key = KeyOf(report, ScanResult.Shown(root, report.Place.Path));
            var number = seen[key] = seen.GetValueOrDefault(key) + 1;
            named.Add(judged with { Fingerprint = new(() => Hash(key + '\0' + number.ToString(CultureInfo.InvariantCulture))) });
        }

        return named;
    }

    /// <summary>What a finding has in common with those that are told from it by their number alone.</summary>
    /// <param name="report">The finding.</param>
    /// <param name="path">Its file, as it is shown.</param>
    public static string KindOf(Report report, string path) => Hash(KeyOf(report, path));

    private static string KeyOf(Report report, string path)
    {
        string?[] parts = [report.Rule.Id, path, report.ResourceType, report.ConstructPath ?? report.Address, .. report.Attributes];
        return string.Join('\0', parts);
    }

    // A report for a terminal shows none, and is spared loading the system's cryptography.
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
