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

    /// <summary>Reads the files of a folder.</summary>
    public static TerraformFolder Load(string path, ScanOptions options)
    {
        var reports = new List<Report>();
        var loader = new ModuleLoader(reports, options);
        return new(loader, loader.Load(path), loader.LoadVariableValues(path), reports);
    }

    /// <summary>Reads one file as a module of its own.</summary>
    public static TerraformFolder LoadFile(string path, ScanOptions options)
    {
        var reports = new List<Report>();
        var loader = new ModuleLoader(reports, options);
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
}
