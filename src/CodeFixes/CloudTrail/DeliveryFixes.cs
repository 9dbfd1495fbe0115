using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    private static readonly IReadOnlyList<string> AwsCdkOverrideNames =
        ["AddOverride", "AddPropertyOverride", "AddDeletionOverride", "AddPropertyDeletionOverride", "DefaultChild", "FindChild"];

    private readonly FixTarget _target;
    private readonly IReadOnlyList<string> _missing;
    private readonly Placements _placements;
    private readonly FixComposer _composer;
    private readonly RoleAccess _access;
    private readonly Func<string, bool> _isTaken;
    private readonly CancellationToken _cancellation;

    private DeliveryFixes(
        FixTarget target, IReadOnlyList<string> missing, bool keepsValues, Func<string, bool> isTaken, CancellationToken cancellation)
    {
        (_target, _missing, _isTaken, _cancellation) = (target, missing, isTaken, cancellation);
        _placements = new(target, missing, keepsValues);
        _composer = new(target);
        _access = new(target);
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
        if (target.Kind.Framework == Framework.AwsCdk && IsChangedByName(target))
            return [];
        if (target.Kind.Construct is { } construct)
        {
            if (missing.Count < 2 || construct.SwitchFor(missing[0]) is not { } option)
                return [];
            var switches = await SwitchFix.ForAsync(target, option, BestKey, cancellation).ConfigureAwait(false);
            return [.. switches.Select(fix => fix with { Creates = MadeBy(target.Kind.Type.Name) })];
        }

        var isTaken = await ResourceIds.InUseAsync(document.Project, cancellation).ConfigureAwait(false);
        return await new DeliveryFixes(target, missing, keepsValues, isTaken, cancellation).AllAsync().ConfigureAwait(false);
    }

    /// <summary>What AWS CDK's <c>Trail</c> makes by itself to deliver.</summary>
    /// <remarks>Source: https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-cloudtrail/lib/cloudtrail.ts</remarks>
    private static IReadOnlyList<CreatedResource> MadeBy(string construct) =>
        [new(LogGroup.Type, construct, ""), new(Role.Type, construct, ""), new(Role.PolicyType, construct, "")];

    /// <summary>
    /// Whether code changes the resource by CloudFormation's names, or that in a construct: what it is given says little then.
    /// </summary>
    private static bool IsChangedByName(FixTarget target) =>
        FixTarget.MemberOf(target.Creation).DescendantNodes().OfType<SimpleNameSyntax>()
            .Any(name => AwsCdkOverrideNames.Contains(name.Identifier.ValueText));

    private async Task<IReadOnlyList<Fix>> AllAsync()
    {
        var fixes = new List<Fix>();
        foreach (var use in Uses())
        {
            if (fixes.Count == MaxUses || fixes.Exists(fix => fix.Title == use.Title))
                continue;
            var key = fixes.Count == 0 ? BestKey : $"{BestKey}.{use.Title}";
            if (await _composer.SoundAsync(use.Title, key, inFull => Compose(use, inFull), _cancellation).ConfigureAwait(false) is { } fix)
                fixes.Add(fix);
        }

        var createKey = fixes.Count == 0 ? BestKey : CreateKey;
        foreach (var way in _placements.Ways())
        {
            var create = new Use(CreateTitle, 0, way, LogGroup: null, Role: null, Provisions: true);
            if (await _composer.SoundAsync(CreateTitle, createKey, inFull => Compose(create, inFull), _cancellation)
                .ConfigureAwait(false) is { } fix)
                return [.. fixes, fix];
        }

        return fixes;
    }

    private string CreateTitle => _missing.Count > 1 ? "Create a log group and a role, and deliver to CloudWatch Logs"
        : _missing[0] == Trail.RoleArn ? "Create a role, and deliver to CloudWatch Logs"
        : "Create a log group, and deliver to CloudWatch Logs";

    /// <summary>A way of making the trail deliver.</summary>
    /// <param name="Title">What the user sees.</param>
    /// <param name="Rank">How well it fits; greater is better.</param>
    /// <param name="Way">Where the attributes are set.</param>
    /// <param name="LogGroup">The log group at hand that is used.</param>
    /// <param name="Role">The role at hand that is used.</param>
    /// <param name="Provisions">Whether the role is given a policy, and what is still missing is created.</param>
    private sealed record Use(string Title, int Rank, IReadOnlyList<Placement> Way, Candidate? LogGroup, Candidate? Role, bool Provisions);

    /// <summary>The log groups and roles at hand, combined, the best first: those whose role may write to the log group already.</summary>
    private IEnumerable<Use> Uses()
    {
        var candidates = new TrailReferences(_target, _access);
        var uses =
            from way in _placements.Ways()
            from @group in For(way, Trail.LogGroupArn)
            from role in For(way, Trail.RoleArn)
            let needsPolicy = NeedsPolicy(@group, role)
            where needsPolicy is not null
            let names = string.Join(" and ", new[] { @group, role }.OfType<Candidate>().Select(candidate => $"'{candidate.Name}'"))
            let policy = needsPolicy.Value ? ", and let the role write to the log group" : ""
            let rank = (@group?.Rank ?? 0) + (role?.Rank ?? 0)
            select new Use($"Deliver to CloudWatch Logs with {names}{policy}", rank, way, @group, role, Provisions: needsPolicy.Value);
        return uses.OrderBy(use => use.Provisions).ThenByDescending(use => use.Rank);

        IReadOnlyList<Candidate?> For(IReadOnlyList<Placement> way, string attribute) =>
            _missing.Contains(attribute) ? candidates.For(attribute, Places(way, attribute)) : NotNeeded;
    }

    /// <summary>
    /// Whether a role has to be given a policy before it can write to a log group; <see langword="null"/> where it cannot be given one.
    /// </summary>
    private bool? NeedsPolicy(Candidate? logGroup, Candidate? role)
    {
        var existing = new ExistingDelivery(_target, _placements);
        var (symbol, creation) = role is not null ? (role.Symbol, role.Creation) : existing.Referred(Trail.RoleArn);
        if (symbol is null)
            return false; // The ARN of a role that is made elsewhere: whoever wrote it knows what the role may do.
        var (groupSymbol, groupCreation) = logGroup is not null ? (logGroup.Symbol, logGroup.Creation)
            : existing.Referred(Trail.LogGroupArn);
        return _access.MayWrite(symbol, creation, groupSymbol, groupCreation) switch
        {
            true => false,
            false => true,
            // Where both come from elsewhere, they may well belong together; a log group that is made here is new to the role.
            null => groupCreation is not null,
        };
    }

    private static IReadOnlyList<SyntaxNode> Places(IReadOnlyList<Placement> way, string attribute)
    {
        var places = way.Where(placement => placement.Attribute == attribute).Select(placement => placement.Node).ToList();
        return places.Count > 0 ? places : [way[0].Node];
    }

    private FixContent? Compose(Use use, bool inFull)
    {
        var names = new TypeNames(_target, inFull);
        var code = FrameworkCode.For(_target, names);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (use.LogGroup is not null)
            values[Trail.LogGroupArn] = LogGroupArn.ValueOf(use.LogGroup, code);
        if (use.Role is not null)
            values[Trail.RoleArn] = $"{use.Role.Name}.Arn";
        if (!use.Provisions)
            return Content(_composer.Compose(use.Way, new(values, names), inFull), []);

        var first = use.Way.OrderBy(placement => placement.Node.SpanStart).First().Node;
        if (StatementPlace.Before(first, _target) is not { } place
            || !place.RunsNoMoreOftenThan(_target.Creation)
            || !use.Way.All(placement => placement.Node.AncestorsAndSelf().Contains(place.Scope)))
        {
            return null;
        }

        var identifiers = new Identifiers(_target);
        var existing = new ExistingDelivery(_target, _placements);
        var streams = use.LogGroup is { } group ? new(LogGroupArn.StreamsOf(group))
            : _missing.Contains(Trail.LogGroupArn) ? null
            : existing.Streams(identifiers, place);
        var role = use.Role?.Name ?? (_missing.Contains(Trail.RoleArn) ? null : existing.Role());
        if ((streams is null && !_missing.Contains(Trail.LogGroupArn)) || (role is null && !_missing.Contains(Trail.RoleArn)))
            return null;
        if (new Provisioning(_target, code, names, identifiers, _isTaken).Create(streams, role, place) is not { } provision)
            return null;
        foreach (var created in provision.Values)
            values[created.Key] = created.Value;
        return Content(
            _composer.Compose(use.Way, new(values, names), inFull, place, provision.Statements, provision.Kept), provision.Created);
    }

    private static FixContent? Content(IEnumerable<TextChange>? changes, IReadOnlyList<CreatedResource> created) =>
        changes is null ? null : new(changes, created);
}
