namespace Pulumi.Aws.ElasticSearch;

[AwsResourceType("aws:elasticsearch/domain:Domain")]
public partial class Domain : global::Pulumi.CustomResource
{
    public Domain(string name, DomainArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:elasticsearch/domain:Domain", name, args ?? new DomainArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class DomainArgs : global::Pulumi.ResourceArgs
{
    public static new DomainArgs Empty => new();

    [Input("domainEndpointOptions")]
    public Input<Inputs.DomainDomainEndpointOptionsArgs>? DomainEndpointOptions { get; set; }

    [Input("domainName")]
    public Input<string>? DomainName { get; set; }

    [Input("encryptAtRest")]
    public Input<Inputs.DomainEncryptAtRestArgs>? EncryptAtRest { get; set; }

    [Input("elasticsearchVersion")]
    public Input<string>? ElasticsearchVersion { get; set; }

    [Input("nodeToNodeEncryption")]
    public Input<Inputs.DomainNodeToNodeEncryptionArgs>? NodeToNodeEncryption { get; set; }
}
