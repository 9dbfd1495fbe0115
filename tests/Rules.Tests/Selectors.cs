namespace Infra.Analyzers.Rules.Tests;

/// <summary>Event selectors, written in each language.</summary>
/// <param name="Cdktf">The member of the CDKTF config.</param>
/// <param name="Pulumi">The member of Pulumi's args.</param>
/// <param name="Hcl">The blocks of Terraform.</param>
internal sealed record Selectors(string Cdktf, string Pulumi, string Hcl)
{
    public static readonly Selectors None = new("", "", "");

    /// <summary>Basic selectors.</summary>
    public static Selectors Basic(params BasicSelector[] selectors) => new(
        $"EventSelector = new[] {{ {string.Join(", ", selectors.Select(selector => selector.Cdktf))} }}, ",
        $"EventSelectors = {{ {string.Join(", ", selectors.Select(selector => selector.Pulumi))} }}, ",
        string.Concat(selectors.Select(selector => selector.Hcl)));

    /// <summary>Advanced selectors, each the conditions of one: a field and the values that it equals.</summary>
    public static Selectors Advanced(params (string Field, string[] Values)[][] selectors) => new(
        $"AdvancedEventSelector = new[] {{ {string.Join(", ", selectors.Select(Cdk))} }}, ",
        $"AdvancedEventSelectors = new[] {{ {string.Join(", ", selectors.Select(Pulu))} }}, ",
        string.Concat(selectors.Select(Terraform)));

    public static Selectors operator +(Selectors left, Selectors right) =>
        new(left.Cdktf + right.Cdktf, left.Pulumi + right.Pulumi, left.Hcl + right.Hcl);

    public Task AreFound(string rule, string saying = "") => RuleCheck.Finds(rule, Cdktf, Hcl, Pulumi, saying);

    public Task AreNotFound(string rule) => RuleCheck.Passes(rule, Cdktf, Hcl, Pulumi);

    internal static string Quoted(IEnumerable<string> values) => string.Join(", ", values.Select(value => $"\"{value}\""));

    private static string Cdk((string Field, string[] Values)[] conditions) =>
        $"new CloudtrailAdvancedEventSelector {{ FieldSelector = new[] "
            + $"{{ {string.Join(", ", conditions.Select(condition =>
                $"new CloudtrailAdvancedEventSelectorFieldSelector {{ Field = \"{condition.Field}\", EqualTo = new[] {{ {Quoted(condition.Values)} }} }}"))} }} }}";

    private static string Pulu((string Field, string[] Values)[] conditions) =>
        $"new TrailAdvancedEventSelectorArgs {{ FieldSelectors = "
            + $"{{ {string.Join(", ", conditions.Select(condition =>
                $"new TrailAdvancedEventSelectorFieldSelectorArgs {{ Field = \"{condition.Field}\", Equals = {{ {Quoted(condition.Values)} }} }}"))} }} }}";

    private static string Terraform((string Field, string[] Values)[] conditions) =>
        "advanced_event_selector {\n"
            + string.Concat(
                conditions.Select(condition =>
                    $"field_selector {{\nfield = \"{condition.Field}\"\nequals = [{Quoted(condition.Values)}]\n}}\n")) + "}\n";
}

/// <summary>A basic selector. Its members are C# expressions; <see langword="null"/> where they are not written.</summary>
internal sealed record BasicSelector(string? Management = null, string? ReadWrite = null, string? DataType = null,
    string Value = "arn:aws:s3")
{
    public string Cdktf => "new CloudtrailEventSelector { " + Members
        + (DataType is null
            ? "" : $"DataResource = new[] {{ new CloudtrailEventSelectorDataResource {{ Type = \"{DataType}\", "
                + $"Values = new[] {{ \"{Value}\" }} }} }}") + " }";

    public string Pulumi => "new TrailEventSelectorArgs { " + Members
        + (DataType is null
            ? "" : $"DataResources = {{ new TrailEventSelectorDataResourceArgs {{ Type = \"{DataType}\", "
                + $"Values = {{ \"{Value}\" }} }} }}") + " }";

    public string Hcl => "event_selector {\n"
        + (Management is null ? "" : $"include_management_events = {(Management == "Given.A" ? "var.given" : Management)}\n")
        + (ReadWrite is null ? "" : $"read_write_type = \"{ReadWrite}\"\n")
        + (DataType is null ? "" : $"data_resource {{\ntype = \"{DataType}\"\nvalues = [\"{Value}\"]\n}}\n") + "}\n";

    private string Members =>
        (Management is null ? "" : $"IncludeManagementEvents = {Management}, ")
            + (ReadWrite is null ? "" : $"ReadWriteType = \"{ReadWrite}\", ");
}
