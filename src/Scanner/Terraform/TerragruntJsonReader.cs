using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Reads a file of Terragrunt's in JSON, such as <c>terragrunt.hcl.json</c>.</summary>
/// <remarks>
/// What stands for a block is known by its name only: of every other property the value is an expression
/// (https://github.com/hashicorp/hcl/blob/main/json/spec.md).
/// </remarks>
internal sealed class TerragruntJsonReader
{
    private const string Include = "include";

    /// <summary>How many labels a block has.</summary>
    private static readonly Dictionary<string, int> Labels = new(StringComparer.Ordinal)
    {
        ["terraform"] = 0,
        ["extra_arguments"] = 1,
        ["locals"] = 0,
        ["generate"] = 1,
        ["unit"] = 1,
        ["stack"] = 1,
    };

    private readonly JsonReader _reader;
    private readonly JsonBody _body;

    private TerragruntJsonReader(JsonReader reader, string path, List<Report> reports)
    {
        _reader = reader;
        _body = new(reader, path, reports, "Terragrunt");
    }

    /// <summary>The attributes and blocks of a file.</summary>
    /// <exception cref="Text.MalformedInputException">The file is no JSON.</exception>
    public static ConfigBody Read(JsonReader reader, string path, List<Report> reports)
    {
        var file = new TerragruntJsonReader(reader, path, reports);
        reader.Read();
        var body = file.ReadBody();
        reader.Read();
        return body;
    }

    /// <summary>On the start of an object, or of an array of objects that count as one.</summary>
    private ConfigBody ReadBody()
    {
        var attributes = new Dictionary<string, ConfigAttribute>(StringComparer.Ordinal);
        var blocks = new List<ConfigBlock>();
        _body.ForEachObject(() =>
        {
            foreach (var name in _reader.Properties())
            {
                if (name == ConfigSchema.CommentName)
                    continue;
                _reader.Read();
                if (name == Include)
                    ReadIncludes(blocks);
                else if (Labels.TryGetValue(name, out var labels))
                    ReadBlocks(name, labels, blocks);
                else
                    attributes[name] = _body.ReadAttribute(name, isLiteral: false);
            }
        });
        return new(attributes, blocks);
    }

    private void ReadBlocks(string type, int labels, List<ConfigBlock> blocks)
    {
        if (labels == 0)
        {
            blocks.Add(new(type, [], ReadBody(), _body.TokenPlace()));
            return;
        }

        _body.ForEachObject(() =>
        {
            foreach (var label in _reader.Properties())
            {
                _reader.Read();
                blocks.Add(new(type, [label], ReadBody(), _body.TokenPlace()));
            }
        });
    }

    /// <summary>An include may have a label, or none.</summary>
    private void ReadIncludes(List<ConfigBlock> blocks) => _body.ForEachObject(() =>
    {
        var attributes = new Dictionary<string, ConfigAttribute>(StringComparer.Ordinal);
        foreach (var name in _reader.Properties())
        {
            _reader.Read();
            if (_reader.Token is JsonToken.ObjectStart or JsonToken.ArrayStart)
                blocks.Add(new(Include, [name], ReadBody(), _body.TokenPlace()));
            else
                attributes[name] = _body.ReadAttribute(name, isLiteral: false);
        }

        if (attributes.Count > 0)
            blocks.Add(new(Include, [], new(attributes, []), _body.TokenPlace()));
    });
}
