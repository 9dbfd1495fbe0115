namespace Pulumi.Aws.Efs;

[AwsResourceType("aws:efs/fileSystem:FileSystem")]
public partial class FileSystem : global::Pulumi.CustomResource
{
    public FileSystem(string name, FileSystemArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:efs/fileSystem:FileSystem", name, args ?? new FileSystemArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class FileSystemArgs : global::Pulumi.ResourceArgs
{
    public static new FileSystemArgs Empty => new();

    [Input("creationToken")]
    public Input<string>? CreationToken { get; set; }

    [Input("encrypted")]
    public Input<bool>? Encrypted { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }
}
