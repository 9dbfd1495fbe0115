using System.Text.RegularExpressions;
using Infra.Analyzers.Scanner.CloudFormation;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>What an AWS CDK program synthesizes: a folder with a manifest and a template for each stack.</summary>
internal static class CdkOutput
{
    // Nested stacks are uploaded by the hash of what is in them: {"Fn::Sub": "https://….${AWS::URLSuffix}/<hash>.json"}.
    private static readonly Regex Hash = new("[0-9a-f]{64}", RegexOptions.CultureInvariant);

    /// <summary>Checks every rule against every template that the folder's manifest names.</summary>
    /// <param name="directory">The folder, such as <c>cdk.out</c>.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="cancellationToken">Stops the scan between two files.</param>
    /// <returns>The reports, in the order of the manifest and of the files; nothing is thrown for what the input holds.</returns>
    public static IReadOnlyList<Report> Scan(string directory, ScanOptions options, CancellationToken cancellationToken)
    {
        var reports = new List<Report>();
        var templates = CdkManifest.ReadTemplates(directory, options, reports);
        List<TemplateSource> sources =
            [.. templates.Select(template => new TemplateSource(template.File) { Construct = id => template.Constructs.Of(id, template) })];
        // Stacks that are the same but for what they are given are one file.
        var nested = templates.Zip(sources, (template, source) => (Key: KeyOf(template.AssetHash, source), Found: (template, source)))
            .Where(pair => pair.Key is not null)
            .GroupBy(pair => pair.Key!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Found, StringComparer.Ordinal);
        reports.AddRange(TemplateStacks.Scan(sources, Resolve, options, cancellationToken).SelectMany(list => list));
        return reports;

        TemplateSource? Resolve(TemplateSource source, TemplateCall call)
        {
            return TextsIn(call.Location).SelectMany(text => Hash.Matches(text).Cast<Match>())
                .Select(match => nested.TryGetValue(KeyOf(match.Value, source)!, out var found) ? As(found.template, found.source) : null)
                .FirstOrDefault(found => found is not null);

            TemplateSource As(CdkTemplate template, TemplateSource found) => source.Construct(call.StackId) is { } stack
                ? found with { Construct = id => template.Constructs.In(id, stack) ?? found.Construct(id) } : found;
        }
    }

    // Stages, which have folders of their own, may have the same stacks.
    private static string? KeyOf(string? hash, TemplateSource source) =>
        hash is null ? null : $"{Path.GetDirectoryName(source.FullPath)} {hash}";

    private static IEnumerable<string> TextsIn(TemplateNode node) => node switch
    {
        TemplateNode.Scalar { Value: string text } => [text],
        TemplateNode.Sequence sequence => sequence.Elements.SelectMany(TextsIn),
        TemplateNode.Mapping mapping => mapping.Properties.SelectMany(property => TextsIn(property.Value)),
        _ => [],
    };
}
