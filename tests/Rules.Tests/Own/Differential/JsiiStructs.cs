using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>What the real bindings of jsii say of the objects that a resource is given: the types of their properties.</summary>
internal sealed class JsiiStructs
{
    private readonly Dictionary<string, INamedTypeSymbol> _byName = new(StringComparer.Ordinal);

    /// <param name="space">The namespace that holds all objects of a resource.</param>
    public JsiiStructs(INamespaceSymbol space) => Add(space.GetTypeMembers());

    /// <summary>The properties of an object's class, by jsii's names.</summary>
    public static IEnumerable<(string Name, IPropertySymbol Property, JsonNode Type)> PropertiesOf(INamedTypeSymbol type) =>
        from property in type.GetMembers().OfType<IPropertySymbol>()
        let marker = property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "JsiiPropertyAttribute")
        where marker is not null
        select ((string)marker.ConstructorArguments[0].Value!, property, JsonNode.Parse((string)marker.ConstructorArguments[1].Value!)!);

    /// <summary>The types that a value may have.</summary>
    public static IEnumerable<JsonNode> Alternatives(JsonNode type) =>
        type["union"]?["types"]?.AsArray().OfType<JsonNode>().SelectMany(Alternatives) ?? [type];

    /// <summary>What a value without parts is; <see langword="null"/> where it has parts, or may be several things.</summary>
    public static Scalar? ScalarOf(JsonNode type) =>
        Alternatives(type).Select(each => each["primitive"]?.GetValue<string>()).OfType<string>().ToList() is [var only]
            ? only switch { "boolean" => Scalar.Boolean, "number" => Scalar.Number, "string" => Scalar.Text, _ => null }
            : null;

    /// <summary>What the items of a list or map are; <see langword="null"/> where a value is none.</summary>
    public static JsonNode? ElementOf(JsonNode type, string kind) => Alternatives(type)
        .Select(each => each["collection"])
        .FirstOrDefault(collection => collection?["kind"]?.GetValue<string>() == kind)?["elementtype"];

    /// <summary>The class of an object that a value may be.</summary>
    public INamedTypeSymbol? StructOf(JsonNode type) => Alternatives(type)
        .Select(each => each["fqn"]?.GetValue<string>() is { } name ? _byName.GetValueOrDefault(name) : null)
        .FirstOrDefault(found => found is not null);

    private void Add(IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types)
        {
            var marker = type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "JsiiByValueAttribute");
            if (marker?.ConstructorArguments is [{ Value: string name }, ..])
                _byName[name] = type;
            Add(type.GetTypeMembers());
        }
    }
}
