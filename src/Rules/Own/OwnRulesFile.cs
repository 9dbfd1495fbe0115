using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules.Own;

/// <summary>One file that declares rules of a team's own.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Rules">Those that could be understood.</param>
/// <param name="Problems">What could not.</param>
internal sealed record OwnRulesFile(string Path, IReadOnlyList<OwnRule> Rules, IReadOnlyList<OwnRulesProblem> Problems)
{
    // More of them tell nobody anything, and an IDE shows them all.
    private const int MaxProblems = 100;

    // A pool of 199 ids needs no more; what is larger is something else.
    private const int MaxTextSize = 16 * 1024 * 1024;

    /// <summary>The same at a path.</summary>
    public OwnRulesFile At(string path) =>
        this with { Path = path, Problems = [.. Problems.Select(problem => problem with { Path = path })] };

    /// <summary>Reads the text of a file. Nothing is thrown for what it holds.</summary>
    public static OwnRulesFile Parse(string path, string text)
    {
        var places = new JsonPlaces(text);
        if (text.Length > MaxTextSize)
            return new(path, [], [new(path, places.At(0, 0), "The file is larger than 16 MiB; its rules do not count.")]);
        var problems = new List<OwnRulesProblem>();
        var hidden = 0;
        void Report(int start, int end, string message)
        {
            if (problems.Count < MaxProblems)
                problems.Add(new(path, places.At(start, end), message));
            else
                hidden++;
        }

        var root = JsonDocumentReader.Read(text, out var error);
        if (error is var (position, message))
            Report(position, Math.Min(position + 1, text.Length), message + " The rules before this place count.");
        var rules = root is null ? [] : new OwnRuleReader(Report, places).Read(root);
        if (hidden > 0)
            problems.Add(new(path, places.At(0, 0), $"The file has {hidden} more mistakes."));
        return new(path, rules, problems);
    }
}
