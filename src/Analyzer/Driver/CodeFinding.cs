using System.Collections.Immutable;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Driver;

/// <summary>A finding about a resource that C# code creates.</summary>
internal sealed record CodeFinding(Finding Finding, Resource Resource, BaseObjectCreationExpressionSyntax Creation, Framework Framework)
{
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

    /// <summary>The compiler's form of the finding: at the creation, or at the expression that the finding is about.</summary>
    public Diagnostic ToDiagnostic()
    {
        var related = Finding.Related.Where(note => note.Place is CodePlace).ToList();
        var details = new FindingDetails(Resource.Type, Resource.Name, Finding.Attributes, [.. related.Select(note => note.Text)]);
        return Diagnostic.Create(
            Descriptors.For(Finding.Rule),
            Finding.Place is CodePlace { Location: var place } && place.SourceTree == Creation.SyntaxTree ? place : Head,
            related.Select(note => ((CodePlace)note.Place).Location),
            details.ToProperties().ToImmutableDictionary(),
            [.. Finding.Arguments]);
    }

    /// <summary>The creation without its arguments and initializer.</summary>
    private Location Head => Location.Create(
        Creation.SyntaxTree,
        TextSpan.FromBounds(
            Creation.NewKeyword.SpanStart,
            Creation is ObjectCreationExpressionSyntax { Type: var type } ? type.Span.End : Creation.NewKeyword.Span.End));
}
