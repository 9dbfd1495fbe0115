namespace Pulumi.Aws.Lambda;

[AwsResourceType("aws:lambda/functionUrl:FunctionUrl")]
public partial class FunctionUrl : global::Pulumi.CustomResource
{
    public FunctionUrl(string name, FunctionUrlArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:lambda/functionUrl:FunctionUrl", name, args ?? new FunctionUrlArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class FunctionUrlArgs : global::Pulumi.ResourceArgs
{
    public static new FunctionUrlArgs Empty => new();

    [Input("authorizationType")]
    public Input<string>? AuthorizationType { get; set; }

    [Input("functionName")]
    public Input<string>? FunctionName { get; set; }
}

[AwsResourceType("aws:lambda/permission:Permission")]
public partial class Permission : global::Pulumi.CustomResource
{
    public Permission(string name, PermissionArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:lambda/permission:Permission", name, args ?? new PermissionArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class PermissionArgs : global::Pulumi.ResourceArgs
{
    public static new PermissionArgs Empty => new();

    [Input("action")]
    public Input<string>? Action { get; set; }

    [Input("function")]
    public Input<string>? Function { get; set; }

    [Input("principal")]
    public Input<string>? Principal { get; set; }

    [Input("principalOrgId")]
    public Input<string>? PrincipalOrgId { get; set; }

    [Input("sourceAccount")]
    public Input<string>? SourceAccount { get; set; }

    [Input("sourceArn")]
    public Input<string>? SourceArn { get; set; }

    [Input("functionUrlAuthType")]
    public Input<string>? FunctionUrlAuthType { get; set; }
}
