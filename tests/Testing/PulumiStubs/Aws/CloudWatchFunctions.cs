using System.Collections.Immutable;

namespace Pulumi.Aws.CloudWatch;

/// <summary>A log group that exists already.</summary>
public static class GetLogGroup
{
    private const string Token = "aws:cloudwatch/getLogGroup:getLogGroup";

    public static Task<GetLogGroupResult> InvokeAsync(GetLogGroupArgs args, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetLogGroupResult>(Token, args ?? new GetLogGroupArgs(), options);

    public static Output<GetLogGroupResult> Invoke(GetLogGroupInvokeArgs args, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetLogGroupResult>(Token, args ?? new GetLogGroupInvokeArgs(), options);
}

public sealed class GetLogGroupArgs : InvokeArgs
{
    [Input("tags")]
    private Dictionary<string, string>? _tags;

    [Input("name", required: true)]
    public string Name { get; set; } = null!;

    public Dictionary<string, string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

public sealed class GetLogGroupInvokeArgs : InvokeArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

[OutputType]
public sealed class GetLogGroupResult
{
    /// <summary>Without the <c>:*</c> that CloudTrail requires.</summary>
    public readonly string Arn;
    public readonly int CreationTime;
    public readonly string Id;
    public readonly string KmsKeyId;
    public readonly string Name;
    public readonly int RetentionInDays;
    public readonly ImmutableDictionary<string, string> Tags;

    [OutputConstructor]
    private GetLogGroupResult(
        string arn, int creationTime, string id, string kmsKeyId, string name, int retentionInDays,
        ImmutableDictionary<string, string> tags) =>
        (Arn, CreationTime, Id, KmsKeyId, Name, RetentionInDays, Tags) = (arn, creationTime, id, kmsKeyId, name, retentionInDays, tags);
}
