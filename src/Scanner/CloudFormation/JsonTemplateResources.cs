using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Where in a JSON template the resources are: most of them nobody asks for, and those that somebody does are read then.</summary>
internal sealed class JsonTemplateResources(JsonReader reader, string path, ResourceSchemas schemas) : ITemplateResources
{
    private readonly JsonNodeReader _nodes = new(reader, path);
    private readonly Dictionary<string, Landmarks> _byType = new(StringComparer.Ordinal);
    private readonly Landmarks _consumers = new();
    private readonly Landmarks _calls = new();
    private readonly ListedTemplateResources _made = new(schemas);
    private HandedOutIds? _handedOut;

    /// <summary>Takes a resource that a loop makes.</summary>
    /// <param name="resource">Its logical id, with all that is written of it.</param>
    public void Add(TemplateProperty resource) => _made.Add(resource);

    /// <summary>Notes a resource that some schema stands for.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="name">Where its logical id is, with the hash of that.</param>
    public void Add(string type, JsonLandmark name)
    {
        if (!_byType.TryGetValue(type, out var landmarks))
            _byType.Add(type, landmarks = new());
        landmarks.Add(name);
    }

    /// <summary>Notes something that passes on what it is given: a resource, or the outputs.</summary>
    public void AddConsumer(JsonLandmark name) => _consumers.Add(name);

    /// <summary>Notes a resource that is a stack of another template.</summary>
    public void AddCall(JsonLandmark name) => _calls.Add(name);

    public IEnumerable<TemplateResource> Calls =>
        Enumerable.Range(0, _calls.Count).Select(number => Read(_calls[number])).Concat(_made.Calls);

    public IEnumerable<TemplateResource> OfType(string type) =>
        (_byType.TryGetValue(type, out var landmarks) ? Enumerable.Range(0, landmarks.Count).Select(number => Read(landmarks[number])) : [])
            .Concat(_made.OfType(type));

    public TemplateResource? Find(string id)
    {
        var hash = TextHash.Of(id);
        var found = _byType.Values.SelectMany(landmarks => landmarks.WithHash(hash)).Select(Read).Where(resource => resource.Id == id);
        // What is written twice is neither.
        return found.Concat(_made.All(id)).Take(2).ToList() is [var only] ? only : null;
    }

    public bool IsHandedOut(string id) => (_handedOut ??= Collect()).Contains(id) || _made.IsHandedOut(id);

    private TemplateResource Read(JsonLandmark name)
    {
        reader.GoToName(name.Offset, name.Position);
        reader.Read();
        var resource = new TemplateResource(reader.GetText(), "", _nodes.Place());
        reader.Read();
        reader.ForEachProperty(property =>
        {
            switch (property)
            {
                case "Type" when reader.Read() == JsonToken.String && reader.HasText:
                    resource = resource with { Type = reader.GetText() };
                    break;
                case "Properties":
                    reader.Read();
                    resource = resource with { Properties = _nodes.Read() };
                    break;
                case "Condition":
                    reader.Read();
                    resource = resource with { Condition = _nodes.Read() };
                    break;
                case "Metadata":
                    reader.Read();
                    resource = resource with { Metadata = _nodes.Read() };
                    break;
            }
        });
        return resource;
    }

    private HandedOutIds Collect()
    {
        var ids = new HandedOutIds();
        for (var number = 0; number < _consumers.Count; number++)
        {
            reader.GoToName(_consumers[number].Offset, _consumers[number].Position);
            reader.Read();
            reader.Read();
            ids.Add(reader);
        }

        return ids;
    }
}

/// <summary>The logical ids that are handed to something that is not seen.</summary>
internal sealed class HandedOutIds
{
    // More are as good as all.
    private const int Most = 200_000;
    private const int MaxTextLength = 16 * 1024;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private bool _areAll;

    public bool Contains(string id) => _areAll || _ids.Contains(id);

    /// <summary>Takes all ids in a value at the reader's token.</summary>
    public void Add(JsonReader reader)
    {
        var depth = reader.Depth;
        if (reader.Token is not (JsonToken.ObjectStart or JsonToken.ArrayStart))
            return;
        while (reader.Depth >= depth)
        {
            if (reader.Read() != JsonToken.String)
                continue;
            if (!reader.HasText)
                _areAll = true;
            else if (!_areAll)
                Add(reader.GetText());
        }
    }

    /// <summary>Takes all ids in a value.</summary>
    public void Add(TemplateNode node)
    {
        switch (node)
        {
            case TemplateNode.Scalar { Value: string text }:
                Add(text);
                break;
            case TemplateNode.Sequence sequence:
                foreach (var item in sequence.Items)
                    Add(item);
                break;
            case TemplateNode.Mapping mapping:
                foreach (var property in mapping.Properties)
                    Add(property.Value);
                break;
            case TemplateNode.Unread:
                _areAll = true;
                break;
        }
    }

    private void Add(string text)
    {
        if (text.Length > MaxTextLength || _ids.Count > Most)
            _areAll = true;
        else
            _ids.UnionWith(TemplateTexts.IdsIn(text));
    }
}
