using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Reads the files of modules; each once, however often a module is called.</summary>
internal sealed class ModuleLoader(List<Report> reports, TerraformFiles files)
{
    private static readonly string[] ValueFileExtensions = [".tfvars", ".tfvars.json"];

    private readonly Dictionary<string, ModuleConfig> _modules = new(StringComparer.Ordinal);
    private readonly List<TerraformFile> _nativeFiles = [];
    private readonly Dictionary<string, FolderListing> _listings = new(StringComparer.Ordinal);

    private readonly Dictionary<string, InitModules> _fetched = new(StringComparer.Ordinal);
    private readonly HashSet<Report> _reported = [];
    private Dictionary<string, HclFile>? _nativeByPath;
    private IReadOnlyList<ConfigBlock>? _lockFile;

    public ScanOptions Options => files.Options;

    /// <summary>What is left of the work that may be put into the root module and what it calls.</summary>
    public EvaluationBudget Budget { get; } = new();

    /// <summary>Whether everything that was to be read could be understood.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The file of the native syntax at a path, if it was read.</summary>
    public HclFile? NativeFile(string path)
    {
        if (_nativeByPath is null)
        {
            _nativeByPath = new(StringComparer.Ordinal);
            foreach (var file in _nativeFiles)
                _nativeByPath[file.Path] = file.Native!;
        }

        return _nativeByPath.TryGetValue(path, out var native) ? native : null;
    }

    /// <summary>The module of all files in a directory.</summary>
    public ModuleConfig Load(string directory)
    {
        var key = KeyOf(directory);
        if (_modules.TryGetValue(key, out var known))
            return known;
        var chosen = List(directory).Module;
        var module = Load(key, chosen.Paths);
        if (Options.Tool == TerraformTool.Auto && chosen.OfOpenTofu is { } path)
            reports.Add(new(ToolRules.OpenTofuFolder, ToolRules.OpenTofuFolder.MessageFormat, TextPlace.Whole(path)));
        _modules.Add(key, module);
        return module;
    }

    /// <summary>The files of the module in a directory, as far as they can be listed.</summary>
    public IReadOnlyList<string> ListConfigFiles(string directory) => List(directory).Module.Paths;

    /// <summary>The module of all files in a directory, where there is such a directory.</summary>
    public ModuleConfig? Find(string directory)
    {
        if (_modules.TryGetValue(KeyOf(directory), out var known))
            return known;
        Options.BeforeReading(Path.GetFullPath(directory));
        return Directory.Exists(directory) ? Load(directory) : null;
    }

    /// <summary>The module of some files.</summary>
    /// <param name="directory">Where local modules that it calls are looked for.</param>
    /// <param name="paths">The files.</param>
    public ModuleConfig Load(string directory, IEnumerable<string> paths)
    {
        var module = new ModuleConfig(directory, Options.Rules, Report);
        var sorted = paths.ToList();
        var hasOverrides = sorted.Count > 0 && ModuleFiles.IsOverride(sorted[sorted.Count - 1]);
        foreach (var file in sorted.Select(files.Read))
        {
            Take(file);
            var isOverride = hasOverrides && ModuleFiles.IsOverride(file.Path);
            // What is overridden has to be at hand.
            var resources = hasOverrides && file.Index is not null ? module.ReadAll(file.Index) : [];
            if (!hasOverrides && file.Index is not null)
                module.Add(file.Index);
            foreach (var block in file.Blocks.Concat(resources))
            {
                if (isOverride)
                    module.Override(block);
                else
                    module.Add(block);
            }
        }

        return module;
    }

    /// <summary>
    /// The values that Terraform takes for variables without being asked to, from the files in the root module's directory.
    /// </summary>
    public Dictionary<string, ConfigAttribute> LoadVariableValues(string directory)
    {
        var values = new Dictionary<string, ConfigAttribute>(StringComparer.Ordinal);
        foreach (var file in ListValueFiles(directory).Select(files.ReadValues))
        {
            Take(file);
            foreach (var value in file.Values)
                values[value.Name] = value;
        }

        return values;
    }

    /// <summary>The files with those values, the one that counts most last.</summary>
    public IReadOnlyList<string> ListValueFiles(string directory)
    {
        var all = List(directory).Files.Where(file => TerraformFile.HasExtension(file, ValueFileExtensions)).ToList();
        all.Sort(string.CompareOrdinal);
        return all.Count == 0 ? all : [.. all.Where(IsNamedAsDefault), .. all.Where(IsAutomatic)];
    }

