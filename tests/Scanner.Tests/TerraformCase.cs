using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests;

/// <summary>A folder of Terraform files, scanned.</summary>
internal sealed class TerraformCase : IDisposable
{
    private readonly TempFolder _folder = new();

    public string this[string name] => _folder.At(name);

    public TerraformCase With(string name, string text)
    {
        _folder.Write(name, text);
        return this;
    }

    public IReadOnlyList<Report> Scan(params string[] paths) => AboutDelivery(ScanAll(paths));

    /// <summary>The same with the reports of all rules.</summary>
    public IReadOnlyList<Report> ScanAll(params string[] paths) =>
        TerraformScan.Scan(paths.Length > 0 ? paths.Select(_folder.At) : [_folder.Path], new ScanOptions { Today = new(2026, 6, 1) },
            CancellationToken.None);

    /// <summary>
    /// The reports of the rules on which the tests of reading and evaluating are built, and what the tool says of itself.
    /// </summary>
    public static IReadOnlyList<Report> AboutDelivery(IEnumerable<Report> reports) =>
        [.. reports.Where(report => report.Rule.Id is "INFRA1001" or "INFRA1002" or "INFRA1003" || report.Rule.Category == Category.Tool)];

    public void Dispose() => _folder.Dispose();

    /// <summary>What a scan of one file says, one line a report: rule, address, attributes.</summary>
    public static string Summary(string text, string name = "main.tf")
    {
        using var terraform = new TerraformCase().With(name, text);
        return Summary(terraform.Scan());
    }

    public static string Summary(IEnumerable<Report> reports) => string.Join(
        "\n",
        reports.Select(report => report.Address is null
            ? $"{report.Rule.Id} {report.Place.Line}:{report.Place.Column} {report.Message}"
            : $"{report.Rule.Id} {report.Address}: {string.Join(" ", report.Attributes.Select(Short))}"
                + (report.Suppression is null ? "" : $" ({report.Suppression.Justification})")));

    private static string Short(string attribute) => attribute switch
    {
        "cloud_watch_logs_group_arn" => "group",
        "cloud_watch_logs_role_arn" => "role",
        _ => attribute,
    };
}
