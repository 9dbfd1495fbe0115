using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>
/// Leads what is found in plans and states to the configuration that they come from: the one beside the file, or else the only one of the
/// scan that has the resource. That one may be another stack's with a resource of the same address, so it tells the place only: its notes
/// hide nothing of the plan, and what is found in both is reported of both.
/// </summary>
/// <param name="named">The configurations of the scan that nothing calls, by their directories.</param>
/// <param name="options">What the user wants.</param>
internal sealed class ConfigurationPlaces(IReadOnlyList<(string Directory, TerraformFolder Folder)> named, ScanOptions options)
{
    private readonly Dictionary<string, TerraformFolder?> _beside = new(StringComparer.Ordinal);

    /// <summary>What is found in a plan or state, each at its block where that is known, and what is to be said of notes on blocks.</summary>
    /// <param name="found">What is found.</param>
    /// <param name="file">The plan or state.</param>
    /// <param name="ofConfigurations">What is found in the configurations; what both have is said there.</param>
    public IReadOnlyList<Report> Lead(IReadOnlyList<Report> found, string file, IReadOnlyList<IList<Report>> ofConfigurations)
    {
        var led = new List<Report>();
        foreach (var report in found)
        {
            if (report.Address is not { } address || FolderOf(address, file) is not var (folder, isBeside))
            {
                led.Add(report);
                continue;
            }

            var located = folder.Locate(report, isBeside ? led : null);
            if (!isBeside || !IsSaid(located, ofConfigurations))
                led.Add(located);
        }

        return led;
    }

    private static bool IsSaid(Report located, IReadOnlyList<IList<Report>> ofConfigurations)
    {
        foreach (var list in ofConfigurations)
        {
            for (var index = 0; index < list.Count; index++)
            {
                var said = list[index];
                if (said.Rule != located.Rule || said.Address is not { } address || said.Place.Path != located.Place.Path
                    || InstanceAddress.WithoutKeys(address) != InstanceAddress.WithoutKeys(located.Address!))
                    continue;
                list[index] = said with { Related = [.. said.Related, new("seen here, too", located.FoundAt)] };
                return true;
            }
        }

        return false;
    }

    private (TerraformFolder Folder, bool IsBeside)? FolderOf(string address, string file)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (BesideOrNull(directory) is { } beside && beside.Has(address))
            return (beside, true);
        var having = named.Where(each => each.Folder.Has(address)).Take(2).ToList();
        return having is [var only] ? (only.Folder, false) : null;
    }

    private TerraformFolder? BesideOrNull(string directory)
    {
        if (!_beside.TryGetValue(directory, out var folder))
            _beside.Add(directory, folder = named.FirstOrDefault(each => each.Directory == directory).Folder ?? Load(directory));
        return folder;
    }

    private TerraformFolder? Load(string directory)
    {
        try
        {
            return Directory.EnumerateFiles(directory).Any(ModuleFiles.IsConfigFile)
                ? TerraformFolder.Load([new(InputKind.Module, directory)], new(options), CancellationToken.None)[0] : null;
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            return null;
        }
    }
}
