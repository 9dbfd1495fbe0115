using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Severities;

/// <summary>The user's settings for the levels of diagnostics, which mean for a scan's finding what they mean for a compiler's.</summary>
/// <remarks>
/// This is the compiler's order (Microsoft.CodeAnalysis.CSharp, CSharpDiagnosticFilter), held against the compiler itself by a test of
/// every combination. What MSBuild does with a warning afterwards (<c>-warnaserror</c>, and <c>NoWarn</c> and <c>WarningsAsErrors</c>
/// once more) it does for both layers.
/// </remarks>
/// <param name="files">The configuration files.</param>
/// <param name="options">The compiler's options.</param>
internal sealed class SeveritySettings(AnalyzerConfigFiles files, CompilerOptions options)
{
    /// <summary>The level of a report; it has none where it says that a rule may be broken that is off.</summary>
    /// <inheritdoc cref="LevelOf(RuleMetadata, string, string)"/>
    public Severity LevelOf(Report report, string sourceFile, string scannedFile) =>
        report.MayBreak is { } other && LevelOf(other, sourceFile, scannedFile) == Severity.None
            ? Severity.None : LevelOf(report.Rule, sourceFile, scannedFile);

    /// <summary>The level of a rule's findings.</summary>
    /// <param name="rule">The rule that speaks.</param>
    /// <param name="sourceFile">The C# file that the finding is about: its settings are the ones that count.</param>
    /// <param name="scannedFile">The file that was scanned, for sections that name it, where none that names the C# file decides.</param>
    public Severity LevelOf(RuleMetadata rule, string sourceFile, string scannedFile)
    {
        if (options.TurnsOff(rule.Id))
            return Severity.None;

        var applying = files.For(scannedFile).Concat(files.For(sourceFile)).ToList();
        var key = $"dotnet_diagnostic.{rule.Id}.severity";
        var chosen = Latest(applying, key) ?? (files.Global.TryGetValue(key, out var global) ? Parse(global) : null);
        if (chosen == Level.None || (chosen == Level.Default && rule.Severity == Severity.None))
            return Severity.None;
        if (options.MakesError(rule.Id))
            return Severity.Error;

        var keepsWarning = options.KeepsWarning(rule.Id);
        return chosen switch
        {
            null => Raise(keepsWarning ? rule.Severity : OfGroup(applying, rule), keepsWarning),

            // Asked for by name, the default is the default: TreatWarningsAsErrors leaves it alone.
            Level.Default => rule.Severity,
            Level.Error when keepsWarning && rule.Severity is Severity.Warning or Severity.None => Severity.Warning,
            { } level => Raise(Of(level), keepsWarning),
        };
    }

    private static Level? Latest(IReadOnlyList<IReadOnlyDictionary<string, string>> applying, string key)
    {
        Level? latest = null;
        foreach (var properties in applying)
            latest = properties.TryGetValue(key, out var value) && Parse(value) is { } level ? level : latest;
        return latest;
    }

    private static Level? Parse(string value) => value.ToLowerInvariant() switch
    {
        "default" => Level.Default,
        "error" => Level.Error,
        "warning" => Level.Warning,
        "suggestion" => Level.Suggestion,
        "silent" or "refactoring" => Level.Silent,
        "none" => Level.None,
        _ => null,
    };

    private static Severity Of(Level level) => level switch
    {
        Level.Error => Severity.Error,
        Level.Warning => Severity.Warning,
        Level.Suggestion => Severity.Info,

        // What is silent is there for an IDE's light bulb; a build does not tell it.
        _ => Severity.None,
    };

    /// <summary>The level by the settings for groups of rules, which do not turn on what is off by default.</summary>
    private Severity OfGroup(IReadOnlyList<IReadOnlyDictionary<string, string>> applying, RuleMetadata rule)
    {
        var level = rule.Severity == Severity.None
            ? null
            : LastValue(applying, $"dotnet_analyzer_diagnostic.category-{rule.Category}.severity")
                ?? LastValue(applying, "dotnet_analyzer_diagnostic.severity");
        return level is null or Level.Default ? rule.Severity : Of(level.Value);
    }

    /// <summary>The last value counts even where it is no level, unlike that of a single rule.</summary>
    private Level? LastValue(IReadOnlyList<IReadOnlyDictionary<string, string>> applying, string key)
    {
        var value =
            applying.Prepend(files.Global).Select(properties => properties.TryGetValue(key, out var found) ? found : null)
                .LastOrDefault(found => found is not null);
        return value is null ? null : Parse(value);
    }

    private Severity Raise(Severity severity, bool keepsWarning) =>
        severity == Severity.Warning && options.TreatWarningsAsErrors && !keepsWarning ? Severity.Error : severity;
}

/// <summary>What a setting can say.</summary>
internal enum Level
{
    Default,
    None,
    Silent,
    Suggestion,
    Warning,
    Error,
}
