using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>
/// Reads plans and states of Terraform and OpenTofu: what <c>terraform show -json</c> prints, and <c>terraform.tfstate</c> itself.
/// </summary>
/// <remarks>
/// Of a plan, <c>resource_changes</c> alone tells the truth: a value that is known only after the apply is absent from
/// <c>planned_values</c> and from <c>change.after</c>, and <c>true</c> in <c>change.after_unknown</c>. An attribute that was never written
/// is <c>null</c> in the plan of a new resource, and <c>""</c> once the resource exists.
/// Format: https://developer.hashicorp.com/terraform/internals/json-format.
/// </remarks>
internal sealed class ShowJson
{
    // Modules nested deeper than this are not real; what they hold is passed over.
    private const int MaxModuleDepth = 100;

    private readonly RuleBook _rules;
    private readonly JsonReader _reader;
    private readonly string _path;
    private readonly List<Report> _reports;
    private readonly ResourceValues _values;
    private readonly PlanConfigurationReader _configuration;
    private readonly FileResources _resources;

    private bool _isPlan;
    private string? _knownType;
    private bool _isKnownTypeAskedFor;

    /// <summary>What keeps the file from being read, if anything does.</summary>
    private Report? _refusal;

    /// <summary>Whether the plan ended before its time, or was not asked for all.</summary>
    private bool _isPartial;

    private ShowJson(JsonReader reader, string path, RuleBook rules, List<Report> reports)
    {
        _rules = rules;
        (_reader, _path, _reports) = (reader, path, reports);
        _values = new(reader, new JsonExpressionReader(reader, path, reports), rules);
        _configuration = new(reader, rules);
        _resources = new(rules, Read, areRepeated: false);
    }

    /// <summary>Checks every rule against the resources of a file.</summary>
    /// <param name="reader">The file, from its start.</param>
    /// <param name="path">Its path.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="reports">Where reports go.</param>
    /// <exception cref="Text.MalformedInputException">The file is no JSON; what comes before the error was checked.</exception>
    public static void Read(JsonReader reader, string path, RuleBook rules, List<Report> reports)
    {
        var file = new ShowJson(reader, path, rules, reports);
        var isRead = false;
        try
        {
            reader.Read();
            reader.ForEachProperty(file.ReadSection);
            reader.Read();
            isRead = true;
        }
        finally
        {
            if (file._refusal is { } refusal)
                reports.Add(refusal);
            else
                file.Check(isRead && file is { _isPlan: true, _isPartial: false });
        }
    }

    /// <param name="isWhole">Whether the file is a plan that says what all of the configuration comes to.</param>
    private void Check(bool isWhole)
    {
        var configuration = _configuration.Configuration;
        // What a plan was not asked for, or makes no instance of, may be there all the same.
        var unseen =
            new Lazy<ILookup<string, string>>(() =>
                configuration.Resources().ToLookup(block => block.Type, block => block.Address, StringComparer.Ordinal));
        var graph = new FileGraph(
            _resources,
            ValueOf,
            (type, addresses) => unseen.Value[type].Count(address => !addresses.Contains(address)),
            resource => !isWhole || configuration.IsHandedOut(InstanceAddress.WithoutKeys(resource.Address)),
            resource => resource.Provider ?? configuration.ProviderOf(resource.Address) ?? resource.Partition ?? "")
        {
            AwsMajors = configuration.AwsMajors,
        };
        foreach (var resource in _resources.WatchedTypes.SelectMany(_resources.OfType))
            _reports.AddRange((resource with { Attributes = WithOrigins(resource) }).Check(_rules, graph.SeenBy(resource)));
    }

    /// <summary>The attributes of a resource where those that are known only after the apply tell what they are made of.</summary>
    private Dictionary<string, AttributeValue> WithOrigins(FoundResource resource) =>
        resource.Attributes.ToDictionary(attribute => attribute.Key, attribute => ValueOf(resource, attribute.Key), StringComparer.Ordinal);

    private AttributeValue ValueOf(FoundResource resource, string attribute)
    {
        if (!resource.Attributes.TryGetValue(attribute, out var value))
            return AttributeValue.Unset.Absent;
        if (value != AttributeValue.Set.Opaque)
            return value;
        var configuration = _configuration.Configuration;
        if (configuration.IsNotWritten(resource.Address, resource.Spelling(attribute)))
            return AttributeValue.Unset.Absent;
        return configuration.OriginOf(resource.Address, resource.Spelling(attribute)) is { } origin
            && _resources.At(TerraformNaming.Of(origin.Type).Type, origin.Address) is [var only]
            ? new AttributeValue.Set(
                Content.Text.Of([new TextPart.Opaque { Origin = new(origin.Type, origin.Attribute) { Address = only.Address } }]))
            : value;
    }

