namespace Pulumi.Aws.ElasticSearch.Inputs;

public sealed class DomainDomainEndpointOptionsArgs : global::Pulumi.ResourceArgs
{
    [Input("enforceHttps")]
    public Input<bool>? EnforceHttps { get; set; }

    [Input("tlsSecurityPolicy")]
    public Input<string>? TlsSecurityPolicy { get; set; }
}

public sealed class DomainEncryptAtRestArgs : global::Pulumi.ResourceArgs
{
    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }
}

public sealed class DomainNodeToNodeEncryptionArgs : global::Pulumi.ResourceArgs
{
    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }
}
