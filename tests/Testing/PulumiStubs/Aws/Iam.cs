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
    [Input("inlinePolicies")]
    private InputList<Inputs.RoleInlinePolicyArgs>? _inlinePolicies;

    [Input("managedPolicyArns")]
    private InputList<string>? _managedPolicyArns;

    [Input("tags")]
    private InputMap<string>? _tags;

    public static new RoleArgs Empty => new();

    [Input("assumeRolePolicy", required: true)]
    public Input<string> AssumeRolePolicy { get; set; } = null!;

    [Input("description")]
    public Input<string>? Description { get; set; }

    public InputList<Inputs.RoleInlinePolicyArgs> InlinePolicies
    {
        get => _inlinePolicies ??= [];
        set => _inlinePolicies = value;
    }

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

[AwsResourceType("aws:iam/policy:Policy")]
public partial class Policy : global::Pulumi.CustomResource
{
    public Policy(string name, PolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/policy:Policy", name, args ?? new PolicyArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;
}

public sealed class PolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy", required: true)]
    public Input<string> PolicyDocument { get; set; } = null!;
}

[AwsResourceType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")]
public partial class RolePolicyAttachment : global::Pulumi.CustomResource
{
    public RolePolicyAttachment(string name, RolePolicyAttachmentArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name, args ?? new RolePolicyAttachmentArgs(), options ?? new())
    {
    }
}

public sealed class RolePolicyAttachmentArgs : global::Pulumi.ResourceArgs
{
    [Input("policyArn", required: true)]
    public Input<string> PolicyArn { get; set; } = null!;

    [Input("role", required: true)]
    public Input<string> Role { get; set; } = null!;
}

[AwsResourceType("aws:iam/policyAttachment:PolicyAttachment")]
public partial class PolicyAttachment : global::Pulumi.CustomResource
{
    public PolicyAttachment(string name, PolicyAttachmentArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/policyAttachment:PolicyAttachment", name, args ?? new PolicyAttachmentArgs(), options ?? new())
    {
    }
}

public sealed class PolicyAttachmentArgs : global::Pulumi.ResourceArgs
{
    [Input("groups")]
    private InputList<string>? _groups;

    [Input("roles")]
    private InputList<string>? _roles;

    [Input("users")]
    private InputList<string>? _users;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policyArn", required: true)]
    public Input<string> PolicyArn { get; set; } = null!;

    public InputList<string> Groups
    {
        get => _groups ??= [];
        set => _groups = value;
    }

    public InputList<string> Roles
    {
        get => _roles ??= [];
        set => _roles = value;
    }

    public InputList<string> Users
    {
        get => _users ??= [];
        set => _users = value;
    }
}

[AwsResourceType("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive")]
public partial class RolePolicyAttachmentsExclusive : global::Pulumi.CustomResource
{
    public RolePolicyAttachmentsExclusive(string name, RolePolicyAttachmentsExclusiveArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", name,
            args ?? new RolePolicyAttachmentsExclusiveArgs(), options ?? new())
    {
    }
}

public sealed class RolePolicyAttachmentsExclusiveArgs : global::Pulumi.ResourceArgs
{
    [Input("policyArns", required: true)]
    private InputList<string>? _policyArns;

    public InputList<string> PolicyArns
    {
        get => _policyArns ??= [];
        set => _policyArns = value;
    }

    [Input("roleName", required: true)]
    public Input<string> RoleName { get; set; } = null!;
}

[AwsResourceType("aws:iam/instanceProfile:InstanceProfile")]
public partial class InstanceProfile : global::Pulumi.CustomResource
{
    public InstanceProfile(string name, InstanceProfileArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:iam/instanceProfile:InstanceProfile", name, args ?? new InstanceProfileArgs(), options ?? new())
    {
    }
}

public sealed class InstanceProfileArgs : global::Pulumi.ResourceArgs
{
    [Input("role")]
    public Input<string>? Role { get; set; }
}

[AwsResourceType("aws:iam/accountPasswordPolicy:AccountPasswordPolicy")]
public partial class AccountPasswordPolicy : global::Pulumi.CustomResource
{
    public AccountPasswordPolicy(string name, AccountPasswordPolicyArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", name, args ?? new AccountPasswordPolicyArgs(), options ?? new())
    {
    }
}

public sealed class AccountPasswordPolicyArgs : global::Pulumi.ResourceArgs
{
    public static new AccountPasswordPolicyArgs Empty => new();

    [Input("minimumPasswordLength")]
    public Input<int>? MinimumPasswordLength { get; set; }

    [Input("passwordReusePrevention")]
    public Input<int>? PasswordReusePrevention { get; set; }
}

[AwsResourceType("aws:iam/userPolicy:UserPolicy")]
public partial class UserPolicy : global::Pulumi.CustomResource
{
    public UserPolicy(string name, UserPolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/userPolicy:UserPolicy", name, args ?? new UserPolicyArgs(), options ?? new())
    {
    }
}

public sealed class UserPolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy", required: true)]
    public Input<string> Policy { get; set; } = null!;

    [Input("user", required: true)]
    public Input<string> User { get; set; } = null!;
}

[AwsResourceType("aws:iam/groupPolicy:GroupPolicy")]
public partial class GroupPolicy : global::Pulumi.CustomResource
{
    public GroupPolicy(string name, GroupPolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/groupPolicy:GroupPolicy", name, args ?? new GroupPolicyArgs(), options ?? new())
    {
    }
}

public sealed class GroupPolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy", required: true)]
    public Input<string> Policy { get; set; } = null!;
}

[AwsResourceType("aws:iam/userPolicyAttachment:UserPolicyAttachment")]
public partial class UserPolicyAttachment : global::Pulumi.CustomResource
{
    public UserPolicyAttachment(string name, UserPolicyAttachmentArgs args, CustomResourceOptions? options = null)
        : base("aws:iam/userPolicyAttachment:UserPolicyAttachment", name, args ?? new UserPolicyAttachmentArgs(), options ?? new())
    {
    }
}

public sealed class UserPolicyAttachmentArgs : global::Pulumi.ResourceArgs
{
    [Input("policyArn", required: true)]
    public Input<string> PolicyArn { get; set; } = null!;

    [Input("user", required: true)]
    public Input<string> User { get; set; } = null!;
}
