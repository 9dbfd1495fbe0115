using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Containers;

/// <summary>INFRA3601 to INFRA3699: container images, and what runs them.</summary>
internal static class ContainerRules
{
    /// <summary>INFRA3601: the tags of images must stay with their images.</summary>
    public static readonly AttributeRule KeepImageTags = new(new()
    {
        Id = "INFRA3601",
        Title = "Tags of container images can be moved",
        MessageFormat = "Repository '{0}' lets the tag of an image be moved to another: {1}; set it to 'IMMUTABLE'",
        Description =
            "Whoever may push can put another image behind a tag that is deployed already: the next start of a container runs other code "
                + "than "
            + "the one that was tested, and nothing shows it.",
        Remediation = "Set image_tag_mutability to IMMUTABLE.",
        Severity = Severity.Info,
        Category = Category.Resilience,
        Equivalents = [new("Checkov", "CKV_AWS_51"), .. Equivalent.Trivy("0031"), new("Security Hub", "ECR.2")],
        Compliance = [.. Benchmarks.Fsbp("ECR.2")],
    })
    {
        Types = [ContainerRepository.Type],
        Forbid = IsUnsetOr("image_tag_mutability", "MUTABLE", "MUTABLE_WITH_EXCLUSION"),
        Fix = new("\"IMMUTABLE\"", "MUTABLE", "MUTABLE_WITH_EXCLUSION"),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All = [KeepImageTags];
}
