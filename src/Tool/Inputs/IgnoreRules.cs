using MAB.DotIgnore;

namespace Infra.Analyzers.Tool.Inputs;

/// <summary>
/// The patterns of one <c>.gitignore</c>, or of <c>--exclude</c>, and of the folders above it. The nearest file decides, and in it the last
/// pattern.
/// </summary>
internal sealed class IgnoreRules
{
    private readonly string _directory;
    private readonly IReadOnlyList<IgnoreRule> _rules;
    private readonly IgnoreRules? _outer;

    /// <param name="directory">The folder that the patterns are about.</param>
    /// <param name="patterns">In the syntax of <c>.gitignore</c>; malformed ones match nothing, as with git.</param>
    /// <param name="outer">What holds where no pattern matches.</param>
    public IgnoreRules(string directory, IEnumerable<string> patterns, IgnoreRules? outer)
    {
        (_directory, _outer) = (directory, outer);
        _rules = [.. patterns.Select(Parse).OfType<IgnoreRule>()];
    }

    /// <summary>The rules of a folder: those of its <c>.gitignore</c>, where it has one, on top of the ones above.</summary>
    public static IgnoreRules? In(string directory, IgnoreRules? outer)
    {
        var file = Path.Combine(directory, ".gitignore");
        try
        {
            return File.Exists(file) ? new(directory, File.ReadAllLines(file), outer) : outer;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return outer;
        }
    }

    /// <summary>Whether the rules leave a file or folder out. Its parent folders were asked before.</summary>
    public bool Ignores(string path, bool isDirectory)
    {
        var relative = Path.GetRelativePath(_directory, path).Replace('\\', '/');
        var decisive = _rules.LastOrDefault(rule => rule.IsMatch(relative, isDirectory));
        return decisive is null
            ? _outer?.Ignores(path, isDirectory) ?? false
            : !decisive.PatternFlags.HasFlag(PatternFlags.NEGATION);
    }

    private static IgnoreRule? Parse(string line)
    {
        var pattern = line.TrimEnd();
        if (pattern.Length == 0 || pattern.StartsWith('#'))
            return null;
        try
        {
            return new(pattern);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
