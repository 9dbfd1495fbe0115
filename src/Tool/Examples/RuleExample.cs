using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>An example that a rule of a team's own gives.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Text">What the file says.</param>
/// <param name="IsBad">Whether the rule is to find it.</param>
/// <param name="Number">Which of the rule's good or bad ones it is, from 1; <see langword="null"/> for the only one.</param>
internal sealed record RuleExample(OwnRule Rule, OwnExample Text, bool IsBad, int? Number)
{
    /// <summary>The rule by itself, so that no other of the file has a say.</summary>
    public required RuleBook Book { get; init; }

    /// <summary>The type that it is about: the first of the rule's.</summary>
    public AwsType Type { get; } = AwsType.Find(Rule.Rule.ResourceType).First(found => found.Type == Rule.Rule.ResourceType);

    /// <summary>The version of the AWS provider that it is for: one that the rule is about; <see langword="null"/> for any.</summary>
    public int? ProviderMajor => Rule.Rule.Provider.Oldest ?? Rule.Rule.Provider.Newest;

    /// <summary>The rule's id.</summary>
    public string Id => Rule.Rule.Metadata.Id;

    /// <summary>What frameworks call what the rule asks.</summary>
    public ResourceSchemas Schemas => Book.Schemas;

    /// <summary>All examples of a rule, in their order.</summary>
    public static IReadOnlyList<RuleExample> Of(OwnRule rule)
    {
        var book = OwnRules.Of([new OwnRulesFile("", [rule], [])]).Book;
        return [.. Of(rule.Good, isBad: false), .. Of(rule.Bad, isBad: true)];

        IEnumerable<RuleExample> Of(IReadOnlyList<OwnExample> examples, bool isBad) => examples.Select((example, index) =>
            new RuleExample(rule, example, isBad, examples.Count > 1 ? index + 1 : null) { Book = book });
    }

    /// <summary>What messages call examples of one rule: <c>good example and bad examples 1 and 3 of INFRA8001</c>.</summary>
    public static string NameOf(IReadOnlyCollection<RuleExample> examples) =>
        Words.Listed(examples.GroupBy(example => example.IsBad).Select(same =>
            $"{(same.Key ? "bad" : "good")} example{(same.Count() > 1 ? "s" : "")}"
                + (same.First().Number is null ? "" : " " + Words.Listed(same.Select(example => $"{example.Number}")))))
            + " of " + examples.First().Id;
}

/// <summary>Sentences of several things.</summary>
internal static class Words
{
    /// <summary><c>a, b and c</c>.</summary>
    public static string Listed(IEnumerable<string> words) => words.ToList() switch
    {
        [] => "",
        [var only] => only,
        var several => string.Join(", ", several.SkipLast(1)) + " and " + several[^1],
    };
}

/// <summary>An example as the scan of Terraform reads it.</summary>
/// <param name="Example">The example.</param>
/// <param name="Problem">Why it is none, in words that fit after its name; <see langword="null"/> where it is one.</param>
/// <param name="Finding">What the rule says of it in Terraform; <see langword="null"/> where it says nothing.</param>
/// <param name="Resources">What it makes: each instance, with what it is on each path.</param>
internal sealed record ReadExample(RuleExample Example, string? Problem, string? Finding, IReadOnlyList<Resource> Resources);
