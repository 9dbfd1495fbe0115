using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>The resources of a template that are held in memory.</summary>
/// <param name="schemas">The types that some rule asks for.</param>
internal sealed class ListedTemplateResources(ResourceSchemas schemas) : ITemplateResources
{
    private readonly Dictionary<string, List<TemplateResource>> _byType = new(StringComparer.Ordinal);

    // What is written twice is neither.
    private readonly Dictionary<string, TemplateResource?> _byId = new(StringComparer.Ordinal);
    private readonly List<TemplateNode> _consumers = [];
    private readonly List<TemplateResource> _calls = [];
    private HandedOutIds? _handedOut;

    /// <summary>Takes a resource.</summary>
    /// <returns>Whether it is the first with its id.</returns>
    public bool Add(TemplateResource resource)
    {
        if (!_byType.TryGetValue(resource.Type, out var same))
            _byType.Add(resource.Type, same = []);
        same.Add(resource);
        var isFirst = !_byId.ContainsKey(resource.Id);
        _byId[resource.Id] = isFirst ? resource : null;
        return isFirst;
    }

    /// <summary>Takes a resource that a loop makes.</summary>
    /// <param name="written">Its logical id, with all that is written of it.</param>
    public void Add(TemplateProperty written)
    {
        if (written.Value["Type"]?.Text is not { } type)
            return;
        var resource = new TemplateResource(written.Name, type, written.Place);
        resource = resource with
        {
            Properties = written.Value["Properties"] ?? resource.Properties,
            Condition = written.Value["Condition"],
            Metadata = written.Value["Metadata"] ?? resource.Metadata,
        };
        if (TemplateCall.IsBy(type))
            AddCall(resource);
        if (schemas.IsKnownToCloudFormation(type))
            Add(resource);
        if (OpaqueConsumers.IsByCloudFormationType(type))
            AddConsumer(written.Value);
    }

    /// <summary>All with a logical id.</summary>
    public IEnumerable<TemplateResource> All(string id) =>
        _byId.ContainsKey(id) ? _byType.Values.SelectMany(resources => resources).Where(resource => resource.Id == id) : [];

    /// <summary>Notes what something that passes it on is given: a resource, or the outputs.</summary>
    public void AddConsumer(TemplateNode given) => _consumers.Add(given);

    /// <summary>Notes a resource that is a stack of another template.</summary>
    public void AddCall(TemplateResource resource) => _calls.Add(resource);

    /// <inheritdoc/>
    public IEnumerable<TemplateResource> Calls => _calls;

    /// <inheritdoc/>
    public IEnumerable<TemplateResource> OfType(string type) => _byType.TryGetValue(type, out var resources) ? resources : [];

    /// <inheritdoc/>
    public TemplateResource? Find(string id) => _byId.TryGetValue(id, out var resource) ? resource : null;

    /// <inheritdoc/>
    public bool IsHandedOut(string id)
    {
        if (_handedOut is null)
        {
            _handedOut = new();
            foreach (var consumer in _consumers)
                _handedOut.Add(consumer);
        }

        return _handedOut.Contains(id);
    }
}
