using System.Text.Json.Nodes;

namespace Infra.Analyzers.Rules.Tests.Attributes;

internal static partial class AttributeCases
{
    private const string AnyAccount = """ "Principal": {"AWS": "*"} """;
    private const string Anybody = """ "Principal": "*" """;
    private const string Condition = """ "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}} """;

    private static readonly string[] PermissionTypes =
        ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"];

    private static IEnumerable<AttributeCase> Identity =>
    [
        .. PermissionTypes.SelectMany(type => Permissions("policy").Select(each => Policy("INFRA3502", type, each.Body, each.IsFound))),
        .. Permissions("inline_policy").Select(each => Policy("INFRA3502", "aws_iam_role", each.Body, each.IsFound)),
        .. Of("INFRA3503", "aws_iam_role", isFound: true, "assume_role_policy",
            $$""" {"Effect": "Allow", {{AnyAccount}}, "Action": "sts:AssumeRole"} """,
            $$""" {"Effect": "Allow", {{Anybody}}, "Action": "sts:AssumeRole"} """,
            $$""" {"Effect": "Allow", "Principal": {"AWS": ["111122223333", "*"]}, "Action": ["sts:AssumeRole", "sts:TagSession"]} """,
            $$""" {"Effect": "Allow", {{AnyAccount}}, "Action": "sts:*"} """),
        .. Of("INFRA3503", "aws_iam_role", isFound: false, "assume_role_policy",
            $$""" {"Effect": "Allow", {{AnyAccount}}, "Action": "sts:AssumeRole", {{Condition}} } """,
            $$""" {"Effect": "Deny", {{AnyAccount}}, "Action": "sts:AssumeRole"} """,
            """ {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole"} """,
            """ {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"} """,
            """ {"Effect": "Allow", "Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity"} """),
        .. new (string Type, string Action, string Resource)[]
        {
            ("aws_sqs_queue", "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:orders"),
            ("aws_sqs_queue_policy", "SQS:*", "*"),
            ("aws_sns_topic", "SNS:Publish", "arn:aws:sns:eu-west-1:111122223333:orders"),
            ("aws_sns_topic_policy", "sns:Subscribe", "*"),
            ("aws_kms_key", "kms:Decrypt", "*"),
            ("aws_kms_key_policy", "kms:*", "*"),
        }.SelectMany(each => OfResource(each.Type, each.Action, $""" "Resource": "{each.Resource}", """)),
        .. OfResource("aws_ecr_repository_policy", "ecr:BatchGetImage", ""),
        .. OfResource("aws_ecr_repository", "ecr:BatchGetImage", "").Select(each => each with { IsOfCloudFormationAlone = true }),
        .. Of("INFRA3505", "aws_iam_user_policy", bad: ["""{"user": "ada", "name": "orders"}"""], good: ["""{"name": "orders"}"""])
            .Select(each => each with { IsOfTerraformAlone = true }),
        .. Of("INFRA3505", "aws_iam_user_policy_attachment", bad: ["""{"user": "ada"}"""], good: ["{}"])
            .Select(each => each with { IsOfTerraformAlone = true }),
        .. Of("INFRA3505", "aws_iam_policy_attachment",
            bad: ["""{"users": ["ada"]}"""], good: ["{}", """{"groups": ["staff"]}"""])
            .Select(each => each with { IsOfTerraformAlone = true }),
        .. Of("INFRA3305", "aws_sns_topic",
            bad: ["{}", """{"name": "orders"}"""], good: ["""{"kms_master_key_id": "alias/aws/sns"}"""]),
        .. Of("INFRA3108", "aws_launch_template",
            bad: ["""{"network_interfaces": [{"associate_public_ip_address": "true"}]}"""],
            good: ["{}", """{"network_interfaces": [{"associate_public_ip_address": "false"}]}"""]),
    ];

    private static IEnumerable<(string Body, bool IsFound)> Permissions(string attribute)
    {
        var all = """ {"Effect": "Allow", "Action": "*", "Resource": "*"} """;
        yield return (Holder(attribute, all), true);
        yield return (Holder(attribute, """ {"Effect": "Allow", "Action": ["*"], "Resource": ["*"]} """), true);
        yield return (Holder(attribute, """ {"Effect": "Allow", "Action": "*:*", "Resource": "*"} """), true);
        yield return (Holder(attribute, """ {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"} """, all), true);
        yield return (Holder(attribute, """ {"Effect": "Allow", "Action": "s3:*", "Resource": "*"} """), false);
        yield return (Holder(attribute, """ {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::orders/*"} """), false);
        yield return (Holder(attribute, """ {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"} """), false);
        yield return (Holder(attribute, all, """ {"Effect": "Deny", "Action": "iam:*", "Resource": "*"} """), false);
        yield return (Holder(attribute, $$""" {"Effect": "Allow", "Action": "*", "Resource": "*", {{Condition}} } """), false);
    }

    private static IEnumerable<AttributeCase> OfResource(string type, string action, string resource) =>
    [
        .. Of("INFRA3504", type, isFound: true, "policy",
            $$""" {"Effect": "Allow", {{Anybody}}, {{resource}} "Action": "{{action}}"} """,
            $$""" {"Effect": "Allow", {{AnyAccount}}, {{resource}} "Action": ["{{action}}"]} """),
        .. Of("INFRA3504", type, isFound: false, "policy",
            $$""" {"Effect": "Allow", {{Anybody}}, {{resource}} "Action": "{{action}}", {{Condition}} } """,
            $$""" {"Effect": "Deny", {{Anybody}}, {{resource}} "Action": "{{action}}"} """,
            $$""" {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, {{resource}} "Action": "{{action}}"} """,
            $$""" {"Effect": "Allow", {{Anybody}}, {{resource}} "Action": "s3:ListBucket"} """),
    ];

    private static IEnumerable<AttributeCase> Of(string rule, string type, bool isFound, string attribute, params string[] statements) =>
        statements.Select(statement => Policy(rule, type, Holder(attribute, statement), isFound));

    // Templates write a policy as an object, which its own tests try.
    private static AttributeCase Policy(string rule, string type, string body, bool isFound) =>
        new(rule, type, body, isFound) { IsOfTerraformAlone = true };

    private static string Holder(string attribute, params string[] statements)
    {
        var policy = JsonNode.Parse($$"""{"Version": "2012-10-17", "Statement": [{{string.Join(", ", statements)}}]}""")!.ToJsonString();
        return new JsonObject
        {
            [attribute] = attribute == "inline_policy" ? new JsonArray(new JsonObject { ["name"] = "p", ["policy"] = policy }) : policy,
        }.ToJsonString();
    }
}
