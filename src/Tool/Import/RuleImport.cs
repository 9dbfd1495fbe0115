using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;

namespace Infra.Analyzers.Tool.Import;

/// <summary>Makes a file of own rules of the checks of other scanners.</summary>
internal sealed class RuleImport
{
    private const int MaxCommentLength = 120;
    private const string Schema =
        "https://raw.githubusercontent.com/infra-analyzers/infra-analyzers/main/docs/schemas/infra-rules.schema.json";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<string> _rules = [];
    private readonly Queue<string> _ids;

    /// <param name="first">The first id that is given; the following ones are those after it.</param>
    public RuleImport(string first) => _ids = new(OwnRulesPool.All.Select(rule => rule.Id).SkipWhile(id => id != first));

    /// <summary>How many rules there are.</summary>
    public int Count => _rules.Count;

    /// <summary>Takes a check.</summary>
    /// <returns>Why it is not taken, as the end of a sentence; <see langword="null"/> where it is.</returns>
    public string? Add(ForeignCheck check)
    {
        if (check.Rule is not { } rule)
            return check.Obstacle;
        if (!_ids.TryPeek(out var id))
            return $"there is no id left after {OwnRulesPool.Last}";
        var numbered = new JsonObject { ["id"] = id };
        foreach (var (name, value) in rule)
            numbered[name] = value?.DeepClone();
        var text = numbered.ToJsonString(Readable);
        if (OwnRulesFile.Parse("", $"{{ \"rules\": [{text}] }}").Problems is [var problem, ..])
            return $"it would not be understood: {problem.Message}";
        _ids.Dequeue();
        _rules.Add($"// {SafeText.Of(check.Id, MaxCommentLength)}\n{text}");
        return null;
    }

    /// <summary>The file.</summary>
    public override string ToString()
    {
        var rules = string.Join(",\n", _rules).Replace("\n", "\n    ", StringComparison.Ordinal);
        return new StringBuilder().Append("{\n  \"$schema\": \"").Append(Schema).Append("\",\n  \"rules\": [\n    ").Append(rules)
            .Append("\n  ]\n}\n").ToString();
    }
}
