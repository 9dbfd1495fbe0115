using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Asks the rules about the resources of a configuration and the local modules that it calls.</summary>
internal sealed class ResourceJudge(ModuleLoader loader, List<Report> reports)
{
    // Each undecided condition doubles the variants; beyond this many, what depends on one is unknown.
    private const int MaxAssumptions = 4;

    private Lazy<ModuleTree>? _tree;

    /// <summary>Judges a module and what it calls.</summary>
    public void Judge(ModuleInstance module, int level = 0)
    {
        foreach (var block in module.Config.Watched())
            Judge(block, module);

        foreach (var call in module.Config.Calls)
        {
            if (module.DirectoryOf(call) is not { } directory)
                continue;
            if (module.Calls(directory) || level == ModuleTree.MaxModuleDepth)
                Refuse(call, "The module calls itself through this block; it is not followed.");
            else if (loader.Find(directory) is null)
                RefuseMissing(call, module.SourceOf(call) ?? directory);
            else
                JudgeChildren(call, module, level);
        }
    }

    private void JudgeChildren(ConfigBlock call, ModuleInstance module, int level)
    {
        var hadBudget = loader.Budget.ModuleInstances >= 0;
        var children = module.Children(call);
        if (hadBudget && loader.Budget.ModuleInstances < 0)
            Refuse(call, "The modules have too many instances; those from here on are not scanned.");
        foreach (var child in children)
            Judge(child, level + 1);
    }

    private void RefuseMissing(ConfigBlock call, string source) =>
        Refuse(call, $"The module's directory '{SafeText.Of(source)}' does not exist; it is not scanned.");

    private void Refuse(ConfigBlock call, string message) => reports.Add(new(ToolRules.UnreadableInput, message, call.Place));

    private void Judge(ConfigBlock block, ModuleInstance module)
    {
        var (type, name) = (block.Labels[0], block.Labels[1]);
        var address = $"{module.Prefix}{type}.{name}";
        var instances = Explore(block, module, [])
            .GroupBy(seen => seen.Suffix)
            .Select(instance => new Judged(instance.Key, Check(type, address + instance.Key, [.. instance.Select(seen => seen.Variant)])))
            .ToList();

        // What holds for every instance is said once, of the block.
        if (instances.Count > 1 && instances.Select(instance => Signature(instance.Findings)).Distinct(StringComparer.Ordinal).Count() == 1)
            instances = [new(
                "",
                [.. instances[0].Findings.Select(finding => finding with { Arguments = [
                    SafeText.Of(address),
                    .. finding.Arguments.Skip(1)
                ] })])];

        // Who sets the inputs may never let the condition come out so.
        if (module.Root.Inputs.AreIncomplete)
            instances = [.. instances.Select(WithoutConditions)];
        foreach (var (suffix, findings) in instances)
        {
            foreach (var finding in findings)
                reports.Add(ToReport(finding, block, module, address + suffix) with { Suppression = FindSuppression(finding, block) });
        }
    }

    // Other scanners show the bucket, say, where a rule here shows the trail that names it: what is noted there counts too.
    private Suppression? FindSuppression(Finding finding, ConfigBlock block) =>
        finding.Notes.Select(note => _tree?.Value.BlockAt(note.Place)).OfType<ConfigBlock>().Prepend(block)
            .Select(noted => Suppressions.Find(finding.Rule, noted, loader, reports))
            .FirstOrDefault(suppression => suppression is not null);

    private static Judged WithoutConditions(Judged instance) =>
        instance with { Findings = [.. instance.Findings.Where(finding => finding.Because.Count == 0)] };

    private static string Signature(IEnumerable<Finding> findings) =>
        string.Join("\n", findings.Select(finding => finding.Rule.Id + "\t" + string.Join("\t", finding.Arguments.Skip(1))));

    private List<Finding> Check(string type, string address, IReadOnlyList<Variant> variants)
    {
        var naming = TerraformNaming.Of(type);
        return [.. loader.Options.Rules.Check(new Resource(naming.Type, SafeText.Of(address), variants, naming.Spelling)
        {
            FollowsCloudFormation = naming.FollowsCloudFormation,
        })];
    }

