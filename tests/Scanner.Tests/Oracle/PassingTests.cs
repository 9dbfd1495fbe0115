using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Tests.Oracle;

/// <summary>
/// What is kept of a file does not change what is wrong with it, and values that are made later are those that were checked.
/// </summary>
public sealed class PassingTests
{
    private static readonly string[] Duplicates =
    [
        "a = 1\na = 2\n",
        "resource \"x\" \"y\" {\n  a = 1\n  a = 2\n}\nlocals {}\n",
        "resource \"x\" \"y\" {\n  b {\n    a = 1\n    a = 2\n  }\n}\nlocals {}\n",
        "resource \"x\" \"y\" {\n  b \"${1}\" {}\n}\n",
        "x {\n  a = \"%{ if true }\"\n}\n",
        "x {\n  a = \"%{ endif }\"\n}\n",
        "x {\n  a = \"\\q\"\n}\n",
        "x {\n  a = <<-E\n  ${1 +}\n  E\n}\n",
    ];

    [Fact]
    public void What_is_wrong_is_the_same_whatever_is_kept()
    {
        var random = new Random(11);
        var generated = Enumerable.Range(0, 300).Select(seed => new HclGenerator(seed).File()).ToList();
        IEnumerable<string> damaged = HclSamples.All.Concat(generated).Concat(Duplicates)
            .SelectMany(text => Enumerable.Range(0, 12).Select(_ => HclOracleTests.Damage(text, random)));
        foreach (var text in HclSamples.All.Concat(generated).Concat(Duplicates).Concat(damaged))
        {
            var all = Errors(text, filter: null);
            Assert.Equal(all, Errors(text, new Nothing()));
            Assert.Equal(all, Errors(text, new SomeNames()));
        }
    }

    [Fact]
    public void Every_value_that_was_checked_can_be_made()
    {
        foreach (var text in HclSamples.All.Concat(Enumerable.Range(0, 300).Select(seed => new HclGenerator(seed).File())))
            Read(HclParser.Parse(new SourceText("main.tf", text)).Body);
    }

    [Fact]
    public void Only_what_is_wanted_is_kept()
    {
        var file = HclParser.Parse(
            new SourceText("main.tf",
                "r {\n  keep = [1]\n  drop = \"${x}\"\n  keep_block {\n    drop = 1\n  }\n  drop {\n    keep = 1\n  }\n}\n"),
            new SomeNames());

        var body = Assert.Single(file.Body.Blocks).Body;
        Assert.Equal("keep", Assert.Single(body.Attributes).Key);
        Assert.IsType<TupleExpression>(body.Attributes["keep"].Value);
        Assert.Equal("drop", Assert.Single(Assert.Single(body.Blocks).Body.Attributes).Key);
    }

    private static void Read(ConfigBody body)
    {
        foreach (var attribute in body.Attributes.Values)
        {
            Assert.Same(attribute.Value, attribute.Value);
            Assert.InRange(attribute.Value.Span.End, attribute.Value.Span.Start, attribute.Span.End);
        }

        foreach (var block in body.Blocks)
            Read(block.Body);
    }

    private static string Errors(string text, IBlockFilter? filter) => string.Join(
        "\n",
        HclParser.Parse(new SourceText("main.tf", text), filter).Errors.Select(error => $"{error.Position} {error.Message}"));

    private sealed class Nothing : IBlockFilter
    {
        public Func<string, bool> WantedIn(string type, IReadOnlyList<string> labels) => _ => false;

        public ConfigBlock? Keep(ConfigBlock block) => null;
    }

    private sealed class SomeNames : IBlockFilter
    {
        public Func<string, bool> WantedIn(string type, IReadOnlyList<string> labels) => name => name.Length % 2 == 0 && name != "drop";

        public ConfigBlock? Keep(ConfigBlock block) => block;
    }
}
