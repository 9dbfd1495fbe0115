using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Json;
using Infra.Analyzers.Scanner.CloudFormation;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>The resources of a file that a program synthesized, by the lines that they take up.</summary>
internal sealed class SynthesizedResources
{
    private const long MaxFileSize = 64 * 1024 * 1024;
    private const string CdkPath = "aws:cdk:path";

    private static readonly string[] TerraformKinds = ["resource", "data"];

    private readonly List<SynthesizedResource> _all = [];
    private readonly JsonPlaces _places;
    private readonly string _path;

    private SynthesizedResources(string path, string text)
    {
        (_path, _places) = (path, new(text));
        var root = JsonDocumentReader.Read(text, out _);
        foreach (var kind in TerraformKinds)
        {
            foreach (var type in root.MembersAt(kind))
            {
                foreach (var resource in type.Value.MembersAt())
                    AddTerraform(type.Name, $"{(kind == "data" ? "data." : "")}{type.Name}.{resource.Name}", resource);
            }
        }

        foreach (var module in root.MembersAt("module"))
            AddTerraform("module", "module." + module.Name, module);
        if (root.MembersAt(TemplateFile.ResourcesName) is { Count: > 0 } resources)
            AddTemplate(resources);
    }

    /// <summary>Reads a file; one that cannot be read, or is no JSON, has no resources.</summary>
    public static SynthesizedResources? Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= MaxFileSize } ? new(path, File.ReadAllText(path)) : null;
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            return null;
        }
    }

    /// <summary>What a finding is about: what it names, what lies at its lines, or what its text mentions.</summary>
    public SynthesizedResource? Of(ForeignFinding finding) =>
        Only(resource => finding.Names.Any(resource.IsNamed))
        ?? (finding.Region.Line == 0 ? null : Only(resource => resource.Contains(finding.Region.Line, finding.Region.Column)))
        ?? Only(resource => resource.IsMentionedIn(finding.Text));

    // Where several are possible, none is known.
    private SynthesizedResource? Only(Func<SynthesizedResource, bool> condition) =>
        _all.Where(condition).Take(2).ToList() is [var only] ? only : null;

    private void AddTerraform(string type, string address, JsonMember resource) => _all.Add(new(
        type,
        address,
        resource.Name,
        resource.Value.TextAt("//", CdktfMetadata.PropertyName, "path"),
        PlaceOf(resource.Start, resource.End),
        PlaceOf(resource.Start, resource.Value.End),
        [.. NotesIn(resource.Value.At("//"))]));

    private void AddTemplate(IReadOnlyList<JsonMember> resources)
    {
        var constructs = new Lazy<CdkTemplate?>(() => FindTemplate(_path));
        foreach (var resource in resources.Where(resource => resource.Value.TextAt("Type") is not null))
        {
            _all.Add(new(
                resource.Value.TextAt("Type")!,
                resource.Name,
                resource.Name,
                resource.Value.TextAt("Metadata", CdkPath) ?? constructs.Value?.Constructs.Of(resource.Name, constructs.Value),
                PlaceOf(resource.Start, resource.End),
                PlaceOf(resource.Start, resource.Value.End),
                [.. NotesIn(resource.Value.At("Metadata"))]));
        }
    }

    private static CdkTemplate? FindTemplate(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        return SynthesizedFolder.IsOfAwsCdk(folder)
            ? CdkManifest.ReadTemplates(folder, ScanOptions.Default, reports: []).FirstOrDefault(template => template.File == path)
            : null;
    }

    private static IEnumerable<IgnoreNote> NotesIn(JsonNode? comment) =>
        from note in comment.ItemsAt("infra", "ignore")
        select IgnoreNote.Create(null, note.TextAt("id") ?? "", note.TextAt("reason") ?? "", note.TextAt("until") ?? "");

    private TextPlace PlaceOf(int start, int end) => TextPlace.Of(_path, _places.At(start, end));
}

/// <summary>A resource in a synthesized file.</summary>
/// <param name="Type">Its type, of Terraform or of CloudFormation.</param>
/// <param name="Address">Its address; in a template its logical id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ConstructPath">The path of its construct, where the file or the manifest tells.</param>
/// <param name="Place">Where its name is.</param>
/// <param name="Extent">Where all of it is.</param>
/// <param name="Notes">What its notes let pass.</param>
internal sealed record SynthesizedResource(string Type, string Address, string Name, string? ConstructPath, TextPlace Place,
    TextPlace Extent, IReadOnlyList<IgnoreNote> Notes)
{
    /// <summary>Whether a name that a report gives is its own.</summary>
    public bool IsNamed(string name) => name == Address || name == ConstructPath;

    /// <summary>Whether a position is inside of it; where no column is known, any in the line.</summary>
    public bool Contains(int line, int column) =>
        line >= Extent.Line && line <= Extent.EndLine
        && (column <= 1 || ((line > Extent.Line || column >= Extent.Column) && (line < Extent.EndLine || column < Extent.EndColumn)));

    /// <summary>Whether a text speaks of it, as KICS does: <c>aws_cloudtrail[audit].name</c>, <c>Resources.Audit</c>.</summary>
    public bool IsMentionedIn(string text)
    {
        var names = Type.Contains("::") ? [$"Resources.{Name}"] : new[] { $"{Type}[{Name}]", $"{Type}.{Name}" };
        return names.Any(name => Regex.IsMatch(
            text,
            $"(?<![A-Za-z0-9_-]){Regex.Escape(name)}(?![A-Za-z0-9_-])",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)));
    }
}
