using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Which top-level blocks of a configuration are kept, and what of them.</summary>
/// <param name="LabelCount">How many labels such a block has.</param>
internal sealed record ConfigSchema(int LabelCount)
{
    /// <summary>The property that holds comments in JSON.</summary>
    public const string CommentName = "//";

    /// <summary>The block that runs a program on behalf of a resource.</summary>
    public const string ProvisionerName = "provisioner";

    private static readonly Dictionary<string, ConfigSchema> ByType = new(StringComparer.Ordinal)
    {
        ["resource"] = new(2) { IsResource = true },
        ["data"] = new(2) { IsResource = true },
        ["variable"] = new(1) { IsLiteral = true },
        ["locals"] = new(0),
        ["module"] = new(1),
        ["output"] = new(1),
        ["import"] = new(0),
        ["removed"] = new(0),
        ["terraform"] = new(0) { Attributes = ["required_providers"] },
        ["provider"] = new(1) { Attributes = ["version", "alias", "default_tags", "dynamic"] },
    };

    /// <summary>Whether strings in it are what they are and no templates, as in variables: Terraform evaluates nothing there.</summary>
    public bool IsLiteral { get; private init; }

    /// <summary>Whether such blocks are resources or data sources, labelled with type and name.</summary>
    public bool IsResource { get; private init; }

    /// <summary>Whether such a block is kept as it is.</summary>
    public bool KeepsAll => !IsResource && Attributes is null;

    /// <summary>The only attributes and nested blocks that are kept, where not all are.</summary>
    private IReadOnlyList<string>? Attributes { get; init; }

    /// <summary>What is kept of a block type; <see langword="null"/> where it is passed over.</summary>
    public static ConfigSchema? Find(string type) => ByType.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>Whether rules look at resources of a type.</summary>
    public static bool IsWatched(string type, string resourceType, RuleBook rules) =>
        type == "resource" && rules.IsJudged(TerraformNaming.Of(resourceType).Type);

    /// <summary>Whether rules ask for resources of a type, or data sources, when they look at others.</summary>
    public static bool IsRelated(string type, string resourceType) => IsRelated(GraphType(type, resourceType));

    /// <summary>Whether rules ask a resource graph for a type.</summary>
    public static bool IsRelated(string graphType) => RuleBook.RelatedAttributes.ContainsKey(graphType);

    /// <summary>Whether what such a resource or data source is given gets into hands that are not seen.</summary>
    public static bool PassesOn(string type, string resourceType) =>
        type == "data" ? OpaqueConsumers.IsByData(resourceType) : OpaqueConsumers.IsBy(resourceType);

    /// <summary>What a resource graph calls a type of resources or data sources.</summary>
    public static string GraphType(string type, string resourceType) => type == "data" ? "data." + resourceType : resourceType;

    /// <summary>What a resource graph calls by a name.</summary>
    public static BlockKind KindOf(string graphType) =>
        graphType.StartsWith("data.", StringComparison.Ordinal)
            ? new("data", graphType.Substring("data.".Length))
            : new("resource", graphType);

    /// <summary>Whether comments in such a block, or its property <c>//</c>, are of interest.</summary>
    public bool KeepsComment(string type, IReadOnlyList<string> labels, RuleBook rules) =>
        !IsResource || IsWatched(type, labels[0], rules) || IsRelated(type, labels[0]);

    /// <summary>Whether what CDKTF notes of each resource is of interest, too: of one that findings are about.</summary>
    public bool KeepsMetadata(string type, IReadOnlyList<string> labels, RuleBook rules) =>
        !IsResource || IsWatched(type, labels[0], rules);

    /// <summary>
    /// Whether an attribute or nested block is kept. Of resources that no rule asks for, how many there are is enough, and what they pass
    /// on.
    /// </summary>
    public bool WantsAttribute(string type, IReadOnlyList<string> labels, string name, RuleBook rules)
    {
        if (!IsResource)
            return Attributes is null || Attributes.Contains(name);
        if (name is "count" or "for_each" or ProvisionerName or Lifecycle.Name)
            return true;
        if (PassesOn(type, labels[0]))
            return name != CommentName;
        return (IsWatched(type, labels[0], rules) && (IsOfEvery(name) || IsJudged(labels[0], name, rules)))
            || (IsRelated(type, labels[0])
                && (IsOfEvery(name) || RuleBook.RelatedAttributes[GraphType(type, labels[0])].Contains(name)));
    }

    /// <summary>
    /// The same for all names at once; <see langword="null"/> for all attributes and blocks, as of resources that rules look at.
    /// </summary>
    public Func<string, bool>? Wanted(string type, IReadOnlyList<string> labels, RuleBook rules)
    {
        if (labels.Count == 2 && IsWatched(type, labels[0], rules))
            return null;
        var names = new Dictionary<string, bool>(StringComparer.Ordinal);
        return name => names.TryGetValue(name, out var isWanted)
            ? isWanted
            : names[name] = WantsAttribute(type, labels, name, rules);
    }

    private static bool IsOfEvery(string name) => name is "dynamic" or "provider";

    private static bool IsJudged(string resourceType, string name, RuleBook rules)
    {
        var naming = TerraformNaming.Of(resourceType);
        return rules.AttributesOf(naming.Type).Contains(naming.ToTerraform(name));
    }

    /// <summary>Whether a block is worth keeping: a resource that is simply there once is not, unless rules ask for it.</summary>
    public bool Wants(string type, IReadOnlyList<string> labels, Hcl.ConfigBody body, RuleBook rules) =>
        !IsResource
        || IsWatched(type, labels[0], rules)
        || IsRelated(type, labels[0])
        || PassesOn(type, labels[0])
        || HasProvisioner(body)
        || Lifecycle.Enabled(body) is not null
        || body.Attributes.ContainsKey("count")
        || body.Attributes.ContainsKey("for_each");

    /// <summary>Whether a resource runs programs.</summary>
    public static bool HasProvisioner(Hcl.ConfigBody body) =>
        body.Attributes.ContainsKey(ProvisionerName) || body.Blocks.Any(block => block.Type == ProvisionerName);
}
