namespace Pulumi.Aws.CloudTrail;

/// <summary>The account from which CloudTrail writes in a region.</summary>
public static class GetServiceAccount
{
    private const string Token = "aws:cloudtrail/getServiceAccount:getServiceAccount";

    public static Task<GetServiceAccountResult> InvokeAsync(GetServiceAccountArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetServiceAccountResult>(Token, args ?? new GetServiceAccountArgs(), options);

    public static Output<GetServiceAccountResult> Invoke(GetServiceAccountInvokeArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetServiceAccountResult>(Token, args ?? new GetServiceAccountInvokeArgs(), options);
}

public sealed class GetServiceAccountArgs : InvokeArgs
{
    [Input("region")]
    public string? Region { get; set; }
}

public sealed class GetServiceAccountInvokeArgs : InvokeArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }
}

[OutputType]
public sealed class GetServiceAccountResult
{
    public readonly string Arn;
    public readonly string Id;
    public readonly string? Region;

    [OutputConstructor]
    private GetServiceAccountResult(string arn, string id, string? region) => (Arn, Id, Region) = (arn, id, region);
}
