using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The ways of making a trail deliver to CloudWatch Logs.</summary>
internal sealed class DeliveryFixes
{
    /// <summary>The key of the first fix of every finding: applied to all, each gets the best there is for it.</summary>
    public const string BestKey = "DeliverToCloudWatchLogs";

    /// <summary>The key of the fix that creates a log group and a role, where it is not the first.</summary>
    public const string CreateKey = "DeliverToCloudWatchLogs.Create";

    private const int MaxUses = 3;

    private static readonly IReadOnlyList<Candidate?> NotNeeded = [null];

    private readonly FixTarget _target;
    private readonly IReadOnlyList<string> _missing;
    private readonly Placements _placements;
    private readonly FixComposer _composer;
    private readonly Func<string, bool> _isTaken;
    private readonly CancellationToken _cancellation;

    private DeliveryFixes(
        FixTarget target, IReadOnlyList<string> missing, bool keepsValues, Func<string, bool> isTaken, CancellationToken cancellation)
    {
        (_target, _missing, _isTaken, _cancellation) = (target, missing, isTaken, cancellation);
        _placements = new(target, missing, keepsValues);
        _composer = new(target);
    }

    /// <summary>The fixes of a finding, the best first.</summary>
    /// <param name="document">The document.</param>
    /// <param name="position">Where the trail's creation begins.</param>
    /// <param name="missing">The Terraform names of the attributes to set.</param>
    /// <param name="keepsValues">Whether they have values on some paths, which stay.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<IReadOnlyList<Fix>> ForAsync(
        Document document, int position, IReadOnlyList<string> missing, bool keepsValues, CancellationToken cancellation)
    {
        if (missing.Count == 0 || await FixTarget.FindAsync(document, position, cancellation).ConfigureAwait(false) is not { } target)
            return [];
        var isTaken = await ResourceIds.InUseAsync(document.Project, cancellation).ConfigureAwait(false);
        return await new DeliveryFixes(target, missing, keepsValues, isTaken, cancellation).AllAsync().ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Fix>> AllAsync()
    {
        var fixes = new List<Fix>();
        foreach (var use in Uses())
        {
            if (fixes.Count == MaxUses || fixes.Exists(fix => fix.Title == use.Title))
                continue;
            var key = fixes.Count == 0 ? BestKey : $"{BestKey}.{use.Title}";
            var sound = await _composer
                .SoundAsync(use.Title, key, inFull => _composer.Compose(use.Way, use.Values(inFull), inFull), _cancellation)
                .ConfigureAwait(false);
            if (sound is not null)
                fixes.Add(sound);
        }

        var createKey = fixes.Count == 0 ? BestKey : CreateKey;
        foreach (var way in _placements.Ways())
        {
            var sound = await _composer.SoundAsync(CreateTitle, createKey, inFull => Create(way, inFull), _cancellation)
                .ConfigureAwait(false);
            if (sound is null)
                continue;
            fixes.Add(sound);
            break;
        }

        return fixes;
    }

    private string CreateTitle => _missing.Count > 1 ? "Create a log group and a role, and deliver to CloudWatch Logs"
        : _missing[0] == Trail.RoleArn ? "Create a role, and deliver to CloudWatch Logs"
        : "Create a log group, and deliver to CloudWatch Logs";

    private sealed record Use(string Title, int Rank, IReadOnlyList<Placement> Way, Func<bool, AttributeTexts> Values);

    /// <summary>The log groups and roles at hand, combined, the best first.</summary>
    private IEnumerable<Use> Uses()
    {
        var candidates = new TrailReferences(_target);
        var uses =
            from way in _placements.Ways()
            from @group in For(way, Trail.LogGroupArn)
            from role in For(way, Trail.RoleArn)
            select new Use(
                $"Deliver to CloudWatch Logs with {Names(@group, role)}",
                (@group?.Rank ?? 0) + (role?.Rank ?? 0),
                way,
                inFull => ValuesOf(@group, role, inFull));
        return uses.OrderByDescending(use => use.Rank);

        IReadOnlyList<Candidate?> For(IReadOnlyList<Placement> way, string attribute) =>
            _missing.Contains(attribute) ? candidates.For(attribute, Places(way, attribute)) : NotNeeded;
    }

    private static string Names(params Candidate?[] candidates) =>
        string.Join(" and ", candidates.OfType<Candidate>().Select(candidate => $"'{candidate.Name}'"));

    private static IReadOnlyList<SyntaxNode> Places(IReadOnlyList<Placement> way, string attribute)
    {
        var places = way.Where(placement => placement.Attribute == attribute).Select(placement => placement.Node).ToList();
        return places.Count > 0 ? places : [way[0].Node];
    }

    private AttributeTexts ValuesOf(Candidate? logGroup, Candidate? role, bool inFull)
    {
        var names = new TypeNames(_target, inFull);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (logGroup is not null)
            values[Trail.LogGroupArn] = TrailReferences.HasWildcard(logGroup)
                ? $"{logGroup.Name}.Arn"
                : FrameworkCode.For(_target, names).Text($"$\"{{{logGroup.Name}.Arn}}:*\"");
        if (role is not null)
            values[Trail.RoleArn] = $"{role.Name}.Arn";
        return new(values, names);
    }

    private IEnumerable<TextChange>? Create(IReadOnlyList<Placement> way, bool inFull)
    {
        var first = way.OrderBy(placement => placement.Node.SpanStart).First().Node;
        if (_target.Id is not { } id
            || StatementPlace.Before(first, _target) is not { } place
            || !place.RunsNoMoreOftenThan(_target.Creation)
            || !way.All(placement => placement.Node.AncestorsAndSelf().Contains(place.Scope)))
        {
            return null;
        }

        var names = new TypeNames(_target, inFull);
        var identifiers = new Identifiers(_target);
        var ids = new ResourceIds(_target, id, identifiers, _isTaken);
        var provisioning = new Provisioning(_target, FrameworkCode.For(_target, names), names, ids, identifiers);
        if (provisioning.Create(_missing, _placements.ValueOf, place) is not { } provision)
            return null;
        var idVariable = ids.NeedsVariable ? ids.Variable : null;
        return _composer.Compose(way, new(provision.Values, names), inFull, place, provision.Statements, idVariable);
    }
}
