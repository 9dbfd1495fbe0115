using Amazon.CDK;
using Amazon.CDK.AWS.CloudTrail;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace AwsCdkSample;

/// <summary>Four trails into one bucket; only the first one tells anybody what happens.</summary>
public sealed class AuditStack : Stack
{
    public AuditStack(Construct scope, string id, TrailSettings partner)
        : base(scope, id)
    {
        var bucket = new Bucket(this, "bucket");
        var logGroup = new LogGroup(this, "log-group", new LogGroupProps { Retention = RetentionDays.ONE_YEAR });

        // Delivers to CloudWatch Logs, where metric filters and alarms see its events.
        _ = new Trail(this, "management-events", new TrailProps
        {
            Bucket = bucket,
            SendToCloudWatchLogs = true,
            CloudWatchLogGroup = logGroup,
        });

        // Does not: a log group alone does nothing.
        _ = new Trail(this, "data-events", new TrailProps
        {
            Bucket = bucket,
            CloudWatchLogGroup = logGroup,
        });

        // The classes generated from CloudFormation take the two ARNs.
        _ = new CfnTrail(this, "network-events", new CfnTrailProps
        {
            IsLogging = true,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            S3BucketName = bucket.BucketName,
        });

        // The ARNs of this one come from partner-trail.json: the scan of the synthesized template sees that they are missing.
        _ = new CfnTrail(this, "partner-events", new CfnTrailProps
        {
            IsLogging = true,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            TrailName = partner.Name,
            S3BucketName = bucket.BucketName,
            CloudWatchLogsLogGroupArn = partner.LogGroupArn,
            CloudWatchLogsRoleArn = partner.RoleArn,
        });
    }
}
