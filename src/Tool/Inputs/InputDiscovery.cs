using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Inputs;

/// <summary>Finds what can be scanned below the paths that a user gives.</summary>
/// <param name="settings">What is to be left out.</param>
/// <param name="log">Receives what is left out, and why.</param>
internal sealed class InputDiscovery(ScanSettings settings, ScanLog log)
{
    // Made by tools from what is scanned anyway, or not the user's own.
    private static readonly HashSet<string> SkippedFolders =
        new(StringComparer.OrdinalIgnoreCase) { ".git", ".terraform", ".aws-sam", ".vs", ".idea", "bin", "obj", "node_modules" };

    // Lies beside the manifest of AWS CDK.
    private const string CdkVersionFile = "cdk.out";

    private readonly SortedSet<string> _projects = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _terraform = new(StringComparer.Ordinal);
    private readonly List<Report> _problems = [];

    /// <param name="paths">Folders and files that exist.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="UsageException">A file is none that can be scanned.</exception>
    public ScanInputs Find(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths.Select(Path.GetFullPath))
        {
            if (Directory.Exists(path) && IsSynthesized(path))
                // What its manifest does not name is left over.
                _terraform.Add(Path.TrimEndingDirectorySeparator(path));
            else if (Directory.Exists(path))
                Search(Path.TrimEndingDirectorySeparator(path), OuterRules(path), cancellationToken);
            else if (!Add(path, isGiven: true))
                throw new UsageException(
                    $"'{path}' is neither a solution, a C# project nor a file of Terraform, Pulumi or CloudFormation.");
        }

        return new([.. _projects], [.. _terraform], _problems);
    }

    // The .gitignore files between the root of the work tree and the folder; outside of a work tree git has nothing to say.
    private IgnoreRules? OuterRules(string directory)
    {
        var above = new List<string>();
        for (var folder = directory; settings.UseGitIgnore && folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return Enumerable.Reverse(above).Aggregate((IgnoreRules?)null, (rules, each) => IgnoreRules.In(each, rules));
            if (Path.GetDirectoryName(folder) is { } parent)
                above.Add(parent);
        }

        return null;
    }

    private void Search(string directory, IgnoreRules? gitRules, CancellationToken cancellationToken)
    {
        var configured = new IgnoreRules(settings.ConfigDirectory ?? directory, settings.ConfigExclude, outer: null);
        var excluded = new IgnoreRules(directory, settings.Exclude, configured);
        var pending = new Stack<(string Directory, IgnoreRules? Rules)>([(directory, gitRules)]);
        while (pending.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rules = settings.UseGitIgnore ? IgnoreRules.In(folder.Directory, folder.Rules) : null;
            foreach (var entry in Entries(folder.Directory))
            {
                var (path, isDirectory) = (entry.FullName, entry is DirectoryInfo);
                if (excluded.Ignores(path, isDirectory))
                    log.Detail($"left out (--exclude): {path}");
                else if (isDirectory && IsSynthesized(path))
                    // Hardly anybody commits it, and it is just what is to be scanned.
                    _terraform.Add(path);
                else if (rules?.Ignores(path, isDirectory) == true)
                    log.Detail($"left out (.gitignore): {path}");
                else if (!isDirectory)
                    Add(path, isGiven: false);
                else if (SkippedFolders.Contains(Path.GetFileName(path)) || IsLink(path))
                    log.Detail($"left out: {path}");
                else
                    pending.Push((path, rules));
            }
        }
    }

    // The listing tells what is a folder; to ask of each file takes as long as to list them.
    private FileSystemInfo[] Entries(string directory)
    {
        try
        {
            return new DirectoryInfo(directory).GetFileSystemInfos();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new(
                ToolRules.UnreadableInput,
                $"The folder cannot be read and is left out: {SafeText.Of(exception.Message, 500)}",
                TextPlace.Whole(directory)));
            return [];
        }
    }

    private static bool IsLink(string path) => new DirectoryInfo(path).LinkTarget is not null;

    private static bool IsSynthesized(string directory) =>
        File.Exists(Path.Combine(directory, CdktfManifest.FileName))
        && (Directory.Exists(Path.Combine(directory, "stacks"))
            || (File.Exists(Path.Combine(directory, CdkVersionFile)) && SynthesizedFolder.IsOfAwsCdk(directory)));

    private bool Add(string path, bool isGiven)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".csproj" or ".cs" or ".sln" or ".slnx" when !settings.UseProjects:
                log.Detail($"left out (--no-projects): {path}");
                return isGiven;
            case ".csproj":
                _projects.Add(path);
                return true;
            case ".cs" when FileBasedProgram.IsMarked(path) || (isGiven && !FileBasedProgram.HasProject(path)):
                _projects.Add(path);
                return true;
            case ".sln" or ".slnx":
                _projects.UnionWith(SolutionFiles.ProjectsOf(path, _problems));
                return true;
            case ".tf" or ".tofu":
            case ".hcl" when StackReader.IsStackFile(path) || InputRecognition.IsOfTerragrunt(path):
                // Of a file that a person names, what is found in it counts.
                _terraform.Add(isGiven ? path : Path.GetDirectoryName(path)!);
                return true;
            case ".backup" when path.EndsWith(".tfstate.backup", StringComparison.OrdinalIgnoreCase):
                log.Detail($"left out (an earlier state): {path}");
                return false;
            case ".tfplan":
            case "" when Path.GetFileName(path) == "tfplan":
                log.Note($"left out: {path} is a plan in Terraform's own form; scan what 'terraform show -json' prints of it");
                return false;
            case ".yaml" or ".yml":
                return InputRecognition.Of(path).Kind is InputKind.Template or InputKind.YamlTemplate && _terraform.Add(path);
            case ".json" or ".tfstate" or ".template":
                return AddJson(path, isGiven);
            default:
                return false;
        }
    }

    // Other programs have a manifest.json, too.
    private static bool IsManifest(string path) =>
        Path.GetFileName(path) == CdktfManifest.FileName && CdktfManifest.NamesStacks(Path.GetDirectoryName(path)!);

    private bool AddJson(string path, bool isGiven)
    {
        if (InputRecognition.IsOfTerragrunt(path))
        {
            _terraform.Add(isGiven ? path : Path.GetDirectoryName(path)!);
            return true;
        }

        if (StackReader.IsStackFile(path))
        {
            _terraform.Add(Path.GetDirectoryName(path)!);
            return true;
        }

        var input = InputRecognition.Of(path);
        var isState = Path.GetExtension(path).Equals(".tfstate", StringComparison.OrdinalIgnoreCase);
        if (input.Kind == InputKind.Unrecognised || (input.Kind == InputKind.CdktfOutput && !IsManifest(path)))
        {
            // A file that a person names is scanned, and the scan says what is wrong with it. The same holds for what claims to be a state.
            if (isGiven || isState)
                _terraform.Add(path);
            return isGiven || isState;
        }

        _terraform.Add(input.File is not null && isGiven ? path : Path.GetFullPath(input.Path));
        return true;
    }
}
