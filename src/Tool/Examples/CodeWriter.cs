using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>
/// Writes an example as C#: the statement that makes the resource, and the classes that it needs, as the framework's generator writes them.
/// </summary>
/// <remarks>
/// Every identifier is made of names in the provider's table or of numbers, and what an example says stands in literals only. What is not
/// known of a resource is a parameter.
/// </remarks>
/// <param name="example">The example.</param>
/// <param name="space">The namespace for its classes.</param>
internal abstract class CodeWriter(RuleExample example, string space)
{
    private readonly CodeClasses _classes = new();
    private readonly CodeTexts _texts = new();
    private readonly AwsAttributes _attributes = example.Type.Attributes;

    /// <summary>The example.</summary>
    protected RuleExample Example => example;

    /// <summary>What its type has.</summary>
    protected AwsAttributes Attributes => _attributes;

    /// <summary>Whose names the members have; those of the first count most.</summary>
    protected abstract IReadOnlyList<Bindings> Bindings { get; }

    /// <summary>Writes it.</summary>
    /// <param name="name">The name of the class that makes the resource.</param>
    /// <param name="values">The attributes of the resource.</param>
    /// <exception cref="UnsayableException">C# cannot say it.</exception>
    public WrittenExample Write(string name, IReadOnlyDictionary<string, AttributeValue> values)
    {
        var statement = Statement(values);
        var classes = new StringBuilder($"#nullable enable\nnamespace {space}\n{{\n");
        foreach (var (type, members) in _classes.All)
            classes.Append(Class(type, members));
        classes.Append(Resource());
        foreach (var (reference, type) in _texts.Referred)
            classes.Append(Referred(type, reference.ResourceType, Identifier(NameCase.ToPascal(NameCase.ToCamel(reference.Attribute)))));
        var parameters = string.Join(", ", _texts.Parameters);
        return new(
            $"using {space};\npublic class {name}\n{{\n    public void Run({parameters})\n    {{\n        {statement}\n    }}\n}}\n",
            classes.Append("}\n").ToString());
    }

    /// <summary>The statement that makes the resource.</summary>
    protected abstract string Statement(IReadOnlyDictionary<string, AttributeValue> values);

    /// <summary>The class of the resource.</summary>
    protected abstract string Resource();

    /// <summary>The class that holds the attributes of a resource or block.</summary>
    protected abstract string Class(string name, IReadOnlyList<CodeMember> members);

    /// <summary>The class of another resource, of which an attribute is read.</summary>
    protected abstract string Referred(string name, string type, string member);

    /// <summary>The type of a member that holds a value without parts, given that of the value.</summary>
    protected abstract string ScalarType(string plain);

    /// <summary>Several values without parts, or blocks.</summary>
    protected abstract CodeValue List(IReadOnlyList<string> items, string itemType);

    /// <summary>A map of texts.</summary>
    protected abstract CodeValue Map(IReadOnlyList<(string Key, string Value)> entries);

    /// <summary>The class of a nested block, given the one that holds it.</summary>
    protected abstract string BlockName(string holder, string attribute);

    /// <summary>The type by which members hold a block of a class.</summary>
    protected abstract string BlockType(string name);

    /// <summary>A text that is made of others, given as an interpolated string.</summary>
    protected virtual string Interpolated(string text) => text;

    /// <summary>Whether the framework is not known to have an attribute, and the example goes without it.</summary>
    protected virtual bool IsLeftOut(AwsAttribute attribute) => false;

    /// <summary>What the framework's engine calls an attribute.</summary>
    protected string NameOf(string attribute) => Bindings
        .Select(bindings => Example.Type.Names.FirstOrDefault(known => known.Attribute == attribute && known.Bindings == bindings)?.Name)
        .FirstOrDefault(name => name is not null) ?? NameCase.ToCamel(attribute);

    /// <summary>A name that is one in C#, whatever the table says.</summary>
    protected static string Identifier(string name) =>
        SyntaxFacts.IsValidIdentifier(name) ? name : throw new UnsayableException($"'{SafeText.Of(name, 80)}' is no name in C#");

