namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_lb_listener</c>.</summary>
internal static class Listener
{
    public const string Type = "aws_lb_listener";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens =
            ["aws:lb/listener:Listener", "aws:elasticloadbalancingv2/listener:Listener", "aws:alb/listener:Listener",
                "aws:applicationloadbalancing/listener:Listener"],
        CloudFormationType = "AWS::ElasticLoadBalancingV2::Listener",
        Names =
        [
            new("default_action", "defaultActions", Bindings.Pulumi | Bindings.CdkAndTemplate),
        ],
    };
}
