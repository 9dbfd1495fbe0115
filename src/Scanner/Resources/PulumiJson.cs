using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>Reads what Pulumi says about a stack: <c>pulumi preview --json</c>, <c>pulumi stack export</c> and checkpoint files.</summary>
/// <remarks>
/// Inputs are camel-cased and absent where they are not set. Secrets are objects or <c>"[secret]"</c>, and what is known only after the
/// update is a placeholder; both are set. Resources that were read (<c>external</c>) or wait for deletion (<c>delete</c>) do not count.
/// </remarks>
internal sealed class PulumiJson
{
    /// <summary>What stands for an unknown value (<c>plugin.UnknownStringValue</c> of Pulumi's SDK).</summary>
    private const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The property that tells an object apart that stands for a secret, an asset or the like (<c>resource.SigKey</c> of Pulumi's SDK).</summary>
    private const string SecretMarker = "4dabf18193072939515e22adb298388d";

    // What a preview does with resources that are there when it is done.
    private static readonly HashSet<string> KeepingOperations = new(["same", "create", "update", "replace", "create-replacement", "import", "import-replacement"], StringComparer.Ordinal);

    /// <summary>What the inputs that rules ask for are called, of whatever type.</summary>
    private static readonly HashSet<string> AskedNames = new(
        from schema in Catalog.Schemas
        from attribute in FoundResource.AskedOf(schema.Type)
        from bindings in new[] { Bindings.Pulumi, Bindings.AwsNative }
        select schema.NameIn(bindings, attribute),
        StringComparer.Ordinal);

    private readonly JsonReader _reader;
    private readonly string _path;
    private readonly List<Report> _reports;
    private readonly ResourceValues _values;
    private readonly HashSet<string> _urns = new(StringComparer.Ordinal);
    private readonly List<PulumiResource> _resources = [];

    private PulumiJson(JsonReader reader, string path, List<Report> reports)
    {
        (_reader, _path, _reports) = (reader, path, reports);
        _values = new(reader, new JsonExpressionReader(reader, path, reports));
    }

    /// <summary>Checks every rule against the resources of a file.</summary>
    /// <param name="reader">The file, from its start.</param>
    /// <param name="path">Its path.</param>
    /// <param name="reports">Where reports go.</param>
    /// <exception cref="Text.MalformedInputException">The file is no JSON; what comes before the error was checked.</exception>
    public static void Read(JsonReader reader, string path, List<Report> reports)
    {
        var file = new PulumiJson(reader, path, reports);
        try
        {
            reader.Read();
            file.ReadDeployment();
            reader.Read();
        }
        finally
        {
            file.Check();
        }
    }

    private void Check()
    {
        var types = _resources.ToDictionary(resource => resource.Found.Address, resource => resource.Found.Type, StringComparer.Ordinal);
        List<FoundResource> resources = [.. _resources.Select(resource => resource.Found with { Attributes = WithOrigins(resource, types) })];
        // Another stack may add to what this one makes: that is not to be seen here.
        var graph = new FileGraph(resources, unseen: [], mayBeChanged: _ => true);
        foreach (var resource in resources.Where(resource => RuleCatalog.AttributesByResourceType.ContainsKey(resource.Type)))
            _reports.AddRange(resource.Check(graph));
    }

    /// <summary>The inputs of a resource where those that are known only after the update tell what they are made of.</summary>
    private static Dictionary<string, AttributeValue> WithOrigins(PulumiResource resource, Dictionary<string, string> types)
    {
        var attributes = resource.Found.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal);
        foreach (var dependency in resource.Dependencies)
        {
            if (attributes.TryGetValue(dependency.Key, out var value) && value == AttributeValue.Set.Opaque && dependency.Value is [var urn] && types.TryGetValue(urn, out var type))
                attributes[dependency.Key] = new AttributeValue.Set(Content.Text.Of([new TextPart.Opaque { Origin = new(type, "") { Address = urn } }]));
        }

        return attributes;
    }

    // A stack has {"deployment": {"resources": […]}}, a checkpoint {"checkpoint": {"latest": {"resources": […]}}}, a preview {"steps": […]}.
    private void ReadDeployment() => _reader.ForEachProperty(name =>
    {
        switch (name)
        {
            case "deployment" or "checkpoint" or "latest" when _reader.Depth <= 3:
                _reader.Read();
                ReadDeployment();
                break;
            case "resources":
                _reader.Read();
                _reader.ForEachElement(() => Add(ReadResource()));
                break;
            case "steps":
                _reader.Read();
                _reader.ForEachElement(ReadStep);
                break;
        }
    });

