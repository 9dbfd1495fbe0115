using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Reads a JSON template once from start to end, and of its resources only where they are.</summary>
internal sealed class JsonTemplateReader
{
    // However many entries a section has: what is beyond is not known.
    private const int MaxEntries = 10_000;

    private readonly JsonReader _reader;
    private readonly JsonNodeReader _nodes;
    private readonly JsonTemplateResources _resources;
    private readonly Template _template;
    private readonly string _path;
    private readonly List<Report> _reports;
    private readonly HashSet<int> _hashes = [];
    private readonly List<(string Name, TextPosition Position)> _suspects = [];
    private readonly List<(TemplateLoop Loop, JsonLandmark Landmark)> _loops = [];
    private int _entries;

    private JsonTemplateReader(JsonReader reader, string path, RuleBook rules, List<Report> reports)
    {
        (_reader, _path, _reports) = (reader, path, reports);
        _nodes = new(reader, path);
        _resources = new(reader, path, rules.Schemas);
        _template = new(path, _resources, rules);
    }

    /// <summary>Checks every rule against the resources of a template.</summary>
    /// <param name="reader">The file, from its start.</param>
    /// <param name="path">Its path.</param>
    /// <param name="use">What is known of the template.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="reports">Where reports go.</param>
    /// <exception cref="MalformedInputException">The file is no JSON; what comes before the error was checked.</exception>
    public static void Read(JsonReader reader, string path, TemplateUse use, ScanOptions options, List<Report> reports)
    {
        var file = new JsonTemplateReader(reader, path, options.Rules, reports);
        try
        {
            file.ReadSections();
            reader.Read();
        }
        catch (MalformedInputException)
        {
            file._template.IsComplete = false;
            throw;
        }
        finally
        {
            file.WriteLoops();
            file.ReportRepeated();
            use.Judge(file._template, options, reports);
        }
    }

    private void ReadSections()
    {
        _reader.Read();
        _reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "Resources":
                    ReadResources();
                    break;
                case "Parameters":
                    ReadEntries(TemplateSection.Parameters);
                    break;
                case "Conditions":
                    ReadEntries(TemplateSection.Conditions);
                    break;
                case "Mappings":
                    ReadEntries(TemplateSection.Mappings);
                    break;
                case "Transform":
                    _reader.Read();
                    _template.AddTransform(_nodes.Read());
                    break;
                case "Metadata":
                    _reader.Read();
                    _template.Metadata = _nodes.Read();
                    break;
                case "Outputs":
                    _resources.AddConsumer(new(_reader));
                    break;
                case var _ when name.StartsWith("Fn::", StringComparison.Ordinal):
                    _template.IsComplete = false;
                    break;
            }
        });
    }

    private void ReadEntries(TemplateSection section)
    {
        _reader.Read();
        _reader.ForEachProperty(name =>
        {
            if (++_entries > MaxEntries)
                return;
            _reader.Read();
            _template.Add(section, name, _nodes.Read());
        });
    }

    private void ReadResources()
    {
        if (_reader.Read() != JsonToken.ObjectStart)
        {
            _reports.Add(TemplateGaps.NoResources(_nodes.Place()));
            _template.IsComplete = false;
            return;
        }

        _reader.ForEachProperty(name =>
        {
            var landmark = new JsonLandmark(_reader, TextHash.Of(name));
            var isLoop = TemplateGaps.IsLoop(name);
            if (isLoop || name == "Fn::Transform")
            {
                if (isLoop)
                {
                    ReadLoop(name, landmark);
                    return;
                }

                _template.IsComplete = false;
                _resources.AddConsumer(landmark);
            }
            else if (ReadType() is { } type)
            {
                Add(name, type, landmark);
            }
        });
    }

    private void ReadLoop(string name, JsonLandmark landmark)
    {
        var place = _nodes.Place();
        _reader.Read();
        _loops.Add((new(name, place, _nodes.Read()), landmark));
    }

    /// <summary>Writes out the loops, when all parameters are known.</summary>
    private void WriteLoops()
    {
        foreach (var (loop, landmark) in _loops)
        {
            if (loop.Write(_template) is { } made)
            {
                foreach (var resource in made)
                    _resources.Add(resource);
                continue;
            }

            _template.IsComplete = false;
            _resources.AddConsumer(landmark);
            if (TemplateGaps.OfLoop(loop.Name, loop.Place, loop.Body, _template.Rules) is { } gap)
                _reports.Add(gap);
        }
    }

    private void Add(string name, string type, JsonLandmark landmark)
    {
        if (TemplateCall.IsBy(type))
            _resources.AddCall(landmark);
        if (_template.Rules.Schemas.IsKnownToCloudFormation(type))
        {
            _resources.Add(type, landmark);
            if (!_hashes.Add(landmark.Hash))
                _suspects.Add((name, landmark.Position));
        }

        if (OpaqueConsumers.IsByCloudFormationType(type))
            _resources.AddConsumer(landmark);
    }

    private void ReportRepeated()
    {
        foreach (var (name, position) in _suspects.Where(suspect => _template.Find(suspect.Name) is null))
            _reports.Add(TemplateGaps.Repeated(name, position.In(_path)));
    }

    /// <summary>The type of the resource whose name was read; no more is read of it than that.</summary>
    private string? ReadType()
    {
        if (_reader.Read() != JsonToken.ObjectStart)
            return null;
        string? type = null;
        var depth = _reader.Depth;
        while (_reader.Read() != JsonToken.ObjectEnd)
        {
            if (_reader.TextEquals("Type"))
            {
                type = _reader.Read() == JsonToken.String && _reader.HasText ? _reader.GetCommonText() : null;
                break;
            }

            _reader.Skip();
        }

        if (_reader.Depth >= depth)
        {
            while (_reader.Depth > depth)
                _reader.Read();
            _reader.SkipRest();
        }

        return type;
    }
}
