using System.Text;

namespace Infra.Analyzers.Scanner.Tests;

/// <summary>What files and folders are taken for. Nothing that looks like an input is passed over without a word.</summary>
public sealed class ScanInputTests : IDisposable
{
    private const string Trail = "resource \"aws_cloudtrail\" \"t\" {}\n";

    private const string Plan =
        """
        {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
          {"address": "aws_cloudtrail.é", "mode": "managed", "type": "aws_cloudtrail", "name": "é",
           "change": {"actions": ["create"], "before": null, "after": {"name": "é"}, "after_unknown": {}}}]}
        """;

    private readonly TerraformCase _terraform = new();

    public void Dispose() => _terraform.Dispose();

    // A web app, a report, an extension, a container image: many programs have a manifest.json.
    [Theory]
    [InlineData("""{"name": "Console", "start_url": "/", "icons": []}""")]
    [InlineData("""{"stacks": {}}""")]
    [InlineData("""{"stacks": []}""")]
    [InlineData("""{"stacks": {"web": {"url": "https://example.com"}}}""")]
    [InlineData("""{"stacks": {"web": "x"}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"stacks": {""")]
    [InlineData("")]
    public void Another_manifest_hides_no_module(string manifest)
    {
        _terraform.With("manifest.json", manifest).With("main.tf", Trail);

        Assert.Equal("INFRA1001 aws_cloudtrail.t: group role", TerraformCase.Summary(_terraform.Scan()));
    }

    [Fact]
    public void A_synthesized_folder_may_be_a_module_too()
    {
        _terraform
            .With(
                "manifest.json",
                """{"version": "0.20.8", "stacks": {"a": {"name": "a", "synthesizedStackPath": "stacks/a/cdk.tf.json"}}}""")
            .With("stacks/a/cdk.tf.json", """{"resource": {"aws_cloudtrail": {"synthesized": {}}}}""")
            .With("main.tf", Trail);

        Assert.Equal(
            "INFRA1001 aws_cloudtrail.synthesized: group role\nINFRA1001 aws_cloudtrail.t: group role",
            TerraformCase.Summary(_terraform.Scan()));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_plan_may_be_in_utf_16(bool bigEndian, bool hasMark)
    {
        var encoding = new UnicodeEncoding(bigEndian, hasMark);
        File.WriteAllBytes(_terraform["plan.json"], [.. encoding.GetPreamble(), .. encoding.GetBytes(Plan)]);

        var report = Assert.Single(_terraform.Scan("plan.json"));

        Assert.Equal(("INFRA1001", "aws_cloudtrail.é", 2, 15), (report.Rule.Id, report.Address, report.Place.Line, report.Place.Column));
    }

    [Fact]
    public void Terraform_files_may_not_be_in_utf_16()
    {
        File.WriteAllBytes(_terraform["main.tf"], [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Trail)]);

        Assert.Equal(
            "The file cannot be read: it is in UTF-16, which Terraform does not read; convert it to UTF-8.",
            Assert.Single(_terraform.Scan()).Message);
    }

