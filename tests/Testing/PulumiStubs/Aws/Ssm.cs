namespace Pulumi.Aws.Ssm;

[AwsResourceType("aws:ssm/parameter:Parameter")]
public partial class Parameter : global::Pulumi.CustomResource
{
    public Parameter(string name, ParameterArgs args, CustomResourceOptions? options = null)
        : base("aws:ssm/parameter:Parameter", name, args ?? new ParameterArgs(), options ?? new())
    {
    }
}

public sealed class ParameterArgs : global::Pulumi.ResourceArgs
{
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("value")]
    public Input<string>? Value { get; set; }
}
