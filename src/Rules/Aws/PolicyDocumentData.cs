namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of the data source <c>aws_iam_policy_document</c>.</summary>
internal static class PolicyDocumentData
{
    public const string Type = "data.aws_iam_policy_document";
    public const string Statement = "statement";

    public static readonly IReadOnlyList<string> Attributes =
        [Statement, "source_json", "source_policy_documents", "override_json", "override_policy_documents"];

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        AlwaysSet = ["json", "minified_json"],
    };
}
