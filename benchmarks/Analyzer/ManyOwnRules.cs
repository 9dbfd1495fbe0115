using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.AnalyzerBenchmarks;

/// <summary>As many rules of a team's own as there are ids for, a third of them about what the program makes.</summary>
internal sealed class ManyOwnRules : AdditionalText
{
    /// <summary>How many.</summary>
    public const int Count = 199;

    private static readonly string[] Bodies =
    [
        """ "resource": "aws_db_instance", "require": { "backup_retention_period": { "min": 3 } } """,
        """ "resource": "aws_sqs_queue", "require": { "kms_master_key_id": "$set" } """,
        """
         "resource": "aws_ebs_volume", "when": { "availability_zone": { "matches": "^us-" } },
            "require": { "anyOf": [ { "encrypted": true }, { "kms_key_id": "$set" } ] }
        """,
        """ "resource": "aws_s3_bucket", "require": { "tags.CostCenter": { "matches": "^CC-[0-9]{4}$" } } """,
        """ "resource": ["aws_lambda_function", "aws_ecs_service"], "forbid": { "tags.Public": "yes" } """,
        """
         "resource": "aws_security_group", "forbid": { "ingress[*]": { "block": { "cidr_blocks[*]": "0.0.0.0/0",
            "from_port": { "max": 22 }, "to_port": { "min": 22 } } } }
        """,
        """ "resource": "aws_iam_role", "require": { "permissions_boundary": "$set" } """,
        """ "resource": "aws_dynamodb_table", "require": { "deletion_protection_enabled": true } """,
        """ "resource": "aws_eks_cluster", "require": { "vpc_config.endpoint_private_access": true } """,
    ];

    private static readonly SourceText Text = SourceText.From(
        "{ \"rules\": ["
        + string.Join(",\n", Enumerable.Range(1, Count).Select(number => string.Create(CultureInfo.InvariantCulture,
            $$"""{ "id": "INFRA8{{number:000}}", "title": "Rule {{number}}", {{Bodies[number % Bodies.Length]}} }""")))
        + "] }");

    /// <inheritdoc/>
    public override string Path => "/src/infra.rules.json";

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => Text;
}
