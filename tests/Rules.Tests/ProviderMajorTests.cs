using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1002 and INFRA2002 where the ARN of a log group ends in <c>:*</c>: with the AWS provider below 3.0.</summary>
public sealed class ProviderMajorTests
{
    private const string Program =
        """
        resource "aws_cloudwatch_log_group" "audit" {
          name = "audit"
        }
        resource "aws_iam_role" "audit" {
          name               = "audit"
          assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "cloudtrail.amazonaws.com" } }] })
        }
        resource "aws_iam_role_policy" "audit" {
          role   = aws_iam_role.audit.id
          policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = RESOURCE }] })
        }
        resource "aws_cloudtrail" "audit" {
          name                       = "audit"
          s3_bucket_name             = "logs"
          cloud_watch_logs_group_arn = GROUP
          cloud_watch_logs_role_arn  = aws_iam_role.audit.arn
        }

        """;

    [Theory]
    [InlineData("terraform {\n  required_providers {\n    aws = { source = \"hashicorp/aws\", version = \"~> 2.70\" }\n  }\n}\n", true)]
    [InlineData("terraform {\n  required_providers {\n    aws = \"< 3.0\"\n  }\n}\n", true)]
    [InlineData("provider \"aws\" {\n  version = \"~> 2.0\"\n}\n", true)]
    [InlineData("provider \"aws\" {\n  version = \">= 2.0\"\n}\n", false)]
    [InlineData("terraform {\n  required_providers {\n    aws = { source = \"hashicorp/aws\", version = \">= 2.70, < 4.0\" }\n  }\n}\n",
        false)]
    [InlineData("terraform {\n  required_providers {\n    google = \"~> 2.0\"\n  }\n}\n", false)]
    [InlineData("module \"m\" {\n  source = \"./m\"\n}\n", true)]
    [InlineData("", false)]
    public void A_bare_ARN_has_the_wildcard_where_the_provider_is_old(string versions, bool isOld)
    {
        var reports = Scan("aws_cloudwatch_log_group.audit.arn", "aws_cloudwatch_log_group.audit.arn", versions);

        Assert.Equal(isOld ? [] : ["INFRA1002", "INFRA2002"], reports);
    }

    [Theory]
    [InlineData("2.70.4", true)]
    [InlineData("5.31.0", false)]
    public void A_lock_file_tells_the_version(string version, bool isOld)
    {
        var @lock = $"provider \"registry.terraform.io/hashicorp/aws\" {{\n  version = \"{version}\"\n}}\n";

        Assert.Equal(isOld ? [] : ["INFRA1002", "INFRA2002"],
            Scan("aws_cloudwatch_log_group.audit.arn", "aws_cloudwatch_log_group.audit.arn", "", (".terraform.lock.hcl", @lock)));
    }

    [Theory]
    // What stands there as text is the same with every provider.
    [InlineData("\"arn:aws:logs:eu-west-1:111122223333:log-group:audit\"", "\"*\"", "INFRA1002")]
    [InlineData("\"${aws_cloudwatch_log_group.audit.arn}:*\"", "\"*\"", "")]
    [InlineData("aws_cloudwatch_log_group.audit.arn", "\"arn:aws:logs:*:*:log-group:audit\"", "INFRA2002")]
    [InlineData("aws_cloudwatch_log_group.audit.arn", "\"${aws_cloudwatch_log_group.audit.arn}:*\"", "")]
    [InlineData("aws_cloudwatch_log_group.audit.arn", "\"${aws_cloudwatch_log_group.audit.arn}:log-stream:x\"", "INFRA2002")]
    public void Only_the_attribute_differs(string group, string resource, string found) =>
        Assert.Equal(found, string.Concat(Scan(group, resource, "provider \"aws\" {\n  version = \"~> 2.0\"\n}\n")));

    [Fact]
    public void A_log_group_of_an_old_provider_is_found()
    {
        var main = Program.Replace("RESOURCE", "\"*\"", StringComparison.Ordinal)
            .Replace("GROUP", "aws_cloudwatch_log_group.audit.arn", StringComparison.Ordinal)
            + "provider \"aws\" {\n  version = \"~> 2.0\"\n}\n";

        Assert.Single(RelationCheck.Scan("INFRA2007", main));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(7, true)]
    [InlineData(0, true)]
    public async Task The_assembly_of_Pulumi_tells_the_version(int major, bool isFound)
    {
        const string Source =
            """
            using Pulumi;

            class Program : Stack
            {
                public Program()
                {
                    var group = new Pulumi.Aws.CloudWatch.LogGroup("g");
                    new Pulumi.Aws.Cloudtrail.Trail("audit", new Pulumi.Aws.Cloudtrail.TrailArgs { CloudWatchLogsGroupArn = group.Arn, CloudWatchLogsRoleArn = "r" });
                }
            }
            """;
        var program = TestProgram.Of(Libraries.Pulumi, Source) with { CompileErrors = ["CS0234", "CS0246", "CS0400"] };
        var compilation = program.Compile();
        var library =
            $$"""
            using Pulumi;

            [assembly: System.Reflection.AssemblyVersion("{{major}}.1.0.0")]

            namespace Pulumi.Aws.Cloudtrail
            {
                public class Trail : CustomResource
                {
                    public Trail(string name, TrailArgs args, CustomResourceOptions? options = null)
                        : base("aws:cloudtrail/trail:Trail", name, args, options)
                    {
                    }
                }

                public class TrailArgs : ResourceArgs
                {
                    [Input("cloudWatchLogsGroupArn")]
                    public Input<string>? CloudWatchLogsGroupArn { get; set; }

                    [Input("cloudWatchLogsRoleArn")]
                    public Input<string>? CloudWatchLogsRoleArn { get; set; }
                }
            }
            """;
        var provider = CSharpCompilation.Create(
            "Pulumi.Aws",
            [CSharpSyntaxTree.ParseText(library)],
            compilation.References,
            compilation.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        Assert.Empty(provider.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var diagnostics = await TestProgram.AnalyzeAsync(
            compilation.AddReferences(MetadataReference.CreateFromImage(stream.ToArray())),
            new HashSet<string>(["INFRA1002"]),
            new InfraAnalyzer());

        Assert.Equal(isFound ? 1 : 0, diagnostics.Length);
    }

    private static IEnumerable<string> Scan(string group, string resource, string versions, params (string Name, string Text)[] others)
    {
        var main = Program.Replace("RESOURCE", resource, StringComparison.Ordinal).Replace("GROUP", group, StringComparison.Ordinal);
        return RelationCheck.ScanAll(
            main + versions,
            [.. others, ("m/versions.tf", "terraform {\n  required_providers {\n    aws = \"2.70.0\"\n  }\n}\n")])
            .Select(report => report.Rule.Id)
            .Where(id => id is "INFRA1002" or "INFRA2002")
            .Order();
    }
}
