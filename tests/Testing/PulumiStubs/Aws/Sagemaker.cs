namespace Pulumi.Aws.Sagemaker;

[AwsResourceType("aws:sagemaker/notebookInstance:NotebookInstance")]
public partial class NotebookInstance : global::Pulumi.CustomResource
{
    public NotebookInstance(string name, NotebookInstanceArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:sagemaker/notebookInstance:NotebookInstance", name, args ?? new NotebookInstanceArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class NotebookInstanceArgs : global::Pulumi.ResourceArgs
{
    public static new NotebookInstanceArgs Empty => new();

    [Input("directInternetAccess")]
    public Input<string>? DirectInternetAccess { get; set; }

    [Input("instanceType")]
    public Input<string>? InstanceType { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("roleArn")]
    public Input<string>? RoleArn { get; set; }

    [Input("rootAccess")]
    public Input<string>? RootAccess { get; set; }
}
