using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A folder of Terraform files that was given to a scan.</summary>
internal sealed class TerraformFolder
{
    private readonly List<Report> _reports;
    private readonly ModuleLoader _loader;
    private readonly ModuleConfig _config;
    private readonly IReadOnlyDictionary<string, ConfigAttribute> _values;

    private TerraformFolder(ModuleLoader loader, ModuleConfig config, IReadOnlyDictionary<string, ConfigAttribute> values, List<Report> reports) =>
        (_loader, _config, _values, _reports) = (loader, config, values, reports);

    /// <summary>Reads the files of folders, all of them at the same time.</summary>
    public static IReadOnlyList<TerraformFolder> Load(IReadOnlyList<string> directories, TerraformFiles files, CancellationToken cancellationToken)
    {
        List<Listing> listings = [.. directories.Select(directory => Listing.Of(directory, files))];
        List<string> paths = [.. listings.SelectMany(listing => listing.Paths)];
        BoundedParallel.ForEach(paths, (path, _) => files.Read(path), cancellationToken);
        return [.. listings.Select(listing => listing.Load())];
    }

    /// <summary>Reads one file as a module of its own.</summary>
    public static TerraformFolder LoadFile(string path, TerraformFiles files)
    {
        var reports = new List<Report>();
        var loader = new ModuleLoader(reports, files);
        var config = loader.Load(Path.GetDirectoryName(Path.GetFullPath(path))!, [path]);
        return new(loader, config, new Dictionary<string, ConfigAttribute>(), reports);
    }

    /// <summary>Those folders that none of the others calls; of folders that call each other in a circle, the first.</summary>
    public static IReadOnlyCollection<TerraformFolder> Roots(IReadOnlyList<TerraformFolder> folders)
    {
        var byDirectory = new Dictionary<string, TerraformFolder>(StringComparer.Ordinal);
        foreach (var folder in folders)
            byDirectory[folder._config.Directory] = folder;
        var calls = folders.ToDictionary(
            folder => folder,
            folder => folder._config.CalledDirectories().Where(byDirectory.ContainsKey).Select(directory => byDirectory[directory]).ToList());

        var called = new HashSet<TerraformFolder>(calls.SelectMany(call => call.Value.Where(callee => callee != call.Key)));
        var roots = new HashSet<TerraformFolder>();
        var reached = new HashSet<TerraformFolder>();
        foreach (var folder in folders.Where(folder => !called.Contains(folder)).Concat(folders))
        {
            if (Reach(folder))
                roots.Add(folder);
        }

        return roots;

        bool Reach(TerraformFolder start)
        {
            if (!reached.Add(start))
                return false;
            var waiting = new Stack<TerraformFolder>([start]);
            while (waiting.Count > 0)
            {
                foreach (var callee in calls[waiting.Pop()].Where(reached.Add))
                    waiting.Push(callee);
            }

            return true;
        }
    }

    /// <summary>What is wrong with the files and, for a root, with the resources.</summary>
    public IReadOnlyList<Report> Check(bool isRoot)
    {
        if (isRoot)
            new ResourceJudge(_loader, _reports).Judge(ModuleInstance.Root(_config, _loader, _values));
        return _reports;
    }

    /// <summary>A folder whose files are known, and not read yet.</summary>
    private sealed record Listing(string Directory, IReadOnlyList<string> Paths, ModuleLoader Loader, List<Report> Reports)
    {
        public static Listing Of(string directory, TerraformFiles files)
        {
            var reports = new List<Report>();
            var loader = new ModuleLoader(reports, files);
            return new(directory, [.. loader.ListConfigFiles(directory)], loader, reports);
        }

        public TerraformFolder Load() => new(Loader, Loader.Load(Directory), Loader.LoadVariableValues(Directory), Reports);
    }
}
