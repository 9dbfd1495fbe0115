using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Reads the JSON syntax of the Terraform language, keeping only the blocks that <see cref="ConfigSchema"/> asks for.</summary>
/// <remarks>
/// Every level above a block's body may be an object or an array of objects, as the JSON syntax of HCL has it. <c>null</c> stands for no
/// block, and properties named <c>//</c> are comments.
/// </remarks>
internal sealed class JsonConfigReader
{
    private static readonly Dictionary<string, ConfigAttribute> NoAttributes = [];

    private readonly JsonReader _reader;
    private readonly JsonBody _body;
    private readonly List<ConfigBlock> _blocks;

    private readonly JsonBlockIndex? _index;
    private readonly RuleBook _rules;

    /// <param name="reader">The file.</param>
    /// <param name="path">Its path.</param>
    /// <param name="blocks">Where the blocks go.</param>
    /// <param name="reports">Where reports go.</param>
    /// <param name="index">Where it is only noted which resources and data sources there are; by default they are read.</param>
    /// <param name="rules">Which blocks are kept follows from these.</param>
    public JsonConfigReader(JsonReader reader, string path, List<ConfigBlock> blocks, List<Report> reports, RuleBook rules,
        JsonBlockIndex? index = null)
    {
        (_index, _rules) = (index, rules);
        (_reader, _blocks) = (reader, blocks);
        _body = new(reader, path, reports, "Terraform");
    }

    /// <summary>
    /// Adds the blocks of a file to an index where they are resources or data sources, and reports for what cannot be understood.
    /// </summary>
    /// <exception cref="Text.MalformedInputException">The file is no JSON; the blocks before the error were added.</exception>
    public static void Read(JsonReader reader, string path, List<ConfigBlock> blocks, JsonBlockIndex index, List<Report> reports) =>
        new JsonConfigReader(reader, path, blocks, reports, index.Rules, index).ReadRoot();

    /// <summary>Adds the blocks that were noted in an index as one.</summary>
    /// <exception cref="Text.MalformedInputException">The file is no JSON at that place.</exception>
    public void ReadBlocks(BlockKind kind, JsonLandmark name)
    {
        _reader.GoToName(name.Offset, name.Position);
        _reader.Read();
        ReadLabel(ConfigSchema.Find(kind.Block)!, kind.Block, [kind.Resource], _reader.GetText());
    }

    /// <summary>The values that a <c>.tfvars.json</c> file gives to variables.</summary>
    /// <exception cref="Text.MalformedInputException">The file is no JSON.</exception>
    public static IReadOnlyList<ConfigAttribute> ReadValues(JsonReader reader, string path, List<Report> reports)
    {
        var file = new JsonConfigReader(reader, path, [], reports, RuleBook.BuiltIn);
        var values = new List<ConfigAttribute>();
        reader.Read();
        reader.ForEachProperty(name => values.Add(file.ReadAttribute(name, isLiteral: true)));
        reader.Read();
        return values;
    }

    private void ReadRoot()
    {
        _reader.Read();
        _body.ForEachObject(() =>
        {
            foreach (var type in _reader.Properties())
            {
                if (ConfigSchema.Find(type) is { } schema)
                    ReadLevel(schema, type, [], _body.TokenPlace());
            }
        });
        _reader.Read();
    }

    private void ReadLevel(ConfigSchema schema, string type, IReadOnlyList<string> labels, TextPlace place)
    {
        _reader.Read();
        if (_reader.Token == JsonToken.ObjectStart)
            ReadObject(schema, type, labels, place);
        else
            _body.ForEachObject(() => ReadObject(schema, type, labels, place));
    }

    private void ReadObject(ConfigSchema schema, string type, IReadOnlyList<string> labels, TextPlace place)
    {
        if (_index is not null && schema.IsResource && labels.Count == 1)
        {
            Note(_index, new(type, labels[0]));
        }
        else if (labels.Count < schema.LabelCount)
        {
            foreach (var label in _reader.Properties())
                ReadLabel(schema, type, labels, label);
        }
        else if (ReadBody(schema, type, labels) is var body && schema.Wants(type, labels, body, _rules))
        {
            _blocks.Add(new(type, labels, body, place));
        }
    }

    /// <summary>Passes over the blocks of a kind, and notes where they are; no text is made of their names.</summary>
    private void Note(JsonBlockIndex index, BlockKind kind)
    {
        while (_reader.Read() != JsonToken.ObjectEnd)
        {
            if (!_reader.HasText || _reader.TextEquals(ConfigSchema.CommentName))
            {
                _reader.Skip();
                continue;
            }

            var name = new JsonLandmark(_reader, _reader.GetTextHash());
            index.Add(kind, name);
            if (_reader.Read() == JsonToken.ObjectStart)
                _reader.Skip();
            else
                _body.ForEachObject(static () => { });
            index.AddProgram(kind, name, _reader);
        }
    }

    private void ReadLabel(ConfigSchema schema, string type, IReadOnlyList<string> labels, string label)
    {
        if (label != ConfigSchema.CommentName)
            ReadLevel(schema, type, [.. labels, label], _body.TokenPlace());
    }

    private ConfigBody ReadBody(ConfigSchema schema, string type, IReadOnlyList<string> labels)
    {
        Dictionary<string, ConfigAttribute>? attributes = null;
        Expression? comment = null;
        var keepsComment = schema.KeepsComment(type, labels, _rules);
        foreach (var name in _reader.Properties())
        {
            if (name == ConfigSchema.CommentName && keepsComment)
            {
                comment = ReadComment(schema.KeepsMetadata(type, labels, _rules));
            }
            else if (schema.WantsAttribute(type, labels, name, _rules))
            {
                attributes ??= new(StringComparer.Ordinal);
                attributes[name] = ReadAttribute(name, schema.IsLiteral);
            }
        }

        return new(attributes ?? NoAttributes, []) { Comment = comment };
    }

    private ObjectExpression? ReadComment(bool keepsMetadata)
    {
        List<ObjectItem>? items = null;
        _reader.Read();
        foreach (var name in _reader.Properties())
        {
            if (name == CdktfMetadata.PropertyName && !keepsMetadata)
                continue;
            _reader.Read();
            items ??= [];
            items.Add(new(new LiteralExpression(name, default), _body.Expressions.Read(areStringsLiteral: true)));
        }

        return items is null ? null : new(items, default);
    }

    private ConfigAttribute ReadAttribute(string name, bool isLiteral)
    {
        _reader.Read();
        return _body.ReadAttribute(name, isLiteral);
    }
}
