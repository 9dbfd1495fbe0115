using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Reads values of a YAML template, with CloudFormation's short forms of functions: <c>!GetAtt Group.Arn</c>.</summary>
/// <remarks>
/// Short forms: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html. An alias shares
/// the node of its anchor, and counts as if all of it were written again, so that looking at what was read is bounded, too.
/// </remarks>
internal sealed class YamlNodeReader
{
    private const int MaxDepth = JsonNodeReader.MaxDepth;
    private const int MaxNodes = JsonNodeReader.MaxNodes;

    // How deep what is passed over may be nested; the parser looks at all open levels with each token.
    private const int MaxNesting = 1000;

    // How much all aliases of a file together may repeat.
    private const int MaxRepeated = 200_000;

    private const string MergeKey = "<<";
    private const string UnknownMerge = "Fn::<<";
    private const string YamlTags = "tag:yaml.org,2002:";

    private readonly CheckedParser _parser;
    private readonly SourceText _source;
    private readonly YamlComments _comments;
    private readonly List<Report> _reports;
    private readonly Dictionary<AnchorName, (TemplateNode Node, int Nodes)> _anchors = [];
    private int _nodes;
    private int _repeated;

    /// <param name="source">The file.</param>
    /// <param name="comments">Gets to know the texts.</param>
    /// <param name="reports">Where it is reported that an alias stands for nothing.</param>
    public YamlNodeReader(SourceText source, YamlComments comments, List<Report> reports)
    {
        (_source, _comments, _reports) = (source, comments, reports);
        _parser = new(source.Content);
    }

    /// <summary>The last line that something of what was read is on.</summary>
    public int LastLine { get; private set; }

    /// <summary>What comes next.</summary>
    public ParsingEvent Current => _parser.Current!;

    /// <summary>Where what comes next is.</summary>
    public TextPlace Place => PlaceOf(Current);

    /// <summary>
    /// Where an error of the parser is: it names the start of the mapping that it is in, or of the file, or the error itself.
    /// </summary>
    public TextPosition PositionOf(YamlException exception)
    {
        var start = _parser.Current?.Start.Index ?? 0;
        var mark = exception.Start.Index >= start ? exception.Start : exception.End.Index >= start ? exception.End : _parser.Position;
        return _source.PositionAt(IndexOf(mark));
    }

    /// <summary>Starts the next document.</summary>
    /// <returns>Whether there is one.</returns>
    public bool StartDocument()
    {
        _anchors.Clear();
        _parser.TryConsume<StreamStart>(out _);
        _parser.TryConsume<DocumentEnd>(out _);
        return _parser.TryConsume<DocumentStart>(out _);
    }

    /// <summary>Reads the entries of a mapping that is the next value; where it is none, passes over the value.</summary>
    /// <param name="read">What reads, or passes over, the value of each, given its name and where that is.</param>
    /// <returns>Whether it is one.</returns>
    public bool ForEachEntry(Action<string, TextPlace> read)
    {
        if (!_parser.TryConsume<MappingStart>(out _))
        {
            Skip();
            return false;
        }

        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var (name, place) = ReadName();
            read(name, place);
        }

