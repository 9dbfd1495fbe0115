using Infra.Analyzers.CodeFixes.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The ways of setting one attribute of a trail: switching it on, or referring to a resource that is there.</summary>
internal static class AttributeFixes
{
    /// <summary>
    /// The key of the first fix of every finding, whatever its attribute: applied to all, each gets the best there is for it.
    /// </summary>
    private const string BestKey = "SetAttribute";

    private const int MaxFixes = 3;

    /// <summary>The fixes of a finding, the best first.</summary>
    /// <param name="document">The document.</param>
    /// <param name="position">Where the trail's creation begins.</param>
    /// <param name="attribute">The Terraform name of the attribute.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<IReadOnlyList<Fix>> ForAsync(Document document, int position, string attribute, CancellationToken cancellation)
    {
        if (await FixTarget.FindAsync(document, position, cancellation).ConfigureAwait(false) is not { } target)
            return [];
        var composer = new FixComposer(target);
        var fixes = new List<Fix>();
        foreach (var (way, value, words) in Ways(target, attribute))
        {
            var title = $"Set {target.Kind.Spelling(attribute)} to {words}";
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
            new(new Dictionary<string, string>(StringComparer.Ordinal) { [attribute] = value }, new(target, inFull));
    }

    private static IEnumerable<(IReadOnlyList<Placement> Way, string Value, string Words)> Ways(FixTarget target, string attribute)
    {
        if (TrailReferences.ReferredBy(attribute) is not var (_, member))
            return new Placements(target, [attribute], keepsValues: false, areSwitches: true).Ways().Select(way => (way, "true", "true"));
        var candidates = new TrailReferences(target, new(target));
        return
            from way in new Placements(target, [attribute], keepsValues: false).Ways()
            from candidate in candidates.For(attribute, [.. way.Select(placement => placement.Node)])
            select (way, $"{candidate.Name}.{member}", $"'{candidate.Name}.{member}'");
    }
}
