using System.Globalization;
using System.Xml;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>
/// For CI services that show tests: a suite for each rule, with a test for each finding, or one that passed where there is none. What does
/// not fail the scan does not fail here: its test passes, and the suite's output has it.
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
            WriteCounts(xml, rules.Sum(rule => Math.Max(1, shown.Count(judged => judged.Report.Rule == rule))), shown, result);
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
        WriteCounts(xml, Math.Max(1, reports.Count), reports, result);
        if (reports.Count == 0)
            WriteCase(xml, rule, rule.Title, failure: null, result);
        foreach (var judged in reports)
        {
            var name = ReportText.ResourceOf(judged.Report) ?? ReportText.Of(judged.Report.Place, result);
            WriteCase(xml, rule, name, judged.IsGap || IsFailure(judged, result) ? judged : null, result);
        }

        var passed = reports.Where(judged => !judged.IsGap && !IsFailure(judged, result)).ToList();
        if (passed.Count > 0)
        {
            var lines = passed.Select(judged => $"{ReportText.Of(judged.Level)}: {TextOf(judged, result)}\n");
            xml.WriteElementString("system-out", string.Concat(lines));
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, int tests, IReadOnlyList<JudgedReport> reports, ScanResult result)
    {
        var errors = reports.Count(judged => judged.IsGap);
        var failures = reports.Count(judged => IsFailure(judged, result));
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", errors.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, RuleMetadata rule, string name, JudgedReport? failure, ScanResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", rule.Id);
        xml.WriteAttributeString("name", name);
        if (failure is not null)
        {
            xml.WriteStartElement(failure.IsGap ? "error" : "failure");
            xml.WriteAttributeString("type", ReportText.Of(failure.Level));
            xml.WriteAttributeString("message", ReportText.Message(failure.Report));
            xml.WriteString($"{TextOf(failure, result)}\n{SafeText.Of(rule.Remediation, 1000)}\n{rule.HelpLink}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string TextOf(JudgedReport judged, ScanResult result) =>
        $"{ReportText.Of(judged.Report.Place, result)}: {ReportText.Message(judged.Report)}";

    private static bool IsFailure(JudgedReport judged, ScanResult result) =>
        judged.Report.Rule.Category != Category.Tool && result.Fails(judged);
}
