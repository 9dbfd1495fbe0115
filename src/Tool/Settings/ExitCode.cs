namespace Infra.Analyzers.Tool.Settings;

/// <summary>How the program ends; <c>docs/infra-scan.md</c> documents it.</summary>
internal enum ExitCode
{
    /// <summary>Nothing at or above <c>--fail-on</c> was found.</summary>
    Clean = 0,

    /// <summary>Something at or above <c>--fail-on</c> was found.</summary>
    Findings = 1,

    /// <summary>The command line, the config file or the baseline is not usable.</summary>
    Usage = 2,

    /// <summary>Something could not be analysed. It outranks <see cref="Findings"/>: there may be more of them.</summary>
    Incomplete = 3,

    /// <summary>Stopped by Ctrl+C or SIGTERM: 128 and the number of SIGINT, as shells have it.</summary>
    Cancelled = 130,
}
