using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <content>JSON that the program serializes: mostly policies.</content>
internal sealed partial class Interpreter
{
    private const int DeepestJson = 20;

    /// <summary>The text of a value as JSON; <see langword="null"/> where nothing can be told of it.</summary>
    /// <param name="call">The call of a serializer: what it writes is its first argument, and the others are options.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="unwrapsOutputs">Whether outputs stand for what they hold.</param>
    private Value? SerializeJson(IInvocationOperation call, ImmutableArray<Value> arguments, bool unwrapsOutputs = false)
    {
        if (arguments.IsEmpty || !call.Arguments.Where(argument => argument.Parameter is { Ordinal: > 0 }).All(option => Resolve(arguments[option.Parameter!.Ordinal]) is Value.Null || IsOfLayout(option)))
            return null;
        var json = new JsonText();
        return AppendJson(json, arguments[0], unwrapsOutputs, DeepestJson) ? OfParts(json.Parts()) : null;
    }

    /// <summary>Whether an option of a serializer changes white space and the like at most: others may name or leave out properties.</summary>
    private static bool IsOfLayout(IArgumentOperation option) =>
        option.Parameter?.Type.Name == "Formatting"
        || (option.Value.Syntax is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { } initializer }
            && initializer.Expressions.All(member => member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "WriteIndented" or "Encoder" } }));

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
            case Value.Text text:
                json.AppendString(text.Content);
                return true;
            case Value.Lifted lifted:
                // What a serializer writes of an output itself is an object of no use.
                return unwrapsOutputs && AppendJson(json, lifted.Inner, unwrapsOutputs, levels);
            case Value.Reference reference when levels > 0 && _state.Heap.TryGetValue(reference.Id, out var instance) && !instance.IsOutOfSight:
                return AppendJson(json, reference, instance, unwrapsOutputs, levels - 1);
            default:
                // Numbers, too: the constant of an enumeration may be written by name.
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
        if (EntriesOf(instance) is { } entries)
            return entries.All(entry => entry.Key is Value.Constant { Content: string }) ? [.. entries.Select(entry => ((string)((Value.Constant)entry.Key).Content, entry.Value))] : null;
        return instance.IsExact && (instance.Type.IsAnonymousType || IsPlain(instance.Type)) ? [.. PublicProperties(instance.Type).Select(property => (property.Name, ReadStored(reference, property) ?? Value.Unknown.Value))] : null;
    }

    /// <summary>Whether every serializer writes the public properties of a type, and no more, under their own names.</summary>
    /// <remarks>
    /// Attributes may say otherwise. Of a derived class or an implementation of an interface, it may be the base that is written; fields
    /// are by some.
    /// </remarks>
    private bool IsPlain(INamedTypeSymbol type) =>
        _program.IsInSource(type)
        && type is { TypeKind: TypeKind.Class or TypeKind.Struct, BaseType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
        && type.GetAttributes().IsEmpty
        && type.AllInterfaces.All(implemented => implemented is { Name: "IEquatable", ContainingNamespace.Name: "System" })
        && type.GetMembers().OfType<IFieldSymbol>().All(field => field.IsStatic || field.DeclaredAccessibility != Accessibility.Public)
        && PublicProperties(type).All(property => !property.IsIndexer && property.GetAttributes().IsEmpty && _program.HoldsDefaults(property));

    private static IEnumerable<IPropertySymbol> PublicProperties(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, GetMethod.DeclaredAccessibility: Accessibility.Public });
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
