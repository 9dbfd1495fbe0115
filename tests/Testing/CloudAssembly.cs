using System.Text.Json;

namespace Infra.Analyzers.Testing;

/// <summary>What AWS CDK synthesized.</summary>
/// <param name="Templates">The templates of all stacks, nested ones too, by their paths in the assembly.</param>
/// <param name="Paths">The path of the construct behind each logical id, below each construct that the app itself holds.</param>
internal sealed record CloudAssembly(
    IReadOnlyDictionary<string, Template> Templates,
    IReadOnlyDictionary<(string Top, string LogicalId), string> Paths)
{
    /// <summary>The templates of a stack, with its nested stacks, or of a stage; its id is no beginning of another one's.</summary>
    public IEnumerable<Template> TemplatesOf(string id) =>
        from template in Templates
        where template.Key.StartsWith(id, StringComparison.Ordinal) || template.Key.StartsWith("assembly-" + id, StringComparison.Ordinal)
        select template.Value;

    /// <summary>The id that the author gave to the construct: an L2 construct has its resource inside.</summary>
    public string NameOf(string top, string logicalId)
    {
        var steps = Paths.TryGetValue((top, logicalId), out var path) ? path.Split('/') : [logicalId];
        return steps is [.., _, "Resource"] ? steps[^2] : steps[^1];
    }

    /// <summary>Reads an assembly; those of its stages are folders in it.</summary>
    public static CloudAssembly Read(string directory)
    {
        var paths = new Dictionary<(string, string), string>();
        foreach (var manifest in Files("manifest.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            foreach (var artifact in json.RootElement.GetProperty("artifacts").EnumerateObject())
            {
                if (!artifact.Value.TryGetProperty("metadata", out var metadata))
                    continue;
                foreach (var construct in metadata.EnumerateObject())
                {
                    foreach (var entry in construct.Value.EnumerateArray())
                    {
                        if (entry.GetProperty("type").ValueEquals("aws:cdk:logicalId"))
                            paths[(construct.Name.Split('/')[1], entry.GetProperty("data").GetString()!)] = construct.Name;
                    }
                }
            }
        }

        return new(
            Files("*.template.json").ToDictionary(
                file => Path.GetRelativePath(directory, file), file => Template.Parse(File.ReadAllBytes(file)), StringComparer.Ordinal),
            paths);

        IEnumerable<string> Files(string pattern) =>
            Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    }
}

/// <summary>A CloudFormation template, evaluated as CloudFormation does as far as tests look at it.</summary>
internal sealed class Template
{
    private const string NoValue = "AWS::NoValue";

    private readonly JsonElement _root;

    private Template(JsonElement root) => _root = root;

    public static Template Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.Clone());
    }

    /// <summary>The resources of a type.</summary>
    public IEnumerable<(string LogicalId, JsonElement Properties)> OfType(string type) =>
        _root.TryGetProperty("Resources", out var resources)
            ? from resource in resources.EnumerateObject()
              where resource.Value.GetProperty("Type").ValueEquals(type)
              select (resource.Name, resource.Value.TryGetProperty("Properties", out var properties) ? properties : default)
            : [];

    /// <summary>For each outcome of the conditions that some properties depend on, what a property is as text.</summary>
    public IEnumerable<Func<string, string?>> Outcomes(JsonElement properties)
    {
        var conditions = ConditionsIn(properties).Distinct(StringComparer.Ordinal).ToList();
        for (var outcome = 0; outcome < 1 << conditions.Count; outcome++)
        {
            var holding = conditions.Where((_, i) => (outcome & (1 << i)) != 0).ToHashSet(StringComparer.Ordinal);
            yield return property =>
                properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property, out var value)
                    ? TextOf(value, holding)
                    : null;
        }
    }

    private static IEnumerable<string> ConditionsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            member.NameEquals("Fn::If") ? [member.Value[0].GetString()!, .. ConditionsIn(member.Value)] : ConditionsIn(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(ConditionsIn),
        _ => [],
    };

    private string? TextOf(JsonElement value, HashSet<string> holding)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return value.ValueKind == JsonValueKind.Null ? null : value.ToString();
        var function = value.EnumerateObject().First();
        switch (function.Name)
        {
            case "Ref":
                return function.Value.ValueEquals(NoValue) ? null : function.Value.ToString();
            case "Fn::If":
                return TextOf(function.Value[holding.Contains(function.Value[0].GetString()!) ? 1 : 2], holding);
            case "Fn::Join":
                return string.Join(
                    function.Value[0].GetString(),
                    function.Value[1].EnumerateArray().Select(part => TextOf(part, holding)).Where(part => part is not null));
            case "Fn::GetAtt" when function.Value.ValueKind == JsonValueKind.Array:
                // The ARN of a log group has the wildcard of its streams.
                return IsLogGroup(function.Value[0].GetString()!) && function.Value[1].ValueEquals("Arn")
                    ? $"arn:aws:logs:r:1:log-group:{function.Value[0]}:*"
                    : function.Value.ToString();
            default:
                // Who knows how it ends: nobody can say that the wildcard is missing.
                return value + ":*";
        }
    }

    private bool IsLogGroup(string logicalId) =>
        _root.GetProperty("Resources").TryGetProperty(logicalId, out var resource)
        && resource.GetProperty("Type").ValueEquals("AWS::Logs::LogGroup");
}
