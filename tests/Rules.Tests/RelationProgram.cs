using System.Collections.Immutable;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Asks one rule about C# code in the constructor of a stack, in the language of either framework.</summary>
/// <param name="Rule">The id of the rule.</param>
internal sealed record RelationProgram(string Rule)
{
    /// <summary>The ids of the rules that are asked.</summary>
    public ImmutableHashSet<string> Rules { get; init; } = [Rule];

    /// <summary>Members of the stack.</summary>
    public string Members { get; init; } = "";

    /// <summary>Other types of the program.</summary>
    public string Types { get; init; } = "";

    public async Task FindsInPulumi(string statements) => Assert.Single(await Pulumi(statements));

    public async Task PassesInPulumi(string statements) => Assert.Empty(await Pulumi(statements));

    public async Task FindsInCdktf(string statements) => Assert.Single(await Cdktf(statements));

    public async Task PassesInCdktf(string statements) => Assert.Empty(await Cdktf(statements));

    public Task<ImmutableArray<Diagnostic>> Pulumi(string statements) => Analyze(
        Libraries.Pulumi,
        $$"""
        using System; using System.Collections.Generic; using System.Linq; using System.Text.Json; using System.Threading.Tasks;
        using Infra.Analyzers.Testing; using Pulumi; using Pulumi.Aws.CloudTrail; using Pulumi.Aws.CloudWatch; using Pulumi.Aws.CloudWatch.Inputs;
        using Pulumi.Aws.Iam; using Pulumi.Aws.Iam.Inputs; using Pulumi.Aws.Kms; using Pulumi.Aws.S3; using Pulumi.Aws.S3.Inputs;

        class Program : Stack
        {
            {{Members}}

            public Program()
            {
                {{statements}}
            }
        }

        {{Types}}
        """);

    public Task<ImmutableArray<Diagnostic>> Cdktf(string statements) => Analyze(
        Libraries.Cdktf,
        $$"""
        using System; using System.Collections.Generic; using System.Linq;
        using Infra.Analyzers.Testing; using Constructs; using HashiCorp.Cdktf; using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
        using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup; using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogMetricFilter;
        using HashiCorp.Cdktf.Providers.Aws.CloudwatchMetricAlarm; using HashiCorp.Cdktf.Providers.Aws.DataAwsIamPolicyDocument;
        using HashiCorp.Cdktf.Providers.Aws.IamPolicy; using HashiCorp.Cdktf.Providers.Aws.IamRole; using HashiCorp.Cdktf.Providers.Aws.IamRolePolicy;
        using HashiCorp.Cdktf.Providers.Aws.IamRolePolicyAttachment; using HashiCorp.Cdktf.Providers.Aws.KmsKey;
        using HashiCorp.Cdktf.Providers.Aws.S3Bucket; using HashiCorp.Cdktf.Providers.Aws.S3BucketAcl; using HashiCorp.Cdktf.Providers.Aws.S3BucketLogging;
        using HashiCorp.Cdktf.Providers.Aws.S3BucketPolicy; using HashiCorp.Cdktf.Providers.Aws.S3BucketPublicAccessBlock;

        class Program : TerraformStack
        {
            {{Members}}

            public Program(Construct scope) : base(scope, "stack")
            {
                {{statements}}
            }
        }

        {{Types}}
        """);

    private Task<ImmutableArray<Diagnostic>> Analyze(Libraries libraries, string source) =>
        (TestProgram.Of(libraries, source) with { Rules = Rules }).AnalyzeAsync(new InfraAnalyzer());
}
