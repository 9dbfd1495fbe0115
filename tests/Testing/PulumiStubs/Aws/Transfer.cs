namespace Pulumi.Aws.Transfer;

[AwsResourceType("aws:transfer/server:Server")]
public partial class Server : global::Pulumi.CustomResource
{
    public Server(string name, ServerArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:transfer/server:Server", name, args ?? new ServerArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ServerArgs : global::Pulumi.ResourceArgs
{
    public static new ServerArgs Empty => new();

    [Input("protocols")]
    private InputList<string>? _protocols;

    [Input("endpointType")]
    public Input<string>? EndpointType { get; set; }

    public InputList<string> Protocols
    {
        get => _protocols ??= [];
        set => _protocols = value;
    }
}