    private void ReadSection(string name)
    {
        switch (name)
        {
            case "resource_changes":
                _isPlan = true;
                ForEachElement(NoteResource);
                break;
            case "resources":
                ForEachElement(NoteResource);
                break;
            case "version":
                ReadVersion();
                break;
            case "provider_schemas" or "valid" or "function_signatures" or "platform":
                _refusal =
                    new(ToolRules.UnreadableInput, "The file is neither a plan nor a state: another command of Terraform has written it.",
                        TextPlace.Whole(_path));
                break;
            // It comes last, and is large: without a resource that rules look at nobody asks for it.
            case "configuration" when !_isPlan || _resources.WatchedTypes.Any():
                _configuration.Read();
                break;
            case "errored":
                _isPartial |= _reader.Read() == JsonToken.True;
                break;
            case "complete":
                _isPartial |= _reader.Read() == JsonToken.False;
                break;
            case "values":
                _reader.Read();
                _reader.ForEachProperty(section =>
                {
                    if (section != "root_module")
                        return;
                    _reader.Read();
                    ReadModule(level: 0);
                });
                break;
        }
    }

    /// <summary>The version of a state file. Terraform 0.12 and later, and OpenTofu, write version 4.</summary>
    private void ReadVersion()
    {
        if (_reader.Read() != JsonToken.Number || _reader.GetText() is not { } version || version == "4")
            return;
        var advice = version is "1" or "2" or "3"
            ? "Terraform before 0.12 wrote it, and a later one upgrades it"
            : "scan what 'terraform show -json' or 'tofu show -json' prints of it";
        _refusal = new(ToolRules.UnreadableInput, $"A state of version {SafeText.Of(version, 20)} is not read; {advice}.", TokenPlace());
    }

    private void ReadModule(int level) => _reader.ForEachProperty(name =>
    {
        if (name == "resources")
            ForEachElement(NoteResource);
        else if (name == "child_modules" && level < MaxModuleDepth)
            ForEachElement(() => ReadModule(level + 1));
    });

    private void ForEachElement(Action visit)
    {
        _reader.Read();
        _reader.ForEachElement(visit);
    }

    /// <summary>Notes where a resource is, if rules may ask for it, and passes over it.</summary>
    private void NoteResource()
    {
        if (_reader.Token != JsonToken.ObjectStart)
        {
            _reader.Skip();
            return;
        }

        var start = new JsonLandmark(_reader);
        var depth = _reader.Depth;
        string? type = null, name = null, module = null;
        int? address = null;
        var (isManaged, isModeKnown) = (true, false);
        while (isManaged && !(isModeKnown && type is not null && address is not null) && _reader.Read() != JsonToken.ObjectEnd)
        {
            if (_reader.TextEquals("address"))
                address = ReadAddressHash() ?? address;
            else if (_reader.TextEquals("mode"))
                (isManaged, isModeKnown) = (_values.ReadCommonText() is null or "managed", true);
            else if (_reader.TextEquals("type"))
                type = _values.ReadCommonText();
            else if (_reader.TextEquals("name"))
                name = _values.ReadText();
            else if (_reader.TextEquals("module"))
                module = _values.ReadText();
            else
                _reader.Skip();
            _reader.SkipTo(depth);
            if (type is not null && !IsAskedFor(type))
                break;
        }

        if (_reader.Depth == depth)
            _reader.SkipRest();
        if (isManaged && type is not null && IsAskedFor(type))
        {
            var hash = address ?? FileResources.HashOf(ResourceEntry.AddressOf(module, type, name));
            _resources.Add(TerraformNaming.Of(type).Type, start.WithHash(hash));
        }
    }

    // No text is made of an address that is simple.
    private int? ReadAddressHash() =>
        _reader.Read() != JsonToken.String || !_reader.HasText ? null
        : _reader.TextContains('[') ? FileResources.HashOf(_reader.GetText())
        : _reader.GetTextHash();

