namespace Infra.Analyzers.Symbols;

/// <summary>
/// The members of CDKTF that hand out constructs which exist already: those of <c>constructs.Node</c>, <c>constructs.Dependable</c> and
/// <c>cdktf.TerraformResourceTargets</c>.
/// </summary>
internal static class ConstructAccessors
{
    /// <summary>Those that lead from a node to what it holds.</summary>
    public static readonly IReadOnlyList<string> Downwards = ["Children", "FindAll", "FindChild", "TryFindChild", "DefaultChild"];

    /// <summary>What takes a construct that a node holds out of the tree, so that it is not synthesized.</summary>
    public const string Removal = "TryRemoveChild";

    public static readonly IReadOnlyList<string> All =
    [
        .. Downwards, "Root", "Scope", "Scopes", "Dependencies", "DependencyRoots", "GetResourceByTarget",
    ];

    /// <summary>Whether a member finds what no code creates that is followed: in the tree, or in a template that is included.</summary>
    public static bool IsLookUp(string member) => member == "GetResource" || All.Contains(member);
}
