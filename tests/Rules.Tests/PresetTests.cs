namespace Infra.Analyzers.Rules.Tests;

/// <summary>The presets of the package (<c>InfraAnalysisMode</c>) are what the catalogue makes of them.</summary>
public sealed class PresetTests
{
    [Fact]
    public void Default_leaves_every_rule_at_its_own_level() =>
        IsPreset("default", "every rule at its own level", _ => null);

    [Fact]
    public void Recommended_makes_every_rule_that_is_on_at_least_a_warning() =>
        IsPreset("recommended", "every rule that is on by default is at least a warning",
            rule => rule.Severity == Severity.None ? null : AtLeastWarning(rule));

    [Fact]
    public void All_makes_every_rule_at_least_a_warning() =>
        IsPreset("all", "every rule is at least a warning, also those that are off by default", AtLeastWarning);

    [Fact]
    public void None_turns_every_rule_off() =>
        IsPreset("none", "every rule is off, but for those that your own configuration turns on", _ => "none");

    [Fact]
    public void Cis_makes_what_the_benchmark_asks_for_a_warning_and_turns_off_what_it_does_not() => IsPreset(
        "cis",
        $"every rule that serves the {Benchmarks.CisAwsFoundations} is at least a warning. What AWS refuses\n# to deploy is told as ever; "
            + "all else is off",
        rule =>
            rule.Compliance.Any(control => control.StartsWith(Benchmarks.CisAwsFoundations, StringComparison.Ordinal))
                ? AtLeastWarning(rule)
            : rule.Category == Category.Correctness ? null
            : "none");

    private static string AtLeastWarning(RuleMetadata rule) => rule.Severity == Severity.Error ? "error" : "warning";

    private static void IsPreset(string name, string meaning, Func<RuleMetadata, string?> level)
    {
        var rules = from rule in RuleCatalog.All
                    let setting = level(rule.Metadata)
                    where setting is not null
                    select $"\n# {rule.Metadata.Title}\ndotnet_diagnostic.{rule.Metadata.Id}.severity = {setting}\n";
        RepositoryFile.IsGenerated(
            $"src/Package/config/{name}.globalconfig",
            _ => $"# InfraAnalysisMode: {meaning}.\nis_global = true\nglobal_level = -100\n{string.Concat(rules)}");
    }
}
