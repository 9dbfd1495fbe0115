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

    [Input("customKeyStoreId")]
    public Input<string>? CustomKeyStoreId { get; set; }

    [Input("customerMasterKeySpec")]
    public Input<string>? CustomerMasterKeySpec { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("keyUsage")]
    public Input<string>? KeyUsage { get; set; }

    [Input("enableKeyRotation")]
    public Input<bool>? EnableKeyRotation { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }
}

[AwsResourceType("aws:kms/keyPolicy:KeyPolicy")]
public partial class KeyPolicy : global::Pulumi.CustomResource
{
    public KeyPolicy(string name, KeyPolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:kms/keyPolicy:KeyPolicy", name, args ?? new KeyPolicyArgs(), options ?? new())
    {
    }
}

public sealed class KeyPolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("keyId", required: true)]
    public Input<string> KeyId { get; set; } = null!;

    [Input("policy", required: true)]
    public Input<string> Policy { get; set; } = null!;
}

[AwsResourceType("aws:kms/alias:Alias")]
public partial class Alias : global::Pulumi.CustomResource
{
    public Alias(string name, AliasArgs args, CustomResourceOptions? options = null)
        : base("aws:kms/alias:Alias", name, args ?? new AliasArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("targetKeyArn")]
    public Output<string> TargetKeyArn { get; private set; } = null!;
}

public sealed class AliasArgs : global::Pulumi.ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("targetKeyId", required: true)]
    public Input<string> TargetKeyId { get; set; } = null!;
}

[AwsResourceType("aws:kms/grant:Grant")]
public partial class Grant : global::Pulumi.CustomResource
{
    public Grant(string name, GrantArgs args, CustomResourceOptions? options = null)
        : base("aws:kms/grant:Grant", name, args ?? new GrantArgs(), options ?? new())
    {
    }
}

public sealed class GrantArgs : global::Pulumi.ResourceArgs
{
    [Input("operations", required: true)]
    private InputList<string>? _operations;

    [Input("granteePrincipal", required: true)]
    public Input<string> GranteePrincipal { get; set; } = null!;

    [Input("keyId", required: true)]
    public Input<string> KeyId { get; set; } = null!;

    public InputList<string> Operations
    {
        get => _operations ??= [];
        set => _operations = value;
    }
}