    [Theory]
    [InlineData(
        """{"version": 3, "terraform_version": "0.11.14", "serial": 1, "modules": [{"path": ["root"], "resources": {}}]}""",
        "A state of version 3 is not read")]
    [InlineData("""{"terraform_version": "0.6.0", "modules": [], "version": 1}""", "A state of version 1 is not read")]
    [InlineData("""{"version": 5, "terraform_version": "2.0.0", "resources": []}""", "A state of version 5 is not read")]
    [InlineData(
        """{"serial": 1, "lineage": "x", "meta": {"key_provider.pbkdf2.k": "x"}, "encrypted_data": "AAAA", "encryption_version": "v0"}""",
        "OpenTofu has encrypted the file")]
    [InlineData("""{"meta": {}, "encryption_version": "v0", "encrypted_data": "AAAA"}""", "OpenTofu has encrypted the file")]
    [InlineData("""{"format_version": "1.0", "provider_schemas": {}}""", "The file is neither a plan nor a state")]
    [InlineData("""{"format_version": "1.0", "valid": true, "diagnostics": []}""", "The file is neither a plan nor a state")]
    [InlineData(
        """{"terraform_version": "1.9.0", "platform": "linux_amd64", "provider_selections": {}}""",
        "The file is neither a plan nor a state")]
    [InlineData("""{"a": 1}""", "The file is none that can be scanned")]
    public void What_cannot_be_read_is_told(string text, string expected)
    {
        _terraform.With("x.tfstate", text);

        Assert.StartsWith(expected, Assert.Single(_terraform.ScanAll("x.tfstate")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version": 4, "terraform_version": "1.9.0", "resources": []}""")]
    [InlineData("""{"format_version": "1.0"}""")]
    public void A_state_may_be_empty(string text)
    {
        _terraform.With("x.tfstate", text);

        Assert.Empty(_terraform.ScanAll("x.tfstate"));
    }

    [Fact]
    public void A_folder_that_holds_nothing_is_told()
    {
        _terraform.With("notes/x.txt", "");

        Assert.StartsWith("Nothing here could be scanned", Assert.Single(_terraform.ScanAll("notes")).Message, StringComparison.Ordinal);
    }

    // A hook before a commit names the files that change.
    [Fact]
    public void Of_a_file_that_is_named_its_own_findings_are_told()
    {
        _terraform
            .With("a.tf", "resource \"aws_cloudtrail\" \"a\" {}\n")
            .With("b.tf", "resource \"aws_cloudtrail\" \"b\" {}\nmodule \"m\" {\n  source = \"./m\"\n}\n")
            .With("variables.tf", "variable \"group\" {}\n")
            .With("broken.tf", "resource {\n")
            .With("m/main.tf", "resource \"aws_cloudtrail\" \"m\" {}\n");

        Assert.Equal("INFRA1001 aws_cloudtrail.a: group role", Findings("a.tf"));
        Assert.Equal("INFRA1001 aws_cloudtrail.b: group role\nINFRA1001 module.m.aws_cloudtrail.m: group role", Findings("b.tf"));
        Assert.Equal("", Findings("variables.tf"));
        Assert.Equal($"{Findings("a.tf")}\n{Findings("b.tf")}", Findings("a.tf", "b.tf"));
        Assert.Equal(Findings("a.tf", "b.tf"), Findings("a.tf", "."));
        // What could not be read may have changed the verdict.
        Assert.Contains(_terraform.Scan("a.tf"), report => report.Rule.Id == "INFRA9001");

        string Findings(params string[] paths) => TerraformCase.Summary(_terraform.Scan(paths).Where(report => report.Address is not null));
    }

    [Theory]
    [InlineData("prod.tfvars", "group = \"g\"", "INFRA1001 aws_cloudtrail.t: role")]
    [InlineData("prod.tfvars.json", """{"group": "g"}""", "INFRA1001 aws_cloudtrail.t: role")]
    [InlineData("env/prod.tfvars", "group = \"\"", "INFRA1001 aws_cloudtrail.t: role")]
    [InlineData("env/prod.tfvars", "other = \"\"", "INFRA1001 aws_cloudtrail.t: group role")]
    [InlineData("terraform.tfvars", "group = \"\"", "INFRA1001 aws_cloudtrail.t: group role")]
    [InlineData("terraform.tfvars", "group = \"g\"", "INFRA1001 aws_cloudtrail.t: role")]
    [InlineData("prod.auto.tfvars", "group = \"g\"", "INFRA1001 aws_cloudtrail.t: role")]
    public void A_default_is_not_certain_where_a_file_of_values_has_another(string file, string text, string expected)
    {
        _terraform
            .With(
                "main.tf",
                "variable \"group\" { default = \"\" }\nresource \"aws_cloudtrail\" \"t\" {\n  cloud_watch_logs_group_arn = var.group\n}\n")
            .With(file, text);

        Assert.Equal(expected, TerraformCase.Summary(_terraform.Scan()));
    }
}
