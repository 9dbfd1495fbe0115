namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Where the two ARNs of a scenario come from.</summary>
internal static class Values
{
    /// <summary>Expressions for two ARNs: both there, one or both missing, or there only where a condition holds.</summary>
    public static (string Group, string Role) Pair(Writer writer, Dialect dialect)
    {
        var group = writer.Flip(25) ? Outside(writer, dialect, "group") : Group(writer);
        var role = writer.Flip(25) ? Outside(writer, dialect, "role") : Role(writer);
        return writer.Random.Next(20) switch
        {
            < 4 => (Missing(writer), Missing(writer)),
            < 7 => (group, Missing(writer)),
            < 9 => (Missing(writer), role),
            < 13 => (Optional(group), Optional(role)),
            < 15 => (Optional(group), role),
            < 16 => (group, Optional(role)),
            _ => (group, role),
        };
    }

    public static string Group(Writer writer) => writer.Pick("groupArn", "\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"");

    public static string Role(Writer writer) => writer.Pick("roleArn", "\"arn:aws:iam::123456789012:role/r\"");

    /// <summary>A value that the source does not show, but that is always there.</summary>
    public static string Outside(Writer writer, Dialect dialect, string what) => dialect == Dialect.AwsCdk
        ? writer.Pick("Given.Text", "Fn.ImportValue(\"exported\")")
        : dialect == Dialect.Cdktf
        ? writer.Pick(
            "Given.Text",
            "new TerraformVariable(this, Given.Id(\"v\"), new TerraformVariableConfig { Type = \"string\" }).StringValue")
        : writer.Pick(
            "(@Value)Given.Text",
            $"(@Value)new Config().Require(\"{what}\")",
            $"(@Value)new StackReference(Given.Id(\"network\")).RequireOutput(\"{what}\").Apply(output => (string)output)");

    private static string Missing(Writer writer) => writer.Pick("null", "default(@Value)", "(@Value?)null");

    private static string Optional(string value) => $"(a ? {value} : null)";
}
