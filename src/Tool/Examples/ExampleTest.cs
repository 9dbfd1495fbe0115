using System.Globalization;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>Holds the examples of one file against its rules, in Terraform's language and in C#.</summary>
/// <param name="rules">The text of the file.</param>
internal sealed class ExampleTest(string rules)
{
    /// <summary>What messages call the language that examples are written in.</summary>
    public const string Terraform = "Terraform";

    /// <summary>What comes of each example.</summary>
    public static IReadOnlyList<string> Languages { get; } = [Terraform, .. CodeForm.All.Select(form => form.Name)];

    /// <summary>Tries examples.</summary>
    public async Task<IReadOnlyList<TriedExample>> RunAsync(
        IReadOnlyList<RuleExample> examples, CancellationToken cancellationToken)
    {
        var read = examples.Select(example => ExampleReader.Read(example, cancellationToken)).ToList();
        var inCode = await Task.WhenAll(CodeForm.All.Select(form =>
            Task.Run(() => RunAsync(form, read, cancellationToken), cancellationToken))).ConfigureAwait(false);
        return [.. read.Select((example, index) => example.Problem is { } problem
            ? new TriedExample(example.Example, problem, [])
            : new TriedExample(example.Example, null,
                [Outcome.Of(Terraform, example.Example.IsBad, example.Finding), .. inCode.Select(outcomes => outcomes[index])]))];
    }

    private async Task<IReadOnlyList<Outcome>> RunAsync(
        CodeForm form, IReadOnlyList<ReadExample> read, CancellationToken cancellationToken)
    {
        var outcomes = new Outcome[read.Count];
        var written = new List<(int Index, WrittenExample Code)>();
        for (var index = 0; index < read.Count; index++)
        {
            if (ObstacleOf(form, read[index]) is { } obstacle)
                outcomes[index] = obstacle;
            else if (Write(form, read[index], index, out var reason) is { } code)
                written.Add((index, code));
            else
                outcomes[index] = Outcome.NotTried(form.Name, reason);
        }

        var check = new CodeCheck(form, rules);
        foreach (var same in written.GroupBy(each => read[each.Index].Example.ProviderMajor))
        {
            var some = same.ToList();
            var found = await check.FindAsync([.. some.Select(each => each.Code)], same.Key, cancellationToken).ConfigureAwait(false);
            foreach (var ((index, code), diagnostics) in some.Zip(found))
            {
                var example = read[index].Example;
                var finding = diagnostics?.FirstOrDefault(diagnostic => diagnostic.Id == example.Id);
                var outcome = diagnostics is null ? Outcome.NotTried(form.Name, "its program does not compile")
                    : Outcome.Of(form.Name, example.IsBad, finding?.GetMessage(CultureInfo.InvariantCulture));
                outcomes[index] = outcome with { Code = code };
            }
        }

        return outcomes;
    }

    /// <summary>Why an example is not tried with a framework, before it is written.</summary>
    private static Outcome? ObstacleOf(CodeForm form, ReadExample read)
    {
        if (read.Problem is not null || !form.Has(read.Example))
            return Outcome.NotTried(form.Name, "its type has no class there whose properties are its attributes, as far as is known");
        if (read.Resources is not [var resource])
            return Outcome.NotTried(form.Name, read.Resources.Count == 0 ? "it makes no resource" : "it makes several resources");
        if (resource.Variants.Count > 1)
            return Outcome.NotTried(form.Name, "a condition decides what it is");
        var inTerraform = read.Example.Rule.Rule.IsBroken(resource);
        var inCode = form.IsBroken(read.Example, resource);
        return (read.Example.IsBad && inTerraform == Tristate.Yes && inCode != Tristate.Yes)
            || (!read.Example.IsBad && inTerraform == Tristate.No && inCode == Tristate.Maybe)
            ? Outcome.Undecided(form.Name, form.WhyOpen(read.Example, resource)) : null;
    }

    private static WrittenExample? Write(CodeForm form, ReadExample read, int index, out string reason)
    {
        reason = "";
        try
        {
            return form.WriterOf(read.Example, FormattableString.Invariant($"{form.Space}.Example{index}"))
                .Write(FormattableString.Invariant($"Program{index}"), read.Resources[0].Variants[0].Attributes);
        }
        catch (UnsayableException exception)
        {
            reason = exception.Message;
            return null;
        }
    }
}

/// <summary>What comes of an example.</summary>
/// <param name="Example">The example.</param>
/// <param name="Problem">Why it is none, in words that fit after its name.</param>
/// <param name="Outcomes">What comes of it in each language, Terraform's first; none where it is none.</param>
internal sealed record TriedExample(RuleExample Example, string? Problem, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>Whether it is as it should be, wherever it is tried.</summary>
    public bool IsRight => Problem is null && Outcomes.All(outcome => outcome.Kind != OutcomeKind.Wrong);
}

/// <summary>What comes of an example in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Kind">Whether it is as it should be.</param>
/// <param name="Text">What the finding says, or why nothing can be said; <see langword="null"/> where nothing is found.</param>
internal sealed record Outcome(string Language, OutcomeKind Kind, string? Text)
{
    /// <summary>Whether the example is tried there, and decided.</summary>
    public bool IsTried => Kind is OutcomeKind.Right or OutcomeKind.Wrong;

    /// <summary>The example as it is tried; <see langword="null"/> in Terraform.</summary>
    public WrittenExample? Code { get; init; }

    public static Outcome Of(string language, bool isBad, string? finding) =>
        new(language, isBad == finding is not null ? OutcomeKind.Right : OutcomeKind.Wrong, finding);

    public static Outcome NotTried(string language, string reason) => new(language, OutcomeKind.NotTried, reason);

    public static Outcome Undecided(string language, string reason) => new(language, OutcomeKind.Undecided, reason);
}

/// <summary>Whether an example is as it should be.</summary>
internal enum OutcomeKind
{
    /// <summary>It is.</summary>
    Right,

    /// <summary>A good one is found, or a bad one is not.</summary>
    Wrong,

    /// <summary>The language cannot say it.</summary>
    NotTried,

    /// <summary>The rule says nothing there, for want of something that is known in Terraform.</summary>
    Undecided,
}
