using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>What a scan of the repository with all kinds of input reports, in each format.</summary>
[Collection(Installed.Name)]
public sealed partial class ReportTests(InstalledTool tool)
{
    // Set to write the expected reports anew; then look at what changed.
    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("INFRA_UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Formats => [.. InstalledTool.Reports, "text"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_format_is_as_expected(string format)
    {
        var actual = Comparable(format == "text" ? tool.Scan.Output : tool.Report(format));
        var golden = InstalledTool.SourceFile($"tests/Tool.Tests/Golden/{format}.txt");
        if (IsUpdate)
            File.WriteAllText(golden, actual);
        Assert.Equal(File.ReadAllText(golden), actual, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_format_passes_on_what_a_name_smuggles_in(string format)
    {
        var report = format == "text" ? tool.Scan.Output : tool.Report(format);

        Assert.DoesNotContain("\u001b", report, StringComparison.Ordinal);
        Assert.DoesNotMatch(ForgedCommand(), report);
        Assert.DoesNotContain("##vso", format == "azure" ? OwnCommand().Replace(report, "") : report, StringComparison.Ordinal);
        if (format is "html" or "markdown" or "junit")
            Assert.DoesNotContain("<script>alert", report, StringComparison.Ordinal);
        if (format is "markdown")
            Assert.DoesNotContain("@all", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_cannot_be_analysed_decides_the_exit_code() => tool.Scan.EndedWith(3);

    [Fact]
    public void Nothing_is_written_into_the_repository() => Assert.Equal(tool.FilesBefore, InstalledTool.FilesOf(tool.Repository));

    [Fact]
    public void Json_is_of_its_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(InstalledTool.SourceFile("docs/schemas/infra-scan-report.schema.json")));
        using var report = JsonDocument.Parse(tool.Report("json"));

        Assert.Empty(new JsonSchema(schema.RootElement).Violations(report.RootElement));
    }

    [Fact]
    public void Both_layers_speak_of_a_resource_once()
    {
        using var report = JsonDocument.Parse(tool.Report("json"));
        var findings = report.RootElement.GetProperty("findings").EnumerateArray().ToList();

        var both = Assert.Single(findings, finding => Resource(finding).EndsWith("seen-by-both", StringComparison.Ordinal));
        Assert.Equal("cdk/Program.cs", both.GetProperty("path").GetString());
        Assert.Equal("cdk/cdktf.out/stacks/audit/cdk.tf.json",
            Assert.Single(both.GetProperty("related").EnumerateArray()).GetProperty("path").GetString());
        Assert.True(
            Assert.Single(findings, finding => Resource(finding).EndsWith("suppressed", StringComparison.Ordinal)).GetProperty("suppressed")
                .GetBoolean());
        Assert.Single(findings, finding => Resource(finding).EndsWith("seen-in-terraform", StringComparison.Ordinal));
        Assert.Equal(findings.Count, findings.Select(finding => finding.GetProperty("fingerprint").GetString()).Distinct().Count());

        static string Resource(JsonElement finding) => finding.TryGetProperty("resource", out var name) ? name.GetString()! : "";
    }

    [Fact]
    public void JUnit_is_of_its_schema()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(targetNamespace: null, InstalledTool.SourceFile("tests/Tool.Tests/junit.xsd"));
        var violations = new List<string>();
        XDocument.Parse(tool.Report("junit")).Validate(schemas, (_, violation) => violations.Add(violation.Message));

        Assert.Empty(violations);
    }

    [Fact]
    public void JUnit_counts_what_it_holds()
    {
        var suites = XDocument.Parse(tool.Report("junit")).Root!;

        foreach (var suite in suites.Elements("testsuite").Prepend(suites))
        {
            Assert.Equal((int)suite.Attribute("tests")!, suite.Descendants("testcase").Count());
            Assert.Equal((int)suite.Attribute("failures")!, suite.Descendants("failure").Count());
            Assert.Equal((int)suite.Attribute("errors")!, suite.Descendants("error").Count());
        }
    }

    private string Comparable(string report) => Time().Replace(report, "<TIME>")
        .Replace(new Uri(tool.Repository).AbsoluteUri, "file:///ROOT", StringComparison.Ordinal)
        .Replace(tool.Repository, "/ROOT", StringComparison.Ordinal)
        .Replace($"{InstalledTool.PackageVersion}</dd>", "VERSION</dd>", StringComparison.Ordinal)
        .Replace($"</a> {InstalledTool.PackageVersion}.", "</a> VERSION.", StringComparison.Ordinal)
        .Replace($"\"{InstalledTool.PackageVersion}\"", "\"VERSION\"", StringComparison.Ordinal);

    [GeneratedRegex(@"^##vso\[task\.logissue (?=[^\]]*;\]INFRA)", RegexOptions.Multiline)]
    private static partial Regex OwnCommand();

    [GeneratedRegex(@"(?<=<time datetime="")[-\d]{10}T\d\d:\d\dZ"">[-\d]{10} \d\d:\d\d")]
    private static partial Regex Time();

    [GeneratedRegex("^::error::owned", RegexOptions.Multiline)]
    private static partial Regex ForgedCommand();
}
