namespace Pulumi.Aws.Cognito;

[AwsResourceType("aws:cognito/identityPool:IdentityPool")]
public partial class IdentityPool : global::Pulumi.CustomResource
{
    public IdentityPool(string name, IdentityPoolArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:cognito/identityPool:IdentityPool", name, args ?? new IdentityPoolArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class IdentityPoolArgs : global::Pulumi.ResourceArgs
{
    public static new IdentityPoolArgs Empty => new();

    [Input("allowUnauthenticatedIdentities")]
    public Input<bool>? AllowUnauthenticatedIdentities { get; set; }

    [Input("identityPoolName")]
    public Input<string>? IdentityPoolName { get; set; }
}
