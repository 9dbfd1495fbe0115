using System.Text.Json;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;

namespace Infra.Analyzers.BuildTask.Tests;

public sealed class SarifLogTests
{
    private static readonly RuleMetadata Rule = RuleCatalog.All[0].Metadata;

    [Fact]
    public void A_result_names_its_rule_its_place_below_the_root_its_resource_and_what_explains_it()
    {
        var report = new Report(Rule, "Bad \"text\" \u0001 \uD800.", new("/src/app/cdktf.out/a b.json", 3, 5, 3, 9))
        {
            Address = "aws_cloudtrail.audit",
            Related = [new("constructed here", new("/elsewhere/Program.cs", 1, 2, 1, 3))],
        };
        var run =
            Write(new JudgedReport(report, Severity.Error),
                new JudgedReport(report with { Suppression = new("Known.", report.Place) }, Severity.Info));

        Assert.Equal("file:///src/app/", run.GetProperty("originalUriBaseIds").GetProperty("ROOT").GetProperty("uri").GetString());
        var rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray());
        Assert.Equal((Rule.Id, Rule.HelpLink, "warning"),
            (rule.GetProperty("id").GetString(), rule.GetProperty("helpUri").GetString(),
                rule.GetProperty("defaultConfiguration").GetProperty("level").GetString()));

        var result = run.GetProperty("results")[0];
        Assert.Equal((Rule.Id, 0, "error"),
            (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32(),
                result.GetProperty("level").GetString()));
        Assert.Equal("Bad \"text\" \u0001 \uFFFD.", result.GetProperty("message").GetProperty("text").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(("cdktf.out/a%20b.json", "ROOT"),
            (place.GetProperty("artifactLocation").GetProperty("uri").GetString(),
                place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()));
        Assert.Equal((3, 5, 3, 9), Region(place));
        Assert.Equal("aws_cloudtrail.audit",
            result.GetProperty("locations")[0].GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        var related = result.GetProperty("relatedLocations")[0];
        Assert.Equal(("file:///elsewhere/Program.cs", "constructed here."),
            (related.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(),
                related.GetProperty("message").GetProperty("text").GetString()));
        Assert.False(result.TryGetProperty("suppressions", out _));

        var suppressed = run.GetProperty("results")[1];
        Assert.Equal(("note", "inSource"),
            (suppressed.GetProperty("level").GetString(), suppressed.GetProperty("suppressions")[0].GetProperty("kind").GetString()));
    }

    [Fact]
    public void A_file_as_a_whole_is_its_first_line_and_no_results_are_an_empty_list()
    {
        var whole = Write(new JudgedReport(new(Rule, "Bad.", TextPlace.Whole("/src/app/manifest.json")), Severity.Warning));
        Assert.Equal(
            """{"startLine":1}""",
            JsonSerializer.Serialize(
                whole.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")));

        var none = Write();
        Assert.Equal(0, none.GetProperty("results").GetArrayLength());
        Assert.Equal(0, none.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength());
    }

    private static JsonElement Write(params JudgedReport[] results)
    {
        var text = new StringWriter();
        new SarifLog("Infra.Analyzers", "1.2.3", "/src/app").Write(results, rules: [], text);
        using var document = JsonDocument.Parse(text.ToString());
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        return Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray()).Clone();
    }

    private static (int, int, int, int) Region(JsonElement place)
    {
        var region = place.GetProperty("region");
        return (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(),
            region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32());
    }
}
