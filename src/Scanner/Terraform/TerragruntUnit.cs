using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A unit of Terragrunt: a <c>terragrunt.hcl</c> that deploys a module, merged with what it includes.</summary>
internal sealed class TerragruntUnit
{
    private readonly TerragruntFile _file;

    /// <summary>The files that count, those that are included first.</summary>
    private readonly List<TerragruntFile> _files = [];
    private readonly bool _isIncomplete;
    private readonly bool _isOverridden;

    /// <param name="file">Its file.</param>
    public TerragruntUnit(TerragruntFile file)
    {
        _file = file;
        foreach (var include in file.Includes)
        {
            if (include.File is null)
                _isIncomplete = true;
            else if (include.Strategy != "no_merge")
                _files.Add(include.File);
        }

        _files.Add(file);
        _isIncomplete |= IsBroken;
        _isOverridden = _files
            .SelectMany(Terraform)
            .SelectMany(each => each.Block.Body.Blocks.Select(nested => (each.File, nested)))
            .Any(each => MayOverride(each.File, each.nested));
        Source = FindSource();
        Inputs = FindInputs();
    }

    /// <summary>Where the unit is written.</summary>
    public TextPlace Place => TextPlace.Whole(_file.Address);

    /// <summary>Where its paths start.</summary>
    public string Directory => _file.UnitDirectory;

    /// <summary>Where its files are.</summary>
    public string SourceDirectory => _file.Unit.Source;

    /// <summary>Whether a part of its files could not be read.</summary>
    public bool IsBroken => _files.Any(file => file.File.Body is null || file.File.Reports.Count > 0);

    /// <summary>What is wrong with the files.</summary>
    public IEnumerable<Report> Reports => _files.SelectMany(file => file.File.Reports);

    /// <summary>The source of the module; <see langword="null"/> where none is written: the module lies beside the file.</summary>
    public TerraformValue? Source { get; }

    /// <summary>What the module's variables are given.</summary>
    public ModuleInputs Inputs { get; }

    /// <summary>Whether the unit may write files into the module that hold more than settings of providers and of the state.</summary>
    public bool GeneratesResources => _files.Any(file =>
        file.File.Body?.Attributes.ContainsKey("generate") == true
        || file.File.Blocks.Where(block => block.Type == "generate").Any(block => MayHoldResources(file, block)));

    /// <summary>Reads a unit and what it includes.</summary>
    public static TerragruntUnit Read(string path, TerraformFiles files) =>
        new(TerragruntFile.OfUnit(path, Path.GetDirectoryName(Path.GetFullPath(path))!, values: null, files, new EvaluationBudget()));

    /// <summary>The directory of the module, where it is a local one.</summary>
    public string? ModuleDirectory()
    {
        if (Source is null)
            return _isIncomplete ? null : SourceDirectory;
        return Source is TerraformValue.Text { Constant: { } source } && (ModuleSource.IsLocal(source) || Path.IsPathRooted(source))
            // Two slashes part what is copied from the module in it.
            ? ModuleSource.Resolve(Directory, source.Split('?')[0].Replace("//", "/"))
            : null;
    }

    private TerraformValue? FindSource()
    {
        foreach (var (file, block) in Enumerable.Reverse(_files).SelectMany(Terraform))
        {
            if (block.Body.Attributes.TryGetValue("source", out var source))
                return file.Evaluate(source);
        }

        return _isIncomplete ? TerraformValue.Unknown.Value : null;
    }

    private ModuleInputs FindInputs()
    {
        if (_isOverridden)
            return new() { AreIncomplete = true };
        var merged = new Dictionary<string, TerraformValue>(StringComparer.Ordinal);
        var isIncomplete = _isIncomplete;
        foreach (var file in _files)
        {
            var isDeep = _file.Includes.Any(include => include.File is not null && include.Strategy is not ("shallow" or "no_merge"));
            switch (file.OwnInputs())
            {
                case null or TerraformValue.Null:
                    break;
                case TerraformValue.Map map:
                    foreach (var entry in map.Entries)
                        merged[entry.Key] = isDeep && merged.TryGetValue(entry.Key, out var before)
                            ? Merged(before, entry.Value)
                            : entry.Value;
                    break;
                default:
                    // It may give any variable another value.
                    merged.Clear();
                    isIncomplete = true;
                    break;
            }
        }

        return new() { Values = merged, AreIncomplete = isIncomplete };
    }

    /// <summary>
    /// A value of what is included with one of the unit, merged deeply: maps entry by entry, lists one after the other; of anything else
    /// the last one counts, but versions of Terragrunt differ in whether one that is empty does.
    /// </summary>
    private static TerraformValue Merged(TerraformValue first, TerraformValue second) => (first, second) switch
    {
        (TerraformValue.Map a, TerraformValue.Map b) => new TerraformValue.Map(
            a.Entries.Keys.Union(b.Entries.Keys).ToDictionary(key => key, key => MergedEntry(a, b, key), StringComparer.Ordinal)),
        (TerraformValue.Sequence a, TerraformValue.Sequence b) => new TerraformValue.Sequence([.. a.Items, .. b.Items]),
        (TerraformValue.Null, _) => second,
        (TerraformValue.Map or TerraformValue.Sequence or TerraformValue.Deferred or TerraformValue.Unknown, _) =>
            TerraformValue.Unknown.Value,
        _ => second switch
        {
            TerraformValue.Text { Constant: { Length: > 0 } } => second,
            TerraformValue.Number { Value: not 0 } or TerraformValue.Boolean { Value: true } => second,
            _ when second == first => second,
            _ => TerraformValue.Unknown.Value,
        },
    };

    private static TerraformValue MergedEntry(TerraformValue.Map first, TerraformValue.Map second, string key) =>
        !first.Entries.TryGetValue(key, out var mine) ? second.Entries[key]
        : !second.Entries.TryGetValue(key, out var other) ? mine
        : Merged(mine, other);

    private static IEnumerable<(TerragruntFile File, ConfigBlock Block)> Terraform(TerragruntFile file) =>
        file.File.Blocks.Where(block => block.Type == "terraform").Select(block => (file, block));

    /// <summary>Whether what is passed to Terraform besides the inputs may give values to variables, too.</summary>
    private static bool MayOverride(TerragruntFile file, ConfigBlock block)
    {
        if (block.Type != "extra_arguments")
            return false;
        return block.Body.Attributes.Values.Any(attribute => (attribute.Name, file.Evaluate(attribute)) switch
        {
            ("required_var_files" or "optional_var_files", var files) => files is not TerraformValue.Sequence { Items.Count: 0 },
            ("arguments", TerraformValue.Sequence arguments) => arguments.Items.Any(argument =>
                argument is not TerraformValue.Text { Constant: { } text }
                    || text.TrimStart('-').StartsWith("var", StringComparison.Ordinal)),
            ("env_vars", TerraformValue.Map variables) =>
                variables.Entries.Keys.Any(name =>
                    name.StartsWith("TF_VAR_", StringComparison.Ordinal)
                    || name.StartsWith("TF_CLI_ARGS", StringComparison.Ordinal)),
            ("arguments" or "env_vars", _) => true,
            _ => false,
        });
    }

    private static bool MayHoldResources(TerragruntFile file, ConfigBlock block) =>
        !block.Body.Attributes.TryGetValue("contents", out var contents)
        || file.Evaluate(contents) is not TerraformValue.Text text
        || text.Content.Parts.OfType<TextPart.Literal>().Any(part =>
            part.Value.Contains("resource \"")
            || part.Value.Contains("module \"")
            || part.Value.Contains("locals {"));
}
