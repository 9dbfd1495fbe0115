using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Changes;

/// <summary>A finding of the commit that a change is made to.</summary>
/// <param name="Kind">The same for all findings that agree in rule, file, resource and attributes.</param>
/// <param name="Place">
/// The same in any file of a folder, for what Terraform reads as one; <see langword="null"/> where the file matters.
/// </param>
internal sealed record BaseFinding(string Kind, string? Place)
{
    /// <param name="report">The finding.</param>
    /// <param name="path">Its file, as it is shown.</param>
    public static BaseFinding Of(Report report, string path) => new(
        Fingerprints.KindOf(report, path),
        IsOfConfiguration(path) ? Fingerprints.KindOf(report, path[..(path.LastIndexOf('/') + 1)]) : null);

    private static bool IsOfConfiguration(string path) =>
        path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".tofu", StringComparison.Ordinal);
}
