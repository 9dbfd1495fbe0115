namespace Pulumi.Aws.Ecr;

[AwsResourceType("aws:ecr/repository:Repository")]
public partial class Repository : global::Pulumi.CustomResource
{
    public Repository(string name, RepositoryArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ecr/repository:Repository", name, args ?? new RepositoryArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class RepositoryArgs : global::Pulumi.ResourceArgs
{
    public static new RepositoryArgs Empty => new();

    [Input("forceDelete")]
    public Input<bool>? ForceDelete { get; set; }

    [Input("imageTagMutability")]
    public Input<string>? ImageTagMutability { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }
}

[AwsResourceType("aws:ecr/repositoryPolicy:RepositoryPolicy")]
public partial class RepositoryPolicy : global::Pulumi.CustomResource
{
    public RepositoryPolicy(string name, RepositoryPolicyArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ecr/repositoryPolicy:RepositoryPolicy", name, args ?? new RepositoryPolicyArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class RepositoryPolicyArgs : global::Pulumi.ResourceArgs
{
    public static new RepositoryPolicyArgs Empty => new();

    [Input("policy")]
    public Input<string>? Policy { get; set; }

    [Input("repository")]
    public Input<string>? Repository { get; set; }
}
