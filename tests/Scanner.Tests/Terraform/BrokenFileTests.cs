using System.Text;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>What is wrong is told once for each block, and the other blocks are judged.</summary>
public sealed class BrokenFileTests
{
    private const string Bare = "resource \"aws_cloudtrail\" \"bare\" {\n}\n";

    [Theory]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  bucket =\n}\n", "2:11 An expression is expected, but the line ends here.")]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"x\n}\n",
        "2:14 A string in quotes ends on its line; write '\\n' or a heredoc for a line break.")]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"x\"\n", null)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  policy = <<EOT\n}\n",
        "2:12 The heredoc is never closed: no line consists of its marker 'EOT'.")]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  a = 1\n  a = 2\n}\n", "3:3 The attribute 'a' is already set in this block.")]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  a = [1, 2\n}\n", "3:1 A comma or ']' is expected here, not '}'.")]
    [InlineData("locals {\n  a = f(\n}\n", "3:1 An expression is expected here, not '}'.")]
    [InlineData("<<<<<<< HEAD\n", "1:1 An attribute or block is expected here, not '<<'.")]
    public void Judges_what_comes_before_and_after_a_broken_block(string broken, string? error)
    {
        using var terraform =
            new TerraformCase()
                .With("main.tf",
                    Bare.Replace("bare", "first", StringComparison.Ordinal) + broken
                        + Bare.Replace("bare", "last", StringComparison.Ordinal));

        var reports = terraform.Scan();

        Assert.Equal(["aws_cloudtrail.first", "aws_cloudtrail.last"],
            reports.Where(report => report.Address is not null).Select(report => report.Address));
        var told = Assert.Single(reports, report => report.Rule.Id == "INFRA9001");
        if (error is not null)
            Assert.Equal(error, $"{told.Place.Line - 2}:{told.Place.Column} {told.Message}");
    }

    [Fact]
    public void Is_silent_about_a_trail_that_cannot_be_read() =>
        Assert.StartsWith("INFRA9001 2:10 ", TerraformCase.Summary("resource \"aws_cloudtrail\" \"x\" {\n  name = ,\n}\n"),
            StringComparison.Ordinal);

    [Fact]
    public void Stops_telling_errors_at_some_point()
    {
        var text = string.Concat(Enumerable.Repeat("locals {\n  a =\n}\n", 1000));

        var reports = TerraformCase.Summary(text).Split('\n');

        Assert.Equal(51, reports.Length);
        Assert.EndsWith("There are too many errors; the file is not read further.", reports[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_on_after_bytes_that_are_not_utf8()
    {
        using var folder = new TempFolder();
        var file = folder.Write("main.tf", [.. Encoding.UTF8.GetBytes("# é "), 0xFF, .. Encoding.UTF8.GetBytes("\n" + Bare)]);

        var reports = TerraformCase.AboutDelivery(TerraformScan.Scan([file], ScanOptions.Default, CancellationToken.None));

        Assert.Equal("INFRA9001 1:5 The file is not valid UTF-8 here.\nINFRA1001 aws_cloudtrail.bare: group role",
            TerraformCase.Summary(reports));
    }

    [Fact]
    public void Passes_over_a_byte_order_mark() =>
        Assert.Equal("INFRA1001 aws_cloudtrail.bare: group role", TerraformCase.Summary("\uFEFF" + Bare));

    [Fact]
    public void Tells_of_a_template_that_is_broken_in_json() =>
        Assert.Equal(
            "INFRA9001 1:74 '}' is expected, but the text ends here.",
            TerraformCase.Summary(
                """{"resource": {"aws_cloudtrail": {"x": {"cloud_watch_logs_group_arn":     "${a", "cloud_watch_logs_role_arn": "r"}}}}""",
                "main.tf.json"));

    [Fact]
    public void Judges_resources_of_one_name_each()
    {
        // Terraform refuses this; whoever reads the findings must see both.
        Assert.Equal(
            "INFRA1001 aws_cloudtrail.bare: group role\nINFRA1001 aws_cloudtrail.bare: group role",
            TerraformCase.Summary(Bare + Bare));
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("missing.tf")]
    [InlineData("missing.tf.json")]
    [InlineData("missing/main.tf")]
    [InlineData("missing")]
    public void Tells_of_a_path_that_does_not_exist(string path)
    {
        using var folder = new TempFolder();
        folder.Write("main.tf", Bare);

        var report = Assert.Single(TerraformScan.Scan([Path.Combine(folder.Path, path)], ScanOptions.Default, CancellationToken.None));
        Assert.Equal(("The file does not exist.", Path.Combine(folder.Path, path)), (report.Message, report.Place.Path));
    }
}
