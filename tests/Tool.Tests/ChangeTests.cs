using System.Text.Json;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>What a change adds, told from what was there before.</summary>
[Collection(Installed.Name)]
public sealed class ChangeTests(InstalledTool tool)
{
    private const string Rule = "+INFRA1001";

    [Fact]
    public void Only_what_a_change_adds_is_reported()
    {
        var folder = tool.GitFolder("a change, ä", ("infra/main.tf", SampleRepository.Trail("old") + SampleRepository.Trail("moved")),
            ("infra/fine.tf", "# infra:ignore INFRA1001 known\n" + SampleRepository.Trail("ignored")));
        Assert.Equal("No new findings that 'main' does not have, 2 older, 1 suppressed. Scanned 0 projects and 1 Terraform input.",
            LastLine(tool.Run(folder, "--base", "main", "--rules", Rule).EndedWith(0)));

        // Lines move, a resource moves to another file, a suppression goes, a file has another name, and something is new.
        SampleRepository.Write(folder, "infra/main.tf", "# a line\n\n" + SampleRepository.Trail("old"));
        SampleRepository.Write(folder, "infra/new.tf", SampleRepository.Trail("moved") + SampleRepository.Trail("new"));
        SampleRepository.Write(folder, "infra/fine.tf", SampleRepository.Trail("ignored"));
        var added = tool.Run(Path.Combine(folder, "infra"), "--base", "main", "--rules", Rule, "-f", "json").EndedWith(1);
        Assert.Equal(["infra/fine.tf aws_cloudtrail.ignored", "infra/new.tf aws_cloudtrail.new"], NewOnes(added));

        // What is committed on another branch counts since both parted.
        InstalledTool.Git(folder, "checkout", "-q", "-b", "work");
        InstalledTool.Git(folder, "add", "-A");
        InstalledTool.Git(folder, "commit", "-q", "-m", "second");
        Assert.Contains("2 findings (2 warnings) that 'main' does not have, 2 older.",
            tool.Run(folder, "--base", "main", "--rules", Rule).EndedWith(1).Output, StringComparison.Ordinal);
        Assert.Contains("No new findings", tool.Run(folder, "--base", "HEAD", "--rules", Rule).EndedWith(0).Output,
            StringComparison.Ordinal);

        // The folder in which the commit was scanned is gone.
        Assert.Single(InstalledTool.Git(folder, "worktree", "list").TrimEnd().Split('\n'));
        Assert.Empty(InstalledTool.Git(folder, "status", "--short"));
    }

