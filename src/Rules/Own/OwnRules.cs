using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Rules.Own;

/// <summary>The rules of a team's own that hold for a program or a scan, from all files that declare some.</summary>
/// <param name="Book">They and the catalogue's.</param>
/// <param name="Rules">They alone.</param>
/// <param name="Problems">What is wrong with the files.</param>
internal sealed record OwnRules(RuleBook Book, IReadOnlyList<OwnRule> Rules, IReadOnlyList<OwnRulesProblem> Problems)
{
    /// <summary>The name of the file that is found upwards from a project, as <c>.editorconfig</c> is.</summary>
    public const string FileName = "infra.rules.json";

    /// <summary>No rules beside the catalogue's.</summary>
    public static readonly OwnRules None = new(RuleBook.BuiltIn, [], []);

    /// <summary>Whether a file declares own rules, going by its name: <c>infra.rules.json</c>, <c>acme.infra.rules.json</c>.</summary>
    public static bool IsFileName(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(FileName, StringComparison.OrdinalIgnoreCase)
            && (name.Length == FileName.Length || name[name.Length - FileName.Length - 1] == '.');
    }

    /// <summary>What is said of a rule, of the catalogue or of these.</summary>
    public RuleMetadata? Find(string id) =>
        Rules.FirstOrDefault(rule => rule.Rule.Metadata.Id == id)?.Rule.Metadata
        ?? RuleCatalog.All.FirstOrDefault(rule => rule.Metadata.Id == id)?.Metadata;

    /// <summary>The catalogue's rules, and one about an attribute of a type: who has those knows what frameworks call it.</summary>
    public static RuleBook BookFor(string type, string attribute)
    {
        var rule = new AttributeRule(() => OwnRulesPool.All[0])
        {
            Types = [type],
            Require = AttributeCondition.Set(attribute),
        };
        return RuleBook.BuiltIn.With([rule],
            Merge(AwsType.Find(type).Where(found => found.Type == type)
                .Select(found => OwnNames.Schema(found, [AttributePath.Parse(attribute)]))));
    }

    /// <summary>The rules of several files. Of two with one id the first counts.</summary>
    public static OwnRules Of(IReadOnlyCollection<OwnRulesFile> files)
    {
        if (files.Count == 0)
            return None;
        var rules = new List<OwnRule>();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = files.SelectMany(file => file.Problems).ToList();
        foreach (var file in files)
        {
            foreach (var rule in file.Rules)
            {
                var id = rule.Rule.Metadata.Id;
                if (paths.TryGetValue(id, out var other))
                {
                    var where = other == file.Path ? "above" : $"in {ShownText.Of(Path.GetFileName(other), 60)}";
                    problems.Add(new(file.Path, rule.Place, $"There is a rule {id} {where} already; this one does not count."));
                    continue;
                }

                paths.Add(id, file.Path);
                rules.Add(rule);
            }
        }

        var active = rules.Where(rule => rule.Rule.Metadata.Severity != Severity.None).ToList();
        return new(RuleBook.BuiltIn.With([.. active.Select(rule => rule.Rule)], Merge(active.SelectMany(rule => rule.Schemas))), rules,
            problems);
    }

    // What several rules ask of a type is one schema; what the catalogue knows of it comes first.
    private static List<ResourceSchema> Merge(IEnumerable<ResourceSchema> schemas) =>
    [
        .. from ofType in schemas.GroupBy(schema => schema.Type, StringComparer.Ordinal)
           let known = RuleBook.BuiltIn.Schemas.Of(ofType.Key) ?? ofType.First()
           select known with
           {
               MapAttributes = [.. known.MapAttributes.Concat(ofType.SelectMany(schema => schema.MapAttributes)).Distinct()],
               Names = [.. known.Names, .. ofType.SelectMany(schema => schema.Names).Where(name => !known.Names.Contains(name)).Distinct()],
           },
    ];
}
