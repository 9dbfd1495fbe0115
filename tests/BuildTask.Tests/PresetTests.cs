using System.Reflection;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>The presets of the package (<c>InfraAnalysisMode</c>) are what the catalogue makes of them.</summary>
public sealed class PresetTests
{
    [Fact]
    public void Default_leaves_every_rule_at_its_own_level() =>
        AssertPreset("default", "every rule at its own level", _ => null);

    [Fact]
    public void Recommended_makes_every_rule_that_is_on_at_least_a_warning() =>
        AssertPreset("recommended", "every rule that is on by default is at least a warning", rule => rule.Severity switch
        {
            Severity.None => null,
            Severity.Error => "error",
            _ => "warning",
        });

    [Fact]
    public void All_makes_every_rule_at_least_a_warning() =>
        AssertPreset("all", "every rule is at least a warning, also those that are off by default", rule => rule.Severity == Severity.Error ? "error" : "warning");

    [Fact]
    public void None_turns_every_rule_off() =>
        AssertPreset("none", "every rule is off, but for those that your own configuration turns on", _ => "none");

    private static void AssertPreset(string name, string meaning, Func<RuleMetadata, string?> level)
    {
        var root = typeof(PresetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        var rules = from rule in RuleCatalog.All
                    let setting = level(rule.Metadata)
                    where setting is not null
                    select $"# {rule.Metadata.Title}\ndotnet_diagnostic.{rule.Metadata.Id}.severity = {setting}\n";
        var expected = $"# InfraAnalysisMode: {meaning}.\nis_global = true\nglobal_level = -100\n{string.Concat(rules.Select(rule => "\n" + rule))}";

        Assert.Equal(expected, File.ReadAllText(Path.Combine(root, "src/Package/config", $"{name}.globalconfig")), ignoreLineEndingDifferences: true);
    }
}
