using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>A CloudFormation template: what it says beside its resources, and where to find those that rules ask for.</summary>
/// <param name="path">Its file.</param>
/// <param name="resources">Its resources.</param>
/// <param name="rules">The rules that ask about them.</param>
internal sealed class Template(string path, ITemplateResources resources, RuleBook rules)
{
    private readonly Dictionary<string, TemplateResource?> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplateParameter> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplateNode> _conditions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplateNode> _mappings = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    /// <summary>The rules that ask about its resources.</summary>
    public RuleBook Rules { get; } = rules;

    /// <summary>What others than CloudFormation are told of the template.</summary>
    public TemplateNode? Metadata { get; set; }

    /// <summary>The comments that start its file.</summary>
    public IReadOnlyList<TemplateComment> Header { get; init; } = [];

    /// <summary>The programs that rewrite the template before it is deployed.</summary>
    public List<TemplateMacro> Macros { get; } = [];

    /// <summary>Whether there are no other resources than those that are at hand.</summary>
    public bool IsComplete { get; set; } = true;

    public IReadOnlyDictionary<string, TemplateNode> Conditions => _conditions;

    /// <summary>Takes an entry of a section of the template.</summary>
    /// <param name="section">The section.</param>
    /// <param name="name">The entry's name.</param>
    /// <param name="value">The entry.</param>
    public void Add(TemplateSection section, string name, TemplateNode value)
    {
        switch (section)
        {
            case TemplateSection.Parameters:
                _parameters[name] = TemplateParameter.Of(name, value);
                break;
            case TemplateSection.Conditions:
                // What is written twice is neither.
                _conditions[name] = _conditions.ContainsKey(name) ? new TemplateNode.Unread(value.Place) : value;
                break;
            case TemplateSection.Mappings:
                _mappings[name] = value;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(section));
        }
    }

    /// <summary>Takes the section that names what rewrites the template.</summary>
    public void AddTransform(TemplateNode value)
    {
        foreach (var item in value is TemplateNode.Sequence ? value.Items : [value])
            Macros.Add(new(item.Text ?? item["Name"]?.Text ?? "", item.Place));
    }

    public TemplateParameter? Parameter(string name) => _parameters.TryGetValue(name, out var parameter) ? parameter : null;

    /// <summary>
    /// Takes the template as that of a stack that another template deploys: what that gives, and the defaults of the rest, are its
    /// parameters.
    /// </summary>
    public void Give(IReadOnlyDictionary<string, AttributeValue> arguments)
    {
        foreach (var parameter in _parameters.Values.ToList())
        {
            var value = arguments.TryGetValue(parameter.Name, out var given) ? given : AttributeValue.Unset.Absent;
            _parameters[parameter.Name] = parameter.Given(value);
        }
    }

    /// <summary>The resources that are stacks of other templates.</summary>
    public IEnumerable<TemplateResource> Calls => resources.Calls;

    public TemplateNode? Mapping(string name) => _mappings.TryGetValue(name, out var mapping) ? mapping : null;

    /// <summary>The resources of a type of CloudFormation, one by one, of those that some schema stands for.</summary>
    public IEnumerable<TemplateResource> OfType(string type) => resources.OfType(type);

    /// <summary>The resource with a logical id, where it is of a type that some schema stands for.</summary>
    public TemplateResource? Find(string id) =>
        _found.TryGetValue(id, out var known) ? known : _found[id] = resources.Find(id);

    /// <summary>The resource whose logical id is at a place.</summary>
    public TemplateResource? FindAt(TextPlace place) =>
        _found.Values.FirstOrDefault(resource => resource?.Place == place)
        ?? Rules.Schemas.All.Select(schema => schema.CloudFormationType).OfType<string>().SelectMany(OfType)
            .FirstOrDefault(resource => resource.Place == place);

    /// <summary>
    /// Whether something that is not seen may change a resource: it is named in an output, or in a resource that passes on what it is
    /// given.
    /// </summary>
    public bool MayBeChangedElsewhere(string id) => !IsComplete || resources.IsHandedOut(id);

    /// <summary>The schema of a resource's type, where there is one for the resource as a whole.</summary>
    public ResourceSchema? SchemaOf(TemplateResource resource) => Rules.Schemas.OfCloudFormation(resource.Type);
}

/// <summary>Finds the resources of a template.</summary>
internal interface ITemplateResources
{
    /// <summary>Those of a type of CloudFormation, one by one.</summary>
    IEnumerable<TemplateResource> OfType(string type);

    /// <summary>The one with a logical id; <see langword="null"/> where there is none, or it is of a type that no schema knows.</summary>
    TemplateResource? Find(string id);

    /// <summary>Those that are stacks of other templates.</summary>
    IEnumerable<TemplateResource> Calls { get; }

    /// <summary>Whether an output, or a resource that passes on what it is given, names a resource.</summary>
    bool IsHandedOut(string id);
}

/// <summary>The sections of a template that hold named entries, beside its resources.</summary>
internal enum TemplateSection
{
    Parameters,
    Conditions,
    Mappings,
}

/// <summary>Something that rewrites a template.</summary>
/// <param name="Name">Its name, such as <c>AWS::Serverless-2016-10-31</c>.</param>
/// <param name="Place">Where the template names it.</param>
internal sealed record TemplateMacro(string Name, TextPlace Place)
{
    /// <summary>Whether it leaves what is written as it is.</summary>
    public bool IsKnown => Name.StartsWith("AWS::", StringComparison.Ordinal);

    /// <summary>Whether it may add resources that are not at hand.</summary>
    public bool MayAddResources => Name is not ("AWS::Serverless-2016-10-31" or "AWS::LanguageExtensions");
}
