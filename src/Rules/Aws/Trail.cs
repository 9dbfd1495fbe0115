namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_cloudtrail</c>, as the Terraform AWS provider documents them.</summary>
internal static class Trail
{
    public const string Type = "aws_cloudtrail";
    public const string LogGroupArn = "cloud_watch_logs_group_arn";
    public const string RoleArn = "cloud_watch_logs_role_arn";
    public const string IsOrganization = "is_organization_trail";
    public const string BucketName = "s3_bucket_name";
    public const string KeyPrefix = "s3_key_prefix";
    public const string EnableLogging = "enable_logging";
    public const string IsMultiRegion = "is_multi_region_trail";
    public const string EnableLogFileValidation = "enable_log_file_validation";
    public const string KmsKeyId = "kms_key_id";
    public const string SnsTopicName = "sns_topic_name";
    public const string IncludeGlobalServiceEvents = "include_global_service_events";
    public const string EventSelector = "event_selector";
    public const string AdvancedEventSelector = "advanced_event_selector";
    public const string DataResource = "data_resource";
    public const string FieldSelector = "field_selector";

    /// <summary>The property of AWS CDK's construct that makes the log group and the role.</summary>
    public const string SendToCloudWatchLogs = "SendToCloudWatchLogs";

    private const string ObjectData = "AWS::S3::Object";
    private const string FunctionData = "AWS::Lambda::Function";

    private static readonly AttributeValue True = new AttributeValue.Set(new Content.Boolean(true));

    // AWS Native and AWS Cloud Control (awscc) follow CloudFormation, which names lists in the plural, as Pulumi's bridge does.
    private const Bindings Plural = Bindings.Pulumi | Bindings.CloudFormation;

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:cloudtrail/trail:Trail"],
        CloudFormationType = "AWS::CloudTrail::Trail",
        IsMappedToCloudFormation = true,
        // "Optional", and not "Computed": terraform-provider-aws, internal/service/cloudtrail/trail.go.
        Echoed = [LogGroupArn, RoleArn],
        Names =
        [
            new(LogGroupArn, "cloudWatchLogsLogGroupArn", Bindings.AwsNative | Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new(LogGroupArn, "cloudwatchLogsLogGroupArn", Bindings.Awscc) { IsOfTypeAlone = true },
            new(RoleArn, "cloudwatchLogsRoleArn", Bindings.Awscc) { IsOfTypeAlone = true },
            new(KmsKeyId, "kMSKeyId", Bindings.Template) { IsOfTypeAlone = true },
            new(EnableLogging, "isLogging", Bindings.CloudFormation) { IsOfTypeAlone = true },
            new("name", "trailName", Bindings.CloudFormation) { IsOfTypeAlone = true },
            new(EventSelector, "eventSelectors", Plural),
            new(AdvancedEventSelector, "advancedEventSelectors", Plural),
            new(DataResource, "dataResources", Plural),
            new(FieldSelector, "fieldSelectors", Plural),

            // jsii avoids the name of a method that every class of Java and .NET has.
            new("equals", "equalTo", Bindings.Cdktf | Bindings.AwsCdk),
        ],
        NameAttribute = "name",
        RefAttribute = "name",
        Arn = new("arn:{partition}:cloudtrail:{region}:{account}:trail/{name}", NameHasSlashes: false) { IsId = true },
        Enumerations = ["TrailEventSelectorReadWriteType"],
    };

