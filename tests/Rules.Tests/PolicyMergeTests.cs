namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2005 where <c>aws_iam_policy_document</c> merges others: statements with the same sid take each other's place.</summary>
public sealed class PolicyMergeTests
{
    private const string Rule = "INFRA2005";

    private const string Deny = "effect = \"Deny\"\nactions = [\"s3:DeleteObject\"]";
    private const string Put = "actions = [\"s3:PutObject\"]";
    private const string Acl = "actions = [\"s3:GetBucketAcl\"]";

    private static string Start { get; } =
        RelationCheck.Trail + "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n"
        + "resource \"aws_s3_bucket_policy\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n"
        + "  policy = data.aws_iam_policy_document.all.json\n}\n"
        + Document("acl", "", Statement("Acl", Acl))
        + Document("put", "", Statement("Put", Put))
        + Document("anonymous", "", Statement(null, Put))
        + Document("dynamic", "", Statement("${var.given}", Put))
        + Document("deny", "", Statement("Put", Deny))
        + Document("deny_anonymous", "", Statement(null, Deny))
        + Document("deny_other", "", Statement("Other", Deny))
        + Document("deny_dynamic", "", Statement("${var.given}", Deny));

    [Theory]
    [InlineData("source_policy_documents = [ACL, PUT]", null)]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = [DENY]", "s3:PutObject")]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_json = DENY", "s3:PutObject")]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = [DENY_OTHER, DENY]", "s3:PutObject")]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = [DENY_OTHER]", null)]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = [DENY_ANONYMOUS]", null)]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = [DENY_DYNAMIC]", null)]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = [DENY, PUT]", null)]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = [var.given]", null)]
    [InlineData("source_policy_documents = [ACL, PUT]\noverride_policy_documents = []", null)]
    [InlineData("source_policy_documents = [ACL, ANONYMOUS]\noverride_policy_documents = [DENY]", null)]
    [InlineData("source_policy_documents = [ACL, DYNAMIC]\noverride_policy_documents = [DENY]", null)]
    [InlineData("source_policy_documents = [ACL, DENY]\noverride_policy_documents = [PUT]", null)]
    [InlineData("source_json = PUT\nsource_policy_documents = [ACL]\noverride_policy_documents = [DENY]", "s3:PutObject")]
    // The document's own statements take the place of those of its sources, and are replaced by those that override it.
    [InlineData("source_policy_documents = [ACL, PUT]\n" + Own, "s3:PutObject")]
    [InlineData("source_policy_documents = [ACL]\n" + Own + "\noverride_policy_documents = [PUT]", null)]
    [InlineData("override_policy_documents = [ACL, DENY]\n" + OwnPut, "s3:PutObject")]
    [InlineData("override_policy_documents = [ACL, data.aws_iam_policy_document.later.json]\n" + OwnPut, "s3:PutObject")]
    public void A_statement_takes_the_place_of_one_with_its_sid(string body, string? missing)
    {
        var text = body.Replace("DENY_ANONYMOUS", Json("deny_anonymous"), StringComparison.Ordinal)
            .Replace("DENY_DYNAMIC", Json("deny_dynamic"), StringComparison.Ordinal)
            .Replace("DENY_OTHER", Json("deny_other"), StringComparison.Ordinal)
            .Replace("DENY", Json("deny"), StringComparison.Ordinal).Replace("ANONYMOUS", Json("anonymous"), StringComparison.Ordinal)
            .Replace("DYNAMIC", Json("dynamic"), StringComparison.Ordinal).Replace("ACL", Json("acl"), StringComparison.Ordinal)
            .Replace("PUT", Json("put"), StringComparison.Ordinal);
        var reports = RelationCheck.Scan(Rule, Start + Document("later", "source_policy_documents = [" + Json("deny") + "]\n", "")
            + Document("all", text + "\n", ""));

        Assert.Equal(missing, reports.Select(report => report.Message.Split("let CloudTrail ")[1].Split(' ')[0]).SingleOrDefault());
    }

    [Theory]
    [InlineData("Put", "s3:PutObject")]
    [InlineData("Other", null)]
    public void JSON_has_sids_too(string sid, string? missing)
    {
        var json = $$"""
            jsonencode({ Statement = [{ Sid = "{{sid}}", Effect = "Deny", Principal = "*", Action = "s3:DeleteObject", Resource = "*" }] })
            """;
        var reports = RelationCheck.Scan(Rule, Start
            + Document("all", $"source_policy_documents = [{Json("acl")}, {Json("put")}]\noverride_policy_documents = [{json}]\n", ""));

        Assert.Equal(missing is null ? 0 : 1, reports.Count);
    }

    private const string Own =
        "statement {\nsid = \"Put\"\neffect = \"Deny\"\nactions = [\"s3:DeleteObject\"]\nresources = [\"*\"]\n"
        + "principals {\ntype = \"*\"\nidentifiers = [\"*\"]\n}\n}";

    private const string OwnPut =
        "statement {\nsid = \"Put\"\nactions = [\"s3:PutObject\"]\nresources = [\"*\"]\n"
        + "principals {\ntype = \"Service\"\nidentifiers = [\"cloudtrail.amazonaws.com\"]\n}\n}";

    private static string Json(string document) => $"data.aws_iam_policy_document.{document}.json";

    private static string Document(string name, string body, string statement) =>
        $"data \"aws_iam_policy_document\" \"{name}\" {{\n{body}{statement}}}\n";

    private static string Statement(string? sid, string body) =>
        $"statement {{\n{(sid is null ? "" : $"sid = \"{sid}\"\n")}{body}\nresources = [\"*\"]\nprincipals {{\n"
        + (body == Deny ? "type = \"*\"\nidentifiers = [\"*\"]\n" : "type = \"Service\"\nidentifiers = [\"cloudtrail.amazonaws.com\"]\n")
        + "}\n}\n";
}
