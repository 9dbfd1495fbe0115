namespace Pulumi.Aws.Kms;

[AwsResourceType("aws:kms/key:Key")]
public partial class Key : global::Pulumi.CustomResource
{
    public Key(string name, KeyArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:kms/key:Key", name, args ?? new KeyArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("keyId")]
    public Output<string> KeyId { get; private set; } = null!;
}

public sealed class KeyArgs : global::Pulumi.ResourceArgs
{
    public static new KeyArgs Empty => new();

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("enableKeyRotation")]
    public Input<bool>? EnableKeyRotation { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }
}
