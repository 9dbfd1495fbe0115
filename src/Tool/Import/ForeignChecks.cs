using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Analyzers.Tool.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Analyzers.Tool.Import;

/// <summary>The checks in a file of another scanner.</summary>
internal static class ForeignChecks
{
    private const int MaxNesting = 64;

    // An alias that stands for another one many times is a bomb.
    private const int MaxNodes = 100_000;

    /// <summary>What a file holds, in its order; none where it holds something else.</summary>
    /// <param name="path">A file in JSON or YAML.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static IReadOnlyList<ForeignCheck> Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            var documents = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? [Json(text)] : Yaml(text);
            return
            [
                .. documents.OfType<JsonObject>().SelectMany(document =>
                    CheckovPolicy.Is(document) ? [CheckovPolicy.Read(document)] : TfsecCheck.ReadAll(document) ?? []),
            ];
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{path}({exception.LineNumber + 1}): this is no JSON");
        }
        catch (YamlException exception)
        {
            throw new UsageException($"{path}({exception.Start.Line},{exception.Start.Column}): this is no YAML that can be read");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    private static JsonNode? Json(string text) => JsonNode.Parse(
        text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxNesting });

    private static IEnumerable<JsonNode?> Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var left = MaxNodes;
        return [.. stream.Documents.Select(document => Convert(document.RootNode, MaxNesting, ref left))];
    }

    private static JsonNode? Convert(YamlNode node, int depth, ref int left)
    {
        if (depth == 0 || left-- == 0)
            throw new YamlException(node.Start, node.End, "too large");
        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                    members[key.ToString()] = Convert(value, depth - 1, ref left);
                return members;
            case YamlSequenceNode sequence:
                var items = new JsonArray();
                foreach (var item in sequence.Children)
                    items.Add(Convert(item, depth - 1, ref left));
                return items;
            case YamlScalarNode { Value: { } text } scalar:
                return scalar.Style is not ScalarStyle.Plain ? text
                    : text is "true" or "True" ? true
                    : text is "false" or "False" ? false
                    : text is "" or "~" or "null" ? null
                    : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        && double.IsFinite(number) ? number
                    : text;
            default:
                return null;
        }
    }
}
