using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>
/// Reads what Pulumi says about a stack: <c>pulumi preview --json</c>, <c>pulumi stack export</c> and checkpoint files; and what the
/// engine in src/PulumiEngine writes, which is a preview that knows more.
/// </summary>
/// <remarks>
/// Inputs are camel-cased and absent where they are not set. Secrets are objects or <c>"[secret]"</c>, and what is known only after the
/// update is a placeholder; both are set. Resources that were read (<c>external</c>) or wait for deletion (<c>delete</c>) do not count.
/// </remarks>
internal sealed class PulumiJson
{
    /// <summary>What stands for an unknown value (<c>plugin.UnknownStringValue</c> of Pulumi's SDK).</summary>
    private const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>
    /// The property that tells an object apart that stands for a secret, an asset or the like (<c>resource.SigKey</c> of Pulumi's SDK).
    /// </summary>
    private const string SpecialMarker = "4dabf18193072939515e22adb298388d";

    /// <summary>What <see cref="SpecialMarker"/> says of an output (<c>resource.OutputValueSig</c> of Pulumi's SDK).</summary>
    private const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    // What a preview does with resources that are there when it is done.
    private static readonly HashSet<string> KeepingOperations =
        new(["same", "create", "update", "replace", "create-replacement", "import", "import-replacement"], StringComparer.Ordinal);

    /// <summary>What the inputs that rules ask for are called, of whatever type.</summary>
    private readonly HashSet<string> _askedNames;

    private readonly RuleBook _rules;
    private readonly JsonReader _reader;
    private readonly string _path;
    private readonly List<Report> _reports;
    private readonly ResourceValues _values;
    private readonly FileResources _resources;
    private PulumiRun? _run;
    private PlaceholderTexts? _placeholders;

    private PulumiJson(JsonReader reader, string path, RuleBook rules, List<Report> reports)
    {
        _rules = rules;
        _askedNames = new(
            from schema in rules.Schemas.All
            from attribute in rules.AskedOf(schema.Type)
            from bindings in new[] { Bindings.Pulumi, Bindings.AwsNative }
            select schema.NameIn(bindings, attribute),
            StringComparer.Ordinal);
        (_reader, _path, _reports) = (reader, path, reports);
        _values = new(reader, new JsonExpressionReader(reader, path, reports), rules);
        _resources = new(rules, Read, areRepeated: true);
    }

    /// <summary>Checks every rule against the resources of a file.</summary>
    /// <param name="reader">The file, from its start.</param>
    /// <param name="path">Its path.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="reports">Where reports go.</param>
    /// <exception cref="MalformedInputException">The file is no JSON; what comes before the error was checked.</exception>
    public static void Read(JsonReader reader, string path, RuleBook rules, List<Report> reports)
    {
        var file = new PulumiJson(reader, path, rules, reports);
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
        if (_run is not null)
            _placeholders = new(_resources.All, _run.PlaceholderAccount);
        // What one stack makes another may add to. A run has seen all that the program makes, and what it hands to others.
        var graph = new FileGraph(_resources, ValueOf, (type, _) => CountUnseen(type), resource => _run is null || resource.IsHandedOut,
            resource => resource.Provider ?? "");
        foreach (var resource in _resources.WatchedTypes.SelectMany(_resources.OfType))
            _reports.AddRange((resource with { Attributes = WithOrigins(resource) }).Check(_rules, graph.SeenBy(resource)).Select(InStack));
    }

    // What a component makes for a resource that it was not given, it makes for the account. A resource that it was given may have
    // anything, but for what keeps a bucket private the rules do not ask whether others may add it.
    private bool MayBeMadeByComponent(string type) => _run is { HasRemoteComponents: true }
        && (type == Bucket.AccountPublicAccessBlockType
            || (type is Bucket.PublicAccessBlockType or Bucket.OwnershipType
                && _resources.OfType(Bucket.Type).Any(bucket => bucket.IsHandedOut)));

    private int CountUnseen(string type) => MayBeMadeByComponent(type)
        || (_run is not null && _rules.Schemas.Of(type) is { } schema && schema.ClassNames.Any(_run.Unregistered.Contains))
        ? 1 : 0;

    private Report InStack(Report report) =>
        _run?.Stack is { } stack ? report with { Message = $"{report.Message} (stack '{SafeText.Of(stack)}')" } : report;

