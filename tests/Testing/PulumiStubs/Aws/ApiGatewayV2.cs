namespace Pulumi.Aws.ApiGatewayV2;

[AwsResourceType("aws:apigatewayv2/route:Route")]
public partial class Route : global::Pulumi.CustomResource
{
    public Route(string name, RouteArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:apigatewayv2/route:Route", name, args ?? new RouteArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class RouteArgs : global::Pulumi.ResourceArgs
{
    public static new RouteArgs Empty => new();

    [Input("apiId")]
    public Input<string>? ApiId { get; set; }

    [Input("authorizationType")]
    public Input<string>? AuthorizationType { get; set; }

    [Input("authorizerId")]
    public Input<string>? AuthorizerId { get; set; }

    [Input("routeKey")]
    public Input<string>? RouteKey { get; set; }

    [Input("target")]
    public Input<string>? Target { get; set; }
}
