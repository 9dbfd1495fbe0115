using System.Text.Json.Nodes;

namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>The fixtures that another scanner publishes for the same rule: same files, same resources, same lines.</summary>
public sealed class FixtureTests
{
    private const string Fixtures = "shared/fixtures/datadog-kics/terraform/cloudtrail_not_integrated_with_cloudwatch";

    [FixtureFact(Fixtures)]
    public void Finds_what_the_other_scanner_finds()
    {
        var folder = FixtureFactAttribute.Find(Fixtures)!;
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "positive_expected_result.json")))!.AsArray().Select(result => (int)result!["line"]!).Distinct();

        Assert.Equal(expected, Scan(folder, "positive.tf").Select(report => report.Place.Line));
        Assert.Empty(Scan(folder, "negative.tf"));
    }

    private static IEnumerable<Report> Scan(string folder, string name)
    {
        using var terraform = new TerraformCase().With("main.tf", File.ReadAllText(Path.Combine(folder, name)));
        return terraform.Scan().Where(report => report.Rule.Id == "INFRA1001");
    }
}

/// <summary>A test over files that lie beside the repository on some machines only.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FixtureFactAttribute : FactAttribute
{
    public FixtureFactAttribute(string folder) => Skip = Find(folder) is null ? $"There is no folder {folder} beside the repository." : null;

    public static string? Find(string folder)
    {
        for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (Directory.Exists(Path.Combine(parent.FullName, folder)))
                return Path.Combine(parent.FullName, folder);
        }

        return null;
    }
}
