using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What was given to a scan and makes resources: a folder of Terraform files, a stack, or a unit of Terragrunt.</summary>
internal sealed class TerraformFolder
{
    private readonly List<Report> _reports;
    private readonly ModuleLoader _loader;
    private readonly IReadOnlyList<ModuleInstance> _roots;
    private readonly bool _isModule;

    /// <param name="loader">Has read it.</param>
    /// <param name="roots">The modules that nothing else calls.</param>
    /// <param name="reports">What is wrong with its files.</param>
    /// <param name="deployed">The directories of modules that it deploys as roots; <see langword="null"/> where it is that module.</param>
    private TerraformFolder(
        ModuleLoader loader, IReadOnlyList<ModuleInstance> roots, List<Report> reports, IReadOnlyList<string>? deployed)
    {
        (_loader, _roots, _reports, _isModule) = (loader, roots, reports, deployed is null);
        FindCalls(deployed);
    }

    /// <summary>The directories of the modules that it calls, as far as they can be determined without a caller.</summary>
    public IReadOnlyCollection<string> Calls { get; private set; } = [];

    /// <summary>The calls of which the module cannot be determined.</summary>
    public IReadOnlyList<UnreadCall> UnreadCalls { get; private set; } = [];

    /// <summary>Its module, where another one can call it.</summary>
    public ModuleConfig? Module => _isModule ? _roots[0].Config : null;

    /// <summary>Whether anything of it was at hand.</summary>
    public bool IsUnderstood { get; private init; } = true;

    /// <summary>Reads the files of folders, all of them at the same time.</summary>
    public static IReadOnlyList<TerraformFolder> Load(
        IReadOnlyList<ScanInput> inputs,
        TerraformFiles files,
        CancellationToken cancellationToken)
    {
        var listings = new Listing[inputs.Count];
        BoundedParallel.ForEach(inputs, (input, index) => listings[index] = Listing.Of(input, files), cancellationToken);
        // Of folders that are given, each file is shown by the path that was given, whoever asks for it later.
        List<NamedFile> paths = [.. listings.SelectMany(listing =>
            listing.Paths.Select(path => new NamedFile(path, HoldsValues: false))
                .Concat(listing.ValuePaths.Select(path => new NamedFile(path, HoldsValues: true))))];
        BoundedParallel.ForEach(
            paths,
            (file, _) =>
            {
                if (file.HoldsValues)
                    files.ReadValues(file.Path);
                else
                    files.Read(file.Path);
            },
            cancellationToken);
        var folders = new TerraformFolder[inputs.Count];
        BoundedParallel.ForEach(listings, (listing, index) => folders[index] = listing.Load(), cancellationToken);
        return folders;
    }

    /// <summary>Reads one file as a module of its own.</summary>
    public static TerraformFolder LoadFile(string path, TerraformFiles files)
    {
        var reports = new List<Report>();
        var loader = new ModuleLoader(reports, files);
        var config = loader.Load(Path.GetDirectoryName(Path.GetFullPath(path))!, [path]);
        return new(loader, [ModuleInstance.CreateRoot(config, loader, ModuleInputs.None)], reports, deployed: null);
    }

    /// <summary>What is wrong with the files and, for a root, with the resources.</summary>
    /// <param name="isRoot">Whether nothing calls it.</param>
    /// <param name="callers">The calls of other folders of which the module cannot be determined.</param>
    public IReadOnlyList<Report> Check(bool isRoot, IReadOnlyList<UnreadCall> callers)
    {
        foreach (var root in isRoot ? _roots : [])
        {
            new ResourceJudge(_loader, _reports).Judge(
                _isModule && InputsOf(root, callers) is var inputs && inputs != root.Inputs
                    ? ModuleInstance.CreateRoot(root.Config, _loader, inputs)
                    : root);
        }

        return _reports;
    }

    /// <summary>Whether it makes a resource of this address, with or without the keys of instances.</summary>
    public bool Has(string address) => Find(address) is not null;

