using Infra.Analyzers.Rules.Json;
using Infra.Analyzers.Rules.Own;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>What there is to say of examples that were tried.</summary>
internal static class ExampleReport
{
    /// <summary>What is wrong with the examples of a rule, and what could not be tried.</summary>
    public static IEnumerable<(JsonSpan Place, string Text)> Of(OwnRule rule, IReadOnlyList<TriedExample> tried)
    {
        var unknown = UnknownInCloudFormation(rule);
        if (unknown.Length > 0)
        {
            yield return (rule.Place, $"note: {rule.Rule.Metadata.Id} says nothing in CloudFormation and AWS CDK, where it is not known "
                + $"what these are called: {unknown}");
        }

        foreach (var example in tried.Where(example => !example.IsRight))
        {
            yield return (example.Example.Text.Place,
                $"error: the {RuleExample.NameOf([example.Example])} {example.Problem ?? Failure(example)}");
        }

        // What holds for several examples and frameworks is said once; of AWS CDK the note above has said it.
        var notes = from example in tried
                    from outcome in example.Outcomes
                    where outcome.Kind is OutcomeKind.NotTried or OutcomeKind.Undecided
                        && !(unknown.Length > 0 && CodeForm.All.Any(form => form.FollowsCloudFormation && form.Name == outcome.Language))
                    group outcome by (example, outcome.Kind, outcome.Text) into same
                    select (same.Key.example, same.Key.Kind, same.Key.Text, In: Words.Listed(same.Select(outcome => outcome.Language)));
        foreach (var same in notes.GroupBy(note => (note.Kind, note.Text, note.In)))
        {
            var examples = same.Select(note => note.example.Example).ToList();
            var isNot = (examples.Count == 1 ? "is not " : "are not ") + (same.Key.Kind == OutcomeKind.NotTried ? "tried" : "decided");
            yield return (examples[0].Text.Place,
                $"note: the {RuleExample.NameOf(examples)} {isNot} in C# ({same.Key.In}): {same.Key.Text}");
        }
    }

    /// <summary>How many are as they should be, and where they were tried.</summary>
    public static string Summary(IReadOnlyList<TriedExample> tried)
    {
        if (tried.Count == 0)
            return "No rule has examples.";
        var counts = ExampleTest.Languages.Select(language => FormattableString.Invariant(
            $"{language} {tried.Count(example => example.Outcomes.Any(outcome => outcome.Language == language && outcome.IsTried))}"));
        return FormattableString.Invariant($"{tried.Count(example => example.IsRight)} of {tried.Count} examples are as they should be. ")
            + $"Decided in {string.Join(", ", counts)}.";
    }

    /// <summary>The examples as C#, each with its name.</summary>
    public static IEnumerable<(string Name, string Code)> Code(IEnumerable<TriedExample> tried) =>
        from example in tried
        from outcome in example.Outcomes
        let code = outcome.Code
        where code is not null
        select ($"{RuleExample.NameOf([example.Example])}, {outcome.Language}", code.Program);

    private static string Failure(TriedExample example)
    {
        var wrong = example.Outcomes.Where(outcome => outcome.Kind == OutcomeKind.Wrong).ToList();
        var isEverywhere = wrong.Count == example.Outcomes.Count(outcome => outcome.IsTried);
        var where = isEverywhere ? "" : $" in {Words.Listed(wrong.Select(outcome =>
            outcome.Language == ExampleTest.Terraform ? outcome.Language : $"C# ({outcome.Language})"))}";
        return example.Example.IsBad ? $"is not found{where}" : $"is found{where}: {wrong[0].Text}";
    }

    /// <summary>The types and attributes that the rule asks for and that are not known in CloudFormation.</summary>
    private static string UnknownInCloudFormation(OwnRule rule)
    {
        var schemas = OwnRules.Of([new OwnRulesFile("", [rule], [])]).Book.Schemas;
        return string.Join(", ", rule.Rule.ResourceTypes.SelectMany(type =>
            schemas.Of(type)?.CloudFormationType is not { } template || schemas.OfCloudFormation(template)?.Type != type
                ? [type] : rule.Rule.HiddenInCloudFormation[type].Select(attribute => $"{type}.{attribute}")));
    }
}
