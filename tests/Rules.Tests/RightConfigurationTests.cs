
namespace Infra.Analyzers.Rules.Tests;

/// <summary>
/// Sound Terraform, of the kinds that people write, made to provoke a finding: no rule that is on by default says anything of it. In each
/// case the bucket, the role or the key is what is looked at; the rest is <see cref="Bucket"/>, <see cref="Role"/> and <see cref="Key"/>.
/// </summary>
public sealed class RightConfigurationTests
{
    private const string Data =
        """
        data "aws_caller_identity" "current" {}
        data "aws_partition" "current" {}
        data "aws_region" "current" {}
        data "aws_organizations_organization" "current" {}
        variable "given" {}
        locals {
          account   = data.aws_caller_identity.current.account_id
          partition = data.aws_partition.current.partition
          trail_arn = "arn:${local.partition}:cloudtrail:${data.aws_region.current.name}:${local.account}:trail/audit"
        }

        """;

    private const string Trail =
        """
        resource "aws_cloudtrail" "audit" {
          name                       = "audit"
          s3_bucket_name             = aws_s3_bucket.logs.id
          cloud_watch_logs_role_arn  = aws_iam_role.delivery.arn
          cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.audit.arn}:*"
          kms_key_id                 = aws_kms_key.logs.arn
          is_multi_region_trail      = true
          enable_log_file_validation = true
        }
        resource "aws_cloudwatch_log_group" "audit" {
          name = "audit"
        }

        """;

    private const string OnlyBucket =
        """
        resource "aws_s3_bucket" "logs" {
          bucket = "logs"
        }

        """;

    private const string AclCheck =
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:GetBucketAcl", Resource = """
            + """aws_s3_bucket.logs.arn }""";

