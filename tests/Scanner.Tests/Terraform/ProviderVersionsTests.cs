using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Tests.Terraform;

public sealed class ProviderVersionsTests
{
    [Theory]
    [InlineData("~> 2.70", 2)]
    [InlineData("~> 2", 2)]
    [InlineData("2.70.0", 2)]
    [InlineData("= 2.70.0", 2)]
    [InlineData("< 3.0", 2)]
    [InlineData("< 3", 2)]
    [InlineData("< 3.1", 3)]
    [InlineData("<= 3.0", 3)]
    [InlineData(">= 2.0", null)]
    [InlineData("> 2.0, != 2.5", null)]
    [InlineData(">= 2.0, < 5.0.0, ~> 4.1", 4)]
    [InlineData(">= 2.7.0,< 3.0.0", 2)]
    [InlineData("5.0.0-beta1", 5)]
    public void Knows_the_newest_major_that_a_constraint_permits(string constraint, int? expected) =>
        Assert.Equal(expected, VersionConstraint.Parse(constraint)!.Majors.Newest);

    [Theory]
    [InlineData(">= 6.0", 6)]
    [InlineData("~> 5.1", 5)]
    [InlineData("5.0.0", 5)]
    [InlineData("> 4, < 7", 4)]
    [InlineData("< 6.0", null)]
    [InlineData("!= 6.0.0", null)]
    public void Knows_the_oldest_major_that_a_constraint_permits(string constraint, int? expected) =>
        Assert.Equal(expected, VersionConstraint.Parse(constraint)!.Majors.Oldest);

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("~> x.1")]
    public void Does_not_take_other_text_for_a_constraint(string text) => Assert.Null(VersionConstraint.Parse(text));

    [Theory]
    [InlineData("1.0.0", "1.0.0", true)]
    [InlineData("1.0", "1.0.0", true)]
    [InlineData("1.0.1", "1.0.0", false)]
    [InlineData("~> 1.2", "1.9.0", true)]
    [InlineData("~> 1.2", "2.0.0", false)]
    [InlineData("~> 1.2.3", "1.2.9", true)]
    [InlineData("~> 1.2.3", "1.3.0", false)]
    [InlineData("~> 1.2.3", "1.2.2", false)]
    [InlineData(">= 1.0, < 2.0", "1.5.0", true)]
    [InlineData(">= 1.0, < 2.0", "2.0.0", false)]
    [InlineData("!= 1.5.0", "1.5.0", false)]
    [InlineData("> 1", "1.0.0", false)]
    [InlineData("<= 1", "1.0.0", true)]
    public void Tells_whether_a_version_is_permitted(string constraint, string version, bool expected) =>
        Assert.Equal(expected, VersionConstraint.Parse(constraint)!.Permits(version));

    [Theory]
    [InlineData(
        "main.tf",
        "terraform {\n  required_providers {\n    aws = {\n      source  = \"hashicorp/aws\"\n      version = \"~> 2.70\"\n    }\n  }\n}\n",
        2)]
    [InlineData(
        "main.tf",
        "terraform {\n  required_version = \">= 0.12\"\n  required_providers {\n    aws = \"< 3.0\"\n    random = \"~> 1.0\"\n  }\n}\n",
        2)]
    [InlineData("main.tf", "provider \"aws\" {\n  region  = \"eu-west-1\"\n  version = \"~> 2.0\"\n}\n", 2)]
    [InlineData("main.tf", "provider \"aws\" {\n  region  = \"eu-west-1\"\n}\n", null)]
    [InlineData("main.tf", "terraform {\n  required_providers {\n    aws = { source = \"hashicorp/aws\" }\n  }\n}\n", null)]
    [InlineData("v.tf.json", """{"terraform": {"required_providers": {"aws": {"source": "aws", "version": "2.70.0"}}}}""", 2)]
    [InlineData("v.tf.json", """{"terraform": [{"required_providers": [{"aws": "~> 2.0"}]}]}""", 2)]
    [InlineData("v.tf.json", """{"provider": {"aws": [{"region": "r"}, {"alias": "b", "version": "~> 2.0"}]}}""", 2)]
    [InlineData(
        ".terraform.lock.hcl",
        "provider \"registry.terraform.io/hashicorp/aws\" {\n  version = \"2.70.0\"\n"
        + "  constraints = \">= 2.0.0\"\n  hashes = [\n    \"h1:x\",\n  ]\n}\n",
        2)]
    [InlineData(".terraform.lock.hcl", "provider \"registry.terraform.io/hashicorp/awscc\" {\n  version = \"0.1.0\"\n}\n", null)]
    [InlineData("m/main.tf", "provider \"aws\" {\n  version = \"~> 2.0\"\n}\n", 2)]
    public void Finds_the_versions_of_a_configuration(string file, string text, int? expected)
    {
        using var terraform = new TerraformCase()
            .With("trail.tf", "resource \"aws_cloudtrail\" \"t\" {}\nmodule \"m\" {\n  source = \"./m\"\n}\n")
            .With("m/m.tf", "")
            .With(file, text);
        var reports = new List<Report>();
        var loader = new ModuleLoader(reports, new(ScanOptions.Default));
        var root = ModuleInstance.CreateRoot(loader.Load(terraform[""]), loader, ModuleInputs.None);

        Assert.Equal(expected, new ProviderVersions(new ModuleTree(root), loader).Majors("aws").Newest);
        Assert.Empty(reports);
    }

    // The lock file says which of the versions that are permitted is used.
    [Fact]
    public void Prefers_the_version_that_is_locked()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", "terraform {\n  required_providers {\n    aws = \">= 2.0, < 6.0\"\n  }\n}\n")
            .With(".terraform.lock.hcl", "provider \"registry.opentofu.org/hashicorp/aws\" {\n  version = \"2.70.4\"\n}\n");
        var loader = new ModuleLoader([], new(ScanOptions.Default));
        var root = ModuleInstance.CreateRoot(loader.Load(terraform[""]), loader, ModuleInputs.None);

        Assert.Equal(2, new ProviderVersions(new ModuleTree(root), loader).Majors("aws").Newest);
    }
}
