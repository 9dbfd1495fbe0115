namespace Infra.Analyzers.Tool.Tests;

/// <summary>A team's own rules from the command line, over Terraform only.</summary>
[Collection(Installed.Name)]
public sealed class OwnRulesTests(InstalledTool tool)
{
    private const string Rules = """
        { "rules": [ { "id": "INFRA8001", "title": "Our topics have a key", "resource": "aws_sns_topic",
                       "require": { "kms_master_key_id": "$set" },
                       "good": "kms_master_key_id = \"key\"", "bad": ["", "name = \"x\""] } ] }
        """;

    [Fact]
    public void The_file_is_found_upwards_or_named()
    {
        var folder = tool.Folder(
            "own-rules", ("infra.rules.json", Rules), ("deep/down/main.tf", "resource \"aws_sns_topic\" \"x\" {}\n"),
            ("other.json", Rules.Replace("8001", "8002", StringComparison.Ordinal)),
            ("broken.json", Rules.Replace("aws_sns_topic", "aws_sns_topik", StringComparison.Ordinal)));
        var input = Path.Combine(folder, "deep");

        Assert.Contains("INFRA8001", tool.Run(input).EndedWith(1).Output, StringComparison.Ordinal);
        var named = tool.Run(input, "--rules", Path.Combine(folder, "other.json")).EndedWith(1).Output;
        Assert.Contains("INFRA8002", named, StringComparison.Ordinal);
        Assert.DoesNotContain("INFRA8001", named, StringComparison.Ordinal);
        tool.Run(input, "--rules", "-INFRA8001").EndedWith(0);
        var broken = tool.Run(input, "--rules", Path.Combine(folder, "broken.json")).EndedWith(3).Output;
        Assert.Contains("did you mean 'aws_sns_topic'?", broken, StringComparison.Ordinal);
        tool.Run(input, "--rules", "nowhere.json").EndedWith(2);
    }

    [Fact]
    public void Examples_are_tested()
    {
        var folder = tool.Folder(
            "own-examples", ("infra.rules.json", Rules),
            ("wrong.json", Rules.Replace("\"bad\": [\"\"", "\"bad\": [\"kms_master_key_id = var.x\"", StringComparison.Ordinal)),
            ("unreadable.json", Rules.Replace("\"good\": \"kms", "\"good\": \"{ kms", StringComparison.Ordinal)),
            ("broken.json", Rules.Replace("INFRA8001", "INFRA1", StringComparison.Ordinal)));
        string PathOf(string file) => Path.Combine(folder, file);

        var right = tool.Run("rules", "test", PathOf("infra.rules.json")).EndedWith(0).Output;
        Assert.Contains("3 of 3 examples", right, StringComparison.Ordinal);
        Assert.Contains("wrong.json(3,68): error: the bad example of INFRA8001 is not found",
            tool.Run("rules", "test", PathOf("wrong.json")).EndedWith(1).Output, StringComparison.Ordinal);
        Assert.Contains("the good example of INFRA8001 cannot be read",
            tool.Run("rules", "test", PathOf("unreadable.json")).EndedWith(1).Output, StringComparison.Ordinal);
        Assert.Contains("error INFRA9020", tool.Run("rules", "test", PathOf("broken.json")).EndedWith(3).Output, StringComparison.Ordinal);
    }
}
