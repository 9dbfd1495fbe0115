using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Flow;

/// <content>JSON that the program serializes: mostly policies.</content>
internal sealed partial class Interpreter
{
    private const int DeepestJson = 20;

    /// <summary>The text of a value as JSON; <see langword="null"/> where nothing can be told of it.</summary>
    /// <param name="arguments">The value and, where there are some, options, which may name its properties otherwise.</param>
    /// <param name="unwrapsOutputs">Whether outputs stand for what they hold.</param>
    private Value? SerializeJson(ImmutableArray<Value> arguments, bool unwrapsOutputs)
    {
        if (arguments.IsEmpty || !arguments.Skip(1).All(option => Resolve(option) is Value.Null))
            return null;
        var json = new JsonText();
        return AppendJson(json, arguments[0], unwrapsOutputs, DeepestJson) ? OfParts(json.Parts()) : null;
    }

    /// <summary>What is not known leaves a hole: in a string some characters, elsewhere a whole value.</summary>
    private bool AppendJson(JsonText json, Value value, bool unwrapsOutputs, int levels)
    {
        switch (Resolve(value))
        {
            case Value.Null:
                json.Append("null");
                return true;
            case Value.Constant { Content: string text }:
                json.AppendString(Content.Text.Of(text));
                return true;
            case Value.Constant { Content: bool flag }:
                json.Append(flag ? "true" : "false");
                return true;
            case Value.Constant { Content: int number }:
                json.Append(number.ToString(CultureInfo.InvariantCulture));
                return true;
            case Value.Text text:
                json.AppendString(text.Content);
                return true;
            case Value.Lifted lifted:
                // What a serializer writes of an output itself is an object of no use.
                return unwrapsOutputs && AppendJson(json, lifted.Inner, unwrapsOutputs, levels);
            case Value.Reference reference when levels > 0 && _state.Heap.TryGetValue(reference.Id, out var instance) && !instance.IsOutOfSight:
                return AppendJson(json, reference, instance, unwrapsOutputs, levels - 1);
            default:
                json.Append(TextPart.Opaque.Value);
                return true;
        }
    }

    private bool AppendJson(JsonText json, Value.Reference reference, HeapObject instance, bool unwrapsOutputs, int levels)
    {
        if (instance.Elements is { } elements)
            return json.AppendAll("[", elements, element => AppendJson(json, element, unwrapsOutputs, levels), "]");
        if (PropertiesIn(reference, instance) is { } properties)
        {
            return json.AppendAll("{", properties, property =>
            {
                json.AppendString(Content.Text.Of(property.Name));
                json.Append(":");
                return AppendJson(json, property.Value, unwrapsOutputs, levels);
            }, "}");
        }

        json.Append(TextPart.Opaque.Value);
        return true;
    }

    /// <summary>The properties that a serializer writes of an object; <see langword="null"/> where these are not known.</summary>
    private List<(string Name, Value Value)>? PropertiesIn(Value.Reference reference, HeapObject instance)
    {
        if (instance.StartsEmpty && instance.Type is { Name: "Dictionary" or "ImmutableDictionary", ContainingNamespace: { } space } && IsCollections(space))
            return instance.Members.Keys.All(key => key is ItemKey { Key: string }) ? [.. instance.Members.Select(entry => ((string)((ItemKey)entry.Key).Key, entry.Value.Value))] : null;
        if (!instance.IsExact || !(instance.Type.IsAnonymousType || _program.IsInSource(instance.Type)))
            return null;
        var written = new List<IPropertySymbol>();
        for (var type = instance.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            // Attributes say otherwise: other names, or nothing at all. So may interfaces, of a collection say.
            if (!type.IsAnonymousType && (!_program.IsInSource(type) || type.GetAttributes().Length > 0 || type.AllInterfaces.Any(parent => parent.Name.StartsWith("IEnumerable", StringComparison.Ordinal))))
                return null;
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, GetMethod: not null }))
            {
                if (property.IsIndexer || property.GetAttributes().Length > 0 || (!type.IsAnonymousType && !_program.HoldsDefaults(property)))
                    return null;
                written.Add(property);
            }
        }

        return [.. written.Select(property => (property.Name, ReadStored(reference, property) ?? Value.Unknown.Value))];
    }

    private static bool IsCollections(INamespaceSymbol space) => space.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Immutable";
}

/// <summary>JSON as it is written, with holes.</summary>
internal sealed class JsonText
{
    private readonly List<TextPart> _parts = [];
    private readonly StringBuilder _literal = new();

    public void Append(string literal) => _literal.Append(literal);

    public void Append(TextPart part)
    {
        if (part is TextPart.Literal literal)
        {
            _literal.Append(literal.Value);
            return;
        }

        Flush();
        _parts.Add(part);
    }

    /// <summary>A string with its quotation marks.</summary>
    public void AppendString(Content.Text content)
    {
        Append("\"");
        foreach (var part in content.Parts)
            Append(part is TextPart.Literal literal ? new TextPart.Literal(Escaped(literal.Value)) : part);
        Append("\"");
    }

    public bool AppendAll<T>(string open, IEnumerable<T> items, Func<T, bool> append, string close)
    {
        Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                Append(",");
            isFirst = false;
            if (!append(item))
                return false;
        }

        Append(close);
        return true;
    }

    public IReadOnlyList<TextPart> Parts()
    {
        Flush();
        return _parts;
    }

    private void Flush()
    {
        _parts.Add(new TextPart.Literal(_literal.ToString()));
        _literal.Clear();
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                escaped.Append('\\').Append(character);
            else if (character < ' ')
                escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}
