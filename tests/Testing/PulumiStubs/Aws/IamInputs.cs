namespace Pulumi.Aws.Iam.Inputs;

public sealed class RoleInlinePolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }
}

/// <summary>A statement of a function that is called with plain values.</summary>
public sealed class GetPolicyDocumentStatementArgs : global::Pulumi.InvokeArgs
{
    [Input("actions")]
    private List<string>? _actions;

    [Input("principals")]
    private List<GetPolicyDocumentStatementPrincipalArgs>? _principals;

    [Input("resources")]
    private List<string>? _resources;

    public List<string> Actions
    {
        get => _actions ??= [];
        set => _actions = value;
    }

    [Input("effect")]
    public string? Effect { get; set; }

    public List<GetPolicyDocumentStatementPrincipalArgs> Principals
    {
        get => _principals ??= [];
        set => _principals = value;
    }

    public List<string> Resources
    {
        get => _resources ??= [];
        set => _resources = value;
    }

    [Input("sid")]
    public string? Sid { get; set; }
}

public sealed class GetPolicyDocumentStatementPrincipalArgs : global::Pulumi.InvokeArgs
{
    [Input("identifiers", required: true)]
    private List<string>? _identifiers;

    public List<string> Identifiers
    {
        get => _identifiers ??= [];
        set => _identifiers = value;
    }

    [Input("type", required: true)]
    public string Type { get; set; } = null!;
}

/// <summary>A statement of a function that is called with inputs.</summary>
public sealed class GetPolicyDocumentStatementInputArgs : global::Pulumi.ResourceArgs
{
    [Input("actions")]
    private InputList<string>? _actions;

    [Input("principals")]
    private InputList<GetPolicyDocumentStatementPrincipalInputArgs>? _principals;

    [Input("resources")]
    private InputList<string>? _resources;

    public InputList<string> Actions
    {
        get => _actions ??= [];
        set => _actions = value;
    }

    [Input("effect")]
    public Input<string>? Effect { get; set; }

    public InputList<GetPolicyDocumentStatementPrincipalInputArgs> Principals
    {
        get => _principals ??= [];
        set => _principals = value;
    }

    public InputList<string> Resources
    {
        get => _resources ??= [];
        set => _resources = value;
    }

    [Input("sid")]
    public Input<string>? Sid { get; set; }
}

public sealed class GetPolicyDocumentStatementPrincipalInputArgs : global::Pulumi.ResourceArgs
{
    [Input("identifiers", required: true)]
    private InputList<string>? _identifiers;

    public InputList<string> Identifiers
    {
        get => _identifiers ??= [];
        set => _identifiers = value;
    }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;
}
