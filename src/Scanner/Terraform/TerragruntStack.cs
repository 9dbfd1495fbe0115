using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>
/// A <c>terragrunt.stack.hcl</c>: the units, and the stacks of further units, that Terragrunt generates from folders elsewhere.
/// </summary>
/// <remarks>
/// Terragrunt copies the folder that <c>source</c> names to <c>.terragrunt-stack/&lt;path&gt;</c>, and the paths of the unit start
/// there (https://terragrunt.gruntwork.io/docs/reference/hcl/blocks/#unit).
/// </remarks>
internal sealed class TerragruntStack
{
    private const string GeneratedFolder = ".terragrunt-stack";
    private const int MaxStackDepth = 16;

    private readonly List<TerragruntUnit> _units = [];
    private readonly List<UnreadCall> _unread = [];
    private readonly List<Report> _reports = [];
    private readonly TerraformFiles _files;
    private readonly EvaluationBudget _budget = new();

    private TerragruntStack(TerraformFiles files) => _files = files;

    /// <summary>The units whose files are at hand.</summary>
    public IReadOnlyList<TerragruntUnit> Units => _units;

    /// <summary>What may deploy other modules, and is not known.</summary>
    public IReadOnlyList<UnreadCall> Unread => _unread;

    /// <summary>What is wrong with the files of the stack and of the stacks in it.</summary>
    public IReadOnlyList<Report> Reports => _reports;

    /// <summary>Reads a stack and the stacks in it.</summary>
    public static TerragruntStack Read(string path, TerraformFiles files)
    {
        var stack = new TerragruntStack(files);
        var full = Path.GetFullPath(path);
        stack.Add(TerragruntFile.OfUnit(full, Path.GetDirectoryName(full)!, values: null, files, stack._budget), MaxStackDepth);
        return stack;
    }

    private void Add(TerragruntFile file, int levels)
    {
        _reports.AddRange(file.File.Reports);
        if (file.File.Body is null || file.File.Reports.Count > 0)
            _unread.Add(UnreadCall.OfAny(TextPlace.Whole(file.Address)));
        foreach (var block in file.File.Blocks.Where(block => block is { Type: "unit" or "stack", Labels.Count: 1 }))
            Add(file, block, levels);
    }

    private void Add(TerragruntFile file, ConfigBlock block, int levels)
    {
        var source = Value(file, block, "source");
        if (Constant(source) is not { } address || Constant(Value(file, block, "path")) is not { } path || levels == 0)
        {
            _unread.Add(UnreadCall.OfAny(block.Place));
            return;
        }

        // What comes from elsewhere deploys nothing of what is scanned, as far as anybody knows.
        if (!ModuleSource.IsLocal(address) && !Path.IsPathRooted(address))
            return;
        var isBeside = Value(file, block, "no_dot_terragrunt_stack") is TerraformValue.Boolean { Value: true };
        var template = ModuleSource.Resolve(file.UnitDirectory, address.Split('?')[0].Replace("//", "/"));
        var generated = ModuleSource.Resolve(file.UnitDirectory, isBeside ? path : $"{GeneratedFolder}/{path}");
        var names = block.Type == "unit" ? TerragruntFile.UnitNames : TerragruntFile.StackNames;
        if (template is null || generated is null)
            return;
        if (names.Select(name => Path.Combine(file.Unit.SourceOf(template), name)).FirstOrDefault(IsAtHand) is not { } found)
            return;
        var values = Value(file, block, "values") ?? new TerraformValue.Map(new Dictionary<string, TerraformValue>());
        var read = TerragruntFile.OfUnit(found, generated, values, _files, _budget);
        if (block.Type == "unit")
            _units.Add(new TerragruntUnit(read));
        else
            Add(read, levels - 1);
    }

    private bool IsAtHand(string path)
    {
        _files.Options.BeforeReading(path);
        return File.Exists(path);
    }

    private static string? Constant(TerraformValue? value) => (value as TerraformValue.Text)?.Constant;

    private static TerraformValue? Value(TerragruntFile file, ConfigBlock block, string name) =>
        block.Body.Attributes.TryGetValue(name, out var attribute) ? file.Evaluate(attribute) : null;
}
