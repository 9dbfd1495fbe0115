using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Reports;

/// <summary>The file of known findings, which the build and <c>infra-scan</c> share.</summary>
/// <param name="Root">The folder that paths in it are relative to, as a path from the file's own folder.</param>
/// <param name="Findings">The findings.</param>
internal sealed record BaselineFile(string Root, IReadOnlyList<KnownFinding> Findings)
{
    private const int Version = 1;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="FormatException">The file is no baseline of this version; the message says where it stops being one.</exception>
    public static BaselineFile Read(string path)
    {
        try
        {
            using var reader = new JsonReader(InputFile.Open(path));
            var (root, version, findings) = (".", 0, (List<KnownFinding>?)null);
            reader.Read();
            reader.ForEachProperty(name =>
            {
                reader.Read();
                if (name == "root" && reader is { Token: JsonToken.String, HasText: true })
                    root = reader.GetText();
                else if (name == "version" && reader.Token == JsonToken.Number)
                    _ = int.TryParse(reader.GetText(), out version);
                else if (name == "findings" && reader.Token == JsonToken.ArrayStart)
                    findings = ReadFindings(reader);
            });
            return version == Version && findings is not null && findings.All(finding => finding.Fingerprint.Length > 0)
                ? new(root, findings)
                : throw new FormatException("it is no baseline of this version; write it anew");
        }
        catch (MalformedInputException exception)
        {
            throw new FormatException($"line {exception.Position.Line}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes it.</summary>
    public void Write(TextWriter output)
    {
        var json = new JsonWriter(output);
        json.Object(() => json
            .Property("version", Version)
            .Property("root", Root)
            .Array("findings", Findings, finding => json.Object(() => json
                .Property("fingerprint", finding.Fingerprint)
                .Optional("ruleId", finding.RuleId)
                .Optional("path", finding.Path)
                .Optional("resource", finding.Resource))));
        output.Write('\n');
    }

    private static List<KnownFinding> ReadFindings(JsonReader reader)
    {
        var findings = new List<KnownFinding>();
        reader.ForEachElement(() =>
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            reader.ForEachProperty(name =>
            {
                if (reader.Read() == JsonToken.String && reader.HasText)
                    texts[name] = reader.GetText();
            });
            findings.Add(new(
                TextOf(texts, "fingerprint") ?? "",
                TextOf(texts, "ruleId"),
                TextOf(texts, "path"),
                TextOf(texts, "resource")));
        });
        return findings;
    }

    private static string? TextOf(Dictionary<string, string> texts, string name) => texts.TryGetValue(name, out var text) ? text : null;
}

/// <summary>A finding that a team knows of.</summary>
/// <param name="Fingerprint">What it is known by.</param>
/// <param name="RuleId">Like the rest, for those who review the file, and to see what a scan looked for.</param>
/// <param name="Path">Relative to the root of the scan that found it.</param>
/// <param name="Resource">The resource's address, where it has one.</param>
internal sealed record KnownFinding(string Fingerprint, string? RuleId, string? Path, string? Resource);
