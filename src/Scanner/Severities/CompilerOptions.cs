namespace Infra.Analyzers.Scanner.Severities;

/// <summary>The compiler's options for the levels of warnings, from the properties of the same names.</summary>
/// <param name="NoWarn">Ids that are off, separated by commas, semicolons or blanks.</param>
/// <param name="WarningsAsErrors">Ids that are errors.</param>
/// <param name="WarningsNotAsErrors">Ids that stay warnings.</param>
/// <param name="TreatWarningsAsErrors">Whether every other warning is an error.</param>
internal sealed record CompilerOptions(string NoWarn = "", string WarningsAsErrors = "", string WarningsNotAsErrors = "",
    bool TreatWarningsAsErrors = false)
{
    /// <summary>Whether an id is off.</summary>
    public bool TurnsOff(string id) => Contains(NoWarn, id);

    /// <summary>Whether an id stays a warning, whatever makes warnings errors.</summary>
    public bool KeepsWarning(string id) => Contains(WarningsNotAsErrors, id);

    /// <summary>Whether an id is an error: the compiler reads <see cref="WarningsNotAsErrors"/> later, and the later wins.</summary>
    public bool MakesError(string id) => Contains(WarningsAsErrors, id) && !KeepsWarning(id);

    // The compiler compares ids with their case. What NoWarn says in another case MSBuild itself does, to both layers' warnings.
    private static bool Contains(string list, string id) => list.Split(Separators).Contains(id, StringComparer.Ordinal);

    private static char[] Separators => [',', ';', ' ', '\t', '\r', '\n'];
}
