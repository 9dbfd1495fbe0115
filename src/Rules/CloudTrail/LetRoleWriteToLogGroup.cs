using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2002: the role that a trail delivers with must be allowed to write to the log group.</summary>
/// <remarks>
/// Two actions are needed, logs:CreateLogStream and logs:PutLogEvents, on the streams that CloudTrail writes to: those named
/// "account_CloudTrail_region" and, for an organization trail, "o-organization_account_CloudTrail_region"
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html). PutLogEvents is about
/// a log stream, CreateLogStream about the group
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html). AWS refuses the trail otherwise:
/// "InvalidCloudWatchLogsLogGroupArnException: Access denied. Check the permissions for your role."
/// </remarks>
internal sealed class LetRoleWriteToLogGroup : RelationRule
{
    private const string CreateLogStream = "logs:CreateLogStream";
    private const string PutLogEvents = "logs:PutLogEvents";

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2002",
        Title = "The role of a CloudTrail trail may not write to the log group",
        MessageFormat =
            "CloudTrail trail '{0}' cannot deliver to CloudWatch Logs: {2}, its {1}, is not allowed {3} on the log group's streams; "
                + "allow it in a policy of the role",
        Description =
            "CloudTrail needs logs:CreateLogStream and logs:PutLogEvents on the log streams of the group, in the role that it "
            + "assumes. Where no policy of the role allows one of them, AWS refuses the trail minutes into the deployment, with "
            + "InvalidCloudWatchLogsLogGroupArnException.",
        Remediation = "Allow the role logs:CreateLogStream and logs:PutLogEvents on the log group's ARN followed by ':*'.",
        Severity = Severity.Warning,
        Category = Category.Correctness,
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.RoleArn;

    public override IReadOnlyList<string> Attributes => [Trail.RoleArn, Trail.LogGroupArn, Trail.IsOrganization];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Role.Type] = [Role.Name, Role.InlinePolicy, Role.ManagedPolicyArns],
        [Role.PolicyType] = ["role", "policy"],
        [Role.AttachmentType] = ["role", "policy_arn"],
        [Role.SharedAttachmentType] = ["roles", "policy_arn"],
        [Role.ExclusiveAttachmentsType] = ["role_name", "policy_arns"],
        [Role.ManagedPolicyType] = ["policy"],
        [PolicyDocumentData.Type] = PolicyDocumentData.Attributes,
        [LogGroup.Type] = [LogGroup.Name],
        [LogGroup.ResourcePolicyType] = ["policy_document"],
    };

    protected override bool Concerns(Variant variant) => base.Concerns(variant) && variant[Trail.LogGroupArn] is not AttributeValue.Unset;

    protected override Objection? Examine(Variant variant)
    {
        if (Referred(variant, Role.Type) is not { } role || variant.Graph.MayBeChangedElsewhere(role))
            return null;
        var policy = PolicyDocument.Join(RolePolicies.Of(role, variant.Graph).Concat(ResourcePolicies(variant.Graph)));
        var missing = new[] { CreateLogStream, PutLogEvents }.Where(action => !MayBeAllowed(policy, action, variant)).ToList();
        return missing.Count > 0 ? new Objection($"'{role.Name}'", string.Join(" and ", missing)).At(role, "The role is made here.") : null;
    }

    private static bool MayBeAllowed(PolicyDocument policy, string action, Variant trail) =>
        Streams(trail, action).Any(stream => policy.Allows(new(Principal: null, action, stream)) != Tristate.No);

    // A log group can have a policy of its own.
    private static IEnumerable<PolicyDocument> ResourcePolicies(IResourceGraph graph) =>
        graph.OfType(LogGroup.ResourcePolicyType).Select(policy => PolicyDocument.Of(policy["policy_document"], graph));

    /// <summary>What a policy may name to allow an action on the streams that CloudTrail writes to.</summary>
    private static IEnumerable<TextPattern> Streams(Variant trail, string action)
    {
        var group = trail[Trail.LogGroupArn] is AttributeValue.Set { Content: Content.Text text }
            ? TextPattern.Of(TrailLogGroup.WithoutWildcard(text), trail.Graph)
            : TextPattern.Of("").Then("arn:", null, ":logs:", null, ":", null, ":log-group:", null);
        yield return trail[Trail.IsOrganization].Truth == true ? group.Then(":log-stream:o-", null) : group.Then(":log-stream:", null);
        if (action == CreateLogStream)
        {
            yield return group;
            yield return group.Then(TrailLogGroup.StreamWildcard);
        }
    }
}
