namespace Pulumi.Aws;

/// <summary>Who the program's credentials belong to.</summary>
public static class GetCallerIdentity
{
    private const string Token = "aws:index/getCallerIdentity:getCallerIdentity";

    public static Task<GetCallerIdentityResult> InvokeAsync(GetCallerIdentityArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetCallerIdentityResult>(Token, args ?? new GetCallerIdentityArgs(), options);

    public static Output<GetCallerIdentityResult> Invoke(GetCallerIdentityInvokeArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetCallerIdentityResult>(Token, args ?? new GetCallerIdentityInvokeArgs(), options);
}

public sealed class GetCallerIdentityArgs : InvokeArgs;

public sealed class GetCallerIdentityInvokeArgs : InvokeArgs;

[OutputType]
public sealed class GetCallerIdentityResult
{
    public readonly string AccountId;
    public readonly string Arn;
    public readonly string Id;
    public readonly string UserId;

    [OutputConstructor]
    private GetCallerIdentityResult(string accountId, string arn, string id, string userId) =>
        (AccountId, Arn, Id, UserId) = (accountId, arn, id, userId);
}

/// <summary>The partition that the program's credentials belong to.</summary>
public static class GetPartition
{
    private const string Token = "aws:index/getPartition:getPartition";

    public static Task<GetPartitionResult> InvokeAsync(GetPartitionArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetPartitionResult>(Token, args ?? new GetPartitionArgs(), options);

    public static Output<GetPartitionResult> Invoke(GetPartitionInvokeArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetPartitionResult>(Token, args ?? new GetPartitionInvokeArgs(), options);
}

public sealed class GetPartitionArgs : InvokeArgs
{
    [Input("id")]
    public string? Id { get; set; }
}

public sealed class GetPartitionInvokeArgs : InvokeArgs
{
    [Input("id")]
    public Input<string>? Id { get; set; }
}

[OutputType]
public sealed class GetPartitionResult
{
    public readonly string DnsSuffix;
    public readonly string Id;
    public readonly string Partition;
    public readonly string ReverseDnsPrefix;

    [OutputConstructor]
    private GetPartitionResult(string dnsSuffix, string id, string partition, string reverseDnsPrefix) =>
        (DnsSuffix, Id, Partition, ReverseDnsPrefix) = (dnsSuffix, id, partition, reverseDnsPrefix);
}

/// <summary>The region that the provider is configured for.</summary>
public static class GetRegion
{
    private const string Token = "aws:index/getRegion:getRegion";

    public static Task<GetRegionResult> InvokeAsync(GetRegionArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetRegionResult>(Token, args ?? new GetRegionArgs(), options);

    public static Output<GetRegionResult> Invoke(GetRegionInvokeArgs? args = null, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetRegionResult>(Token, args ?? new GetRegionInvokeArgs(), options);
}

public sealed class GetRegionArgs : InvokeArgs
{
    [Input("region")]
    public string? Region { get; set; }
}

public sealed class GetRegionInvokeArgs : InvokeArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }
}

[OutputType]
public sealed class GetRegionResult
{
    public readonly string Description;
    public readonly string Endpoint;
    public readonly string Id;
    public readonly string Region;

    [OutputConstructor]
    private GetRegionResult(string description, string endpoint, string id, string region) =>
        (Description, Endpoint, Id, Region) = (description, endpoint, id, region);
}
