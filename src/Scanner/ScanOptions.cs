using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Scanner;

/// <summary>What a user can say about a scan.</summary>
internal sealed record ScanOptions
{
    public static readonly ScanOptions Default = new();

    private readonly DateTime? _today;

    /// <summary>The rules that are asked.</summary>
    public RuleBook Rules { get; init; } = RuleBook.BuiltIn;

    /// <summary>
    /// The day on which suppressions that end are judged: the present one, of a process that runs for days, too. To ask for it loads the
    /// system's time zone.
    /// </summary>
    public DateTime Today
    {
        get => _today ?? DateTime.Today;
        init => _today = value;
    }

    /// <summary>Which program the configuration is for.</summary>
    public TerraformTool Tool { get; init; }

    /// <summary>Is told, in a sentence, what is not known and why. Several threads call it.</summary>
    public Action<string> Detail { get; init; } = static _ => { };

    /// <summary>
    /// Receives the full path of every file before it is read and of every folder before it is listed, whether there or not: all that
    /// the reports depend on. Several threads call it; it may receive one path several times.
    /// </summary>
    public Action<string> BeforeReading { get; init; } = static _ => { };
}
