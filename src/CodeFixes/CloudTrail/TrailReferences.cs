using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The resources in scope that an attribute of a trail can refer to.</summary>
internal sealed class TrailReferences(FixTarget target)
{
    private const string Service = "cloudtrail.amazonaws.com";

    private readonly Candidates _candidates = new(target);

    /// <summary>
    /// The type of the resource that an attribute refers to, and the member that it takes; <see langword="null"/> for a switch.
    /// </summary>
    public static (string TerraformType, string Member)? ReferredBy(string attribute) => attribute switch
    {
        Trail.LogGroupArn => (LogGroup.Type, "Arn"),
        Trail.RoleArn => (Role.Type, "Arn"),
        Trail.KmsKeyId => (Key.Type, "Arn"),
        Trail.SnsTopicName => ("aws_sns_topic", "Name"),
        _ => null,
    };

    /// <summary>Whether the ARN that a log group's class gives ends in the wildcard by itself.</summary>
    public static bool HasWildcard(Candidate logGroup) => logGroup.Class.Bindings == Bindings.AwsNative;

    /// <summary>What can be used at all of these places, the best first.</summary>
    public IReadOnlyList<Candidate> For(string attribute, IReadOnlyList<SyntaxNode> places) =>
        ReferredBy(attribute) is var (terraformType, _)
            ? _candidates.For(terraformType, places, Rank)
            : [];

    /// <summary>A trust policy that names other services only is not one for CloudTrail.</summary>
    private static bool MayTrust(Candidate role) =>
        role.Creation?.ToString() is not { } text || !text.Contains(".amazonaws.com") || text.Contains(Service);

    private static int? Rank(Candidate candidate)
    {
        if (candidate.Class.TerraformType == Role.Type && !MayTrust(candidate))
            return null;

        const int trustsCloudTrail = 8, namesTrail = 4;
        var text = candidate.Creation?.ToString() ?? "";
        return (text.Contains(Service) ? trustsCloudTrail : 0)
            + ((candidate.Name + text).IndexOf("trail", StringComparison.OrdinalIgnoreCase) >= 0 ? namesTrail : 0);
    }
}
