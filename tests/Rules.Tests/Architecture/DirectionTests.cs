using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Rules.Tests.Architecture;

/// <summary>Code uses only namespaces that docs/architecture.md has below its own.</summary>
public sealed class DirectionTests
{
    private const string Product = "Infra.Analyzers";

    private static readonly IReadOnlyDictionary<string, int> Ranks = Read();
    private static readonly NamespaceArrows Arrows = new(SourceFiles.All);

    [Fact]
    public void Arrows_between_namespaces_point_down()
    {
        var up = PointingUp(SourceFiles.All);
        Assert.True(up.Count == 0, string.Join('\n', up));
    }

    [Fact]
    public void The_drawing_has_all_namespaces_and_no_others() => Assert.Equal(
        SourceFiles.All
            .SelectMany(file => file.Root.ChildNodes().OfType<BaseNamespaceDeclarationSyntax>())
            .Select(space => space.Name.ToString())
            .Where(space => space.StartsWith(Product, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
        Ranks.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("using Infra.Analyzers.Rules.Catalogue; namespace Infra.Analyzers.Rules.Policies; class A;")]
    [InlineData("using static Infra.Analyzers.Rules.Catalogue.RuleCatalog; namespace Infra.Analyzers.Rules.Policies; class A;")]
    [InlineData("using B = Infra.Analyzers.Rules.Catalogue.RuleBook; namespace Infra.Analyzers.Rules.Policies; class A;")]
    [InlineData("namespace Infra.Analyzers.Rules.Policies; class A { Catalogue.RuleBook B; }")]
    [InlineData("namespace Infra.Analyzers.Rules.Policies; class A { object B = Rules.Catalogue.RuleBook.BuiltIn; }")]
    [InlineData("namespace Infra.Analyzers.Rules.Json; class A { Rule B; }")]
    [InlineData("namespace Infra.Analyzers.Rules.Json; class A { object B = Tristate.Yes; }")]
    [InlineData("using Infra.Analyzers.Rules.Attributes; namespace Infra.Analyzers.Rules.Policies; class A;")]
    public void An_arrow_that_points_up_is_found(string code) =>
        Assert.NotEmpty(PointingUp([("New.cs", CSharpSyntaxTree.ParseText(code).GetRoot())]));

    private static IReadOnlyList<string> PointingUp(IReadOnlyList<(string Path, SyntaxNode Root)> files) =>
    [
        .. from arrow in files.SelectMany(Arrows.In)
           where Ranks.GetValueOrDefault(arrow.From) <= Ranks.GetValueOrDefault(arrow.To, int.MaxValue)
           select $"{arrow.From} -> {arrow.To}: {arrow.Site}",
    ];

    /// <summary>The height of each namespace: those that stand together, and must not use each other, have the same.</summary>
    private static Dictionary<string, int> Read()
    {
        var page = RepositoryFile.Read("docs/architecture.md");
        var start = page.IndexOf("<!-- directions -->", StringComparison.Ordinal);
        var drawing = page[start..page.IndexOf("<!-- /directions -->", start, StringComparison.Ordinal)];
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in drawing.Split('\n').Where(line => line.StartsWith('|')).Skip(2))
        {
            var cells = row.Split('|', StringSplitOptions.TrimEntries);
            var root = cells[1] == "Analyzer" ? Product : $"{Product}.{cells[1]}";
            foreach (var group in cells[2].Split('<', StringSplitOptions.TrimEntries))
            {
                var rank = ranks.Count + 1;
                foreach (var name in group.Split(',', StringSplitOptions.TrimEntries))
                    ranks.Add(name == cells[1] ? root : $"{root}.{name}", rank);
            }
        }

        return ranks;
    }
}
