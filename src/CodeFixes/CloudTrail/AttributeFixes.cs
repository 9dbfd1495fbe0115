using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The ways of setting attributes: to a constant, as switching them on, or by referring to a resource that is there.</summary>
internal static class AttributeFixes
{
    /// <summary>
    /// The key of the first fix of every finding, whatever its attribute: applied to all, each gets the best there is for it.
    /// </summary>
    private const string BestKey = "SetAttribute";

    private const int MaxFixes = 3;

    /// <summary>The fixes of a finding, the best first.</summary>
    /// <param name="document">The document.</param>
    /// <param name="position">A place in the creation.</param>
    /// <param name="attributes">The Terraform names of the attributes: one, or several that all get the constant.</param>
    /// <param name="constant">What to; <see langword="null"/> to refer to what is there or, failing that, for true.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<IReadOnlyList<Fix>> ForAsync(
        Document document, int position, IReadOnlyList<string> attributes, LiteralFix? constant, CancellationToken cancellation) =>
        await FixTarget.FindAsync(document, position, cancellation).ConfigureAwait(false) is { } target
            ? await OfWaysAsync(target, attributes, Ways(target, attributes, constant), cancellation).ConfigureAwait(false)
            : [];

    /// <summary>The same for what a rule of a team's own finds, which says itself what is right.</summary>
    /// <param name="document">The document.</param>
    /// <param name="position">A place in the creation.</param>
    /// <param name="type">The Terraform type of the resource.</param>
    /// <param name="attribute">The Terraform name of the attribute.</param>
    /// <param name="constant">What to.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<IReadOnlyList<Fix>> ForOwnAsync(
        Document document, int position, string type, string attribute, RightConstant constant, CancellationToken cancellation)
    {
        var rules = OwnRules.BookFor(type, attribute);
        if (await FixTarget.FindAsync(document, position, cancellation, rules).ConfigureAwait(false) is not { } target)
            return [];
        var ways = new Placements(target, [attribute], keepsValues: false, constant.Corrects).Ways().ToList();
        if (ways.SelectMany(way => way).OfType<Placement.Instead>().Any(placement => !IsWrittenOut(placement.Value, target.Model)))
            return [];
        // Some bindings have numbers and truth values as texts, and the other way around: the first that compiles is meant.
        foreach (var literal in Literals(constant))
        {
            if (await OfWaysAsync(target, [attribute], ways.Select(way => (way, literal, literal)), cancellation).ConfigureAwait(false)
                is { Count: > 0 } fixes)
                return fixes;
        }

        return [];
    }

    private static async Task<IReadOnlyList<Fix>> OfWaysAsync(FixTarget target, IReadOnlyList<string> attributes,
        IEnumerable<(IReadOnlyList<Placement> Way, string Value, string Words)> ways, CancellationToken cancellation)
    {
        var composer = new FixComposer(target);
        var fixes = new List<Fix>();
        foreach (var (way, value, words) in ways)
        {
            var title = $"Set {string.Join(" and ", attributes.Select(target.Kind.Spelling))} to {words}";
            if (fixes.Count == MaxFixes || fixes.Exists(fix => fix.Title == title))
                continue;
            var key = fixes.Count == 0 ? BestKey : title;
            var fix = await composer.SoundAsync(title, key, inFull => composer.Compose(way, Texts(inFull, value), inFull), cancellation)
                .ConfigureAwait(false);
            if (fix is not null)
                fixes.Add(fix);
        }

        return fixes;

        AttributeTexts Texts(bool inFull, string value) =>
            new(attributes.ToDictionary(attribute => attribute, _ => value, StringComparer.Ordinal), new(target, inFull));
    }

    private static IEnumerable<(IReadOnlyList<Placement> Way, string Value, string Words)> Ways(
        FixTarget target, IReadOnlyList<string> attributes, LiteralFix? constant)
    {
        if (constant is not null || attributes is not [var attribute] || TrailReferences.ReferredBy(attribute) is not var (_, member))
        {
            var (literal, replaced) = constant ?? LiteralFix.True;
            return new Placements(target, attributes, keepsValues: false, replaced.Contains).Ways().Select(way => (way, literal, literal));
        }

        var candidates = new TrailReferences(target, new(target));
        return
            from way in new Placements(target, [attribute], keepsValues: false).Ways()
            from candidate in candidates.For(attribute, [.. way.Select(placement => placement.Node)])
            select (way, $"{candidate.Name}.{member}", $"'{candidate.Name}.{member}'");
    }

    // What a name stands for may be meant for others, too.
    private static bool IsWrittenOut(ExpressionSyntax value, SemanticModel model) => value is DefaultExpressionSyntax
        || (value is not (NameSyntax or MemberAccessExpressionSyntax) && model.GetConstantValue(value).HasValue);

    private static IReadOnlyList<string> Literals(RightConstant constant)
    {
        var text = SymbolDisplay.FormatLiteral(constant.Text, quote: true);
        return constant.Kind == RightConstantKind.Text ? [text] : [constant.Text, text];
    }
}
