using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1011: a trail must record who reads and writes S3 objects.</summary>
internal sealed class RecordObjectEvents : ResourceRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA1011",
        Title = "CloudTrail does not record access to S3 objects",
        MessageFormat =
            "CloudTrail trail '{0}' does not record {1} of S3 objects; add a selector for data events of the type AWS::S3::Object",
        Description =
            "A trail records data events, such as reading an S3 object, only where an event selector asks for them. They cost extra and "
            + "are many, so this rule is off by default; benchmarks ask for them on at least one trail of an account.",
        Remediation =
            "Add an event_selector whose data_resource has the type AWS::S3::Object and whose read_write_type is All, or an "
            + "advanced_event_selector whose eventCategory equals Data and whose resources.type equals AWS::S3::Object.",
        Severity = Severity.None,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("a8fc2180-b3ac-4c93-bd0d-a55b974e4b07",
                "terraform-aws-s3-bucket-object-level-cloudtrail-logging-disabled"),
            .. Equivalent.Trivy("0171"),
            .. Equivalent.Trivy("0172"),
            new("Regula", "FG_R00354"),
            new("Regula", "FG_R00355"),
            new("AWS Config", "cloudtrail-s3-dataevents-enabled"),
            new("AWS Config", "cloudtrail-all-read-s3-data-event-check"),
            new("AWS Config", "cloudtrail-all-write-s3-data-event-check"),
            new("Security Hub", "S3.22"),
            new("Security Hub", "S3.23"),
            new("Prowler", "cloudtrail_s3_dataevents_read_enabled"),
            new("Prowler", "cloudtrail_s3_dataevents_write_enabled"),
        ],
        Compliance =
        [
            .. Benchmarks.Cis("3.10", "3.8", "3.8", "4.8"),
            .. Benchmarks.Cis("3.11", "3.9", "3.9", "4.9"),
            .. Benchmarks.PciDss("4.0.1", "10.2.1"),
        ],
    };

    public override string ResourceType => Trail.Type;

    public override IReadOnlyList<string> Attributes => EventSelection.Attributes;

    public override Finding? Check(Resource resource)
    {
        var selections = resource.Variants.Select(EventSelection.Of).ToList();
        var missing =
            (Reads: selections.All(selection => selection.LacksObjectReads),
                Writes: selections.All(selection => selection.LacksObjectWrites)) switch
            {
                (true, true) => "reads and writes",
                (true, false) => "reads",
                (false, true) => "writes",
                _ => null,
            };
        return missing is null ? null : new(Metadata, Attributes, [resource.Name, missing], Because: []);
    }
}
