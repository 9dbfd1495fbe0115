namespace Pulumi.Aws.Iam.Inputs;

public sealed class RoleInlinePolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }
}
