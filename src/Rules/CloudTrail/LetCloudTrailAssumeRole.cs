using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2001: CloudTrail must be able to assume the role that a trail delivers with.</summary>
/// <remarks>
/// AWS refuses the trail otherwise: "InvalidCloudWatchLogsRoleArnException: Access denied. Check the trust relationships for your role."
/// Certain where the role is made in the same configuration, since its trust policy is in one place only.
/// </remarks>
internal sealed class LetCloudTrailAssumeRole : RelationRule
{
    private static readonly AccessRequest Request = new(CloudTrailService.Principal, "sts:AssumeRole", Resource: null);

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2001",
        Title = "CloudTrail cannot assume the role of a trail",
        MessageFormat =
            "CloudTrail trail '{0}' cannot deliver to CloudWatch Logs: the trust policy of {2}, its {1}, does not let "
                + "cloudtrail.amazonaws.com assume the role; allow that principal sts:AssumeRole",
        Description =
            "CloudTrail writes to CloudWatch Logs in a role that it assumes. Where the role's trust policy does not name it, AWS refuses "
            + "the trail minutes into the deployment, with InvalidCloudWatchLogsRoleArnException: neither the compiler nor the plan looks "
            + "into the policy.",
        Remediation = "Allow the service principal cloudtrail.amazonaws.com the action sts:AssumeRole in the role's assume_role_policy.",
        Severity = Severity.Warning,
        Category = Category.Correctness,
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.RoleArn;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Role.Type] = [Role.TrustPolicy],
        [PolicyDocumentData.Type] = PolicyDocumentData.Attributes,
    };

    protected override Objection? Examine(Variant variant)
    {
        // Without a trust policy there is no role: the provider says so.
        if (Referred(variant, Role.Type) is not { } role || role[Role.TrustPolicy] is AttributeValue.Unset)
            return null;
        return PolicyDocument.Of(role[Role.TrustPolicy], variant.Graph).Allows(Request) == Tristate.No
            ? new Objection($"'{role.Name}'").At(role, "The role is made here.")
            : null;
    }
}