    /// <summary>The inputs of a resource where those that are known only after the update tell what they are made of.</summary>
    private Dictionary<string, AttributeValue> WithOrigins(FoundResource resource) =>
        resource.Attributes.ToDictionary(attribute => attribute.Key, attribute => ValueOf(resource, attribute.Key), StringComparer.Ordinal);

    private AttributeValue ValueOf(FoundResource resource, string attribute)
    {
        if (!resource.Attributes.TryGetValue(attribute, out var value))
            return AttributeValue.Unset.Absent;
        // The engine made up ARNs and names: they say which resource is meant.
        if (_placeholders is not null && attribute is not ("arn" or "id"))
            value = _placeholders.Resolve(value);
        return value == AttributeValue.Set.Opaque
            && resource.Dependencies.TryGetValue(attribute, out var dependencies)
            && dependencies is [var urn]
            && _resources.TypeAt(urn) is { } type
            ? new AttributeValue.Set(Content.Text.Of([new TextPart.Opaque { Origin = new(type, "") { Address = urn } }]))
            : value;
    }

    // A stack has {"deployment": {"resources": […]}}, a checkpoint {"checkpoint": {"latest": {"resources": […]}}}, a preview {"steps":
    // […]}.
    private void ReadDeployment() => _reader.ForEachProperty(name =>
    {
        switch (name)
        {
            case "deployment" or "checkpoint" or "latest" when _reader.Depth <= 3:
                _reader.Read();
                ReadDeployment();
                break;
            case "run":
                _reader.Read();
                _run = PulumiRun.Read(_reader, _values);
                break;
            case "resources":
                _reader.Read();
                _reader.ForEachElement(() => Add(NoteResource()));
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
        NotedResource? resource = null;
        _reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "op":
                    operation = _values.ReadText();
                    break;
                case "newState":
                    _reader.Read();
                    resource = NoteResource();
                    break;
            }
        });
        if (operation is not null && KeepingOperations.Contains(operation))
            Add(resource);
    }

    private void Add(NotedResource? resource)
    {
        if (resource is not null)
            _resources.Add(resource.Type, resource.Start);
    }

    /// <summary>Notes where a resource is, if rules may ask for it, and passes over it.</summary>
    private NotedResource? NoteResource()
    {
        if (_reader.Token != JsonToken.ObjectStart)
        {
            _reader.Skip();
            return null;
        }

        string? urn = null, type = null;
        var start = new JsonLandmark(_reader);
        var depth = _reader.Depth;
        while ((urn is null || type is null) && _reader.Read() != JsonToken.ObjectEnd)
        {
            if (_reader.TextEquals("urn"))
                urn = _values.ReadText();
            else if (_reader.TextEquals("type"))
                type = _values.ReadCommonText();
            else
                _reader.Skip();
            _reader.SkipTo(depth);
            if (type is not null && AskedFor(type) is null)
                break;
        }

        if (_reader.Depth == depth)
            _reader.SkipRest();
        return urn is not null && type is not null && AskedFor(type) is var (schema, _)
            ? new(schema.Type, start.WithHash(FileResources.HashOf(urn)))
            : null;
    }

    private IReadOnlyList<FoundResource> Read(JsonLandmark start)
    {
        _reader.GoToValue(start.Offset, start.Position);
        _reader.Read();
        return ReadResource() is { } resource ? [resource] : [];
    }

    private FoundResource? ReadResource()
    {
        string? urn = null, type = null, provider = null;
        var place = _reader.Start.In(_path);
        var (isGone, isHandedOut) = (false, false);
        TextPlace? source = null;
        IReadOnlyList<string> ignored = [];
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
                case "provider":
                    provider = _values.ReadText();
                    break;
                case "sourcePosition" when _run is not null:
                    source = PulumiRun.PlaceOf(_values.ReadText());
                    break;
                case "ignoreChanges" when _run is not null:
                    ignored = ReadTexts();
                    break;
                case "isHandedOut":
                    isHandedOut = _reader.Read() == JsonToken.True;
                    break;
                case "external" or "delete":
                    isGone |= _reader.Read() == JsonToken.True;
                    break;
                case "id" when _values.ReadText() is { } id:
                    outputs["id"] = new AttributeValue.Set(Content.Text.Of(id));
                    break;
                case "inputs":
                    _reader.Read();
                    inputs = _values.Read(_askedNames.Contains);
                    break;
                case "outputs":
                    _reader.Read();
                    if (_values.Read(name => name == "arn").TryGetValue("arn", out var arn))
                        outputs["arn"] = Reveal(arn, Naming.AsWritten);
                    break;
                case "propertyDependencies":
                    _reader.Read();
                    _reader.ForEachProperty(property => dependencies[property] = ReadTexts());
                    break;
            }
        });
        if (isGone || urn is null || type is null || AskedFor(type) is not var (schema, bindings))
            return null;
        string ToTerraform(string name) => schema.ToTerraform(name, bindings);
        var attributes = Reveal(inputs, new(name => schema.AllInTerraform(name, bindings), schema.MapAttributes));
        foreach (var attribute in ignored.Contains("*")
            ? _rules.AskedOf(schema.Type) : ignored.Select(path => ToTerraform(FirstOf(path))))
            attributes[attribute] = AttributeValue.Unknown.Value;
        foreach (var output in outputs)
            attributes[output.Key] = output.Value;
        // Of a run the program's own line is shown, and the name that stands there.
        var name = _run is null ? urn : urn.Split(["::"], 4, StringSplitOptions.None)[^1];
        return new(schema.Type, urn, source ?? place, attributes)
        {
            Name = name,
            Constructed = _run is null ? null : new(name, type.Substring(type.LastIndexOf(':') + 1), source),
            IsHandedOut = isHandedOut,
            Spelling = attribute => schema.NameIn(bindings, attribute),
            FollowsCloudFormation = (bindings & Bindings.CloudFormation) != 0,
            Provider = provider,
            Dependencies = dependencies.ToDictionary(
                dependency => ToTerraform(dependency.Key), dependency => dependency.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>What a type token stands for, where rules ask for that.</summary>
    private (ResourceSchema Schema, Bindings Bindings)? AskedFor(string token) =>
        _rules.Schemas.OfPulumiToken(token) is { } known && _rules.IsAskedFor(known.Schema.Type) ? known : null;

    /// <summary>The property that a path such as <c>tags.owner</c> begins with.</summary>
    private static string FirstOf(string path) => path.Split('.', '[')[0];

    private List<string> ReadTexts()
    {
        var texts = new List<string>();
        _reader.Read();
        _reader.ForEachElement(() => texts.Add(_values.Text() ?? ""));
        return texts;
    }

    /// <summary>A value with what is hidden in it taken as set, and the names in it as Terraform writes them.</summary>
    private static AttributeValue Reveal(AttributeValue value, Naming naming) =>
        (value as AttributeValue.Set)?.Content switch
        {
            Content.Text { Constant: { } text } when text == "[secret]" || text.Contains(UnknownValue) => AttributeValue.Set.Opaque,
            Content.List list => new AttributeValue.Set(new Content.List([.. list.Items.Select(item => Reveal(item, naming))])),
            Content.Object special when special.Attributes.ContainsKey(SpecialMarker) => Reveal(special, naming),
            Content.Object @object => new AttributeValue.Set(new Content.Object(Reveal(@object.Attributes, naming))),
            _ => value,
        };

    /// <summary>
    /// The value of a secret that was printed (<c>plaintext</c>, which is JSON) or of an output (<c>value</c>); all else is set to
    /// something.
    /// </summary>
    private static AttributeValue Reveal(Content.Object special, Naming naming) => special switch
    {
        _ when special["plaintext"].Constant is { } json => Reveal(ResourceValues.Parse(json), naming),
        _ when special[SpecialMarker].Constant == OutputValue && special.Attributes.TryGetValue("value", out var value) =>
            Reveal(value, naming),
        _ => AttributeValue.Set.Opaque,
    };

    private static Dictionary<string, AttributeValue> Reveal(IReadOnlyDictionary<string, AttributeValue> values, Naming naming)
    {
        var revealed = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            foreach (var name in naming.ToTerraform(value.Key))
                revealed[name] = Reveal(value.Value, naming.Maps.Contains(name) ? Naming.AsWritten : naming);
        }

        return revealed;
    }

    /// <summary>How names are translated.</summary>
    /// <param name="ToTerraform">The Terraform names of an attribute or block.</param>
    /// <param name="Maps">What has keys of the author's own.</param>
    private sealed record Naming(Func<string, IEnumerable<string>> ToTerraform, IReadOnlyList<string> Maps)
    {
        public static readonly Naming AsWritten = new(name => [name], []);
    }

    /// <summary>A resource that has been passed over.</summary>
    private sealed record NotedResource(string Type, JsonLandmark Start);
}
