using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>Files that only OpenTofu reads, and what takes the place of what.</summary>
public sealed class OpenTofuTests
{
    private const string Bare = "resource \"aws_cloudtrail\" \"NAME\" {}\n";
    private const string Fine =
        "resource \"aws_cloudtrail\" \"NAME\" {\n  cloud_watch_logs_group_arn = \"g\"\n  cloud_watch_logs_role_arn = \"r\"\n}\n";
    private const string BareJson = """{"resource": {"aws_cloudtrail": {"NAME": {}}}}""";

    public static TheoryData<string[], string, string, string> Folders() => new()
    {
        // The files, with what OpenTofu, Terraform and, without an option, the scan finds.
        { ["main.tofu"], "main.tofu", "", "main.tofu" },
        { ["main.tofu.json"], "main.tofu.json", "", "main.tofu.json" },
        { ["main.tf", "main.tofu"], "main.tofu", "main.tf", "main.tofu" },
        { ["main.tf.json", "main.tofu.json"], "main.tofu.json", "main.tf.json", "main.tofu.json" },
        { ["main.tf", "other.tofu"], "main.tf other.tofu", "main.tf", "main.tf other.tofu" },
        { ["main.tf", "main.tofu.json"], "main.tf main.tofu.json", "main.tf", "main.tf main.tofu.json" },
        { ["main.tf.json", "main.tofu"], "main.tf.json main.tofu", "main.tf.json", "main.tf.json main.tofu" },
        { ["main.tf"], "main.tf", "main.tf", "main.tf" },
    };

    [Theory]
    [MemberData(nameof(Folders))]
    public void Reads_the_files_of_the_program_that_deploys_them(string[] files, string openTofu, string terraform, string auto)
    {
        using var folder = new TerraformCase();
        foreach (var file in files)
            folder.With(
                file,
                (file.EndsWith(".json", StringComparison.Ordinal) ? BareJson : Bare).Replace(
                    "NAME",
                    file.Replace('.', '_'),
                    StringComparison.Ordinal));

        Assert.Equal(openTofu, Found(folder, TerraformTool.OpenTofu));
        Assert.Equal(terraform, Found(folder, TerraformTool.Terraform));
        Assert.Equal(auto, Found(folder, TerraformTool.Auto));
    }

    [Fact]
    public void Says_where_the_programs_would_read_a_folder_differently()
    {
        using var folder = new TerraformCase().With(
            "main.tf",
            Bare.Replace("NAME", "a", StringComparison.Ordinal)).With("main.tofu", Fine.Replace("NAME", "a", StringComparison.Ordinal));

        var report = Assert.Single(folder.Scan());
        Assert.Equal(("INFRA9007", folder["main.tofu"]), (report.Rule.Id, report.Place.Path));

        Assert.Empty(Scan(folder, TerraformTool.OpenTofu));
        Assert.Equal("INFRA1001", Assert.Single(Scan(folder, TerraformTool.Terraform)).Rule.Id);
    }

    [Fact]
    public void Reads_the_files_of_a_called_module_alike()
    {
        using var folder = new TerraformCase()
            .With("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n")
            .With("m/main.tf", Bare.Replace("NAME", "t", StringComparison.Ordinal))
            .With("m/main.tofu", Fine.Replace("NAME", "t", StringComparison.Ordinal));

        Assert.Empty(Scan(folder, TerraformTool.OpenTofu, "."));
        Assert.Equal("INFRA1001", Assert.Single(Scan(folder, TerraformTool.Terraform, ".")).Rule.Id);
        Assert.Equal("INFRA9007", Assert.Single(Scan(folder, TerraformTool.Auto, ".")).Rule.Id);
    }

    [Theory]
    [InlineData("override.tofu")]
    [InlineData("trail_override.tofu")]
    public void Overrides_from_its_own_files(string file)
    {
        using var folder = new TerraformCase()
            .With("main.tf", Bare.Replace("NAME", "t", StringComparison.Ordinal))
            .With(file, Fine.Replace("NAME", "t", StringComparison.Ordinal));

        Assert.Empty(Scan(folder, TerraformTool.OpenTofu));
        Assert.Equal("INFRA1001", Assert.Single(Scan(folder, TerraformTool.Terraform)).Rule.Id);
    }

    [Fact]
    public void Sees_what_the_files_make_together()
    {
        using var folder = new TerraformCase()
            .With(
                "main.tf",
                "resource \"aws_s3_bucket\" \"b\" {}\nresource \"aws_cloudtrail\" \"t\" {\n  s3_bucket_name = aws_s3_bucket.b.id\n}\n")
            .With(
                "policy.tofu",
                "resource \"aws_s3_bucket_policy\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  policy = file(\"p.json\")\n}\n");

        Assert.DoesNotContain(folder.ScanAll(), report => report.Rule.Id == "INFRA2005");
    }

    private static IReadOnlyList<Report> Scan(TerraformCase folder, TerraformTool tool, string path = ".") =>
        TerraformCase.AboutDelivery(TerraformScan.Scan([folder[path]], new() { Tool = tool }, CancellationToken.None));

    private static string Found(TerraformCase folder, TerraformTool tool) => string.Join(
        " ",
        Scan(folder, tool)
            .Where(report => report.Rule.Id == "INFRA1001")
            .Select(report => Path.GetFileName(report.Place.Path)).Order(StringComparer.Ordinal));
}
