using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>The <c>manifest.json</c> of a synthesized folder: which stacks there are now, whatever else lies there.</summary>
/// <remarks>
/// It reads <c>{"stacks":{"net":{"synthesizedStackPath":"stacks/net/cdk.tf.json", …}}, …}</c>. Folders of stacks that are gone are never
/// deleted by CDKTF, so what it does not name is not looked at.
/// </remarks>
internal sealed class CdktfManifest
{
    public const string FileName = "manifest.json";

    private readonly string _directory;
    private readonly string _path;
    private readonly ScanOptions _options;
    private readonly List<Report> _reports;
    private readonly List<string> _files = [];

    private CdktfManifest(string directory, ScanOptions options, List<Report> reports) =>
        (_directory, _path, _options, _reports) = (directory, Path.Combine(directory, FileName), options, reports);

    /// <summary>
    /// The files of the stacks, each once, in the order of the manifest; reports tell of entries that cannot be followed.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="reports">Where reports go.</param>
    public static IReadOnlyList<string> ReadStackFiles(string directory, ScanOptions options, List<Report> reports)
    {
        var manifest = new CdktfManifest(directory, options, reports);
        InputFile.Read(manifest._path, manifest.Read, reports);
        return manifest._files;
    }

    /// <summary>Whether the manifest in a folder names a stack, as no other program's does.</summary>
    public static bool NamesStacks(string directory)
    {
        var isFound = false;
        InputFile.Read(
            Path.Combine(directory, FileName),
            stream =>
            {
                using var reader = new JsonReader(stream);
                reader.Read();
                reader.ForEachProperty(name =>
                {
                    if (name == "stacks" && reader.Read() == JsonToken.ObjectStart)
                        reader.ForEachProperty(_ => isFound |= HasPath(reader));
                });
            },
            reports: []);
        return isFound;
    }

    private static bool HasPath(JsonReader reader)
    {
        var hasPath = false;
        reader.Read();
        reader.ForEachProperty(name => hasPath |= name == "synthesizedStackPath");
        return hasPath;
    }

    private void Read(Stream stream)
    {
        using var reader = new JsonReader(stream);
        var hasStacks = false;
        reader.Read();
        reader.ForEachProperty(name =>
        {
            if (name != "stacks" || reader.Read() != JsonToken.ObjectStart)
                return;
            hasStacks = true;
            reader.ForEachProperty(_ => ReadStack(reader));
        });
        reader.Read();
        if (!hasStacks)
            Add("The manifest names no stacks: it has no object \"stacks\".", new TextPosition(1, 1).In(_path));
    }

    private void ReadStack(JsonReader reader)
    {
        var hasPath = false;
        var start = reader.Start;
        var place = start.To(reader.End, _path);
        reader.Read();
        reader.ForEachProperty(name =>
        {
            if (name != "synthesizedStackPath" || reader.Read() != JsonToken.String || !reader.HasText)
                return;
            hasPath = true;
            var start = reader.Start;
            AddFile(reader.GetText(), start.To(reader.End, _path));
        });
        if (!hasPath)
            Add("The stack has no \"synthesizedStackPath\"; it is not scanned.", place);
    }

    private void AddFile(string relativePath, TextPlace place)
    {
        if (ManifestPath.Resolve(_directory, _directory, relativePath) is not { } file)
        {
            Add($"The manifest points outside its folder, to '{SafeText.Of(relativePath)}'; the stack is not scanned.", place);
            return;
        }

        _options.BeforeReading(Path.GetFullPath(file));
        if (!File.Exists(file))
            Add($"The manifest names the file '{SafeText.Of(relativePath)}', which does not exist; synthesize again.", place);
        else if (!_files.Contains(file))
            _files.Add(file);
    }

    private void Add(string message, TextPlace place) => _reports.Add(new(ToolRules.UnreadableInput, message, place));
}
