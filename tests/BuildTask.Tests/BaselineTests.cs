using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;

namespace Infra.Analyzers.BuildTask.Tests;

public sealed class BaselineTests : IDisposable
{
    private static readonly RuleMetadata Rule = RuleCatalog.All[0].Metadata;

    private readonly string _directory = Directory.CreateTempSubdirectory("infra-baseline-").FullName;

    private string Baseline => Path.Combine(_directory, "known.json");

    [Fact]
    public void Projects_that_share_a_baseline_and_are_built_at_once_keep_what_is_of_the_others()
    {
        var files = Enumerable.Range(0, 8).Select(number => Path.Combine(_directory, $"{number}.tf")).ToList();
        foreach (var file in files)
            File.WriteAllText(file, "");

        Parallel.ForEach(files, file => ProjectBaseline.Open(Baseline).Write([Found(file, "a"), Found(file, "b")], [], own => own == file));

        Assert.Equal(16, BaselineFile.Read(Baseline).Findings.Count);
        Assert.All(files, file => Assert.True(Assert.Single(Marked(Found(file, "a"))).IsInBaseline));

        // What is fixed goes, and so does what is said of a file that is gone.
        File.Delete(files[1]);
        Assert.Equal(1, ProjectBaseline.Open(Baseline).Write([Found(files[0], "b")], [], own => own == files[0]));
        Assert.Equal(13, BaselineFile.Read(Baseline).Findings.Count);
        Assert.False(Assert.Single(Marked(Found(files[0], "a"))).IsInBaseline);
        Assert.Equal(["known.json"], Directory.EnumerateFiles(_directory, "known*").Select(Path.GetFileName));
    }

    [Fact]
    public void Of_findings_that_agree_as_many_are_known_as_there_were()
    {
        var file = Path.Combine(_directory, "main.tf");
        File.WriteAllText(file, "");
        ProjectBaseline.Open(Baseline).Write([Found(file, "a", 9), Found(file, "a", 3)], [], _ => true);

        var marked = Marked(Found(file, "a", 30), Found(file, "a", 10), Found(file, "a", 20));

        Assert.Equal([false, true, true], marked.Select(judged => judged.IsInBaseline == true));
    }

    [Fact]
    public void A_folder_that_the_configuration_names_is_no_part_of_a_name()
    {
        var debug = Path.Combine(_directory, "obj", "Debug", "net10.0", "cdktf.out", "stacks", "a", "cdk.tf.json");
        Directory.CreateDirectory(Path.GetDirectoryName(debug)!);
        File.WriteAllText(debug, "");
        ProjectBaseline.Open(Baseline).Write([Found(debug, "a")], [], _ => true);

        Assert.True(Assert.Single(Marked(Found(debug.Replace("Debug", "Release", StringComparison.Ordinal), "a"))).IsInBaseline);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "no baseline")]
    [InlineData("{\n  \"version\": 1,\n  \"findings\": [\n", "line 4: ")]
    [InlineData("{ \"version\": 2, \"findings\": [] }", "no baseline of this version")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"a\" } ] }", "no baseline of this version")]
    [InlineData("{ \"version\": 1, \"findings\": { \"fingerprint\": \"a\" } }", "no baseline of this version")]
    public void What_is_no_baseline_is_said_with_its_line(string text, string expected)
    {
        File.WriteAllText(Baseline, text);

        Assert.Contains(expected, Assert.Throws<FormatException>(() => BaselineFile.Read(Baseline)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private List<JudgedReport> Marked(params JudgedReport[] results) => ProjectBaseline.Open(Baseline).Mark(results);

    private static JudgedReport Found(string file, string address, int line = 1) =>
        new(
            new Report(Rule, "A sentence", new(file, line, 1, line, 2)) { ResourceType = "aws_cloudtrail", Address = address },
            Severity.Warning);
}
