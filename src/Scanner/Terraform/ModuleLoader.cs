using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Reads the files of modules; each once, however often a module is called.</summary>
internal sealed class ModuleLoader(List<Report> reports, TerraformFiles files)
{
    private readonly Dictionary<string, ModuleConfig> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HclFile> _nativeFiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _listings = new(StringComparer.Ordinal);

    private readonly HashSet<Report> _told = [];

    private IReadOnlyList<ConfigBlock>? _lockFile;

    public ScanOptions Options => files.Options;

    /// <summary>What is left of the work that may be put into the root module and what it calls.</summary>
    public EvaluationBudget Budget { get; } = new();

    /// <summary>Whether everything that was to be read could be understood.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The file of the native syntax at a path, if it was read.</summary>
    public HclFile? NativeFile(string path) => _nativeFiles.TryGetValue(path, out var file) ? file : null;

    /// <summary>Whether a file is part of a module, going by its name.</summary>
    public static bool IsConfigFile(string path) =>
        TerraformFile.HasExtension(path, ".tf") || TerraformFile.HasExtension(path, ".tf.json");

    /// <summary>The module of all files in a directory.</summary>
    public ModuleConfig Load(string directory)
    {
        var key = Path.GetFullPath(directory).TrimEnd('/', '\\');
        if (_modules.TryGetValue(key, out var known))
            return known;
        var module = Load(key, ListConfigFiles(directory));
        _modules.Add(key, module);
        return module;
    }

    /// <summary>The files of the module in a directory, as far as they can be listed.</summary>
    public IEnumerable<string> ListConfigFiles(string directory) => Files(directory).Where(IsConfigFile);

    /// <summary>The module of all files in a directory, where there is such a directory.</summary>
    public ModuleConfig? Find(string directory)
    {
        Options.BeforeReading(Path.GetFullPath(directory));
        return Directory.Exists(directory) ? Load(directory) : null;
    }

    /// <summary>The module of some files.</summary>
    /// <param name="directory">Where local modules that it calls are looked for.</param>
    /// <param name="paths">The files.</param>
    public ModuleConfig Load(string directory, IEnumerable<string> paths)
    {
        var module = new ModuleConfig(directory, Tell);
        var sorted = paths.ToList();
        sorted.Sort(InOrder);
        var hasOverrides = sorted.Count > 0 && IsOverride(sorted[sorted.Count - 1]);
        foreach (var file in sorted.Select(files.Read))
        {
            Take(file);
            // What is overridden has to be at hand.
            var resources = hasOverrides && file.Index is not null ? module.ReadAll(file.Index) : [];
            if (!hasOverrides && file.Index is not null)
                module.Add(file.Index);
            foreach (var block in file.Blocks.Concat(resources))
            {
                if (IsOverride(file.Path))
                    module.Override(block);
                else
                    module.Add(block);
            }
        }

        return module;
    }

    /// <summary>The values that Terraform takes for variables without being told to, from the files in the root module's directory.</summary>
    public IReadOnlyDictionary<string, ConfigAttribute> LoadVariableValues(string directory)
    {
        var listed = Files(directory);
        var values = new Dictionary<string, ConfigAttribute>(StringComparer.Ordinal);
        var named = listed.Where(file => Path.GetFileName(file) is "terraform.tfvars" or "terraform.tfvars.json").OrderBy(file => file, StringComparer.Ordinal);
        var automatic = listed
            .Where(file => TerraformFile.HasExtension(file, ".auto.tfvars") || TerraformFile.HasExtension(file, ".auto.tfvars.json"))
            .OrderBy(file => file, StringComparer.Ordinal);
        foreach (var file in named.Concat(automatic).Select(files.ReadValues))
        {
            Take(file);
            foreach (var value in file.Values)
                values[value.Name] = value;
        }

        return values;
    }

    /// <summary>The blocks of the lock file in the root module's directory; none where there is no such file, or it cannot be read.</summary>
    public IReadOnlyList<ConfigBlock> LockFile(string directory)
    {
        if (_lockFile is not null)
            return _lockFile;
        var path = Path.Combine(directory, ".terraform.lock.hcl");
        Options.BeforeReading(Path.GetFullPath(path));
        return _lockFile = File.Exists(path) ? TerraformFile.ReadBlocks(path).Blocks : [];
    }

    private void Take(TerraformFile file)
    {
        Tell(file.Reports);
        if (file.Native is not null)
            _nativeFiles[file.Path] = file.Native;
    }

    private void Tell(IReadOnlyList<Report> news)
    {
        IsComplete &= news.Count == 0;
        // What is read a second time is told of once.
        reports.AddRange(news.Where(_told.Add));
    }

    /// <summary>Files that override others come last.</summary>
    private static int InOrder(string left, string right) =>
        IsOverride(left) == IsOverride(right) ? string.CompareOrdinal(left, right) : IsOverride(left) ? 1 : -1;

    private static bool IsOverride(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        name = TerraformFile.HasExtension(path, ".json") ? Path.GetFileNameWithoutExtension(name) : name;
        return name == "override" || name.EndsWith("_override", StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Files(string directory)
    {
        var key = Path.GetFullPath(directory);
        return _listings.TryGetValue(key, out var known) ? known : _listings[key] = List(directory);
    }

    private IReadOnlyList<string> List(string directory)
    {
        Options.BeforeReading(Path.GetFullPath(directory));
        try
        {
            // Editors' backups and hidden files are not Terraform's.
            return [.. Directory.GetFiles(directory).Where(file => Path.GetFileName(file) is not ['.' or '#', ..] and not [.., '~'])];
        }
        catch (Exception exception) when (InputFile.IsFileTrouble(exception))
        {
            reports.Add(InputFile.Report(exception, directory));
            IsComplete = false;
            return [];
        }
    }
}
