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

    // A character of Chinese, Japanese or Korean takes two cells.
    [Fact]
    public void What_is_marked_and_what_stands_in_a_column_is_where_the_terminal_has_it()
    {
        var folder = tool.Folder("wide-characters",
            ("main.tf", """
                resource "aws_cloudtrail" "a" { name = "監査" }
                resource "aws_db_instance" "b" {
                  tags = { "所有者" = "基盤", cost = "none" }
                }
                """),
            ("infra.rules.json", """
                { "rules": [
                  { "id": "INFRA8001", "title": "費用", "resource": "aws_db_instance", "require": { "tags.cost": { "not": "none" } } },
                  { "id": "INFRA8002", "title": "Key", "resource": "aws_db_instance", "require": { "kms_key_id": "$set" } }
                ] }
                """));
        var lines = tool.Run(folder, "--fail-on", "none").EndedWith(0).Output.ReplaceLineEndings("\n").Split('\n');

        // "所有者" and "基盤" are five characters of two cells each.
        var code = Array.FindIndex(lines, line => line.Contains("cost = ", StringComparison.Ordinal));
        var tags = lines[code][lines[code].IndexOf('{', StringComparison.Ordinal)..];
        Assert.Equal(tags.Length + 5, lines[code + 1].Count(character => character == '^'));

        int PageOf(string rule) => Array.Find(lines, line => line.Contains(rule + " ", StringComparison.Ordinal)
            && line.Contains("https://", StringComparison.Ordinal))!.IndexOf("https://", StringComparison.Ordinal);
        Assert.Equal(PageOf("INFRA8002") - 2, PageOf("INFRA8001"));
    }

    [OtherProgramFact("script")]
    public void A_narrow_terminal_gets_a_rule_in_each_line_and_addresses_whole()
    {
        var rules = tool.RunInTerminal(tool.Directory, "rules", "--no-color").EndedWith(0).Output;
        var lines = Sequence().Replace(rules, "").ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.StartsWith("INFRA", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 60));

        // Neither an address nor a path nor what a resource is called is in two lines, and all else is in lines of the width.
        var trail = $"with-a-{new string('x', 70)}-name";
        var file = $"a folder with spaces/{new string('y', 70)}/main.tf";
        var folder = tool.Folder("narrow", (file, SampleRepository.Trail(trail) + $"# {new string('z', 70)}"));
        var report = Sequence().Replace(tool.RunInTerminal(folder, "--no-color", "-v", "quiet").EndedWith(1).Output, "")
            .ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Contains("    https://github.com/infra-analyzers/infra-analyzers/blob/main/docs/rules/INFRA1001.md", report);
        Assert.Contains($"    at {file}:1:1", report);
        Assert.Contains($"    'aws_cloudtrail.{trail}'", report);
        Assert.Contains("    1 | resource \"aws_cloudtrail\" …", report);
        Assert.All(report.Where(line => !line.Contains("xxx", StringComparison.Ordinal) && !line.Contains("yyy", StringComparison.Ordinal)
            && !line.Contains("://", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 60));
    }

    [OtherProgramFact("script")]
    public void Rules_are_links_where_the_terminal_shows_links_and_their_addresses_are_written_where_not()
    {
        const string Address = "https://github.com/infra-analyzers/infra-analyzers/blob/main/docs/rules/INFRA1001.md";
        var folder = tool.Folder("links", ("main.tf", SampleRepository.Trail("audit")));

        // The rule of the finding and of the table; between the sequences stands what is shown.
        var links = Link().Matches(Scan(("FORCE_HYPERLINK", "1"))).Where(link => link.Groups["address"].Value == Address).ToList();
        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.Equal("INFRA1001", Sequence().Replace(link.Groups["text"].Value, "")));
        Assert.DoesNotContain(Address, Link().Replace(Scan(("FORCE_HYPERLINK", "1")), ""), StringComparison.Ordinal);

        (string Variables, bool HasLinks)[] terminals =
        [
            ("TERM_PROGRAM=vscode", true), ("VTE_VERSION=7402", true), ("WT_SESSION=1", true),
            ("TERM=xterm", false), ("VTE_VERSION=4602", false), ("TERM_PROGRAM=vscode NO_HYPERLINK=1", false),
            ("TERM_PROGRAM=vscode FORCE_HYPERLINK=0", false), ("TERM_PROGRAM=vscode NO_COLOR=1", false), ("WT_SESSION=1 TERM=dumb", false),
        ];
        foreach (var (variables, hasLinks) in terminals)
        {
            var printed = Scan([.. variables.Split(' ').Select(variable => (variable.Split('=')[0], variable.Split('=')[1]))]);
            Assert.True(Link().IsMatch(printed) == hasLinks, $"{variables}: {printed}");
            Assert.Equal(!hasLinks, Link().Replace(printed, "").Contains(Address, StringComparison.Ordinal));
        }

        var piped = tool.Run(folder, new Dictionary<string, string?> { ["FORCE_HYPERLINK"] = "1" }).EndedWith(1).Output;
        Assert.DoesNotContain("\u001b", piped, StringComparison.Ordinal);
        Assert.Contains(Address, piped, StringComparison.Ordinal);

        string Scan(params (string Name, string Value)[] set)
        {
            var variables = set.ToDictionary(variable => variable.Name, variable => (string?)variable.Value);
            return tool.RunInTerminal(folder, variables, "-v", "quiet").EndedWith(1).Output;
        }
    }

    [OtherProgramFact("script")]
    public void Six_hundred_findings_are_a_line_each()
    {
        var trails = Enumerable.Range(0, 150).Select(index => SampleRepository.Trail($"t{index}"));
        var folder = tool.Folder("six-hundred", ("main.tf", string.Concat(trails)));

        var printed = tool.Run(folder, "-o", "all.txt").EndedWith(1).Output.Split('\n');
        Assert.Contains(printed, line => line.StartsWith("600 findings ", StringComparison.Ordinal));
        Assert.InRange(printed.Length, 600, 640);
        Assert.Equal(4, printed.Count(line => line == "  main.tf:597:1 aws_cloudtrail.t149"));
        Assert.Equal(1, printed.Count(line => line.Contains("set both", StringComparison.Ordinal)));
        Assert.Equal(4, printed.Count(line => line.Contains("https://", StringComparison.Ordinal)));
        Assert.Contains("     150  info     INFRA1005  CloudTrail records one region only                     "
            + "https://github.com/infra-analyzers/infra-analyzers/blob/main/docs/rules/INFRA1005.md", printed);

        // A file has it all, as printed are a few.
        var file = File.ReadAllText(Path.Combine(folder, "all.txt"));
        Assert.Equal(150, Frame().Count(file));

        var narrow = tool.RunInTerminal(folder, "-v", "quiet", "--no-color").EndedWith(1).Output.Split('\n');
        Assert.InRange(narrow.Length, 600, 700);
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Color();

    // OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
    [GeneratedRegex(@"\u001b\]8;[^;]*;(?<address>[^\u001b]+)\u001b\\(?<text>.*?)\u001b\]8;;\u001b\\")]
    private static partial Regex Link();

    [GeneratedRegex(@"^ {5,} \| \^+$", RegexOptions.Multiline)]
    private static partial Regex Frame();

    [GeneratedRegex(@"\u001b(\[[0-9;?]*[A-Za-z]|=)")]
    private static partial Regex Sequence();
}
