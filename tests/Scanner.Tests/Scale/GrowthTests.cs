using System.Text;
using Infra.Analyzers.Scanner.CloudFormation;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Resources;

namespace Infra.Analyzers.Scanner.Tests.Scale;

/// <summary>
/// What a scan costs, in things that can be counted, at three sizes a factor of ten apart: what is allocated, which bounds what is kept,
/// and what is read. Time is for benchmarks.
/// </summary>
public sealed class GrowthTests : IDisposable
{
    private const string BucketPolicy =
        """{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},\"Action\":\"s3:*\","""
            + """\"Resource\":\"*\"}]}""";

    // Twice 400 of it are its text.
    private const int MostForASmallFile = 3500;

    private static readonly int[] Sizes = [300, 3000, 30_000];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("stack.tf.json", 0.5)]
    [InlineData("plan.json", 0.5)]
    [InlineData("terraform.tfstate", 1)]
    [InlineData("stack.json", 1.2)]
    [InlineData("main.tf", 5)]
    [InlineData("template.json", 1.5)]
    [InlineData("template.yaml", 90)]
    public void What_is_allocated_grows_no_faster_than_the_input(string name, double mostForAByte)
    {
        // Nobody deploys a larger one in YAML, which costs ten times as much as JSON.
        var sizes = Sizes.Select(size => name.EndsWith("yaml", StringComparison.Ordinal) ? size / 10 : size).ToList();
        Measure(name, sizes[0]);
        var costs = sizes.Select(size => Measure(name, size)).ToList();

        var marginal =
            costs.Zip(costs.Skip(1), (small, large) => (double)(large.Allocated - small.Allocated) / (large.Bytes - small.Bytes)).ToList();
        Assert.All(marginal, cost => Assert.InRange(cost, 0, mostForAByte));
        Assert.InRange(marginal[1], 0, (marginal[0] * 1.5) + 0.05);
        // The trail, which is not delivered, is found in all of them.
        Assert.All(costs, cost => Assert.Equal(1, cost.Found));
    }

    [Fact]
    public void What_is_allocated_for_a_small_file_is_little_beside_its_text()
    {
        const int FilesInAFolder = 10;
        Measure(folders: 3);
        var (few, many) = (Measure(folders: 30), Measure(folders: 300));
        Assert.InRange((double)(many - few) / (270 * FilesInAFolder), 0, MostForASmallFile);

        long Measure(int folders)
        {
            List<string> roots = [.. Enumerable.Range(0, folders).Select(folder =>
            {
                for (var file = 0; file < FilesInAFolder; file++)
                    _folder.Write($"{folders}/r{folder}/f{file}.tf", SmallFile(file));
                return _folder.At($"{folders}/r{folder}");
            })];
            // A scan inside a visit stays on the thread, of which what it allocates is known.
            var allocated = 0L;
            BoundedParallel.ForEach(
                [true, false],
                (isMeasured, _) =>
                {
                    if (!isMeasured)
                        return;
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    TerraformScan.Scan(roots, ScanOptions.Default, CancellationToken.None);
                    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                },
                CancellationToken.None);
            return allocated;
        }
    }

    [Theory]
    [InlineData("plan.json")]
    [InlineData("terraform.tfstate")]
    [InlineData("stack.json")]
    [InlineData("template.json")]
    public void A_file_of_resources_is_read_once_but_for_those_that_are_asked_for(string name)
    {
        foreach (var size in Sizes)
        {
            var stream = new CountingStream(Encoding.UTF8.GetBytes(Text(name, size)));
            using var reader = new JsonReader(stream);
            if (name == "stack.json")
                PulumiJson.Read(reader, name, Rules.Catalogue.RuleBook.BuiltIn, []);
            else if (name == "template.json")
                JsonTemplateReader.Read(reader, name, new(), ScanOptions.Default, []);
            else
                ShowJson.Read(reader, name, Rules.Catalogue.RuleBook.BuiltIn, []);
            Assert.InRange(stream.BytesRead, stream.Length, stream.Length + (16 * JsonReader.DefaultBufferSize));
        }
    }

    private Cost Measure(string name, int resources)
    {
        var path = _folder.Write($"{resources}/{name}", Text(name, resources));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reports = TerraformScan.Scan([path], ScanOptions.Default, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new(new FileInfo(path).Length, allocated, reports.Count(report => report.Rule.Id == "INFRA1001"));
    }

    /// <summary>
    /// A trail that names a bucket, which has a policy, among many other resources that rules may ask for and none judges by itself.
    /// </summary>
    private static string Text(string name, int resources)
    {
        var numbers = Enumerable.Range(0, resources);
        return name switch
        {
            "stack.tf.json" => $$$"""
                {"resource": {
                  "aws_cloudtrail": {"t": {"name": "t", "s3_bucket_name": "${aws_s3_bucket.b0.id}"} },
                  "aws_s3_bucket_policy": {"p": {"bucket": "${aws_s3_bucket.b0.id}", "policy": "{{{BucketPolicy}}}"} },
                  "aws_s3_bucket": { {{{Join(numbers, number => $$"""
                    "b{{number}}": {"//": {"metadata": {"path": "s/b{{number}}", "uniqueId": "b{{number}}"} }, "bucket": "logs-{{number}}", "tags": {"Team": "platform"}, "force_destroy": true}
                    """)}}} }
                } }
                """,
            "plan.json" => $$"""
                {"format_version": "1.2", "resource_changes": [
                {{Planned("aws_cloudtrail", "t", """ "name": "t" """, """ "s3_bucket_name": true """)}},
                {{Join(numbers, number => Planned("aws_s3_bucket", $"b{number}",
                    $$""" "bucket": "logs-{{number}}", "tags": {"Team": "platform", "Count": 12}, "force_destroy": true """,
                    """ "arn": true, "id": true """))}}
                ], "configuration": {"root_module": {"resources": [
                {"address": "aws_cloudtrail.t", "mode": "managed", "type": "aws_cloudtrail", "name": "t",
                  "expressions": {"name": {}, "s3_bucket_name": {"references": ["aws_s3_bucket.b0.id", "aws_s3_bucket.b0"]} } }
                ]} } }
                """,
            "terraform.tfstate" => $$"""
                {"version": 4, "terraform_version": "1.9.0", "resources": [
                {{Stored("aws_cloudtrail", "t", """ "name": "t" """)}},
                {{Join(numbers, number => Stored("aws_s3_bucket", $"b{number}",
                    $$""" "bucket": "logs-{{number}}", "tags": {"Team": "platform", "Count": 12}, "force_destroy": true """))}}
                ]}
                """,
            "stack.json" => $$"""
                {"version": 3, "deployment": {"resources": [
                {{Exported("aws:cloudtrail/trail:Trail", "t", """ "name": "t" """)}},
                {{Join(numbers, number => Exported("aws:s3/bucket:Bucket", $"b{number}",
                    $$""" "bucket": "logs-{{number}}", "tags": {"Team": "platform", "Count": 12}, "forceDestroy": true """))}}
                ]} }
                """,
            "template.json" => $$"""
                {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {
                "T": {"Type": "AWS::CloudTrail::Trail", "Properties": {"IsLogging": true, "S3BucketName": {"Ref": "B0"} } },
                "B0": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "logs"} },
                {{Join(numbers.Skip(1), number => $$"""
                    "B{{number}}": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "logs-{{number}}", "Tags": [{"Key": "Team", "Value": "platform"}]} }
                    """)}}
                } }
                """,
            "template.yaml" => $$"""
                AWSTemplateFormatVersion: "2010-09-09"
                Resources:
                  T:
                    Type: AWS::CloudTrail::Trail
                    Properties: {IsLogging: true, S3BucketName: !Ref B0}
                {{string.Join("\n", numbers.Select(number => $"  # A bucket.\n  B{number}:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub '${{AWS::StackName}}-{number}' # its name\n      Tags: [{{Key: Team, Value: 'platform #1'}}]"))}}
                """,
            _ => $$"""
                resource "aws_cloudtrail" "t" {
                  name = "t"
                }
                {{string.Join("\n", numbers.Select(number => $"resource \"aws_route_table\" \"b{number}\" {{\n  # Routes.\n  vpc_id = \"vpc-${{var.vpc}}-{number}\"\n  tags = merge(local.tags, {{ Name = \"{number}\" }})\n}}\n"))}}
                """,
        };
    }

    private static string SmallFile(int number) => $$"""
        resource "aws_s3_bucket" "bucket{{number}}" {
          # The bucket of one team.
          bucket        = "logs-${var.environment}-{{number}}"
          force_destroy = var.environment == "test" ? true : false

          lifecycle_rule {
            enabled = true
            prefix  = "${path.module}/logs/"
          }

          tags = merge(local.tags, {
            Name = "bucket {{number}}"
            Team = "platform"
          })
        }

        """;

    private static string Planned(string type, string name, string after, string unknown) =>
        $$"""{"address": "{{type}}.{{name}}", "mode": "managed", "type": "{{type}}", "name": "{{name}}", "change": {"actions": """
            + $$"""["create"], "before": null, "after": { {{after}} }, "after_unknown": { {{unknown}} } } }""";

    private static string Stored(string type, string name, string attributes) =>
        $$"""{"mode": "managed", "type": "{{type}}", "name": "{{name}}", "provider": "p", "instances": [{"schema_version": """
            + $$"""0, "attributes": { {{attributes}} } }]}""";

    private static string Exported(string type, string name, string inputs) =>
        $$"""{"urn": "urn:pulumi:s::p::{{type}}::{{name}}", "custom": true, "type": "{{type}}", "inputs": { {{inputs}} } }""";

    private static string Join(IEnumerable<int> numbers, Func<int, string> text) => string.Join(",\n", numbers.Select(text));

    private sealed record Cost(long Bytes, long Allocated, int Found);

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }
    }
}
