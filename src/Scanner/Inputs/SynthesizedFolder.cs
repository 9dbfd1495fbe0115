namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>A folder that a program synthesized, whichever framework it uses: the manifest tells.</summary>
internal static class SynthesizedFolder
{
    /// <summary>Checks every rule against all that the folder's manifest names.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="cancellationToken">Stops the scan between two files.</param>
    public static IReadOnlyList<Report> Scan(string directory, ScanOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return IsOfAwsCdk(directory)
            ? CdkOutput.Scan(directory, options, cancellationToken) : CdktfOutput.Scan(directory, options, cancellationToken);
    }

    /// <summary>The files that are scanned.</summary>
    public static IReadOnlyList<string> Files(string directory) => IsOfAwsCdk(directory)
        ? [.. CdkManifest.ReadTemplates(directory, ScanOptions.Default, reports: []).Select(template => template.File)]
        : CdktfManifest.ReadStackFiles(directory, ScanOptions.Default, reports: []);

    /// <summary>Whether AWS CDK made the folder.</summary>
    public static bool IsOfAwsCdk(string directory) =>
        InputRecognition.Of(Path.Combine(directory, CdktfManifest.FileName)).Kind == InputKind.CdkOutput;
}
