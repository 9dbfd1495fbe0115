namespace Infra.Analyzers.Scanner.Programs;

/// <summary>A C# expression that constructs something with a construct id: <c>new Cloudtrail(this, "audit", …)</c>.</summary>
/// <param name="Type">The simple name of the type; <see langword="null"/> where the expression does not say.</param>
/// <param name="EnclosingType">The simple name of the type whose code it is in; <see langword="null"/> for top-level statements.</param>
/// <param name="Scope">The variable given as the scope, or <c>this</c>.</param>
/// <param name="Variable">The variable that the new object is assigned to.</param>
/// <param name="Id">The id.</param>
/// <param name="File">The file it is in.</param>
/// <param name="Start">The offset of its first character there.</param>
/// <param name="End">The offset after its last character.</param>
internal sealed record ConstructionSite(string? Type, string? EnclosingType, string? Scope, string? Variable, IdPattern Id, CSharpFile File,
    int Start, int End)
{
    /// <summary>Whether there is an id, as all constructs have one.</summary>
    public bool HasId { get; init; }

    /// <summary>The name, the first argument of what has no scope: <c>new Trail("audit", …)</c>.</summary>
    public IdPattern Name { get; init; } = IdPattern.Unknown;

    /// <summary>Where the expression is.</summary>
    public TextPlace Place => File.Place(Start, End);

    /// <summary>Where the compiler says that it is: <c>#line</c> can say that it comes from another file.</summary>
    public TextPlace ShownPlace => File.Mapped(Place);

    /// <summary>Whether a place that the compiler names is inside the expression.</summary>
    public bool Contains(string path, int line, int column) => File.IsInside(Place, path, line, column);
}

/// <summary>What can be determined about a construct id.</summary>
/// <param name="Pieces">Its literal pieces, with unknown text between them; <see langword="null"/> where nothing is known.</param>
internal sealed record IdPattern(IReadOnlyList<string>? Pieces)
{
    public static readonly IdPattern Unknown = new(Pieces: null);

    /// <summary>Whether an id has all the known pieces; an id of which nothing is known matches none.</summary>
    public bool Matches(string id)
    {
        if (Pieces is null)
            return false;
        if (Pieces is [var only])
            return id == only;
        if (!id.StartsWith(Pieces[0], StringComparison.Ordinal))
            return false;

        var position = Pieces[0].Length;
        foreach (var piece in Pieces.Skip(1).Take(Pieces.Count - 2))
        {
            var found = id.IndexOf(piece, position, StringComparison.Ordinal);
            if (found < 0)
                return false;
            position = found + piece.Length;
        }

        var last = Pieces[Pieces.Count - 1];
        return id.Length - last.Length >= position && id.EndsWith(last, StringComparison.Ordinal);
    }
}

/// <summary>How paths are compared here.</summary>
internal static class Paths
{
    public static StringComparison Comparison =>
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
