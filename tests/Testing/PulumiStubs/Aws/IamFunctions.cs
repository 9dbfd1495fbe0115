namespace Pulumi.Aws.Iam;

/// <summary>A role that exists already.</summary>
public static class GetRole
{
    private const string Token = "aws:iam/getRole:getRole";

    public static Task<GetRoleResult> InvokeAsync(GetRoleArgs args, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetRoleResult>(Token, args ?? new GetRoleArgs(), options);

    public static Output<GetRoleResult> Invoke(GetRoleInvokeArgs args, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetRoleResult>(Token, args ?? new GetRoleInvokeArgs(), options);
}

public sealed class GetRoleArgs : InvokeArgs
{
    [Input("name", required: true)]
    public string Name { get; set; } = null!;
}

public sealed class GetRoleInvokeArgs : InvokeArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

[OutputType]
public sealed class GetRoleResult
{
    public readonly string Arn;
    public readonly string Id;
    public readonly string Name;

    [OutputConstructor]
    private GetRoleResult(string arn, string id, string name) => (Arn, Id, Name) = (arn, id, name);
}

/// <summary>Writes a policy document as JSON.</summary>
public static class GetPolicyDocument
{
    private const string Token = "aws:iam/getPolicyDocument:getPolicyDocument";

    public static Task<GetPolicyDocumentResult> InvokeAsync(GetPolicyDocumentArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetPolicyDocumentResult>(Token, args ?? new GetPolicyDocumentArgs(), options);

    public static Output<GetPolicyDocumentResult> Invoke(GetPolicyDocumentInvokeArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetPolicyDocumentResult>(Token, args ?? new GetPolicyDocumentInvokeArgs(), options);
}

public sealed class GetPolicyDocumentArgs : InvokeArgs
{
    [Input("statements")]
    private List<Inputs.GetPolicyDocumentStatementArgs>? _statements;

    [Input("policyId")]
    public string? PolicyId { get; set; }

    public List<Inputs.GetPolicyDocumentStatementArgs> Statements
    {
        get => _statements ??= [];
        set => _statements = value;
    }
}

public sealed class GetPolicyDocumentInvokeArgs : InvokeArgs
{
    [Input("statements")]
    private InputList<Inputs.GetPolicyDocumentStatementInputArgs>? _statements;

    [Input("policyId")]
    public Input<string>? PolicyId { get; set; }

    public InputList<Inputs.GetPolicyDocumentStatementInputArgs> Statements
    {
        get => _statements ??= [];
        set => _statements = value;
    }
}

[OutputType]
public sealed class GetPolicyDocumentResult
{
    public readonly string Id;
    public readonly string Json;

    [OutputConstructor]
    private GetPolicyDocumentResult(string id, string json) => (Id, Json) = (id, json);
}
