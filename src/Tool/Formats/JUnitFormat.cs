using System.Globalization;
using System.Xml;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Scanner.Text;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>
/// For CI services that show tests: a suite for each rule, in which each finding fails, and which has a passed test where there is none.
/// </summary>
internal sealed class JUnitFormat : IReportFormat
{
    public void Write(ScanResult result, TextWriter output)
    {
        var shown = result.Active.Concat(result.Problems).ToList();
        var rules = result.Rules.Concat(result.Problems.Select(judged => judged.Report.Rule)).Distinct().ToList();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, CloseOutput = false, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, rules.Sum(rule => Math.Max(1, shown.Count(judged => judged.Report.Rule == rule))), shown);
            foreach (var rule in rules)
                WriteSuite(xml, rule, [.. shown.Where(judged => judged.Report.Rule == rule)], result);
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    private static void WriteSuite(XmlWriter xml, RuleMetadata rule, IReadOnlyList<JudgedReport> reports, ScanResult result)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", $"{rule.Id} {rule.Title}");
        WriteCounts(xml, Math.Max(1, reports.Count), reports);
        if (reports.Count == 0)
            WriteCase(xml, rule, rule.Title, failure: null, result);
        foreach (var judged in reports)
            WriteCase(xml, rule, ReportText.ResourceOf(judged.Report) ?? ReportText.Of(judged.Report.Place, result), judged, result);
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, int tests, IReadOnlyList<JudgedReport> reports)
    {
        var errors = reports.Count(judged => judged.Report.Rule.Category == Category.Tool);
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", (reports.Count - errors).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", errors.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, RuleMetadata rule, string name, JudgedReport? failure, ScanResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", rule.Id);
        xml.WriteAttributeString("name", name);
        if (failure is { Report: var report })
        {
            xml.WriteStartElement(rule.Category == Category.Tool ? "error" : "failure");
            xml.WriteAttributeString("type", ReportText.Of(failure.Level));
            xml.WriteAttributeString("message", ReportText.Message(report));
            xml.WriteString(
                $"{ReportText.Of(report.Place, result)}: {ReportText.Message(report)}\n{SafeText.Of(rule.Remediation, 1000)}"
                    + $"\n{rule.HelpLink}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