    /// <summary>
    /// AWS CDK's L2 construct. A log group without <c>SendToCloudWatchLogs</c> does nothing (aws-cdk issue 16092); log group and role are
    /// set together or not at all (aws-cdk, packages/aws-cdk-lib/aws-cloudtrail/lib/cloudtrail.ts).
    /// </summary>
    public static readonly ConstructSchema Construct = new("aws-cdk-lib.aws_cloudtrail.Trail", Schema)
    {
        Properties =
        [
            new(LogGroupArn, SendToCloudWatchLogs)
            {
                // CloudFormation's ARN of a log group has the wildcard already.
                Made = Content.Text.Of([new TextPart.Reference(LogGroup.Type, "arn"), new TextPart.Literal(":*")]),
            },
            new(RoleArn, SendToCloudWatchLogs) { Made = Content.Text.Of([new TextPart.Reference(Role.Type, "arn")]) },
            new(EnableLogFileValidation, "EnableFileValidation") { Default = True },
            new(IsMultiRegion, "IsMultiRegionTrail") { Default = True },
            new(IncludeGlobalServiceEvents, "IncludeGlobalServiceEvents") { Default = True },
            new(IsOrganization, "IsOrganizationTrail"),
            // Nobody is granted the key (aws-cdk issues 3822 and 23391); the bucket gets a policy, unless it is imported.
            new(KmsKeyId, "EncryptionKey") { Given = new(Key.Type, "arn"), LeavesGiven = true },
            new(SnsTopicName, "SnsTopic") { Given = new("aws_sns_topic", "name") },
            new(KeyPrefix, "S3KeyPrefix"),
            new("name", "TrailName"),
            new(BucketName, "Bucket")
            {
                Default = new AttributeValue.Set(Content.Text.Of([new TextPart.Reference(Bucket.Type, "id")])),
                Given = new(Bucket.Type, "id"),

                // What an organization's trail needs is written only where the construct is told both.
                Policy = new(Bucket.Construct, Bucket.Policy, When: "IsOrganizationTrail", Without: ["OrgId", "TrailName"])
                {
                    OwnName = "S3",
                    Text = PolicyOfBucket,
                },
            },
        ],
        Always = new Dictionary<string, AttributeValue> { [EnableLogging] = True },
        Selectors = new(EventSelector, Choice: "ManagementEvents", None: "NONE")
        {
            Methods = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AddEventSelector"] = "",
                ["AddS3EventSelector"] = ObjectData,
                ["LogAllS3DataEvents"] = ObjectData,
                ["AddLambdaEventSelector"] = FunctionData,
                ["LogAllLambdaDataEvents"] = FunctionData,
            },
            DataTypes = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["S3_OBJECT"] = ObjectData,
                ["LAMBDA_FUNCTION"] = FunctionData,
            },
            Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["READ_ONLY"] = "ReadOnly",
                ["WRITE_ONLY"] = "WriteOnly",
                ["ALL"] = "All",
            },
            Kind = ("read_write_type", "ReadWriteType"),
            Includes = ("include_management_events", "IncludeManagementEvents"),
            Data = (DataResource, "type", "values"),
        },
        Idle = ["CloudWatchLogGroup", "CloudWatchLogsRetention"],
    };

    private static Content.Text PolicyOfBucket(string bucket)
    {
        const string Allow = "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},\"Action\":";
        var arn = new TextPart.Reference(Bucket.Type, "arn") { Address = bucket };
        return Content.Text.Of(
        [
            new TextPart.Literal($"{{\"Statement\":[{Allow}\"s3:GetBucketAcl\",\"Resource\":\""),
            arn,
            new TextPart.Literal($"\"}},{Allow}\"s3:PutObject\",\"Resource\":\""),
            arn,
            new TextPart.Literal("/AWSLogs/123456789012/*\"}]}"),
        ]);
    }

    /// <summary>
    /// Pulumi's awsx component, which makes the log group and the role where it is asked to; with <c>Existing</c> it takes the group that
    /// is there, and no role (pulumi-awsx, awsx/cloudtrail/trail.ts and awsx/cloudwatch/logGroup.ts).
    /// </summary>
    public static readonly ComponentSchema Component = new("awsx:cloudtrail:Trail", Schema)
    {
        Option = new("CloudWatchLogsGroup", Enable: "Enable", Existing: "Existing")
        {
            Attributes =
            [
                new(LogGroupArn, "CloudWatchLogsGroup.Existing") { IsSetByExisting = true },
                new(RoleArn, "the role of CloudWatchLogsGroup"),
            ],
        },
    };
}
