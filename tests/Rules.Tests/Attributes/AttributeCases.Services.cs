namespace Infra.Analyzers.Rules.Tests.Attributes;

/// <content>The rules about the other services.</content>
internal static partial class AttributeCases
{
    private static IEnumerable<AttributeCase> Services =>
    [
        .. Of("INFRA3004", "aws_db_instance",
            bad: ["{}", """{"deletion_protection": false}"""], good: ["""{"deletion_protection": true}"""]),
        .. Of("INFRA3004", "aws_rds_cluster",
            bad: ["{}", """{"deletion_protection": false}"""], good: ["""{"deletion_protection": true}"""]),
        .. Of("INFRA3005", "aws_elasticache_replication_group",
            bad: ["{}", """{"engine": "redis", "at_rest_encryption_enabled": false}"""],
            good: ["""{"at_rest_encryption_enabled": true}""", """{"engine": "valkey"}"""]),
        .. Of("INFRA3006", "aws_elasticache_replication_group",
            bad: ["{}", """{"engine": "redis", "transit_encryption_enabled": false}"""],
            good: ["""{"transit_encryption_enabled": true}""", """{"engine": "valkey"}"""]),
        .. Of("INFRA3007", "aws_dynamodb_table",
            bad: ["{}", """{"point_in_time_recovery": {"enabled": false}}"""],
            good: ["""{"point_in_time_recovery": {"enabled": true}}"""],
            ("point_in_time_recovery", "PointInTimeRecoverySpecificationProperty")),
        .. Of("INFRA3008", "aws_opensearch_domain",
            bad: ["{}", """{"encrypt_at_rest": {"enabled": false}}"""],
            good: ["""{"encrypt_at_rest": {"enabled": true}}"""],
            ("encrypt_at_rest", "EncryptionAtRestOptionsProperty")),
        .. Of("INFRA3008", "aws_elasticsearch_domain",
            bad: ["{}", """{"encrypt_at_rest": {"enabled": false}}"""],
            good: ["""{"encrypt_at_rest": {"enabled": true}}"""],
            ("encrypt_at_rest", "EncryptionAtRestOptionsProperty")),
        .. Of("INFRA3009", "aws_opensearch_domain",
            bad: ["{}", """{"node_to_node_encryption": {"enabled": false}}"""],
            good: ["""{"node_to_node_encryption": {"enabled": true}}"""],
            ("node_to_node_encryption", "NodeToNodeEncryptionOptionsProperty")),
        .. Of("INFRA3009", "aws_elasticsearch_domain",
            bad: ["{}", """{"node_to_node_encryption": {"enabled": false}}"""],
            good: ["""{"node_to_node_encryption": {"enabled": true}}"""],
            ("node_to_node_encryption", "NodeToNodeEncryptionOptionsProperty")),
        .. Of("INFRA3010", "aws_opensearch_domain",
            bad: ["""{"domain_endpoint_options": {"enforce_https": false}}"""],
            good: ["{}", """{"domain_endpoint_options": {"enforce_https": true}}"""],
            ("domain_endpoint_options", "DomainEndpointOptionsProperty")),
        .. Of("INFRA3010", "aws_elasticsearch_domain",
            bad: ["""{"domain_endpoint_options": {"enforce_https": false}}"""],
            good: ["{}", """{"domain_endpoint_options": {"enforce_https": true}}"""],
            ("domain_endpoint_options", "DomainEndpointOptionsProperty")),
        .. Of("INFRA3011", "aws_db_snapshot",
            bad: ["""{"shared_accounts": ["all"]}""", """{"shared_accounts": ["111122223333", "all"]}"""],
            good: ["{}", """{"shared_accounts": ["111122223333"]}"""]),
        .. Of("INFRA3012", "aws_dms_replication_instance",
            bad: ["""{"publicly_accessible": true}"""], good: ["{}", """{"publicly_accessible": false}"""]),
        .. Of("INFRA3012", "aws_mq_broker",
            bad: ["""{"publicly_accessible": true}"""], good: ["""{"publicly_accessible": false}"""]),
        .. Of("INFRA3013", "aws_msk_cluster",
            bad:
            [
                """{"broker_node_group_info": {"connectivity_info": {"public_access": {"type": "SERVICE_PROVIDED_EIPS"}}}}""",
            ],
            good:
            [
                "{}",
                """{"broker_node_group_info": {"instance_type": "kafka.m5.large"}}""",
                """{"broker_node_group_info": {"connectivity_info": {"public_access": {"type": "DISABLED"}}}}""",
            ],
            ("broker_node_group_info", "BrokerNodeGroupInfoProperty"),
            ("broker_node_group_info.connectivity_info", "ConnectivityInfoProperty"),
            ("broker_node_group_info.connectivity_info.public_access", "PublicAccessProperty")),
        .. Of("INFRA3105", "aws_ec2_transit_gateway",
            bad: ["""{"auto_accept_shared_attachments": "enable"}"""],
            good: ["{}", """{"auto_accept_shared_attachments": "disable"}"""]),
        .. Of("INFRA3106", "aws_subnet",
            bad: ["""{"map_public_ip_on_launch": true}"""], good: ["{}", """{"map_public_ip_on_launch": false}"""]),
        .. Of("INFRA3107", "aws_instance",
            bad: ["""{"associate_public_ip_address": true}"""], good: ["{}", """{"associate_public_ip_address": false}"""]),
        .. Of("INFRA3107", "aws_launch_configuration",
            bad: ["""{"associate_public_ip_address": true}"""], good: ["{}", """{"associate_public_ip_address": false}"""]),
        .. Of("INFRA3203", "aws_ebs_volume",
            bad: ["""{"encrypted": false}"""], good: ["{}", """{"encrypted": true}"""]),
        .. Of("INFRA3204", "aws_ebs_encryption_by_default",
            bad: ["""{"enabled": false}"""], good: ["{}", """{"enabled": true}"""]),
        .. Of("INFRA3205", "aws_instance",
            bad:
            [
                """{"root_block_device": {"encrypted": false}}""",
                """{"ebs_block_device": [{"device_name": "/dev/f", "encrypted": true}, {"device_name": "/dev/g", "encrypted": false}]}""",
            ],
            good: ["{}", """{"root_block_device": {"volume_size": 20}}""", """{"root_block_device": {"encrypted": true}}"""]),
        .. Of("INFRA3205", "aws_launch_configuration",
            bad:
            [
                """{"root_block_device": {"encrypted": false}}""",
                """{"ebs_block_device": [{"device_name": "/dev/f", "encrypted": true}, {"device_name": "/dev/g", "encrypted": false}]}""",
            ],
            good: ["{}", """{"root_block_device": {"volume_size": 20}}""", """{"root_block_device": {"encrypted": true}}"""])
            .Select(each => each with { IsOfTerraformAlone = true }),
        .. Of("INFRA3302", "aws_sqs_queue",
            bad: ["""{"sqs_managed_sse_enabled": false}"""],
            good:
            [
                "{}",
                """{"sqs_managed_sse_enabled": true}""",
                """{"sqs_managed_sse_enabled": false, "kms_master_key_id": "alias/orders"}""",
            ]),
        .. Of("INFRA3303", "aws_kinesis_stream",
            bad: ["{}", """{"encryption_type": "NONE"}"""], good: ["""{"encryption_type": "KMS"}"""]),
        .. Of("INFRA3304", "aws_msk_cluster",
            bad:
            [
                """{"encryption_info": {"encryption_in_transit": {"client_broker": "PLAINTEXT"}}}""",
                """{"encryption_info": {"encryption_in_transit": {"client_broker": "TLS_PLAINTEXT"}}}""",
                """{"encryption_info": {"encryption_in_transit": {"client_broker": "TLS", "in_cluster": false}}}""",
            ],
            good:
            [
                "{}",
                """{"encryption_info": {"encryption_in_transit": {"client_broker": "TLS"}}}""",
                """{"encryption_info": {"encryption_in_transit": {"in_cluster": true}}}""",
            ],
            ("encryption_info", "EncryptionInfoProperty"),
            ("encryption_info.encryption_in_transit", "EncryptionInTransitProperty")),
        .. OfListener("aws_lb_listener"),
        .. OfListener("aws_alb_listener"),
        .. Of("INFRA3403", "aws_cloudfront_distribution",
            bad: ["""{"viewer_certificate": {"minimum_protocol_version": "TLSv1"}}"""],
            good:
            [
                "{}",
                """{"viewer_certificate": {"minimum_protocol_version": "TLSv1.2_2021"}}""",
                """{"viewer_certificate": {"cloudfront_default_certificate": true, "minimum_protocol_version": "TLSv1"}}""",
            ]),
        .. Of("INFRA3404", "aws_lambda_function_url",
            bad: ["""{"authorization_type": "NONE"}"""], good: ["""{"authorization_type": "AWS_IAM"}"""]),
        .. Of("INFRA3405", "aws_lambda_permission",
            bad: ["""{"principal": "*"}"""],
            good:
            [
                """{"principal": "111122223333"}""",
                """{"principal": "*", "principal_org_id": "o-abcdefghij"}""",
                """{"principal": "*", "source_arn": "arn:aws:sns:eu-west-1:111122223333:orders"}""",
                """{"principal": "*", "function_url_auth_type": "NONE"}""",
            ]),
        .. Of("INFRA3406", "aws_lambda_permission",
            bad: ["""{"principal": "s3.amazonaws.com"}"""],
            good:
            [
                """{"principal": "111122223333"}""",
                """{"principal": "s3.amazonaws.com", "source_arn": "arn:aws:s3:::orders"}""",
                """{"principal": "s3.amazonaws.com", "source_account": "111122223333"}""",
            ]),
        .. Of("INFRA3407", "aws_cognito_identity_pool",
            bad: ["""{"allow_unauthenticated_identities": true}"""], good: ["""{"allow_unauthenticated_identities": false}"""]),
        .. Of("INFRA3408", "aws_apigatewayv2_route",
            bad: ["{}", """{"authorization_type": "NONE"}"""], good: ["""{"authorization_type": "JWT"}"""]),
        .. Of("INFRA3409", "aws_transfer_server",
            bad: ["""{"protocols": ["FTP"]}""", """{"protocols": ["SFTP", "FTP"]}"""], good: ["{}", """{"protocols": ["SFTP"]}"""]),
        .. Of("INFRA3501", "aws_iam_account_password_policy",
            bad:
            [
                "{}",
                """{"minimum_password_length": 8, "password_reuse_prevention": 24}""",
                """{"minimum_password_length": 14, "password_reuse_prevention": 5}""",
            ],
            good: ["""{"minimum_password_length": 14, "password_reuse_prevention": 24}"""]),
        .. Of("INFRA3602", "aws_instance",
            bad: ["""{"metadata_options": {"http_tokens": "optional"}}"""],
            good:
            [
                "{}",
                """{"metadata_options": {"http_tokens": "required"}}""",
                """{"metadata_options": {"http_tokens": "optional", "http_endpoint": "disabled"}}""",
            ]),
        .. Of("INFRA3602", "aws_launch_template",
            bad: ["""{"metadata_options": {"http_tokens": "optional", "http_endpoint": "enabled"}}"""],
            good: ["{}", """{"metadata_options": {"http_tokens": "required"}}"""]),
        .. Of("INFRA3602", "aws_launch_configuration",
            bad: ["""{"metadata_options": {"http_tokens": "optional", "http_endpoint": "enabled"}}"""],
            good: ["{}", """{"metadata_options": {"http_tokens": "required"}}"""],
            ("metadata_options", "MetadataOptionsProperty")),
        .. Of("INFRA3603", "aws_eks_cluster",
            bad:
            [
                """{"vpc_config": {"subnet_ids": ["subnet-1"]}}""",
                """{"vpc_config": {"endpoint_public_access": true, "public_access_cidrs": ["10.0.0.0/8", "0.0.0.0/0"]}}""",
            ],
            good:
            [
                """{"vpc_config": {"endpoint_public_access": false}}""",
                """{"vpc_config": {"public_access_cidrs": ["203.0.113.0/24"]}}""",
            ],
            ("vpc_config", "ResourcesVpcConfigProperty")),
        .. Of("INFRA3604", "aws_ecs_service",
            bad: ["""{"network_configuration": {"assign_public_ip": true}}"""],
            good: ["{}", """{"network_configuration": {"assign_public_ip": false}}"""]),
        .. Of("INFRA3605", "aws_sagemaker_notebook_instance",
            bad: ["{}", """{"direct_internet_access": "Enabled"}"""], good: ["""{"direct_internet_access": "Disabled"}"""]),
        .. Of("INFRA3606", "aws_sagemaker_notebook_instance",
            bad: ["{}", """{"root_access": "Enabled"}"""], good: ["""{"root_access": "Disabled"}"""]),
    ];

    private static IEnumerable<AttributeCase> OfListener(string type) => Of("INFRA3402", type,
        bad:
        [
            """{"protocol": "HTTP", "default_action": [{"type": "forward"}]}""",
            """{"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": {"protocol": "HTTP"}}]}""",
            """{"port": 80, "default_action": [{"type": "forward"}]}""",
        ],
        good:
        [
            """{"protocol": "HTTP", "default_action": [{"type": "redirect"}]}""",
            """{"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": {"protocol": "HTTPS"}}]}""",
            """{"protocol": "HTTPS", "default_action": [{"type": "forward"}]}""",
            """{"protocol": "TCP", "default_action": [{"type": "forward"}]}""",
            """{"default_action": [{"type": "forward"}]}""",
        ],
        ("default_action", "ActionProperty"),
        ("default_action.redirect", "RedirectConfigProperty"));
}
