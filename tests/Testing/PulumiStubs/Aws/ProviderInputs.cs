namespace Pulumi.Aws.Inputs;

public sealed class ProviderAssumeRoleArgs : global::Pulumi.ResourceArgs
{
    [Input("roleArn")]
    public Input<string>? RoleArn { get; set; }

    [Input("sessionName")]
    public Input<string>? SessionName { get; set; }
}

public sealed class ProviderDefaultTagsArgs : global::Pulumi.ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}