    private void ReadStep()
    {
        string? operation = null;
        PulumiResource? resource = null;
        _reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "op":
                    operation = _values.ReadText();
                    break;
                case "newState":
                    _reader.Read();
                    resource = ReadResource();
                    break;
            }
        });
        if (operation is not null && KeepingOperations.Contains(operation))
            Add(resource);
    }

    /// <summary>A replacement takes several steps; the resource is told of once.</summary>
    private void Add(PulumiResource? resource)
    {
        if (resource is not null && _urns.Add(resource.Found.Address))
            _resources.Add(resource);
    }

    private PulumiResource? ReadResource()
    {
        string? urn = null, type = null;
        var place = _reader.Start.In(_path);
        var isGone = false;
        IReadOnlyDictionary<string, AttributeValue> inputs = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var outputs = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var dependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        _reader.ForEachProperty(name =>
        {
            if (isGone || (type is not null && AskedFor(type) is null))
                return;
            switch (name)
            {
                case "urn":
                    urn = _values.ReadText();
                    var start = _reader.Start;
                    place = start.To(_reader.End, _path);
                    break;
                case "type":
                    type = _values.ReadText();
                    break;
                case "external" or "delete":
                    isGone |= _reader.Read() == JsonToken.True;
                    break;
                case "id" when _values.ReadText() is { } id:
                    outputs["id"] = new AttributeValue.Set(Content.Text.Of(id));
                    break;
                case "inputs":
                    _reader.Read();
                    inputs = _values.Read(AskedNames.Contains);
                    break;
                case "outputs":
                    _reader.Read();
                    if (_values.Read(name => name == "arn").TryGetValue("arn", out var arn))
                        outputs["arn"] = Reveal(arn, name => name);
                    break;
                case "propertyDependencies":
                    _reader.Read();
                    _reader.ForEachProperty(property => dependencies[property] = ReadUrns());
                    break;
            }
        });
        if (isGone || urn is null || type is null || AskedFor(type) is not var (schema, bindings))
            return null;
        string ToTerraform(string name) => schema.ToTerraform(name, bindings);
        var attributes = Reveal(inputs, ToTerraform);
        foreach (var output in outputs)
            attributes[output.Key] = output.Value;
        return new(
            new(schema.Type, urn, place, attributes) { Spelling = attribute => schema.NameIn(bindings, attribute) },
            dependencies.ToDictionary(dependency => ToTerraform(dependency.Key), dependency => dependency.Value, StringComparer.Ordinal));
    }

    /// <summary>What a type token stands for, where rules ask for that.</summary>
    private static (ResourceSchema Schema, Bindings Bindings)? AskedFor(string token) =>
        ResourceSchemas.OfPulumiToken(token) is { } known && FoundResource.IsAskedFor(known.Schema.Type) ? known : null;

    private List<string> ReadUrns()
    {
        var urns = new List<string>();
        _reader.Read();
        _reader.ForEachElement(() => urns.Add(_values.Text() ?? ""));
        return urns;
    }

    /// <summary>A value with what is hidden in it taken as set, and the names in it as Terraform writes them.</summary>
    private static AttributeValue Reveal(AttributeValue value, Func<string, string> toTerraform) => (value as AttributeValue.Set)?.Content switch
    {
        Content.Text { Constant: { } text } when text == "[secret]" || text.Contains(UnknownValue) => AttributeValue.Set.Opaque,
        Content.List list => new AttributeValue.Set(new Content.List([.. list.Items.Select(item => Reveal(item, toTerraform))])),
        Content.Object secret when secret.Attributes.ContainsKey(SecretMarker) => AttributeValue.Set.Opaque,
        Content.Object @object => new AttributeValue.Set(new Content.Object(Reveal(@object.Attributes, toTerraform))),
        _ => value,
    };

    private static Dictionary<string, AttributeValue> Reveal(IReadOnlyDictionary<string, AttributeValue> values, Func<string, string> toTerraform)
    {
        var revealed = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var value in values)
            revealed[toTerraform(value.Key)] = Reveal(value.Value, toTerraform);
        return revealed;
    }
}

/// <summary>A resource in a preview or stack.</summary>
/// <param name="Found">What it is.</param>
/// <param name="Dependencies">The URNs of the resources that each input is made of, by Terraform name.</param>
internal sealed record PulumiResource(FoundResource Found, IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies);
