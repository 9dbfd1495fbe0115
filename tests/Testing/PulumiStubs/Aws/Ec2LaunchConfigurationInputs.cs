namespace Pulumi.Aws.Ec2.Inputs;

public sealed class LaunchConfigurationMetadataOptionsArgs : global::Pulumi.ResourceArgs
{
    [Input("httpEndpoint")]
    public Input<string>? HttpEndpoint { get; set; }

    [Input("httpTokens")]
    public Input<string>? HttpTokens { get; set; }
}

public sealed class LaunchConfigurationRootBlockDeviceArgs : global::Pulumi.ResourceArgs
{
    [Input("encrypted")]
    public Input<bool>? Encrypted { get; set; }

    [Input("volumeSize")]
    public Input<int>? VolumeSize { get; set; }
}

public sealed class LaunchConfigurationEbsBlockDeviceArgs : global::Pulumi.ResourceArgs
{
    [Input("deviceName")]
    public Input<string>? DeviceName { get; set; }

    [Input("encrypted")]
    public Input<bool>? Encrypted { get; set; }
}
