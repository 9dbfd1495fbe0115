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
    public const string FileName = "terragrunt.hcl";

    private readonly Dictionary<string, ConfigAttribute> _locals = new(StringComparer.Ordinal);
    private readonly TerragruntFunctions _functions;
    private readonly TerraformFiles _files;
    private readonly EvaluationBudget _budget;
    private List<TerragruntInclude>? _includes;

    private TerragruntFile(string path, string unit, bool isIncluded, TerraformFiles files, EvaluationBudget budget)
    {
        (Address, UnitDirectory, IsIncluded, _files, _budget) = (path, unit, isIncluded, files, budget);
        File = files.ReadWhole(path);
        _functions = new(this, files.Options);
        foreach (var local in File.Blocks.Where(block => block.Type == "locals").SelectMany(block => block.Body.Attributes.Values))
            _locals[local.Name] = local;
    }

    /// <summary>The path of the file.</summary>
    public string Address { get; }

    /// <summary>The directory of the unit, in which paths start.</summary>
    public string UnitDirectory { get; }

    /// <summary>The directory of the file.</summary>
    public string Directory => Path.GetDirectoryName(Address)!;

    /// <summary>Whether a unit includes it.</summary>
    public bool IsIncluded { get; }

    public TerraformFile File { get; }

    /// <summary>What it includes, in its order.</summary>
    public IReadOnlyList<TerragruntInclude> Includes =>
        _includes ??= [.. IsIncluded ? [] : File.Blocks.Where(block => block.Type == "include").Select(Include)];

    /// <summary>Reads the file of a unit.</summary>
    public static TerragruntFile OfUnit(string path, TerraformFiles files, EvaluationBudget budget)
    {
        var full = Path.GetFullPath(path);
        return new(full, Path.GetDirectoryName(full)!, isIncluded: false, files, budget);
    }

    /// <summary>Reads another file as a unit sees it; <see langword="null"/> where there is none.</summary>
    public TerragruntFile? Open(string path, bool isIncluded)
    {
        if (ModuleSource.Resolve(UnitDirectory, path) is not { } full)
            return null;
        _files.Options.BeforeReading(full);
        return System.IO.File.Exists(full)
            ? new(full, isIncluded ? UnitDirectory : Path.GetDirectoryName(full)!, isIncluded, _files, _budget)
            : null;
    }

    /// <summary>What an attribute comes to.</summary>
    public TerraformValue Evaluate(ConfigAttribute attribute) =>
        new Evaluator([], _budget).Evaluate(attribute.Value, new Scope(this, attribute.Source));

    /// <summary>What the file itself gives to the variables of the module; <see langword="null"/> where it gives nothing.</summary>
    public TerraformValue? OwnInputs() =>
        File.Native?.Body.Attributes.TryGetValue("inputs", out var inputs) == true ? Evaluate(inputs) : null;

    /// <inheritdoc/>
    public Definition? Variable(string name) => null;

    /// <inheritdoc/>
    public Definition? Local(string name) => _locals.TryGetValue(name, out var local) ? new(local.Value, new(this, local.Source)) : null;

    /// <inheritdoc/>
    public TerraformValue Resource(Evaluator evaluator, string type, string name) =>
        type == "include" && Includes.FirstOrDefault(include => include.Label == name)?.File is { } included
            ? included.AsValue()
            : TerraformValue.Unknown.Value;

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

/// <summary>A block <c>include</c>.</summary>
/// <param name="Label">Its label; empty where it has none.</param>
/// <param name="Strategy">How the file is merged: <c>shallow</c>, <c>deep</c> or <c>no_merge</c>.</param>
/// <param name="File">The file; <see langword="null"/> where it is unknown which one it is, or there is none.</param>
internal sealed record TerragruntInclude(string Label, string Strategy, TerragruntFile? File);
