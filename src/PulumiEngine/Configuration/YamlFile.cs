using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Analyzers.PulumiEngine.Configuration;

/// <summary>Reads YAML, and with it JSON, into JSON values.</summary>
internal static class YamlFile
{
    // Aliases can make a small file stand for more than fits into memory.
    private const int NodeLimit = 100_000;
    private const int DepthLimit = 100;

    /// <summary>The mapping that a file holds; an empty one for an empty file.</summary>
    /// <exception cref="EngineException">The file cannot be read, is malformed, or holds something else.</exception>
    public static JsonObject Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(new MergingParser(new Parser(reader)));
            if (yaml.Documents is [] or [{ RootNode: YamlScalarNode { Value: null or "" } }])
                return [];
            var count = 0;
            return Convert(yaml.Documents[0].RootNode, path, 0, ref count) as JsonObject
                ?? throw new EngineException("The file must hold a mapping.", new(path, 1, 1));
        }
        catch (YamlException exception)
        {
            var inner = exception.InnerException is { } cause ? $": {cause.Message}" : "";
            throw new EngineException($"The file is malformed: {exception.Message}{inner}", Place(path, exception.Start));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The file cannot be read: {exception.Message}", new(path, 0, 0));
        }
    }

    private static JsonNode? Convert(YamlNode node, string path, int depth, ref int count)
    {
        if (++count > NodeLimit || depth > DepthLimit)
            throw new EngineException("The file is too large or too deeply nested.", Place(path, node.Start));
        switch (node)
        {
            case YamlMappingNode mapping:
                var properties = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    var name = (key as YamlScalarNode)?.Value
                        ?? throw new EngineException("The name of an entry must be a text.", Place(path, key.Start));
                    properties[name] = Convert(value, path, depth + 1, ref count);
                }

                return properties;
            case YamlSequenceNode sequence:
                var items = new JsonArray();
                foreach (var item in sequence.Children)
                    items.Add(Convert(item, path, depth + 1, ref count));
                return items;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    /// <summary>A scalar by the core schema (https://yaml.org/spec/1.2.2/#1032-tag-resolution); one in quotes is a text.</summary>
    private static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || scalar.Tag == "tag:yaml.org,2002:str")
            return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && text is not ['0', _, ..] => JsonValue.Create(number),
            _ when text.Any(char.IsAsciiDigit) && text is not ['0', not '.', ..]
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
                    JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    private static SourcePlace Place(string path, Mark mark) => new(path, (int)mark.Line, (int)mark.Column);
}
