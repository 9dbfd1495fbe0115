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
        PolicyReader.Read(value, graph, PolicyReader.MaxDepth);

    /// <summary>The policy of all these statements.</summary>
    public static PolicyDocument Join(IEnumerable<PolicyDocument> policies)
    {
        var all = policies.ToList();
        return new([.. all.SelectMany(policy => policy.Statements)], all.All(policy => policy.IsComplete));
    }

    /// <summary>
    /// This policy and another one, whose statements take the place of those with the same Sid, as <c>aws_iam_policy_document</c> merges
    /// them (terraform-provider-aws, internal/service/iam/policy_model.go).
    /// </summary>
    public PolicyDocument OverriddenBy(PolicyDocument other)
    {
        var statements = Statements.Select(mine => MayBeReplaced(mine, other) ? mine with { HasCondition = true } : mine).ToList();
        foreach (var statement in other.Statements)
        {
            var replaced = statement.Sid is { Length: > 0 } sid ? statements.FindIndex(mine => mine.Sid == sid) : -1;
            if (replaced >= 0)
                statements[replaced] = statement;
            else
                statements.Add(statement);
        }

        return new(statements, IsComplete && other.IsComplete);
    }

    // One of which it is not known whether it is still there is as good as one with a condition.
    private static bool MayBeReplaced(PolicyStatement statement, PolicyDocument other) => statement.Sid switch
    {
        "" => false,
        null => other.Statements.Any(replacing => replacing.Sid != "") || !other.IsComplete,
        _ => other.Statements.Any(replacing => replacing.Sid is null) || !other.IsComplete,
    };

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
