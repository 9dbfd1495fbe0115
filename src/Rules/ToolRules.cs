namespace Infra.Analyzers.Rules;

/// <summary>What the product says about its own input and work, with codes like a rule's so that the same settings apply.</summary>
internal static class ToolRules
{
    /// <summary>INFRA9001: an input that cannot be read, whole or in part.</summary>
    public static readonly RuleMetadata UnreadableInput = new()
    {
        Id = "INFRA9001",
        Title = "Input cannot be read",
        MessageFormat = "{0}",
        Description = "A file that should be scanned is missing, locked, malformed or refers to something outside its folder. What can be read is still scanned.",
        Remediation = "Mend or regenerate the file at the place given, or exclude it from the scan.",
        Severity = Severity.Warning,
        Category = Category.Tool,
    };
}
