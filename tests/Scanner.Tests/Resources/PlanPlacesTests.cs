using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.Resources;

/// <summary>What a plan shows is shown at the block of the configuration that makes it, with the notes there.</summary>
public sealed class PlanPlacesTests : IDisposable
{
    private const string Plan = """
        {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
          {"address": "module.audit[\"eu\"].aws_cloudtrail.this[0]", "mode": "managed", "type": "aws_cloudtrail", "name": "this", "index": 0,
           "change": {"actions": ["create"], "after": {"name": "a", "enable_log_file_validation": false}, "after_unknown": {}}},
          {"address": "aws_cloudtrail.noted", "mode": "managed", "type": "aws_cloudtrail", "name": "noted",
           "change": {"actions": ["create"], "after": {"name": "b", "enable_log_file_validation": true}, "after_unknown": {}}},
          {"address": "aws_cloudtrail.bare", "mode": "managed", "type": "aws_cloudtrail", "name": "bare",
           "change": {"actions": ["create"], "after": {"name": "c", "enable_log_file_validation": true}, "after_unknown": {}}},
          {"address": "aws_cloudtrail.elsewhere", "mode": "managed", "type": "aws_cloudtrail", "name": "elsewhere",
           "change": {"actions": ["create"], "after": {"name": "d", "enable_log_file_validation": true}, "after_unknown": {}}}
        ]}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("infra-plan-").FullName;

    public PlanPlacesTests()
    {
        // What the variables are given, only the plan knows.
        Write("infra/main.tf", """
            variable "group" {}
            variable "valid" {}
            module "audit" {
              source   = "../modules/audit"
              for_each = toset(["eu"])
              group    = var.group
              valid    = var.valid
            }
            resource "aws_cloudtrail" "noted" {
              # infra:ignore INFRA1001 Goes to the SIEM
              name = "b"
              cloud_watch_logs_group_arn = var.group
              cloud_watch_logs_role_arn  = var.group
            }
            resource "aws_cloudtrail" "bare" {
              name = "c"
            }
            """);
        Write("modules/audit/main.tf", """
            variable "group" {}
            variable "valid" {}
            resource "aws_cloudtrail" "this" {
              count = 1
              name  = "a"
              cloud_watch_logs_group_arn = var.group
              cloud_watch_logs_role_arn  = var.group
              enable_log_file_validation = var.valid
            }
            """);
    }

    [Theory]
    [InlineData("infra/plan.json", "infra/plan.json")]
    [InlineData("infra/plan.json", "infra", "modules/audit", "infra/plan.json")]
    public void A_finding_is_at_the_block_of_the_configuration_beside_the_plan(string plan, params string[] inputs)
    {
        Write(plan, Plan);

        var found = TerraformScan.Scan(inputs.Select(PathOf), ScanOptions.Default, CancellationToken.None)
            .Where(report => report.Rule.Id is "INFRA1001" or "INFRA1006").ToList();

        // At the block, and at the value where one is written.
        var module = Assert.Single(found, report => report.Rule.Id == "INFRA1001" && report.Address!.Contains("this"));
        Assert.Equal(("modules/audit/main.tf", 3), PlaceOf(module));
        Assert.Contains("(seen in plan.json(2,", module.Message, StringComparison.Ordinal);
        Assert.Equal(plan, Shown(module.FoundAt));
        Assert.Contains(module.Related, related => (Shown(related.Place), related.Place.Line) == ("infra/main.tf", 3));
        var value = Assert.Single(found, report => report.Rule.Id == "INFRA1006" && report.Address!.Contains("this"));
        Assert.Equal(("modules/audit/main.tf", 8, 32), (Shown(value.Place), value.Place.Line, value.Place.Column));

        var noted = Assert.Single(found, report => report is { Address: "aws_cloudtrail.noted", Rule.Id: "INFRA1001" });
        Assert.Equal((("infra/main.tf", 9), "Goes to the SIEM"), (PlaceOf(noted), noted.Suppression?.Justification));

        // The configuration says the same: once is enough.
        var bare = Assert.Single(found, report => report.Address == "aws_cloudtrail.bare" && report.Rule.Id == "INFRA1001");
        Assert.Equal(("infra/main.tf", 15), PlaceOf(bare));
        Assert.Contains(bare.Related, related => Shown(related.Place) == plan);

        // What is not there stays where it is.
        Assert.Equal(plan, Shown(Assert.Single(found, report => report.Address == "aws_cloudtrail.elsewhere").Place));
    }

    /// <summary>A configuration elsewhere may be another stack's: it tells the place, and its notes hide nothing.</summary>
    [Fact]
    public void A_configuration_elsewhere_tells_the_place_and_hides_nothing()
    {
        Write("out/plan.json", Plan);

        var found = TerraformScan.Scan([PathOf("infra"), PathOf("out/plan.json")], ScanOptions.Default, CancellationToken.None)
            .Where(report => report.Rule.Id == "INFRA1001").ToList();

        var noted = Assert.Single(found, report => report.Address == "aws_cloudtrail.noted" && Shown(report.FoundAt) == "out/plan.json");
        Assert.Equal(("infra/main.tf", 9), PlaceOf(noted));
        Assert.Null(noted.Suppression);
        Assert.Equal(
            ["infra/main.tf", "out/plan.json"],
            found.Where(report => report.Address == "aws_cloudtrail.bare").Select(report => Shown(report.FoundAt)).Order());
        Assert.Equal("out/plan.json", Shown(Assert.Single(found, report => report.Address == "aws_cloudtrail.elsewhere").Place));
    }

    [Fact]
    public void Where_two_configurations_have_the_resource_it_is_not_known_which_is_meant()
    {
        Write("other/main.tf", File.ReadAllText(PathOf("infra/main.tf")));
        Write("out/plan.json", Plan);

        var found = TerraformScan.Scan([PathOf("infra"), PathOf("other"), PathOf("out/plan.json")], ScanOptions.Default, default);

        Assert.Contains(found, report => report.Address == "aws_cloudtrail.noted" && Shown(report.Place) == "out/plan.json");
        Assert.DoesNotContain(found, report => report.Message.Contains("(seen in ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("enable_log_file_validation = false", 3, 32)]
    [InlineData("enable_log_file_validation = null", 3, 32)]
    [InlineData("is_multi_region_trail = true", 1, 1)]
    public void A_wrong_value_is_underlined_and_for_one_that_is_not_written_the_block_is(string line, int expectedLine, int column)
    {
        Write("value/main.tf", $$"""
            resource "aws_cloudtrail" "t" {
              name = "t"
              {{line}}
            }
            """);

        var report = Assert.Single(
            TerraformScan.Scan([PathOf("value")], ScanOptions.Default, default), report => report.Rule.Id == "INFRA1006");

        Assert.Equal((expectedLine, column), (report.Place.Line, report.Place.Column));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private (string File, int Line) PlaceOf(Report report) => (Shown(report.Place), report.Place.Line);

    private string Shown(TextPlace place) => Path.GetRelativePath(_directory, Path.GetFullPath(place.Path)).Replace('\\', '/');

    private string PathOf(string file) => Path.Combine(_directory, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }
}
