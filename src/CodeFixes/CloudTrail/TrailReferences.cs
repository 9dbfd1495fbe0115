using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The resources in scope that an attribute of a trail can refer to.</summary>
internal sealed class TrailReferences(FixTarget target, RoleAccess access)
{
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

    /// <summary>What can be used at all of these places, the best first.</summary>
    public IReadOnlyList<Candidate> For(string attribute, IReadOnlyList<SyntaxNode> places) =>
        ReferredBy(attribute) is var (terraformType, _)
            ? _candidates.For(terraformType, places, Rank)
            : [];

    /// <summary>How well a candidate fits; not at all where it is a role that CloudTrail may not assume.</summary>
    private int? Rank(Candidate candidate)
    {
        const int trustsCloudTrail = 8, namesTrail = 4;
        var named = (candidate.Name + candidate.Creation).IndexOf("trail", StringComparison.OrdinalIgnoreCase) >= 0 ? namesTrail : 0;
        if (candidate.Class.TerraformType != Role.Type)
            return named;
        return access.TrustsCloudTrail(candidate) switch
        {
            true => trustsCloudTrail + named,
            null => named,
            false => null,
        };
    }
}
