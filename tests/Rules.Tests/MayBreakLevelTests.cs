using System.Collections.Immutable;
using Infra.Analyzers.Scanner.Severities;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>What may break a rule is reported wherever what breaks it is, and nowhere else, whatever sets the levels.</summary>
public sealed class MayBreakLevelTests
{
    private const string Root = "/src/app";
    private const string MayBreak = "INFRA3000";

    /// <summary>Rules of a trail: one that is on by default, and one that is off.</summary>
    private static readonly string[] Rules = ["INFRA1007", "INFRA1008"];

    private static readonly string[] Levels = ["none", "silent", "suggestion", "warning", "error"];

    private static readonly bool[] Either = [true, false];

    private static readonly string[] Groups =
        ["dotnet_analyzer_diagnostic.severity", "dotnet_analyzer_diagnostic.category-Infra.Observability.severity"];

    private static readonly string[] Named = ["", "dotnet_diagnostic.INFRA1008.severity = suggestion\n"];

    // One trail breaks both rules, the other may.
    private const string Members = "KmsKeyId = (Given.A ? \"alias/audit\" : null)!, SnsTopicName = (Given.A ? \"audit\" : null)!";

    private static readonly string Program = RuleCheck.Pulumi("").Replace("class Program", "class Certain", StringComparison.Ordinal)
            .Replace("Program()", "Certain()", StringComparison.Ordinal)
        + RuleCheck.Pulumi(Members)[RuleCheck.Pulumi("").IndexOf("class Program", StringComparison.Ordinal)..];

    private static readonly string Configuration =
        RuleCheck.Terraform("") + RuleCheck.Terraform("kms_key_id = var.given ? \"alias/audit\" : null\n"
            + "sns_topic_name = var.given ? \"audit\" : null").Replace("variable \"given\" {}", "", StringComparison.Ordinal)
            .Replace("\"audit\" {", "\"other\" {", StringComparison.Ordinal);

    /// <summary>The settings, each with what it says of itself.</summary>
    private static IEnumerable<(string Local, string Global, CompilerOptions Options)> Settings =>
    [
        ("", "", new()),
        .. from level in Levels
           from rule in Rules
           from isLocal in Either
           let setting = $"dotnet_diagnostic.{rule}.severity = {level}\n"
           select (isLocal ? setting : "", isLocal ? "" : setting, new CompilerOptions()),
        .. from rule in Rules
           from setting in new[] { "", $"dotnet_diagnostic.{rule}.severity = warning\n" }
           from options in new CompilerOptions[] { new(NoWarn: rule), new(WarningsAsErrors: rule) }
           select (setting, "", options),
        .. from level in Levels
           from key in Groups
           from named in Named
           select ($"{key} = {level}\n{named}", "", new CompilerOptions()),
    ];

    [Fact]
    public async Task Follows_the_level_of_the_rule()
    {
        var compilation = TestProgram.Of(Libraries.Pulumi, Program).Compile();
        var reports = RuleCheck.Scan(Configuration);
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (local, global, options) in Settings)
        {
            // The finding that something may be broken has a level of its own.
            var files = new Dictionary<string, string>
            {
                [$"{Root}/.editorconfig"] = $"[*]\ndotnet_diagnostic.{MayBreak}.severity = warning\n{local}",
                [$"{Root}/app.globalconfig"] = "is_global = true\n" + global,
            };
            var analyzed = await AnalyzeAsync(compilation, files, options);
            var settings = new SeveritySettings(new(files.Select(file => AnalyzerConfigFile.Parse(file.Value, file.Key))), options);
            var scanned = reports.Where(report => settings.LevelOf(report, $"{Root}/Program.cs", $"{Root}/main.tf") != Severity.None)
                .Select(report => (report.Rule.Id, report.MayBreak?.Id)).ToHashSet();
            foreach (var rule in Rules)
            {
                var expected = analyzed.Contains((rule, null));
                answers.Add($"{rule} {expected}");
                Assert.True(
                    (expected, expected, expected)
                        == (analyzed.Contains((MayBreak, rule)), scanned.Contains((rule, null)), scanned.Contains((MayBreak, rule))),
                    $"{rule}, of {string.Join(' ', analyzed)} and {string.Join(' ', scanned)}\n{local}{global}{options}");
            }
        }

        Assert.Equal(4, answers.Count);
    }

    private static async Task<HashSet<(string Id, string? MayBreak)>> AnalyzeAsync(
        Compilation compilation, Dictionary<string, string> files, CompilerOptions options)
    {
        var config = ConfigFileOptions.Of(files);
        var named = compilation.SyntaxTrees.Single();
        var levels = new[] { (options.NoWarn, ReportDiagnostic.Suppress), (options.WarningsAsErrors, ReportDiagnostic.Error) }
            .Where(option => option.Item1.Length > 0).ToImmutableDictionary(option => option.Item1, option => option.Item2);
        var configured = compilation.ReplaceSyntaxTree(named, named.WithFilePath($"{Root}/Program.cs")).WithOptions(
            compilation.Options.WithSpecificDiagnosticOptions(levels).WithSyntaxTreeOptionsProvider(config.Levels));
        var found = await configured.WithAnalyzers([new InfraAnalyzer()], new AnalyzerOptions([], config.All))
            .GetAnalyzerDiagnosticsAsync();
        return
        [
            .. found.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
                .Select(diagnostic => (diagnostic.Id, FindingDetails.FromProperties(diagnostic.Properties).MayBreak)),
        ];
    }
}
