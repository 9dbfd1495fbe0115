namespace Pulumi.Aws.Ec2;

[AwsResourceType("aws:ec2/launchConfiguration:LaunchConfiguration")]
public partial class LaunchConfiguration : global::Pulumi.CustomResource
{
    public LaunchConfiguration(string name, LaunchConfigurationArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/launchConfiguration:LaunchConfiguration", name, args ?? new LaunchConfigurationArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class LaunchConfigurationArgs : global::Pulumi.ResourceArgs
{
    public static new LaunchConfigurationArgs Empty => new();

    [Input("ebsBlockDevices")]
    private InputList<Inputs.LaunchConfigurationEbsBlockDeviceArgs>? _ebsBlockDevices;

    [Input("associatePublicIpAddress")]
    public Input<bool>? AssociatePublicIpAddress { get; set; }

    [Input("imageId")]
    public Input<string>? ImageId { get; set; }

    [Input("instanceType")]
    public Input<string>? InstanceType { get; set; }

    [Input("metadataOptions")]
    public Input<Inputs.LaunchConfigurationMetadataOptionsArgs>? MetadataOptions { get; set; }

    [Input("rootBlockDevice")]
    public Input<Inputs.LaunchConfigurationRootBlockDeviceArgs>? RootBlockDevice { get; set; }

    [Input("userData")]
    public Input<string>? UserData { get; set; }

    public InputList<Inputs.LaunchConfigurationEbsBlockDeviceArgs> EbsBlockDevices
    {
        get => _ebsBlockDevices ??= [];
        set => _ebsBlockDevices = value;
    }
}
