namespace Infra.Analyzers.Rules.Attributes;

/// <summary>INFRA3000: what an <see cref="AttributeRule"/> finds on some paths, and not on others.</summary>
/// <remarks>It has an id of its own, so that nobody's build fails for what only may happen.</remarks>
internal sealed class MayBreakRule : Rule
{
    public static readonly MayBreakRule Instance = new();

    private MayBreakRule()
    {
    }

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA3000",
        Title = "AWS resource breaks a rule on some paths",
        MessageFormat = "'{0}' may break {1} ({2}): {3} {4}",
        Description =
            "On some paths through the program or configuration the resource is as another rule wants it, and on others it is not. The "
            + "message names the rule and what decides.",
        Remediation = "Set the attribute on every path, or suppress the finding where a path leaves it out on purpose.",
        Severity = Severity.Info,
        Category = Category.Exposure,
    };
}
