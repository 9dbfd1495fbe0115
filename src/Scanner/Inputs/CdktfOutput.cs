using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>What a CDKTF or CDK Terrain program synthesizes: a folder with a manifest and a Terraform JSON file for each stack.</summary>
internal static class CdktfOutput
{
    /// <summary>Checks every rule against every stack that the folder's manifest names.</summary>
    /// <param name="directory">The folder, such as <c>cdktf.out</c>.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="cancellationToken">Stops the scan between two files.</param>
    /// <returns>The reports, in the order of the manifest and of the files; nothing is thrown for what the input holds.</returns>
    public static IReadOnlyList<Report> Scan(string directory, ScanOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        options.BeforeReading(Path.GetFullPath(Path.Combine(directory, CdktfManifest.FileName)));
        if (!File.Exists(Path.Combine(directory, CdktfManifest.FileName)))
            return [new(ToolRules.UnreadableInput, "The synthesized folder has no manifest.json.",
                TextPlace.Whole(Path.Combine(directory, CdktfManifest.FileName)))];

        var reports = new List<Report>();
        // A stack, and what had been said of the manifest before it was named.
        List<(string File, int ReportsBefore)> stacks =
            [.. CdktfManifest.ReadStackFiles(directory, options, reports).Select(file => (file, reports.Count))];
        var files = new TerraformFiles(options);
        var found = new IReadOnlyList<Report>[stacks.Count];
        BoundedParallel.ForEach(
            stacks,
            (stack, index) => found[index] = TerraformFolder.LoadFile(stack.File, files).Check(isRoot: true, callers: []),
            cancellationToken);
        for (var index = stacks.Count - 1; index >= 0; index--)
            reports.InsertRange(stacks[index].ReportsBefore, found[index]);
        return reports;
    }
}
