using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>The <c>manifest.json</c> of a folder that AWS CDK synthesized, a cloud assembly: which templates there are now.</summary>
/// <remarks>
/// It reads <c>{"artifacts":{"Stack":{"type":"aws:cloudformation:stack","properties":{"templateFile":"Stack.template.json"},
/// "metadata":{"/Stack/Id":[{"type":"aws:cdk:logicalId","data":"Id254EC4A2"}]}}}}</c>
/// (https://github.com/aws/aws-cdk-cli/tree/main/packages/@aws-cdk/cloud-assembly-schema). Stages are assemblies of their own, in folders
/// below; the templates of nested stacks are assets. AWS CDK deletes nothing, so what no manifest names is not looked at.
/// </remarks>
internal sealed class CdkManifest
{
    // Of nested stacks, and of the stack sets of cdk-stacksets (https://github.com/cdklabs/cdk-stacksets).
    private static readonly string[] DeployedTemplates = [".nested.template.json", ".stackset.template.json"];
    private const int MaxAssemblyDepth = 8;

    private readonly string _root;
    private readonly ScanOptions _options;
    private readonly List<Report> _reports;
    private readonly List<CdkTemplate> _templates = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    private CdkManifest(string root, ScanOptions options, List<Report> reports) => (_root, _options, _reports) = (root, options, reports);

    /// <summary>The templates, each once, in the order of the manifest; reports tell of entries that cannot be followed.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="reports">Where reports go.</param>
    public static IReadOnlyList<CdkTemplate> ReadTemplates(string directory, ScanOptions options, List<Report> reports)
    {
        var manifest = new CdkManifest(directory, options, reports);
        manifest.ReadAssembly(directory, MaxAssemblyDepth);
        return manifest._templates;
    }

    private void ReadAssembly(string directory, int levels)
    {
        var path = Path.Combine(directory, CdktfManifest.FileName);
        _options.BeforeReading(Path.GetFullPath(path));
        var artifacts = new List<Artifact>();
        InputFile.Read(path, stream => ReadArtifacts(stream, path, artifacts), _reports);

        var constructs = new ConstructPaths(artifacts.SelectMany(artifact => artifact.Constructs));
        foreach (var artifact in artifacts)
        {
            if (artifact.Metadata is { } metadata && Resolve(directory, metadata) is { } file)
                InputFile.Read(file, stream => ReadMetadata(stream, constructs), _reports);
        }

        foreach (var artifact in artifacts)
        {
            switch (artifact.Type)
            {
                case "aws:cloudformation:stack":
                    Add(directory, artifact, "template", file => _templates.Add(new(file, constructs)));
                    break;
                case "cdk:asset-manifest":
                    Add(directory, artifact, "asset manifest", file => ReadAssets(directory, file, constructs));
                    break;
                case "cdk:cloud-assembly" when levels == 0:
                    Report("The assemblies are nested too deep; this one is not scanned.", artifact.Place);
                    break;
                case "cdk:cloud-assembly":
                    Add(directory, artifact, "assembly", folder => ReadAssembly(folder, levels - 1));
                    break;
            }
        }
    }

    private static void ReadArtifacts(Stream stream, string path, List<Artifact> artifacts)
    {
        using var reader = new JsonReader(stream);
        reader.Read();
        reader.ForEachProperty(name =>
        {
            if (name != "artifacts" || reader.Read() != JsonToken.ObjectStart)
                return;
            reader.ForEachProperty(_ =>
            {
                var start = reader.Start;
                var artifact = new Artifact(start.To(reader.End, path));
                reader.Read();
                ReadArtifact(reader, artifact, path);
                artifacts.Add(artifact);
            });
        });
        reader.Read();
    }

    private static void ReadArtifact(JsonReader reader, Artifact artifact, string path) => reader.ForEachProperty(name =>
    {
        switch (name)
        {
            case "type" when reader.Read() == JsonToken.String && reader.HasText:
                artifact.Type = reader.GetCommonText();
                break;
            case "additionalMetadataFile" when reader.Read() == JsonToken.String && reader.HasText:
                artifact.Metadata = reader.GetText();
                break;
            case "metadata" when reader.Read() == JsonToken.ObjectStart:
                artifact.Constructs = [.. ReadConstructs(reader)];
                break;
            case "properties" when reader.Read() == JsonToken.ObjectStart:
                reader.ForEachProperty(property =>
                {
                    if (property is not ("templateFile" or "directoryName" or "file")
                        || reader.Read() != JsonToken.String || !reader.HasText)
                        return;
                    var start = reader.Start;
                    (artifact.File, artifact.Place) = (reader.GetText(), start.To(reader.End, path));
                });
                break;
        }
    });

