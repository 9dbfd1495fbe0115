namespace Infra.Analyzers.Rules.Tests.Attributes;

/// <summary>What each rule of attributes finds, and what it does not.</summary>
internal static partial class AttributeCases
{
    private const string Trail = "aws_cloudtrail";

    /// <summary>All cases.</summary>
    public static IReadOnlyList<AttributeCase> All =>
        [.. Trails, .. Databases, .. Ports, .. Storage, .. Keys, .. Edge, .. Containers, .. Services, .. Identity];

    private static IEnumerable<AttributeCase> Trails =>
    [
        .. Of("INFRA1004", Trail,
            bad: ["""{"enable_logging": false}"""],
            good: ["{}", """{"enable_logging": true}""", """{"enable_logging": null}"""]),
        .. Of("INFRA1005", Trail,
            bad: ["{}", """{"is_multi_region_trail": false}""", """{"is_multi_region_trail": null}"""],
            good: ["""{"is_multi_region_trail": true}"""]),
        .. Of("INFRA1006", Trail,
            bad: ["{}", """{"enable_log_file_validation": false}"""], good: ["""{"enable_log_file_validation": true}"""]),
        .. Of("INFRA1007", Trail,
            bad: ["{}", """{"kms_key_id": ""}""", """{"kms_key_id": null}"""], good: ["""{"kms_key_id": "alias/audit"}"""]),
        .. Of("INFRA1008", Trail,
            bad: ["{}", """{"sns_topic_name": ""}"""], good: ["""{"sns_topic_name": "audit"}"""]),
        .. Of("INFRA1009", Trail,
            bad:
            [
                """{"include_global_service_events": false}""",
                """{"include_global_service_events": false, "is_multi_region_trail": true}""",
                """{"include_global_service_events": false, "is_multi_region_trail": false}""",
            ],
            good: ["{}", """{"include_global_service_events": true}""", """{"is_multi_region_trail": true}"""]),
    ];

    private static IEnumerable<AttributeCase> Databases =>
    [
        .. Of("INFRA3001", "aws_db_instance",
            bad: ["""{"publicly_accessible": true}""", """{"publicly_accessible": true, "storage_encrypted": true}"""],
            good: ["{}", """{"publicly_accessible": false}""", """{"publicly_accessible": null}"""]),
        .. Of("INFRA3001", "aws_rds_cluster_instance", bad: ["""{"publicly_accessible": true}"""],
            good: ["""{"publicly_accessible": false}"""]),
        // AWS CDK has no such property.
        .. Of("INFRA3001", "aws_neptune_cluster_instance",
            bad: ["""{"publicly_accessible": true}"""], good: ["""{"publicly_accessible": false}"""])
            .Select(each => each with { IsOfTerraformAlone = true }),
        .. Of("INFRA3001", "aws_redshift_cluster",
            bad: ["""{"publicly_accessible": true}"""], good: ["{}", """{"publicly_accessible": false}"""]),
        .. Of("INFRA3002", "aws_db_instance",
            bad: ["{}", """{"storage_encrypted": false}""", """{"storage_encrypted": null, "publicly_accessible": false}"""],
            good:
            [
                """{"storage_encrypted": true}""",
                """{"replicate_source_db": "other"}""",
                """{"snapshot_identifier": "snapshot", "storage_encrypted": false}""",
            ]),
        Good("INFRA3002", "aws_db_instance", """{"restore_to_point_in_time": {"source_db_instance_identifier": "other"}}""") with
        {
            IsOfTerraformAlone = true,
        },
        .. Of("INFRA3002", "aws_rds_cluster",
            bad: ["{}", """{"engine_mode": "provisioned"}""", """{"storage_encrypted": false, "engine": "aurora-mysql"}"""],
            good:
            [
                """{"storage_encrypted": true, "engine_mode": "provisioned"}""",
                """{"engine_mode": "serverless"}""",
                """{"snapshot_identifier": "snapshot"}""",
                """{"replication_source_identifier": "arn:aws:rds:eu-west-1:111122223333:cluster:other"}""",
                """{"global_cluster_identifier": "world"}""",
            ]),
        .. Of("INFRA3002", "aws_docdb_cluster",
            bad: ["{}", """{"storage_encrypted": false}"""],
            good: ["""{"storage_encrypted": true}""", """{"snapshot_identifier": "snapshot"}"""]),
        .. Of("INFRA3002", "aws_neptune_cluster",
            bad: ["{}", """{"storage_encrypted": false}"""],
            good: ["""{"storage_encrypted": true}""", """{"snapshot_identifier": "snapshot"}"""]),
        .. Of("INFRA3003", "aws_db_instance",
            bad: ["""{"backup_retention_period": 0}"""],
            good: ["""{"backup_retention_period": 7}""", """{"replicate_source_db": "other", "backup_retention_period": 0}"""]),
        // CloudFormation keeps backups for a day where nobody says how long.
        Bad("INFRA3003", "aws_db_instance", "{}") with { IsOfTerraformAlone = true },
    ];

