namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>Templates in JSON: what is read of them, and what is said.</summary>
public sealed class TemplateTests
{
    private const string Group = "\"CloudWatchLogsLogGroupArn\": ";
    private const string Role = "\"CloudWatchLogsRoleArn\": ";
    private const string Arn = "\"arn:aws:logs:eu-west-1:123456789012:log-group:audit:*\"";
    private const string RoleArn = "\"arn:aws:iam::123456789012:role/audit\"";
    private const string Made =
        """
        "Group": {"Type": "AWS::Logs::LogGroup"},
        "Delivery": {"Type": "AWS::IAM::Role", "Properties": {
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
          "Policies": [{"PolicyName": "p", "PolicyDocument": {"Statement": [
            {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": {"Fn::GetAtt": ["Group", "Arn"]}}]}}]
        }}
        """;

    [Fact]
    public void Names_the_resource_the_properties_and_the_place()
    {
        var report = Assert.Single(TemplateCase.Scan(
            """
            {
              "Resources": {
                "Topic": {"Type": "AWS::SNS::Topic"},
                "Audit": {
                  "Type": "AWS::CloudTrail::Trail",
                  "Properties": {"IsLogging": true, "IsMultiRegionTrail": true, "EnableLogFileValidation": "true",
                    "KMSKeyId": "k", "SnsTopicName": "t", "S3BucketName": {"Ref": "Bucket"}}
                }
              }
            }
            """),
            report => report.Rule.Id == "INFRA1001");

        Assert.Equal(
            "CloudTrail trail 'Audit' does not deliver to CloudWatch Logs: CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn are not "
                + "set; "
            + "set both",
            report.Message);
        Assert.Equal((4, 5, 4, 12), (report.Place.Line, report.Place.Column, report.Place.EndLine, report.Place.EndColumn));
        Assert.Equal(("aws_cloudtrail", "Audit"), (report.ResourceType, report.Address));
    }