    // Resources of one type often stand together.
    private bool IsAskedFor(string type)
    {
        if (!ReferenceEquals(type, _knownType))
            (_knownType, _isKnownTypeAskedFor) = (type, _rules.IsAskedFor(TerraformNaming.Of(type).Type));
        return _isKnownTypeAskedFor;
    }

    private List<FoundResource> Read(JsonLandmark start)
    {
        _reader.GoToValue(start.Offset, start.Position);
        _reader.Read();
        var entry = new ResourceEntry(_reader.Start.In(_path), _rules);
        _reader.ForEachProperty(name =>
        {
            if (!entry.IsPassedOver)
                ReadProperty(entry, name);
        });
        return [.. entry.Resources()];
    }

    private void ReadProperty(ResourceEntry entry, string name)
    {
        switch (name)
        {
            case "address":
                entry.Address = _values.ReadText();
                entry.Place = TokenPlace();
                break;
            case "module":
                entry.Module = _values.ReadText();
                break;
            case "mode":
                entry.Mode = _values.ReadText();
                break;
            case "type":
                entry.Type = _values.ReadCommonText();
                break;
            case "name":
                entry.Name = _values.ReadText();
                entry.Place = entry.Address is null ? TokenPlace() : entry.Place;
                break;
            case "deposed":
                entry.IsGone |= _values.ReadText() is { Length: > 0 };
                break;
            case "provider":
                entry.Provider = _values.ReadText();
                break;
            case "values":
                _reader.Read();
                entry.Instances.Add(("", _values.Read()));
                break;
            case "change":
                _reader.Read();
                ReadChange(entry);
                break;
            case "instances":
                ForEachElement(() => ReadInstance(entry));
                break;
        }
    }

    private void ReadChange(ResourceEntry entry)
    {
        IReadOnlyDictionary<string, AttributeValue> after = new Dictionary<string, AttributeValue>(), unknown = after;
        _reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "actions":
                    ForEachElement(() =>
                        entry.IsGone |= _reader.Token == JsonToken.String && (_reader.TextEquals("forget") || _reader.TextEquals("read")));
                    break;
                case "after":
                    // null: the resource is deleted.
                    entry.IsGone |= _reader.Read() == JsonToken.Null;
                    after = _values.Read();
                    break;
                case "after_unknown":
                    _reader.Read();
                    unknown = _values.Read();
                    break;
            }
        });
        entry.Instances.Add(("", AfterApply(after, unknown)));
    }

    /// <summary>The attributes of an object with those that are known only after the apply, which <c>after</c> leaves out.</summary>
    private static Dictionary<string, AttributeValue> AfterApply(IReadOnlyDictionary<string, AttributeValue> after,
        IReadOnlyDictionary<string, AttributeValue> unknown)
    {
        var attributes = after.ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal);
        foreach (var attribute in unknown)
            attributes[attribute.Key] =
                AfterApply(attributes.TryGetValue(attribute.Key, out var known) ? known : AttributeValue.Unset.Absent, attribute.Value);
        return attributes;
    }

    private static AttributeValue AfterApply(AttributeValue after, AttributeValue unknown) =>
        (after, (unknown as AttributeValue.Set)?.Content) switch
        {
            (_, Content.Boolean { Value: true }) => AttributeValue.Set.Opaque,
            (AttributeValue.Set { Content: Content.Object known }, Content.Object holes) =>
                new AttributeValue.Set(new Content.Object(AfterApply(known.Attributes, holes.Attributes))),
            (AttributeValue.Set { Content: Content.List known }, Content.List holes) =>
                new AttributeValue.Set(
                    new Content.List(
                        [.. known.Items.Select((item, index) => index < holes.Items.Count ? AfterApply(item, holes.Items[index]) : item)])),
            _ => after,
        };

    private void ReadInstance(ResourceEntry entry)
    {
        var suffix = "";
        var isDeposed = false;
        IReadOnlyDictionary<string, AttributeValue>? attributes = null;
        _reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "index_key":
                    suffix = _reader.Read() == JsonToken.Number ? $"[{_reader.GetText()}]" : $"[\"{_values.Text()}\"]";
                    break;
                case "deposed":
                    isDeposed |= _values.ReadText() is { Length: > 0 };
                    break;
                case "attributes":
                    _reader.Read();
                    attributes = _values.Read();
                    break;
            }
        });
        if (attributes is not null && !isDeposed)
            entry.Instances.Add((suffix, attributes));
    }

    private TextPlace TokenPlace()
    {
        var start = _reader.Start;
        return start.To(_reader.End, _path);
    }
}
