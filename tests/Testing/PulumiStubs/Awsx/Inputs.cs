namespace Pulumi.Awsx.Awsx.Inputs;

/// <summary>A log group that the component makes, takes over, or goes without.</summary>
public sealed class OptionalLogGroupArgs : global::Pulumi.ResourceArgs
{
    [Input("args")]
    public LogGroupArgs? Args { get; set; }

    /// <summary>Without <see langword="true"/> nothing is made, whatever the rest says.</summary>
    [Input("enable")]
    public bool? Enable { get; set; }

    /// <summary>Given, the trail gets its ARN but no role.</summary>
    [Input("existing")]
    public ExistingLogGroupArgs? Existing { get; set; }
}

public sealed class LogGroupArgs : global::Pulumi.ResourceArgs
{
    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("namePrefix")]
    public Input<string>? NamePrefix { get; set; }

    [Input("retentionInDays")]
    public Input<int>? RetentionInDays { get; set; }
}

public sealed class ExistingLogGroupArgs : global::Pulumi.ResourceArgs
{
    [Input("arn")]
    public Input<string>? Arn { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }
}