    private static IEnumerable<AttributeCase> Ports =>
    [
        .. OfPort("INFRA3101", 22),
        .. OfPort("INFRA3102", 3389),
        .. OfPort("INFRA3104", 445),
        .. OfGroups("INFRA3103", "-1", 0, 0, ["0.0.0.0/0"], isFound: true),
        .. OfGroups("INFRA3103", "tcp", 0, 65535, ["0.0.0.0/0"], isFound: true),
        .. OfGroups("INFRA3103", "-1", 0, 0, ["10.0.0.0/8"], isFound: false),
        .. OfGroups("INFRA3103", "tcp", 443, 443, ["0.0.0.0/0"], isFound: false),
        .. OfGroups("INFRA3101", "tcp", 0, 65535, ["0.0.0.0/0"], isFound: false),
        Good("INFRA3103", "aws_security_group_rule",
            """{"type": "egress", "protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}"""),
        Good("INFRA3103", "aws_security_group",
            """{"egress": [{"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}]}""") with
        {
            CdkBlocks = new Dictionary<string, string> { ["egress"] = "EgressProperty" },
        },
        Good("INFRA3101", "aws_security_group", "{}"),
        // What is open in one entry, and for everybody in another, is open to nobody.
        Good("INFRA3101", "aws_security_group",
            """
            {"ingress": [
                {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8"]},
                {"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["0.0.0.0/0"]}]}
            """) with { CdkBlocks = Ingress },
        Bad("INFRA3101", "aws_security_group",
            """
            {"ingress": [
                {"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "from_port": 20, "to_port": 25, "ipv6_cidr_blocks": ["::/0"]}]}
            """) with { CdkBlocks = Ingress },
        Bad("INFRA3101", "aws_security_group",
            """{"ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]}]}""") with
        {
            IsOfTerraformAlone = true,
        },
    ];

    private static IEnumerable<AttributeCase> Storage =>
    [
        .. Of("INFRA3201", "aws_s3_bucket_public_access_block",
            bad:
            [
                """{"block_public_acls": true}""",
                """
                {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true,
                 "restrict_public_buckets": false}
                """,
            ],
            good:
            [
                """{"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}""",
            ]),
        .. Of("INFRA3202", "aws_efs_file_system",
            bad: ["{}", """{"encrypted": false}"""], good: ["""{"encrypted": true}"""]),
    ];

    private static IEnumerable<AttributeCase> Keys =>
    [
        .. Of("INFRA3301", "aws_kms_key",
            bad: ["{}", """{"enable_key_rotation": false}""", """{"key_usage": "ENCRYPT_DECRYPT"}"""],
            good:
            [
                """{"enable_key_rotation": true}""",
                """{"customer_master_key_spec": "RSA_2048"}""",
                """{"key_usage": "GENERATE_VERIFY_MAC"}""",
            ]),
        Good("INFRA3301", "aws_kms_key", """{"custom_key_store_id": "store"}""") with { IsOfTerraformAlone = true },
    ];

