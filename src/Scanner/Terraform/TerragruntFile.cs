using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A file of Terragrunt's, as it is seen from one unit: <c>terragrunt.hcl</c> itself or what it includes.</summary>
/// <remarks>
/// Local values, includes and the functions that find files are evaluated; dependencies, the environment and programs that are run are
/// unknown (https://terragrunt.gruntwork.io/docs/reference/hcl/).
/// </remarks>
internal sealed class TerragruntFile : IModuleScope
{
    /// <summary>What the file of a unit is called, the one that counts where there are both first.</summary>
    public static readonly IReadOnlyList<string> UnitNames = ["terragrunt.hcl", "terragrunt.hcl.json"];

    /// <summary>What the file of a stack is called.</summary>
    public static readonly IReadOnlyList<string> StackNames = ["terragrunt.stack.hcl"];

    private readonly Dictionary<string, ConfigAttribute> _locals = new(StringComparer.Ordinal);
    private readonly TerragruntFunctions _functions;
    private readonly TerraformFiles _files;
    private readonly EvaluationBudget _budget;
    private readonly TerraformValue? _values;
    private List<TerragruntInclude>? _includes;

    private TerragruntFile(
        string path, TerragruntUnitFolder unit, bool isIncluded, TerraformValue? values, TerraformFiles files, EvaluationBudget budget)
    {
        (Address, Unit, IsIncluded, _values, _files, _budget) = (path, unit, isIncluded, values, files, budget);
        File = files.ReadWhole(path);
        _functions = new(this, files.Options);
        foreach (var local in File.Blocks.Where(block => block.Type == "locals").SelectMany(block => block.Body.Attributes.Values))
            _locals[local.Name] = local;
    }

    /// <summary>The path of the file.</summary>
    public string Address { get; }

    /// <summary>The folder of the unit.</summary>
    public TerragruntUnitFolder Unit { get; }

    /// <summary>The directory of the unit, in which paths start.</summary>
    public string UnitDirectory => Unit.Directory;

    /// <summary>The directory of the file.</summary>
    public string Directory => Path.GetDirectoryName(Address)!;

    /// <summary>Whether a unit includes it.</summary>
    public bool IsIncluded { get; }

    public TerraformFile File { get; }

    /// <summary>What it includes, in its order.</summary>
    public IReadOnlyList<TerragruntInclude> Includes =>
        _includes ??= [.. IsIncluded ? [] : File.Blocks.Where(block => block.Type == "include").Select(Include)];

    /// <summary>Reads the file of a unit or a stack.</summary>
    /// <param name="path">The file.</param>
    /// <param name="directory">Where the unit is deployed, which is where its paths start.</param>
    /// <param name="values">What a stack gives it as <c>values</c>; <see langword="null"/> where no stack is known.</param>
    /// <param name="files">Reads it.</param>
    /// <param name="budget">Of its expressions.</param>
    public static TerragruntFile OfUnit(
        string path, string directory, TerraformValue? values, TerraformFiles files, EvaluationBudget budget)
    {
        var full = Path.GetFullPath(path);
        return new(full, new(directory, Path.GetDirectoryName(full)!), isIncluded: false, values, files, budget);
    }

    /// <summary>Reads another file as a unit sees it; <see langword="null"/> where there is none.</summary>
    public TerragruntFile? Open(string path, bool isIncluded)
    {
        if (ModuleSource.Resolve(UnitDirectory, path) is not { } deployed)
            return null;
        var full = Unit.SourceOf(deployed);
        _files.Options.BeforeReading(full);
        if (!System.IO.File.Exists(full))
            return null;
        var unit = isIncluded ? Unit : new(Path.GetDirectoryName(deployed)!, Path.GetDirectoryName(full)!);
        return new(full, unit, isIncluded, _values, _files, _budget);
    }

    /// <summary>What an attribute comes to.</summary>
    public TerraformValue Evaluate(ConfigAttribute attribute) =>
        new Evaluator([], _budget).Evaluate(attribute.Value, new Scope(this, attribute.Source));

    /// <summary>What the file itself gives to the variables of the module; <see langword="null"/> where it gives nothing.</summary>
    public TerraformValue? OwnInputs() =>
        File.Body?.Attributes.TryGetValue("inputs", out var inputs) == true ? Evaluate(inputs) : null;

    /// <inheritdoc/>
    public Definition? Variable(string name) => null;

    /// <inheritdoc/>
    public Definition? Local(string name) => _locals.TryGetValue(name, out var local) ? new(local.Value, new(this, local.Source)) : null;

    /// <inheritdoc/>
    public TerraformValue Resource(Evaluator evaluator, string type, string name) => type switch
    {
        "include" when Includes.FirstOrDefault(include => include.Label == name)?.File is { } included => included.AsValue(),
        "values" when _values is TerraformValue.Map map =>
            map.Entries.TryGetValue(name, out var value) ? value : TerraformValue.Failure.Value,
        _ => TerraformValue.Unknown.Value,
    };

    /// <inheritdoc/>
    public TerraformValue ModuleCall(Evaluator evaluator, string name) => TerraformValue.Unknown.Value;

    /// <inheritdoc/>
    public TerraformValue? CallFunction(string function, IReadOnlyList<TerraformValue> arguments) => _functions.Call(function, arguments);

    /// <summary>The file as an object, as <c>read_terragrunt_config</c> and exposed includes give it.</summary>
    public TerraformValue AsValue() => new TerraformValue.Deferred(section => section switch
    {
        "locals" =>
            new TerraformValue.Deferred(name => Local(name) is { } local
                ? new Evaluator([], _budget).Evaluate(local.Expression, local.Scope)
                : TerraformValue.Failure.Value),
        "inputs" => OwnInputs() ?? TerraformValue.Failure.Value,
        _ => TerraformValue.Unknown.Value,
    });

    private TerragruntInclude Include(ConfigBlock block)
    {
        var path = block.Body.Attributes.TryGetValue("path", out var written) ? Evaluate(written) : TerraformValue.Unknown.Value;
        var strategy = block.Body.Attributes.TryGetValue("merge_strategy", out var merge)
            ? (Evaluate(merge) as TerraformValue.Text)?.Constant ?? ""
            : "shallow";
        return new(
            block.Labels is [var label, ..] ? label : "",
            strategy,
            path is TerraformValue.Text { Constant: { } constant } ? Open(constant, isIncluded: true) : null);
    }
}

/// <summary>The folder of a unit.</summary>
/// <param name="Directory">Where it is deployed.</param>
/// <param name="Source">Where its files are: of a unit that a stack generates, the folder that is copied.</param>
internal sealed record TerragruntUnitFolder(string Directory, string Source)
{
    /// <summary>Where the file is that stands at a path once the unit is generated.</summary>
    public string SourceOf(string path) =>
        path == Directory ? Source
        : path.StartsWith(Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.Combine(Source, path.Substring(Directory.Length + 1))
        : path;
}

/// <summary>A block <c>include</c>.</summary>
/// <param name="Label">Its label; empty where it has none.</param>
/// <param name="Strategy">How the file is merged: <c>shallow</c>, <c>deep</c> or <c>no_merge</c>.</param>
/// <param name="File">The file; <see langword="null"/> where it is unknown which one it is, or there is none.</param>
internal sealed record TerragruntInclude(string Label, string Strategy, TerragruntFile? File);