    /// <summary>What was found in a plan or state, at the block that makes the resource, and let pass where a note there says so.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="notes">Where it is reported what is wrong with notes; <see langword="null"/> where notes do not count.</param>
    public Report Locate(Report report, List<Report>? notes)
    {
        if (Find(report.Address!) is not var (block, module))
            return report;
        var seen = report.Place;
        return report with
        {
            Message = $"{report.Message} (seen in {SafeText.Of(Path.GetFileName(seen.Path))}({seen.Line},{seen.Column}))",
            Place = BlockPlaces.Of(report.Attributes, block),
            Synthesized = seen,
            Related = [new("seen here", seen), .. ResourceJudge.Calls(module), .. report.Related],
            Suppression = report.Suppression ?? (notes is null ? null : Suppressions.Find(report.Rule, block, _loader, notes)),
        };
    }

    private (ConfigBlock Block, ModuleInstance Module)? Find(string address)
    {
        var parts = InstanceAddress.WithoutKeys(address).Split('.');
        foreach (var root in _roots)
        {
            var (module, index) = (root, 0);
            for (; module is not null && index + 1 < parts.Length && parts[index] == "module"; index += 2)
                module = ChildOf(module, parts[index + 1]);
            if (module is not null
                && parts.Length == index + 2
                && module.Config.Find("resource", parts[index], parts[index + 1]) is { } block)
                return (block, module);
        }

        return null;
    }

    private static ModuleInstance? ChildOf(ModuleInstance module, string name) =>
        module.Config.Calls.FirstOrDefault(call => call.Labels[0] == name) is { } call && module.Children(call) is [var child, ..]
            ? child : null;

    private ModuleInputs InputsOf(ModuleInstance root, IReadOnlyList<UnreadCall> callers)
    {
        if (callers.FirstOrDefault(call => call.MayMean(root.Config)) is { } caller)
        {
            var place = $"{caller.Place.Path}:{caller.Place.Line}";
            _loader.Options.Detail($"what the variables of {root.Config.Directory} are given is not known: {place} may call it");
            return new() { AreIncomplete = true };
        }

        var named = _loader.VariablesInOtherFiles(root.Config);
        foreach (var name in named)
        {
            _loader.Options.Detail(
                $"the value of the variable {name} of {root.Config.Directory} is not known: a file that is not loaded by itself has one");
        }

        return named.Count == 0 ? root.Inputs : root.Inputs with { Unknown = named };
    }

    private void FindCalls(IReadOnlyList<string>? deployed)
    {
        var calls = new HashSet<string>(deployed ?? [], StringComparer.Ordinal);
        var unread = new List<UnreadCall>();
        foreach (var root in _roots)
        {
            foreach (var call in root.Config.Calls)
            {
                if (root.DirectoryOf(call) is { } directory)
                    calls.Add(directory);
                if (!IsFixed(call) && Unread(call, root) is { } other)
                    unread.Add(other);
            }
        }

        (Calls, UnreadCalls) = (calls, unread);
    }

    private static bool IsFixed(ConfigBlock call) =>
        !call.Body.Attributes.TryGetValue("source", out var source) || source.Value is LiteralExpression;

    // Whoever calls this module may give it other values, and it another module with those.
    private UnreadCall? Unread(ConfigBlock call, ModuleInstance root)
    {
        var asCalled = _isModule ? ModuleInstance.CreateRoot(root.Config, _loader, new() { AreIncomplete = true }) : root;
        var source = ModuleSource.Evaluate(call, asCalled, _loader.Budget);
        return source is TerraformValue.Text { Constant: not null }
            ? null
            : UnreadCall.Of(
                source,
                root.Config.Directory,
                [.. call.Type == StackReader.Component ? [] : ConfigGraph.Arguments(call)],
                call.Place);
    }

    /// <summary>A file to read.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="HoldsValues">Whether it is of values of variables, and not of blocks.</param>
    private sealed record NamedFile(string Path, bool HoldsValues);

