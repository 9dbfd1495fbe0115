#if NET
using System.IO.Enumeration;
#endif
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What a folder holds that Terraform or a program around it may read. A scan asks the system for it once.</summary>
internal sealed class FolderListing
{
    private static readonly string[] Extensions = [".tf", ".tofu", ".json", ".hcl", ".tfvars"];

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    private readonly TerraformTool _tool;
    private IReadOnlyList<string>? _files;
    private ModuleFiles? _module;

    private FolderListing(TerraformTool tool, IReadOnlyList<string> all, IReadOnlyList<string> folders, Exception? problem) =>
        (_tool, All, Folders, Problem) = (tool, all, folders, problem);

    /// <summary>The files, hidden ones as well; none where they cannot be listed.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The folders in it that are not hidden.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Why it cannot be listed; <see langword="null"/> where it can.</summary>
    public Exception? Problem { get; }

    /// <summary>The files that count: editors' backups and hidden files are not Terraform's.</summary>
    public IReadOnlyList<string> Files =>
        _files ??= All.All(IsTerraforms) ? All : [.. All.Where(IsTerraforms)];

    /// <summary>The files of its module.</summary>
    public ModuleFiles Module => _module ??= ModuleFiles.Choose(Files, _tool);

    /// <summary>Whether there is a file of a name.</summary>
    public bool Has(string name)
    {
        foreach (var file in All)
        {
            var start = NameStart(file);
            if (file.Length - start == name.Length && string.CompareOrdinal(file, start, name, 0, name.Length) == 0)
                return true;
        }

        return false;
    }

    // An editor's backup, which ends with '~', has none of the extensions.
    private static bool IsTerraforms(string file) => file[NameStart(file)] is not ('.' or '#');

    private static int NameStart(string path) => path.LastIndexOfAny(Separators) + 1;

    /// <summary>Lists a folder.</summary>
    /// <param name="directory">The folder; the paths of what is in it start with this.</param>
    /// <param name="tool">For whom its module is chosen.</param>
    public static FolderListing Of(string directory, TerraformTool tool)
    {
        var files = new List<string>();
        var folders = new List<string>();
        try
        {
            List(directory, files, folders);
            return new(tool, files, folders, problem: null);
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            return new(tool, [], [], exception);
        }
    }

#if NET
    private static void List(string directory, List<string> files, List<string> folders)
    {
        var entries = new FileSystemEnumerable<Entry>(
            directory,
            static (ref entry) => new(entry.ToSpecifiedFullPath(), entry.IsDirectory),
            new() { AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate =
                static (ref entry) => entry.IsDirectory ? entry.FileName is not ['.', ..] : IsOfInterest(entry.FileName),
        };
        foreach (var (path, isFolder) in entries)
        {
            (isFolder ? folders : files).Add(path);
        }
    }

    // A class, since the framework has what enumerates objects compiled ahead, and compiling it takes longer than to list a folder.
    private sealed record Entry(string Path, bool IsFolder);

    private static bool IsOfInterest(ReadOnlySpan<char> name)
    {
        foreach (var extension in Extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
#else
    private static void List(string directory, List<string> files, List<string> folders)
    {
        files.AddRange(Directory.GetFiles(directory).Where(file => TerraformFile.HasExtension(file, Extensions)));
        folders.AddRange(Directory.GetDirectories(directory).Where(folder => Path.GetFileName(folder) is not ['.', ..]));
    }
#endif
}
