namespace Infra.Analyzers.Rules.Aws;

/// <summary>
/// Resources that hand what they are given to something that is not seen, such as the user data of an instance, which may add policies and
/// the like to a resource whose name it gets.
/// </summary>
/// <remarks>All others of the AWS provider do with their attributes what it documents.</remarks>
internal static class OpaqueConsumers
{
    /// <summary>Terraform types of the AWS provider that run, or tell others, what they are given, each with Pulumi's token.</summary>
    private static readonly Dictionary<string, string> OfAws = new(StringComparer.Ordinal)
    {
        ["aws_cloudcontrolapi_resource"] = "aws:cloudcontrol/resource:Resource",
        ["aws_cloudformation_stack"] = "aws:cloudformation/stack:Stack",
        ["aws_cloudformation_stack_instances"] = "aws:cloudformation/stackInstances:StackInstances",
        ["aws_cloudformation_stack_set"] = "aws:cloudformation/stackSet:StackSet",
        ["aws_cloudformation_stack_set_instance"] = "aws:cloudformation/stackSetInstance:StackSetInstance",
        ["aws_instance"] = "aws:ec2/instance:Instance",
        ["aws_lambda_invocation"] = "aws:lambda/invocation:Invocation",
        ["aws_launch_configuration"] = "aws:ec2/launchConfiguration:LaunchConfiguration",
        ["aws_launch_template"] = "aws:ec2/launchTemplate:LaunchTemplate",
        ["aws_lightsail_instance"] = "aws:lightsail/instance:Instance",
        ["aws_servicecatalog_provisioned_product"] = "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
        ["aws_spot_instance_request"] = "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
        ["aws_ssm_association"] = "aws:ssm/association:Association",
        ["aws_ssm_document"] = "aws:ssm/document:Document",
        ["aws_ssm_parameter"] = "aws:ssm/parameter:Parameter",
    };

    /// <summary>The types of CloudFormation that do the same.</summary>
    private static readonly HashSet<string> OfTemplates = new(
        [
            "AWS::AutoScaling::LaunchConfiguration",
            "AWS::CodeBuild::Project",
            "AWS::EC2::Instance",
            "AWS::EC2::LaunchTemplate",
            "AWS::EC2::SpotFleet",
            "AWS::Lightsail::Instance",
            "AWS::Serverless::Application",
            "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
            "AWS::SSM::Association",
            "AWS::SSM::Document",
            "AWS::SSM::Parameter",
        ],
        StringComparer.Ordinal);

    // What AWS CDK brings: it empties buckets, copies files to them and sets how long logs are kept.
    private static readonly HashSet<string> PassiveCustomTypes = new(
        ["Custom::S3AutoDeleteObjects", "Custom::CDKBucketDeployment", "Custom::LogRetention", "Custom::S3BucketNotifications"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Tokens = new(OfAws.Values, StringComparer.Ordinal);

    // What they make stays within the configuration.
    private static readonly HashSet<string> PassiveProviders = new(["archive", "random", "time", "tls"], StringComparer.Ordinal);

    /// <summary>Whether a resource of a Terraform type does.</summary>
    public static bool IsBy(string type)
    {
        var known = TerraformNaming.Of(type).Type;
        return known.StartsWith("aws_", StringComparison.Ordinal)
            ? OfAws.ContainsKey(known) : !PassiveProviders.Contains(known.Split('_')[0]);
    }

    /// <summary>Whether a data source of a Terraform type does: most look something up, or put texts together.</summary>
    public static bool IsByData(string type) => type is "external" or "aws_lambda_invocation";

    /// <summary>Whether a resource of CloudFormation does: all that is not AWS's own runs somebody's code.</summary>
    public static bool IsByCloudFormationType(string type) =>
        OfTemplates.Contains(type)
        || type.StartsWith("AWS::CloudFormation::", StringComparison.Ordinal)
        || (!type.StartsWith("AWS::", StringComparison.Ordinal) && !PassiveCustomTypes.Contains(type));

    /// <summary>Whether a resource of Pulumi's AWS provider does.</summary>
    public static bool IsByToken(string token) => Tokens.Contains(token);
}
