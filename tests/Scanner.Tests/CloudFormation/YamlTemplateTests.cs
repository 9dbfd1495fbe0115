using System.Text;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>Templates in YAML: what only YAML has. What both have, <see cref="TemplateCase.Scan(string)"/> compares.</summary>
public sealed class YamlTemplateTests
{
    private const string Trail =
        """
        Resources:
          Audit:
            Type: AWS::CloudTrail::Trail
            Properties:
              IsLogging: true
              S3BucketName: logs
        """;

    [Theory]
    [InlineData("AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n", true)]
    [InlineData("AWSTemplateFormatVersion: 2010-09-09\n", true)]
    [InlineData("# a\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n", true)]
    [InlineData("Resources:\n  Q:\n    Type: \"AWS::SQS::Queue\"\n", true)]
    [InlineData("Resources:\n  Q:\n    Properties: {a: b}\n    'Type': AWS::SQS::Queue\n", true)]
    [InlineData("Resources: {Q: {Type: 'AWS::SQS::Queue'}}\n", true)]
    [InlineData("Transform: AWS::Serverless-2016-10-31\nResources: {}\n", true)]
    [InlineData("Transform: [Ours, 'AWS::Include']\n", true)]
    [InlineData("kind: Pod\n---\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n", true)]
    [InlineData("{\"AWSTemplateFormatVersion\": \"2010-09-09\"}", true)]
    [InlineData("Resources:\n  Q:\n    Type: AWS::SQS::Queue\n\t\t- [\n", true)]
    [InlineData("Resources:\n\tQ:\n\t\tType: AWS::SQS::Queue\n", true)]
    // Other programs' files.
    [InlineData("kind: Deployment\nType: a\n", false)]
    [InlineData("kind: ConfigMap\ndata:\n  t: |\n    Resources:\n      Q:\n        Type: AWS::SQS::Queue\n", false)]
    [InlineData("service: s\nresources:\n  Resources:\n    Q:\n      Type: AWS::SQS::Queue\n", false)]
    [InlineData("# AWSTemplateFormatVersion: '2010-09-09'\na: b\n", false)]
    [InlineData("Resources:\n  - Type: AWS::SQS::Queue\n", false)]
    [InlineData("AWS: {{ a }}: [\n", false)]
    [InlineData("- AWSTemplateFormatVersion\n", false)]
    [InlineData("", false)]
    public void Is_told_from_other_YAML(string text, bool expected)
    {
        using var folder = new TempFolder();
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)] })
        {
            var kind = InputRecognition.Of(folder.Write("t.yaml", bytes)).Kind;
            Assert.Equal(expected, kind is InputKind.YamlTemplate or InputKind.Template);
        }
    }

    [Theory]
    [InlineData("# ä\r\nResources:\r\n  Ünit: {Type: 'AWS::SNS::Topic'}\r\n  Audit:\r\n    Type: AWS::CloudTrail::Trail\r\n", 4, 3, 8)]
    [InlineData("Resources:\n  ? Audit\n  : Type: AWS::CloudTrail::Trail\n", 2, 5, 10)]
    [InlineData("Resources: {Audit: {Type: AWS::CloudTrail::Trail}}\n", 1, 13, 18)]
    [InlineData("%YAML 1.1\n---\nResources:\n  'Audit':\n    Type: AWS::CloudTrail::Trail\n...\n", 4, 3, 10)]
    [InlineData("---\nResources:\n  Text: {Type: 'AWS::SNS::Topic', 😀: \u2028}\n  Audit:\n    Type: AWS::CloudTrail::Trail\n", 4, 3, 8)]
    public void The_place_of_a_resource_is_that_of_its_id(string text, int line, int column, int endColumn)
    {
        foreach (var mark in new[] { "", "\uFEFF" })
        {
            var place = Assert.Single(TemplateCase.ScanFile("t.yaml", mark + text), report => report.Rule.Id == "INFRA1001").Place;

            Assert.Equal((line, column, line, endColumn), (place.Line, place.Column, place.EndLine, place.EndColumn));
        }
    }

    [Theory]
    [InlineData("CloudWatchLogsLogGroupArn: x\n      CloudWatchLogsRoleArn: y", "")]
    [InlineData("CloudWatchLogsLogGroupArn:\n      CloudWatchLogsRoleArn: y", "INFRA1001")]
    [InlineData("CloudWatchLogsLogGroupArn: ~\n      CloudWatchLogsRoleArn: ''", "INFRA1001")]
    [InlineData("CloudWatchLogsLogGroupArn: !Ref AWS::NoValue\n      CloudWatchLogsRoleArn: y", "INFRA1001")]
    [InlineData("CloudWatchLogsLogGroupArn: !Ref 'AWS::NoValue'\n      CloudWatchLogsRoleArn: y", "INFRA1001")]
    [InlineData("CloudWatchLogsLogGroupArn: !Sub >-\n        ${A}${B}\n      CloudWatchLogsRoleArn: !GetAtt [R, Arn]", "")]
    [InlineData("CloudWatchLogsLogGroupArn: !ImportValue\n        Fn::Sub: '${S}-x'\n      CloudWatchLogsRoleArn: y", "")]
    [InlineData("CloudWatchLogsLogGroupArn: !If [Prod, x, !Ref AWS::NoValue]\n      CloudWatchLogsRoleArn: y", "INFRA1003")]
    [InlineData(
        "CloudWatchLogsLogGroupArn: !If\n        - Prod\n        - x\n        - !Ref 'AWS::NoValue'\n      CloudWatchLogsRoleArn: y",
        "INFRA1003")]
    [InlineData("CloudWatchLogsLogGroupArn: !Transform {Name: 'AWS::Include', Parameters: {Location: l}}\n      CloudWatchLogsRoleArn: y",
        "")]
    // Anchors, and the merges that tools resolve.
    [InlineData("<<: *both", "")]
    [InlineData("<<: *group", "INFRA1001")]
    [InlineData("<<: [*group, *both]", "")]
    [InlineData("<<: *both\n      CloudWatchLogsRoleArn: ''", "INFRA1001")]
    [InlineData("<<: [*emptyRole, *both]", "INFRA1001")]
    [InlineData("<<: [*both, *emptyRole]", "")]
    [InlineData("<<: !Include other.yaml", "")]
    [InlineData("CloudWatchLogsLogGroupArn: *arn\n      CloudWatchLogsRoleArn: *arn", "")]
    [InlineData("CloudWatchLogsLogGroupArn: *arn\n      CloudWatchLogsRoleArn: *unset", "INFRA1001")]
    [InlineData("CloudWatchLogsLogGroupArn: *arn\n      CloudWatchLogsRoleArn: *nothing", "INFRA9001")]
    // Written twice, it is neither.
    [InlineData("CloudWatchLogsLogGroupArn: x\n      CloudWatchLogsRoleArn: y\n      CloudWatchLogsRoleArn: ''", "")]
    // A tag that says what a value is.
    [InlineData("CloudWatchLogsLogGroupArn: !!str\n      CloudWatchLogsRoleArn: y", "INFRA1001")]
    [InlineData("CloudWatchLogsLogGroupArn: !!null x\n      CloudWatchLogsRoleArn: !!str 1", "")]
    public void Values(string properties, string expected) => Assert.Equal(
        expected,
        string.Join(" ", TemplateCase.ScanFile("t.yml", $$"""
            Description: &arn arn:aws:logs:eu-west-1:123456789012:log-group:g:*
            Parameters:
              A: {Type: String}
              B: {Type: String, MinLength: 1}
            Conditions:
              Prod: !Equals [!Ref A, prod]
            Mappings:
              Both: &both {CloudWatchLogsLogGroupArn: *arn, CloudWatchLogsRoleArn: *arn}
              Group: &group
                CloudWatchLogsLogGroupArn: *arn
              Role: &emptyRole {CloudWatchLogsRoleArn: ""}
              Unset: {a: &unset !Ref AWS::NoValue}
            Resources:
              R: {Type: AWS::IAM::Role}
              Audit:
                Type: AWS::CloudTrail::Trail
                Properties:
                  IsLogging: true
                  {{properties.Replace("\n      ", "\n      ", StringComparison.Ordinal)}}
            """)
            .Where(report => report.Rule.Id is "INFRA1001" or "INFRA1003" or "INFRA9001").Select(report => report.Rule.Id)));

    [Theory]
    [InlineData("yes", "on", "")]
    [InlineData("No", "OFF", "INFRA1005 INFRA1006")]
    [InlineData("'false'", "!!bool false", "INFRA1005 INFRA1006")]
    [InlineData("TRUE", "!Ref P", "")]
    public void Truth_values_are_those_of_YAML_1_1(string multiRegion, string validation, string expected)
    {
        var template = $"{Trail}\n      IsMultiRegionTrail: {multiRegion}\n      EnableLogFileValidation: {validation}\n"
            + "Parameters:\n  P: {Type: String}\n";
        var rules =
            TemplateCase.ScanFile("t.yaml", template).Select(report => report.Rule.Id).Where(rule => rule is "INFRA1005" or "INFRA1006");

        Assert.Equal(expected, string.Join(" ", rules.Order(StringComparer.Ordinal)));
    }

    // A policy's version looks like a date, an account's number like one of another base, and a version like 1.1.
    [Theory]
    [InlineData("2012-10-17", "2012-10-17")]
    [InlineData("012345678901", "012345678901")]
    [InlineData("1.10", "1.10")]
    [InlineData("+1", "+1")]
    [InlineData("1_000", "1_000")]
    [InlineData("0x1F", "0x1F")]
    [InlineData("1e3", "1e3")]
    [InlineData("1.", "1.")]
    [InlineData("y", "y")]
    [InlineData(".inf", ".inf")]
    [InlineData("12", 12.0)]
    [InlineData("-1.5", -1.5)]
    [InlineData("Null", null)]
    public void Plain_scalars(string text, object? expected) => Assert.Equal(expected, Scanner.CloudFormation.YamlScalar.Of(text));

    [Fact]
    public void Each_document_is_a_template_of_its_own()
    {
        var reports =
            TemplateCase.ScanFile("t.yaml",
                $"{Trail}\n---\nkind: Pod\n---\n- a\n---\n{Trail.Replace("Audit", "Second", StringComparison.Ordinal)}\n...\n");

        Assert.Equal(["Audit", "Second"], reports.Where(report => report.Rule.Id == "INFRA1001").Select(report => report.Address));
        Assert.DoesNotContain(reports, report => report.Rule.Id == "INFRA9001");
    }

    [Theory]
    [InlineData("\n  B:\n\tType: x\n", 8, 1)]
    [InlineData("\n  B: [1, 2\n", 8, 1)]
    [InlineData("\n  B: 'x\n", 7, 6)]
    [InlineData("\n  B: @x\n", 7, 6)]
    [InlineData("\n  B: !Sub !Ref x\n", 7, 11)]
    [InlineData("\n B: x\n", 7, 2)]
    [InlineData("\n  B: x: y\n", 7, 7)]
    [InlineData("\n  Audit: {Type: AWS::CloudTrail::Trail}\n", 7, 3)]
    [InlineData("\nResources: [a]\n", 7, 12)]
    public void What_is_malformed_is_reported_where_it_is_and_the_rest_is_judged(string rest, int line, int column)
    {
        var reports = TemplateCase.ScanFile("t.yaml", Trail + rest);

        var problem = Assert.Single(reports, report => report.Rule.Id == "INFRA9001").Place;
        Assert.Equal((line, column), (problem.Line, problem.Column));
        // What is written twice is neither.
        Assert.Equal(!rest.Contains("Audit", StringComparison.Ordinal), reports.Any(report => report.Rule.Id == "INFRA1001"));
    }

    [Fact]
    public void A_loop_is_written_out_where_its_items_are_known()
    {
        var reports = TemplateCase.ScanFile("t.yaml", """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Trails:
                - Name
                - !Ref Names
                - Trail${Name}:
                    Type: AWS::CloudTrail::Trail
              Fn::ForEach::Others:
                - Name
                - !Ref Given
                - Other${Name}:
                    Type: AWS::CloudTrail::Trail
            Parameters:
              Names: {Type: CommaDelimitedList, Default: "a,b"}
              Given: {Type: CommaDelimitedList}
            """);

        Assert.Equal(
            ["Traila 6:7", "Trailb 6:7"],
            reports.Where(report => report.Rule.Id == "INFRA1001")
                .Select(report => $"{report.Address} {report.Place.Line}:{report.Place.Column}"));
        var gap = Assert.Single(reports, report => report.Rule.Id == "INFRA9001");
        Assert.Equal((8, 3), (gap.Place.Line, gap.Place.Column));
    }

    [Theory]
    [InlineData("# infra:ignore INFRA1001 ours\n  Audit:", "ours")]
    [InlineData("#infra:ignore INFRA1001,INFRA1005 ours\n  # more\n  Audit:", "ours")]
    [InlineData("Audit: # infra:ignore INFRA1001 ours", "ours")]
    [InlineData("Audit:\n    # infra:ignore INFRA1001 ours", "ours")]
    [InlineData("Audit: {Type: AWS::CloudTrail::Trail, Properties: {\n  }} # infra:ignore INFRA1001 ours\n  Other:", "ours")]
    [InlineData("Audit: {Type: AWS::CloudTrail::Trail, Properties: {Tags: [\n  ]}} # infra:ignore INFRA1001 ours\n  Other:", "ours")]
    [InlineData("Audit:\n    Metadata: {infra: {ignore: [{id: INFRA1001, reason: ours}]}}", "ours")]
    [InlineData("Audit:\n    Metadata:\n      infra:\n        ignore: {id: INFRA1001, reason: ours}", "ours")]
    // Other scanners' notes, where they have the same check.
    [InlineData("Audit:\n    # checkov:skip=CKV2_AWS_10:theirs", "theirs")]
    [InlineData("Audit:\n    # trivy:ignore:AWS-0162", "")]
    [InlineData("Audit:\n    # kics-scan ignore-block", "")]
    [InlineData("Audit:\n    Metadata: {checkov: {skip: [{id: CKV2_AWS_10, comment: theirs}]}}", "theirs")]
    [InlineData(
        "Audit:\n    Metadata: {cdk_nag: {rules_to_suppress: [{id: HIPAA.Security-CloudTrailCloudWatchLogsEnabled, reason: theirs}]}}",
        "theirs")]
    [InlineData("Audit:\n    Metadata: {guard: {SuppressedRules: [CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED]}}", "")]
    // About something else.
    [InlineData("Audit:\n    Metadata: {guard: {SuppressedRules: [CLOUD_TRAIL_ENABLED]}}", null)]
    [InlineData("# infra:ignore INFRA1005 ours\n  Audit:", null)]
    [InlineData("# checkov:skip=CKV_AWS_36:theirs\n  Audit:", null)]
    [InlineData("# infra:ignore INFRA1001 ours\n\n  Audit:", null)]
    [InlineData("Audit:\n    # infra:ignore INFRA1001 until=2001-01-01 ours", null)]
    [InlineData(
        "Audit:\n    Metadata: {cfn_nag: {rules_to_suppress: [{id: W1, reason: theirs}]}, cfn-lint: {config: {ignore_checks: [E1]}}}",
        null)]
    // Texts, and comments of others.
    [InlineData("Audit:\n    Description: '# infra:ignore INFRA1001 ours'", null)]
    [InlineData("Audit:\n    Description: |\n      # infra:ignore INFRA1001 ours", null)]
    [InlineData("Audit:\n    Description: >\n      a\n\n      # infra:ignore INFRA1001 ours\n", null)]
    [InlineData("Audit:\n    Description: \"a\n      # infra:ignore INFRA1001 ours\"", null)]
    [InlineData("Audit:\n    Description: a#infra:ignore INFRA1001 ours", null)]
    [InlineData("Other:\n    Type: AWS::S3::Bucket # infra:ignore INFRA1001 ours\n  Audit:", null)]
    [InlineData("Other:\n    Type: AWS::S3::Bucket\n    # infra:ignore INFRA1001 ours\n  Audit:", null)]
    [InlineData("Other:\n    Type: AWS::S3::Bucket\n    Description: |\n      a\n  # infra:ignore INFRA1001 ours\n  Audit:", "ours")]
    public void Notes_let_findings_pass(string id, string? expected)
    {
        var body = Trail[(Trail.IndexOf("Audit:", StringComparison.Ordinal) + "Audit:".Length)..];
        foreach (var newline in new[] { "\n", "\r\n" })
        {
            var template = $"Resources:\n  {id}{body}\n".Replace("\n", newline, StringComparison.Ordinal);
            var report =
                Assert.Single(TemplateCase.ScanFile("t.yaml", template), report => report is { Rule.Id: "INFRA1001", Address: "Audit" });

            Assert.Equal(expected, report.Suppression?.Justification);
        }
    }

    // The comment after the last value of a trail is in it; what is below, at the next id, is not.
    [Theory]
    [InlineData("      # infra:ignore INFRA1001 ours\n", "ours")]
    [InlineData("\n    # infra:ignore INFRA1001 ours\n", "ours")]
    [InlineData("      SnsTopicName: |\n        t\n      # infra:ignore INFRA1001 ours\n", "ours")]
    [InlineData("      SnsTopicName: |\n        # infra:ignore INFRA1001 ours\n", null)]
    [InlineData("  # infra:ignore INFRA1001 ours\n", null)]
    [InlineData("# infra:ignore INFRA1001 ours\n", null)]
    public void A_note_below_is_in_the_resource_where_it_is_indented(string rest, string? expected)
    {
        foreach (var next in new[] { "", "  Next: {Type: AWS::SNS::Topic}\n", "Outputs: {}\n" })
        {
            var report = Assert.Single(TemplateCase.ScanFile("t.yaml", $"{Trail}\n{rest}{next}"), report => report.Rule.Id == "INFRA1001");

            Assert.Equal(expected, report.Suppression?.Justification);
        }
    }

    [Fact]
    public void A_note_for_another_scanner_at_the_bucket_counts_for_the_same_check()
    {
        const string Text =
            """
            Resources:
              Logs: {Type: AWS::S3::Bucket, Metadata: {cfn_nag: {rules_to_suppress: [{id: W35, reason: theirs}]}}}
              Audit: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true, S3BucketName: !Ref Logs}}
            """;

        Assert.Equal("theirs", Assert.Single(TemplateCase.ScanFile("t.yaml", Text), report => report.Rule.Id == "INFRA2004")
            .Suppression?.Justification);
    }

    [Fact]
    public void A_note_of_the_template_is_about_all_of_it_and_one_on_the_bucket_about_what_is_found_there()
    {
        const string Template = $$"""
            Metadata:
              checkov: {skip: [{id: CKV2_AWS_10, comment: all}]}
            {{Trail}}
            """;

        Assert.Equal("all", Assert.Single(TemplateCase.ScanFile("t.yaml", Template), report => report.Rule.Id == "INFRA1001")
            .Suppression?.Justification);
    }
}
