using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Programs;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>A scan finding is led back to the C# that constructs the resource, and held against what the compiler said there.</summary>
public sealed class CompilerReviewTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("infra-review-").FullName;

    [Fact]
    public void A_finding_that_the_compiler_did_not_report_names_both_places()
    {
        var reviewed = Review("""new Cloudtrail(this, "audit", config);""", "prod/audit", results: "");

        Assert.Equal(CompilerAnswer.None, reviewed.Answer);
        Assert.Equal("Bad. (synthesized in cdk.tf.json(5,7))", reviewed.Report.Message);
        Assert.Equal("Program.cs", Path.GetFileName(reviewed.Report.Place.Path));
        Assert.Equal("cdk.tf.json", Path.GetFileName(reviewed.Report.FoundAt.Path));
        Assert.Equal((5, 1), (Assert.Single(reviewed.Report.Related).Place.Line, reviewed.Source!.Column));
    }

    [Fact]
    public void A_finding_that_the_compiler_reported_or_suppressed_is_known_in_both_versions_of_its_log()
    {
        const string code = """
            new Cloudtrail(this, "audit", config);
            new Cloudtrail(this, "quiet", config);
            """;
        const string results = """
            {"ruleId":"INFRA1001","level":"warning","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Program.cs"},"region":{"startLine":1,"startColumn":5}}}]},
            {"ruleId":"INFRA1001","suppressions":[{"kind":"inSource"}],"locations":[{"physicalLocation":{"artifactLocation":{"uri":"{0}"},"region":{"startLine":2,"startColumn":1}}}]}
            """;
        const string oldResults = """
            {"ruleId":"INFRA1001","level":"warning","locations":[{"resultFile":{"uri":"{0}","region":{"startLine":1,"startColumn":5}}}]},
            {"ruleId":"INFRA1001","suppressionStates":["suppressedInSource"],"locations":[{"resultFile":{"uri":"Program.cs","region":{"startLine":2,"startColumn":1}}}]}
            """;
        foreach (var log in new[] { results, oldResults })
        {
            Assert.Equal(CompilerAnswer.Reported, Review(code, "prod/audit", log).Answer);
            Assert.Equal(CompilerAnswer.Suppressed, Review(code, "prod/quiet", log).Answer);
        }
    }

    [Fact]
    public void Another_rules_or_anothers_analyzers_result_is_no_answer()
    {
        const string results = """
            {"ruleId":"INFRA1002","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Program.cs"},"region":{"startLine":1,"startColumn":5}}}]},
            {"ruleId":"CA1000","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Program.cs"},"region":{"startLine":1,"startColumn":5}}}]}
            """;
        Assert.Equal(CompilerAnswer.None, Review("""new Cloudtrail(this, "audit", config);""", "prod/audit", results).Answer);
    }

    [Fact]
    public void A_log_that_cannot_be_read_loses_no_finding()
    {
        foreach (var text in new[] { "", "{", "[]", "{\"runs\":[{\"results\":[{\"ruleId\":7,\"locations\":{}}]}]}", "not JSON" })
        {
            File.WriteAllText(Path.Combine(_directory, "log.sarif"), text);
            Assert.Equal(CompilerAnswer.None, Review("""new Cloudtrail(this, "audit", config);""", "prod/audit").Answer);
        }
    }

    [Theory]
    [InlineData("prod/old/audit", 3)]
    [InlineData("test/old/audit", 4)]
    [InlineData("prod/old/Child/Child/audit", 3)]
    [InlineData("prod/audit", 5)]
    [InlineData("prod/old", 6)]
    public void What_includes_a_template_stands_for_its_resources(string path, int line) => AssertSite(
        """
        var prod = new Stack(app, "prod");
        var test = new Stack(app, "test");
        new CfnInclude(prod, "old", props);
        new CfnInclude(test, "old", props);
        new CfnTrail(prod, "audit", props);
        new CfnTrail(prod, "old", props);
        """,
        path,
        line);

    [Theory]
    [InlineData("prod/audit", 3)]
    [InlineData("test/audit", 4)]
    public void The_scopes_variable_tells_equal_ids_apart(string path, int line) => AssertSite(
        """
        var prod = new TerraformStack(app, "prod");
        var test = new TerraformStack(app, "test");
        new Cloudtrail(prod, "audit", config);
        new Cloudtrail(test, "audit", config);
        """,
        path,
        line);

    [Theory]
    [InlineData("prod/audit", 3)]
    [InlineData("prod/nested/audit", 4)]
    public void The_class_around_tells_equal_ids_apart(string path, int line) => AssertSite(
        """
        new ProdStack(app, "prod");
        class ProdStack { ProdStack() { new Nested(this, "nested");
            new Cloudtrail(this, "audit", config); } }
        class Nested { Nested() { new Cloudtrail(this, "audit", config); } }
        """,
        path,
        line);

    [Fact]
    public void The_resources_class_is_preferred_to_others_with_the_same_id() => AssertSite(
        """
        new S3Bucket(this, "audit");
        new Cloudtrail(this, "audit", config);
        """,
        "prod/audit",
        2);

    [Fact]
    public void A_subclass_is_found_by_its_id() => AssertSite("""new AuditTrail(this, "audit");""", "prod/audit", 1);

    [Fact]
    public void A_helper_that_is_given_the_id_is_found_where_it_is_the_only_one() =>
        AssertSite("""void Add(string id) => new Cloudtrail(this, id, config);""", "prod/audit", 1);

    [Fact]
    public void Where_several_constructions_are_possible_none_is_named_and_only_what_holds_for_all_is_known()
    {
        const string code = """
            new Cloudtrail(a, "audit", config);
            new Cloudtrail(b, "audit", config);
            """;
        const string first =
            """{"ruleId":"INFRA1001","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Program.cs"}"""
                + ""","region":{"startLine":1,"startColumn":1}}}]}""";
        var one = Review(code, "prod/audit", first);
        Assert.Equal((CompilerAnswer.None, null), (one.Answer, one.Source));
        Assert.Equal("Bad.", one.Report.Message);

        Assert.Equal(CompilerAnswer.Reported,
            Review(code, "prod/audit", first + "," + first.Replace("\"startLine\":1", "\"startLine\":2", StringComparison.Ordinal)).Answer);
    }

    [Theory]
    [InlineData("#line 501 \"template.tt\"", "template.tt", 501, 1)]
    [InlineData("#line (501, 9) - (502, 40) 4 \"template.tt\"", "template.tt", 501, 9)]
    [InlineData("#line 7", "Program.cs", 7, 1)]
    public void A_finding_that_the_compiler_reported_where_line_directives_lead_is_known(string directive, string file, int line,
        int column)
    {
        var code = $$"""
            #line 900 "other.tt"
            new Other(this, "other");
            {{directive}}
            new Cloudtrail(this, "audit", new()
            {
                Name = "x",
            });
            #line default
            """;
        var results =
            $$$"""{"ruleId":"INFRA1001","locations":[{"resultFile":{"uri":"{{{file}}}","region":{"startLine":{{{line}}}"""
                + $$$""","startColumn":{{{column}}} } } } ] }""";
        if (file == "Program.cs")
            code = code.Replace("#line 900 \"other.tt\"", "", StringComparison.Ordinal);

        var reviewed = Review(code, "prod/audit", results);
        Assert.Equal(CompilerAnswer.Reported, reviewed.Answer);
        Assert.Equal((file, line, column),
            (Path.GetFileName(reviewed.Report.Place.Path), reviewed.Report.Place.Line, reviewed.Report.Place.Column));
        Assert.Equal(4, reviewed.Source!.Line);

        // At the same line of another file it is another finding.
        Assert.Equal(CompilerAnswer.None, Review(code, "prod/audit", results.Replace(file, "else.cs", StringComparison.Ordinal)).Answer);
    }

    [Fact]
    public void What_the_source_suppresses_is_suppressed_though_the_compiler_saw_nothing()
    {
        const string code = """
            #pragma warning disable INFRA1001
            new Cloudtrail(this, "audit", config);
            #pragma warning restore INFRA1001
            new Cloudtrail(a, "twice", config);
            #pragma warning disable
            new Cloudtrail(b, "twice", config);
            """;
        Assert.NotNull(Review(code, "prod/audit", "").Suppression);
        Assert.Null(Review(code, "prod/twice", "").Suppression);

        var other =
            Review("""[assembly: SuppressMessage("c", "INFRA1001", Justification = "Read by nobody.")]""", "prod/from-elsewhere", "");
        Assert.Equal("Read by nobody.", other.Suppression!.Justification);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void AssertSite(string code, string path, int line) => Assert.Equal(line, Review(code, path).Source?.Line);

    private ReviewedReport Review(string code, string constructPath, string results)
    {
        var uri = new Uri(Path.Combine(_directory, "Program.cs")).AbsoluteUri;
        File.WriteAllText(
            Path.Combine(_directory, "log.sarif"),
            $$"""{"$schema":"s","version":"2.1.0","runs":[{"results":[ {{results.Replace("{0}", uri, StringComparison.Ordinal)}} """
                + """],"tool":{} }]}""");
        return Review(code, constructPath);
    }

    private ReviewedReport Review(string code, string constructPath)
    {
        var source = Path.Combine(_directory, "Program.cs");
        File.WriteAllText(source, code);
        var review = new CompilerReview(
            new ProgramSources([source, Path.Combine(_directory, "missing.cs")], [], CancellationToken.None),
            CompilerLog.Read(Path.Combine(_directory, "log.sarif")),
            _directory);
        return review.Review(
            new(RuleCatalog.All[0].Metadata, "Bad.", new TextPlace("cdk.tf.json", 5, 7, 5, 9))
            {
                ResourceType = "aws_cloudtrail",
                ConstructPath = constructPath
            });
    }
}
