using System.Text.Json;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>Scans a template.</summary>
internal static class TemplateCase
{
    /// <summary>The reports about a template, in the order of the scan: the same as of the template in YAML.</summary>
    /// <param name="text">The template.</param>
    public static IReadOnlyList<Report> Scan(string text)
    {
        var reports = ScanFile("template.json", text);
        using var template = JsonDocument.Parse(text);
        Assert.Equal(Said(reports), Said(ScanFile("flow.yaml", text)));
        Assert.Equal(Said(reports), Said(ScanFile("long.yml", YamlForm.Of(template.RootElement, shortForms: false))));
        Assert.Equal(Said(reports), Said(ScanFile("short.template", YamlForm.Of(template.RootElement, shortForms: true))));
        return reports;
    }

    /// <summary>The reports about a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">What is in it.</param>
    public static IReadOnlyList<Report> ScanFile(string name, string text)
    {
        using var folder = new TempFolder();
        return TerraformScan.Scan([folder.Write(name, text)], ScanOptions.Default, CancellationToken.None);
    }

    private static IEnumerable<string> Said(IEnumerable<Report> reports) => reports.Select(report =>
        $"{report.Rule.Id} {report.Address} {report.Message} {report.Suppression?.Justification} "
            + string.Join(", ", report.Related.Select(related => related.Text)));

    /// <summary>The ids of the rules that object to something, without those in a list.</summary>
    public static IReadOnlyList<string> Rules(string text, params string[] except) =>
        [.. Scan(text).Select(report => report.Rule.Id).Except(except, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A template of one trail with these properties, and of other resources.</summary>
    public static string OfTrail(string properties, string others = "", string sections = "") =>
        """{"AWSTemplateFormatVersion": "2010-09-09", """ + sections + """
          "Resources": {
            "Trail": {"Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "logs"
        """ + (properties.Length > 0 ? ", " + properties : "") + "}}" + (others.Length > 0 ? ", " + others : "") + "}}";

    /// <summary>What rule INFRA1001, 1002 or 1003 says of a trail that has these properties; empty for nothing.</summary>
    public static string Delivery(string properties, string others = "", string sections = "") => string.Join(
        " ",
        Scan(OfTrail(properties, others, sections))
            .Where(report => report.Rule.Id is "INFRA1001" or "INFRA1002" or "INFRA1003" or "INFRA9001")
            .Select(report => report.Rule.Id));
}
