using System.Text.RegularExpressions;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>What a person at a terminal sees, and who reads a pipe does not.</summary>
[Collection(Installed.Name)]
public sealed partial class TerminalTests(InstalledTool tool)
{
    [OtherProgramFact("script")]
    public void Colours_are_for_terminals_whose_user_wants_them()
    {
        var folder = tool.Folder("colours", ("main.tf", SampleRepository.Trail("audit")));

        Assert.Matches(Color(), tool.RunInTerminal(folder, "-v", "quiet").EndedWith(1).Output);
        Assert.DoesNotMatch(Color(), tool.RunInTerminal(folder, "-v", "quiet", "--no-color").EndedWith(1).Output);
        Assert.DoesNotMatch(Color(),
            tool.RunInTerminal(folder, new Dictionary<string, string?> { ["NO_COLOR"] = "1" }, "-v", "quiet").EndedWith(1).Output);
        Assert.DoesNotMatch(Color(), tool.Run(folder).EndedWith(1).Output);
    }

    [OtherProgramFact("script")]
    public void Progress_is_for_who_watches()
    {
        var folder = tool.Folder("progress", ("main.tf", SampleRepository.Trail("audit")));

        Assert.Contains("Scanning", tool.RunInTerminal(folder).EndedWith(1).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Scanning", tool.RunInTerminal(folder, "-v", "quiet").EndedWith(1).Output, StringComparison.Ordinal);
        var piped = tool.Run(folder).EndedWith(1);
        Assert.DoesNotContain("Scanning", piped.Output + piped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_gets_the_page_of_a_rule_as_it_is_written()
    {
        // Those of all rules are packed by one pattern; that each has one is a test of the rules.
        var pages = Directory.GetFiles(InstalledTool.SourceFile("docs/rules"), "INFRA*.md").Order(StringComparer.Ordinal);
        foreach (var page in pages.Where((_, index) => index % 6 == 0))
            Assert.Equal(File.ReadAllText(page),
                tool.Run(tool.Directory, "explain", Path.GetFileNameWithoutExtension(page)).EndedWith(0).Output);
    }

    [OtherProgramFact("script")]
    public void A_terminal_gets_the_page_of_a_rule_in_its_width()
    {
        var colored = tool.RunInTerminal(tool.Directory, "explain", "INFRA1001").EndedWith(0).Output;
        Assert.Matches(Color(), colored);

        var plain = tool.RunInTerminal(tool.Directory, "explain", "INFRA1001", "--no-color").EndedWith(0).Output;
        Assert.DoesNotMatch(Color(), plain);
        var lines = Sequence().Replace(plain, "").ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 60));
        Assert.Contains("What it finds", lines);
        Assert.Contains("    CloudWatchLogsRoleArn = role.Arn,", lines.Select(line => line.Length > 4 ? line[4..] : line));
        Assert.Contains(lines, line => line.Contains("│ scanner", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  • ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("```", StringComparison.Ordinal) || line.StartsWith('#'));
        Assert.DoesNotContain(lines, line => line.Contains("../", StringComparison.Ordinal));
    }

    [OtherProgramFact("script")]
    public void A_narrow_terminal_gets_a_rule_in_each_line_and_addresses_whole()
    {
        var rules = tool.RunInTerminal(tool.Directory, "rules", "--no-color").EndedWith(0).Output;
        var lines = Sequence().Replace(rules, "").ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.StartsWith("INFRA", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 60));

        var folder = tool.Folder("narrow", ("main.tf", SampleRepository.Trail("audit")));
        Assert.Contains("/docs/rules/INFRA1001.md", tool.RunInTerminal(folder, "--no-color").EndedWith(1).Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Color();

    [GeneratedRegex(@"\u001b(\[[0-9;?]*[A-Za-z]|=)")]
    private static partial Regex Sequence();
}
