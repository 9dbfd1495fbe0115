using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers;

/// <summary>
/// Suppresses the findings that the baseline of the project holds (<c>InfraBaseline</c>): an additional file that the package marks.
/// </summary>
/// <remarks>
/// A suppressor sees all that is found in a file at once, so that what is told apart by its number alone is counted as the tool counts it;
/// it comes before warnings are made errors; and what it suppresses stays in the compiler's log, so that the scan of the build knows of it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaselineSuppressor : DiagnosticSuppressor
{
    private const string Mark = "build_metadata.AdditionalFiles.InfraBaseline";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByRule =
        RuleCatalog.All.Select(rule => rule.Metadata.Id).Concat(OwnRulesPool.All.Select(rule => rule.Id))
            .ToImmutableDictionary(id => id, id => new SuppressionDescriptor(id + "B", id, "The baseline of the project holds it"));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. ByRule.Values];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (BaselineOf(context) is not { } file || file.GetText(context.CancellationToken) is not { } text)
            return;
        var known = KnownFindings.Parse(text.ToString());
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path) ?? "", known.Root)).Replace('\\', '/').TrimEnd('/') + '/';
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in context.ReportedDiagnostics
            .Where(diagnostic => ByRule.ContainsKey(diagnostic.Id) && diagnostic.Location.IsInSource)
            .Select(diagnostic => (Diagnostic: diagnostic, Place: diagnostic.Location.GetMappedLineSpan()))
            .OrderBy(found => found.Place.StartLinePosition))
        {
            if (PathFrom(root, found.Diagnostic.Location.SourceTree!.FilePath, found.Place) is not { } path)
                continue;
            var details = FindingDetails.FromProperties(found.Diagnostic.Properties);
            var key = KnownFindings.KeyOf(found.Diagnostic.Id, path, details.ResourceType, details.Resource, details.Attributes);
            var number = numbers[key] = (numbers.TryGetValue(key, out var last) ? last : 0) + 1;
            if (known.Contains(KnownFindings.FingerprintOf(key, number)))
                context.ReportSuppression(Suppression.Create(ByRule[found.Diagnostic.Id], found.Diagnostic));
        }
    }

    private static AdditionalText? BaselineOf(SuppressionAnalysisContext context) => context.Options.AdditionalFiles.FirstOrDefault(file =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Mark, out var mark) && mark.Length > 0);

    /// <summary>The path from the root to a file; <see langword="null"/> where it lies elsewhere.</summary>
    private static string? PathFrom(string root, string file, FileLinePositionSpan place)
    {
        // What #line names is relative to the file that it stands in.
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", place.Path)).Replace('\\', '/');
        return path.StartsWith(root, StringComparison.Ordinal) ? path.Substring(root.Length) : null;
    }
}
