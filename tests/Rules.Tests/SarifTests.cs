using System.Text.Json;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Reports;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>What SARIF says of the rules themselves.</summary>
public sealed class SarifTests
{
    [Fact]
    public void Every_rule_refers_to_the_controls_that_it_serves_and_names_the_same_check_elsewhere()
    {
        var text = new StringWriter();
        new SarifLog("Infra.Analyzers", "1.2.3", "/src").Write([], RuleCatalog.All.Select(rule => rule.Metadata), text);
        using var log = JsonDocument.Parse(text.ToString());
        var run = log.RootElement.GetProperty("runs")[0];
        var described =
            run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
                .ToDictionary(rule => rule.GetProperty("id").GetString()!, StringComparer.Ordinal);

        foreach (var rule in RuleCatalog.All.Select(rule => rule.Metadata))
        {
            Assert.Equal(rule.Compliance,
                Items(described[rule.Id], "relationships").Select(relationship => ControlOf(run, relationship.GetProperty("target"))));
            Assert.Equal(rule.Equivalents.Select(equivalent => $"{equivalent.Scanner}: {equivalent.Id}"),
                Items(described[rule.Id].GetProperty("properties"), "equivalents").Select(item => item.GetString()));
        }
    }

    /// <summary>A control in the words of the rules, as the log has it in its taxonomies.</summary>
    private static string ControlOf(JsonElement run, JsonElement target)
    {
        var id = target.GetProperty("id").GetString();
        var component = target.GetProperty("toolComponent");
        var taxonomy = run.GetProperty("taxonomies")[component.GetProperty("index").GetInt32()];
        Assert.Equal(taxonomy.GetProperty("name").GetString(), component.GetProperty("name").GetString());
        Assert.Contains(id, taxonomy.GetProperty("taxa").EnumerateArray().Select(taxon => taxon.GetProperty("id").GetString()));
        return $"{taxonomy.GetProperty("name").GetString()}"
            + $"{(taxonomy.TryGetProperty("version", out var version) ? " " + version.GetString() : "")}: {id}";
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string property) =>
        element.TryGetProperty(property, out var items) ? items.EnumerateArray() : [];
}
