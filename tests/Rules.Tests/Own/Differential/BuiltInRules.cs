using System.Text.Json.Nodes;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>
/// What the pages of the catalogue's rules about attributes say, written out as own rules are, by hand: nothing of it comes from the rules.
/// </summary>
internal static class BuiltInRules
{
    private const string NoSource =
        """
        "replicate_source_db": "$unset", "replicate_source_cluster": "$unset", "replicate_source_backups": "$unset",
        "db_cluster_identifier": "$unset"
        """;

    private const string Redis =
        """
        "anyOf": [{ "engine": "$unset" }, { "engine": "redis" }], "global_replication_group_id": "$unset"
        """;

    private const string Everywhere = """{ "in": ["0.0.0.0/0", "::/0"] }""";

    private const string AnyMachine = """{ "in": ["tcp", "TCP", "6"] }""";

    /// <summary>The rules by id.</summary>
    public static readonly IReadOnlyDictionary<string, JsonObject> ById = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["INFRA1004"] = """ "forbid": { "enable_logging": false } """,
        ["INFRA1005"] = """ "require": { "is_multi_region_trail": true } """,
        ["INFRA1006"] = """ "require": { "enable_log_file_validation": true } """,
        ["INFRA1007"] = """ "require": { "kms_key_id": "$set" } """,
        ["INFRA1008"] = """ "require": { "sns_topic_name": "$set" } """,
        ["INFRA1009"] = """ "forbid": { "include_global_service_events": false } """,
        ["INFRA3001"] = """ "forbid": { "publicly_accessible": true } """,
        ["INFRA3002"] =
            $$"""
            "when": { {{NoSource}}, "replication_source_identifier": "$unset", "global_cluster_identifier": "$unset",
                "snapshot_identifier": "$unset", "cluster_snapshot_identifier": "$unset", "restore_to_point_in_time": "$unset",
                "source_dbi_resource_id": "$unset", "engine_mode": { "not": "serverless" } },
            "require": { "storage_encrypted": true }
            """,
        ["INFRA3003"] =
            $$"""
            "when": { {{NoSource}} }, "forbid": { "backup_retention_period": { "anyOf": ["$unset", 0] } }
            """,
        ["INFRA3004"] = """ "when": { "db_cluster_identifier": "$unset" }, "require": { "deletion_protection": true } """,
        ["INFRA3005"] = $$""" "when": { {{Redis}} }, "require": { "at_rest_encryption_enabled": true } """,
        ["INFRA3006"] = $$""" "when": { {{Redis}} }, "require": { "transit_encryption_enabled": true } """,
        ["INFRA3007"] = """ "require": { "point_in_time_recovery.enabled": true } """,
        ["INFRA3008"] = """ "require": { "encrypt_at_rest.enabled": true } """,
        ["INFRA3009"] = """ "require": { "node_to_node_encryption.enabled": true } """,
        ["INFRA3010"] = """ "forbid": { "domain_endpoint_options.enforce_https": false } """,
        ["INFRA3011"] = """ "forbid": { "shared_accounts[*]": "all" } """,
        ["INFRA3012"] = """ "forbid": { "publicly_accessible": true } """,
        ["INFRA3013"] =
            """ "forbid": { "broker_node_group_info.connectivity_info.public_access.type": "SERVICE_PROVIDED_EIPS" } """,
        ["INFRA3101"] = Port(22),
        ["INFRA3102"] = Port(3389),
        ["INFRA3103"] = OpenPorts((isOpen, protocol) =>
            $$"""
            { {{isOpen}}, "allOf": [ { "anyOf": [
                { "{{protocol}}": { "in": ["-1", "all"] } },
                { "{{protocol}}": {{AnyMachine}}, "from_port": { "max": 1 }, "to_port": { "min": 65535 } } ] } ] }
            """),
        ["INFRA3104"] = Port(445),
        ["INFRA3105"] = """ "forbid": { "auto_accept_shared_attachments": "enable" } """,
        ["INFRA3106"] = """ "forbid": { "map_public_ip_on_launch": true } """,
        ["INFRA3107"] = """ "forbid": { "associate_public_ip_address": true } """,
        ["INFRA3108"] = """ "forbid": { "network_interfaces[*].associate_public_ip_address": true } """,
        ["INFRA3201"] =
            """
            "require": { "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true,
                "restrict_public_buckets": true }
            """,
        ["INFRA3202"] = """ "require": { "encrypted": true } """,
        ["INFRA3203"] = """ "forbid": { "encrypted": false } """,
        ["INFRA3204"] = """ "forbid": { "enabled": false } """,
        ["INFRA3205"] =
            """ "forbid": { "anyOf": [ { "root_block_device.encrypted": false }, { "ebs_block_device[*].encrypted": false } ] } """,
        ["INFRA3301"] =
            """
            "when": { "customer_master_key_spec": { "anyOf": ["$unset", "SYMMETRIC_DEFAULT"] },
                "key_usage": { "anyOf": ["$unset", "ENCRYPT_DECRYPT"] }, "origin": { "anyOf": ["$unset", "AWS_KMS"] },
                "custom_key_store_id": "$unset", "xks_key_id": "$unset" },
            "require": { "enable_key_rotation": true }
            """,
        ["INFRA3302"] = """ "when": { "kms_master_key_id": "$unset" }, "forbid": { "sqs_managed_sse_enabled": false } """,
        ["INFRA3303"] = """ "forbid": { "encryption_type": { "anyOf": ["$unset", "NONE"] } } """,
        ["INFRA3304"] =
            """
            "forbid": { "anyOf": [
                { "encryption_info.encryption_in_transit.client_broker": { "in": ["PLAINTEXT", "TLS_PLAINTEXT"] } },
                { "encryption_info.encryption_in_transit.in_cluster": false } ] }
            """,
        ["INFRA3305"] = """ "require": { "kms_master_key_id": "$set" } """,
        ["INFRA3401"] =
            """
            "forbid": { "anyOf": [ { "default_cache_behavior.viewer_protocol_policy": "allow-all" },
                { "ordered_cache_behavior[*].viewer_protocol_policy": "allow-all" } ] }
            """,
        ["INFRA3402"] =
            """
            "when": { "anyOf": [ { "default_action[*].type": { "not": "redirect" } }, { "default_action[*].redirect.protocol": "HTTP" } ] },
            "forbid": { "anyOf": [ { "protocol": "HTTP" }, { "protocol": "$unset", "port": "$set" } ] }
            """,
        ["INFRA3403"] =
            """
            "when": { "viewer_certificate.cloudfront_default_certificate": { "anyOf": ["$unset", false] } },
            "forbid": { "viewer_certificate.minimum_protocol_version": { "in": ["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"] } }
            """,
        ["INFRA3404"] = """ "forbid": { "authorization_type": "NONE" } """,
        ["INFRA3405"] =
            """
            "when": { "principal_org_id": "$unset", "source_arn": "$unset", "source_account": "$unset",
                "function_url_auth_type": "$unset" },
            "forbid": { "principal": "*" }
            """,
        ["INFRA3406"] =
            """
            "when": { "principal_org_id": "$unset", "source_arn": "$unset", "source_account": "$unset", "event_source_token": "$unset" },
            "forbid": { "principal": { "matches": "[.]amazonaws[.]com$" } }
            """,
        ["INFRA3407"] = """ "forbid": { "allow_unauthenticated_identities": true } """,
        ["INFRA3408"] = """ "forbid": { "authorization_type": { "anyOf": ["$unset", "NONE"] } } """,
        ["INFRA3409"] = """ "forbid": { "protocols[*]": "FTP" } """,
        ["INFRA3501"] =
            """ "require": { "minimum_password_length": { "min": 14 }, "password_reuse_prevention": { "min": 24 } } """,
        ["INFRA3505"] = """ "forbid": { "anyOf": [ { "user": "$set" }, { "users[*]": "$set" } ] } """,
        ["INFRA3601"] =
            """
            "forbid": { "image_tag_mutability": { "anyOf": ["$unset", { "in": ["MUTABLE", "MUTABLE_WITH_EXCLUSION"] }] } }
            """,
        ["INFRA3602"] =
            """
            "when": { "metadata_options.http_endpoint": { "anyOf": ["$unset", "enabled"] } },
            "forbid": { "metadata_options.http_tokens": "optional" }
            """,
        ["INFRA3603"] =
            """
            "forbid": { "vpc_config.endpoint_public_access": { "anyOf": ["$unset", true] }, "anyOf": [
                { "vpc_config.public_access_cidrs": "$unset" },
                { "vpc_config.public_access_cidrs[*]": { "in": ["0.0.0.0/0", "::/0"] } } ] }
            """,
        ["INFRA3604"] = """ "forbid": { "network_configuration.assign_public_ip": true } """,
        ["INFRA3605"] = """ "forbid": { "direct_internet_access": { "anyOf": ["$unset", "Enabled"] } } """,
        ["INFRA3606"] = """ "forbid": { "root_access": { "anyOf": ["$unset", "Enabled"] } } """,
    }.ToDictionary(rule => rule.Key, rule => JsonNode.Parse($"{{ {rule.Value} }}")!.AsObject(), StringComparer.Ordinal);

    // What is for all ports is INFRA3103's.
    private static string Port(int port) => OpenPorts((isOpen, protocol) =>
        $$"""
        { {{isOpen}}, "{{protocol}}": {{AnyMachine}}, "from_port": { "max": {{port}} }, "to_port": { "min": {{port}} },
          "allOf": [ { "anyOf": [ { "from_port": { "not": { "max": 1 } } }, { "to_port": { "not": { "min": 65535 } } } ] } ] }
        """);

    // In a group, in a rule of the older kind, and in one of the newer.
    private static string OpenPorts(Func<string, string, string> rule)
    {
        var classic = rule(IsOpen("cidr_blocks[*]", "ipv6_cidr_blocks[*]"), "protocol");
        var newer = rule(IsOpen("cidr_ipv4", "cidr_ipv6"), "ip_protocol");
        return $$"""
            "forbid": { "type": { "anyOf": ["$unset", "ingress"] }, "anyOf": [
                { "ingress[*]": { "block": {{classic}} } }, {{classic}}, {{newer}} ] }
            """;

        static string IsOpen(string version4, string version6) =>
            $$""" "anyOf": [ { "{{version4}}": {{Everywhere}} }, { "{{version6}}": {{Everywhere}} } ] """;
    }
}
