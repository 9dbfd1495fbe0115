namespace Pulumi.Aws.DynamoDB;

[AwsResourceType("aws:dynamodb/table:Table")]
public partial class Table : global::Pulumi.CustomResource
{
    public Table(string name, TableArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:dynamodb/table:Table", name, args ?? new TableArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class TableArgs : global::Pulumi.ResourceArgs
{
    public static new TableArgs Empty => new();

    [Input("billingMode")]
    public Input<string>? BillingMode { get; set; }

    [Input("deletionProtectionEnabled")]
    public Input<bool>? DeletionProtectionEnabled { get; set; }

    [Input("hashKey")]
    public Input<string>? HashKey { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("pointInTimeRecovery")]
    public Input<Inputs.TablePointInTimeRecoveryArgs>? PointInTimeRecovery { get; set; }
}
