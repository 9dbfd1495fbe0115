namespace Pulumi.Aws.Ebs;

[AwsResourceType("aws:ebs/volume:Volume")]
public partial class Volume : global::Pulumi.CustomResource
{
    public Volume(string name, VolumeArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ebs/volume:Volume", name, args ?? new VolumeArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class VolumeArgs : global::Pulumi.ResourceArgs
{
    public static new VolumeArgs Empty => new();

    [Input("availabilityZone")]
    public Input<string>? AvailabilityZone { get; set; }

    [Input("encrypted")]
    public Input<bool>? Encrypted { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }
}

[AwsResourceType("aws:ebs/encryptionByDefault:EncryptionByDefault")]
public partial class EncryptionByDefault : global::Pulumi.CustomResource
{
    public EncryptionByDefault(string name, EncryptionByDefaultArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ebs/encryptionByDefault:EncryptionByDefault", name, args ?? new EncryptionByDefaultArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class EncryptionByDefaultArgs : global::Pulumi.ResourceArgs
{
    public static new EncryptionByDefaultArgs Empty => new();

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }
}
