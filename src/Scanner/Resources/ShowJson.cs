using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>Reads plans and states of Terraform and OpenTofu: what <c>terraform show -json</c> prints, and <c>terraform.tfstate</c> itself.</summary>
/// <remarks>
/// Of a plan, <c>resource_changes</c> alone tells the truth: a value that is known only after the apply is absent from
/// <c>planned_values</c> and from <c>change.after</c>, and <c>true</c> in <c>change.after_unknown</c>. An attribute that was never written
/// is <c>null</c> in the plan of a new resource, and <c>""</c> once the resource exists.
/// Format: https://developer.hashicorp.com/terraform/internals/json-format.
/// </remarks>
internal sealed class ShowJson
{
    // Modules nested deeper than this are not real; what they hold is passed over.
    private const int DeepestModule = 100;

    private readonly JsonReader _reader;
    private readonly string _path;
    private readonly List<Report> _reports;
    private readonly ResourceValues _values;

    private ShowJson(JsonReader reader, string path, List<Report> reports)
    {
        (_reader, _path, _reports) = (reader, path, reports);
        _values = new(reader, new JsonExpressionReader(reader, path, reports));
    }

    /// <summary>Checks every rule against the resources of a file.</summary>
    /// <param name="reader">The file, from its start.</param>
    /// <param name="path">Its path.</param>
    /// <param name="reports">Where reports go, as they are found.</param>
    /// <exception cref="Text.MalformedInputException">The file is no JSON; what comes before the error was checked.</exception>
    public static void Read(JsonReader reader, string path, List<Report> reports)
    {
        var file = new ShowJson(reader, path, reports);
        reader.Read();
        reader.ForEachProperty(file.ReadSection);
        reader.Read();
    }

    private void ReadSection(string name)
    {
        switch (name)
        {
            case "resource_changes":
                ForEachElement(ReadResource);
                break;
            case "resources":
                ForEachElement(ReadResource);
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

    private void ReadModule(int level) => _reader.ForEachProperty(name =>
    {
        if (name == "resources")
            ForEachElement(ReadResource);
        else if (name == "child_modules" && level < DeepestModule)
            ForEachElement(() => ReadModule(level + 1));
    });

    private void ForEachElement(Action visit)
    {
        _reader.Read();
        _reader.ForEachElement(visit);
    }

    private void ReadResource()
    {
        var entry = new ResourceEntry(_reader.Start.In(_path));
        _reader.ForEachProperty(name =>
        {
            if (!entry.IsPassedOver)
                ReadProperty(entry, name);
        });
        _reports.AddRange(entry.Resources().SelectMany(resource => resource.Check()));
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
                entry.Type = _values.ReadText();
                break;
            case "name":
                entry.Name = _values.ReadText();
                entry.Place = entry.Address is null ? TokenPlace() : entry.Place;
                break;
            case "deposed":
                entry.IsGone = true;
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
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        _reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "actions":
                    ForEachElement(() => entry.IsGone |= _reader.Token == JsonToken.String && (_reader.TextEquals("forget") || _reader.TextEquals("read")));
                    break;
                case "after":
                    // null: the resource is deleted.
                    entry.IsGone |= _reader.Read() == JsonToken.Null;
                    foreach (var attribute in _values.Read())
                        attributes[attribute.Key] = attribute.Value;
                    break;
                case "after_unknown":
                    _reader.Read();
                    foreach (var unknown in _values.Read().Where(attribute => attribute.Value is AttributeValue.Set { Content: Content.Boolean { Value: true } }))
                        attributes[unknown.Key] = AttributeValue.Set.Opaque;
                    break;
            }
        });
        entry.Instances.Add(("", attributes));
    }

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
                    isDeposed = true;
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
