using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner.Text;
using YamlDotNet.Core;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Reads the templates of a YAML file, each document of which may be one.</summary>
internal sealed class YamlTemplateReader
{
    // However many entries a section has: what is beyond is not known.
    private const int MaxEntries = 10_000;

    private readonly SourceText _source;
    private readonly TemplateUse _use;
    private readonly ScanOptions _options;
    private readonly List<Report> _reports;
    private readonly YamlComments _comments;
    private readonly List<TemplateLoop> _loops = [];
    private int _entries;

    private YamlTemplateReader(SourceText source, TemplateUse use, ScanOptions options, List<Report> reports)
    {
        (_source, _use, _options, _reports) = (source, use, options, reports);
        _comments = new(source);
    }

    /// <summary>Checks every rule against the resources of the templates in a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="use">What is known of the template.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="reports">Where reports go.</param>
    /// <exception cref="MalformedInputException">The file is no YAML; what comes before the error was checked.</exception>
    public static void Read(SourceText source, TemplateUse use, ScanOptions options, List<Report> reports)
    {
        var file = new YamlTemplateReader(source, use, options, reports);
        var nodes = new YamlNodeReader(source, file._comments, reports);
        try
        {
            while (nodes.StartDocument())
                file.ReadDocument(nodes);
        }
        catch (YamlException exception)
        {
            throw new MalformedInputException(Sentence(exception), nodes.PositionOf(exception));
        }
    }

    /// <summary>
    /// Whether some document of a file is a template; <see langword="null"/> where the file is no YAML and none was found.
    /// </summary>
    /// <param name="source">The file.</param>
    public static bool? IsTemplate(SourceText source)
    {
        try
        {
            var isTemplate = false;
            var nodes = new YamlNodeReader(source, new(source), []);
            while (!isTemplate && nodes.StartDocument())
            {
                isTemplate = nodes.AnyEntry(name => name switch
                {
                    TemplateFile.VersionName => true,
                    "Transform" => nodes.Read() is var transform && transform.Items.Prepend(transform).Any(IsOfAws),
                    TemplateFile.ResourcesName => nodes.AnyEntry(_ =>
                        nodes.AnyEntry(property => property == "Type" && nodes.Read().Text is { } type && TemplateFile.IsTypeName(type))),
                    _ => false,
                });
            }

            return isTemplate;
        }
        catch (Exception exception) when (exception is YamlException or MalformedInputException)
        {
            return null;
        }
    }

    private static bool IsOfAws(TemplateNode transform) => transform.Text?.StartsWith("AWS::", StringComparison.Ordinal) == true;

    private static string Sentence(YamlException exception) =>
        $"The YAML is malformed here: {SafeText.Of(exception.Message.TrimEnd('.'), 200)}.";

    private void ReadDocument(YamlNodeReader nodes)
    {
        var resources = new ListedTemplateResources(_options.Rules.Schemas);
        var template = new Template(_source.Path, resources, _options.Rules)
        {
            Header = _source.Content.Contains('#') ? _comments.Header() : [],
        };
        try
        {
            nodes.ForEachEntry((name, _) => ReadSection(nodes, name, template, resources));
        }
        catch (Exception exception) when (exception is YamlException or MalformedInputException)
        {
            template.IsComplete = false;
            throw;
        }
        finally
        {
            WriteLoops(template, resources);
            _use.Judge(template, _options, _reports);
        }
    }

    private void ReadSection(YamlNodeReader nodes, string name, Template template, ListedTemplateResources resources)
    {
        switch (name)
        {
            case "Resources":
                var place = nodes.Place;
                if (!nodes.ForEachEntry((id, idPlace) => ReadResource(nodes, id, idPlace, template, resources)))
                {
                    _reports.Add(TemplateGaps.NoResources(place));
                    template.IsComplete = false;
                }

                break;
            case "Parameters":
                ReadEntries(nodes, TemplateSection.Parameters, template);
                break;
            case "Conditions":
                ReadEntries(nodes, TemplateSection.Conditions, template);
                break;
            case "Mappings":
                ReadEntries(nodes, TemplateSection.Mappings, template);
                break;
            case "Transform":
                template.AddTransform(nodes.Read());
                break;
            case "Metadata":
                template.Metadata = nodes.Read();
                break;
            case "Outputs":
                resources.AddConsumer(nodes.Read());
                break;
            default:
                // An anchor may be in it.
                nodes.Read();
                if (name.StartsWith("Fn::", StringComparison.Ordinal) || name == "<<")
                    template.IsComplete = false;
                break;
        }
    }

    private void ReadEntries(YamlNodeReader nodes, TemplateSection section, Template template) => nodes.ForEachEntry((name, _) =>
    {
        var value = nodes.Read();
        if (++_entries <= MaxEntries)
            template.Add(section, name, value);
    });

    private void ReadResource(YamlNodeReader nodes, string id, TextPlace place, Template template, ListedTemplateResources resources)
    {
        var value = nodes.ReadResource();
        if (TemplateGaps.IsLoop(id))
        {
            _loops.Add(new(id, place, value));
        }
        else if (id is "Fn::Transform" or "<<")
        {
            template.IsComplete = false;
            resources.AddConsumer(value);
        }
        else if (value is TemplateNode.Unread || value["Type"] is TemplateNode.Unread)
        {
            template.IsComplete = false;
            _reports.Add(TemplateGaps.Unread(id, place));
        }
        else if (value["Type"]?.Text is { } type)
        {
            Add(nodes, new TemplateResource(id, type, place), value, resources);
        }
    }

    /// <summary>Writes out the loops, when all parameters are known.</summary>
    private void WriteLoops(Template template, ListedTemplateResources resources)
    {
        foreach (var loop in _loops)
        {
            if (loop.Write(template) is { } made)
            {
                foreach (var resource in made)
                    resources.Add(resource);
                continue;
            }

            template.IsComplete = false;
            resources.AddConsumer(loop.Body);
            if (TemplateGaps.OfLoop(loop.Name, loop.Place, loop.Body, _options.Rules) is { } gap)
                _reports.Add(gap);
        }

        _loops.Clear();
    }

    private void Add(YamlNodeReader nodes, TemplateResource resource, TemplateNode value, ListedTemplateResources resources)
    {
        resource = resource with
        {
            Properties = value["Properties"] ?? resource.Properties,
            Condition = value["Condition"],
            Metadata = value["Metadata"] ?? resource.Metadata,
        };
        if (TemplateCall.IsBy(resource.Type))
            resources.AddCall(resource);
        if (_options.Rules.Schemas.IsKnownToCloudFormation(resource.Type))
        {
            if (!resources.Add(resource with { Comments = _comments.Of(resource.Place, nodes.LastLine) }))
                _reports.Add(TemplateGaps.Repeated(resource.Id, resource.Place));
        }

        if (OpaqueConsumers.IsByCloudFormationType(resource.Type))
            resources.AddConsumer(value);
    }
}
