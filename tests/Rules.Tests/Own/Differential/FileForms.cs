using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>A resource with the number by which its name tells it from others.</summary>
internal sealed record NumberedResource(int Number, AwsType Type, RandomResource Resource);

/// <summary>Writes random resources as files of every kind, by what the table says of the shape of each attribute.</summary>
internal static class FileForms
{
    private const string UnknownOfPulumi = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>As HCL, with the provider at hand.</summary>
    public static string Hcl(IEnumerable<NumberedResource> resources)
    {
        var text = new StringBuilder("variable \"given\" {}\nvariable \"flag\" { type = bool }\nprovider \"aws\" {\n}\n");
        foreach (var (number, type, resource) in resources)
        {
            text.Append(CultureInfo.InvariantCulture, $"resource \"{type.Type}\" \"case_{number}\" {{\n");
            AppendHcl(text, type.Attributes, resource.Body, resource.Other);
            text.Append("}\n");
        }

        return text.ToString();
    }

    /// <summary>As Terraform's JSON.</summary>
    public static string TerraformJson(IEnumerable<NumberedResource> resources)
    {
        var byType = new JsonObject();
        foreach (var (number, type, resource) in resources)
        {
            var ofType = (JsonObject)(byType[type.Type] ??= new JsonObject());
            ofType[string.Create(CultureInfo.InvariantCulture, $"case_{number}")] =
                Map(resource.Body, resource.Other, "${var.given}", Choice);
        }

        return new JsonObject
        {
            ["variable"] = new JsonObject { ["given"] = new JsonObject(), ["flag"] = new JsonObject { ["type"] = "bool" } },
            ["provider"] = new JsonObject { ["aws"] = new JsonObject() },
            ["resource"] = byType,
        }.ToJsonString();

        static JsonNode Choice(JsonNode value, JsonNode other) => $"${{var.flag ? {HclOf(value)} : {HclOf(other)}}}";
    }

    /// <summary>As a plan, where a block is a list even if it can be there once.</summary>
    public static string Plan(IEnumerable<NumberedResource> resources) => new JsonObject
    {
        ["format_version"] = "1.2",
        ["terraform_version"] = "1.9.0",
        ["resource_changes"] = new JsonArray([.. resources.Select(each => new JsonObject
        {
            ["address"] = string.Create(CultureInfo.InvariantCulture, $"{each.Type.Type}.case_{each.Number}"),
            ["mode"] = "managed",
            ["type"] = each.Type.Type,
            ["name"] = string.Create(CultureInfo.InvariantCulture, $"case_{each.Number}"),
            ["change"] = new JsonObject
            {
                ["actions"] = new JsonArray("create"),
                ["after"] = Planned(each.Type.Attributes, each.Resource.Body, areUnknown: false),
                ["after_unknown"] = Planned(each.Type.Attributes, each.Resource.Body, areUnknown: true),
            },
        })]),
    }.ToJsonString();

    /// <summary>As Pulumi's preview.</summary>
    public static string Preview(IEnumerable<NumberedResource> resources) => new JsonObject
    {
        ["steps"] = new JsonArray([.. resources.Select(each => new JsonObject
        {
            ["op"] = "create",
            ["urn"] = string.Create(CultureInfo.InvariantCulture, $"case_{each.Number}"),
            ["newState"] = new JsonObject
            {
                ["urn"] = string.Create(CultureInfo.InvariantCulture, $"case_{each.Number}"),
                ["type"] = each.Type.PulumiTokens[0],
                ["inputs"] = Map(
                    each.Resource.Body, null, UnknownOfPulumi, (value, _) => value,
                    (path, name) => IsMap(each.Type, path) ? name : NameIn(each.Type, Bindings.Pulumi, name)),
            },
        })]),
    }.ToJsonString();

    /// <summary>As a template of CloudFormation, with what it is known to have.</summary>
    public static string Template(IEnumerable<NumberedResource> resources)
    {
        var made = new JsonObject();
        foreach (var (number, type, resource) in resources)
        {
            made[string.Create(CultureInfo.InvariantCulture, $"case{number}")] = new JsonObject
            {
                ["Type"] = type.CloudFormationType,
                ["Properties"] = Map(
                    resource.Body, resource.Other, new JsonObject { ["Ref"] = "Given" },
                    (value, other) => new JsonObject { ["Fn::If"] = new JsonArray("Flag", value.DeepClone(), other.DeepClone()) },
                    (path, name) => IsMap(type, path) ? name : NameCase.ToPascal(NameIn(type, Bindings.Template, name))),
            };
        }

        return new JsonObject
        {
            ["Parameters"] = new JsonObject { ["Given"] = new JsonObject { ["Type"] = "String" } },
            ["Conditions"] = new JsonObject
            {
                ["Flag"] = new JsonObject { ["Fn::Equals"] = new JsonArray(new JsonObject { ["Ref"] = "Given" }, "x") },
            },
            ["Resources"] = made,
        }.ToJsonString();
    }

