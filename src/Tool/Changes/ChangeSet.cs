using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Changes;

/// <summary>What differs between a commit and the files as they are now, committed or not.</summary>
internal sealed partial class ChangeSet
{
    private readonly Git _git;
    private readonly Dictionary<string, IReadOnlyList<(int First, int Last)>> _lines = new(StringComparer.Ordinal);

    private ChangeSet(string top, string commit, Git git, IReadOnlySet<string> files, Dictionary<string, string> renamed)
    {
        (Top, Commit, _git, Files, Renamed) = (top, commit, git, files, renamed);
    }

    /// <summary>The root of the work tree, as an absolute path.</summary>
    public string Top { get; }

    /// <summary>The commit that the files are compared with.</summary>
    public string Commit { get; }

    /// <summary>The files that are changed, new or gone, as absolute paths.</summary>
    public IReadOnlySet<string> Files { get; }

    /// <summary>What files of the commit are called now, as absolute paths, where they have another name.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; }

    /// <summary>The changes since a commit.</summary>
    /// <param name="directory">A folder of the work tree.</param>
    /// <param name="reference">
    /// What the user calls the commit. Where the branch has left it behind, what they have in common is meant, as in a pull request.
    /// </param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="UsageException">There is no git, no repository or no such commit.</exception>
    public static async Task<ChangeSet> SinceAsync(string directory, string reference, CancellationToken cancellationToken)
    {
        var here = new Git(directory);
        var found = await here.TryAsync(cancellationToken, "rev-parse", "--show-toplevel").ConfigureAwait(false);
        if (!found.Succeeded)
            throw new UsageException($"What changed cannot be seen in '{directory}': {found.Reason}");

        // As git shows it; the links that lead to it are the user's own.
        var prefix = (await here.RunAsync(cancellationToken, "rev-parse", "--show-prefix").ConfigureAwait(false)).TrimEnd('\n', '\r');
        var depth = prefix.Split('/', StringSplitOptions.RemoveEmptyEntries).Length;
        var top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(string.Concat(Enumerable.Repeat("../", depth)), directory));
        if (!Path.Exists(Path.Combine(top, ".git")))
            top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(found.Output.TrimEnd('\n', '\r')));
        var git = new Git(top);
        var commit = await CommitAsync(git, reference, cancellationToken).ConfigureAwait(false);
        var (files, renamed) = await FilesAsync(git, top, commit, cancellationToken).ConfigureAwait(false);
        return new(top, commit, git, files, renamed);
    }

    /// <summary>What a file of the commit is called now, as an absolute path.</summary>
    public string NameNow(string path) => Renamed.GetValueOrDefault(path, path);

    /// <summary>Whether the commit has a file or folder.</summary>
    public async Task<bool> HeldAsync(string path, CancellationToken cancellationToken)
    {
        var name = $"{Commit}:{Path.GetRelativePath(Top, path).Replace('\\', '/')}";
        return (await _git.TryAsync(cancellationToken, "cat-file", "-e", name).ConfigureAwait(false)).Succeeded;
    }

    /// <summary>Whether a line of a file is changed or new.</summary>
    public async Task<bool> ChangesAsync(string path, int line, CancellationToken cancellationToken)
    {
        if (!Files.Contains(path))
            return false;
        if (!_lines.TryGetValue(path, out var lines))
            _lines.Add(path, lines = await LinesAsync(path, cancellationToken).ConfigureAwait(false));
        return lines.Any(range => range.First <= line && line <= range.Last);
    }

    private async Task<IReadOnlyList<(int First, int Last)>> LinesAsync(string path, CancellationToken cancellationToken)
    {
        var old = Renamed.FirstOrDefault(pair => pair.Value == path).Key;
        string[] paths = old is null ? [Literal(path)] : [Literal(old), Literal(path)];
        var diff = await _git.TryAsync(
            cancellationToken,
            ["diff", "--no-ext-diff", "--no-textconv", "--no-color", "-M", "-U0", Commit, "--", .. paths])
            .ConfigureAwait(false);

        // What git does not know is new as a whole.
        if (!diff.Succeeded || diff.Output.Length == 0)
            return [(0, int.MaxValue)];
        return
        [
            .. from Match hunk in Hunk().Matches(diff.Output)
               let first = int.Parse(hunk.Groups["first"].Value, CultureInfo.InvariantCulture)
               let count = hunk.Groups["count"].Success ? int.Parse(hunk.Groups["count"].Value, CultureInfo.InvariantCulture) : 1
               where count > 0
               select (first, first + count - 1),
        ];
    }

    private string Literal(string path) => ":(literal)" + Path.GetRelativePath(Top, path).Replace('\\', '/');

    private static async Task<string> CommitAsync(Git git, string reference, CancellationToken cancellationToken)
    {
        // No name of git's begins with a dash: that would be an option.
        var named = reference.StartsWith('-') || reference.Contains('\0') || reference.Length == 0
            ? new(Succeeded: false, "", "")
            : await git.TryAsync(cancellationToken, "rev-parse", "--verify", "--quiet", reference + "^{commit}").ConfigureAwait(false);
        var shallow = await git.RunAsync(cancellationToken, "rev-parse", "--is-shallow-repository").ConfigureAwait(false);
        var isShallow = shallow.Trim() == "true";
        const string Shallow = " The clone is shallow; fetch its history, as 'fetch-depth: 0' of actions/checkout does.";
        if (!named.Succeeded)
        {
            var names = (await git.RunAsync(cancellationToken, "for-each-ref", "--format=%(refname:short)").ConfigureAwait(false))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);

            // A clone that a service makes has the branches of its origin only.
            var remote = names.FirstOrDefault(name => name.EndsWith("/" + reference, StringComparison.Ordinal));
            var end = remote is null ? Nearest.Hint(reference, names) : $"; did you mean '{remote}'?";
            throw new UsageException($"There is no commit '{reference}' to compare with{end}{(isShallow ? Shallow : "")}");
        }

        var commit = named.Output.Trim();
        var common = await git.TryAsync(cancellationToken, "merge-base", commit, "HEAD").ConfigureAwait(false);
        return common.Succeeded
            ? common.Output.Trim()
            : throw new UsageException($"'{reference}' and the files here have no commit in common.{(isShallow ? Shallow : "")}");
    }

    private static async Task<(IReadOnlySet<string> Files, Dictionary<string, string> Renamed)> FilesAsync(
        Git git,
        string top,
        string commit,
        CancellationToken cancellationToken)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var output = await git.RunAsync(
            cancellationToken, "diff", "--name-status", "-z", "-M", "--no-ext-diff", commit, "--").ConfigureAwait(false);
        var parts = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index + 1 < parts.Length; index += 2)
        {
            files.Add(Full(parts[index + 1]));
            if (parts[index][0] is 'R' or 'C' && index + 2 < parts.Length)
            {
                if (parts[index][0] == 'R')
                    renamed[Full(parts[index + 1])] = Full(parts[index + 2]);
                files.Add(Full(parts[++index + 1]));
            }
        }

        var others = await git.RunAsync(cancellationToken, "ls-files", "--others", "--exclude-standard", "-z").ConfigureAwait(false);
        files.UnionWith(others.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Full));
        return (files, renamed);

        string Full(string path) => Path.GetFullPath(path, top);
    }

    [GeneratedRegex(@"^@@ -\S+ \+(?<first>[0-9]+)(,(?<count>[0-9]+))? @@", RegexOptions.Multiline)]
    private static partial Regex Hunk();
}
