using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>What the engine in src/PulumiEngine says of a run that it wrote a file of: the file holds all that the program
/// registered.</summary>
internal sealed class PulumiRun
{
    /// <summary>The stack, where the program was run for several; otherwise <see langword="null"/>.</summary>
    public string? Stack { get; private set; }

    /// <summary>Whether plugins make resources that are not in the file: those of components such as <c>awsx</c>'s.</summary>
    public bool HasRemoteComponents { get; private set; }

    /// <summary>The account in the ARNs that stand for ARNs of resources that do not exist yet; <see langword="null"/> where it is a real
    /// one.</summary>
    public string? PlaceholderAccount { get; private set; }

    /// <summary>On the start of the object: reads it.</summary>
    public static PulumiRun Read(JsonReader reader, ResourceValues values)
    {
        var run = new PulumiRun();
        string? stack = null;
        var isOneOfSeveral = false;
        reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "stack":
                    stack = values.ReadText();
                    break;
                case "isOneOfSeveral":
                    isOneOfSeveral = reader.Read() == JsonToken.True;
                    break;
                case "hasRemoteComponents":
                    run.HasRemoteComponents = reader.Read() == JsonToken.True;
                    break;
                case "placeholderAccount":
                    run.PlaceholderAccount = values.ReadText();
                    break;
            }
        });
        run.Stack = isOneOfSeveral ? stack : null;
        return run;
    }

    /// <summary>The C# place in a <c>sourcePosition</c>, <c>file:///program/AuditStack.cs#12,9</c>; <see langword="null"/> where it is
    /// none.</summary>
    public static TextPlace? PlaceOf(string? position)
    {
        var mark = position?.LastIndexOf('#') ?? -1;
        if (mark < 0 || !Uri.TryCreate(position!.Substring(0, mark), UriKind.Absolute, out var file) || !file.IsFile)
            return null;
        return position.Substring(mark + 1).Split(',') is [var line, var column] && int.TryParse(line, out var row)
            && int.TryParse(column, out var start) && row > 0 && start > 0
            ? new(file.LocalPath, row, start, 0, 0)
            : null;
    }
}