    private static IEnumerable<AttributeCase> Edge =>
    [
        .. Of("INFRA3401", "aws_cloudfront_distribution",
            bad:
            [
                """{"default_cache_behavior": {"viewer_protocol_policy": "allow-all"}}""",
                """
                {"default_cache_behavior": {"viewer_protocol_policy": "https-only"},
                 "ordered_cache_behavior": [
                    {"viewer_protocol_policy": "https-only"}, {"viewer_protocol_policy": "allow-all"}]}
                """,
            ],
            good:
            [
                """{"default_cache_behavior": {"viewer_protocol_policy": "redirect-to-https"}}""",
                """
                {"default_cache_behavior": {"viewer_protocol_policy": "https-only"},
                 "ordered_cache_behavior": [{"viewer_protocol_policy": "redirect-to-https"}]}
                """,
            ]),
    ];

    private static IEnumerable<AttributeCase> Containers =>
    [
        .. Of("INFRA3601", "aws_ecr_repository",
            bad: ["{}", """{"image_tag_mutability": "MUTABLE"}"""], good: ["""{"image_tag_mutability": "IMMUTABLE"}"""]),
    ];

    private static Dictionary<string, string> Ingress => new(StringComparer.Ordinal) { ["ingress"] = "IngressProperty" };

    private static IEnumerable<AttributeCase> OfPort(string rule, int port) =>
    [
        .. OfGroups(rule, "tcp", port, port, ["0.0.0.0/0"], isFound: true),
        .. OfGroups(rule, "tcp", port - 1, port + 1, ["::/0"], isFound: true),
        .. OfGroups(rule, "tcp", port, port, ["10.0.0.0/8"], isFound: false),
        .. OfGroups(rule, "tcp", port + 1, port + 9, ["0.0.0.0/0"], isFound: false),
        .. OfGroups(rule, "udp", port, port, ["0.0.0.0/0"], isFound: false),
    ];

    /// <summary>What a rule says of the same opening in a group, in a rule of its own, and in one of the newer kind.</summary>
    private static IEnumerable<AttributeCase> OfGroups(string rule, string protocol, int from, int to, string[] addresses, bool isFound)
    {
        var six = addresses[0].Contains(':', StringComparison.Ordinal) ? "6" : "4";
        var blocks = $"\"{(six == "6" ? "ipv6_" : "")}cidr_blocks\": [{string.Join(", ", addresses.Select(address => $"\"{address}\""))}]";
        var ports = $"\"from_port\": {from}, \"to_port\": {to}";
        yield return new AttributeCase(rule, "aws_security_group",
            $$"""{"ingress": [{"protocol": "{{protocol}}", {{ports}}, {{blocks}}}]}""", isFound)
        { CdkBlocks = Ingress };
        yield return new(rule, "aws_security_group_rule",
            $$"""{"type": "ingress", "protocol": "{{protocol}}", {{ports}}, {{blocks}}}""", isFound);
        yield return new(rule, "aws_vpc_security_group_ingress_rule",
            $$"""{"ip_protocol": "{{protocol}}", {{ports}}, "cidr_ipv{{six}}": "{{addresses[0]}}"}""", isFound);
    }

    private static IEnumerable<AttributeCase> Of(
        string rule, string type, string[] bad, string[] good, params (string Path, string Class)[] cdkBlocks) =>
        bad.Select(body => Bad(rule, type, body)).Concat(good.Select(body => Good(rule, type, body)))
            .Select(each => each with
            {
                CdkBlocks = cdkBlocks.ToDictionary(block => block.Path, block => block.Class, StringComparer.Ordinal),
            });

    private static AttributeCase Bad(string rule, string type, string body) => new(rule, type, body, IsFound: true);

    private static AttributeCase Good(string rule, string type, string body) => new(rule, type, body, IsFound: false);
}
