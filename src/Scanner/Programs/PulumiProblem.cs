using System.Text;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>Why the engine in src/PulumiEngine gave up, as it writes it to its standard error: one JSON object in a line.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="File">Where, as an absolute path; empty where that is not known.</param>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Column">Likewise.</param>
internal sealed record PulumiProblem(string Message, string File, int Line, int Column)
{
    /// <summary>The place, where it is known.</summary>
    public TextPlace? Place => File.Length == 0 ? null : Line == 0 ? TextPlace.Whole(File) : new(File, Line, Column, 0, 0);

    /// <summary>Reads a line; <see langword="null"/> where it is none of the engine's.</summary>
    public static PulumiProblem? Parse(string line)
    {
        if (line is not ['{', ..])
            return null;
        string? message = null;
        var (file, row, column) = ("", 0, 0);
        try
        {
            using var reader = new JsonReader(new MemoryStream(Encoding.UTF8.GetBytes(line)));
            reader.Read();
            reader.ForEachProperty(name =>
            {
                var token = reader.Read();
                switch (name)
                {
                    case "message" when token == JsonToken.String && reader.HasText:
                        message = reader.GetText();
                        break;
                    case "file" when token == JsonToken.String && reader.HasText:
                        file = reader.GetText();
                        break;
                    case "line" when token == JsonToken.Number:
                        _ = int.TryParse(reader.GetText(), out row);
                        break;
                    case "column" when token == JsonToken.Number:
                        _ = int.TryParse(reader.GetText(), out column);
                        break;
                }
            });
        }
        catch (MalformedInputException)
        {
            return null;
        }

        return message is null ? null : new(message, file, row, column);
    }
}
