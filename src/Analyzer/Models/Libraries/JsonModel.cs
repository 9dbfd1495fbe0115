using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>Serializers: what a program writes as JSON is mostly policies.</summary>
internal static class JsonModel
{
    private const int MaxDepth = 20;

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new("System.Text.Json.JsonSerializer", "Serialize", null, LibraryTraits.None, Serialize),
        new("Newtonsoft.Json.JsonConvert", "SerializeObject", null, LibraryTraits.None, Serialize),
    ];

    /// <summary>The text of a value as JSON; <see langword="null"/> where nothing is known about it.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="call">The call of a serializer: what it writes is its first argument, and the others are options.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="unwrapsOutputs">Whether outputs stand for what they hold.</param>
    public static Value? Serialize(Evaluation eval, IInvocationOperation call, ImmutableArray<Value> arguments, bool unwrapsOutputs = false)
    {
        if (arguments.IsEmpty
            || !call.Arguments.Where(argument => argument.Parameter is { Ordinal: > 0 })
                .All(option => eval.Resolve(arguments[option.Parameter!.Ordinal]) is Value.Null || IsOfLayout(option)))
        {
            return null;
        }

        var json = new JsonText();
        return Append(eval, json, arguments[0], unwrapsOutputs, MaxDepth) ? Value.Text.Of(json.Parts()) : null;
    }

    private static Value? Serialize(Evaluation eval, LibraryCall call) =>
        call.Method.ReturnType.SpecialType == SpecialType.System_String
            ? Serialize(eval, (IInvocationOperation)call.Operation, call.Arguments)
            : null;

    /// <summary>
    /// Whether an option of a serializer changes white space and the like at most: others may name or leave out properties.
    /// </summary>
    private static bool IsOfLayout(IArgumentOperation option) =>
        option.Parameter?.Type.Name == "Formatting"
        || (option.Value.Syntax is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation
            && creation.Initializer?.Expressions.All(IsOfLayout) == true);

    private static bool IsOfLayout(ExpressionSyntax member) =>
        member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "WriteIndented" or "Encoder" } };

    /// <summary>What is not known leaves a hole: in a string some characters, elsewhere a whole value.</summary>
    private static bool Append(Evaluation eval, JsonText json, Value value, bool unwrapsOutputs, int levels)
    {
        switch (eval.Resolve(value))
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
                return unwrapsOutputs && Append(eval, json, lifted.Inner, unwrapsOutputs, levels);
            case Value.Reference reference when levels > 0 && eval.Heap.TryGet(reference.Id, out var instance) && !instance.HasEscaped:
                return Append(eval, json, reference, instance, unwrapsOutputs, levels - 1);
            default:
                // Numbers, too: the constant of an enumeration may be written by name.
                json.Append(TextPart.Opaque.Value);
                return true;
        }
    }

    private static bool Append(
        Evaluation eval,
        JsonText json,
        Value.Reference reference,
        HeapObject instance,
        bool unwrapsOutputs,
        int levels)
    {
        if (instance.Elements is { } elements)
            return json.AppendAll("[", elements, element => Append(eval, json, element, unwrapsOutputs, levels), "]");
        if (PropertiesIn(eval, reference, instance) is { } properties)
        {
            return json.AppendAll("{", properties, property =>
            {
                json.AppendString(Content.Text.Of(property.Name));
                json.Append(":");
                return Append(eval, json, property.Value, unwrapsOutputs, levels);
            }, "}");
        }

        json.Append(TextPart.Opaque.Value);
        return true;
    }

    /// <summary>The properties that a serializer writes of an object; <see langword="null"/> where these are not known.</summary>
    private static List<(string Name, Value Value)>? PropertiesIn(Evaluation eval, Value.Reference reference, HeapObject instance)
    {
        if (Collections.EntriesOf(eval.Program, instance) is { } entries)
            return entries.All(entry => entry.Key is Value.Constant { Content: string })
                ? [.. entries.Select(entry => ((string)((Value.Constant)entry.Key).Content, entry.Value))]
                : null;
        return instance.IsExact && (instance.Type.IsAnonymousType || IsPlain(eval, instance.Type))
            ? [.. PublicProperties(instance.Type).Select(property => (property.Name, Held(property)))]
            : null;

        Value Held(IPropertySymbol property) => MemberAccess.ReadStored(eval, reference, property) ?? Value.Unknown.Value;
    }

    /// <summary>Whether every serializer writes the public properties of a type, and no more, under their own names.</summary>
    /// <remarks>
    /// Attributes may say otherwise. Of a derived class or an implementation of an interface, it may be the base that is written; fields
    /// are by some.
    /// </remarks>
    private static bool IsPlain(Evaluation eval, INamedTypeSymbol type) =>
        eval.Program.IsInSource(type)
        && type.TypeKind is TypeKind.Class or TypeKind.Struct
        && type.BaseType?.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType
        && type.GetAttributes().IsEmpty
        && type.AllInterfaces.All(implemented => implemented is { Name: "IEquatable", ContainingNamespace.Name: "System" })
        && type.GetMembers().OfType<IFieldSymbol>().All(field => field.IsStatic || field.DeclaredAccessibility != Accessibility.Public)
        && PublicProperties(type).All(property => !property.IsIndexer && property.GetAttributes().IsEmpty);

    private static IEnumerable<IPropertySymbol> PublicProperties(INamedTypeSymbol type) =>
        type.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false })
            .Where(property => property.GetMethod?.DeclaredAccessibility == Accessibility.Public);
}
