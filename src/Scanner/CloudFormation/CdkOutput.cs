namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>What an AWS CDK program synthesizes: a folder with a manifest and a template for each stack.</summary>
internal static class CdkOutput
{
    /// <summary>Checks every rule against every template that the folder's manifest names.</summary>
    /// <param name="directory">The folder, such as <c>cdk.out</c>.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="cancellationToken">Stops the scan between two files.</param>
    /// <returns>The reports, in the order of the manifest and of the files; nothing is thrown for what the input holds.</returns>
    public static IReadOnlyList<Report> Scan(string directory, ScanOptions options, CancellationToken cancellationToken)
    {
        var reports = new List<Report>();
        foreach (var template in CdkManifest.ReadTemplates(directory, options, reports))
        {
            cancellationToken.ThrowIfCancellationRequested();
            reports.AddRange(TemplateFile.Scan(template.File, id => template.Constructs.Of(id, template), options));
        }

        return reports;
    }
}
