using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>What a pattern says of texts that are known in part holds for whatever the other parts may be.</summary>
public sealed class TextPatternTests
{
    private const string Characters = "ab:";

    private static readonly string[] Short = [.. from length in Enumerable.Range(0, 3) from text in Texts(length) select text];

    [Fact]
    public void Agrees_with_regular_expressions_on_every_text_that_it_may_be()
    {
        var random = new Random(5);
        var seen = new Dictionary<Tristate, int>();
        for (var round = 0; round < 3000; round++)
        {
            var pattern = Text(random, "ab:*?", 6);
            var regex =
                new Regex(
                    "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)
                        + "$");
            string?[] target =
                [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) == 0 ? null : Text(random, Characters, 3))];

            var answer =
                TextPattern.OfPolicy(Content.Text.Of(pattern), ResourceGraph.Empty)
                    .Covers(TextPattern.Of(Parts(target), ResourceGraph.Empty), ignoreCase: false);
            var matches = Instances(target).Select(text => regex.IsMatch(text)).Distinct().ToList();

            seen[answer] = seen.GetValueOrDefault(answer) + 1;
            if (answer == Tristate.No)
                Assert.DoesNotContain(true, matches);
            else if (answer == Tristate.Yes)
                Assert.DoesNotContain(false, matches);
            else
                Assert.True(target.Contains(null), pattern);
        }

        Assert.All(Enum.GetValues<Tristate>(), answer => Assert.True(seen[answer] > 100, $"{answer}: {seen[answer]}"));
    }

    [Theory]
    [InlineData("s3:PUT*", "s3:PutObject", true)]
    [InlineData("s3:Get*", "s3:PutObject", false)]
    public void Ignores_case_where_told_to(string pattern, string text, bool isCovered) =>
        Assert.Equal(isCovered ? Tristate.Yes : Tristate.No,
            TextPattern.OfPolicy(Content.Text.Of(pattern), ResourceGraph.Empty).Covers(TextPattern.Of(text), ignoreCase: true));

    [Fact]
    public void Does_not_know_policy_variables() =>
        Assert.Equal(Tristate.Maybe,
            TextPattern.OfPolicy(Content.Text.Of("home/${aws:username}/*"), ResourceGraph.Empty)
                .Covers(TextPattern.Of("home/x/y"), ignoreCase: false));

    [Fact]
    public void Gives_up_on_texts_that_are_too_long() =>
        Assert.Equal(Tristate.Maybe,
            TextPattern.Of(new string('a', 5000)).Covers(TextPattern.Of(new string('b', 5000)), ignoreCase: false));

    private static Content.Text Parts(string?[] target) =>
        Content.Text.Of(target.Select(part => part is null ? (TextPart)TextPart.Opaque.Value : new TextPart.Literal(part)));

    private static IEnumerable<string> Instances(IEnumerable<string?> target) => target.Aggregate(
        (IEnumerable<string>)[""],
        (texts, part) => texts.SelectMany(text => part is null ? Short.Select(unknown => text + unknown) : [text + part]));

    private static IEnumerable<string> Texts(int length) =>
        length == 0 ? [""] : Texts(length - 1).SelectMany(text => Characters.Select(character => text + character));

    private static string Text(Random random, string characters, int longest) =>
        new([.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => characters[random.Next(characters.Length)])]);
}
