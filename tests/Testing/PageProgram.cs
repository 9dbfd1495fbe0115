namespace Infra.Analyzers.Testing;

/// <summary>The program that C# code of a rule's page stands in: in the constructor of a stack.</summary>
/// <remarks>
/// At hand are <c>bucket</c>, <c>logGroup</c>, <c>role</c>, <c>key</c> and <c>topic</c>, of which nothing is known but their classes, and
/// the
/// condition <c>isProduction</c>. They are members: code may declare variables of their names.
/// </remarks>
public static class PageProgram
{
    /// <summary>The program around code for Pulumi.</summary>
    public static string Pulumi(string code) =>
        $$"""
        using System.Collections.Generic;
        using Infra.Analyzers.Testing;
        using Pulumi;
        using Pulumi.Aws.CloudTrail;
        using Pulumi.Aws.CloudTrail.Inputs;
        using Pulumi.Aws.CloudWatch;
        using Pulumi.Aws.CloudWatch.Inputs;
        using Pulumi.Aws.Iam;
        using Pulumi.Aws.Kms;
        using Pulumi.Aws.S3;
        using Pulumi.Aws.Sns;
        using Aws = Pulumi.Aws;

        class Program : Stack
        {
            private readonly Bucket bucket = Given.Passes<Bucket>(null!);
            private readonly LogGroup logGroup = Given.Passes<LogGroup>(null!);
            private readonly Role role = Given.Passes<Role>(null!);
            private readonly Key key = Given.Passes<Key>(null!);
            private readonly Topic topic = Given.Passes<Topic>(null!);
            private readonly bool isProduction = Given.A;

            public Program()
            {
        {{code}}
            }
        }
        """;

    /// <summary>The program around code for CDKTF or CDK Terrain.</summary>
    /// <param name="code">The code.</param>
    /// <param name="root">The namespace of the framework.</param>
    public static string Cdktf(string code, string root) =>
        $$"""
        using System.Collections.Generic;
        using Infra.Analyzers.Testing;
        using Constructs;
        using {{root}};
        using {{root}}.Providers.Aws.Apigatewayv2Route;
        using {{root}}.Providers.Aws.CloudfrontDistribution;
        using {{root}}.Providers.Aws.Cloudtrail;
        using {{root}}.Providers.Aws.CloudwatchLogGroup;
        using {{root}}.Providers.Aws.CloudwatchLogMetricFilter;
        using {{root}}.Providers.Aws.CloudwatchMetricAlarm;
        using {{root}}.Providers.Aws.CognitoIdentityPool;
        using {{root}}.Providers.Aws.DbInstance;
        using {{root}}.Providers.Aws.DbSnapshot;
        using {{root}}.Providers.Aws.DmsReplicationInstance;
        using {{root}}.Providers.Aws.DynamodbTable;
        using {{root}}.Providers.Aws.EbsEncryptionByDefault;
        using {{root}}.Providers.Aws.EbsVolume;
        using {{root}}.Providers.Aws.Ec2TransitGateway;
        using {{root}}.Providers.Aws.EcrRepository;
        using {{root}}.Providers.Aws.EcsService;
        using {{root}}.Providers.Aws.EfsFileSystem;
        using {{root}}.Providers.Aws.EksCluster;
        using {{root}}.Providers.Aws.ElasticacheReplicationGroup;
        using {{root}}.Providers.Aws.IamAccountPasswordPolicy;
        using {{root}}.Providers.Aws.IamGroupPolicy;
        using {{root}}.Providers.Aws.IamPolicy;
        using {{root}}.Providers.Aws.IamRole;
        using {{root}}.Providers.Aws.IamRolePolicy;
        using {{root}}.Providers.Aws.IamUserPolicyAttachment;
        using {{root}}.Providers.Aws.Instance;
        using {{root}}.Providers.Aws.KinesisStream;
        using {{root}}.Providers.Aws.KmsKey;
        using {{root}}.Providers.Aws.LambdaFunctionUrl;
        using {{root}}.Providers.Aws.LambdaPermission;
        using {{root}}.Providers.Aws.LaunchTemplate;
        using {{root}}.Providers.Aws.LbListener;
        using {{root}}.Providers.Aws.MskCluster;
        using {{root}}.Providers.Aws.OpensearchDomain;
        using {{root}}.Providers.Aws.S3Bucket;
        using {{root}}.Providers.Aws.S3BucketAcl;
        using {{root}}.Providers.Aws.S3BucketLogging;
        using {{root}}.Providers.Aws.S3BucketPolicy;
        using {{root}}.Providers.Aws.S3BucketPublicAccessBlock;
        using {{root}}.Providers.Aws.SagemakerNotebookInstance;
        using {{root}}.Providers.Aws.SecurityGroup;
        using {{root}}.Providers.Aws.SnsTopic;
        using {{root}}.Providers.Aws.SqsQueue;
        using {{root}}.Providers.Aws.SqsQueuePolicy;
        using {{root}}.Providers.Aws.Subnet;
        using {{root}}.Providers.Aws.TransferServer;

        class Program : TerraformStack
        {
            private readonly S3Bucket bucket = Given.Passes<S3Bucket>(null!);
            private readonly CloudwatchLogGroup logGroup = Given.Passes<CloudwatchLogGroup>(null!);
            private readonly IamRole role = Given.Passes<IamRole>(null!);
            private readonly KmsKey key = Given.Passes<KmsKey>(null!);
            private readonly SnsTopic topic = Given.Passes<SnsTopic>(null!);
            private readonly bool isProduction = Given.A;

            public Program(Construct scope) : base(scope, "stack")
            {
        {{code}}
            }
        }
        """;

    /// <summary>The program around code for AWS CDK.</summary>
    public static string AwsCdk(string code) =>
        $$"""
        using System.Collections.Generic;
        using Infra.Analyzers.Testing;
        using Constructs;
        using Amazon.CDK;
        using Amazon.CDK.AWS.CloudTrail;
        using Amazon.CDK.AWS.Cognito;
        using Amazon.CDK.AWS.DMS;
        using Amazon.CDK.AWS.DynamoDB;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.ECR;
        using Amazon.CDK.AWS.EFS;
        using Amazon.CDK.AWS.ElasticLoadBalancingV2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.OpenSearchService;
        using Amazon.CDK.AWS.RDS;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SQS;
        using Amazon.CDK.AWS.Transfer;

        class Program : Stack
        {
            private readonly Bucket bucket = Given.Passes<Bucket>(null!);
            private readonly LogGroup logGroup = new(Given.Passes<Construct>(null!), "g");
            private readonly Role role = Given.Passes<Role>(null!);
            private readonly Key key = Given.Passes<Key>(null!);
            private readonly Topic topic = new(Given.Passes<Construct>(null!), "t");
            private readonly bool isProduction = Given.A;

            public Program(Construct scope) : base(scope, "stack")
            {
        {{code}}
            }
        }
        """;
}
