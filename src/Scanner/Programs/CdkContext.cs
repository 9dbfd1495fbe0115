using System.Globalization;
using System.Text;
using Infra.Analyzers.Scanner.CloudFormation;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>
/// What the AWS CDK command line gives a program: the <c>context</c> of <c>cdk.json</c>, with its feature flags, and what it has looked up
/// before, <c>cdk.context.json</c>.
/// </summary>
internal static class CdkContext
{
    public const string FileName = "cdk.json";

    private const string LookupsName = "cdk.context.json";

    // Leads from each resource of a template to the C# that made it.
    private const string PathMetadata = "aws:cdk:enable-path-metadata";

    /// <summary>The context as JSON.</summary>
    /// <param name="directory">The folder of <c>cdk.json</c>; what is not there, or cannot be read, is left out.</param>
    public static string Read(string directory)
    {
        var entries = new SortedDictionary<string, TemplateNode>(StringComparer.Ordinal);
        ReadFile(Path.Combine(directory, LookupsName), isContext: true, entries);
        // What is written there wins.
        ReadFile(Path.Combine(directory, FileName), isContext: false, entries);
        entries[PathMetadata] = new TemplateNode.Scalar(true, TextPlace.Whole(""));
        var text = new StringBuilder();
        AppendObject(text, entries.Select(entry => (entry.Key, entry.Value)));
        return text.ToString();
    }

    private static void ReadFile(string path, bool isContext, SortedDictionary<string, TemplateNode> entries)
    {
        if (!File.Exists(path))
            return;
        InputFile.Read(
            path,
            stream =>
            {
                using var reader = new JsonReader(stream);
                reader.Read();
                if (isContext)
                    ReadEntries(reader, path, entries);
                else
                    reader.ForEachProperty(name =>
                    {
                        if (name == "context" && reader.Read() == JsonToken.ObjectStart)
                            ReadEntries(reader, path, entries);
                    });
            },
            reports: []);
    }

    private static void ReadEntries(JsonReader reader, string path, SortedDictionary<string, TemplateNode> entries)
    {
        var nodes = new JsonNodeReader(reader, path);
        reader.ForEachProperty(name =>
        {
            reader.Read();
            entries[name] = nodes.Read();
        });
    }

    private static void Append(StringBuilder text, TemplateNode node)
    {
        switch (node)
        {
            case TemplateNode.Scalar { Value: string value }:
                AppendText(text, value);
                break;
            case TemplateNode.Scalar scalar:
                text.Append(scalar.Value is null ? "null" : TemplateTexts.Of(scalar.Value));
                break;
            case TemplateNode.Mapping mapping:
                AppendObject(text, mapping.Properties.Select(property => (property.Name, property.Value)));
                break;
            default:
                AppendList(text, node.Items);
                break;
        }
    }

    private static void AppendObject(StringBuilder text, IEnumerable<(string Name, TemplateNode Value)> properties)
    {
        var separator = "{";
        foreach (var (name, value) in properties)
        {
            text.Append(separator);
            AppendText(text, name);
            text.Append(':');
            Append(text, value);
            separator = ",";
        }

        text.Append(separator == "{" ? "{}" : "}");
    }

    private static void AppendList(StringBuilder text, IReadOnlyList<TemplateNode> items)
    {
        text.Append('[');
        for (var index = 0; index < items.Count; index++)
        {
            text.Append(index > 0 ? "," : "");
            Append(text, items[index]);
        }

        text.Append(']');
    }

    // ASCII alone: environments have no encoding that all systems agree on.
    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
                text.Append('\\').Append(character);
            else if (character is < ' ' or > '~')
                text.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            else
                text.Append(character);
        }

        text.Append('"');
    }
}
