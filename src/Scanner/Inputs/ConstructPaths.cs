namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>The constructs of an assembly by the logical ids that their resources have.</summary>
/// <remarks>
/// A logical id is unique within its template, and the constructs of a nested stack stand among those of the stack that it is in. The file
/// of a nested stack is named after its construct: the ids on the path to it, without anything but letters and digits, and a hash.
/// </remarks>
internal sealed class ConstructPaths
{
    private const string NestedStack = ".NestedStack/";

    private readonly Dictionary<string, List<string>> _paths = new(StringComparer.Ordinal);

    private readonly List<string> _nested = [];

    public ConstructPaths(IEnumerable<(string Id, string Path)> constructs) => Add(constructs);

    public void Add(IEnumerable<(string Id, string Path)> constructs)
    {
        foreach (var (id, path) in constructs)
        {
            if (!_paths.TryGetValue(id, out var paths))
                _paths.Add(id, paths = []);
            paths.Add(path);
        }
    }

    /// <summary>Notes the file of a nested stack.</summary>
    public void AddNested(string file) => _nested.Add(Path.GetFileName(file));

    /// <summary>The construct of a logical id in a template; <see langword="null"/> where it is not known which of several it is.</summary>
    public string? Of(string id, CdkTemplate template)
    {
        if (!_paths.TryGetValue(id, out var paths))
            return null;
        if (paths is [var only])
            return only;
        var name = Path.GetFileName(template.File);
        var own = paths.Where(path => !_nested.Exists(other => Common(path, other) > Common(path, name))).ToList();
        if (own.Count == 0)
            return null;
        var best = own.GroupBy(path => Common(path, name)).OrderByDescending(group => group.Key).First().ToList();
        return best is [var path] ? path : null;
    }

    /// <summary>The construct of a logical id in the template of a nested stack.</summary>
    /// <param name="id">The logical id.</param>
    /// <param name="stack">The construct of the resource that the stack is in the template around it.</param>
    /// <returns><see langword="null"/> where it is not known.</returns>
    public string? In(string id, string stack)
    {
        // A nested stack "Outer/Inner" has its resource at "Outer/Inner.NestedStack/Inner.NestedStackResource".
        var end = stack.LastIndexOf(NestedStack, StringComparison.Ordinal);
        return end >= 0 && _paths.TryGetValue(id, out var paths)
            && paths.FindAll(path => path.Length > end && path[end] == '/' && string.CompareOrdinal(path, 0, stack, 0, end) == 0)
                is [var only] ? only : null;
    }

    /// <summary>How many characters of a file's name the ids that lead to a construct make up.</summary>
    private static int Common(string path, string name)
    {
        var length = 0;
        foreach (var part in path.Split('/'))
        {
            var letters = new string([.. part.Where(char.IsLetterOrDigit)]);
            if (letters.Length == 0 || string.CompareOrdinal(name, length, letters, 0, letters.Length) != 0)
                break;
            length += letters.Length;
        }

        return length;
    }
}