    /// <summary>What the block makes under each outcome of the conditions that cannot be determined.</summary>
    private List<Seen> Explore(ConfigBlock block, ModuleInstance module, IReadOnlyList<Assumption> assumptions)
    {
        var evaluator = new Evaluator(assumptions, loader.Budget);
        var seen = module.Exists(evaluator) != Tristate.No ? Instantiate(block, module, evaluator, assumptions) : [];
        return evaluator.Open is { } decision && assumptions.Count < MaxAssumptions
            ? [
                .. Explore(block, module, [.. assumptions, new(decision, true)]),
                .. Explore(block, module, [.. assumptions, new(decision, false)])
            ]
            : seen;
    }

    private List<Seen> Instantiate(ConfigBlock block, ModuleInstance module, Evaluator evaluator, IReadOnlyList<Assumption> assumptions)
    {
        var when = assumptions.Select(ToCondition).ToList();
        var scope = new Scope(module);
        return [.. InstanceKey.Of(block.Body, scope, evaluator, out _).Select(key => new Seen(
            key.Suffix,
            ToVariant(block, key.Bind(scope), evaluator, when)))];
    }

    private Variant ToVariant(ConfigBlock block, Scope scope, Evaluator evaluator, IReadOnlyList<Condition> when)
    {
        var naming = TerraformNaming.Of(block.Labels[0]);
        var asked = loader.Options.Rules.AttributesOf(naming.Type);
        var values = BodyValues.Evaluate(block.Body, name => asked.Contains(naming.ToTerraform(name)), scope, evaluator);
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var places = new Dictionary<string, IPlace>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            attributes.Add(value.Key, value.Value.ToAttributeValue());
            places.Add(naming.ToTerraform(value.Key), PlaceOf(block.Body, value.Key) ?? block.Place);
        }

        return new(naming.Translate(attributes), when)
        {
            Graph = new ConfigGraph(
                _tree ??= new(() => new ModuleTree((ModuleInstance)scope.Module)),
                loader,
                evaluator,
                ProviderConfigurations.Of((ModuleInstance)scope.Module, block)),
            DefaultTags = asked.Contains(ResourceTags.Attribute)
                ? ProviderConfigurations.DefaultTags((ModuleInstance)scope.Module, block, evaluator) : AttributeValue.Unknown.Value,
            Places = places,
        };
    }

    private static IPlace? PlaceOf(ConfigBody body, string name) => body.Attributes.TryGetValue(name, out var attribute)
        ? attribute.Source.PlaceOf(attribute.Value.Span)
        : body.Blocks.FirstOrDefault(nested => nested.Type == name || (nested.Labels.Count > 0 && nested.Labels[0] == name))?.Place;

    private static Condition ToCondition(Assumption assumption) =>
        new($"'{SafeText.Of(assumption.Decision.Text, 80)}' is {(assumption.Outcome ? "true" : "false")}", assumption.Decision.Place);

    private static Report ToReport(Finding finding, ConfigBlock block, ModuleInstance module, string address) =>
        new(finding.Rule, finding.Message, finding.Place as TextPlace ?? BlockPlaces.Of(finding.Attributes, block))
        {
            ResourceType = block.Labels[0],
            Address = address,
            ConstructPath = CdktfMetadata.ConstructPath(block.Body.Comment),
            Attributes = finding.Attributes,
            MayBreak = finding.MayBreak,
            Constant = finding.Constant,
            Related =
            [
                .. Calls(module),
                .. finding.Related.Select(note => new RelatedPlace(note.Text, (TextPlace)note.Place)),
            ],
        };

    /// <summary>Where a module, and those that call it, are called.</summary>
    public static IEnumerable<RelatedPlace> Calls(ModuleInstance? module)
    {
        for (; module?.Call is { } call; module = module.Caller)
            yield return new($"The module is called here, as '{SafeText.Of(module.Address)}'.", call.Place);
    }

    /// <summary>An instance under one outcome of the conditions.</summary>
    private sealed record Seen(string Suffix, Variant Variant);

    /// <summary>An instance, and what is found of it.</summary>
    private sealed record Judged(string Suffix, IReadOnlyList<Finding> Findings);
}
