namespace Infra.Analyzers.Rules.Policies;

/// <summary>An IAM policy: what a role or a resource allows and denies, as far as it is known.</summary>
/// <remarks>
/// Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html. A policy that AWS would refuse is not
/// known: Terraform's plan or AWS reports at once that it is wrong.
/// </remarks>
/// <param name="Statements">Its statements.</param>
/// <param name="IsComplete">Whether there are no others.</param>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements, bool IsComplete)
{
    /// <summary>A policy of which nothing is known.</summary>
    public static readonly PolicyDocument Unknown = new([], IsComplete: false);

    /// <summary>A policy without a statement, or none at all.</summary>
    public static readonly PolicyDocument Empty = new([], IsComplete: true);

    /// <summary>The policy that an attribute holds, as JSON or by referring to an <c>aws_iam_policy_document</c>.</summary>
    public static PolicyDocument Of(AttributeValue value, IResourceGraph graph) =>
        PolicyReader.Read(value, graph, PolicyReader.DeepestLevel);

    /// <summary>The policy of all these statements.</summary>
    public static PolicyDocument Join(IEnumerable<PolicyDocument> policies)
    {
        var all = policies.ToList();
        return new([.. all.SelectMany(policy => policy.Statements)], all.All(policy => policy.IsComplete));
    }

    /// <summary>Whether it allows a request. What nothing allows is denied, and what something denies is not allowed.</summary>
    public Tristate Allows(AccessRequest request)
    {
        var denied = Tristate.No;
        var allowed = IsComplete ? Tristate.No : Tristate.Maybe;
        foreach (var statement in Statements)
        {
            var concerns = statement.Concerns(request);
            if (statement.IsAllow is null)
                concerns = concerns.AtMostMaybe();
            if (statement.IsAllow != true)
                denied = denied.Or(concerns);
            if (statement.IsAllow != false)
                allowed = allowed.Or(concerns);
        }

        return allowed.And(denied.Not()).And(IsComplete ? Tristate.Yes : Tristate.Maybe);
    }
}
