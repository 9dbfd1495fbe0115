using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.BuildTask;

/// <summary>
/// What the compiler reported of our rules, suppressed in source or not, from the log that <c>ErrorLog</c> makes it write.
/// </summary>
/// <remarks>SARIF in the two versions that csc writes: 1.0.0, its default, and 2.1.0 (<c>ErrorLog=file,version=2.1</c>).</remarks>
internal sealed class CompilerLog
{
    private readonly List<CompilerResult> _results = [];

    private CompilerLog()
    {
    }

    /// <summary>
    /// Reads a log. What cannot be read of it counts as not reported: then a finding is reported, perhaps twice, rather than lost.
    /// </summary>
    /// <param name="path">The log's absolute path; it need not exist.</param>
    public static CompilerAnswers Read(string path)
    {
        var log = new CompilerLog();
        if (path.Length == 0 || !File.Exists(path))
            return new([]);
        try
        {
            using var reader = new JsonReader(File.OpenRead(path));
            reader.Read();
            reader.ForEachProperty(name =>
            {
                if (name == "runs" && reader.Read() == JsonToken.ArrayStart)
                    reader.ForEachElement(() => log.ReadRun(reader));
            });
        }
        catch (Exception exception) when (exception is MalformedInputException or IOException or UnauthorizedAccessException)
        {
            return new(log._results);
        }

        return new(log._results);
    }

    private void ReadRun(JsonReader reader) => reader.ForEachProperty(name =>
    {
        if (name == "results" && reader.Read() == JsonToken.ArrayStart)
            reader.ForEachElement(() => ReadResult(reader));
    });

    private void ReadResult(JsonReader reader)
    {
        var (id, message, isSuppressed) = ("", "", false);
        TextPlace? place = null;
        var related = new List<TextPlace>();
        var properties = new Dictionary<string, string?>(StringComparer.Ordinal);
        reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "ruleId" when reader.Read() == JsonToken.String && reader.HasText:
                    id = reader.GetText();
                    break;
                case "message" when IsOurs(id):
                    reader.Read();
                    message = ReadMessage(reader) ?? message;
                    break;
                case "suppressions" or "suppressionStates" when reader.Read() == JsonToken.ArrayStart:
                    reader.ForEachElement(() => isSuppressed = true);
                    break;
                case "locations" when IsOurs(id) && reader.Read() == JsonToken.ArrayStart:
                    reader.ForEachElement(() => place = ReadPlace(reader) ?? place);
                    break;
                case "relatedLocations" when IsOurs(id) && reader.Read() == JsonToken.ArrayStart:
                    reader.ForEachElement(() => related.Add(ReadPlace(reader) ?? TextPlace.Whole("")));
                    break;
                case "properties" when IsOurs(id) && reader.Read() == JsonToken.ObjectStart:
                    ReadProperties(reader, properties);
                    break;
            }
        });
        if (place is null)
            return;
        var details = FindingDetails.FromProperties(properties);
        _results.Add(new(id, place, isSuppressed)
        {
            Message = message,
            ResourceType = details.ResourceType,
            Resource = details.Resource,
            Attributes = details.Attributes,
            Related =
            [
                .. related.Select((there, index) => new RelatedPlace(details.NoteAt(index), there))
                    .Where(note => note.Place.Line > 0),
            ],
        });
    }

    private static bool IsOurs(string id) => id.StartsWith("INFRA", StringComparison.Ordinal);

    /// <summary>A text in 1.0.0, an object around it in 2.1.0.</summary>
    private static string? ReadMessage(JsonReader reader)
    {
        string? message = null;
        if (reader.Token == JsonToken.String && reader.HasText)
        {
            message = reader.GetText();
        }
        else
        {
            reader.ForEachProperty(name =>
            {
                if (name == "text" && reader.Read() == JsonToken.String && reader.HasText)
                    message = reader.GetText();
            });
        }

        return message;
    }

    /// <summary>What the analyzer gave to the diagnostic; the compiler keeps it in an object of its own.</summary>
    private static void ReadProperties(JsonReader reader, Dictionary<string, string?> properties) => reader.ForEachProperty(name =>
    {
        if (name == "customProperties" && reader.Read() == JsonToken.ObjectStart)
            ReadTexts(reader, properties);
    });

    private static void ReadTexts(JsonReader reader, Dictionary<string, string?> texts) => reader.ForEachProperty(name =>
    {
        if (reader.Read() == JsonToken.String && reader.HasText)
            texts[name] = reader.GetText();
    });

    /// <summary>The place that an element of a list of locations names.</summary>
    private static TextPlace? ReadPlace(JsonReader reader)
    {
        var (uri, line, column, endLine, endColumn) = ("", 0, 0, 0, 0);
        Visit();
        return line > 0 && PathOf(uri) is { } path ? new(path, line, column, endLine, endColumn) : null;

        // The properties that lead to a place are named alike in both versions, or differ where the other has none of the name.
        void Visit() => reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "physicalLocation" or "artifactLocation" or "resultFile" or "region" when reader.Read() == JsonToken.ObjectStart:
                    Visit();
                    break;
                case "uri" when reader.Read() == JsonToken.String && reader.HasText:
                    uri = reader.GetText();
                    break;
                case "startLine" when reader.Read() == JsonToken.Number:
                    line = Number(reader);
                    break;
                case "startColumn" when reader.Read() == JsonToken.Number:
                    column = Number(reader);
                    break;
                case "endLine" when reader.Read() == JsonToken.Number:
                    endLine = Number(reader);
                    break;
                case "endColumn" when reader.Read() == JsonToken.Number:
                    endColumn = Number(reader);
                    break;
            }
        });
    }

    private static int Number(JsonReader reader) => int.TryParse(reader.GetText(), out var number) ? number : 0;

    /// <summary>An absolute path, or one that <c>#line</c> names as it is written there.</summary>
    private static string? PathOf(string uri)
    {
        if (Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile)
            return absolute.LocalPath;
        return uri.Length > 0 ? Uri.UnescapeDataString(uri) : null;
    }
}
