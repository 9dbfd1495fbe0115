using System.Collections.Immutable;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Driver;

/// <summary>A finding about a resource that C# code creates.</summary>
internal sealed record CodeFinding(Finding Finding, Resource Resource, BaseObjectCreationExpressionSyntax Creation, Framework Framework)
{
    /// <summary>What the rule says of the resource where more, or less, is known of it.</summary>
    public required Func<Resource, Finding?> Ask { get; init; }

    /// <summary>Where the resource may be in the tree of what the program makes; <see langword="null"/> for anywhere.</summary>
    public required IReadOnlyList<TreePlace?> Places { get; init; }

    /// <summary>The same of the other resources that it may rest on.</summary>
    public required IReadOnlyList<TreePlace?> PlacesOfOthers { get; init; }

    /// <summary>Whether other resources must be what they seem, wherever they are.</summary>
    public bool RestsOnOthers => Finding.Notes.Count > 0;

    /// <summary>The attributes, of other resources too, that must be what they seem for the finding to hold.</summary>
    public IReadOnlyList<string> RestsOn => !RestsOnOthers
        ? [.. Finding.Attributes, .. Finding.RestsOn]
        : [.. Finding.Attributes, .. Finding.RestsOn, .. RuleBook.RelatedAttributes.Values.SelectMany(attributes => attributes)];

    /// <summary>What is left of the finding where nobody knows what some attributes are.</summary>
    public CodeFinding? Without(IReadOnlyCollection<string> attributes)
    {
        var resource = Resource with { Variants = [.. Resource.Variants.Select(variant => Blur(variant, attributes))] };
        return Ask(resource) is { } finding && finding.Rule.Id == Finding.Rule.Id
            ? this with { Finding = finding, Resource = resource } : null;
    }

    private static Variant Blur(Variant variant, IReadOnlyCollection<string> attributes)
    {
        var known = variant.Attributes.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);
        foreach (var attribute in attributes)
            known[attribute] = AttributeValue.Unknown.Value;
        return variant with { Attributes = known };
    }

    /// <summary>
    /// The compiler's form of the finding: at the expression that it is about, at a wrong value, or at the creation of what lacks one.
    /// </summary>
    public Diagnostic ToDiagnostic()
    {
        var written = Finding.Place as CodePlace ?? WrittenValue;
        var isHere = written?.Location.SourceTree == Creation.SyntaxTree
            && (Finding.Place is not null || Creation.Span.Contains(written.Location.SourceSpan));
        var related = Finding.Related.Where(note => note.Place is CodePlace).ToList();
        // What is assigned elsewhere may be written for other resources, too.
        if (written is not null && !isHere && Finding.Attributes is [var attribute])
            related.Insert(0, new($"{Resource.Spelling(attribute)} is set here.", written));
        var details = new FindingDetails(Resource.Type, Resource.Name, Finding.Attributes, [.. related.Select(note => note.Text)])
        {
            MayBreak = Finding.MayBreak?.Id,
            Constant = Finding.Constant?.ToString(),
        };
        return Diagnostic.Create(
            Descriptors.For(Finding.Rule),
            isHere ? Underlined(written!.Location) : Head,
            related.Select(note => ((CodePlace)note.Place).Location),
            details.ToProperties().ToImmutableDictionary(),
            [.. Finding.Arguments]);
    }

    /// <summary>The value of the one attribute that the finding is about, where it is written at one place.</summary>
    private CodePlace? WrittenValue => Finding.Attributes is [var attribute]
        && Resource.Variants.Select(variant => variant.PlaceOf(attribute)).Distinct().ToList() is [CodePlace place] ? place : null;

    /// <summary>The value itself; where that has several lines, the name that it is given to.</summary>
    private static Location Underlined(Location value)
    {
        var lines = value.GetLineSpan().Span;
        return lines.Start.Line != lines.End.Line
            && value.SourceTree?.GetRoot().FindNode(value.SourceSpan) is { Parent: AssignmentExpressionSyntax { Left: var name } }
                ? name.GetLocation() : value;
    }

    /// <summary>The creation without its arguments and initializer.</summary>
    private Location Head => Location.Create(
        Creation.SyntaxTree,
        TextSpan.FromBounds(
            Creation.NewKeyword.SpanStart,
            Creation is ObjectCreationExpressionSyntax { Type: var type } ? type.Span.End : Creation.NewKeyword.Span.End));
}
