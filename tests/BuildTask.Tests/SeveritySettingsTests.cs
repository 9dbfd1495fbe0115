using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Severities;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>Both layers give a rule the same level: the compiler's answer is held against the task's.</summary>
public sealed class SeveritySettingsTests
{
    private const string Root = "/src/app";
    private const string SourceFile = $"{Root}/Stacks/Audit.cs";
    private const string ScannedFile = $"{Root}/cdktf.out/stacks/audit/cdk.tf.json";

    private static readonly string[] Levels = ["default", "none", "silent", "suggestion", "warning", "error", "nonsense"];

    private static readonly RuleMetadata Warning = new()
    {
        Id = "INFRA1001",
        Title = "A title",
        MessageFormat = "{0} and {1}",
        Description = "",
        Remediation = "",
        Severity = Severity.Warning,
        Category = Category.Observability,
    };

    private static readonly RuleMetadata[] Rules =
    [
        Warning,
        Warning with { Severity = Severity.Error },
        Warning with { Severity = Severity.Info },
        Warning with { Severity = Severity.None },
    ];

    private static readonly CompilerOptions[] CommandLines =
    [
        .. from noWarn in new[] { "", "CS1591;INFRA1001" }
           from asErrors in new[] { "", "CS0168,INFRA1001" }
           from notAsErrors in new[] { "", "INFRA1001" }
           from treat in new[] { false, true }
           select new CompilerOptions(noWarn, asErrors, notAsErrors, treat),
    ];

    [Fact]
    public void Every_combination_of_a_rules_own_settings_and_the_compilers_options_means_the_same()
    {
        AssertSame(
            from local in Levels.Prepend(null)
            from global in new[] { null, "none", "suggestion", "warning", "error" }
            select Files(
                local is null ? null : $"[*.cs]\ndotnet_diagnostic.INFRA1001.severity = {local}\n",
                global is null ? null : $"is_global = true\ndotnet_diagnostic.INFRA1001.severity = {global}\n"),
            Rules,
            CommandLines);
    }

    [Fact]
    public void Every_combination_of_settings_for_groups_of_rules_and_the_compilers_options_means_the_same()
    {
        AssertSame(
            from category in Levels.Prepend(null)
            from all in new[] { null, "none", "warning", "error", "nonsense" }
            from own in new[] { null, "suggestion" }
            select Files(
                "[*.cs]\n"
                + (category is null ? "" : $"dotnet_analyzer_diagnostic.category-Infra.Observability.severity = {category}\n")
                + (own is null ? "" : $"dotnet_diagnostic.INFRA1001.severity = {own}\n"),
                all is null ? null : $"is_global = true\ndotnet_analyzer_diagnostic.severity = {all}\n"),
            Rules,
            CommandLines);
    }

    [Fact]
    public void Every_rule_of_the_catalogue_has_the_level_that_the_compiler_gives_it()
    {
        foreach (var rule in RuleCatalog.All.Select(rule => rule.Metadata))
        {
            AssertSame(
                from own in Levels.Prepend(null)
                from category in new[] { null, "error" }
                select Files(
                    (own is null ? "" : $"[*.cs]\ndotnet_diagnostic.{rule.Id}.severity = {own}\n")
                        + (category is null ? "" : $"[*.cs]\ndotnet_analyzer_diagnostic.category-{rule.Category}.severity = {category}\n"),
                    null),
                [rule],
                [new(), new(NoWarn: rule.Id, "", "", false), new("", WarningsAsErrors: rule.Id, "", false),
                    new("", "", WarningsNotAsErrors: rule.Id, true)]);
        }
    }

