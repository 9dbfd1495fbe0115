namespace Pulumi.Aws.Alb;

[AwsResourceType("aws:alb/listener:Listener")]
public partial class Listener : global::Pulumi.CustomResource
{
    public Listener(string name, ListenerArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:alb/listener:Listener", name, args ?? new ListenerArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ListenerArgs : global::Pulumi.ResourceArgs
{
    public static new ListenerArgs Empty => new();

    [Input("defaultActions")]
    private InputList<Inputs.ListenerDefaultActionArgs>? _defaultActions;

    [Input("certificateArn")]
    public Input<string>? CertificateArn { get; set; }

    [Input("loadBalancerArn")]
    public Input<string>? LoadBalancerArn { get; set; }

    [Input("port")]
    public Input<int>? Port { get; set; }

    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    [Input("sslPolicy")]
    public Input<string>? SslPolicy { get; set; }

    public InputList<Inputs.ListenerDefaultActionArgs> DefaultActions
    {
        get => _defaultActions ??= [];
        set => _defaultActions = value;
    }
}
