using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Asks one rule about one trail, written in each language that the product reads.</summary>
internal static partial class RuleCheck
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
    public static Task Passes(string rule, string cdktf, string hcl, string? pulumi = null) =>
        Answers(rule, expected: 0, cdktf, hcl, pulumi ?? cdktf, "");

    private static async Task Answers(string rule, int expected, string cdktf, string hcl, string pulumi, string saying)
    {
        await InCsharp(Libraries.Pulumi, Pulumi(pulumi), saying);
        await InCsharp(Libraries.Pulumi, AwsNative(pulumi), saying.Replace("EnableLogging", "IsLogging", StringComparison.Ordinal));
        await InCsharp(Libraries.Cdktf, Cdktf(cdktf), saying);
        await InCsharp(Libraries.CdkTerrain, Cdktf(cdktf, "Io.Cdktn"), saying);
        var reports = Scan(Terraform(hcl)).Where(report => report.Rule.Id == rule).ToList();
        Assert.True(expected == reports.Count, $"Terraform: {reports.Count} findings.");
        Assert.All(reports, report => Assert.Equal("aws_cloudtrail.audit", report.Address));

        async Task InCsharp(Libraries libraries, string source, string ending)
        {
            var program = TestProgram.Of(libraries, source) with { Rules = [rule] };
            var found = await program.AnalyzeAsync(new InfraAnalyzer());
            Assert.True(expected == found.Length, $"{found.Length} findings in {source}");
            Assert.All(found,
                diagnostic => Assert.EndsWith(ending, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
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

    /// <summary>
    /// The same with Pulumi's AWS Native provider, which follows CloudFormation: some names and types differ, and logging must be said.
    /// </summary>
    public static string AwsNative(string members) =>
        $$"""
        using System.Collections.Generic; using System.Collections.Immutable; using System.Linq;
        using Infra.Analyzers.Testing; using Pulumi; using Pulumi.AwsNative.CloudTrail; using Pulumi.AwsNative.CloudTrail.Inputs;

        class Program : Stack
        {
            public Program() => new Trail("audit", new TrailArgs { S3BucketName = "logs", {{NativeMembers(members)}} });
        }
        """;

    private static string NativeMembers(string members)
    {
        var native = members
            .Replace("EnableLogging", "IsLogging", StringComparison.Ordinal)
            .Replace("TrailAdvancedEventSelectorFieldSelectorArgs", "TrailFieldSelectorArgs", StringComparison.Ordinal)
            .Replace("TrailEventSelectorDataResourceArgs", "TrailDataResourceArgs", StringComparison.Ordinal);
        native = ReadWriteType().Replace(native, "ReadWriteType = TrailEventSelectorReadWriteType.$1");
        return native.Contains("IsLogging", StringComparison.Ordinal) ? native : "IsLogging = true, " + native;
    }

    [GeneratedRegex("ReadWriteType = \"(\\w+)\"")]
    private static partial Regex ReadWriteType();

    public static string Cdktf(string members, string root = "HashiCorp.Cdktf") =>
        $$"""
        using System.Collections.Generic; using System.Linq;
        using Infra.Analyzers.Testing; using Constructs; using {{root}}; using {{root}}.Providers.Aws.Cloudtrail;

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
            return TerraformScan.Scan(
                [name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tf.json", StringComparison.Ordinal)
                    ? folder.FullName : Path.Combine(folder.FullName, name)], ScanOptions.Default, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
