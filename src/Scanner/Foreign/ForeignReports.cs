using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Json;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>
/// Reads what other scanners have found in what a program synthesized, as reports of our own: with the construct of each resource, from
/// which the review of the program leads to the C#.
/// </summary>
/// <param name="folders">The synthesized folders, as absolute paths.</param>
/// <param name="root">The folder of all that is looked at, as an absolute path.</param>
/// <param name="today">The day on which suppressions that end are judged.</param>
internal sealed class ForeignReports(IReadOnlyList<string> folders, string root, DateTime today)
{
    private const long MaxFileSize = 64 * 1024 * 1024;

    private readonly Dictionary<string, SynthesizedResources?> _resources = new(StringComparer.Ordinal);

    /// <summary>The highest level that a foreign rule has by itself; settings may raise it.</summary>
    public Severity Most { get; init; } = Severity.Error;

    /// <summary>Whether a file is a report that can be read here, by what it holds.</summary>
    public static bool IsReport(string path)
    {
        var problems = new List<Report>();
        return Parse(path, problems) is { Root: var node } && (SarifReport.Is(node) || CdkReport.Is(node));
    }

    /// <summary>The findings of reports, and what is wrong with these.</summary>
    /// <param name="paths">The reports, as absolute paths.</param>
    public IReadOnlyList<Report> Read(IEnumerable<string> paths)
    {
        var reports = new List<Report>();
        var rules = new ForeignRules(Most);
        var found = paths
            .Select(path =>
                (Path: path, Files: new ReportedFiles(path, folders, root), Findings: FindingsIn(path, rules, reports).ToList()))
            .ToList();
        reports.AddRange(found.SelectMany(report => Stale(report.Path, report.Files, report.Findings)));

        // The level of a rule is that of its worst finding, which may be the last.
        reports.AddRange((
            from report in found
            from finding in report.Findings
            select ToReport(finding with { Rule = rules.Final(finding) }, report.Files, reports)).ToList());
        return [.. reports.Distinct()];
    }

    // As the program's own output is judged: by when the files were written.
    private IEnumerable<Report> Stale(string path, ReportedFiles files, IEnumerable<ForeignFinding> findings)
    {
        var written = File.GetLastWriteTimeUtc(path);
        var newer = findings
            .Where(finding => finding.Path is not null)
            .Select(finding => files.Find(finding.Path!, finding.Base))
            .FirstOrDefault(file => file is not null && files.IsSynthesized(file) && File.GetLastWriteTimeUtc(file) > written);
        if (newer is null)
            yield break;
        var name = SafeText.Of(ScannedPath(newer), 500);
        yield return new(
            ToolRules.StaleReport,
            string.Format(CultureInfo.InvariantCulture, ToolRules.StaleReport.MessageFormat, name),
            TextPlace.Whole(path));
    }

    // From the synthesized folder's parent on: many files of CDKTF have one name.
    private string ScannedPath(string file)
    {
        var folder = folders.FirstOrDefault(folder => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return folder is null ? Path.GetFileName(file) : Path.GetFileName(folder) + file.Substring(folder.Length).Replace('\\', '/');
    }

    private static IEnumerable<ForeignFinding> FindingsIn(string path, ForeignRules rules, List<Report> reports)
    {
        if (Parse(path, reports) is not { } file)
            return [];
        if (SarifReport.Is(file.Root))
            return new SarifReport(rules, file.PlaceOf).Read(file.Root);
        if (CdkReport.Is(file.Root))
            return new CdkReport(rules, file.PlaceOf).Read(file.Root);
        reports.Add(new(
            ToolRules.UnreadableInput, "The file is neither SARIF 2.1.0 nor a validation report of AWS CDK.", TextPlace.Whole(path)));
        return [];
    }

    private Report ToReport(ForeignFinding finding, ReportedFiles files, List<Report> reports)
    {
        var path = finding.Path is null ? null : files.Find(finding.Path, finding.Base);
        var resource = path is null ? null : ResourcesOf(path)?.Of(finding);
        var place = resource is not null ? PlaceIn(resource, finding)
            : path is not null ? PlaceIn(path, finding.Region)
            : finding.Source;
        var subject = resource?.Address ?? (finding.Names is [var name, ..] ? name : finding.Path);
        var speaker = SafeText.Of(finding.Scanner) + (subject is null ? "" : $" on '{SafeText.Of(subject)}'");
        return new(finding.Rule, $"{speaker}: {SafeText.Of(finding.Text, 1000).TrimEnd('.')}", place)
        {
            ResourceType = resource?.Type ?? (finding.ConstructPath is null ? null : "resource"),
            Address = resource?.Address ?? finding.ConstructPath,
            ConstructPath = resource?.ConstructPath ?? finding.ConstructPath,
            Suppression = finding.Accepted is { } reason ? new(SafeText.Of(reason, 1000), finding.Source)
                : resource is null ? null
                : ForeignRules.IdsOf(finding.Rule)
                    .Select(id => IgnoreNotes.Find(
                        finding.Rule with { Id = id }, resource.Notes.Select(note => (note, resource.Place)), () => today, reports))
                    .FirstOrDefault(suppression => suppression is not null),
        };
    }

    // A scanner that shows all of the resource means the resource.
    private static TextPlace PlaceIn(SynthesizedResource resource, ForeignFinding finding) =>
        finding.Region is var region && region.Line > resource.Extent.Line && region.EndLine < resource.Extent.EndLine
            ? PlaceIn(resource.Place.Path, region) : resource.Place;

    private static TextPlace PlaceIn(string path, (int Line, int Column, int EndLine, int EndColumn) region) =>
        new(path, region.Line, region.Column, region.EndLine, region.EndColumn);

    private SynthesizedResources? ResourcesOf(string path)
    {
        if (!_resources.TryGetValue(path, out var resources))
            _resources.Add(path, resources = SynthesizedResources.Read(path));
        return resources;
    }

    private static ReportFile? Parse(string path, List<Report> reports)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileSize)
                throw new IOException("it is larger than 64 MiB.");
            var text = File.ReadAllText(path);
            var file = new ReportFile(path, JsonDocumentReader.Read(text, out var error), new(text));
            if (error is { } wrong)
                reports.Add(new(ToolRules.UnreadableInput, SafeText.Of(wrong.Message), file.PlaceAt(wrong.Position, wrong.Position)));
            return file;
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            reports.Add(InputFile.Report(exception, path));
            return null;
        }
    }

    /// <summary>A report that was read.</summary>
    private sealed record ReportFile(string Path, JsonNode? Root, JsonPlaces Places)
    {
        public TextPlace PlaceOf(JsonNode node) => PlaceAt(node.Start, node.End);

        public TextPlace PlaceAt(int start, int end) => TextPlace.Of(Path, Places.At(start, end));
    }
}
