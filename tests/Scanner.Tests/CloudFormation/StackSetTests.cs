using System.Text.Json;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>The template that a stack set has as a text is judged, and findings are where it is written.</summary>
public sealed class StackSetTests
{
    private const string Body =
        """
        Parameters: {Arn: {Type: String, Default: ""}}
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: {IsLogging: true, S3BucketName: b}
          # infra:ignore INFRA1001 elsewhere
          Noted:
            Type: AWS::CloudTrail::Trail
            Properties: {IsLogging: true, S3BucketName: b}
          Given:
            Type: AWS::CloudTrail::Trail
            Properties: {IsLogging: true, S3BucketName: b, CloudWatchLogsLogGroupArn: !Ref Arn, CloudWatchLogsRoleArn: !Ref Arn}
        """;

    [Theory]
    // A block has the lines of the file.
    [InlineData("TemplateBody: |", "INFRA1001 Members/Trail 8 Trail")]
    [InlineData("TemplateBody: !Sub |-  # a comment", "INFRA1001 Members/Trail 8 Trail")]
    [InlineData("TemplateBody: {'Fn::Sub': [!Ref P, {}]}\n      DisplayName: |", "")]
    [InlineData("TemplateBody: !If\n      - C\n      - !Ref P\n      - |", "INFRA1001 Members/Trail 11 Trail")]
    [InlineData("TemplateBody: !Sub\n      - |2\n\n", "INFRA1001 Members/Trail 11 Trail")]
    [InlineData("DisplayName: |", "")]
    public void Is_judged_in_a_block_of_YAML(string property, string expected) => Assert.Equal(expected, Found(
        $"Resources:\n  Members:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      {property}\n{Indented(Body, 8)}\n"));

    [Theory]
    [InlineData("'{\"Resources\": {\"Trail\": {\"Type\": \"AWS::CloudTrail::Trail\"}}}'", "INFRA1001 Members/Trail 4 \"Trail\"")]
    [InlineData("'{Resources: {''Trail'': {Type: ''AWS::CloudTrail::Trail''}}}'", "INFRA1001 Members/Trail 4 ''Trail''")]
    [InlineData("\"{Resources: {\\u0054rail: {Type: \\\"AWS::CloudTrail::Trail\\\"}}}\"", "INFRA1001 Members/Trail 4 \\u0054rail")]
    [InlineData("\"Resources:\\n  é😀:\\n    Type: AWS::CloudTrail::Trail\"", "INFRA1001 Members/é😀 4 é😀")]
    [InlineData("\"Resources: {\\x54rail: {Type: AWS::CloudTrail::Trail}}\"",
        "INFRA1001 Members/Trail 4 \"Resources: {\\x54rail: {Type: AWS::CloudTrail::Trail}}\"")]
    [InlineData(">\n        {\"Resources\":\n          {\"Trail\":\n          {\"Type\": \"AWS::CloudTrail::Trail\"}}}\n",
        "INFRA1001 Members/Trail 7 \"Trail\"")]
    [InlineData(
        "&a !Sub '{\"Resources\": {\"Trail\": {\"Type\": \"AWS::CloudTrail::Trail\", \"DependsOn\": \"${!A}${B}\"}, \"${!A}\": {}}}'",
        "INFRA1001 Members/Trail 4 \"Trail\"")]
    [InlineData("!Join ['', ['{Resources: {Trail: {Type: AWS::CloudTrail::Trail, DependsOn: ', !Ref P, '}}}']]",
        "INFRA1001 Members/Trail 4 ")]
    [InlineData("!Ref P", "")]
    [InlineData("!ImportValue P", "")]
    [InlineData("''", "")]
    [InlineData("'[]'", "")]
    [InlineData("'{Resources: ['", "INFRA9001  4 ")]
    [InlineData("'{\"Resources\": 1}'", "INFRA9001  4 1")]
    public void Is_judged_in_any_text_of_YAML(string text, string expected) => Assert.Equal(expected, Found(
        $"Resources:\n  Members:\n    Type: AWS::CloudFormation::StackSet\n    Properties: {{TemplateBody: {text}}}\n"
            .Replace("Properties: {TemplateBody: >", "Properties:\n     TemplateBody: >", StringComparison.Ordinal)
            .Replace("}}}\n}", "}}}\n", StringComparison.Ordinal)));