    private const string Write =
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource """
            + """= "${aws_s3_bucket.logs.arn}/AWSLogs/${local.account}/*", Condition = { StringEquals = """
            + """{ "s3:x-amz-acl" = "bucket-owner-full-control", "aws:SourceArn" = local.trail_arn } } }""";

    private const string BucketStatements =
        """
          statement {
            actions   = ["s3:GetBucketAcl"]
            resources = [aws_s3_bucket.logs.arn]
            principals {
              type        = "Service"
              identifiers = ["cloudtrail.amazonaws.com"]
            }
            condition {
              test     = "StringEquals"
              variable = "aws:SourceArn"
              values   = [local.trail_arn]
            }
          }
          statement {
            actions   = ["s3:PutObject"]
            resources = ["${aws_s3_bucket.logs.arn}/AWSLogs/${local.account}/*"]
            principals {
              type        = "Service"
              identifiers = ["cloudtrail.amazonaws.com", "config.amazonaws.com"]
            }
            condition {
              test     = "StringEquals"
              variable = "s3:x-amz-acl"
              values   = ["bucket-owner-full-control"]
            }
          }

        """;

    private const string OnlyRole =
        """
        resource "aws_iam_role" "delivery" {
          name               = "delivery"
          assume_role_policy = data.aws_iam_policy_document.trust.json
        }
        data "aws_iam_policy_document" "trust" {
          statement {
            actions = ["sts:AssumeRole"]
            principals {
              type        = "Service"
              identifiers = ["cloudtrail.amazonaws.com"]
            }
            condition {
              test     = "StringEquals"
              variable = "aws:SourceAccount"
              values   = [local.account]
            }
          }
        }

        """;

    private const string WriteDocument =
        """
        data "aws_iam_policy_document" "write" {
          statement {
            actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
            resources = ["${aws_cloudwatch_log_group.audit.arn}:log-stream:${local.account}_CloudTrail_${data.aws_region.current.name}*"]
          }
        }
        resource "aws_iam_policy" "write" {
          name   = "write"
          policy = data.aws_iam_policy_document.write.json
        }

        """;

    private static readonly string Bucket = OnlyBucket + BucketPolicy(AclCheck + ", " + Write);

    private static readonly string Role = OnlyRole + WriteDocument + RolePolicy("data.aws_iam_policy_document.write.json");

    private static readonly string Key = KeyOf(RootStatement + ", " + EncryptStatement);

    private const string RootStatement =
        """{ Effect = "Allow", Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }, Action = "kms:*", Resource """
            + """= "*" }""";

    private const string EncryptStatement =
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "kms:GenerateDataKey*", Resource = "*", """
            + """Condition = { StringLike = """
            + """{ "kms:EncryptionContext:aws:cloudtrail:arn" = "arn:*:cloudtrail:*:${local.account}:trail/*" } } }""";

    /// <summary>The statements of a bucket policy, in a list of <c>jsonencode</c>.</summary>
    public static TheoryData<string> BucketPolicies =>
    [
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = "*", Action = "s3:*", Resource = """
            + """[aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/*"], Condition = { Bool = { "aws:SecureTransport" = "false" } } }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*", Condition = { StringNotEqualsIfExists = """
            + """{ "aws:PrincipalOrgID" = data.aws_organizations_organization.current.id }, BoolIfExists = """
            + """{ "aws:PrincipalIsAWSService" = "false" } } }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = { AWS = "*" }, Action = ["s3:DeleteObject", "s3:PutBucketPolicy"], Resource = "*" }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", NotPrincipal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource """
            + """= "${aws_s3_bucket.logs.arn}/*" }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = "*", Action = "s3:PutObject", NotResource = "${aws_s3_bucket.logs.arn}/AWSLogs/*" }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = "*", NotAction = ["s3:PutObject", "s3:Get*", "s3:List*"], Resource = "*" }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = { AWS = aws_iam_role.delivery.arn }, Action = "s3:*", Resource = "*" }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = "*", Action = "s3:PutObject", Resource = "${aws_s3_bucket.logs.arn}/*", Condition = { """
            + """StringNotEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } } }""",
        AclCheck + ", " + Write
            + """, { Effect = "Deny", Principal = "*", Action = "s3:PutObject", Resource = "${aws_s3_bucket.logs.arn}/private/*" }""",
        """{ Effect = "Allow", Principal = { Service = ["cloudtrail.amazonaws.com"] }, Action = ["s3:GetBucketAcl", "s3:PutObject"], """
            + """Resource = [aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/*"] }""",
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:GetBucket*", Resource """
            + """= "arn:${local.partition}:s3:::logs" }, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, """
            + """Action = "s3:Put?bject", Resource = "arn:*:s3:::logs/AWSLogs/*" }""",
        AclCheck + """, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = """
            + """[for account in var.given : "${aws_s3_bucket.logs.arn}/AWSLogs/${account}/*"] }""",
        AclCheck + """, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = """
            + """formatlist("%s/AWSLogs/%s/*", aws_s3_bucket.logs.arn, ["111122223333", "444455556666"]) }""",
        AclCheck + """, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = """
            + """["${aws_s3_bucket.logs.arn}/AWSLogs/${local.account}/*", "${aws_s3_bucket.logs.arn}/AWSLogs/o-exampleorgid/*"] }""",
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, NotAction = "s3:DeleteObject", Resource = "*" }""",
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, """
            + """Action = "*", NotResource = "arn:aws:s3:::other/*" }""",
        """{ Effect = "Allow", Principal = { AWS = ["arn:aws:iam::903692715234:root", "arn:aws:iam::859597730677:root"] }, Action = """
            + """["s3:GetBucketAcl", "s3:PutObject"], Resource = "*" }""",
        """{ Effect = "Allow", Principal = "*", Action = ["s3:GetBucketAcl", "s3:PutObject"], Resource = "*", Condition = { """
            + """StringEquals = { "aws:SourceAccount" = local.account } } }""",
    ];

    [Theory]
    [MemberData(nameof(BucketPolicies))]
    public void Bucket_policy(string statements) => IsRight(Trail + OnlyBucket + BucketPolicy(statements) + Role + Key);

    /// <summary>Where the bucket, its policy and what the trail says of them come from.</summary>
    public static TheoryData<string, string> Buckets => new()
    {
        { "", OnlyBucket + "data \"aws_iam_policy_document\" \"bucket\" {\n" + BucketStatements + "}\n"
            + PolicyOfBucket("data.aws_iam_policy_document.bucket.json") },
        { "", OnlyBucket + "data \"aws_iam_policy_document\" \"bucket\" {\n" + BucketStatements + "}\n"
            + PolicyOfBucket("data.aws_iam_policy_document.bucket.minified_json") },
        {
            "",
            OnlyBucket + "data \"aws_iam_policy_document\" \"bucket\" {\n" + BucketStatements + "}\n"
            + """
              data "aws_iam_policy_document" "joined" {
                source_policy_documents   = compact([data.aws_iam_policy_document.bucket.json, var.given])
                override_policy_documents = [jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Tls", Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = false } } }] })]
              }

              """
            + PolicyOfBucket("data.aws_iam_policy_document.joined.json")
        },
        {
            "",
            OnlyBucket
            + """
              data "aws_iam_policy_document" "joined" {
                statement {
                  sid     = "Tls"
                  effect  = "Deny"
                  actions = ["s3:*"]
                  principals {
                    type        = "*"
                    identifiers = ["*"]
                  }
                  resources = ["*"]
                  condition {
                    test     = "Bool"
                    variable = "aws:SecureTransport"
                    values   = ["false"]
                  }
                }
                override_json = data.aws_iam_policy_document.base.json
              }
              data "aws_iam_policy_document" "base" {

              """
            + BucketStatements + "}\n" + PolicyOfBucket("data.aws_iam_policy_document.joined.json")
        },
        { "", OnlyBucket + PolicyOfBucket("file(\"bucket-policy.json\")") },
        { "", OnlyBucket + PolicyOfBucket("templatefile(\"bucket-policy.json.tpl\", { bucket = aws_s3_bucket.logs.arn })") },
        { "", OnlyBucket + PolicyOfBucket("var.given") },
        { "", OnlyBucket
            + PolicyOfBucket("jsonencode(merge({ Version = \"2012-10-17\" }, { Statement = concat([" + AclCheck + "], var.given) }))") },
        { "", OnlyBucket + PolicyOfBucket("jsonencode(yamldecode(file(\"policy.yaml\")))") },
        { "", OnlyBucket
            + PolicyOfBucket(
                "replace(jsonencode({ Statement = [{ Effect = \"Allow\", Principal = { Service = \"SERVICE\" }, Action = \"s3:*\", "
                    + "Resource = \"*\" }] }), \"SERVICE\", \"cloudtrail.amazonaws.com\")") },
        {
            "",
            """
            resource "aws_s3_bucket" "logs" {
              bucket = "logs"
              policy = <<POLICY
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "AWSCloudTrailAclCheck", "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::logs" },
                { "Sid": "AWSCloudTrailWrite", "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::logs/*",
                  "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } } }
              ]
            }
            POLICY
            }

            """
        },
        { "s3_key_prefix = \"audit\"",
            OnlyBucket + BucketPolicy(AclCheck + ", " + Write.Replace("/AWSLogs/", "/audit/AWSLogs/", StringComparison.Ordinal)) },
        { "s3_key_prefix = \"audit\"",
            OnlyBucket + BucketPolicy(AclCheck + ", " + Write.Replace("/AWSLogs/", "/*/AWSLogs/", StringComparison.Ordinal)) },
        { "s3_key_prefix = \"audit/\"",
            OnlyBucket + BucketPolicy(AclCheck + ", " + Write.Replace("/AWSLogs/", "/audit/AWSLogs/", StringComparison.Ordinal)) },
        { "s3_key_prefix = \"/audit\"",
            OnlyBucket + BucketPolicy(AclCheck + ", " + Write.Replace("/AWSLogs/", "/audit/AWSLogs/", StringComparison.Ordinal)) },
        { "s3_key_prefix = \"${local.account}/trail\"",
            OnlyBucket
                + BucketPolicy(
                    AclCheck + ", " + Write.Replace("/AWSLogs/", "/${local.account}/trail/AWSLogs/", StringComparison.Ordinal)) },
        { "s3_key_prefix = trim(var.given, \"/\")",
            OnlyBucket
                + BucketPolicy(
                    AclCheck + ", " + Write.Replace("/AWSLogs/", "/${trim(var.given, \"/\")}/AWSLogs/", StringComparison.Ordinal)) },
        { "is_organization_trail = true",
            OnlyBucket
                + BucketPolicy(
                    AclCheck + ", " + Write + ", "
                        + Write.Replace("${local.account}/*", "${data.aws_organizations_organization.current.id}/*",
                            StringComparison.Ordinal)) },
        { "s3_bucket_name = \"logs-of-the-log-archive-account\"", OnlyBucket },
        { "s3_bucket_name = \"logs\"", Bucket },
        { "s3_bucket_name = var.given", OnlyBucket },
        { "s3_bucket_name = coalesce(var.given, aws_s3_bucket.logs.id)", OnlyBucket },
        { "s3_bucket_name = data.aws_s3_bucket.shared.id", "data \"aws_s3_bucket\" \"shared\" {\n  bucket = \"shared\"\n}\n" },
        { "s3_bucket_name = module.bucket.s3_bucket_id",
            "module \"bucket\" {\n  source                  = \"terraform-aws-modules/s3-bucket/aws\"\n  attach_policy = true\n}\n" },
        { "s3_bucket_name = data.terraform_remote_state.logs.outputs.bucket",
            "data \"terraform_remote_state\" \"logs\" {\n  backend = \"s3\"\n}\n" },
        { "s3_bucket_name = join(\"\", aws_s3_bucket.logs[*].id)",
            OnlyBucket + PolicyOfBucket("jsonencode({ Statement = [" + AclCheck + ", " + Write + "] })") },
        {
            "s3_bucket_name = one(aws_s3_bucket.made[*].id)",
            """
            resource "aws_s3_bucket" "made" {
              count = var.given ? 1 : 0
            }
            resource "aws_s3_bucket_policy" "made" {
              count  = var.given ? 1 : 0
              bucket = aws_s3_bucket.made[count.index].id
              policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = ["s3:GetBucketAcl", "s3:PutObject"], Resource = [aws_s3_bucket.made[count.index].arn, "${aws_s3_bucket.made[count.index].arn}/*"] }] })
            }

            """
        },
        {
            "s3_bucket_name = aws_s3_bucket.all[\"trail\"].id",
            """
            resource "aws_s3_bucket" "all" {
              for_each = toset(["trail", "config"])
              bucket   = "logs-${each.key}"
            }
            data "aws_iam_policy_document" "all" {
              for_each = aws_s3_bucket.all
              statement {
                actions   = ["s3:GetBucketAcl", "s3:PutObject"]
                resources = [each.value.arn, "${each.value.arn}/*"]
                principals {
                  type        = "Service"
                  identifiers = ["cloud${each.key}.amazonaws.com"]
                }
              }
            }
            resource "aws_s3_bucket_policy" "all" {
              for_each = aws_s3_bucket.all
              bucket   = each.value.id
              policy   = data.aws_iam_policy_document.all[each.key].json
            }

            """
        },
        {
            "s3_bucket_name = local.buckets.trail.bucket.id",
            OnlyBucket + BucketPolicy(AclCheck + ", " + Write) + "locals {\n  buckets = { trail = { bucket = aws_s3_bucket.logs } }\n}\n"
        },
        {
            "",
            OnlyBucket
                + "resource \"aws_s3_bucket_policy\" \"logs\" {\n  provider = aws.archive\n  bucket   = \"logs\"\n  policy   = "
                + "jsonencode({ Statement = [" + AclCheck + ", " + Write + "] })\n}\nprovider \"aws\" {\n  alias = \"archive\"\n}\n"
        },
        { "", OnlyBucket + "output \"bucket\" {\n  value = { name = aws_s3_bucket.logs.bucket }\n}\n" },
        { "", OnlyBucket
            + "resource \"terraform_data\" \"policy\" {\n  provisioner \"local-exec\" {\n    command = \"aws s3api put-bucket-policy "
            + "--bucket ${aws_s3_bucket.logs.id} --policy file://policy.json\"\n  }\n}\n" },
        { "", OnlyBucket
            + "resource \"null_resource\" \"policy\" {\n  triggers = { bucket = aws_s3_bucket.logs.id }\n  provisioner \"local-exec\" {\n"
            + "    command = \"./policy.sh ${self.triggers.bucket}\"\n  }\n}\n" },
        { "", OnlyBucket
            + "resource \"aws_cloudformation_stack\" \"policy\" {\n  name       = \"policy\"\n  parameters = { Bucket = "
            + "aws_s3_bucket.logs.id }\n}\n" },
        { "", OnlyBucket
            + "resource \"awscc_s3_bucket_policy\" \"logs\" {\n  bucket          = aws_s3_bucket.logs.id\n  policy_document = var.given\n"
            + "}\n" },
    };

    [Theory]
    [MemberData(nameof(Buckets))]
    public void Bucket_and_its_policy(string trail, string bucket) => IsRight(TrailWith(trail) + bucket + Role + Key);

    [Fact]
    public void Bucket_policies_of_local_modules()
    {
        (string, string) policy = (
            "policy/main.tf",
            """
            variable "bucket" {}
            variable "accounts" { default = [] }
            locals { arn = "arn:aws:s3:::${var.bucket}" }
            resource "aws_s3_bucket_policy" "this" {
              bucket = var.bucket
              policy = jsonencode({ Statement = [
                { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:GetBucketAcl", Resource = local.arn },
                { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = [for id in concat(["111122223333"], var.accounts) : "${local.arn}/AWSLogs/${id}/*"] },
              ] })
            }
            """);
        IsRight(Trail + OnlyBucket + Role + Key + "module \"policy\" {\n  source = \"./policy\"\n  bucket = aws_s3_bucket.logs.id\n}\n",
            policy);
        IsRight(Trail + OnlyBucket + Role + Key
            + "module \"policy\" {\n  source = \"./policy\"\n  for_each = toset([aws_s3_bucket.logs.id])\n  bucket = each.value\n}\n",
            policy);
        IsRight(Trail + OnlyBucket + Role + Key + "module \"policy\" {\n  source = \"./policy\"\n  bucket = \"logs\"\n}\n", policy);
    }

    /// <summary>The trust policy of the role, as HCL.</summary>
    public static TheoryData<string> TrustPolicies =>
    [
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = """
            + """["events.amazonaws.com", "cloudtrail.amazonaws.com"] }, Action = "sts:AssumeRole" }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, """
            + """Action = "sts:AssumeRole" }, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = """
            + """["sts:AssumeRole", "sts:SetSourceIdentity"], Condition = { ArnLike = { "aws:SourceArn" = local.trail_arn } } }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [for service in ["config", "cloudtrail"] : { Effect = "Allow", Principal = """
            + """{ Service = "${service}.amazonaws.com" }, Action = "sts:AssumeRole" }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service """
            + """= "cloudtrail.${data.aws_region.current.name}.amazonaws.com" }, Action = "sts:AssumeRole" }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service """
            + """= "cloudtrail.amazonaws.com.cn" }, Action = "sts:AssumeRole" }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = format("cloudtrail.%s", """
            + """data.aws_partition.current.dns_suffix) }, Action = "sts:AssumeRole" }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = """
            + """data.aws_service_principal.cloudtrail.name }, Action = "sts:AssumeRole" }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, """
            + """Action = "sts:AssumeRole" }, { Effect = "Deny", Principal = "*", Action = "sts:AssumeRole", Condition = { """
            + """StringNotEquals = { "aws:SourceAccount" = local.account } } }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, """
            + """Action = "sts:AssumeRole" }, { Effect = "Deny", Principal = { AWS = "*" }, Action = "sts:AssumeRole" }] })""",
        """jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, """
            + """Action = "sts:AssumeRole" }, { Effect = "Deny", NotPrincipal = { Service = "cloudtrail.amazonaws.com" }, Action """
            + """= "sts:AssumeRole" }] })""",
        """var.given""",
        """coalesce(var.given, jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service """
            + """= "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] }))""",
        """file("trust.json")""",
        """templatefile("trust.json", { service = "cloudtrail" })""",
        """one(data.aws_iam_policy_document.given[*].json)""",
        """data.aws_iam_policy_document.given[0].json""",
        """data.aws_iam_policy_document.services["cloudtrail"].json""",
        """
        <<-EOT
          {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Principal": {
                  "Service": "cloudtrail.amazonaws.com"
                },
                "Action": "sts:AssumeRole"
              }
            ]
          }
        EOT
        """,
        """
        <<EOT
        {
          "Version": "2012-10-17",
          "Statement": [
          %{ for service in ["config", "cloudtrail"] ~}
            { "Effect": "Allow", "Principal": { "Service": "${service}.amazonaws.com" }, "Action": "sts:AssumeRole" }%{ if service != "cloudtrail" },%{ endif }
          %{ endfor ~}
          ]
        }
        EOT
        """,
        "\"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"Service\\\":\\\"cloudtrail.amazonaws.com\\\"},"
            + "\\\"Action\\\":\\\"sts:AssumeRole\\\"}]}\"",
    ];

    [Theory]
    [MemberData(nameof(TrustPolicies))]
    public void Trust_policy(string policy) => IsRight(
        Trail + Bucket + Key + WriteDocument + RolePolicy("data.aws_iam_policy_document.write.json")
        + "resource \"aws_iam_role\" \"delivery\" {\n  name               = \"delivery\"\n  assume_role_policy = " + policy + "\n}\n"
        + """
          data "aws_service_principal" "cloudtrail" {
            service_name = "cloudtrail"
          }
          data "aws_iam_policy_document" "given" {
            count = var.given ? 1 : 0
            statement {
              actions = ["sts:AssumeRole"]
              principals {
                type        = "Service"
                identifiers = var.given ? ["cloudtrail.amazonaws.com"] : ["ec2.amazonaws.com"]
              }
            }
          }
          data "aws_iam_policy_document" "services" {
            for_each = toset(["config", "cloudtrail"])
            statement {
              actions = ["sts:AssumeRole"]
              principals {
                type        = "Service"
                identifiers = ["${each.value}.amazonaws.com"]
              }
            }
          }

          """);

    /// <summary>What the trail says, and what the role has beside its trust policy.</summary>
    public static TheoryData<string, string> Permissions => new()
    {
        { "", "resource \"aws_iam_role_policy_attachment\" \"write\" {\n  role       = aws_iam_role.delivery.name\n  policy_arn = "
            + "aws_iam_policy.write.arn\n}\n" },
        { "", "resource \"aws_iam_role_policy_attachment\" \"write\" {\n  for_each   = { write = aws_iam_policy.write.arn }\n  role       "
            + "= aws_iam_role.delivery.name\n  policy_arn = each.value\n}\n" },
        { "", "resource \"aws_iam_role_policy_attachment\" \"write\" {\n  role       = split(\"/\", aws_iam_role.delivery.arn)[1]\n  "
            + "policy_arn = aws_iam_policy.write.arn\n}\n" },
        { "", "resource \"aws_iam_role_policy_attachment\" \"write\" {\n  role       = aws_iam_role.delivery.id\n  policy_arn = "
            + "\"arn:aws:iam::${local.account}:policy/write\"\n}\n" },
        { "", "resource \"aws_iam_policy_attachment\" \"write\" {\n  name       = \"write\"\n  roles      = [aws_iam_role.delivery.name]\n"
            + "  policy_arn = aws_iam_policy.write.arn\n}\n" },
        { "", "resource \"aws_iam_policy_attachment\" \"write\" {\n  name       = \"write\"\n  roles      = [for name in [\"delivery\"] : "
            + "name]\n  policy_arn = aws_iam_policy.write.arn\n}\n" },
        { "", RolePolicy(
            "jsonencode({ Statement = { Effect = \"Allow\", Action = \"logs:*\", Resource = \"${aws_cloudwatch_log_group.audit.arn}:*\" } "
                + "})") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = [\"logs:CreateLogStream\"], Resource = "
                + "aws_cloudwatch_log_group.audit.arn }, { Effect = \"Allow\", Action = [\"logs:PutLogEvents\"], Resource = "
                + "\"${aws_cloudwatch_log_group.audit.arn}:log-stream:*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = [\"logs:Create*\", \"logs:Put*\"], Resource = join(\":\", "
                + "[aws_cloudwatch_log_group.audit.arn, \"*\"]) }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = format(\"%s:*\", "
                + "aws_cloudwatch_log_group.audit.arn) }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = "
                + "\"${trimsuffix(aws_cloudwatch_log_group.audit.arn, \":*\")}:*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = "
                + "\"arn:${local.partition}:logs:${data.aws_region.current.name}:${local.account}"
                + ":log-group:${aws_cloudwatch_log_group.audit.name}:*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = "
                + "\"arn:aws-us-gov:logs:us-gov-west-1:*:log-group:au*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = \"arn:aws-cn:logs:*:*:*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", NotAction = [\"iam:*\", \"logs:Delete*\"], Resource = \"*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = \"*\" }, { Effect = \"Deny\", Action = "
                + "\"logs:*\", NotResource = \"${aws_cloudwatch_log_group.audit.arn}*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = \"*\" }, { Effect = \"Deny\", NotAction = "
                + "\"logs:*\", Resource = \"*\" }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = \"*\" }, { Effect = \"Deny\", Action = "
                + "\"*\", Resource = \"*\", Condition = { StringNotEquals = { \"aws:RequestedRegion\" = [\"eu-west-1\"] } } }] })") },
        { "", RolePolicy(
            "jsonencode({ Statement = [for action in [\"CreateLogStream\", \"PutLogEvents\"] : { Effect = \"Allow\", Action = "
                + "\"logs:${action}\", Resource = \"*\" }] })") },
        { "", RolePolicy(
            "<<-JSON\n    {\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"logs:CreateLogStream\", "
                + "\"logs:PutLogEvents\"], \"Resource\": \"${aws_cloudwatch_log_group.audit.arn}:*\"}]}\n  JSON") },
        { "", RolePolicy("templatefile(\"write.json\", { group = aws_cloudwatch_log_group.audit.arn })") },
        { "", RolePolicy("data.aws_iam_policy_document.joined.json") },
        { "", RolePolicy("data.aws_iam_policy_document.dynamic.json") },
        { "", RolePolicy("jsonencode({ Statement = jsondecode(data.aws_iam_policy_document.write.json).Statement })") },
        { "", "resource \"aws_iam_role_policy\" \"write\" {\n  role   = \"delivery\"\n  policy = data.aws_iam_policy_document.write.json\n"
            + "}\n" },
        { "", "resource \"aws_iam_role_policy\" \"write\" {\n  count  = 2\n  role   = element([aws_iam_role.delivery.name, \"other\"], "
            + "count.index)\n  policy = data.aws_iam_policy_document.write.json\n}\n" },
        { "", "resource \"aws_iam_role_policies_exclusive\" \"write\" {\n  role_name    = aws_iam_role.delivery.name\n  policy_names = "
            + "[\"write\"]\n}\n" + RolePolicy("data.aws_iam_policy_document.write.json") },
        { "", "module \"policy\" {\n  source = \"terraform-aws-modules/iam/aws//modules/iam-policy\"\n  roles  = "
            + "[aws_iam_role.delivery.name]\n}\n" },
        { "", "resource \"aws_cloudformation_stack\" \"policy\" {\n  name       = \"policy\"\n  parameters = { Role = "
            + "aws_iam_role.delivery.name }\n}\n" },
        { "", "resource \"null_resource\" \"policy\" {\n  provisioner \"local-exec\" {\n    command = \"aws iam put-role-policy "
            + "--role-name ${aws_iam_role.delivery.name}\"\n  }\n}\n" },
        { "cloud_watch_logs_group_arn = \"arn:aws:logs:eu-west-1:111122223333:log-group:audit:*\"",
            RolePolicy(
                "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = "
                    + "\"${aws_cloudwatch_log_group.audit.arn}:*\" }] })") },
        { "cloud_watch_logs_group_arn = \"arn:${local.partition}:logs:${data.aws_region.current.name}:${local.account}:log-group:audit:*\"",
            RolePolicy("data.aws_iam_policy_document.write.json") },
        { "cloud_watch_logs_group_arn = format(\"%s:*\", aws_cloudwatch_log_group.audit.arn)",
            RolePolicy(
                "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = "
                    + "\"arn:aws:logs:*:*:log-group:audit:log-stream:*\" }] })") },
        { "cloud_watch_logs_group_arn = \"${data.aws_cloudwatch_log_group.shared.arn}:*\"",
            "data \"aws_cloudwatch_log_group\" \"shared\" {\n  name = \"shared\"\n}\n"
                + RolePolicy(
                    "jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"logs:*\", Resource = "
                        + "\"${data.aws_cloudwatch_log_group.shared.arn}:*\" }] })") },
        { "is_organization_trail = true",
            RolePolicy(
                "jsonencode({ Statement = [{ Effect = \"Allow\", Action = [\"logs:CreateLogStream\", \"logs:PutLogEvents\"], Resource = "
                    + "[\"${aws_cloudwatch_log_group.audit.arn}:log-stream:${local.account}_CloudTrail_*\", "
                    + "\"${aws_cloudwatch_log_group.audit.arn}:log-stream:o-exampleorgid_*\"] }] })") },
        { "is_organization_trail = true",
            RolePolicy(
                "jsonencode({ Statement = [{ Effect = \"Allow\", Action = [\"logs:CreateLogStream\", \"logs:PutLogEvents\"], Resource = "
                    + "[\"${aws_cloudwatch_log_group.audit.arn}:log-stream:${data.aws_organizations_organization.current.id}_*\"] }] })") },
        { "is_organization_trail = true",
            RolePolicy(
                "jsonencode({ Statement = [{ Effect = \"Allow\", Action = [\"logs:CreateLogStream\", \"logs:PutLogEvents\"], Resource = "
                    + "[\"arn:aws:logs:*:*:log-group:audit:log-stream:o-*\"] }] })") },
        { "cloud_watch_logs_role_arn = data.aws_iam_role.shared.arn", "data \"aws_iam_role\" \"shared\" {\n  name = \"shared\"\n}\n" },
        { "cloud_watch_logs_role_arn = data.aws_iam_role.shared.arn",
            "data \"aws_iam_role\" \"shared\" {\n  name = aws_iam_role.delivery.name\n}\n" },
        { "cloud_watch_logs_role_arn = \"arn:aws:iam::111122223333:role/delivery\"", "" },
        { "cloud_watch_logs_role_arn = module.role.iam_role_arn",
            "module \"role\" {\n  source = \"terraform-aws-modules/iam/aws//modules/iam-assumable-role\"\n}\n" },
        { "cloud_watch_logs_role_arn = try(aws_iam_role.made[0].arn, var.given)",
            "resource \"aws_iam_role\" \"made\" {\n  count              = var.given == null ? 1 : 0\n  assume_role_policy = "
                + "data.aws_iam_policy_document.trust.json\n  managed_policy_arns = [aws_iam_policy.write.arn]\n}\n" },
        { "cloud_watch_logs_role_arn = aws_iam_role.inline.arn",
            "resource \"aws_iam_role\" \"inline\" {\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n  inline_policy {\n"
                + "    name   = \"write\"\n    policy = data.aws_iam_policy_document.write.json\n  }\n}\n" },
        { "cloud_watch_logs_role_arn = aws_iam_role.inline.arn",
            "resource \"aws_iam_role\" \"inline\" {\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n  dynamic "
                + "\"inline_policy\" {\n    for_each = { write = data.aws_iam_policy_document.write.json }\n    content {\n      name   = "
                + "inline_policy.key\n      policy = inline_policy.value\n    }\n  }\n}\n" },
        { "cloud_watch_logs_role_arn = aws_iam_role.managed.arn",
            "resource \"aws_iam_role\" \"managed\" {\n  assume_role_policy  = data.aws_iam_policy_document.trust.json\n  "
                + "managed_policy_arns = [\"arn:aws:iam::aws:policy/CloudWatchLogsFullAccess\"]\n}\n" },
        { "cloud_watch_logs_role_arn = aws_iam_role.managed.arn",
            "resource \"aws_iam_role\" \"managed\" {\n  assume_role_policy  = data.aws_iam_policy_document.trust.json\n  "
                + "managed_policy_arns = concat([aws_iam_policy.write.arn], var.given)\n}\n" },
        { "cloud_watch_logs_role_arn = aws_iam_role.managed.arn",
            "resource \"aws_iam_role\" \"managed\" {\n  assume_role_policy   = data.aws_iam_policy_document.trust.json\n  "
                + "managed_policy_arns  = [aws_iam_policy.write.arn]\n  permissions_boundary = var.given\n}\n" },
        { "cloud_watch_logs_role_arn = aws_iam_role.many[\"trail\"].arn",
            "resource \"aws_iam_role\" \"many\" {\n  for_each           = toset([\"trail\", \"other\"])\n  assume_role_policy = "
                + "data.aws_iam_policy_document.trust.json\n}\nresource \"aws_iam_role_policy\" \"many\" {\n  for_each = "
                + "aws_iam_role.many\n  role     = each.value.id\n  policy   = data.aws_iam_policy_document.write.json\n}\n" },
        { "cloud_watch_logs_role_arn = aws_iam_role.many[\"trail\"].arn",
            "resource \"aws_iam_role\" \"many\" {\n  for_each           = toset([\"trail\", \"other\"])\n  assume_role_policy = "
                + "data.aws_iam_policy_document.trust.json\n}\nresource \"aws_iam_role_policy\" \"many\" {\n  role   = "
                + "aws_iam_role.many[var.given].id\n  policy = data.aws_iam_policy_document.write.json\n}\n" },
    };

    [Theory]
    [MemberData(nameof(Permissions))]
    public void Permissions_of_the_role(string trail, string role) => IsRight(
        TrailWith(trail) + Bucket + Key + OnlyRole + WriteDocument + role
        + """
          data "aws_iam_policy_document" "joined" {
            source_policy_documents = [data.aws_iam_policy_document.write.json]
            statement {
              effect    = "Deny"
              actions   = ["logs:DeleteLogStream"]
              resources = ["*"]
            }
          }
          data "aws_iam_policy_document" "dynamic" {
            dynamic "statement" {
              for_each = ["logs:CreateLogStream", "logs:PutLogEvents"]
              content {
                actions   = [statement.value]
                resources = ["${aws_cloudwatch_log_group.audit.arn}:*"]
              }
            }
          }

          """);

    [Fact]
    public void Roles_of_local_modules()
    {
        (string, string) role = (
            "role/main.tf",
            """
            variable "services" { default = ["cloudtrail.amazonaws.com"] }
            variable "policies" { default = {} }
            resource "aws_iam_role" "this" {
              name_prefix        = "delivery"
              assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = var.services }, Action = "sts:AssumeRole" }] })
            }
            resource "aws_iam_role_policy" "this" {
              for_each = var.policies
              role     = aws_iam_role.this.name
              policy   = each.value
            }
            output "role" { value = aws_iam_role.this }
            output "name" { value = aws_iam_role.this.name }
            """);
        var trail = TrailWith("cloud_watch_logs_role_arn = module.role.role.arn") + Bucket + Key + WriteDocument;

        IsRight(trail + "module \"role\" {\n  source   = \"./role\"\n  policies = { write = data.aws_iam_policy_document.write.json }\n}\n",
            role);
        IsRight(trail + "module \"role\" {\n  source   = \"./role\"\n  services = var.given\n  policies = var.given\n}\n", role);
        IsRight(trail
            + "module \"role\" {\n  source   = \"./role\"\n}\nresource \"aws_iam_role_policy\" \"write\" {\n  role   = module.role.name\n"
            + "  policy = data.aws_iam_policy_document.write.json\n}\n", role);
        IsRight(trail
            + "module \"role\" {\n  source   = \"./role\"\n}\nresource \"aws_iam_role_policy_attachment\" \"write\" {\n  role       = "
            + "module.role.role.name\n  policy_arn = aws_iam_policy.write.arn\n}\n", role);
    }

    /// <summary>The key, its policy and what the trail says of them.</summary>
    public static TheoryData<string, string> Keys => new()
    {
        { "", KeyOf(
            RootStatement
                + """, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = """
                + """["kms:GenerateDataKey*", "kms:DescribeKey"], Resource = "*", Condition = { StringEquals = { "aws:SourceArn" = """
                + """local.trail_arn } } }""") },
        { "", KeyOf(
            RootStatement
                + """, { Effect = "Allow", Principal = { Service = ["logs.amazonaws.com", "cloudtrail.amazonaws.com"] }, Action """
                + """= "kms:*", Resource = "*" }""") },
        { "", KeyOf(
            RootStatement
                + """, { Effect = "Allow", Principal = "*", Action = "kms:*", Resource = "*", Condition = { StringEquals = """
                + """{ "kms:CallerAccount" = local.account, "kms:ViaService" = "cloudtrail.eu-west-1.amazonaws.com" } } }""") },
        { "", KeyOf(RootStatement + """, { Effect = "Allow", Principal = { AWS = "*" }, NotAction = "kms:Delete*", Resource = "*" }""") },
        { "", KeyOf(
            EncryptStatement
                + """, { Effect = "Deny", Principal = "*", Action = "kms:*", Resource = "*", Condition = { StringNotEquals = """
                + """{ "aws:PrincipalAccount" = local.account }, BoolIfExists = { "aws:PrincipalIsAWSService" = "false" } } }""") },
        { "", KeyOf(
            EncryptStatement
                + """, { Effect = "Deny", Principal = { AWS = "*" }, Action = "kms:ScheduleKeyDeletion", Resource = "*" }""") },
        { "", "resource \"aws_kms_key\" \"logs\" {\n  enable_key_rotation = true\n}\nresource \"aws_kms_key_policy\" \"logs\" {\n  key_id "
            + "= aws_kms_key.logs.id\n  policy "
            + "= jsonencode({ Statement = [" + RootStatement + ", " + EncryptStatement + "] })\n}\n" },
        { "", "resource \"aws_kms_key\" \"logs\" {\n  enable_key_rotation = true\n}\nresource \"aws_kms_key_policy\" \"logs\" {\n  key_id "
            + "= var.given\n  policy = "
            + "var.given\n}\n" },
        { "", "resource \"aws_kms_key\" \"logs\" {\n  enable_key_rotation = true\n}\nresource \"aws_kms_grant\" \"logs\" {\n  "
            + "key_id            = "
            + "aws_kms_key.logs.key_id\n  grantee_principal = \"cloudtrail.amazonaws.com\"\n  operations        = [\"GenerateDataKey\"]\n"
            + "}\n" },
        { "", "resource \"aws_kms_key\" \"logs\" {\n  enable_key_rotation = true\n  policy = templatefile(\"key.json\", { account = "
            + "local.account })\n}\n" },
        { "", "resource \"aws_kms_key\" \"logs\" {\n  enable_key_rotation = true\n  policy = var.given\n}\n" },
        { "", "resource \"aws_kms_key\" \"logs\" {\n  enable_key_rotation = true\n}\nmodule \"policy\" {\n  source = "
            + "\"example/policy/aws\"\n  key    = "
            + "aws_kms_key.logs.key_id\n}\n" },
        { "kms_key_id = aws_kms_alias.logs.arn",
            Key + "resource \"aws_kms_alias\" \"logs\" {\n  name          = \"alias/logs\"\n  "
                + "target_key_id = aws_kms_key.logs.key_id\n}\n" },
        { "kms_key_id = data.aws_kms_alias.shared.target_key_arn", "data \"aws_kms_alias\" \"shared\" {\n  name = \"alias/shared\"\n}\n" },
        { "kms_key_id = \"alias/shared\"", "" },
        { "kms_key_id = aws_kms_replica_key.logs.arn",
            "resource \"aws_kms_replica_key\" \"logs\" {\n  primary_key_arn = var.given\n  policy          = var.given\n}\n" },
        { "kms_key_id = module.key.key_arn", "module \"key\" {\n  source = \"terraform-aws-modules/kms/aws\"\n}\n" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_and_its_policy(string trail, string key) => IsRight(TrailWith(trail) + Bucket + Role + key);

    private static void IsRight(string main, params (string Name, string Text)[] others)
    {
        // Some of the keys are for everybody, which is right for a trail and wrong for the key.
        var reports = RelationCheck.ScanAll(Data + main, others)
            .Where(report => report.Rule is { Severity: not Severity.None, Id: not "INFRA3504" }).ToList();
        Assert.True(reports.Count == 0,
            string.Join('\n', reports.Select(report => $"{report.Rule.Id} {report.Place.Line}: {report.Message}")) + "\n" + main);
    }

    private static string TrailWith(string attribute)
    {
        var name = attribute.Split('=')[0].Trim();
        var lines =
            Trail.Split('\n').Where(line => name.Length == 0 || !line.TrimStart().StartsWith(name + " ", StringComparison.Ordinal))
                .ToList();
        lines.Insert(1, "  " + attribute);
        return string.Join('\n', lines);
    }

    private static string BucketPolicy(string statements) =>
        PolicyOfBucket($$"""jsonencode({ Version = "2012-10-17", Statement = [{{statements}}] })""");

    private static string PolicyOfBucket(string policy) => $$"""
        resource "aws_s3_bucket_policy" "logs" {
          bucket = aws_s3_bucket.logs.id
          policy = {{policy}}
        }

        """;

    private static string RolePolicy(string policy) => $$"""
        resource "aws_iam_role_policy" "delivery" {
          role   = aws_iam_role.delivery.id
          policy = {{policy}}
        }

        """;

    private static string KeyOf(string statements) => $$"""
        resource "aws_kms_key" "logs" {
          enable_key_rotation = true
          policy = jsonencode({ Version = "2012-10-17", Statement = [{{statements}}] })
        }

        """;
}
