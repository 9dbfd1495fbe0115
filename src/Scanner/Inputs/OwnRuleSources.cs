using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>The files with rules of a team's own that a scan is given or finds.</summary>
internal static class OwnRuleSources
{
    /// <summary>
    /// The file that holds for what is in a folder: the nearest upwards, as with <c>.editorconfig</c>; <see langword="null"/> for none.
    /// </summary>
    public static string? FindAbove(string folder)
    {
        for (var current = Path.GetFullPath(folder); current is not null; current = Path.GetDirectoryName(current))
        {
            var file = Path.Combine(current, OwnRules.FileName);
            if (File.Exists(file))
                return file;
        }

        return null;
    }

    /// <summary>Reads files. What is wrong with them is in the reports.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="reports">Takes what is wrong.</param>
    public static OwnRules Read(IEnumerable<string> paths, List<Report> reports)
    {
        var files = new List<OwnRulesFile>();
        foreach (var path in paths.GroupBy(Path.GetFullPath, StringComparer.Ordinal).Select(same => same.First()))
        {
            InputFile.Read(
                path,
                stream =>
                {
                    using var reader = new StreamReader(stream);
                    files.Add(OwnRulesFile.Parse(path, reader.ReadToEnd()));
                },
                reports);
        }

        var rules = OwnRules.Of(files);
        reports.AddRange(rules.Problems.Select(problem =>
            new Report(ToolRules.FaultyOwnRule, problem.Message, TextPlace.Of(problem.Path, problem.Span))));
        return rules;
    }
}