    // What is put in may be anything, also nothing.
    [Theory]
    [InlineData("CloudWatchLogsLogGroupArn: ${G}, CloudWatchLogsRoleArn: r", "")]
    [InlineData("CloudWatchLogsLogGroupArn: 'a:${AWS::AccountId}', CloudWatchLogsRoleArn: 'r${AWS::Partition}'", "")]
    [InlineData("CloudWatchLogsLogGroupArn: 'a:${AWS::AccountId}'", "INFRA1001 Members/Trail")]
    [InlineData("'${Name}Arn': r", "")]
    [InlineData("'${!Name}Arn': r", "INFRA1001 Members/Trail")]
    [InlineData("S3KeyPrefix: ${P}", "INFRA1001 Members/Trail")]
    [InlineData("${P}", "")]
    [InlineData("a: {{${P}", "INFRA9001 ")]
    public void Knows_what_is_only_known_when_it_is_deployed(string properties, string expected)
    {
        var reports = TemplateCase.ScanFile("t.yaml",
            $$"""
            Resources:
              Members:
                Type: AWS::CloudFormation::StackSet
                Properties:
                  TemplateBody: !Sub |
                    Resources:
                      Trail:
                        Type: AWS::CloudTrail::Trail
                        Properties: { {{properties}} }
            """);

        Assert.Equal(expected, string.Join(", ", reports.Where(report => report.Rule.Id is "INFRA1001" or "INFRA1002" or "INFRA9001")
            .Select(report => $"{report.Rule.Id} {report.Address}")));
    }

    [Fact]
    public void Is_judged_in_JSON()
    {
        // Twice in a stack set: the inner template is a text in a text.
        var inner = JsonSerializer.Serialize(new { Resources = new { Trail = new { Type = "AWS::CloudTrail::Trail" } } });
        var middle = JsonSerializer.Serialize(new
        {
            Resources = new { In = new { Type = "AWS::CloudFormation::StackSet", Properties = new { TemplateBody = inner } } },
        });
        var text = JsonSerializer.Serialize(new
        {
            AWSTemplateFormatVersion = "2010-09-09",
            Resources = new { Out = new { Type = "AWS::CloudFormation::StackSet", Properties = new { TemplateBody = middle } } },
        });

        var report = Assert.Single(TemplateCase.ScanFile("t.json", text), report => report.Rule.Id == "INFRA1001");

        Assert.Equal("Out/In/Trail", report.Address);
        Assert.Contains("'Out/In/Trail'", report.Message, StringComparison.Ordinal);
        Assert.Equal("Trail", text[(report.Place.Column - 1)..(report.Place.EndColumn - 1)].Trim('\\', '"', 'u', '0', '2'));
    }

    [Fact]
    public void Is_of_the_construct_and_has_the_notes_of_its_stack_set()
    {
        const string Text =
            """
            {"Resources": {"Members": {"Type": "AWS::CloudFormation::StackSet",
              "Metadata": {"aws:cdk:path": "Stack/Members", "infra": {"ignore": [{"id": "INFRA1006", "reason": "old"}]}},
              "Properties": {"TemplateBody": "{\"Resources\": {\"T\": {\"Type\": \"AWS::CloudTrail::Trail\", \"Metadata\": {\"aws:cdk:path\": \"x\"}}}}"
            }}}}
            """;
        var reports = TemplateCase.ScanFile("t.json", Text);

        Assert.All(reports, report => Assert.Equal("Stack/Members", report.ConstructPath));
        Assert.Equal("old", Assert.Single(reports, report => report.Rule.Id == "INFRA1006").Suppression?.Justification);
        Assert.Null(Assert.Single(reports, report => report.Rule.Id == "INFRA1001").Suppression);
    }

    [Fact]
    public void Is_a_template_at_hand_too()
    {
        using var folder = new TempFolder();
        folder.Write("child.yaml", Body);
        var parent = folder.Write("parent.yaml",
            """
            Resources:
              Members:
                Type: AWS::CloudFormation::StackSet
                Properties: {TemplateURL: child.yaml, Parameters: [{ParameterKey: Arn, ParameterValue: x}]}
            """);

        // Another account may be given another ARN.
        Assert.Equal("INFRA1001 Trail 3 Trail", Found(TerraformScan.Scan([parent], ScanOptions.Default, CancellationToken.None), Body));
    }

    [Fact]
    public void Is_reported_where_it_is_too_large()
    {
        var text = JsonSerializer.Serialize(new
        {
            Resources = new
            {
                S = new { Type = "AWS::CloudFormation::StackSet", Properties = new { TemplateBody = new string(' ', 70_000) } },
            },
        });

        Assert.Equal("INFRA9001", Assert.Single(TemplateCase.ScanFile("t.json", text)).Rule.Id);
    }

    private static string Indented(string text, int spaces) =>
        string.Join("\n", text.Split('\n').Select(line => new string(' ', spaces) + line.TrimEnd('\r')));

    private static string Found(string text) => Found(TemplateCase.ScanFile("t.yaml", text), text);

    private static string Found(IEnumerable<Report> reports, string text) => string.Join(", ",
        from report in reports
        where report.Rule.Id is "INFRA1001" or "INFRA9001" && report.Suppression is null
        let line = text.Split('\n')[report.Place.Line - 1]
        select $"{report.Rule.Id} {report.Address} {report.Place.Line} {line[(report.Place.Column - 1)..(report.Place.EndColumn - 1)]}");
}