    /// <summary>
    /// The variables of a root module that have values in files which Terraform loads only when it is told to, with <c>-var-file</c>: other
    /// <c>*.tfvars</c> beside the module, or in a folder below that holds no module.
    /// </summary>
    public IReadOnlyCollection<string> VariablesInOtherFiles(ModuleConfig root)
    {
        if (!root.Blocks("variable").Any())
            return [];
        var names = ValueFiles(root.Directory)
            .Concat(Folders(root.Directory).SelectMany(ValueFiles))
            .SelectMany(file => files.ReadValues(file).Values)
            .Select(value => value.Name);
        return new HashSet<string>(names, StringComparer.Ordinal);
    }

    // What cannot be listed there Terraform would not look at either.
    private IEnumerable<string> ValueFiles(string directory) => files.List(directory).All.Where(IsOtherValueFile);

    private IEnumerable<string> Folders(string directory) =>
        files.List(directory).Folders.Where(folder => !files.List(folder).All.Any(ModuleFiles.IsConfigFile));

    private static bool IsOtherValueFile(string file) =>
        TerraformFile.HasExtension(file, ValueFileExtensions)
        && !IsAutomatic(file)
        && !IsNamedAsDefault(file);

    private static bool IsAutomatic(string file) =>
        TerraformFile.HasExtension(file, ".auto.tfvars") || TerraformFile.HasExtension(file, ".auto.tfvars.json");

    private static bool IsNamedAsDefault(string file) => Path.GetFileName(file) is "terraform.tfvars" or "terraform.tfvars.json";

    /// <summary>
    /// The blocks of the lock file in the root module's directory; none where there is no such file, or it cannot be read.
    /// </summary>
    public IReadOnlyList<ConfigBlock> LockFile(string directory)
    {
        if (_lockFile is not null)
            return _lockFile;
        var path = Path.Combine(directory, ".terraform.lock.hcl");
        Options.BeforeReading(Path.GetFullPath(path));
        // What is wrong with it is for Terraform to say.
        return _lockFile = File.Exists(path) ? files.ReadWhole(path).Blocks : [];
    }

    /// <summary>The modules that were fetched for a root module.</summary>
    /// <param name="directory">The root module's directory.</param>
    public InitModules FetchedModules(string directory)
    {
        if (!_fetched.TryGetValue(directory, out var modules))
            _fetched[directory] = modules = InitModules.Read(directory, Options);
        return modules;
    }

    /// <summary>The blocks of files that are not those of a module.</summary>
    /// <param name="directory">Where the files are.</param>
    /// <param name="isWanted">Which of them count.</param>
    public IReadOnlyList<ConfigBlock> ReadBlocks(string directory, Func<string, bool> isWanted)
    {
        var blocks = new List<ConfigBlock>();
        foreach (var file in FilesLike(directory, isWanted).OrderBy(file => file, StringComparer.Ordinal).Select(files.ReadWhole))
        {
            Take(file);
            blocks.AddRange(file.Blocks);
        }

        return blocks;
    }

    /// <summary>The files in a directory that count.</summary>
    public IEnumerable<string> FilesLike(string directory, Func<string, bool> isWanted) => List(directory).Files.Where(isWanted);

    /// <summary>Says that what is read is not all that there is.</summary>
    public void MarkIncomplete() => IsComplete = false;

    private void Take(TerraformFile file)
    {
        Report(file.Reports);
        if (file.Native is null)
            return;
        _nativeFiles.Add(file);
        _nativeByPath = null;
    }

    private void Report(IReadOnlyList<Report> news)
    {
        if (news.Count == 0)
            return;
        IsComplete = false;
        // What is read a second time is reported once.
        reports.AddRange(news.Where(_reported.Add));
    }

    private static string KeyOf(string directory) => Path.GetFullPath(directory).TrimEnd('/', '\\');

    private FolderListing List(string directory)
    {
        var key = Path.GetFullPath(directory);
        if (_listings.TryGetValue(key, out var known))
            return known;
        var listing = files.List(directory);
        _listings.Add(key, listing);
        if (listing.Problem is not { } problem)
            return listing;
        reports.Add(InputFile.Report(problem, directory));
        IsComplete = false;
        return listing;
    }
}