        return true;
    }

    /// <summary>Whether an entry of a mapping that is the next value is the one; what comes after it is not read.</summary>
    /// <param name="predicate">Whether an entry is, given its name; it may read the value.</param>
    public bool AnyEntry(Func<string, bool> predicate)
    {
        if (!_parser.TryConsume<MappingStart>(out _))
        {
            Skip();
            return false;
        }

        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var (name, _) = ReadName();
            var value = Current;
            if (predicate(name))
                return true;
            if (ReferenceEquals(Current, value))
                Skip();
        }

        return false;
    }

    /// <summary>The value that comes next.</summary>
    public TemplateNode Read()
    {
        _nodes = MaxNodes;
        return ReadValue(MaxDepth);
    }

    /// <summary>The resource that comes next: however large one of its properties is, the others are read.</summary>
    public TemplateNode ReadResource()
    {
        _nodes = MaxNodes;
        return ReadValue(MaxDepth, isResource: true);
    }

    /// <summary>Passes over the value that comes next.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            depth += Current.NestingIncrease;
            if (depth > MaxNesting)
                throw new MalformedInputException("The YAML is nested too deep.", _source.PositionAt(IndexOf(Current.Start)));
            NoteEnd(Current);
            _parser.MoveNext();
        }
        while (depth > 0);
    }

    private TemplateNode ReadValue(int levels, bool isResource = false)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return ReadAlias(alias);
        var start = (NodeEvent)Current;
        var place = PlaceOf(start);
        var before = _nodes;
        TemplateNode node;
        if (levels == 0 || --_nodes < 0)
        {
            Skip();
            node = new TemplateNode.Unread(place);
        }
        else
        {
            node = start switch
            {
                Scalar scalar => ReadScalar(scalar, place),
                SequenceStart => ReadSequence(levels, place),
                _ => ReadMapping(levels, place, isResource),
            };
            if (FunctionOf(start.Tag) is { } function)
                node = new TemplateNode.Mapping([new(function, node, place)], place);
        }

        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = (node, before - _nodes);
        return node;
    }

    /// <summary>A name is a text, whatever it looks like.</summary>
    private (string Name, TextPlace Place) ReadName(int levels = MaxDepth)
    {
        var written = (Current as Scalar)?.Value;
        var node = ReadValue(levels);
        return (TemplateHoles.NameOf(written ?? node.Text ?? ""), node.Place);
    }

    private TemplateNode ReadAlias(AnchorAlias alias)
    {
        NoteEnd(alias);
        if (!_anchors.TryGetValue(alias.Value, out var shared))
        {
            var message = $"Nothing before this has the anchor '{SafeText.Of(alias.Value.Value)}'; the value is not known.";
            _reports.Add(TemplateGaps.Report(message, PlaceOf(alias)));
            return new TemplateNode.Unread(PlaceOf(alias));
        }

        _nodes -= shared.Nodes;
        _repeated += shared.Nodes;
        return _nodes < 0 || _repeated > MaxRepeated ? new TemplateNode.Unread(PlaceOf(alias)) : shared.Node;
    }

    private TemplateNode.Scalar ReadScalar(Scalar scalar, TextPlace place)
    {
        if (scalar.Style != ScalarStyle.Plain && scalar.Value.Contains('#'))
            _comments.AddText(place);
        NoteEnd(scalar);
        _parser.MoveNext();
        var isText = scalar.Tag.IsEmpty
            ? scalar.Style != ScalarStyle.Plain
            : scalar.Tag.Value == YamlTags + "str" || !scalar.Tag.Value.StartsWith(YamlTags, StringComparison.Ordinal);
        return new(isText ? scalar.Value : YamlScalar.Of(scalar.Value), place);
    }

    private TemplateNode.Sequence ReadSequence(int levels, TextPlace place)
    {
        var isFlow = _parser.Consume<SequenceStart>().Style == SequenceStyle.Flow;
        var items = new List<TemplateNode>();
        while (Current is not SequenceEnd)
            items.Add(ReadValue(levels - 1));
        ReadEnd(isFlow);
        return new(items, place);
    }

    private TemplateNode.Mapping ReadMapping(int levels, TextPlace place, bool isResource)
    {
        var isFlow = _parser.Consume<MappingStart>().Style == MappingStyle.Flow;
        var properties = new List<TemplateProperty>();
        List<TemplateProperty>? merged = null;
        while (Current is not MappingEnd)
        {
            if (isResource)
                _nodes = MaxNodes;
            var isMerge = Current is Scalar { Style: ScalarStyle.Plain, Value: MergeKey };
            var (name, namePlace) = ReadName(levels - 1);
            var value = ReadValue(levels - 1);
            if (isMerge)
                (merged ??= []).AddRange(Merged(value, namePlace));
            else
                properties.Add(new(name, value, namePlace));
        }

        ReadEnd(isFlow);
        if (merged is not null)
            properties.AddRange(Without(merged, properties));
        return new(properties, place);
    }

    /// <summary>
    /// What a merge brings: CloudFormation itself documents that it knows none, tools that work on templates before it resolve them.
    /// </summary>
    private static IEnumerable<TemplateProperty> Merged(TemplateNode value, TextPlace place) => value switch
    {
        TemplateNode.Mapping { Function: null } mapping => mapping.Properties,
        // The first that has a property wins.
        TemplateNode.Sequence sequence => sequence.Elements.Aggregate(
            Enumerable.Empty<TemplateProperty>(),
            (before, item) => [.. before, .. Without(Merged(item, place), [.. before])]),
        _ => [new(UnknownMerge, value, place)],
    };

    private static List<TemplateProperty> Without(IEnumerable<TemplateProperty> merged, List<TemplateProperty> own)
    {
        var names = new HashSet<string>(own.Select(property => property.Name), StringComparer.Ordinal);
        return [.. merged.Where(property => !names.Contains(property.Name))];
    }

    /// <summary>The function that a short form stands for: <c>!Sub</c> is <c>Fn::Sub</c>.</summary>
    private static string? FunctionOf(TagName tag)
    {
        if (tag.IsEmpty || tag.Value is not ['!', _, ..])
            return null;
        var name = tag.Value.Substring(1);
        return name is "Ref" or "Condition" ? name : "Fn::" + name;
    }

    // What ends a block has no characters of its own, and is where the next value starts.
    private void ReadEnd(bool isFlow)
    {
        if (isFlow)
            LastLine = Math.Max(LastLine, _source.PositionAt(IndexOf(Current.Start)).Line);
        _parser.MoveNext();
    }

    private void NoteEnd(ParsingEvent node)
    {
        if (node.Start.Index == node.End.Index)
            return;
        var (line, column) = _source.PositionAt(IndexOf(node.End));
        // A text of several lines ends where the next line has something.
        var isBlock = column == 1 || node is Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded };
        LastLine = Math.Max(LastLine, isBlock ? line - 1 : line);
    }

    private TextPlace PlaceOf(ParsingEvent node)
    {
        var start = IndexOf(node.Start);
        var end = node is Scalar or AnchorAlias ? IndexOf(node.End) : start;
        return _source.PlaceAt(start, Math.Max(start, end));
    }

    private int IndexOf(Mark mark) => (int)Math.Max(0, Math.Min(mark.Index, _source.Content.Length));
}
