using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Tests.Attributes;

/// <summary>
/// Writes resources in every form that a front end reads. A text that begins with <see cref="Unknown"/> stands for what is not known, with
/// a value of its type behind it.
/// </summary>
internal static class AttributeForms
{
    /// <summary>What the text begins with that stands for a value that nobody knows.</summary>
    public const char Unknown = '?';

    private const string UnknownOfPulumi = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The resources as HCL; each is named <c>case_</c> and its number.</summary>
    public static string Hcl(IEnumerable<(int Number, AttributeCase Case)> cases)
    {
        var text = new StringBuilder("variable \"given\" {}\n");
        foreach (var (number, each) in cases)
        {
            text.Append(CultureInfo.InvariantCulture, $"resource \"{each.Type}\" \"case_{number}\" {{\n");
            AppendHcl(text, each.Attributes);
            text.Append("}\n");
        }

        return text.ToString();
    }

    /// <summary>The resources as Terraform's JSON.</summary>
    public static string TerraformJson(IEnumerable<(int Number, AttributeCase Case)> cases)
    {
        var resources = new JsonObject();
        foreach (var type in cases.GroupBy(each => each.Case.Type))
            resources[type.Key] = new JsonObject(type.Select(each =>
                KeyValuePair.Create<string, JsonNode?>($"case_{each.Number}", Filled(each.Case.Attributes, "${var.given}"))));
        return new JsonObject { ["variable"] = new JsonObject { ["given"] = new JsonObject() }, ["resource"] = resources }.ToJsonString();
    }

    /// <summary>The resources as a plan, where a block is a list even if it can be there once.</summary>
    public static string Plan(IEnumerable<(int Number, AttributeCase Case)> cases) => new JsonObject
    {
        ["format_version"] = "1.2",
        ["terraform_version"] = "1.9.0",
        ["resource_changes"] = new JsonArray([.. cases.Select(each => new JsonObject
        {
            ["address"] = $"{each.Case.Type}.case_{each.Number}",
            ["mode"] = "managed",
            ["type"] = each.Case.Type,
            ["name"] = $"case_{each.Number}",
            ["change"] = new JsonObject
            {
                ["actions"] = new JsonArray("create"),
                ["after"] = Known(each.Case.Attributes),
                ["after_unknown"] = NotKnown(each.Case.Attributes),
            },
        })]),
    }.ToJsonString();

    /// <summary>The resources as Pulumi's preview.</summary>
    public static string Preview(IEnumerable<(int Number, AttributeCase Case)> cases) => new JsonObject
    {
        ["steps"] = new JsonArray([.. cases.Select(each => new JsonObject
        {
            ["op"] = "create",
            ["urn"] = $"case_{each.Number}",
            ["newState"] = new JsonObject
            {
                ["urn"] = $"case_{each.Number}",
                ["type"] = SchemaOf(each.Case).PulumiTokens[0],
                ["inputs"] = Filled(Renamed(each.Case.Attributes, SchemaOf(each.Case), Bindings.Pulumi), UnknownOfPulumi),
            },
        })]),
    }.ToJsonString();

    /// <summary>The resources as a template of CloudFormation.</summary>
    public static string Template(IEnumerable<(int Number, AttributeCase Case)> cases) => new JsonObject
    {
        ["Parameters"] = new JsonObject { ["Given"] = new JsonObject { ["Type"] = "String" } },
        ["Resources"] = new JsonObject(cases.Select(each =>
            KeyValuePair.Create<string, JsonNode?>($"case{each.Number}", TemplateResource(each.Case)))),
    }.ToJsonString();

    /// <summary>The schema of a case's type.</summary>
    public static ResourceSchema SchemaOf(AttributeCase each) => ResourceSchemas.BuiltIn.Of(each.Type)!;

    /// <summary>Whether templates have what a case is about.</summary>
    public static bool IsInTemplates(AttributeCase each) => !each.IsOfTerraformAlone
        && (SchemaOf(each).CloudFormationType is not null || SchemaOf(each).TemplateOrigins.Count > 0);

