using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Inputs;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Results;

/// <summary>What a scan reports.</summary>
/// <param name="Root">What paths are shown relative to, as an absolute path.</param>
/// <param name="Reports">All reports, suppressed and known ones too, in their order.</param>
/// <param name="Inputs">What was scanned.</param>
/// <param name="LookedAt">Makes <see cref="Rules"/>, which few reports show.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record ScanResult(
    string Root,
    IReadOnlyList<JudgedReport> Reports,
    ScanInputs Inputs,
    Lazy<IReadOnlyList<RuleMetadata>> LookedAt,
    TimeSpan Elapsed)
{
    /// <summary>The rules that were looked at.</summary>
    public IReadOnlyList<RuleMetadata> Rules => LookedAt.Value;

    /// <summary>The level from which findings fail the scan; <see langword="null"/> where none does.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>What the user calls the commit that the change is made to; <see langword="null"/> where none is asked for.</summary>
    public string? Base { get; init; }

    /// <summary>What was to be scanned, as the user gave it.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether nothing but changed files was looked at: there may be none that can be scanned.</summary>
    public bool IsOfChangedFiles { get; init; }

    /// <summary>Whether the findings are those of other scanners, led back to C#; the inputs are their reports then.</summary>
    public bool IsMapped { get; init; }

    /// <summary>The C# files of the programs that were analysed, as absolute paths.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether the findings carry the edits that fix them.</summary>
    public bool HasEdits { get; init; }

    /// <summary>How many findings of the baseline were not found any more.</summary>
    public int FixedCount { get; init; }

    /// <summary>The rules that have a code fix for C#; none where no C# was scanned.</summary>
    public IReadOnlySet<string> FixableRules { get; init; } = new HashSet<string>();

    /// <summary>The findings that somebody should do something about.</summary>
    public IReadOnlyList<JudgedReport> Active =>
    [
        .. Reports.Where(judged =>
            !judged.IsSuppressed
            && judged.IsInBaseline != true
            && judged.IsInBase != true
            && judged.Report.Rule.Category != Category.Tool),
    ];

    /// <summary>What could not be analysed as it should, and other notes of the tool about its own work.</summary>
    public IReadOnlyList<JudgedReport> Problems => [.. Reports.Where(judged => judged.Report.Rule.Category == Category.Tool)];

    /// <summary>Whether everything could be analysed, and there was anything.</summary>
    public bool IsComplete => (Inputs.Count > 0 || IsOfChangedFiles) && !Reports.Any(judged => judged.IsGap);

    public int SuppressedCount => Reports.Count(judged => judged.IsSuppressed);

    public int BaselinedCount => Reports.Count(judged => judged is { IsSuppressed: false, IsInBaseline: true });

    /// <summary>How many findings were there before the change. What the baseline holds counts there.</summary>
    public int OlderCount => Reports.Count(judged => judged is { IsSuppressed: false, IsInBaseline: not true, IsInBase: true });

    /// <summary>
    /// A path as reports show it: relative to the root, with slashes, or absolute where it is outside of the root and of its repository.
    /// </summary>
    public string Shown(string path) => Shown(Root, path);

    /// <inheritdoc cref="Shown(string)"/>
    public static string Shown(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return (IsOutside(relative) && !IsInRepositoryOf(root, path) ? Path.GetFullPath(path) : relative).Replace('\\', '/');
    }

    private static bool IsOutside(string relative) =>
        Path.IsPathRooted(relative) || relative.Split('/', '\\')[0] == "..";

    private static bool IsInRepositoryOf(string root, string path)
    {
        // In a worktree it is a file.
        var repository = new DirectoryInfo(root);
        while (repository is not null && !Path.Exists(Path.Combine(repository.FullName, ".git")))
            repository = repository.Parent;
        return repository is not null && !IsOutside(Path.GetRelativePath(repository.FullName, path));
    }

    /// <summary>What the scan ends with.</summary>
    public ExitCode ExitCode => !IsComplete ? ExitCode.Incomplete
        : Active.Any(Fails) ? ExitCode.Findings
        : ExitCode.Clean;

    /// <summary>Whether a finding alone fails the scan.</summary>
    public bool Fails(JudgedReport judged) => judged.Level >= FailOn;
}
