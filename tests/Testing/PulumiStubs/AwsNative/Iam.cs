namespace Pulumi.AwsNative.Iam;

[AwsNativeResourceType("aws-native:iam:Role")]
public partial class Role : global::Pulumi.CustomResource
{
    public Role(string name, RoleArgs args, CustomResourceOptions? options = null)
        : base("aws-native:iam:Role", name, args ?? new RoleArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class RoleArgs : global::Pulumi.ResourceArgs
{
    [Input("assumeRolePolicyDocument", required: true)]
    public Input<object> AssumeRolePolicyDocument { get; set; } = null!;

    [Input("roleName")]
    public Input<string>? RoleName { get; set; }
}

[AwsNativeResourceType("aws-native:iam:RolePolicy")]
public partial class RolePolicy : global::Pulumi.CustomResource
{
    public RolePolicy(string name, RolePolicyArgs args, CustomResourceOptions? options = null)
        : base("aws-native:iam:RolePolicy", name, args ?? new RolePolicyArgs(), options ?? new())
    {
    }
}

public sealed class RolePolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("policyDocument")]
    public Input<object>? PolicyDocument { get; set; }

    [Input("policyName")]
    public Input<string>? PolicyName { get; set; }

    [Input("roleName", required: true)]
    public Input<string> RoleName { get; set; } = null!;
}
