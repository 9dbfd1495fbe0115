using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1002: the log group ARN of a trail must end in the log-stream wildcard.</summary>
/// <remarks>
/// "Note that CloudTrail requires the Log Stream wildcard" (Terraform AWS provider, aws_cloudtrail). The provider has trimmed the suffix
/// from <c>aws_cloudwatch_log_group.arn</c> since 3.0, so the bare attribute passes plan and fails at apply with
/// InvalidCloudWatchLogsLogGroupArnException (terraform-provider-aws issue 14557).
/// </remarks>
internal sealed class EndLogGroupArnInWildcard : ResourceRule
{
    private const string Wildcard = ":*";

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA1002",
        Title = "CloudTrail log group ARN lacks the log-stream wildcard",
        MessageFormat = "CloudTrail trail '{0}' cannot be deployed: {1} lacks the log-stream wildcard ':*' that AWS requires; append it",
        Description =
            "CloudTrail takes the ARN of a log group followed by ':*'. The ARN that the Terraform provider and Pulumi return for a log "
            + "group has no such suffix; plan accepts it as it is, and AWS rejects it minutes later, at apply, with "
            + "InvalidCloudWatchLogsLogGroupArnException. The ARN that CloudFormation and AWS CDK return has it; one that is put together "
            + "from the log group's name has not.",
        Remediation = "Append ':*' to the log group's ARN.",
        Severity = Severity.Warning,
        Category = Category.Correctness,
    };

    public override string ResourceType => Trail.Type;

    public override IReadOnlyList<string> Attributes { get; } = [Trail.LogGroupArn];

    public override Finding? Check(Resource resource)
    {
        var set = resource.Variants.Where(variant => variant[Trail.LogGroupArn] is not AttributeValue.Unset).ToList();
        return set.Count > 0
            && set.All(variant => LacksWildcard(variant))
            ? new(Metadata, Attributes, [resource.Name, resource.Spelling(Trail.LogGroupArn)],
                Because: [])
            { Place = set[0].PlaceOf(Trail.LogGroupArn) }
            : null;
    }

    private static bool LacksWildcard(Variant trail) =>
        trail[Trail.LogGroupArn] is AttributeValue.Set { Content: Content.Text text } && LacksWildcard(text, trail.Graph);

    private static bool LacksWildcard(Content.Text text, IResourceGraph graph) => text.Parts switch
    {
        [.., TextPart.Reference { ResourceType: LogGroup.Type, Attribute: "arn" }] =>
            LogGroup.Schema.Arn!.SuffixIn(graph.NewestAwsProviderMajor()) != Wildcard,
        [.., TextPart.Reference { ResourceType: LogGroup.Type, Attribute: "arn" }, TextPart.Literal suffix] =>
            !suffix.Value.EndsWith(Wildcard, StringComparison.Ordinal),
        [TextPart.Literal only] => IsLogGroupArn(only.Value) && !only.Value.EndsWith(Wildcard, StringComparison.Ordinal),
        [TextPart.Literal first, .., TextPart.Literal last] =>
            IsPutTogether(first, text) && !last.Value.EndsWith(Wildcard, StringComparison.Ordinal),
        // No name of a log group holds an asterisk.
        [TextPart.Literal first, .., TextPart.Reference { ResourceType: LogGroup.Type, Attribute: LogGroup.Name }] =>
            IsPutTogether(first, text),
        _ => false,
    };

    /// <summary>Whether a text is the ARN of a log group that is put together from its account, its name and the like.</summary>
    private static bool IsPutTogether(TextPart.Literal first, Content.Text text) =>
        first.Value.StartsWith("arn:", StringComparison.Ordinal)
        && text.Parts.OfType<TextPart.Literal>().Any(part => part.Value.Contains(":log-group:"));

    private static bool IsLogGroupArn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.IndexOf(":logs:", StringComparison.Ordinal) > 0;
}