    /// <summary>An input whose files are known, and not read yet.</summary>
    private sealed record Listing(
        ScanInput Input,
        IReadOnlyList<string> Paths,
        IReadOnlyList<string> ValuePaths,
        ModuleLoader Loader,
        List<Report> Reports,
        TerraformFiles Files)
    {
        public static Listing Of(ScanInput input, TerraformFiles files)
        {
            var reports = new List<Report>();
            var loader = new ModuleLoader(reports, files);
            return input.Kind == InputKind.Module
                ? new(input, loader.ListConfigFiles(input.Path), loader.ListValueFiles(input.Path), loader, reports, files)
                : new(input, [], [], loader, reports, files);
        }

        public TerraformFolder Load() => Input.Kind switch
        {
            InputKind.Stack => LoadStack(),
            InputKind.TerragruntUnit => LoadUnits([TerragruntUnit.Read(Input.Path, Files)], []),
            InputKind.TerragruntStack => LoadGenerated(),
            _ => LoadModule(),
        };

        private TerraformFolder LoadModule()
        {
            var inputs = new ModuleInputs { Written = Loader.LoadVariableValues(Input.Path) };
            var root = ModuleInstance.CreateRoot(Loader.Load(Input.Path), Loader, inputs);
            return new(Loader, [root], Reports, deployed: null) { IsUnderstood = Paths.Count > 0 };
        }

        private TerraformFolder LoadStack()
        {
            var (config, deployments) = StackReader.Load(Input.Path, Loader);
            List<ModuleInstance> roots = [.. deployments.Select(inputs => ModuleInstance.CreateRoot(config, Loader, inputs))];
            var isAtHand = config.Calls.Any(call => roots[0].DirectoryOf(call) is { } directory && Directory.Exists(directory));
            var folder = new TerraformFolder(Loader, roots, Reports, deployed: []) { IsUnderstood = isAtHand };
            folder.UnreadCalls = [.. folder.UnreadCalls, .. Loader.FilesLike(Input.Path, StackReader.IsUnread).Select(UnreadCall.OfFile)];
            return folder;
        }

        private TerraformFolder LoadGenerated()
        {
            var stack = TerragruntStack.Read(Input.Path, Files);
            Reports.AddRange(stack.Reports);
            return LoadUnits(stack.Units, stack.Unread);
        }

        private TerraformFolder LoadUnits(IReadOnlyList<TerragruntUnit> units, IReadOnlyList<UnreadCall> others)
        {
            var roots = new List<ModuleInstance>();
            var unread = new List<UnreadCall>(others);
            foreach (var unit in units)
            {
                Reports.AddRange(unit.Reports);
                var directory = unit.ModuleDirectory();
                if (directory is not null && Loader.Find(directory) is { } module && Loader.ListConfigFiles(directory).Count > 0)
                    roots.Add(Deployed(unit, module));
                else if (Unread(unit, directory) is { } call)
                    unread.Add(call);
            }

            return new(Loader, roots, Reports, [.. roots.Select(root => root.Config.Directory)])
            {
                IsUnderstood = roots.Count > 0,
                UnreadCalls = unread,
            };
        }

        private ModuleInstance Deployed(TerragruntUnit unit, ModuleConfig module)
        {
            if (unit.GeneratesResources)
                Loader.MarkIncomplete();
            // Terragrunt copies what lies beside its file into the module.
            var isOther = module.Directory != unit.SourceDirectory;
            var written = (isOther ? Loader.LoadVariableValues(module.Directory) : [])
                .Concat(Loader.LoadVariableValues(unit.SourceDirectory))
                .GroupBy(value => value.Key, StringComparer.Ordinal)
                .ToDictionary(values => values.Key, values => values.Last().Value, StringComparer.Ordinal);
            var inputs = isOther && Loader.ListConfigFiles(unit.SourceDirectory).Count > 0
                ? new() { AreIncomplete = true }
                : unit.Inputs with { Written = written };
            return ModuleInstance.CreateRoot(module, Loader, inputs);
        }

        private UnreadCall? Unread(TerragruntUnit unit, string? directory)
        {
            Loader.Options.Detail($"the module of {unit.Place.Path} is not at hand, or it cannot be determined which one it is");
            if (directory is null && unit.IsBroken)
                return UnreadCall.OfAny(unit.Place);
            return directory is null && unit.Source is { } source and not TerraformValue.Text { Constant: not null }
                ? UnreadCall.Of(source, unit.Directory, [.. source is TerraformValue.Text ? [] : unit.Inputs.Values.Keys], unit.Place)
                : null;
        }
    }
}
