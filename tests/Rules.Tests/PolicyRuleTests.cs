namespace Infra.Analyzers.Rules.Tests;

/// <summary>The rules about policies where these are not text: documents of Terraform and objects of templates.</summary>
public sealed class PolicyRuleTests
{
    [Theory]
    [InlineData("INFRA3502", """
        data "aws_iam_policy_document" "d" {
          statement {
            actions   = ["*"]
            resources = ["*"]
          }
        }
        resource "aws_iam_policy" "p" {
          policy = data.aws_iam_policy_document.d.json
        }
        """)]
    [InlineData("INFRA3503", """
        data "aws_iam_policy_document" "d" {
          statement {
            actions = ["sts:AssumeRole"]
            principals {
              type        = "AWS"
              identifiers = ["*"]
            }
          }
        }
        resource "aws_iam_role" "r" {
          assume_role_policy = data.aws_iam_policy_document.d.json
        }
        """)]
    [InlineData("INFRA3504", """
        resource "aws_sns_topic" "t" {}
        resource "aws_sns_topic_policy" "p" {
          arn    = aws_sns_topic.t.arn
          policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Publish", Resource = aws_sns_topic.t.arn }] })
        }
        """)]
    [InlineData(null, """
        variable "more" {}
        data "aws_iam_policy_document" "d" {
          override_policy_documents = [var.more]
          statement {
            sid       = "all"
            actions   = ["*"]
            resources = ["*"]
          }
        }
        resource "aws_iam_policy" "p" {
          policy = data.aws_iam_policy_document.d.json
        }
        """)]
    [InlineData(null, """
        variable "trusted" { default = [] }
        data "aws_iam_policy_document" "d" {
          statement {
            actions = ["sts:AssumeRole"]
            principals {
              type        = "AWS"
              identifiers = var.trusted
            }
          }
        }
        resource "aws_iam_role" "r" {
          assume_role_policy = data.aws_iam_policy_document.d.json
        }
        """)]
    [InlineData(null, """
        resource "aws_kms_key" "k" {
          enable_key_rotation = true
          policy = jsonencode({ Statement = [
            { Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:root" }, Action = "kms:*", Resource = "*" },
            { Effect = "Allow", Principal = "*", Action = "kms:Decrypt", Resource = "*", Condition = { StringEquals = { "kms:ViaService" = "s3.eu-west-1.amazonaws.com" } } },
          ] })
        }
        """)]
    [InlineData(null, """
        resource "aws_sqs_queue" "q" {
          policy = jsonencode({ Statement = [
            { Effect = "Allow", Principal = "*", Action = "sqs:*", Resource = "*" },
            { Effect = "Deny", NotPrincipal = { AWS = "111122223333" }, Action = "sqs:*", Resource = "*" },
          ] })
        }
        """)]
    public void In_Terraform(string? expected, string configuration) => Is(expected, RuleCheck.Scan(configuration, "main.tf"));

    [Theory]
    [InlineData("INFRA3502", """
        {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}}}
        """)]
    [InlineData("INFRA3502", """
        {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyName": "p", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}]}}]}}
        """)]
    [InlineData("INFRA3502", """
        {"Type": "AWS::IAM::GroupPolicy", "Properties": {"GroupName": "g", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}]}}}
        """)]
    [InlineData("INFRA3503", """
        {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}}}
        """)]
    [InlineData("INFRA3504", """
        {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": ["q"], "PolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*"}]}}}
        """)]
    [InlineData("INFRA3504", """
        {"Type": "AWS::SNS::TopicPolicy", "Properties": {"Topics": ["t"], "PolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sns:Publish", "Resource": "*"}]}}}
        """)]
    [InlineData("INFRA3504", """
        {"Type": "AWS::KMS::Key", "Properties": {"EnableKeyRotation": true, "KeyPolicy": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*"}]}}}
        """)]
    [InlineData(null, """
        {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": {"Ref": "Given"}}, "Action": "sts:AssumeRole"}]}}}
        """)]
    [InlineData(null, """
        {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": ["q"], "PolicyDocument": {"Statement": [{"Fn::If": ["C", {"Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "*"}, {"Ref": "AWS::NoValue"}]}]}}}
        """)]
    public void In_a_template(string? expected, string resource) => Is(expected, RuleCheck.Scan(
        $$$"""
        {
          "Parameters": {"Given": {"Type": "String"}},
          "Conditions": {"C": {"Fn::Equals": [{"Ref": "Given"}, "x"]}},
          "Resources": {"R": {{{resource}}}}
        }
        """,
        "template.json"));

    private static void Is(string? expected, IEnumerable<Scanner.Report> reports) => Assert.Equal(
        expected,
        reports.Select(report => report.Rule.Id).SingleOrDefault(id => id is "INFRA3502" or "INFRA3503" or "INFRA3504"));
}
