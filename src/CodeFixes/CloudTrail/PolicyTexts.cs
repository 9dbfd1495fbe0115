namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The policies that CloudTrail needs, with names in two braces for what differs.</summary>
internal static class PolicyTexts
{
    /// <summary>The trust policy of the role that a trail delivers with.</summary>
    /// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html</remarks>
    public const string Trust =
        """
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
        """;

    /// <summary>What the role must be allowed, on the streams of the log group.</summary>
    /// <inheritdoc cref="Trust" path="/remarks"/>
    public const string Logging =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
              "Resource": "{{streams}}"
            }
          ]
        }
        """;

    /// <summary>What the bucket must allow CloudTrail.</summary>
    /// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html</remarks>
    public const string Bucket =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "cloudtrail.amazonaws.com" },
              "Action": "s3:GetBucketAcl",
              "Resource": "{{bucket}}"
            },
            {
              "Effect": "Allow",
              "Principal": { "Service": "cloudtrail.amazonaws.com" },
              "Action": "s3:PutObject",
              "Resource": "{{bucket}}/{{prefix}}AWSLogs/*",
              "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } }
            }
          ]
        }
        """;
}
