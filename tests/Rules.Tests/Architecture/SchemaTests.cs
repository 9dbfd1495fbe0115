using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Rules.Tests.Architecture;

/// <summary>Every type that a rule asks for has a schema, and no two schemas say different things of one name.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Every_type_that_a_rule_asks_for_has_one() => Assert.Equal(
        RuleBook.BuiltIn.AttributesByResourceType.Keys.Concat(RuleBook.RelatedAttributes.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
        SchemaCatalog.Schemas.Select(schema => schema.Type).Order(StringComparer.Ordinal));

    [Fact]
    public void A_name_that_types_share_means_the_same_everywhere() => Assert.All(
        SchemaCatalog.Schemas.SelectMany(schema => schema.Names).Where(name => !name.IsOfTypeAlone)
            .GroupBy(name => name.Name, StringComparer.Ordinal),
        name => Assert.Single(name.Select(known => known.Attribute).Distinct(StringComparer.Ordinal)));

    [Fact]
    public void Names_lead_back_to_their_attributes() => Assert.All(
        from schema in SchemaCatalog.Schemas
        from name in schema.Names
        from bindings in new[]
        {
            Bindings.Cdktf, Bindings.Pulumi, Bindings.AwsNative, Bindings.Awscc, Bindings.AwsCdk, Bindings.Template,
        }
        where name.IsIn(bindings)
        select (schema, name, bindings),
        row => Assert.Equal(row.name.Attribute, row.schema.ToTerraform(row.schema.NameIn(row.bindings, row.name.Attribute), row.bindings)));

    [Theory]
    [InlineData("aws:cloudtrail/trail:Trail", "aws_cloudtrail", false)]
    [InlineData("aws:index/cloudtrail:Cloudtrail", "aws_cloudtrail", false)]
    [InlineData("aws:index/iamRole:IamRole", "aws_iam_role", false)]
    [InlineData("aws:s3/bucketV2:BucketV2", "aws_s3_bucket", false)]
    [InlineData("aws-native:cloudtrail:Trail", "aws_cloudtrail", true)]
    public void Tokens_of_Pulumi_lead_to_their_types(string token, string type, bool isNative)
    {
        var known = Assert.NotNull(ResourceSchemas.BuiltIn.OfPulumiToken(token));
        Assert.Equal((type, isNative ? Bindings.AwsNative : Bindings.Pulumi), (known.Schema.Type, known.Bindings));
    }

    // A role of AWS Native has its policies as objects, by other names: read by the names of the classic provider, it would have none.
    [Theory]
    [InlineData("aws-native:iam:Role")]
    [InlineData("gcp:kms/key:Key")]
    public void Others_lead_nowhere(string token) => Assert.Null(ResourceSchemas.BuiltIn.OfPulumiToken(token));

    [Theory]
    [InlineData("@cdktf/provider-aws.cloudtrail.Cloudtrail", "aws_cloudtrail")]
    [InlineData("@cdktn/provider-aws.iamRole.IamRole", "aws_iam_role")]
    [InlineData("aws.s3BucketLogging.S3BucketLoggingA", "aws_s3_bucket_logging")]
    [InlineData("amazon.dataAwsIamPolicyDocument.DataAwsIamPolicyDocument", "data.aws_iam_policy_document")]
    [InlineData("@cdktf/provider-awscc.iamRole.IamRole", null)]
    [InlineData("awscc.iamRole.IamRole", null)]
    [InlineData("@cdktf/provider-alicloud.kmsKey.KmsKey", null)]
    public void Classes_of_CDKTF_lead_to_their_types(string jsiiName, string? type) =>
        Assert.Equal(type, ResourceSchemas.BuiltIn.OfJsiiClass(jsiiName)?.Type);

    [Theory]
    [InlineData("aws-cdk-lib.aws_cloudtrail.CfnTrail", "aws_cloudtrail")]
    [InlineData("aws-cdk-lib.aws_logs.CfnLogGroup", "aws_cloudwatch_log_group")]
    [InlineData("aws-cdk-lib.aws_cloudtrail.Trail", null)]
    [InlineData("@aws-cdk/aws-cloudtrail.CfnTrail", null)]
    public void Generated_classes_of_AWS_CDK_lead_to_their_types(string jsiiName, string? type) =>
        Assert.Equal(type, ResourceSchemas.BuiltIn.OfAwsCdkClass(jsiiName)?.Type);

    [Theory]
    [InlineData("AWS::CloudTrail::Trail", "CloudWatchLogsLogGroupArn", "cloud_watch_logs_group_arn")]
    [InlineData("AWS::CloudTrail::Trail", "CloudWatchLogsRoleArn", "cloud_watch_logs_role_arn")]
    [InlineData("AWS::CloudTrail::Trail", "KMSKeyId", "kms_key_id")]
    [InlineData("AWS::CloudTrail::Trail", "IsLogging", "enable_logging")]
    [InlineData("AWS::CloudTrail::Trail", "S3BucketName", "s3_bucket_name")]
    [InlineData("AWS::CloudTrail::Trail", "AdvancedEventSelectors", "advanced_event_selector")]
    [InlineData("AWS::CloudTrail::Trail", "FieldSelectors", "field_selector")]
    [InlineData("AWS::CloudTrail::Trail", "Equals", "equals")]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName", "name")]
    [InlineData("AWS::Logs::LogGroup", "KmsKeyId", "kms_key_id")]
    [InlineData("AWS::IAM::Role", "AssumeRolePolicyDocument", "assume_role_policy")]
    [InlineData("AWS::IAM::Role", "Policies", "inline_policy")]
    [InlineData("AWS::KMS::Key", "KeyPolicy", "policy")]
    [InlineData("AWS::S3::BucketPolicy", "PolicyDocument", "policy")]
    public void Properties_of_CloudFormation_lead_to_attributes_and_back(string type, string property, string attribute)
    {
        var schema = ResourceSchemas.BuiltIn.OfCloudFormation(type);
        Assert.NotNull(schema);
        Assert.Equal(attribute, schema.ToTerraform(property, Bindings.Template));
        Assert.Equal(property, schema.NameIn(Bindings.Template, attribute));
    }
}