    /// <summary>What bindings call an attribute or block.</summary>
    public static string NameIn(AwsType type, Bindings bindings, string attribute) =>
        type.Names.FirstOrDefault(known => known.Attribute == attribute && known.Bindings == bindings)?.Name ?? NameCase.ToCamel(attribute);

    /// <summary>Whether what stands at a path has keys of the author's own.</summary>
    private static bool IsMap(AwsType type, IReadOnlyList<string> path)
    {
        var attributes = type.Attributes;
        foreach (var step in path)
        {
            if (!attributes.ByName.TryGetValue(step, out var attribute))
                return false;
            if (attribute.IsMap)
                return true;
            attributes = attribute.Inner ?? AwsAttributes.Unknown;
        }

        return false;
    }

    private static JsonObject Map(JsonObject body, JsonObject? other, JsonNode unknown, Func<JsonNode, JsonNode, JsonNode> choice,
        Func<IReadOnlyList<string>, string, string>? rename = null)
    {
        return Of(body, other, []);

        JsonObject Of(JsonObject block, JsonObject? twin, IReadOnlyList<string> path) => new(block.Select(pair => KeyValuePair.Create(
            rename?.Invoke(path, pair.Key) ?? pair.Key, Value(pair.Value, twin?[pair.Key], [.. path, pair.Key]))));

        JsonNode? Value(JsonNode? value, JsonNode? twin, IReadOnlyList<string> path) => value switch
        {
            JsonObject block => Of(block, twin as JsonObject, path),
            JsonArray items =>
                new JsonArray([.. items.Select((item, index) => Value(item, (twin as JsonArray)?[index], path))]),
            null => null,
            _ when RandomResource.IsUnknown(value) => unknown.DeepClone(),
            _ when twin is not null && !JsonNode.DeepEquals(value, twin) => choice(value, twin),
            _ => value.DeepClone(),
        };
    }

    private static JsonObject Planned(AwsAttributes attributes, JsonObject body, bool areUnknown)
    {
        var planned = new JsonObject();
        foreach (var (name, value) in body)
        {
            var attribute = attributes.ByName.GetValueOrDefault(name);
            planned[name] = value switch
            {
                JsonObject block when attribute is { IsMap: false, Inner: { } inner } => new JsonArray(Planned(inner, block, areUnknown)),
                JsonObject map => Planned(AwsAttributes.Unknown, map, areUnknown),
                JsonArray items => new JsonArray([.. items.Select(item =>
                    item is JsonObject block ? Planned(attribute!.Inner!, block, areUnknown) : Scalar(item))]),
                _ => Scalar(value),
            };
        }

        return planned;

        JsonNode? Scalar(JsonNode? value) =>
            areUnknown ? RandomResource.IsUnknown(value) : RandomResource.IsUnknown(value) ? null : value?.DeepClone();
    }

    private static void AppendHcl(StringBuilder text, AwsAttributes attributes, JsonObject body, JsonObject? other)
    {
        foreach (var (name, value) in body)
        {
            var attribute = attributes.ByName[name];
            var twin = other?[name];
            if (attribute.Inner is not { } inner)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name} = {Expression(value, twin)}\n");
                continue;
            }

            var blocks = value as JsonArray ?? [value!.DeepClone()];
            var twins = twin as JsonArray ?? (twin is null ? null : [twin.DeepClone()]);
            for (var index = 0; index < blocks.Count; index++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name} {{\n");
                AppendHcl(text, inner, (JsonObject)blocks[index]!, twins?[index] as JsonObject);
                text.Append("}\n");
            }
        }
    }

    private static string Expression(JsonNode? value, JsonNode? other) => value switch
    {
        JsonObject map =>
            $"{{ {string.Join(", ", map.Select(pair => $"{HclOf(pair.Key)} = {Expression(pair.Value, other?[pair.Key])}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select((item, index) => Expression(item, (other as JsonArray)?[index])))}]",
        _ when other is null || JsonNode.DeepEquals(value, other) => HclOf(value),
        _ => $"var.flag ? {HclOf(value)} : {HclOf(other)}",
    };

    private static string HclOf(JsonNode? value) => value is null ? "null" : RandomResource.IsUnknown(value) ? "var.given"
        : value.ToJsonString();
}
