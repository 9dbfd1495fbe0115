namespace Pulumi.Aws.Alb.Inputs;

public sealed class ListenerDefaultActionArgs : global::Pulumi.ResourceArgs
{
    [Input("redirect")]
    public Input<ListenerDefaultActionRedirectArgs>? Redirect { get; set; }

    [Input("targetGroupArn")]
    public Input<string>? TargetGroupArn { get; set; }

    [Input("type")]
    public Input<string>? Type { get; set; }
}

public sealed class ListenerDefaultActionRedirectArgs : global::Pulumi.ResourceArgs
{
    [Input("port")]
    public Input<string>? Port { get; set; }

    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    [Input("statusCode")]
    public Input<string>? StatusCode { get; set; }
}