    /// <summary>An object with the attributes of the resource or of a block.</summary>
    /// <param name="name">Its class.</param>
    /// <param name="attributes">What the type or block has.</param>
    /// <param name="values">What the example says.</param>
    protected string Object(string name, AwsAttributes attributes, IReadOnlyDictionary<string, AttributeValue> values)
    {
        _classes.Add(name);
        var assignments = new List<string>();
        foreach (var (attribute, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (value is AttributeValue.Unset { Form: UnsetForm.Absent })
                continue;
            if (!attributes.ByName.TryGetValue(attribute, out var shape))
                throw new UnsayableException($"it is not known what '{SafeText.Of(attribute, 80)}' is called");
            if (IsLeftOut(shape))
                continue;
            var wire = NameOf(attribute);
            var member = Identifier(NameCase.ToPascal(wire));
            var written = Value(name, attribute, shape, value);
            _classes.Add(name, new(member, wire, attribute, written.Type) { IsOpen = written.IsOpen });
            assignments.Add($"{CodeTexts.Quiet(member)} = {written.Code}");
        }

        AddOthers(name, attributes);
        return $"new {name} {{ {string.Join(", ", assignments)} }}";
    }

    /// <summary>Whether what Terraform has as a list of an attribute is a single value.</summary>
    protected virtual bool IsSingle(string attribute) => false;

    /// <summary>
    /// Adds what a class has that the example says nothing of: of a resource what the rule asks for, of a block all. A class without any
    /// of them would be taken for something else.
    /// </summary>
    private void AddOthers(string name, AwsAttributes attributes)
    {
        var isResource = ReferenceEquals(attributes, _attributes);
        foreach (var (attribute, shape) in attributes.ByName)
        {
            var wire = NameOf(attribute);
            var member = NameCase.ToPascal(wire);
            if (!IsLeftOut(shape) && SyntaxFacts.IsValidIdentifier(member)
                && (!isResource || Example.Rule.Rule.Attributes.Contains(attribute)))
            {
                var type = shape.IsMap ? Map([]).Type : shape.IsList ? List([], "string").Type : ScalarType("string");
                _classes.TryAdd(name, new(member, wire, attribute, type) { IsOpen = true });
            }
        }
    }

    private CodeValue Value(string holder, string attribute, AwsAttribute shape, AttributeValue value)
    {
        if (shape is { IsMap: true })
            return shape.IsList ? throw Unlike(attribute, "a list of maps") : MapOf(attribute, value);
        if (shape.Inner is { } inner)
            return Blocks(holder, attribute, shape.IsList, inner, value);
        return shape.IsList ? ListOf(attribute, value) : Scalar(attribute, value);
    }

    private CodeValue MapOf(string attribute, AttributeValue value) => value switch
    {
        AttributeValue.Unset { Form: UnsetForm.Null } => Map([]) with { Code = "null" },
        AttributeValue.Unset => Map([]),
        AttributeValue.Unknown => Parameter(Map([]).Type),
        AttributeValue.Set { Content: Content.Object { IsOpen: false } map } => Map(
        [
            .. map.Attributes.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => (CodeTexts.Literal(entry.Key), AsText(attribute, entry.Value))),
        ]),
        _ => throw Unlike(attribute, "a map"),
    };

    private CodeValue Blocks(string holder, string attribute, bool isList, AwsAttributes inner, AttributeValue value)
    {
        var name = _classes.NameOf(holder, attribute, Identifier(BlockName(holder, attribute)));
        _classes.Add(name);
        var type = isList ? List([], BlockType(name)).Type : BlockType(name);
        switch (value)
        {
            case AttributeValue.Unset { Form: UnsetForm.Null }:
                return new("null", type);
            case AttributeValue.Unset:
                return isList ? List([], BlockType(name)) : new("null", type);
            case AttributeValue.Unknown:
                return Parameter(type);
            case var _ when value.Blocks is { } blocks:
                var objects = Alike([.. blocks.Select(block => block is { IsOpen: false } ? block : throw Unlike(attribute, "a block"))])
                    .ConvertAll(block => Object(name, inner, block));
                return isList ? List(objects, BlockType(name))
                    : objects is [var only] ? new(only, type)
                    : throw new UnsayableException($"there is one '{attribute}' at most");
            default:
                throw Unlike(attribute, "a block");
        }
    }

