using System.Reflection;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.BuildTask.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_message_of_the_product_is_in_the_table_with_its_level()
    {
        var rows = Regex.Matches(Read("docs/messages.md"), @"^\| (INFRA\d+) \| (\w+) \|", RegexOptions.Multiline);

        Assert.Equal(
            ToolRules.All.Concat(ProjectRules.All).OrderBy(rule => rule.Id, StringComparer.Ordinal)
                .Select(rule => (rule.Id, rule.Severity.ToString().ToLowerInvariant())),
            rows.Select(row => (row.Groups[1].Value, row.Groups[2].Value)));
    }

    [Fact]
    public void Every_property_and_item_of_the_package_is_documented_and_every_documented_one_exists()
    {
        var targets = Read("src/Package/buildTransitive/Infra.Analyzers.targets");
        var used = Names(Regex.Matches(targets, @"[$@]\((Infra\w+)[.)]"));
        var documented = Names(Regex.Matches(Read("docs/configuration.md"), @"^\| `(Infra\w+)` \|", RegexOptions.Multiline));

        Assert.Equal(used, documented);
    }

    private static IEnumerable<string> Names(MatchCollection matches) =>
        matches.Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static string Read(string path) => File.ReadAllText(Path.Combine(
        typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        path));
}
