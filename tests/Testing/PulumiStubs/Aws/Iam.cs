namespace Pulumi.Aws.Iam;

[AwsResourceType("aws:iam/role:Role")]
public partial class Role : global::Pulumi.CustomResource
{
    public Role(string name, RoleArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/role:Role", name, args ?? new RoleArgs(), options ?? new())
    {
    }

    private Role(string name, Input<string> id, CustomResourceOptions? options)
        : base("aws:iam/role:Role", name, null, CustomResourceOptions.Merge(options, new() { Id = id }))
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    public static Role Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);
}

public sealed class RoleArgs : global::Pulumi.ResourceArgs
{
    [Input("managedPolicyArns")]
    private InputList<string>? _managedPolicyArns;

    [Input("tags")]
    private InputMap<string>? _tags;

    public static new RoleArgs Empty => new();

    [Input("assumeRolePolicy", required: true)]
    public Input<string> AssumeRolePolicy { get; set; } = null!;

    [Input("description")]
    public Input<string>? Description { get; set; }

    public InputList<string> ManagedPolicyArns
    {
        get => _managedPolicyArns ??= [];
        set => _managedPolicyArns = value;
    }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("path")]
    public Input<string>? Path { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

[AwsResourceType("aws:iam/rolePolicy:RolePolicy")]
public partial class RolePolicy : global::Pulumi.CustomResource
{
    public RolePolicy(string name, RolePolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/rolePolicy:RolePolicy", name, args ?? new RolePolicyArgs(), options ?? new())
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;
}

public sealed class RolePolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("namePrefix")]
    public Input<string>? NamePrefix { get; set; }

    [Input("policy", required: true)]
    public Input<string> Policy { get; set; } = null!;

    [Input("role", required: true)]
    public Input<string> Role { get; set; } = null!;
}
