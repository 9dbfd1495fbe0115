using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Catalogue;

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
    public void A_benchmark_makes_what_it_asks_for_a_warning_and_turns_off_what_it_does_not()
    {
        Assert.All(Benchmarks.Presets, preset => IsPreset(preset.Preset, OfBenchmark(preset.Benchmark), LevelIn(preset.Benchmark)));
        IsPreset("cis", OfBenchmark(Benchmarks.NewestCis), LevelIn(Benchmarks.NewestCis));
    }

    [Fact]
    public void Each_benchmark_asks_for_something()
    {
        Assert.All(Benchmarks.Presets, preset => Assert.Contains(RuleCatalog.All, rule => Serves(rule.Metadata, preset.Benchmark)));
    }

    [Theory]
    [InlineData("INFRA1001", "CIS AWS Foundations Benchmark 1.4.0", "3.4")]
    [InlineData("INFRA1001", "CIS AWS Foundations Benchmark 3.0.0", null)]
    [InlineData("INFRA1001", "CIS AWS Foundations Benchmark 7.0.0", null)]
    [InlineData("INFRA1001", "AWS Foundational Security Best Practices 1.0.0", "CloudTrail.5")]
    [InlineData("INFRA2004", "CIS AWS Foundations Benchmark 3.0.0", "3.4")]
    [InlineData("INFRA3002", "CIS AWS Foundations Benchmark 3.0.0", "2.3.1")]
    [InlineData("INFRA3002", "CIS AWS Foundations Benchmark 5.0.0", "2.2.1")]
    [InlineData("INFRA3101", "CIS AWS Foundations Benchmark 1.4.0", "5.2")]
    [InlineData("INFRA3101", "CIS AWS Foundations Benchmark 7.0.0", "6.3, 6.4")]
    public void A_rule_has_its_number_in_each_version(string id, string benchmark, string? controls) => Assert.Equal(
        controls,
        string.Join(", ",
            from control in RuleCatalog.All.Single(rule => rule.Metadata.Id == id).Metadata.Compliance
            where control.StartsWith(benchmark + ": ", StringComparison.Ordinal)
            select control[(benchmark.Length + 2)..]) is { Length: > 0 } found ? found : null);

    private static string OfBenchmark(string benchmark) =>
        $"every rule that serves the {benchmark} is at least a warning. What AWS refuses\n# to deploy is reported as ever; all else is off";

    private static Func<RuleMetadata, string?> LevelIn(string benchmark) => rule =>
        Serves(rule, benchmark) ? AtLeastWarning(rule)
        // It speaks of rules that are on, and only says that something may be.
        : rule == MayBreakRule.Instance.Metadata ? null
        : rule.Category == Category.Correctness ? null
        : "none";

    private static bool Serves(RuleMetadata rule, string benchmark) =>
        rule.Compliance.Any(control => control.StartsWith(benchmark + ": ", StringComparison.Ordinal));

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
