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
        var (id, message, uri, line, column, isSuppressed) = ("", "", "", 0, 0, false);
        reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "ruleId" when reader.Read() == JsonToken.String && reader.HasText:
                    id = reader.GetText();
                    break;
                case "message" when id.StartsWith("INFRA", StringComparison.Ordinal):
                    reader.Read();
                    ReadMessage(reader);
                    break;
                case "suppressions" or "suppressionStates" when reader.Read() == JsonToken.ArrayStart:
                    reader.ForEachElement(() => isSuppressed = true);
                    break;
                case "locations" when id.StartsWith("INFRA", StringComparison.Ordinal) && reader.Read() == JsonToken.ArrayStart:
                    reader.ForEachElement(() => ReadLocation(reader));
                    break;
            }
        });
        if (line > 0 && PathOf(uri) is { } path)
            _results.Add(new(id, path, line, column, isSuppressed) { Message = message });

        // A text in 1.0.0, an object around it in 2.1.0.
        void ReadMessage(JsonReader reader)
        {
            if (reader.Token == JsonToken.String && reader.HasText)
                message = reader.GetText();
            else if (reader.Token == JsonToken.ObjectStart)
                reader.ForEachProperty(name =>
                {
                    if (name == "text" && reader.Read() == JsonToken.String && reader.HasText)
                        message = reader.GetText();
                });
            else
                reader.Skip();
        }

        // The properties that lead to a place are named alike in both versions, or differ where the other has none of the name.
        void ReadLocation(JsonReader reader) => reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "physicalLocation" or "artifactLocation" or "resultFile" or "region" when reader.Read() == JsonToken.ObjectStart:
                    ReadLocation(reader);
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
