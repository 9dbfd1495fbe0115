using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

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
        Document document, int position, IReadOnlyList<string> attributes, LiteralFix? constant, CancellationToken cancellation)
    {
        if (await FixTarget.FindAsync(document, position, cancellation).ConfigureAwait(false) is not { } target)
            return [];
        var composer = new FixComposer(target);
        var fixes = new List<Fix>();
        foreach (var (way, value, words) in Ways(target, attributes, constant))
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
            return new Placements(target, attributes, keepsValues: false, replaced).Ways().Select(way => (way, literal, literal));
        }

        var candidates = new TrailReferences(target, new(target));
        return
            from way in new Placements(target, [attribute], keepsValues: false).Ways()
            from candidate in candidates.For(attribute, [.. way.Select(placement => placement.Node)])
            select (way, $"{candidate.Name}.{member}", $"'{candidate.Name}.{member}'");
    }
}
