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
    [InlineData("{\"Ref\": \"Given\"}", "{\"T${N}\": {\"Type\": \"AWS::CloudTrail::Trail\"}}", "INFRA9001 3:3")]
    [InlineData(
        "[\"a\"]", "{\"Fn::ForEach::I\": [\"M\", {\"Ref\": \"Given\"}, {\"T${N}${M}\": {\"Type\": \"AWS::CloudTrail::Trail\"}}]}",
        "INFRA9001 3:3")]
    [InlineData("{\"Ref\": \"Given\"}", "{\"T${N}\": {\"Type\": \"AWS::SSM::Parameter\"}}", "")]
    public void A_loop_over_what_is_not_known_is_a_gap(string items, string body, string expected)
    {
        var reports = TemplateCase.Scan(Loop(items, body));

        Assert.Equal(expected, string.Join(" ", reports.Select(report => $"{report.Rule.Id} {report.Place.Line}:{report.Place.Column}")));
    }

    /// <summary>A loop stands for a resource of each item, with the item in its names and values.</summary>
    [Theory]
    [InlineData("[\"a\", \"b\"]", "{\"T${N}\": @trail}", "Ta Tb")]
    [InlineData("[\"a.b\"]", "{\"T&{N}\": @trail}", "Tab")]
    [InlineData("{\"Ref\": \"Names\"}", "{\"T${N}\": @trail}", "Tx Ty")]
    [InlineData("[\"a\"]", "{\"Fn::ForEach::I\": [\"M\", [\"${N}1\", \"2\"], {\"T${M}\": @trail, \"U${N}${M}\": @topic}]}", "Ta1 T2")]
    [InlineData("[]", "{\"T${N}\": @trail}", "")]
    // One of two that have one id is none.
    [InlineData("[\"a\", \"a\"]", "{\"T${N}\": @trail}", "")]
    // The items are told apart by what they are, in properties too.
    [InlineData("[\"group\", \"\"]", "{\"T${N}\": @sending}", "T")]
    public void A_loop_is_written_out(string items, string body, string expected)
    {
        const string Sending = "{\"Type\": \"AWS::CloudTrail::Trail\", \"Properties\": {\"CloudWatchLogsLogGroupArn\": "
            + "{\"Ref\": \"N\"}, \"CloudWatchLogsRoleArn\": \"arn:aws:iam::123456789012:role/${N}\"}}";
        var reports = TemplateCase.Scan(Loop(items, body
            .Replace("@trail", "{\"Type\": \"AWS::CloudTrail::Trail\"}", StringComparison.Ordinal)
            .Replace("@topic", "{\"Type\": \"AWS::SNS::Topic\"}", StringComparison.Ordinal)
            .Replace("@sending", Sending, StringComparison.Ordinal)));

        Assert.Equal(expected, string.Join(" ", reports.Where(report => report.Rule.Id == "INFRA1001").Select(report => report.Address)));
        Assert.DoesNotContain(reports, report => report.Rule.Id == "INFRA9001");
    }

    [Fact]
    public void Loops_in_loops_that_make_nothing_end()
    {
        var items = $"[{string.Join(", ", Enumerable.Range(0, 900).Select(number => $"\"{number}\""))}]";
        var body = "{\"T${A}\": {\"Type\": \"AWS::CloudTrail::Trail\"}}";
        foreach (var name in new[] { "A", "B", "C", "D", "E", "F" })
            body = $"{{\"Fn::ForEach::{name}\": [\"{name}\", {(name == "A" ? "[]" : items)}, {body}]}}";

        Assert.Equal("INFRA9001", Assert.Single(TemplateCase.Scan(Loop(items, body))).Rule.Id);
    }

    // The parameters come last, as they may.
    private static string Loop(string items, string body) =>
        "{\"AWSTemplateFormatVersion\": \"2010-09-09\", \"Transform\": \"AWS::LanguageExtensions\",\n\"Resources\": {\n  "
            + "\"Fn::ForEach::All\": [\"N\", " + items + ", " + body + "]}, "
            + "\"Parameters\": {\"Given\": {\"Type\": \"CommaDelimitedList\"}, "
            + "\"Names\": {\"Type\": \"CommaDelimitedList\", \"Default\": \"x, y\"}}}";
}
