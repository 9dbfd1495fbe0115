using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1006: a trail must write digest files.</summary>
internal sealed class ValidateLogFiles : TrailAttributeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "INFRA1006",
        Title = "CloudTrail does not validate its log files",
        MessageFormat = "CloudTrail trail '{0}' cannot prove that its log files are unaltered: {1} is {2}; set it to true",
        Description =
            "With log file validation CloudTrail writes signed digests of its log files. Without it nobody can tell whether a log "
            + "file was changed or deleted after it was delivered.",
        Remediation = "Set enable_log_file_validation to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("52ffcfa6-6c70-4ea6-8376-d828d3961669", "terraform-aws-cloudtrail-log-file-validation-disabled"),
            new("Checkov", "CKV_AWS_36"),
            .. Equivalent.Trivy("0016", "aws-cloudtrail-enable-log-validation"),
            new("Regula", "FG_R00027"),
            new("Terrascan", "AC_AWS_0446"),
            new("cdk-nag", "CloudTrailLogFileValidationEnabled"),
            new("AWS Config", "cloud-trail-log-file-validation-enabled"),
            new("Security Hub", "CloudTrail.4"),
            new("Prowler", "cloudtrail_log_file_validation_enabled"),
        ],
        Compliance = [.. Benchmarks.Cis("3.2", "3.2", "3.2", "4.2"), .. Benchmarks.Fsbp("CloudTrail.4")],
    };

    protected override string Attribute => Trail.EnableLogFileValidation;

    public override LiteralFix? Fix => LiteralFix.True;

    protected override bool IsWrong(AttributeValue value) => value is AttributeValue.Unset || value.Truth == false;
}
