using System.Text;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Tests.CloudFormation;
using Infra.Analyzers.Scanner.Tests.Oracle;

namespace Infra.Analyzers.Scanner.Tests;

/// <summary>Every reader on input that nobody meant to write: it answers, in time, and with places inside the file.</summary>
public sealed class FuzzTests
{
    private const string Plan =
        """{"format_version": "1.2", "resource_changes": """
            + """[{"address": "aws_cloudtrail.x", "mode": "managed", "type": "aws_cloudtrail", "change": {"actions": """
            + """["create"], "after": {"cloud_watch_logs_group_arn": null}, "after_unknown": {"cloud_watch_logs_role_arn": true}}}]}""";
    private const string Stack =
        """{"version": 3, "deployment": {"resources": [{"urn": "u", "type": "aws:cloudtrail/trail:Trail", "inputs": """
            + """{"cloudWatchLogsGroupArn": "é😀"}}]}}""";
    private const string Manifest = """{"stacks": {"a": {"name": "a", "synthesizedStackPath": "a.tf.json"}}, "version": "0.21.0"}""";
    private const string Assembly =
        """{"version": "38.0.0", "artifacts": {"S": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "manifest.json" """
            + """ }, "metadata": {"/S/é": [{"type": "aws:cdk:logicalId", "data": "T"}]}}, "A": {"type": "cdk:cloud-assembly", """
            + """ "properties": {"directoryName": "."}}, "F": {"type": "cdk:asset-manifest", "properties": {"file": "manifest.json"}}}, """
            + """ "files": {"0": {"source": {"path": "manifest.json"}}}, "Resources": {"T": {"Type": "AWS::CloudTrail::Trail"}}}""";
    private const string Json =
        """{"//": {"x": [1, true]}, "locals": {"g": "${var.x == null ? \"\" : \"é😀\"}"}, "resource": {"aws_cloudtrail": {"x": """
            + """[{"count": "${1 + 1}", "cloud_watch_logs_group_arn": "${local.g}", "cloud_watch_logs_role_arn": "%{ if true }x%{ endif """
            + """}"}]}}}""";

    private const string Native =
        """
        # infra:ignore INFRA1002 reason
        resource "aws_cloudtrail" "x" {
          for_each = { for k, v in var.m : k => v... if v != null }
          cloud_watch_logs_group_arn = "${join(":", [for x in aws_y.z[*].arn : upper(x)])}:*"
          cloud_watch_logs_role_arn = try(one(module.m.y), <<-EOT
            é 😀 %{ for a in b ~} ${a} %{ endfor }
            EOT
          , null)
        }
        module "self" {
          source = "./"
        }
        """;

    private const string Template =
        """{"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"P": {"Type": "String"}}, "Conditions": {"C": {"Fn::Equals": """
            + """[{"Ref": "P"}, "é😀"]}}, "Resources": {"T": {"Type": "AWS::CloudTrail::Trail", "Condition": "C", "Metadata": {"infra": """
            + """{"ignore": [{"id": "INFRA1001"}]}}, "Properties": {"CloudWatchLogsLogGroupArn": {"Fn::Sub": ["${a}:*", {"a": {"Fn::If": """
            + """["C", "x", {"Ref": "AWS::NoValue"}]}}]}}}, "S": {"Type": "AWS::CloudFormation::StackSet", "Properties": """
            + """{"TemplateBody": {"Fn::Sub": """
            + """ "{\"Resources\": {\"U\": {\"Type\": \"AWS::CloudTrail::Trail\", \"x\": \"${!a}${P}\\u00e9\"}}}"}}}}}""";

    private const string YamlTemplate =
        """
        AWSTemplateFormatVersion: '2010-09-09'
        Parameters: {P: &p {Type: String}, Q: *p}
        Conditions:
          C: !Equals [!Ref P, "é😀"]
        Resources:
          # infra:ignore INFRA1002 reason
          T: &t
            Type: AWS::CloudTrail::Trail
            Condition: C
            Properties:
              <<: *p
              CloudWatchLogsLogGroupArn: !Sub
                - |
                  ${a}:*
                - a: !If [C, x, !Ref AWS::NoValue]
              ? S3BucketName
              : !!str logs # a comment
          U: *t
          S:
            Type: AWS::CloudFormation::StackSet
            Properties:
              TemplateBody: !Sub |2+
                # infra:ignore INFRA1002 ${!P}
                Resources:
                  é:
                    Type: AWS::CloudTrail::Trail
                    Properties: {x: 'a${P}'}
          V:
            Type: AWS::CloudFormation::StackSet
            Properties: {TemplateBody: "Resources: {\u00e9:\n {Type: 'AWS::CloudTrail::Trail'}}"}
        ---
        - a
        ...
        """;