    [Fact]
    public void Of_equal_findings_the_one_in_a_changed_line_is_new_and_what_is_known_is_not_scanned_again()
    {
        const string First = """
            using Pulumi.Aws.CloudTrail;

            var name = args[0];
            _ = new Trail(name + "a", new TrailArgs { S3BucketName = "logs" });

            """;
        var folder = tool.GitFolder(
            "equal",
            (".gitignore", "obj/\n"),
            ("equal/equal.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs))),
            ("equal/Program.cs", First));
        tool.Restore("equal", ["equal"]);
        SampleRepository.Write(folder, "equal/Program.cs",
            First.Replace("_ = ", "_ = new Trail(name + \"b\", new TrailArgs { S3BucketName = \"logs\" });\n_ = ",
                StringComparison.Ordinal));

        var first = tool.Run(folder, "--base", "main", "--rules", Rule, "-v", "diagnostic").EndedWith(1);
        Assert.Contains("equal/Program.cs:4:5", first.Output, StringComparison.Ordinal);
        Assert.Contains("1 finding (1 warning) that 'main' does not have, 1 older.", first.Output, StringComparison.Ordinal);
        Assert.Equal(2, first.Error.Split("analysed equal.csproj").Length - 1);
        // Those of .NET have nothing to generate.
        Assert.Equal(2, first.Error.Split("compiled equal.csproj (net10.0) with 0 source generators (").Length - 1);
        var second = tool.Run(folder, "--base", "main", "--rules", Rule, "-v", "diagnostic").EndedWith(1);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(1, second.Error.Split("analysed equal.csproj").Length - 1);
    }

    [Fact]
    public void Before_a_commit_only_the_changed_files_are_looked_at()
    {
        var folder = tool.GitFolder("pre-commit", ("a/main.tf", SampleRepository.Trail("a")), ("b/main.tf", SampleRepository.Trail("b")),
            ("app/app.csproj", "<Project"));
        Assert.Contains("No findings.", tool.Run(folder, "--changed-only").EndedWith(0).Output, StringComparison.Ordinal);

        SampleRepository.Write(folder, "b/main.tf", SampleRepository.Trail("b") + "# changed\n");
        var changed = tool.Run(folder, "--changed-only", "--rules", Rule).EndedWith(1).Output;
        Assert.Contains("b/main.tf:1:1", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("a/main.tf", changed, StringComparison.Ordinal);
        Assert.Contains("No new findings", tool.Run(folder, "--changed-only", "--base", "HEAD").EndedWith(0).Output,
            StringComparison.Ordinal);

        // A project is looked at where something of it changed.
        SampleRepository.Write(folder, "app/Program.cs", "return;");
        Assert.Contains("INFRA9010", tool.Run(folder, "--changed-only").EndedWith(3).Output, StringComparison.Ordinal);

        InstalledTool.Git(folder, "rm", "-r", "-q", "-f", "--cached", ".");
        InstalledTool.Git(folder, "commit", "-q", "-m", "nothing");
        Assert.Contains("1 Terraform input", tool.Run(folder, "a", "--changed-only").EndedWith(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_there_is_nothing_to_compare_with_is_said()
    {
        var folder = tool.GitFolder("commits", ("main.tf", SampleRepository.Trail("a")));
        InstalledTool.Git(folder, "update-ref", "refs/remotes/origin/release", "HEAD");
        var none = tool.Folder("no-repository", ("main.tf", ""));
        InstalledTool.Git(folder, "commit", "-q", "--allow-empty", "-m", "second");
        InstalledTool.Git(tool.Directory, "clone", "-q", "--depth", "1", "file://" + folder, "shallow");
        var shallow = Path.Combine(tool.Directory, "shallow");

        Assert.Equal("infra-scan: There is no commit 'mian' to compare with; did you mean 'main'?", Error(folder, "--base", "mian"));
        Assert.Equal("infra-scan: There is no commit 'release' to compare with; did you mean 'origin/release'?",
            Error(folder, "--base", "release"));
        Assert.Equal("infra-scan: There is no commit '--output=x' to compare with.", Error(folder, "--base=--output=x"));
        Assert.Contains("is shallow", Error(shallow, "--base", "HEAD~1"), StringComparison.Ordinal);
        Assert.Contains("not a git repository", Error(none, "--changed-only"), StringComparison.Ordinal);
        Assert.Contains("git is needed",
            tool.Run(folder, new Dictionary<string, string?> { ["PATH"] = none }, "--changed-only").EndedWith(2).Error,
                StringComparison.Ordinal);
        Assert.Contains("A baseline is of all", Error(folder, "--write-baseline", "--base", "main"), StringComparison.Ordinal);

        string Error(string directory, params string[] arguments) => tool.Run(directory, arguments).EndedWith(2).Error.TrimEnd();
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_the_worst_comes_first()
    {
        var folder = tool.Folder("fits",
            ("main.tf", string.Concat(Enumerable.Range(0, 400).Select(i => SampleRepository.Trail($"t{i}")))),
            (".editorconfig", "[*]\ndotnet_diagnostic.INFRA1005.severity = error\n"));
        var summary = Path.Combine(folder, "summary.md");
        File.WriteAllText(summary, "# Before\n");

        var github = tool.Run(folder, new Dictionary<string, string?> { ["GITHUB_STEP_SUMMARY"] = summary }, "-f", "github").EndedWith(1);
        var commands = github.Output.Split('\n');
        Assert.Equal([.. Levels("error", 10), .. Levels("warning", 10), .. Levels("notice", 10)],
            commands.Where(line => line.StartsWith("::", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
        Assert.Contains("1570 more findings in the summary of the job: GitHub shows 10 of a level.", commands);
        var written = File.ReadAllText(summary);
        Assert.StartsWith("# Before\n# Infrastructure scan\n", written, StringComparison.Ordinal);
        Assert.InRange(written.Length, 250_000, 300_010);

        var comment = tool.Run(folder, "-f", "markdown").EndedWith(1).Output;
        Assert.InRange(comment.Length, 50_000, 60_000);
        Assert.Matches(@"\n[0-9]+ more findings did not fit here; ", comment);
        Assert.StartsWith("| error |", comment.Split('\n')[8], StringComparison.Ordinal);

        static IEnumerable<string> Levels(string level, int count) => Enumerable.Repeat("::" + level, count);
    }

    private static string LastLine(Outcome outcome) => outcome.Output.TrimEnd().Split('\n')[^1];

    private static IEnumerable<string> NewOnes(Outcome outcome)
    {
        using var report = JsonDocument.Parse(outcome.Output);
        return
        [
            .. from finding in report.RootElement.GetProperty("findings").EnumerateArray()
               where !finding.GetProperty("inBase").GetBoolean() && !finding.GetProperty("suppressed").GetBoolean()
               orderby finding.GetProperty("path").GetString()
               select $"{finding.GetProperty("path").GetString()} {finding.GetProperty("resource").GetString()}",
        ];
    }
}