    private static JsonObject TemplateResource(AttributeCase each)
    {
        var schema = SchemaOf(each);
        var properties = Filled(Flattened(Renamed(each.Attributes, schema, Bindings.Template)), new JsonObject { ["Ref"] = "Given" });
        var container = schema.CloudFormationType is null ? schema.TemplateOrigins[0].Property : schema.ContainerInCloudFormation;
        return new()
        {
            ["Type"] = schema.CloudFormationType ?? schema.TemplateOrigins[0].Type,
            ["Properties"] = container is null ? properties : new JsonObject { [container] = properties },
        };
    }

    // Where Terraform has a list of addresses, CloudFormation has an entry for each.
    private static JsonObject Flattened(JsonObject properties) => new(properties.Select(property => KeyValuePair.Create(
        property.Key,
        property.Value switch
        {
            JsonArray { Count: > 0 } addresses when property.Key.StartsWith("Cidr", StringComparison.Ordinal) => addresses[0]!.DeepClone(),
            JsonArray blocks => new JsonArray([.. blocks.Select(block =>
                block is JsonObject inner ? Flattened(inner) : block?.DeepClone())]),
            JsonObject block => Flattened(block),
            var other => other?.DeepClone(),
        })));

    private static JsonObject Renamed(JsonObject attributes, ResourceSchema schema, Bindings bindings) => new(attributes.Select(attribute =>
        KeyValuePair.Create(schema.NameIn(bindings, attribute.Key), Renamed(attribute.Value, schema, bindings))));

    private static JsonNode? Renamed(JsonNode? value, ResourceSchema schema, Bindings bindings) => value switch
    {
        JsonObject block => Renamed(block, schema, bindings),
        JsonArray items => new JsonArray([.. items.Select(item => Renamed(item, schema, bindings))]),
        _ => value?.DeepClone(),
    };

    private static JsonObject Filled(JsonObject attributes, JsonNode unknown) =>
        new(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, Filled(attribute.Value, unknown))));

    private static JsonNode? Filled(JsonNode? value, JsonNode unknown) => value switch
    {
        JsonObject block => Filled(block, unknown),
        JsonArray items => new JsonArray([.. items.Select(item => Filled(item, unknown))]),
        _ when IsUnknown(value) => unknown.DeepClone(),
        _ => value?.DeepClone(),
    };

    public static bool IsUnknown(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().StartsWith(Unknown);

    // A block is a list in a plan.
    private static JsonObject Known(JsonObject attributes) => new(attributes.Where(attribute => !IsUnknown(attribute.Value))
        .Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value switch
        {
            JsonObject block => new JsonArray(Known(block)),
            JsonArray items => new JsonArray([.. items.Select(item =>
                item is JsonObject block ? Known(block) : IsUnknown(item) ? null : item?.DeepClone())]),
            var other => other?.DeepClone(),
        })));

    private static JsonObject NotKnown(JsonObject attributes) => new(attributes.Select(attribute =>
        KeyValuePair.Create(attribute.Key, attribute.Value switch
        {
            JsonObject block => new JsonArray(NotKnown(block)),
            JsonArray items => new JsonArray([.. items.Select(item =>
                item is JsonObject block ? (JsonNode)NotKnown(block) : JsonValue.Create(IsUnknown(item)))]),
            var other => (JsonNode?)JsonValue.Create(IsUnknown(other)),
        })));

    private static void AppendHcl(StringBuilder text, JsonObject attributes)
    {
        foreach (var (name, value) in attributes)
        {
            var blocks = value switch
            {
                JsonObject block => [block],
                JsonArray { Count: > 0 } items when items[0] is JsonObject => items.OfType<JsonObject>(),
                _ => null,
            };
            if (blocks is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name} = {HclOf(value)}\n");
                continue;
            }

            foreach (var block in blocks)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name} {{\n");
                AppendHcl(text, block);
                text.Append("}\n");
            }
        }
    }

    private static string HclOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonArray items => $"[{string.Join(", ", items.Select(HclOf))}]",
        _ when IsUnknown(value) => "var.given",
        _ => value.ToJsonString(),
    };
}
