using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2006: the policy of the KMS key that a trail encrypts with must let CloudTrail use the key.</summary>
/// <remarks>
/// CloudTrail asks for data keys as the service: "you must add policy sections to the key so that you can use it with CloudTrail"
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html). The policy that a key has when
/// none is given allows the account alone (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html), of which a
/// service is no part. AWS refuses the trail otherwise, with InsufficientEncryptionPolicyException.
/// </remarks>
internal sealed class LetCloudTrailUseKey : RelationRule
{
    // AWS's own statement allows kms:GenerateDataKey*: each of the actions that this means is enough to stay silent.
    private static readonly IReadOnlyList<string> EncryptingActions = ["kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"];

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2006",
        Title = "The KMS key policy of a CloudTrail trail does not let CloudTrail use the key",
        MessageFormat =
            "CloudTrail trail '{0}' cannot be deployed: {2}, its {1}, {3}; allow cloudtrail.amazonaws.com kms:GenerateDataKey* and "
                + "kms:DescribeKey in the key's policy",
        Description =
            "CloudTrail encrypts log files with data keys that it asks KMS for. The policy that a key has by default allows the "
            + "account, not the service. AWS refuses the trail with InsufficientEncryptionPolicyException, minutes into the deployment.",
        Remediation = "Allow the service principal cloudtrail.amazonaws.com kms:GenerateDataKey* and kms:DescribeKey in the key's policy.",
        Severity = Severity.Info,
        Category = Category.Correctness,
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.KmsKeyId;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Key.Type] = [Key.Policy],
        [Key.AliasType] = ["name", "target_key_id"],
        [Key.PolicyType] = [Key.Id, Key.Policy],
        [Key.GrantType] = [Key.Id],
        [PolicyDocumentData.Type] = PolicyDocumentData.Attributes,
    };

    protected override Objection? Examine(Variant variant)
    {
        var graph = variant.Graph;
        if (FindKey(variant) is not { } key || About(key, Key.GrantType, graph).Any())
            return null;
        var policies =
            new[] { key[Key.Policy] }.Concat(About(key, Key.PolicyType, graph).Select(policy => policy[Key.Policy]))
                .Where(policy => policy is not AttributeValue.Unset).ToList();
        if (policies.Count == 0)
            return graph.MayBeChangedElsewhere(key)
                ? null : new Objection($"'{key.Name}'", "has the default policy, which does not let CloudTrail use the key")
                    .At(key, "The key is made here.");
        var policy = PolicyDocument.Join(policies.Select(value => PolicyDocument.Of(value, graph)));
        return EncryptingActions.All(action => policy.Allows(new(CloudTrailService.Principal, action, Resource: null)) == Tristate.No)
            ? new Objection($"'{key.Name}'", "has a policy that does not let CloudTrail use the key").At(key, "The key is made here.")
            : null;
    }

    private RelatedResource? FindKey(Variant trail)
    {
        if ((Referred(trail, Key.AliasType) ?? AliasNamed(trail)) is not { } alias)
            return Referred(trail, Key.Type);
        return trail.Graph.Named(alias["target_key_id"], Key.Type);
    }

    private static RelatedResource? AliasNamed(Variant trail)
    {
        if (trail[Trail.KmsKeyId].Constant is not { Length: > 0 } name)
            return null;
        var named = trail.Graph.OfType(Key.AliasType).Where(alias => alias["name"].Constant == name).Take(2).ToList();
        return named is [{ Existence: Tristate.Yes } only] && trail.Graph.SharesNames(only) ? only : null;
    }

    private static IEnumerable<RelatedResource> About(RelatedResource key, string type, IResourceGraph graph) =>
        graph.OfType(type).Where(resource => key.IsMeantBy(resource[Key.Id], Key.Id) != Tristate.No);
}