    [Theory]
    // Not set.
    [InlineData("", "INFRA1001")]
    [InlineData($"{Group}{Arn}", "INFRA1001")]
    [InlineData($"{Role}{RoleArn}", "INFRA1001")]
    [InlineData($"{Group}\"\", {Role}\"\"", "INFRA1001")]
    [InlineData($"{Group}{Arn}, {Role}\"\"", "INFRA1001")]
    [InlineData($"{Group}{Arn}, {Role}null", "INFRA1001")]
    [InlineData($$"""{{Group}}{{Arn}}, {{Role}}{"Ref": "AWS::NoValue"}""", "INFRA1001")]
    [InlineData($$"""{{Group}}{{Arn}}, {{Role}}{"Fn::Join": ["", []]}""", "INFRA1001")]
    [InlineData($$"""{{Group}}{{Arn}}, {{Role}}{"Fn::Sub": ""}""", "INFRA1001")]
    [InlineData($$"""{{Group}}{{Arn}}, {{Role}}{"Fn::Join": ["", ["", {"Ref": "AWS::NoValue"}]]}""", "INFRA1001")]
    // The deploy fails over names like these.
    [InlineData($"\"cloudWatchLogsLogGroupArn\": {Arn}, \"cloudWatchLogsRoleArn\": {RoleArn}", "INFRA1001")]
    [InlineData($"\"CloudWatchLogsGroupArn\": {Arn}, {Role}{RoleArn}", "INFRA1001")]
    // Set.
    [InlineData($"{Group}{Arn}, {Role}{RoleArn}", "")]
    [InlineData($$"""{{Group}}{"Fn::GetAtt": ["Group", "Arn"]}, {{Role}}{"Fn::GetAtt": ["Delivery", "Arn"]}""", "")]
    [InlineData($$"""{{Group}}{"Fn::GetAtt": "Group.Arn"}, {{Role}}{"Fn::GetAtt": "Delivery.Arn"}""", "")]
    [InlineData($$"""{{Group}}{"Fn::Sub": "${Group.Arn}"}, {{Role}}{"Fn::Sub": "${Delivery.Arn}"}""", "")]
    [InlineData($$"""{{Group}}{"Fn::ImportValue": "a"}, {{Role}}{"Fn::ImportValue": "b"}""", "")]
    [InlineData($$"""{{Group}}{"Fn::Join": ["", [{"Fn::GetAtt": ["Group", "Arn"]}]]}, {{Role}}{{RoleArn}}""", "")]
    // Not known.
    [InlineData($$"""{{Group}}{"Ref": "GroupArn"}, {{Role}}{"Ref": "RoleArn"}""", "")]
    [InlineData($$"""{{Group}}{"Ref": "Defaulted"}, {{Role}}{"Ref": "Defaulted"}""", "")]
    [InlineData(Group + "\"{{resolve:ssm:/audit/group}}\", " + Role + "\"{{resolve:ssm:/audit/role}}\"", "")]
    [InlineData($$"""{{Group}}{"Fn::Transform": {"Name": "AWS::Include"} }, {{Role}}{"Fn::Unheard": []}""", "")]
    [InlineData($$"""{{Group}}{"Fn::FindInMap": ["Logs", {"Ref": "AWS::Region"}, "Group"]}, {{Role}}{{RoleArn}}""", "")]
    [InlineData("""
        "Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "s3://b/k"}}
        """, "")]
    // Mappings and selections that are known.
    [InlineData($$"""{{Group}}{"Fn::FindInMap": ["Logs", "one", "Empty"]}, {{Role}}{{RoleArn}}""", "INFRA1001")]
    [InlineData($$"""{{Group}}{"Fn::FindInMap": ["Logs", "one", "Group"]}, {{Role}}{{RoleArn}}""", "")]
    [InlineData($$"""{{Group}}{"Fn::Select": [1, ["", {{Arn}}]]}, {{Role}}{"Fn::Select": ["0", {"Fn::Split": [",", ",x"]} ]}""",
        "INFRA1001")]
    // One missing under each outcome; both under one.
    [InlineData($$"""{{Group}}{"Fn::If": ["Prod", {{Arn}}, {"Ref": "AWS::NoValue"}]}, {{Role}}{"Fn::If": ["Prod", "", {{RoleArn}}]}""",
        "INFRA1001")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Prod", {{Arn}}, {"Ref": "AWS::NoValue"}]}, {{Role}}{"Fn::If": ["NotProd", {{RoleArn}}, ""]}""",
        "INFRA1001")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Prod", {{Arn}}, {"Ref": "AWS::NoValue"}]}, {{Role}}{"Fn::If": ["Test", {{RoleArn}}, ""]}""",
        "INFRA1001")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Prod", {{Arn}}, {"Ref": "AWS::NoValue"}]}, {{Role}}{"Fn::If": ["Prod", {{RoleArn}}, ""]}""",
        "INFRA1003")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Prod", {{Arn}}, {"Ref": "AWS::NoValue"}]}, {{Role}}{"Fn::If": ["NotProd", "", {{RoleArn}}]}""",
        "INFRA1003")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Prod", {{Arn}}, {{Arn}}]}, {{Role}}{{RoleArn}}""", "")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Always", {{Arn}}, ""]}, {{Role}}{{RoleArn}}""", "")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Never", {{Arn}}, ""]}, {{Role}}{{RoleArn}}""", "INFRA1001")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Stage3", {{Arn}}, ""]}, {{Role}}{{RoleArn}}""", "INFRA1001")]
    [InlineData($$"""{{Group}}{"Fn::If": ["Unheard", {{Arn}}, ""]}, {{Role}}{{RoleArn}}""", "")]
    [InlineData(
        $$"""
        {{Group}}{"Fn::If": ["HasGroup", {"Ref": "GroupArn"}, {"Ref": "AWS::NoValue"}]},
        {{Role}}{"Fn::If": ["HasGroup", {"Ref": "RoleArn"}, ""]}
        """,
        "INFRA1003")]
    [InlineData($$"""{{Group}}{"Ref": "GroupArn"}, {{Role}}{"Fn::If": ["HasGroup", "", {"Ref": "RoleArn"}]}""", "INFRA1001")]
    public void Delivery_to_a_log_group(string properties, string expected) =>
        Assert.Equal(expected, TemplateCase.Delivery(properties, Made, """
            "Parameters": {
              "GroupArn": {"Type": "String"}, "RoleArn": {"Type": "String"}, "Defaulted": {"Type": "String", "Default": ""},
              "Stage": {"Type": "String", "AllowedValues": ["prod", "test"]} },
            "Mappings": {"Logs": {"one": {"Empty": "", "Group": "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"}}},
            "Conditions": {
              "Prod": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
              "Test": {"Fn::Equals": ["test", {"Ref": "Stage"}]},
              "Stage3": {"Fn::Equals": ["third", {"Ref": "Stage"}]},
              "NotProd": {"Fn::Not": [{"Condition": "Prod"}]},
              "Always": {"Fn::Or": [{"Condition": "Prod"}, {"Fn::Not": [{"Condition": "Prod"}]}]},
              "Never": {"Fn::Equals": ["a", "b"]},
              "HasGroup": {"Fn::Not": [{"Fn::Equals": [{"Ref": "GroupArn"}, ""]}]}
            },
            """));

    // The ARN that CloudFormation has for a log group ends in ":*" already.
    [Theory]
    [InlineData("""{"Fn::GetAtt": ["Group", "Arn"]}""", "")]
    [InlineData("""{"Fn::Sub": "${Group.Arn}"}""", "")]
    [InlineData("""{"Fn::Sub": ["${G}", {"G": {"Fn::GetAtt": ["Group", "Arn"]}}]}""", "")]
    [InlineData("""{"Fn::Join": ["", [{"Fn::GetAtt": ["Group", "Arn"]}, ":*"]]}""", "")]
    [InlineData("""{"Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*"}""", "")]
    [InlineData("""{"Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}"}""", "INFRA1002")]
    [InlineData("""{"Fn::Sub": "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:audit"}""", "INFRA1002")]
    [InlineData("""{"Fn::Sub": "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Name}"}""", "")]
    [InlineData(
        """{"Fn::Join": [":", ["arn:aws:logs", {"Ref": "AWS::Region"}, {"Ref": "AWS::AccountId"}, "log-group", {"Ref": "Group"}]]}""",
        "INFRA1002")]
    [InlineData(
        """{"Fn::Join": [":", ["arn:aws:logs", {"Ref": "AWS::Region"}, {"Ref": "AWS::AccountId"}, "log-group", {"Ref": "Group"}, "*"]]}""",
        "")]
    [InlineData("\"arn:aws:logs:eu-west-1:123456789012:log-group:audit\"", "INFRA1002")]
    [InlineData("""{"Fn::Select": [0, {"Fn::Split": [":*", {"Fn::GetAtt": ["Group", "Arn"]}]}]}""", "")]
    public void Wildcard_of_the_log_group(string arn, string expected) => Assert.Equal(
        expected,
        TemplateCase.Delivery($"{Group}{arn}, {Role}{RoleArn}", Made, """ "Parameters": {"Name": {"Type": "String"}}, """));

    [Fact]
    public void What_is_not_made_is_not_judged_and_what_may_be_is()
    {
        const string Conditions = """
            "Conditions": {"Never": {"Fn::Equals": ["a", "b"]}, "Maybe": {"Fn::Equals": [{"Ref": "P"}, "b"]}},
            "Parameters": {"P": {"Type": "String"}},
            """;
        string Conditional(string name) =>
            TemplateCase.OfTrail("", sections: Conditions).Replace("\"Type\": \"AWS::CloudTrail::Trail\"",
                $"\"Type\": \"AWS::CloudTrail::Trail\", \"Condition\": \"{name}\"", StringComparison.Ordinal);

        Assert.Empty(TemplateCase.Scan(Conditional("Never")));
        Assert.Contains("INFRA1001", TemplateCase.Rules(Conditional("Maybe")));
    }

    [Theory]
    [InlineData(
        "\"EnableLogFileValidation\": true, \"IsMultiRegionTrail\": \"true\", \"KMSKeyId\": {\"Ref\": \"Key\"}, \"SnsTopicName\": \"t\"",
        "")]
    [InlineData("\"EnableLogFileValidation\": false, \"IsMultiRegionTrail\": \"false\", \"KmsKeyId\": \"k\", \"SnsTopicName\": \"\"",
        "INFRA1005 INFRA1006 INFRA1007 INFRA1008")]
    [InlineData("\"EventSelectors\": [{\"IncludeManagementEvents\": false}]", "INFRA1005 INFRA1006 INFRA1007 INFRA1008 INFRA1010")]
    [InlineData("\"EventSelectors\": []", "INFRA1005 INFRA1006 INFRA1007 INFRA1008")]
    [InlineData("\"IncludeGlobalServiceEvents\": false, \"IsLogging\": false", "INFRA1005 INFRA1006 INFRA1007 INFRA1008 INFRA1009")]
    [InlineData(
        "\"EventSelectors\": [{}], \"AdvancedEventSelectors\": [{\"FieldSelectors\": [{\"Field\": \"eventCategory\", \"Equals\": "
            + "[\"Data\"]}]}]",
        "INFRA1005 INFRA1006 INFRA1007 INFRA1008 INFRA1012")]
    [InlineData("\"AdvancedEventSelectors\": [{\"FieldSelectors\": [{\"Field\": \"eventCategory\", \"Equals\": [\"Data\"]}]}]",
        "INFRA1005 INFRA1006 INFRA1007 INFRA1008 INFRA1010")]
    public void Other_rules_about_a_trail_alone(string properties, string expected) => Assert.Equal(
        expected,
        string.Join(" ", TemplateCase.Rules(
            TemplateCase.OfTrail($"{Group}{Arn}, {Role}{RoleArn}, {properties}"), "INFRA1011", "INFRA9001", "INFRA1004")));

    [Fact]
    public void A_condition_has_the_name_that_its_author_gave_it()
    {
        var template = TemplateCase.OfTrail(
            $$"""{{Group}}{"Fn::If": ["IsProd", {{Arn}}, {"Ref": "AWS::NoValue"}]}, {{Role}}{{RoleArn}}""",
            sections:
            """
            "Parameters": {"Stage": {"Type": "String"}},
            "Conditions": {"IsTest": {"Fn::Not": [{"Condition": "IsProd"}]}, "IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}},
            """);
        var report = Assert.Single(TemplateCase.Scan(template), report => report.Rule.Id == "INFRA1003");
        Assert.EndsWith("CloudWatchLogsLogGroupArn is not set when 'IsTest' is true; set it on every path", report.Message,
            StringComparison.Ordinal);
    }

    // A program may write anything, and what it writes is what is deployed.
    [Fact]
    public void What_a_macro_makes_of_a_template_is_not_known()
    {
        var report =
            Assert.Single(
                TemplateCase.Scan(TemplateCase.OfTrail("", sections: "\"Transform\": [\"AWS::Serverless-2016-10-31\", \"Ours\"],")));
        Assert.Equal("INFRA9001", report.Rule.Id);
        Assert.Contains("'Ours'", report.Message, StringComparison.Ordinal);
        Assert.Contains("INFRA1001",
            TemplateCase.Rules(TemplateCase.OfTrail("", sections: "\"Transform\": \"AWS::Serverless-2016-10-31\",")));
    }

    [Theory]
    [InlineData("{\"T${N}\": {\"Type\": \"AWS::CloudTrail::Trail\", \"Properties\": {\"IsLogging\": true}}}", "INFRA9001 2:3")]
    [InlineData("{\"Fn::ForEach::I\": [\"M\", [\"b\"], {\"T${N}${M}\": {\"Type\": \"AWS::CloudTrail::Trail\"}}]}", "INFRA9001 2:3")]
    [InlineData("{\"T${N}\": {\"Type\": \"AWS::SSM::Document\"}}", "")]
    public void A_loop_of_resources_that_are_judged_is_a_gap(string body, string expected)
    {
        var reports = TemplateCase.Scan(
            "{\"AWSTemplateFormatVersion\": \"2010-09-09\", \"Resources\": {\n  \"Fn::ForEach::All\": [\"N\", [\"a\"], " + body + "]}}");

        Assert.Equal(expected, string.Join(" ", reports.Select(report => $"{report.Rule.Id} {report.Place.Line}:{report.Place.Column}")));
    }
}
