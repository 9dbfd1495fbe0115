using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What is kept of the files of modules, so that large ones do not stay in memory.</summary>
/// <param name="rules">It follows from these.</param>
internal sealed class WantedBlocks(RuleBook rules) : IBlockFilter
{
    private static readonly Func<string, bool> Nothing = _ => false;

    private readonly Dictionary<(string Type, string Label), Func<string, bool>?> _wanted = [];

    public Func<string, bool>? WantedIn(string type, IReadOnlyList<string> labels)
    {
        if (ConfigSchema.Find(type) is not { } schema || labels.Count != schema.LabelCount)
            return Nothing;
        if (schema.KeepsAll)
            return null;
        var key = (type, labels.Count > 0 ? labels[0] : "");
        if (!_wanted.TryGetValue(key, out var wanted))
            _wanted[key] = wanted = schema.Wanted(type, labels, rules);
        return wanted;
    }

    public ConfigBlock? Keep(ConfigBlock block) =>
        ConfigSchema.Find(block.Type) is { } schema
        && block.Labels.Count == schema.LabelCount
        && schema.Wants(block.Type, block.Labels, block.Body, rules)
            ? block
            : null;
}
