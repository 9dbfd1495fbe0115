using Infra.Analyzers.Scanner.Evaluation;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>
/// The functions of Terragrunt that find files and folders (https://terragrunt.gruntwork.io/docs/reference/hcl/functions/).
/// </summary>
/// <param name="file">The file whose expressions call them.</param>
/// <param name="options">Is told which files are looked for.</param>
internal sealed class TerragruntFunctions(TerragruntFile file, ScanOptions options)
{
    private static readonly string[] DefaultParents = [.. TerragruntFile.UnitNames, "root.hcl"];

    /// <summary>What a function answers; <see langword="null"/> where it is none of Terragrunt's.</summary>
    public TerraformValue? Call(string function, IReadOnlyList<TerraformValue> arguments)
    {
        List<string> constants = [.. arguments.Select(argument => (argument as TerraformValue.Text)?.Constant).OfType<string>()];
        if (constants.Count != arguments.Count && function != "read_terragrunt_config")
            return function is "find_in_parent_folders" or "dirname" or "basename" ? TerraformValue.Unknown.Value : null;
        return (function, constants) switch
        {
            ("find_in_parent_folders", _) => FindInParents(constants),
            ("get_terragrunt_dir" or "get_original_terragrunt_dir", []) => Path(file.UnitDirectory),
            ("get_parent_terragrunt_dir", []) => ParentDirectory is { } parent ? Path(parent) : TerraformValue.Unknown.Value,
            ("path_relative_to_include", []) =>
                Relative() is { } relative ? TerraformValue.Text.Of(relative.Length == 0 ? "." : relative) : TerraformValue.Unknown.Value,
            ("path_relative_from_include", []) =>
                Relative() is { } steps ? TerraformValue.Text.Of(Up(steps)) : TerraformValue.Unknown.Value,
            ("get_repo_root", []) =>
                Above(file.UnitDirectory, ".git") is { } root ? Path(System.IO.Path.GetDirectoryName(root)!) : TerraformValue.Unknown.Value,
            ("dirname", [var path]) => TerraformValue.Text.Of(path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "."),
            ("basename", [var path]) => TerraformValue.Text.Of(path.Substring(path.LastIndexOf('/') + 1)),
            ("read_terragrunt_config", [var path, ..]) =>
                file.Open(path, isIncluded: false)?.AsValue() ?? (arguments.Count > 1 ? arguments[1] : TerraformValue.Unknown.Value),
            _ => null,
        };
    }

    private string? ParentDirectory => file.IsIncluded ? file.Directory : file.Includes is [{ File: { } only }] ? only.Directory : null;

    private static TerraformValue.Text Path(string path) => TerraformValue.Text.Of(path.Replace('\\', '/'));

    private TerraformValue FindInParents(List<string> arguments)
    {
        IEnumerable<string> names = arguments.Count > 0 ? [arguments[0]] : DefaultParents;
        return names
            .Select(name => Above(System.IO.Path.GetDirectoryName(file.UnitDirectory), name))
            .FirstOrDefault(found => found is not null) is { } path
            ? Path(path)
            : arguments.Count > 1 ? TerraformValue.Text.Of(arguments[1]) : TerraformValue.Failure.Value;
    }

    /// <summary>The nearest file or folder of a name, from a folder up.</summary>
    private string? Above(string? folder, string name)
    {
        for (; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (ModuleSource.Resolve(folder, name) is not { } candidate)
                return null;
            options.BeforeReading(candidate);
            if (File.Exists(candidate) || Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>The path from the file that is included to the unit; <see langword="null"/> where the unit does not lie below it.</summary>
    private string? Relative()
    {
        if (ParentDirectory?.Replace('\\', '/').TrimEnd('/') is not { } parent)
            return null;
        var unit = file.UnitDirectory.Replace('\\', '/');
        return unit == parent ? "" : unit.StartsWith(parent + "/", StringComparison.Ordinal) ? unit.Substring(parent.Length + 1) : null;
    }

    private static string Up(string relative) => relative.Length == 0 ? "." : string.Join("/", relative.Split('/').Select(_ => ".."));
}
