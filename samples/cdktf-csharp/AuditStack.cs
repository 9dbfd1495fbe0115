using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
using HashiCorp.Cdktf.Providers.Aws.DataAwsCallerIdentity;
using HashiCorp.Cdktf.Providers.Aws.IamRole;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicy;
using HashiCorp.Cdktf.Providers.Aws.Provider;
using HashiCorp.Cdktf.Providers.Aws.S3Bucket;
using HashiCorp.Cdktf.Providers.Aws.S3BucketPolicy;

namespace CdktfSample;

/// <summary>Three trails into one bucket; only the first one tells anybody what happens.</summary>
public sealed class AuditStack : TerraformStack
{
    private const string Region = "eu-west-1";

    public AuditStack(Construct scope, string id, TrailSettings partner)
        : base(scope, id)
    {
        _ = new AwsProvider(this, "aws", new AwsProviderConfig { Region = Region });

        var bucket = new S3Bucket(this, "bucket", new S3BucketConfig { BucketPrefix = "audit-" });
        var bucketPolicy = AllowTrailsToWrite(bucket);

        var logGroup = new CloudwatchLogGroup(this, "log-group", new CloudwatchLogGroupConfig
        {
            Name = "cloudtrail",
            RetentionInDays = 365,
        });
        var role = AllowCloudTrailToLog(logGroup);

        // Delivers to CloudWatch Logs, where metric filters and alarms see its events.
        _ = new Cloudtrail(this, "management-events", new CloudtrailConfig
        {
            Name = "management-events",
            S3BucketName = bucket.Id,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            CloudWatchLogsGroupArn = $"{logGroup.Arn}:*",
            CloudWatchLogsRoleArn = role.Arn,
            DependsOn = [bucketPolicy],
        });

        // Does not deliver to CloudWatch Logs: the compiler sees it.
        _ = new Cloudtrail(this, "data-events", new CloudtrailConfig
        {
            Name = "data-events",
            S3BucketName = bucket.Id,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            DependsOn = [bucketPolicy],
        });

        // Neither does this one, but its ARNs come from partner-trail.json: the scan of the synthesized Terraform sees it.
        _ = new Cloudtrail(this, "partner-events", new CloudtrailConfig
        {
            Name = partner.Name,
            S3BucketName = bucket.Id,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            CloudWatchLogsGroupArn = partner.LogGroupArn,
            CloudWatchLogsRoleArn = partner.RoleArn,
            DependsOn = [bucketPolicy],
        });
    }

    private S3BucketPolicy AllowTrailsToWrite(S3Bucket bucket)
    {
        var account = new DataAwsCallerIdentity(this, "account").AccountId;
        return new S3BucketPolicy(this, "bucket-policy", new S3BucketPolicyConfig
        {
            Bucket = bucket.Id,
            Policy = $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": { "Service": "cloudtrail.amazonaws.com" },
                      "Action": "s3:GetBucketAcl",
                      "Resource": "{{bucket.Arn}}",
                      "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:cloudtrail:{{Region}}:{{account}}:trail/*" } }
                    },
                    {
                      "Effect": "Allow",
                      "Principal": { "Service": "cloudtrail.amazonaws.com" },
                      "Action": "s3:PutObject",
                      "Resource": "{{bucket.Arn}}/AWSLogs/{{account}}/*",
                      "Condition": {
                        "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" },
                        "ArnLike": { "aws:SourceArn": "arn:aws:cloudtrail:{{Region}}:{{account}}:trail/*" }
                      }
                    }
                  ]
                }
                """,
        });
    }

    private IamRole AllowCloudTrailToLog(CloudwatchLogGroup logGroup)
    {
        var role = new IamRole(this, "role", new IamRoleConfig
        {
            Name = "cloudtrail-to-cloudwatch-logs",
            AssumeRolePolicy = """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": { "Service": "cloudtrail.amazonaws.com" },
                      "Action": "sts:AssumeRole"
                    }
                  ]
                }
                """,
        });
        _ = new IamRolePolicy(this, "role-policy", new IamRolePolicyConfig
        {
            Name = "write-log-streams",
            Role = role.Id,
            Policy = $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                      "Resource": "{{logGroup.Arn}}:*"
                    }
                  ]
                }
                """,
        });
        return role;
    }
}