    private static readonly (string Name, string Text)[] Seeds =
    [
        ("plan.json", Plan),
        ("stack.json", Stack),
        ("manifest.json", Manifest),
        ("manifest.json", Assembly),
        ("main.tf.json", Json),
        ("terraform.tfvars.json", """{"x": [null, {"a": "b"}]}"""),
        ("main.tf", Native),
        ("terraform.tfvars", "x = [1, \"a\"]\n"),
        ("template.json", Template),
        ("template.yaml", YamlTemplate),
    ];

    [Fact]
    public void Answers_on_damaged_files()
    {
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var (name, text) = Seeds[round % Seeds.Length];
            Check(name, Damage(Encoding.UTF8.GetBytes(text), random));
        }
    }

    [Fact]
    public void Answers_on_random_bytes()
    {
        var random = new Random(11);
        foreach (var (name, _) in Seeds)
        {
            for (var round = 0; round < 40; round++)
            {
                var bytes = new byte[random.Next(200)];
                random.NextBytes(bytes);
                Check(name, bytes);
            }
        }
    }

    [Fact]
    public void Answers_on_generated_native_files()
    {
        for (var seed = 1000; seed < 1100; seed++)
            Check("main.tf",
                Encoding.UTF8.GetBytes(
                    "resource \"aws_cloudtrail\" \"x\" {\n" + new HclGenerator(seed).File().Replace("\r", "", StringComparison.Ordinal)
                        + "\n}\n"));
    }

    [Fact]
    public void Answers_on_generated_templates()
    {
        // In JSON and in each form of YAML, which say the same.
        for (var seed = 0; seed < 60; seed++)
            TemplateCase.Scan(new TemplateGenerator(seed).Template());
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("{\"resource\":[", "]}")]
    public void Does_not_overflow_on_deep_json(string open, string close)
    {
        var text = Repeat(open, 10_000) + "1" + Repeat(close, 10_000);
        foreach (var (name, _) in Seeds.Where(seed => seed.Name.EndsWith("json", StringComparison.Ordinal)))
        {
            Check(name, Encoding.UTF8.GetBytes(text));
            Check(name,
                Encoding.UTF8.GetBytes(
                    $"{{\"format_version\":1,\"deployment\":{text},\"values\":{{\"root_module\":{text}}},\"resource\":{text}"
                        + $",\"stacks\":{text}}}"));
        }

        Check("plan.json",
            Encoding.UTF8.GetBytes(
                "{\"format_version\":1,\"values\":{\"root_module\":" + Repeat("{\"child_modules\":[", 10_000) + Repeat("]}", 10_000)
                    + "}}"));
    }

    [Theory]
    [InlineData("a = ", "[", "]")]
    [InlineData("a = ", "(", ")")]
    [InlineData("a = ", "{ b = ", "}")]
    [InlineData("a = ", "f(", ")")]
    [InlineData("a = ", "!", "")]
    [InlineData("a = ", "-", "")]
    [InlineData("a = ", "x ? 1 : ", "")]
    [InlineData("a = ", "\"${", "}\"")]
    [InlineData("a = ", "b[", "]")]
    [InlineData("a = ", "[for x in y : ", "]")]
    [InlineData("a = \"", "%{ if true }", "")]
    [InlineData("a = x", ".y", "")]
    [InlineData("a = x", "[*].y", "")]
    [InlineData("a = 1", " + 1", "")]
    [InlineData("a = x", "[0]", "")]
    [InlineData("", "b {\n", "}\n")]
    [InlineData("", "resource \"aws_cloudtrail\" \"x\" {\n", "")]
    [InlineData("", "x = <<EOT\n", "")]
    [InlineData("", "/*", "")]
    [InlineData("", "\"", "")]
    [InlineData("", "b \"", "")]
    [InlineData("", "a = \"\n", "")]
    public void Does_not_overflow_on_deep_native_syntax(string start, string open, string close)
    {
        var text = start + Repeat(open, 10_000) + (start.Length > 0 && close.Length > 0 ? "1" : "") + Repeat(close, 10_000);

        Check("main.tf", Encoding.UTF8.GetBytes(text));
        Check("main.tf",
            Encoding.UTF8.GetBytes(
                $"resource \"aws_cloudtrail\" \"x\" {{\n  cloud_watch_logs_group_arn "
                    + $"= {(start.StartsWith("a = ", StringComparison.Ordinal) ? text[4..] : "1")}\n}}\n"));
        Check("main.tf.json", Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(
            new
            {
                resource = new
                {
                    aws_cloudtrail = new
                    {
                        x = new
                        {
                            cloud_watch_logs_group_arn = "${" + text[Math.Min(text.Length, 4)..]
                + "}"
                        }
                    }
                }
            })));
    }

    // Anything here is a template's, and small enough for CloudFormation.
    [Theory]
    [InlineData("", "[", "]", false)]
    [InlineData("", "{a: ", "}", false)]
    [InlineData("", "? ", "", true)]
    [InlineData("", "- ", "", true)]
    [InlineData("", "!Sub [", "]", false)]
    [InlineData("", "&a [", "]", false)]
    [InlineData("", "'", "", false)]
    [InlineData("", "[", "", false)]
    [InlineData("a: &a ", "[*a, ", "]", false)]
    [InlineData("", "{? ", "", false)]
    [InlineData("", "%YAML 1.1\n", "", true)]
    [InlineData("", "---\n", "", true)]
    [InlineData("", "#\n", "", true)]
    [InlineData("", "\n", "", true)]
    [InlineData("", " ", "a", true)]
    [InlineData("", "\t", "a", true)]
    [InlineData("", "a: b\n", "", true)]
    public void Does_not_overflow_on_deep_yaml(string start, string open, string close, bool isLine)
    {
        var text = Repeat(open, 10_000) + Repeat(close, 10_000);

        Check("template.yaml", Encoding.UTF8.GetBytes($"# AWS::\n{start}{text}"));
        Check("template.yaml", Encoding.UTF8.GetBytes($"AWSTemplateFormatVersion: x\nMetadata:{(isLine ? "\n" : " ")}{start}{text}"));
        Check("template.yaml", Encoding.UTF8.GetBytes(
            $"AWSTemplateFormatVersion: x\nResources:\n  T:\n    Type: AWS::CloudTrail::Trail\n    "
                + $"Properties:{(isLine ? "\n" : " ")}{start}{text}"));
        Check("template.yaml",
            Encoding.UTF8.GetBytes(
                $"AWSTemplateFormatVersion: x\nResources:\n  T: {start}{text}\n  U: {{Type: AWS::CloudTrail::Trail}}\n"));
    }

    [Theory]
    [InlineData("main.tf")]
    [InlineData("main.tf.json")]
    [InlineData("plan.json")]
    [InlineData("template.json")]
    [InlineData("template.yaml")]
    public void Reads_a_line_of_many_megabytes(string name)
    {
        var text = new string('x', 5_000_000);
        Check(name,
            Encoding.UTF8.GetBytes(
                name.StartsWith("template", StringComparison.Ordinal)
                    ? $"{{\"AWSTemplateFormatVersion\": \"{text}\", \"Resources\": {{\"{text}\": \"{text}\", "
                        + "\"T\": {\"Type\": \"AWS::CloudTrail::Trail\"}}}"
                    : name == "main.tf"
                    ? $"locals {{\n  a = \"{text}\"\n}}\n# {text}"
                    : $"{{\"format_version\": \"{text}\", \"locals\": {{\"{text}\": \"{text}\"}}}}"));
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static readonly byte[] Characters = [.. "{}[]\"\\$%:,\0\n\u0001 u0d8\t\r&*!|-#'?<"u8];

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0 && damaged.Count > 0; times--)
        {
            var index = random.Next(damaged.Count);
            switch (random.Next(5))
            {
                case 0:
                    damaged.RemoveAt(index);
                    break;
                case 1:
                    damaged.Insert(index, (byte)random.Next(256));
                    break;
                case 2:
                    damaged[index] = Characters[random.Next(Characters.Length)];
                    break;
                case 3:
                    damaged.RemoveRange(index, damaged.Count - index);
                    break;
                default:
                    damaged.InsertRange(index, damaged.GetRange(index, Math.Min(20, damaged.Count - index)));
                    break;
            }
        }

        return [.. damaged];
    }

    private static void Check(string name, byte[] bytes)
    {
        using var folder = new TempFolder();
        var path = folder.Write(name, bytes);
        string[] paths = name is "plan.json" or "stack.json" or "template.json" or "template.yaml" ? [path] : [folder.Path];
        foreach (var report in TerraformScan.Scan(paths, ScanOptions.Default, CancellationToken.None))
            AssertInside(report.Place);
    }

    private static void AssertInside(TextPlace place)
    {
        Assert.True(File.Exists(place.Path) || Directory.Exists(place.Path) || place.Line == 0, place.Path);
        if (place.Line == 0)
            return;
        var lines = Encoding.UTF8.GetString(File.ReadAllBytes(place.Path)).TrimStart('\uFEFF').Split('\n');
        Assert.InRange(place.Line, 1, lines.Length);
        Assert.InRange(place.EndLine, place.Line, lines.Length);
        Assert.InRange(place.Column, 1, lines[place.Line - 1].Length + 1);
        Assert.InRange(place.EndColumn, 1, lines[place.EndLine - 1].Length + 1);
    }
}
