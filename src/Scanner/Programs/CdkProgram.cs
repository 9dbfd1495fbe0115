using System.Globalization;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>
/// How a built program of CDKTF, CDK Terrain or AWS CDK is run so that it synthesizes, and what is said when it does not.
/// </summary>
internal static class CdkProgram
{
    // Windows takes no longer value, and Linux not much more; a file does as well.
    private const int MaxContextLength = 32_000;

    private static readonly string[] NodeNames = ["node", "node.exe"];

    /// <summary>The variables that the program is given beside its own, as <c>NAME=value</c>.</summary>
    /// <param name="synthDirectory">Where it synthesizes to, as an absolute path.</param>
    /// <param name="scratchDirectory">The folder for its temporary files.</param>
    /// <param name="workingDirectory">Where it runs.</param>
    public static string[] Environment(string synthDirectory, string scratchDirectory, string workingDirectory) =>
    [
        $"CDKTF_OUTDIR={synthDirectory}",
        $"CDK_OUTDIR={synthDirectory}",
        Context(scratchDirectory, workingDirectory),
        $"TMPDIR={scratchDirectory}",
        $"TMP={scratchDirectory}",
        $"TEMP={scratchDirectory}",

        // The value names the major versions of Node whose end-of-life banner is not wanted.
        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=14,16,18,20",
    ];

    /// <summary>Why a program may have ended with an exit code other than 0.</summary>
    public static string WhyFailed(int exitCode) => string.Format(
        CultureInfo.InvariantCulture,
        HasNode()
            ? "the program ended with exit code {0}"
            : "Node.js, which programs of CDKTF and AWS CDK run on, is not installed or not on the PATH (the program ended with exit code "
                + "{0})",
        exitCode);

    /// <summary>What is wrong where the program succeeded and synthesized nothing.</summary>
    /// <param name="manifest">The file that it should have written.</param>
    public static string WhyNothing(string manifest) =>
        $"the program ended without writing {manifest}; does it call App.Synth(), and leave the output folder to the build?";

    private static string Context(string scratchDirectory, string workingDirectory)
    {
        var context = CdkContext.Read(workingDirectory);
        if (context.Length <= MaxContextLength)
            return $"CDK_CONTEXT_JSON={context}";
        var file = Path.Combine(scratchDirectory, "context.json");
        File.WriteAllText(file, context);
        return $"CONTEXT_OVERFLOW_LOCATION_ENV={file}";
    }

    /// <summary>
    /// Whether the jsii runtime finds Node: it starts what <c>JSII_NODE</c> names, else <c>node</c> from the <c>PATH</c>.
    /// </summary>
    private static bool HasNode()
    {
        if (System.Environment.GetEnvironmentVariable("JSII_NODE") is { Length: > 0 })
            return true;
        var folders = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(folder => NodeNames.Any(name => File.Exists(Path.Combine(folder.Trim('"'), name))));
    }
}