    /// <summary>The blocks, where what is a text in one and a number or truth value in another is a text in each.</summary>
    private static List<IReadOnlyDictionary<string, AttributeValue>> Alike(IReadOnlyList<Content.Object> blocks)
    {
        var mixed = blocks.SelectMany(block => block.Attributes)
            .Where(pair => pair.Value is AttributeValue.Set { Content: Content.Text or Content.Number or Content.Boolean })
            .GroupBy(pair => pair.Key, pair => ((AttributeValue.Set)pair.Value).Content!.GetType(), StringComparer.Ordinal)
            .Where(kinds => kinds.Distinct().Count() > 1).Select(kinds => kinds.Key).ToHashSet(StringComparer.Ordinal);
        return [.. blocks.Select(block => mixed.Count == 0 ? block.Attributes : block.Attributes.ToDictionary(
            pair => pair.Key, pair => mixed.Contains(pair.Key) ? InText(pair.Value) : pair.Value, StringComparer.Ordinal))];

        static AttributeValue InText(AttributeValue value) => value switch
        {
            AttributeValue.Set { Content: Content.Number number } => TextOf(CodeTexts.Number(number.Value).Code.TrimEnd('D')),
            AttributeValue.Set { Content: Content.Boolean boolean } => TextOf(boolean.Value ? "true" : "false"),
            _ => value,
        };

        static AttributeValue TextOf(string text) => new AttributeValue.Set(Content.Text.Of(text));
    }

    private CodeValue ListOf(string attribute, AttributeValue value)
    {
        switch (value)
        {
            case AttributeValue.Unset { Form: UnsetForm.Null }:
                return List([], "string") with { Code = "null", IsOpen = true };
            case AttributeValue.Unset:
                return List([], "string") with { IsOpen = true };
            case AttributeValue.Unknown:
                return Parameter(List([], "string").Type);
            case AttributeValue.Set { Content: Content.List list } when IsSingle(attribute):
                return list.Items is [var single] ? Scalar(attribute, single)
                    : throw new UnsayableException($"there is one '{attribute}' at most");
            case AttributeValue.Set { Content: Content.List list }:
                // Of several kinds, they are texts: Terraform makes them one kind, too.
                var items = list.Items.Select(item => Plain(attribute, item)).ToList();
                return items.Select(item => item.Type).Distinct(StringComparer.Ordinal).ToList() is [var only]
                    ? List([.. items.Select(item => item.Code)], only)
                    : List([.. list.Items.Select(item => AsText(attribute, item))], "string");
            default:
                throw Unlike(attribute, "a list");
        }
    }

    private CodeValue Scalar(string attribute, AttributeValue value)
    {
        if (value is AttributeValue.Unknown)
            return Parameter(ScalarType("string"));
        var plain = Plain(attribute, value);
        return plain with { Type = ScalarType(plain.Type) };
    }

    private CodeValue Plain(string attribute, AttributeValue value) => value switch
    {
        AttributeValue.Unset { Form: UnsetForm.Null } => new("null", "string") { IsOpen = true },
        AttributeValue.Unset => new("\"\"", "string"),
        AttributeValue.Unknown => Parameter("string"),
        AttributeValue.Set { Content: Content.Boolean boolean } => new(boolean.Value ? "true" : "false", "bool"),
        AttributeValue.Set { Content: Content.Number number } => CodeTexts.Number(number.Value),
        AttributeValue.Set { Content: Content.Text text } => _texts.Text(text, Interpolated),
        _ => throw Unlike(attribute, "a single value"),
    };

    // What has the place of a text is one, as Terraform sees it.
    private string AsText(string attribute, AttributeValue value) =>
        value is AttributeValue.Set { Content: Content.Boolean or Content.Number } && Plain(attribute, value) is { } plain
            ? $"\"{plain.Code.TrimEnd('D')}\"" : Plain(attribute, value).Code;

    private CodeValue Parameter(string type) => new(_texts.Parameter(type), type) { IsOpen = true };

    private static UnsayableException Unlike(string attribute, string shape) => new($"'{SafeText.Of(attribute, 80)}' is {shape} there");
}
