using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>A template that another deploys as a nested stack: it is judged with what it is given.</summary>
public sealed class TemplateStacksTests : IDisposable
{
    private const string Child =
        """
        Parameters:
          GroupArn: {Type: String, Default: ""}
          RoleArn: {Type: String, Default: role}
          Send: {Type: String, Default: "false"}
          Looked: {Type: "AWS::SSM::Parameter::Value<String>", Default: ""}
        Conditions:
          Sends: !Equals [!Ref Send, "true"]
          HasGroup: !Not [!Equals [!Ref GroupArn, ""]]
        Resources:
          Plain:
            Type: AWS::CloudTrail::Trail
            Properties: {IsLogging: true, S3BucketName: b, CloudWatchLogsLogGroupArn: !Ref GroupArn, CloudWatchLogsRoleArn: !Ref RoleArn}
          Sending:
            Type: AWS::CloudTrail::Trail
            Properties:
              IsLogging: true
              S3BucketName: b
              CloudWatchLogsLogGroupArn: !If [Sends, x, !Ref AWS::NoValue]
              CloudWatchLogsRoleArn: y
          Guarded:
            Type: AWS::CloudTrail::Trail
            Condition: HasGroup
            Properties: {IsLogging: true, S3BucketName: b, CloudWatchLogsLogGroupArn: !Ref GroupArn, CloudWatchLogsRoleArn: !Ref Looked}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Deployed by a person, who may give anything.
    [InlineData("", "INFRA1003 Sending")]
    [InlineData("T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://s3.amazonaws.com/child.yaml'}}",
        "INFRA1003 Sending")]
    [InlineData("T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: !Ref P}}", "INFRA1003 Sending")]
    [InlineData(
        "T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {'Fn::Transform': {Name: "
            + "'AWS::Include'}}}}",
        "INFRA1003 Sending")]
    [InlineData("T: {Type: AWS::CloudFormation::Stack, Condition: Never, Properties: {TemplateURL: child.yaml}}", "INFRA1003 Sending")]
    // The defaults.
    [InlineData("T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml}}", "INFRA1001 Plain, INFRA1001 Sending")]
    [InlineData("T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./child.yaml, Parameters: {GroupArn: !Ref AWS::NoValue}}}",
        "INFRA1001 Plain, INFRA1001 Sending")]
    [InlineData("T: {Type: AWS::Serverless::Application, Properties: {Location: ./child.yaml, Parameters: {Send: 'true'}}}",
        "INFRA1001 Plain")]
    // What is given.
    [InlineData(
        "T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {GroupArn: !GetAtt G.Arn, Send: true}}}",
        "")]
    [InlineData(
        "T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {GroupArn: !Ref P, Send: !Ref P}}}",
        "INFRA1003 Sending")]
    [InlineData(
        "T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {GroupArn: !Ref P, RoleArn: '', Send: "
            + "'true'}}}",
        "INFRA1001 Plain")]
    [InlineData(
        "T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {GroupArn: !If [Maybe, a, b], Send: !If "
            + "[Never, a, 'true']}}}",
        "")]
    // Deployed twice: each stack counts, and what both have is reported once.
    [InlineData("""
        T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {GroupArn: g, Send: 'true'}}}
          U: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {GroupArn: g}}}
          V: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {GroupArn: h}}}
        """, "INFRA1001 Sending")]
    // Through another one, in JSON.
    [InlineData("T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: sub/middle.json, Parameters: {Arn: g}}}",
        "INFRA1001 Sending")]
    // Which is no end.
    [InlineData("T: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: parent.yaml, Parameters: {P: g}}}", "INFRA1003 Sending")]
    public void Has_the_parameters_that_it_is_given(string stack, string expected)
    {
        var child = _folder.Write("child.yaml", Child);
        var parent = _folder.Write("parent.yaml",
            $$"""
            AWSTemplateFormatVersion: "2010-09-09"
            Parameters: {P: {Type: String, Default: "true"} }
            Conditions: { Never: !Equals [a, b], Maybe: !Equals [!Ref P, b] }
            Resources:
              G: {Type: AWS::Logs::LogGroup}
              {{stack}}
            """);
        _folder.Write("sub/middle.json",
            """
            {"Parameters": {"Arn": {"Type": "String"}, "Send": {"Type": "String", "Default": "x"}}, "Resources": {
              "T": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "../child.yaml",
                "Parameters": {"GroupArn": {"Ref": "Arn"}, "Send": {"Ref": "Send"} } } } } }
            """);

        Assert.Equal(expected, Found(child, parent));
        Assert.Equal(expected, Found(parent, child));
        // A stack that is called is scanned, whether it is named or not.
        if (!expected.StartsWith("INFRA1003", StringComparison.Ordinal))
            Assert.Equal(expected, Found(parent));
    }

    [Fact]
    public void A_stack_of_AWS_CDK_is_found_by_what_it_is_uploaded_as()
    {
        const string Hash = "0123456789012345678901234567890123456789012345678901234567890123";
        _folder.Write("manifest.json",
            """
            {"version": "38.0.0", "artifacts": {
              "Outer.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Outer.assets.json"}},
              "Outer": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "Outer.template.json"}, "metadata": {
                "/Outer/Inner/Trail": [{"type": "aws:cdk:logicalId", "data": "Trail"}],
                "/Outer/Second/Trail": [{"type": "aws:cdk:logicalId", "data": "Trail"}],
                "/Outer/Inner.NestedStack/Inner.NestedStackResource": [{"type": "aws:cdk:logicalId", "data": "Inner"}],
                "/Outer/Second.NestedStack/Second.NestedStackResource": [{"type": "aws:cdk:logicalId", "data": "Second"}] } } } }
            """);
        _folder.Write("Outer.assets.json",
            $$"""{"files": {"{{Hash}}": {"source": {"path": "OuterInner8402F91B.nested.template.json", "packaging": "file"} } } }""");
        Outer(Hash, ("Inner", "true"));
        _folder.Write("OuterInner8402F91B.nested.template.json",
            """
            {"Parameters": {"Send": {"Type": "String"}}, "Conditions": {"Sends": {"Fn::Equals": [{"Ref": "Send"}, "true"]}}, "Resources": {
              "Trail": {"Type": "AWS::CloudTrail::Trail", "Properties": {"IsLogging": true, "S3BucketName": "b", "CloudWatchLogsRoleArn": "r",
                "CloudWatchLogsLogGroupArn": {"Fn::If": ["Sends", "x", ""]} } } } }
            """);

        Assert.Equal("", Found(_folder.Path));

        // Two stacks that are the same but for what they are given are one file, and the finding is about the construct of one.
        Outer(Hash, ("Inner", "true"), ("Second", "false"));
        var report = Assert.Single(TerraformScan.Scan([_folder.Path], ScanOptions.Default, CancellationToken.None),
            report => report.Rule.Id == "INFRA1001");
        Assert.Equal("Outer/Second/Trail", report.ConstructPath);

        Outer(Hash);
        Assert.Equal("INFRA1003 Trail", Found(_folder.Path));
    }

    private void Outer(string hash, params (string Id, string Send)[] stacks)
    {
        var resources = stacks.Select(stack =>
            $$"""
            "{{stack.Id}}": {"Type": "AWS::CloudFormation::Stack", "Properties": {
              "TemplateURL": {"Fn::Join": ["", ["https://s3.", {"Ref": "AWS::URLSuffix"}, "/cdk-assets/{{hash}}.json"]]},
              "Parameters": {"Send": "{{stack.Send}}"} } }
            """);
        _folder.Write("Outer.template.json", $$"""{"Resources": { {{string.Join(",\n", resources)}} } }""");
    }

    private static string Found(params string[] paths) => string.Join(", ",
        TerraformScan.Scan(paths, ScanOptions.Default, CancellationToken.None)
            .Where(report => report.Rule.Id is "INFRA1001" or "INFRA1003" or "INFRA9001")
            .Select(report => $"{report.Rule.Id} {report.Address}").Order(StringComparer.Ordinal));
}
