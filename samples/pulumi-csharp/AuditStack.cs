using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.CloudTrail;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Config = Pulumi.Config;

namespace PulumiSample;

/// <summary>Three trails into one bucket; only the first one surely tells somebody what happens.</summary>
public sealed class AuditStack : Stack
{
    private const string Region = "eu-west-1";

    public AuditStack()
    {
        var bucket = new Bucket("bucket");
        var afterPolicy = new CustomResourceOptions { DependsOn = { AllowTrailsToWrite(bucket) } };

        var logGroup = new LogGroup("log-group", new LogGroupArgs { Name = "cloudtrail", RetentionInDays = 365 });
        var role = AllowCloudTrailToLog(logGroup);

        // Delivers to CloudWatch Logs, where metric filters and alarms see its events.
        _ = new Trail("management-events", new TrailArgs
        {
            S3BucketName = bucket.Id,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            CloudWatchLogsGroupArn = Output.Format($"{logGroup.Arn}:*"),
            CloudWatchLogsRoleArn = role.Arn,
        }, afterPolicy);

        // Does not deliver to CloudWatch Logs: the compiler sees it.
        _ = new Trail("data-events", new TrailArgs
        {
            S3BucketName = bucket.Id,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
        }, afterPolicy);

        // Does not either where the stack's configuration lacks them, which the compiler does not know: the run of the program sees it.
        var partner = new Config("partner");
        _ = new Trail("partner-events", new TrailArgs
        {
            S3BucketName = bucket.Id,
            IsMultiRegionTrail = true,
            EnableLogFileValidation = true,
            CloudWatchLogsGroupArn = partner.Get("logGroupArn")!,
            CloudWatchLogsRoleArn = partner.Get("roleArn")!,
        }, afterPolicy);
    }

    private static BucketPolicy AllowTrailsToWrite(Bucket bucket)
    {
        var account = GetCallerIdentity.Invoke().Apply(identity => identity.AccountId);
        return new BucketPolicy("bucket-policy", new BucketPolicyArgs
        {
            Bucket = bucket.Id,
            Policy = Output.Format($$"""
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
                """),
        });
    }

    private static Role AllowCloudTrailToLog(LogGroup logGroup)
    {
        var role = new Role("role", new RoleArgs
        {
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
        _ = new RolePolicy("role-policy", new RolePolicyArgs
        {
            Role = role.Id,
            Policy = Output.Format($$"""
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
                """),
        });
        return role;
    }
}
