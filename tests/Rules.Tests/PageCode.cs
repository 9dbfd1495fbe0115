using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Asks the rules about the code of a page: those that are on by default, and the page's own.</summary>
/// <remarks>
/// C# code stands in the constructor of a stack. At hand are <c>bucket</c>, <c>logGroup</c>, <c>role</c>, <c>key</c> and <c>topic</c>, of
/// which nothing is known but their classes, and the condition <c>isProduction</c>. They are members: code may declare variables of their
/// names. Terraform code is all of a module.
/// </remarks>
internal static class PageCode
{
    /// <summary>The ids of the rules that object to code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="rule">The id of the page's rule.</param>
    public delegate Task<IReadOnlyList<string>> Check(string code, string rule);

    /// <summary>The ways of checking a language: C# for CDKTF is C# for CDK Terrain, too.</summary>
    public static IEnumerable<(string Dialect, Check Check)> Checks(PageLanguage language) => language == PageLanguage.Terraform
        ? [("Terraform", (code, rule) => Task.FromResult(Terraform(code, rule)))]
        : from dialect in Dialects(language)
          select (dialect.Libraries.ToString(),
            new Check((code, rule) => CSharp(dialect.Libraries, dialect.Source(code), rule)));

    /// <summary>The programs that code of a C# language stands in.</summary>
    public static IEnumerable<(Libraries Libraries, string Source)> Sources(PageLanguage language, string code) =>
        from dialect in Dialects(language) select (dialect.Libraries, dialect.Source(code));

    private static IEnumerable<(Libraries Libraries, Func<string, string> Source)> Dialects(PageLanguage language) =>
        language == PageLanguage.Pulumi
        ? [(Libraries.Pulumi, Pulumi)]
        : language == PageLanguage.AwsCdk
        ? [(Libraries.AwsCdk, AwsCdk)]
        : [(Libraries.Cdktf, code => Cdktf(code, "HashiCorp.Cdktf")), (Libraries.CdkTerrain, code => Cdktf(code, "Io.Cdktn"))];

    private static bool IsOn(RuleMetadata rule, string own) => rule.Severity != Severity.None || rule.Id == own;

    private static async Task<IReadOnlyList<string>> CSharp(Libraries libraries, string source, string own)
    {
        var program =
            TestProgram.Of(libraries, source)
                with
            { Rules = [.. RuleCatalog.All.Select(rule => rule.Metadata).Where(rule => IsOn(rule, own)).Select(rule => rule.Id)] };
        return [.. (await program.AnalyzeAsync(new InfraAnalyzer())).Select(diagnostic => diagnostic.Id)];
    }

    private static IReadOnlyList<string> Terraform(string code, string own) =>
        [.. RuleCheck.Scan(code).Select(report => report.Rule).Where(rule => IsOn(rule, own)).Select(rule => rule.Id)];

    private static string Pulumi(string code) =>
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

    private static string Cdktf(string code, string root) =>
        $$"""
        using System.Collections.Generic;
        using Infra.Analyzers.Testing;
        using Constructs;
        using {{root}};
        using {{root}}.Providers.Aws.Cloudtrail;
        using {{root}}.Providers.Aws.CloudwatchLogGroup;
        using {{root}}.Providers.Aws.CloudwatchLogMetricFilter;
        using {{root}}.Providers.Aws.CloudwatchMetricAlarm;
        using {{root}}.Providers.Aws.IamRole;
        using {{root}}.Providers.Aws.IamRolePolicy;
        using {{root}}.Providers.Aws.KmsKey;
        using {{root}}.Providers.Aws.S3Bucket;
        using {{root}}.Providers.Aws.S3BucketAcl;
        using {{root}}.Providers.Aws.S3BucketLogging;
        using {{root}}.Providers.Aws.S3BucketPolicy;
        using {{root}}.Providers.Aws.S3BucketPublicAccessBlock;
        using {{root}}.Providers.Aws.SnsTopic;

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

    private static string AwsCdk(string code) =>
        $$"""
        using System.Collections.Generic;
        using Infra.Analyzers.Testing;
        using Constructs;
        using Amazon.CDK;
        using Amazon.CDK.AWS.CloudTrail;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.SNS;

        class Program : Stack
        {
            private readonly Bucket bucket = new(Given.Passes<Construct>(null!), "b");
            private readonly LogGroup logGroup = new(Given.Passes<Construct>(null!), "g");
            private readonly Role role = Given.Passes<Role>(null!);
            private readonly Key key = new(Given.Passes<Construct>(null!), "k");
            private readonly Topic topic = new(Given.Passes<Construct>(null!), "t");
            private readonly bool isProduction = Given.A;

            public Program(Construct scope) : base(scope, "stack")
            {
        {{code}}
            }
        }
        """;
}
