using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Severity = Infra.Analyzers.Rules.Severity;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>What the diagnostics of a program say, as reports.</summary>
internal static class DiagnosticReports
{
    // The namespaces in which programs find their infrastructure types.
    private static readonly string[] FrameworkNamespaces = ["Pulumi", "HashiCorp.Cdktf", "Io.Cdktn", "Amazon.CDK"];

    private static readonly IReadOnlyDictionary<string, RuleMetadata> RulesById =
        RuleCatalog.All.Select(rule => rule.Metadata).Concat(ToolRules.OfCompiler).ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The level as the project's settings make it; none for what only an IDE shows.</summary>
    public static Severity LevelOf(Diagnostic diagnostic) => LevelOf(diagnostic.Severity);

    private static Severity LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Severity.Error,
        DiagnosticSeverity.Warning => Severity.Warning,
        DiagnosticSeverity.Info => Severity.Info,
        _ => Severity.None,
    };

    /// <summary>The rule of a diagnostic; one of a team's own is what its descriptor says of it.</summary>
    public static RuleMetadata? RuleOf(Diagnostic diagnostic) =>
        RulesById.TryGetValue(diagnostic.Id, out var known) ? known
        : !OwnRulesPool.Contains(diagnostic.Id) ? null
        : new()
        {
            Id = diagnostic.Id,
            Title = diagnostic.Descriptor.Title.ToString(CultureInfo.InvariantCulture),
            MessageFormat = diagnostic.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture),
            Description = diagnostic.Descriptor.Description.ToString(CultureInfo.InvariantCulture),
            Remediation = "",
            Severity = LevelOf(diagnostic.DefaultSeverity),
            Category = Category.Own,
            OwnHelpLink = diagnostic.Descriptor.HelpLinkUri,
        };

    // Of an own rule a finding about another one says the id alone.
    private static RuleMetadata? RuleOf(string id) =>
        RulesById.TryGetValue(id, out var known) ? known : OwnRulesPool.All.FirstOrDefault(rule => rule.Id == id);

    /// <summary>What a diagnostic of the analyzer says.</summary>
    public static Report ReportOf(Diagnostic diagnostic, Compilation compilation)
    {
        var details = FindingDetails.FromProperties(diagnostic.Properties);
        return new(RuleOf(diagnostic)!, SafeText.Of(diagnostic.GetMessage(CultureInfo.InvariantCulture), 2000),
            PlaceOf(diagnostic.Location))
        {
            ResourceType = details.ResourceType,
            Address = details.Resource,
            Attributes = details.Attributes,
            Constant = RightConstant.Parse(details.Constant),
            MayBreak = details.MayBreak is { } id ? RuleOf(id) : null,
            Related =
            [
                .. diagnostic.AdditionalLocations.Select((location, index) =>
                    new RelatedPlace(SafeText.Of(details.NoteAt(index), 1000), PlaceOf(location))),
            ],
            Suppression = diagnostic.IsSuppressed ? SuppressionOf(diagnostic, compilation) : null,
        };
    }

    private static Scanner.Suppression SuppressionOf(Diagnostic diagnostic, Compilation compilation)
    {
        var attribute = diagnostic.GetSuppressionInfo(compilation)?.Attribute;
        var justification = attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "Justification").Value.Value as string;
        var location =
            attribute?.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : diagnostic.Location;
        return new(SafeText.Of(justification ?? "", 1000), PlaceOf(location));
    }

    /// <summary>Where a location is, as the file says that was read for it.</summary>
    public static TextPlace PlaceOf(Location location)
    {
        var span = location.GetMappedLineSpan();
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        // What #line names is relative to the file that it stands in.
        var path =
            span.HasMappedPath ? Path.GetFullPath(span.Path, Path.GetDirectoryName(location.SourceTree!.FilePath) ?? "/") : span.Path;
        return new(path, start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1);
    }

    /// <summary>The using directives of an infrastructure framework that the compiler cannot follow: one for each file.</summary>
    public static IEnumerable<Report> Unresolved(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = tree.GetRoot(cancellationToken);
            var directives = root
                .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
                .Where(directive => IsOfFramework(directive.NamespaceOrType.ToString()))
                .ToList();
            if (directives.Count == 0)
                continue;
            var model = compilation.GetSemanticModel(tree);
            if (directives.FirstOrDefault(directive =>
                model.GetSymbolInfo(directive.NamespaceOrType, cancellationToken).Symbol is null) is not { } unresolved)
                continue;
            var message =
                string.Format(CultureInfo.InvariantCulture, ProjectRules.UnresolvedFramework.MessageFormat,
                    SafeText.Of(unresolved.NamespaceOrType.ToString()));
            yield return new(ProjectRules.UnresolvedFramework, message, PlaceOf(unresolved.NamespaceOrType.GetLocation()));
        }
    }

    private static bool IsOfFramework(string name)
    {
        var unqualified = name.StartsWith("global::", StringComparison.Ordinal) ? name["global::".Length..] : name;
        return FrameworkNamespaces.Any(root => unqualified == root || unqualified.StartsWith(root + ".", StringComparison.Ordinal));
    }
}
