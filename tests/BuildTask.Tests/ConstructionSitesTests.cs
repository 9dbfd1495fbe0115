using Infra.Analyzers.Scanner.Programs;

namespace Infra.Analyzers.BuildTask.Tests;

public sealed class ConstructionSitesTests
{
    [Theory]
    [InlineData("""new Cloudtrail(this, "audit", config)""", "Cloudtrail", "audit")]
    [InlineData("""new Providers.Aws.Cloudtrail.Cloudtrail(this, "audit", new() { Name = "x" })""", "Cloudtrail", "audit")]
    [InlineData("""new global::My.Trail<string, List<int>>(this, "audit")""", "Trail", "audit")]
    [InlineData("""Cloudtrail t = new(this, "audit")""", "Cloudtrail", "audit")]
    [InlineData("""new Cloudtrail(config: Make(1, 2), id: "audit", scope: this)""", "Cloudtrail", "audit")]
    [InlineData("""new Cloudtrail(Pick(a, b), @"au""dit", config)""", "Cloudtrail", "au\"dit")]
    [InlineData("""new Cloudtrail(this /* "no" */, "\u0061udit\t", config) // "no" """, "Cloudtrail", "audit\t")]
    public void A_construction_with_a_constant_id_is_found(string code, string type, string id)
    {
        var site = Assert.Single(Sites(code + ";"));

        Assert.Equal(type, site.Type);
        Assert.True(site.Id.Matches(id));
        Assert.False(site.Id.Matches(id + "x"));
    }

    [Fact]
    public void Raw_strings_are_read_like_others()
    {
        Assert.True(Assert.Single(Sites("new T(this, \"\"\"a\"b\"\"\");")).Id.Matches("a\"b"));
        Assert.True(
            Assert.Single(Sites("new T(this, $$\"\"\"a{b}{{c}}d\"\"\");")).Id.Matches(
                "a{b}anything d".Replace(" ", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""$"trail-{i}" """, "trail-7", true)]
    [InlineData("""$"trail-{i}" """, "trail", false)]
    [InlineData("""$"{env}-trail-{(i > 0 ? "a}" : "b")}-x" """, "prod-trail-a-x", true)]
    [InlineData("""$"{env}-trail-{i}-x" """, "prod-trail-x", false)]
    [InlineData("""$"a{{b}}{i}" """, "a{b}7", true)]
    [InlineData("""$"{a}{b}" """, "anything", true)]
    [InlineData("name", "name", false)]
    [InlineData("""Prefix + "trail" """, "trail", false)]
    public void An_id_matches_as_far_as_it_is_known(string id, string actual, bool matches)
    {
        var site = Assert.Single(Sites($"new Cloudtrail(this, {id}, config);"));

        Assert.Equal(matches, site.Id.Matches(actual));
    }

    [Theory]
    [InlineData("""// new Cloudtrail(this, "audit")""")]
    [InlineData("""var s = "new Cloudtrail(this, \"audit\")";""")]
    [InlineData("""#if new Cloudtrail(this, "audit")""")]
    [InlineData("""var c = '"'; /* new T(this, "x") */""")]
    [InlineData("""new Cloudtrail("audit")""")]
    [InlineData("""new[] { this, "audit" }""")]
    public void What_is_no_construction_with_a_scope_and_an_id_is_not_found(string code) => Assert.Empty(Sites(code));

    [Theory]
    [InlineData("")]
    [InlineData("new")]
    [InlineData("new T(this, \"a")]
    [InlineData("new T(this, $\"{a")]
    [InlineData("new T(this, $\"{\"{\"{")]
    [InlineData("/* \"")]
    [InlineData("}}})))\"\\")]
    [InlineData("'\\")]
    public void Broken_text_is_read_to_its_end(string code) => Assert.NotNull(Sites(code));

    [Fact]
    public void Interpolations_as_deep_as_one_likes_are_survived() =>
        Assert.NotNull(Sites("new T(this, " + string.Concat(Enumerable.Repeat("$\"{", 100_000))));

    [Fact]
    public void A_site_knows_its_place_its_scope_and_the_type_around_it()
    {
        var sites = Sites(
            """
            var stack = new AuditStack(app, "prod");
            record Options(string A);
            class AuditStack : TerraformStack
            {
                public AuditStack(Construct scope, string id) : base(scope, id)
                {
                    new Cloudtrail(this, "audit", new CloudtrailConfig
                    {
                        Name = "x",
                    });
                }
            }
            """);

        Assert.Equal(("AuditStack", null, "app", "stack"), (sites[0].Type, sites[0].EnclosingType, sites[0].Scope, sites[0].Variable));
        Assert.Equal(("Cloudtrail", "AuditStack", "this", null),
            (sites[1].Type, sites[1].EnclosingType, sites[1].Scope, sites[1].Variable));
        Assert.Equal((7, 9, 10, 11), (sites[1].Place.Line, sites[1].Place.Column, sites[1].Place.EndLine, sites[1].Place.EndColumn));
        Assert.True(sites[1].Contains("/src/Program.cs", 9, 13));
        Assert.False(sites[1].Contains("/src/Program.cs", 7, 8));
        Assert.False(sites[1].Contains("/src/Other.cs", 9, 13));
    }

    private static IReadOnlyList<ConstructionSite> Sites(string code) => new CSharpFile(code, "/src/Program.cs", []).Sites;
}
