namespace Infra.Analyzers.Rules.Policies;

/// <summary>One statement of a policy.</summary>
/// <param name="IsAllow">Whether it allows, or denies; <see langword="null"/> where that is not known.</param>
/// <param name="Actions">What may be done.</param>
/// <param name="Resources">With what; <see langword="null"/> where the statement does not say, as in the trust policy of a role.</param>
/// <param name="Principals">By whom; <see langword="null"/> where the statement does not say, as in the policy of a role.</param>
internal sealed record PolicyStatement(bool? IsAllow, PatternSet Actions, PatternSet? Resources, PrincipalSet? Principals)
{
    /// <summary>A statement of which nothing is known.</summary>
    public static readonly PolicyStatement Unknown =
        new(null, PatternSet.Unknown, PatternSet.Unknown, PrincipalSet.Unknown) { Sid = null, HasCondition = true };

    /// <summary>Its identifier; empty where it has none, <see langword="null"/> where it is not known.</summary>
    public string? Sid { get; init; } = "";

    /// <summary>Whether it may have a condition, or something else that is not understood.</summary>
    public bool HasCondition { get; init; }

    /// <summary>Whether it speaks of a request.</summary>
    public Tristate Concerns(AccessRequest request)
    {
        var answer = HasCondition ? Tristate.Maybe : Tristate.Yes;
        answer = answer.And(Actions.Covers(TextPattern.Of(request.Action), ignoreCase: true));
        if (answer != Tristate.No && request.Principal is not null && Principals is not null)
            answer = answer.And(Principals.Includes(request.Principal));
        if (answer != Tristate.No && Resources is not null)
            answer = answer.And(
                request.Resource is null ? MeansItsOwner(Resources) : Resources.Covers(request.Resource, ignoreCase: false));
        return answer;
    }

    // The resources of a bucket's or key's policy are the bucket or key, or parts of it: enough for what is allowed, not for what is
    // denied.
    private Tristate MeansItsOwner(PatternSet resources) =>
        IsAllow == true && resources is { IsComplete: true, IsNegated: false } ? Tristate.Yes
        : resources.Covers(TextPattern.Of("*"), ignoreCase: false) == Tristate.Yes ? Tristate.Yes
        : Tristate.Maybe;
}

/// <summary>Whom a statement names.</summary>
/// <param name="Identifiers">The identifiers, each with the key that it stands under.</param>
/// <param name="IsComplete">Whether there are no others.</param>
/// <param name="IsNegated">Whether all but these are meant: <c>NotPrincipal</c>.</param>
internal sealed record PrincipalSet(IReadOnlyList<(string Type, Content.Text Identifier)> Identifiers, bool IsComplete, bool IsNegated)
{
    /// <summary>Nothing is known of it.</summary>
    public static readonly PrincipalSet Unknown = new([], IsComplete: false, IsNegated: false);

    /// <summary>Whether a principal is among those that the statement means.</summary>
    public Tristate Includes(PolicyPrincipal principal)
    {
        // A role that is named stands for its sessions too, an account for all in it: what NotPrincipal leaves is not followed.
        if (IsNegated)
            return Tristate.Maybe;
        return Identifiers.Aggregate(IsComplete ? Tristate.No : Tristate.Maybe,
            (answer, named) => answer.Or(principal.IsMeantBy(named.Type, named.Identifier)));
    }
}

/// <summary>What somebody wants to do.</summary>
/// <param name="Principal">Who; <see langword="null"/> where that is not the question.</param>
/// <param name="Action">Such as <c>s3:PutObject</c>.</param>
/// <param name="Resource">With what, as far as that is known; <see langword="null"/> for what the policy is attached to, or some part of
/// that.</param>
internal sealed record AccessRequest(PolicyPrincipal? Principal, string Action, TextPattern? Resource);
