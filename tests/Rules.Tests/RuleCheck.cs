using System.Globalization;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Asks one rule about one trail, written in each language that the product reads.</summary>
internal static class RuleCheck
{
    /// <summary>The rule reports the trail, once, in every language.</summary>
    /// <param name="rule">Its id.</param>
    /// <param name="cdktf">What the initializer of the CDKTF config sets beside the name and the bucket.</param>
    /// <param name="hcl">The same in a <c>resource</c> block.</param>
    /// <param name="pulumi">The same in the initializer of Pulumi's args, where it differs.</param>
    /// <param name="saying">The end of the C# message, where it matters.</param>
    public static Task Finds(string rule, string cdktf, string hcl, string? pulumi = null, string saying = "") =>
        Answers(rule, expected: 1, cdktf, hcl, pulumi ?? cdktf, saying);

    /// <summary>The rule has nothing to say about the trail, in any language.</summary>
    /// <inheritdoc cref="Finds"/>
    public static Task Passes(string rule, string cdktf, string hcl, string? pulumi = null) => Answers(rule, expected: 0, cdktf, hcl, pulumi ?? cdktf, "");

    private static async Task Answers(string rule, int expected, string cdktf, string hcl, string pulumi, string saying)
    {
        await InCsharp(Libraries.Pulumi, Pulumi(pulumi));
        await InCsharp(Libraries.Cdktf, Cdktf(cdktf));
        var reports = Scan(Terraform(hcl)).Where(report => report.Rule.Id == rule).ToList();
        Assert.True(expected == reports.Count, $"Terraform: {reports.Count} findings.");
        Assert.All(reports, report => Assert.Equal("aws_cloudtrail.audit", report.Address));

        async Task InCsharp(Libraries libraries, string source)
        {
            var program = TestProgram.Of(libraries, source) with { Rules = [rule] };
            var found = await program.AnalyzeAsync(new InfraAnalyzer());
            Assert.True(expected == found.Length, $"{libraries}: {found.Length} findings.");
            Assert.All(found, diagnostic => Assert.EndsWith(saying, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
    }

    public static string Pulumi(string members) =>
        $$"""
        using System.Collections.Generic; using System.Collections.Immutable; using System.Linq;
        using Infra.Analyzers.Testing; using Pulumi; using Pulumi.Aws.CloudTrail; using Pulumi.Aws.CloudTrail.Inputs;

        class Program : Stack
        {
            public Program() => new Trail("audit", new TrailArgs { S3BucketName = "logs", {{members}} });
        }
        """;

    public static string Cdktf(string members) =>
        $$"""
        using System.Collections.Generic; using System.Linq;
        using Infra.Analyzers.Testing; using Constructs; using HashiCorp.Cdktf; using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        class Program : TerraformStack
        {
            public Program(Construct scope) : base(scope, "stack") =>
                new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = "logs", {{members}} });
        }
        """;

    public static string Terraform(string body) =>
        $$"""
        variable "given" {}
        resource "aws_cloudtrail" "audit" {
          name           = "audit"
          s3_bucket_name = "logs"
          {{body}}
        }
        """;

    /// <summary>What every rule says about a file of Terraform's or Pulumi's.</summary>
    public static IReadOnlyList<Report> Scan(string text, string name = "main.tf")
    {
        var folder = Directory.CreateTempSubdirectory("infra-rules-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), text);
            return TerraformScan.Scan([name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tf.json", StringComparison.Ordinal) ? folder.FullName : Path.Combine(folder.FullName, name)], ScanOptions.Default, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
