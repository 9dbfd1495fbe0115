using System.Globalization;
using Infra.Analyzers.PulumiEngine.Registration;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>
/// Where the program constructs its resources, as the startup hook noted it. The program can write to that file itself: what does not have
/// the hook's form is passed over.
/// </summary>
internal sealed class SourcePlaces
{
    // A hundred thousand resources, each with a deep stack.
    private const long SizeLimit = 512L << 20;

    private readonly ILookup<(string Type, string Name), IReadOnlyList<SourcePlace>> _notes;
    private readonly Dictionary<string, SourcePlace> _found = new(StringComparer.Ordinal);

    private SourcePlaces(IEnumerable<(string Type, string Name, IReadOnlyList<SourcePlace> Frames)> notes) =>
        _notes = notes.ToLookup(note => (note.Type, note.Name), note => note.Frames);

    /// <summary>No place is known.</summary>
    public static SourcePlaces None { get; } = new([]);

    /// <summary>Reads the hook's file; what cannot be read of it is not known.</summary>
    public static SourcePlaces Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return new(file.Exists && file.Length <= SizeLimit
                ? [.. File.ReadLines(path).Select(Parse).OfType<(string, string, IReadOnlyList<SourcePlace>)>()]
                : []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>Where a resource is constructed; <see langword="null"/> where that is not known for sure.</summary>
    public SourcePlace? Of(RegisteredResource resource, Registry registry)
    {
        if (_found.TryGetValue(resource.Urn, out var known))
            return known;
        var notes = _notes[(resource.Type, resource.Name)].ToList();
        // A name may come again below another parent, whose construction is then further out on the stack.
        if (notes.Count > 1 && registry.Find(resource.Parent) is { Type: not Values.Urn.StackType } parent && parent.Urn != resource.Urn
            && Of(parent, registry) is { } outer)
            notes = [.. notes.Where(frames => frames.Contains(outer)).DefaultIfEmpty(notes[0])];
        if (notes.Select(frames => frames[0]).Distinct().Take(2).ToList() is not [var only])
            return null;
        _found[resource.Urn] = only;
        return only;
    }

    // TYPE NAME (FILE LINE COLUMN)+, with tabs between.
    private static (string, string, IReadOnlyList<SourcePlace>)? Parse(string line)
    {
        var fields = line.Split('\t');
        if (fields.Length < 5)
            return null;
        var frames = new List<SourcePlace>();
        for (var index = 2; index + 2 < fields.Length; index += 3)
        {
            if (int.TryParse(fields[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                && int.TryParse(fields[index + 2], NumberStyles.None, CultureInfo.InvariantCulture, out var column) && row > 0)
            {
                var file = Uri.UnescapeDataString(fields[index]);
                if (!Path.IsPathFullyQualified(file) || file.Contains('\0', StringComparison.Ordinal))
                    return null;
                frames.Add(new(file, row, column));
            }
        }

        return frames.Count > 0 ? (Uri.UnescapeDataString(fields[0]), Uri.UnescapeDataString(fields[1]), frames) : null;
    }
}
