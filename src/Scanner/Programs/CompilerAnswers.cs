namespace Infra.Analyzers.Scanner.Programs;

/// <summary>What the compiler reported of our rules, suppressed in source or not.</summary>
internal sealed class CompilerAnswers(IReadOnlyCollection<CompilerResult> results)
{
    /// <summary>What it has reported to the user.</summary>
    public IEnumerable<CompilerResult> Told => results.Where(result => !result.IsSuppressed);

    /// <summary>Whether the compiler reported a rule at a site, and whether any of the reports was not suppressed.</summary>
    public CompilerAnswer At(string ruleId, ConstructionSite site)
    {
        var there =
            results.Where(result => result.RuleId == ruleId && site.Contains(result.Place.Path, result.Place.Line, result.Place.Column))
                .ToList();
        if (there.Count == 0)
            return CompilerAnswer.None;
        return there.Any(result => !result.IsSuppressed) ? CompilerAnswer.Reported : CompilerAnswer.Suppressed;
    }
}

/// <summary>A diagnostic of the compiler.</summary>
/// <param name="RuleId">Its rule.</param>
/// <param name="Place">Where it is: the file's absolute path, or what <c>#line</c> calls it.</param>
/// <param name="IsSuppressed">Whether the source suppresses it.</param>
internal sealed record CompilerResult(string RuleId, TextPlace Place, bool IsSuppressed)
{
    /// <summary>What it says, where that is kept.</summary>
    public string Message { get; init; } = "";

    /// <summary>The Terraform type of the resource, where that is kept.</summary>
    public string? ResourceType { get; init; }

    /// <summary>What its author calls the resource, where that is kept.</summary>
    public string? Resource { get; init; }

    /// <summary>The Terraform names of the attributes that it is about.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The places that explain it.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];
}

/// <summary>What the compiler said of a construction.</summary>
internal enum CompilerAnswer
{
    /// <summary>Nothing: it could not decide, or did not see it.</summary>
    None,

    /// <summary>It has reported to the user.</summary>
    Reported,

    /// <summary>It would have, had the source not suppressed it.</summary>
    Suppressed,
}
