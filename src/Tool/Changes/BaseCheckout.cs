using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Changes;

/// <summary>
/// The files of a commit in a folder of their own, as a work tree of the repository, so that programs of a build that ask git find it.
/// </summary>
internal sealed class BaseCheckout : IAsyncDisposable
{
    // What a restore leaves and a compilation needs.
    private static readonly string[] Restored = ["project.assets.json", "project.nuget.cache", "*.nuget.g.props", "*.nuget.g.targets"];

    private readonly DirectoryInfo _scratch = System.IO.Directory.CreateTempSubdirectory("infra-scan-base-");
    private readonly Git _git;
    private readonly string _top;

    private BaseCheckout(string top)
    {
        // As it is, without the links that may lead to it: compilers and git show it so.
        _top = top;
        _git = new(top);
        Directory = Path.Combine(_scratch.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? _scratch.FullName, "tree");
    }

    /// <summary>The folder, as an absolute path.</summary>
    public string Directory { get; }

    /// <param name="change">Says which commit.</param>
    /// <param name="copiesRestored">Whether the projects get what the ones that lie here were restored to.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="UsageException">git cannot check it out.</exception>
    public static async Task<BaseCheckout> CreateAsync(ChangeSet change, bool copiesRestored, CancellationToken cancellationToken)
    {
        var checkout = new BaseCheckout(change.Top);
        try
        {
            // Hooks are for the user's own checkouts.
            var hooks = checkout._scratch.CreateSubdirectory("hooks").FullName;
            await checkout._git.RunAsync(
                cancellationToken,
                "-c", $"core.hooksPath={hooks}", "worktree", "add", "--detach", "--quiet", checkout.Directory, change.Commit)
                .ConfigureAwait(false);
            if (copiesRestored)
                checkout.CopyRestored();
            return checkout;
        }
        catch
        {
            await checkout.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _git.TryAsync(CancellationToken.None, "worktree", "remove", "--force", Directory).ConfigureAwait(false);
        try
        {
            _scratch.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left in the folder for such files. git forgets a work tree that is gone.
        }
    }

    /// <summary>Git has no 'obj': the packages of a project are, most often, what they are now.</summary>
    private void CopyRestored()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var project in System.IO.Directory.EnumerateFiles(Directory, "*.csproj", options))
        {
            var folder = Path.GetRelativePath(Directory, Path.GetDirectoryName(project)!);
            var name = Path.GetFileNameWithoutExtension(project);
            CopyRestored(Path.Combine(folder, "obj"));
            CopyRestored(Path.Combine("artifacts", "obj", name));
        }
    }

    private void CopyRestored(string folder)
    {
        var source = Path.Combine(_top, folder);
        if (!System.IO.Directory.Exists(source))
            return;
        var target = System.IO.Directory.CreateDirectory(Path.Combine(Directory, folder)).FullName;
        foreach (var file in Restored.SelectMany(pattern => System.IO.Directory.EnumerateFiles(source, pattern)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
    }
}
