namespace Pulumi.Aws;

[AwsResourceType("pulumi:providers:aws")]
public partial class Provider : global::Pulumi.ProviderResource
{
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("aws", name, args ?? new ProviderArgs(), options ?? new())
    {
    }

    [Output("profile")]
    public Output<string?> Profile { get; private set; } = null!;

    [Output("region")]
    public Output<string?> Region { get; private set; } = null!;
}

public sealed class ProviderArgs : global::Pulumi.ResourceArgs
{
    [Input("allowedAccountIds", json: true)]
    private InputList<string>? _allowedAccountIds;

    [Input("assumeRoles", json: true)]
    private InputList<Inputs.ProviderAssumeRoleArgs>? _assumeRoles;

    public static new ProviderArgs Empty => new();

    public InputList<string> AllowedAccountIds
    {
        get => _allowedAccountIds ??= [];
        set => _allowedAccountIds = value;
    }

    public InputList<Inputs.ProviderAssumeRoleArgs> AssumeRoles
    {
        get => _assumeRoles ??= [];
        set => _assumeRoles = value;
    }

    [Input("defaultTags", json: true)]
    public Input<Inputs.ProviderDefaultTagsArgs>? DefaultTags { get; set; }

    [Input("profile")]
    public Input<string>? Profile { get; set; }

    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("skipCredentialsValidation", json: true)]
    public Input<bool>? SkipCredentialsValidation { get; set; }
}
