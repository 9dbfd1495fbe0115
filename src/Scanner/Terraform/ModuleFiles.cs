namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>The programs as users name them.</summary>
internal static class TerraformTools
{
    /// <summary>All names, for a message.</summary>
    public const string Names = "terraform, tofu or auto";

    /// <summary>The program of a name; <see langword="null"/> where there is none.</summary>
    public static TerraformTool? Find(string name) => name switch
    {
        "auto" => TerraformTool.Auto,
        "terraform" => TerraformTool.Terraform,
        "tofu" => TerraformTool.OpenTofu,
        _ => null,
    };
}

/// <summary>The files of a folder that make its module.</summary>
/// <param name="Paths">The files, in the order in which they count.</param>
/// <param name="OfOpenTofu">The first of those that only OpenTofu reads, where there are others, too: Terraform would see another
/// module.</param>
internal sealed record ModuleFiles(IReadOnlyList<string> Paths, string? OfOpenTofu)
{
    private const string Override = "override";

    private static readonly string[] Terraform = [".tf", ".tf.json"];
    private static readonly string[] OpenTofu = [".tofu", ".tofu.json"];

    /// <summary>Whether a file is part of a module, going by its name.</summary>
    public static bool IsConfigFile(string path) => TerraformFile.HasExtension(path, Terraform) || IsOpenTofu(path);

    /// <summary>Whether only OpenTofu reads a file.</summary>
    public static bool IsOpenTofu(string path) => TerraformFile.HasExtension(path, OpenTofu);

    /// <summary>Chooses among the files of a folder.</summary>
    /// <param name="files">The files.</param>
    /// <param name="tool">For whom.</param>
    /// <remarks>https://opentofu.org/docs/language/files/#files-with-the-tofu-extension.</remarks>
    public static ModuleFiles Choose(IEnumerable<string> files, TerraformTool tool)
    {
        var all = files.Where(IsConfigFile).ToList();
        if (!all.Exists(IsOpenTofu))
            return new(InOrder(all), OfOpenTofu: null);
        var openTofu = new HashSet<string>(all.Where(IsOpenTofu), StringComparer.Ordinal);
        var chosen = tool == TerraformTool.Terraform
            ? all.Where(file => !openTofu.Contains(file)).ToList()
            : all.Where(file => openTofu.Contains(file) || !openTofu.Contains(CounterpartOf(file))).ToList();
        return new(
            InOrder(chosen),
            openTofu.Count > 0 && openTofu.Count < all.Count ? openTofu.OrderBy(file => file, StringComparer.Ordinal).First() : null);
    }

    /// <summary>Whether a file overrides what others say.</summary>
    public static bool IsOverride(string path)
    {
        // Most are not, which takes no text of its own to see.
        if (path.IndexOf(Override, StringComparison.Ordinal) < 0)
            return false;
        var name = Path.GetFileNameWithoutExtension(path);
        name = TerraformFile.HasExtension(path, ".json") ? Path.GetFileNameWithoutExtension(name) : name;
        return name == Override || name.EndsWith("_" + Override, StringComparison.Ordinal);
    }

    /// <summary>Files that override others come last.</summary>
    private static List<string> InOrder(List<string> files)
    {
        files.Sort(string.CompareOrdinal);
        return files.Exists(IsOverride) ? [.. files.Where(file => !IsOverride(file)), .. files.Where(IsOverride)] : files;
    }

    // main.tofu is that of main.tf, main.tofu.json that of main.tf.json.
    private static string CounterpartOf(string path)
    {
        var index = Array.FindIndex(Terraform, extension => TerraformFile.HasExtension(path, extension));
        return path.Remove(path.Length - Terraform[index].Length).Insert(path.Length - Terraform[index].Length, OpenTofu[index]);
    }
}
