using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Resources;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner;

/// <summary>Checks every rule against whatever form of Terraform, or of Pulumi's own JSON, is given.</summary>
internal static class TerraformScan
{
    /// <summary>Scans files and folders.</summary>
    /// <param name="paths">
    /// Folders with a CDKTF manifest or with Terraform files, without the folders below; files of Terraform's syntaxes, each of which
    /// stands for the module it is part of; and plan, state and Pulumi files, recognised by what they hold.
    /// </param>
    /// <param name="options">What the user wants.</param>
    /// <param name="cancellationToken">Stops the scan between two inputs.</param>
    /// <returns>
    /// The reports, in the order of the inputs. A folder that another one calls as a module is judged as it is called, and not by
    /// itself. Nothing is thrown for what the input holds.
    /// </returns>
    public static IReadOnlyList<Report> Scan(IEnumerable<string> paths, ScanOptions options, CancellationToken cancellationToken)
    {
        var inputs = paths
            .Select(Recognise)
            .GroupBy(input => $"{input.Kind} {Path.GetFullPath(input.Path)}", StringComparer.Ordinal)
            .Select(same => same.First())
            .ToList();
        List<ScanInput> modules = [.. inputs.Where(input => input.Kind == InputKind.Module)];
        var folders = TerraformFolder.Load([.. modules.Select(input => input.Path)], new(options), cancellationToken);
        var roots = TerraformFolder.Roots(folders);
        var folderOf = modules.Zip(folders, (input, folder) => (input, folder)).ToDictionary(pair => pair.input, pair => pair.folder);
        var reports = new IReadOnlyList<Report>[inputs.Count];
        BoundedParallel.ForEach(
            inputs,
            (input, index) => reports[index] = folderOf.TryGetValue(input, out var folder)
                ? folder.Check(roots.Contains(folder))
                : Scan(input, options, cancellationToken),
            cancellationToken);
        // A file that several roots share is told of once.
        return [.. reports.SelectMany(list => list).Distinct()];

        ScanInput Recognise(string path)
        {
            options.BeforeReading(Path.GetFullPath(path));
            return ScanInput.Of(path);
        }
    }

    private static IReadOnlyList<Report> Scan(ScanInput input, ScanOptions options, CancellationToken cancellationToken) => input.Kind switch
    {
        InputKind.CdktfOutput => CdktfOutput.Scan(input.Path, options, cancellationToken),
        InputKind.TerraformValues => Read(input.Path, ShowJson.Read),
        InputKind.Pulumi => Read(input.Path, PulumiJson.Read),
        _ => Read(input.Path, Refuse),
    };

    private static List<Report> Read(string path, Action<JsonReader, string, List<Report>> read)
    {
        var reports = new List<Report>();
        InputFile.Read(
            path,
            stream =>
            {
                using var reader = new JsonReader(stream);
                read(reader, path, reports);
            },
            reports);
        return reports;
    }

    /// <summary>Tells what is wrong with a file that was not recognised: that it is no JSON, or that it is of another kind.</summary>
    private static void Refuse(JsonReader reader, string path, List<Report> reports)
    {
        reader.Read();
        reader.Skip();
        reader.Read();
        reports.Add(new(
            ToolRules.UnreadableInput,
            "The file is none that can be scanned: neither Terraform configuration, plan or state, nor a Pulumi preview or stack.",
            TextPlace.Whole(path)));
    }
}
