using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Policies;

/// <summary>The policies that say what a role may do.</summary>
internal static class RolePolicies
{
    /// <summary>Those that the configuration gives a role, and those for which it is unknown whether they are the role's.</summary>
    public static IEnumerable<PolicyDocument> Of(RelatedResource role, IResourceGraph graph) =>
    [
        .. Inline(role, graph),
        .. Managed(role[Role.ManagedPolicyArns].Items, graph),
        .. graph.OfType(Role.PolicyType)
            .Where(policy => role.IsMeantBy(policy["role"], Role.Name) != Tristate.No)
            .Select(policy => PolicyDocument.Of(policy["policy"], graph)),
        .. graph.OfType(Role.AttachmentType)
            .Where(attachment => role.IsMeantBy(attachment["role"], Role.Name) != Tristate.No)
            .Concat(graph.OfType(Role.SharedAttachmentType)
                .Where(attachment =>
                    attachment["roles"].Items is not { } roles || roles.Any(item => role.IsMeantBy(item, Role.Name) != Tristate.No)))
            .Select(attachment => Managed(attachment["policy_arn"], graph)),
        // Attaches what is missing of its list, besides removing all else.
        .. graph.OfType(Role.ExclusiveAttachmentsType)
            .Where(attachments => role.IsMeantBy(attachments["role_name"], Role.Name) != Tristate.No)
            .SelectMany(attachments => Managed(attachments["policy_arns"].Items, graph)),
    ];

    private static IEnumerable<PolicyDocument> Inline(RelatedResource role, IResourceGraph graph) =>
        role[Role.InlinePolicy].Blocks is { } blocks
        ? blocks.Select(block => block is null ? PolicyDocument.Unknown : PolicyDocument.Of(block["policy"], graph))
        : [PolicyDocument.Unknown];

    private static IEnumerable<PolicyDocument> Managed(IReadOnlyList<AttributeValue>? arns, IResourceGraph graph) =>
        arns is null ? [PolicyDocument.Unknown] : arns.Select(arn => Managed(arn, graph));

    // What the policies of AWS itself allow is not known here.
    private static PolicyDocument Managed(AttributeValue arn, IResourceGraph graph) =>
        graph.Named(arn, Role.ManagedPolicyType) is { } policy
            ? PolicyDocument.Of(policy["policy"], graph)
            : PolicyDocument.Unknown;
}