    [Theory]
    [InlineData("[*]\n{0} = error\n[*.cs]\n{0} = none")]
    [InlineData("[*.cs]\n{0} = none\n[*]\n{0} = error")]
    [InlineData("[*.cs]\n{0} = none\n[*.cs]\n{0} = nonsense")]
    [InlineData("[*.{{cs,vb}}]\n{0} = error")]
    [InlineData("[Stacks/**.cs]\n{0} = error # why not")]
    [InlineData("[/Stacks/*.cs]\n{0} : error")]
    [InlineData("[stacks/*.cs]\n{0} = error")]
    [InlineData("[*.cs] ; all of it\n{0} = ERROR")]
    [InlineData("[*.cs]\nDOTNET_DIAGNOSTIC.infra1001.SEVERITY = none")]
    [InlineData("{0} = none")]
    [InlineData("[*.cs\n{0} = none")]
    [InlineData("[*.cs]\n;{0} = none\n  # [*.vb]\n{0} = error")]
    [InlineData("[*.cs]\r\n{0} = error\r\n")]
    public void Sections_are_read_as_the_compiler_reads_them(string template)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, template, "dotnet_diagnostic.INFRA1001.severity");
        AssertSame([Files(text, null)], [Warning], [new()]);
    }

    [Fact]
    public void Nested_rooted_and_conflicting_files_are_read_as_the_compiler_reads_them()
    {
        const string key = "dotnet_diagnostic.INFRA1001.severity";
        const string bulk = "dotnet_analyzer_diagnostic.severity";
        AssertSame(
        [
            new() { ["/src/.editorconfig"] = $"[*.cs]\n{key} = error\n", [$"{Root}/.editorconfig"] = $"[*.cs]\n{key} = none\n" },
            new() { ["/src/.editorconfig"] = $"[*.cs]\n{key} = error\n", [$"{Root}/.editorconfig"] = "root = true\n" },
            new() { ["/src/.editorconfig"] = $"[*.cs]\n{bulk} = error\n",
                [$"{Root}/Stacks/.editorconfig"] = $"ROOT = TRUE\n[*.cs]\n{bulk} = none\n" },
            new() { ["/src/other/.editorconfig"] = $"[*.cs]\n{key} = error\n", ["/src/ap/.editorconfig"] = $"[*.cs]\n{key} = error\n" },
            new() { ["/a/.globalconfig"] = $"{key} = error\n", ["/b/x.globalconfig"] = $"is_global = true\n{key} = none\n" },
            new() { ["/a/x.globalconfig"] = $"is_global = true\n{key} = error\n",
                ["/b/x.globalconfig"] = $"is_global = true\n{key} = none\n" },
            new() { ["/a/x.globalconfig"] = $"is_global = true\n{key} = error\n",
                ["/b/x.globalconfig"] = $"is_global = true\n{key} = error\n" },
            new() { ["/a/x.globalconfig"] = $"is_global = true\nglobal_level = -100\n{key} = error\n",
                ["/b/x.globalconfig"] = $"is_global = true\n{key} = none\n" },
            new() { ["/a/x.globalconfig"] = $"is_global = true\nglobal_level = 5\n{key} = error\n",
                ["/b/x.globalconfig"] = $"is_global = true\nglobal_level = 5\n{key} = none\n",
                ["/c/x.globalconfig"] = $"is_global = true\n{key} = suggestion\n" },
            new() { ["/a/x.globalconfig"] = $"is_global = true\n[{SourceFile}]\n{key} = error\n{bulk} = none\n" },
            new() { ["/a/x.globalconfig"] = $"is_global = true\n[{SourceFile}]\n{bulk} = error\n",
                [$"{Root}/.editorconfig"] = $"root = true\n[*.cs]\n{bulk} = suggestion\n" },
            new() { ["/a/x.globalconfig"] = $"is_global = true\n[*.cs]\n{key} = error\n" },
        ],
        [Warning],
        [new()]);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_section_matches_the_paths_that_it_matches_for_the_compiler(string pattern)
    {
        foreach (var file in new[] { "/a.cs", "/ab.cs", "/b/a.cs", "/b/c/a.cs", "/b/c/d/a.cs", "/a.vb", "/12.cs", "/-3.cs", "/x,y.cs",
            "/[a].cs", "/a{b}.cs", "/a*.cs", "/b/.cs" })
        {
            Assert.True(
                CompilerOracle.Matches(pattern, $"{Root}/.editorconfig", Root + file)
                    == (SectionGlob.Parse(pattern)?.Matches(file) == true),
                $"[{pattern}] and {file}");
        }
    }

    public static TheoryData<string> Patterns =>
    [
        "*", "**", "*.cs", "**.cs", "*.{cs,vb}", "*.{cs}", "a.cs", "/a.cs", "b/a.cs", "b/*.cs", "b/**/a.cs", "**/a.cs", "b/**", "?.cs",
        "??.cs", "[ab].cs",
        "[!a].cs", "[a-c].cs", "[a-c]b.cs", "{1..20}.cs", "{-5..0}.cs", "{20..1}.cs", "{1..x}.cs", "{a,{b,ab}}.cs", "{a,b", "a}.cs",
        "x,y.cs", @"x\,y.cs",
        @"\[a\].cs", @"a\{b\}.cs", @"a\*.cs", "[a", @"a\", "*.", "{}.cs", "{,a}.cs", "*.[cv][sb]", @"[\a].cs",
    ];

    [Fact]
    public void A_section_for_the_scanned_file_counts_where_none_for_the_source_file_decides()
    {
        var settings = new SeveritySettings(
            new([AnalyzerConfigFile.Parse("[cdktf.out/**]\ndotnet_diagnostic.INFRA1001.severity = none\n", $"{Root}/.editorconfig")]),
            new());
        Assert.Equal(Severity.None, settings.LevelOf(Warning, SourceFile, ScannedFile));

        var both = new SeveritySettings(
            new([AnalyzerConfigFile.Parse(
                "[*.cs]\ndotnet_diagnostic.INFRA1001.severity = error\n[cdktf.out/**]\ndotnet_diagnostic.INFRA1001.severity = none\n",
                $"{Root}/.editorconfig")]),
            new());
        Assert.Equal(Severity.Error, both.LevelOf(Warning, SourceFile, ScannedFile));
    }

    private static Dictionary<string, string> Files(string? local, string? global)
    {
        var files = new Dictionary<string, string>();
        if (local is not null)
            files[$"{Root}/.editorconfig"] = local;
        if (global is not null)
            files[$"{Root}/app.globalconfig"] = global;
        return files;
    }

    private static void AssertSame(IEnumerable<Dictionary<string, string>> configurations, RuleMetadata[] rules,
        CompilerOptions[] commandLines)
    {
        foreach (var files in configurations)
        {
            var parsed = new AnalyzerConfigFiles(files.Select(file => AnalyzerConfigFile.Parse(file.Value, file.Key)));
            foreach (var (options, rule) in from options in commandLines from rule in rules select (options, rule))
            {
                var expected = CompilerOracle.LevelOf(rule, SourceFile, files, Arguments(options));
                var actual = new SeveritySettings(parsed, options).LevelOf(rule, SourceFile, ScannedFile);
                Assert.True(
                    expected == actual,
                    $"The compiler says {expected} and the task {actual} for a rule of level {rule.Severity} with {options} "
                        + $"and\n{string.Join("\n", files.Select(file => $"{file.Key}:\n{file.Value}"))}");
            }
        }
    }

    /// <summary>The options in the order in which the compiler's own MSBuild task writes them.</summary>
    private static string[] Arguments(CompilerOptions options) =>
    [
        .. Some(options.NoWarn, "/nowarn:"),
        .. options.TreatWarningsAsErrors ? ["/warnaserror+"] : Array.Empty<string>(),
        .. Some(options.WarningsAsErrors, "/warnaserror+:"),
        .. Some(options.WarningsNotAsErrors, "/warnaserror-:"),
    ];

    private static string[] Some(string value, string option) => value.Length > 0 ? [option + value] : [];
}
