using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Which top-level blocks of a configuration are read, and what of them.</summary>
/// <param name="LabelCount">How many labels such a block has.</param>
internal sealed record ConfigSchema(int LabelCount)
{
    /// <summary>The property that holds comments in JSON.</summary>
    public const string CommentName = "//";

    private static readonly Dictionary<string, ConfigSchema> ByType = new(StringComparer.Ordinal)
    {
        ["resource"] = new(2) { IsResource = true },
        ["variable"] = new(1) { IsLiteral = true },
        ["locals"] = new(0),
        ["module"] = new(1) { LiteralAttribute = "source" },
    };

    private static readonly HashSet<string> MetaArguments = new(["count", "for_each", "dynamic"], StringComparer.Ordinal);

    /// <summary>Whether strings in it are what they are and no templates, as in variables: Terraform evaluates nothing there.</summary>
    public bool IsLiteral { get; private init; }

    private bool IsResource { get; init; }

    private string? LiteralAttribute { get; init; }

    /// <summary>What is read of a block type; <see langword="null"/> where it is passed over.</summary>
    public static ConfigSchema? Find(string type) => ByType.TryGetValue(type, out var schema) ? schema : null;

    /// <summary>Whether blocks under this label, which follows <paramref name="outer"/>, are read.</summary>
    public bool WantsLabel(IReadOnlyList<string> outer, string label) =>
        !IsResource || outer.Count > 0 || RuleCatalog.AttributesByResourceType.ContainsKey(label);

    /// <summary>Whether an attribute of a block with these labels is read.</summary>
    public bool WantsAttribute(IReadOnlyList<string> labels, string name) =>
        !IsResource || MetaArguments.Contains(name) || RuleCatalog.AttributesByResourceType[labels[0]].Contains(name);

    /// <summary>Whether a string that is the value of this attribute is what it is and no template.</summary>
    public bool IsLiteralAttribute(string name) => IsLiteral || name == LiteralAttribute;
}