    private static void ReadMetadata(Stream stream, ConstructPaths constructs)
    {
        using var reader = new JsonReader(stream);
        if (reader.Read() == JsonToken.ObjectStart)
            constructs.Add(ReadConstructs(reader));
    }

    /// <summary>The logical ids in an object of metadata, each with the path of its construct.</summary>
    private static List<(string Id, string Path)> ReadConstructs(JsonReader reader)
    {
        var constructs = new List<(string, string)>();
        reader.ForEachProperty(path =>
        {
            reader.Read();
            reader.ForEachElement(() =>
            {
                string? type = null, data = null;
                reader.ForEachProperty(name =>
                {
                    if (name == "type" && reader.Read() == JsonToken.String && reader.HasText)
                        type = reader.GetCommonText();
                    else if (name == "data" && reader.Read() == JsonToken.String && reader.HasText)
                        data = reader.GetText();
                });
                if (type == "aws:cdk:logicalId" && data is not null)
                    constructs.Add((data, path.TrimStart('/')));
            });
        });
        return constructs;
    }

    private void ReadAssets(string directory, string assets, ConstructPaths constructs)
    {
        _options.BeforeReading(Path.GetFullPath(assets));
        InputFile.Read(
            assets,
            stream =>
            {
                using var reader = new JsonReader(stream);
                reader.Read();
                reader.ForEachProperty(name =>
                {
                    if (name == "files" && reader.Read() == JsonToken.ObjectStart)
                        reader.ForEachProperty(hash => ReadAsset(reader, hash, directory, assets, constructs));
                });
            },
            _reports);
    }

    private void ReadAsset(JsonReader reader, string hash, string directory, string assets, ConstructPaths constructs)
    {
        reader.Read();
        reader.ForEachProperty(name =>
        {
            if (name != "source" || reader.Read() != JsonToken.ObjectStart)
                return;
            reader.ForEachProperty(property =>
            {
                if (property != "path" || reader.Read() != JsonToken.String || !reader.HasText)
                    return;
                var start = reader.Start;
                var path = reader.GetText();
                if (DeployedTemplates.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
                    Add(directory, path, start.To(reader.End, assets), "template", AddNested);
            });
        });

        void AddNested(string file)
        {
            constructs.AddNested(file);
            _templates.Add(new(file, constructs) { AssetHash = hash });
        }
    }

    private void Add(string directory, Artifact artifact, string what, Action<string> use)
    {
        if (artifact.File is { } file)
            Add(directory, file, artifact.Place, what, use);
        else
            Report($"The entry names no {what}; it is not scanned.", artifact.Place);
    }

    private void Add(string directory, string relativePath, TextPlace place, string what, Action<string> use)
    {
        if (Resolve(directory, relativePath) is not { } file)
        {
            Report($"The manifest points outside its folder, to '{SafeText.Of(relativePath)}'; the {what} is not scanned.", place);
            return;
        }

        _options.BeforeReading(Path.GetFullPath(file));
        if (!File.Exists(file) && !Directory.Exists(file))
            Report($"The manifest names '{SafeText.Of(relativePath)}', which does not exist; synthesize again.", place);
        else if (_files.Add(file))
            use(file);
    }

    private string? Resolve(string directory, string relativePath) => ManifestPath.Resolve(_root, directory, relativePath);

    private void Report(string message, TextPlace place) => _reports.Add(new(ToolRules.UnreadableInput, message, place));

    private sealed class Artifact(TextPlace place)
    {
        public string Type { get; set; } = "";

        public string? File { get; set; }

        public string? Metadata { get; set; }

        public TextPlace Place { get; set; } = place;

        public IReadOnlyList<(string Id, string Path)> Constructs { get; set; } = [];
    }
}

/// <summary>A template that a program synthesized.</summary>
/// <param name="File">The file.</param>
/// <param name="Constructs">Knows the constructs of its assembly.</param>
internal sealed record CdkTemplate(string File, ConstructPaths Constructs)
{
    /// <summary>What the template of a nested stack is uploaded as; <see langword="null"/> for that of a stack.</summary>
    public string? AssetHash { get; init; }
}
