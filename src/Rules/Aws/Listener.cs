namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_lb_listener</c>, and of <c>aws_alb_listener</c>, which is the same by an older name.</summary>
internal static class Listener
{
    public const string Type = "aws_lb_listener";
    public const string OlderType = "aws_alb_listener";

    private static readonly IReadOnlyList<AttributeName> Names =
    [
        new("default_action", "defaultActions", Bindings.Pulumi | Bindings.CdkAndTemplate),
        new("redirect", "redirectConfig", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
    ];

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:lb/listener:Listener", "aws:elasticloadbalancingv2/listener:Listener"],
        CloudFormationType = "AWS::ElasticLoadBalancingV2::Listener",
        Names = Names,
    };

    /// <summary>The same of the older name, which CloudFormation never had.</summary>
    public static readonly ResourceSchema OlderSchema = new(OlderType)
    {
        PulumiTokens = ["aws:alb/listener:Listener", "aws:applicationloadbalancing/listener:Listener"],
        Names = Names,
    };
}
