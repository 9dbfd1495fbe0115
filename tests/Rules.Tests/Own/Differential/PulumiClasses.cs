using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>Classes of Pulumi's AWS provider, with what random resources use of them, as its generator writes them.</summary>
internal sealed class PulumiClasses
{
    private readonly Dictionary<string, (AwsType Type, string Space)> _types = new(StringComparer.Ordinal);

    // By class, its members: each with its type.
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _args = new(StringComparer.Ordinal);

    /// <summary>The class of a type.</summary>
    public string Add(AwsType type)
    {
        if (!_types.TryGetValue(type.Type, out var known))
            _types.Add(type.Type, known = (type, string.Create(CultureInfo.InvariantCulture, $"Pulumi.Aws.Space{_types.Count}")));
        return $"{known.Space}.{ClassOf(type)}";
    }

    /// <summary>The args of a resource.</summary>
    public string Object(AwsType type, JsonObject body, JsonObject? other) =>
        Object(type, $"{_types[type.Type].Space}.{ClassOf(type)}", type.Attributes, body, other);

    /// <summary>The source of all of them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("using Pulumi;\n");
        foreach (var (type, space) in _types.Values)
        {
            var (name, token) = (ClassOf(type), type.PulumiTokens[0]);
            text.Append(CultureInfo.InvariantCulture,
                $$"""
                namespace {{space}}
                {
                    [ResourceType("{{token}}", "7.0.0")]
                    public class {{name}} : global::Pulumi.CustomResource
                    {
                        public {{name}}(string name, {{name}}Args? args = null, CustomResourceOptions? options = null)
                            : base("{{token}}", name, args ?? new {{name}}Args(), options ?? new()) { }
                    }
                }

                """);
        }

        foreach (var (name, members) in _args)
        {
            var dot = name.LastIndexOf('.');
            text.Append(CultureInfo.InvariantCulture,
                $"namespace {name[..dot]} {{ public sealed class {name[(dot + 1)..]} : global::Pulumi.ResourceArgs {{\n");
            foreach (var (wire, type) in members)
            {
                var property = NameCase.ToPascal(wire);
                text.Append(type.StartsWith("Input<", StringComparison.Ordinal)
                    ? $"[Input(\"{wire}\")] public {type}? {property} {{ get; set; }}\n"
                    : $"[Input(\"{wire}\")] private {type}? _{wire}; public {type} {property} "
                        + $"{{ get => _{wire} ??= new(); set => _{wire} = value; }}\n");
            }

            text.Append("} }\n");
        }

        return text.ToString();
    }

    private static string ClassOf(AwsType type) => type.PulumiTokens[0].Split(':')[^1];

    private string Object(AwsType type, string prefix, AwsAttributes attributes, JsonObject block, JsonObject? other)
    {
        var name = prefix + "Args";
        if (!_args.TryGetValue(name, out var members))
            _args.Add(name, members = new(StringComparer.Ordinal));
        var written = new List<string>();
        foreach (var (attribute, value) in block)
        {
            var wire = FileForms.NameIn(type, Bindings.Pulumi, attribute);
            var shape = attributes.ByName[attribute];
            var inner = prefix + NameCase.ToPascal(NameCase.ToCamel(attribute));
            var twin = other?[attribute];
            var code = (value, shape) switch
            {
                (JsonArray items, { Inner: { } of }) => $"{{ {Joined(items.Select((item, index) =>
                    Object(type, inner, of, (JsonObject)item!, (twin as JsonArray)?[index] as JsonObject)))} }}",
                (JsonArray items, _) =>
                    $"{{ {Joined(items.Select((item, index) => CodeForms.Scalar(item, (twin as JsonArray)?[index])))} }}",
                (JsonObject map, { IsMap: true }) => $"{{ {Joined(map.Select(pair =>
                    $"[\"{pair.Key}\"] = {CodeForms.Scalar(pair.Value, twin?[pair.Key])}"))} }}",
                (JsonObject one, { Inner: { } of }) => Object(type, inner, of, one, twin as JsonObject),
                _ => CodeForms.Scalar(value, twin),
            };
            var declared = (value, shape) switch
            {
                (JsonArray, { Inner: not null }) => $"InputList<{inner}Args>",
                (JsonArray items, _) => $"InputList<{Kind(items[0])}>",
                (JsonObject, { IsMap: true }) => "InputMap<string>",
                (JsonObject, _) => $"Input<{inner}Args>",
                _ => $"Input<{Kind(value)}>",
            };

            // What is null has the type that another resource shows.
            if (!members.TryGetValue(wire, out var before) || (value is not null && before == "Input<object>"))
                members[wire] = declared;
            written.Add($"{NameCase.ToPascal(wire)} = {code}");
        }

        return $"new {name} {{ {Joined(written)} }}";
    }

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Kind(JsonNode? value)
    {
        var literal = RandomResource.IsUnknown(value) ? JsonNode.Parse(value!.GetValue<string>()[1..]) : value;
        return literal?.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Number => "int",
            JsonValueKind.String => "string",
            _ => "object",
        };
    }
}
