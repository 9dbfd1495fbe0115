namespace Infra.Analyzers.Rules.Catalogue;

/// <summary>In the place of the product's own: one rule.</summary>
internal static class Catalog
{
    public static readonly IReadOnlyList<Rule> Rules = [new EncryptTopic()];
}

/// <summary>A topic must name a key.</summary>
internal sealed class EncryptTopic : ResourceRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA3001",
        Title = "Topic without a key",
        MessageFormat = "Topic '{0}' has no key: {1} is {2}",
        Description = "",
        Remediation = "",
        Severity = Severity.Warning,
        Category = Category.Encryption,
    };

    public override string ResourceType => "aws_sns_topic";

    public override IReadOnlyList<string> Attributes => ["kms_master_key_id"];

    public override Finding? Check(Resource topic) => topic["kms_master_key_id"] is AttributeValue.Unset
        ? new(Metadata, Attributes, [topic.Name, topic.Spelling(Attributes[0]), topic.Describe(Attributes[0])], Because: [])
        : null;
}
