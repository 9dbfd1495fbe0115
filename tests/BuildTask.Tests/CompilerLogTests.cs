namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>What the compiler has told is read from its log, in either version of it.</summary>
public sealed class CompilerLogTests
{
    [Theory]
    [InlineData(
        """{"ruleId": "INFRA1001", "level": "warning", "message": "Bad.", "locations": [{"resultFile": {"uri": "Program.cs", "region": """
            + """{"startLine": 3, "startColumn": 5}}}]}""")]
    [InlineData(
        """{"ruleId": "INFRA1001", "level": "warning", "message": {"id": {}, "text": "Bad."}, "locations": [{"physicalLocation": """
            + """{"artifactLocation": {"uri": "Program.cs"}, "region": {"startLine": 3, "startColumn": 5}}}]}""")]
    [InlineData(
        """{"ruleId": "INFRA1001", "message": {"text": "Bad."}, "message": "Bad.", "locations": [{"resultFile": """
            + """{"uri": "Program.cs", "region": {"startLine": 3, "startColumn": 5}}}]}""")]
    public void The_message_and_its_place(string result)
    {
        var told = Assert.Single(Told(result));

        Assert.Equal(("INFRA1001", "Bad.", 3, 5, "Program.cs"),
            (told.RuleId, told.Message, told.Place.Line, told.Place.Column, Path.GetFileName(told.Place.Path)));
    }

    [Theory]
    [InlineData(
        """{"ruleId": "INFRA2001", "locations": [{"resultFile": {"uri": "A.cs", "region": {"startLine": 3, "startColumn": 5, "endLine": """
            + """4, "endColumn": 7}}}], "relatedLocations": [{"physicalLocation": {"uri": "B.cs", "region": {"startLine": 1, """
            + """ "startColumn": 2, "endLine": 1, "endColumn": 9}}}, {"physicalLocation": {}}, {"physicalLocation": {"uri": "C.cs", """
            + """ "region": {"startLine": 8, "startColumn": 1, "endLine": 8, "endColumn": 2}}}], "properties": {"warningLevel": 1, """
            + """ "customProperties": {"notes": "First.\nSecond.\nThird.", "resource": "audit"}}}""")]
    [InlineData(
        """{"ruleId": "INFRA2001", "locations": [{"physicalLocation": {"artifactLocation": {"uri": "A.cs"}, "region": {"startLine": 3, """
            + """ "startColumn": 5, "endLine": 4, "endColumn": 7}}}], "relatedLocations": [{"physicalLocation": {"artifactLocation": """
            + """{"uri": "B.cs"}, "region": {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 9}}}, {}, {"physicalLocation": """
            + """{"artifactLocation": {"uri": "C.cs"}, "region": {"startLine": 8, "startColumn": 1, "endLine": 8, "endColumn": 2}}}], """
            + """ "properties": {"customProperties": {"notes": "First.\nSecond.\nThird."}}}""")]
    public void The_end_of_the_place_and_what_explains_it(string result)
    {
        var told = Assert.Single(Told(result));

        Assert.Equal((3, 5, 4, 7), (told.Place.Line, told.Place.Column, told.Place.EndLine, told.Place.EndColumn));
        Assert.Equal(["B.cs(1,2) First.", "C.cs(8,1) Third."], told.Related.Select(related =>
            $"{related.Place.Path}({related.Place.Line},{related.Place.Column}) {related.Text}"));
    }

    [Theory]
    [InlineData(
        """{"ruleId": "INFRA1001", "message": "Bad.", "suppressionStates": ["suppressedInSource"], "locations": [{"resultFile": """
            + """{"uri": "Program.cs", "region": {"startLine": 3, "startColumn": 5}}}]}""")]
    [InlineData(
        """{"ruleId": "CS0168", "message": "Unused.", "locations": [{"resultFile": {"uri": "Program.cs", "region": {"startLine": """
            + """3, "startColumn": 5}}}]}""")]
    [InlineData("""{"ruleId": "INFRA1001", "message": "Nowhere."}""")]
    public void What_is_suppressed_or_not_ours_or_nowhere_is_not_told(string result) => Assert.Empty(Told(result));

    [Theory]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[{\"text\": \"Bad.\"}]")]
    public void A_message_that_is_no_text_leaves_the_rest(string message) =>
        Assert.Equal("",
            Assert.Single(
                Told(("""{"ruleId": "INFRA1001", "message": MESSAGE, "locations": [{"resultFile": """
                    + """{"uri": "Program.cs", "region": {"startLine": 3, "startColumn": 5}}}]}""")
                    .Replace("MESSAGE", message, StringComparison.Ordinal))).Message);

    private static List<Scanner.Programs.CompilerResult> Told(string result)
    {
        var directory = Directory.CreateTempSubdirectory("infra-log-");
        try
        {
            var log = Path.Combine(directory.FullName, "log.sarif");
            File.WriteAllText(log, """{"version": "x", "runs": [{"tool": {}, "results": [""" + result + "]}]}");
            return [.. CompilerLog.Read(log).Told];
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
