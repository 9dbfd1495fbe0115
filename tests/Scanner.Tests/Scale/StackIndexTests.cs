using System.Text.Json;

namespace Infra.Analyzers.Scanner.Tests.Scale;

/// <summary>A stack of which only what is asked for is read gives the reports of one that is read as a whole.</summary>
public sealed class StackIndexTests
{
    [Fact]
    public void Reads_later_what_it_would_read_at_once()
    {
        var findings = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < 400; seed++)
        {
            var text = new RandomStack(seed).Write();
            using var document = JsonDocument.Parse(text);
            var later = Scan(text, isReadAtOnce: false);
            Assert.Equal(Scan(text, isReadAtOnce: true), later);
            foreach (var report in later)
                findings[report[..9]] = findings.GetValueOrDefault(report[..9]) + 1;
        }

        // The stacks are about something.
        Assert.All(["INFRA1001", "INFRA2001", "INFRA2002", "INFRA2003", "INFRA2005", "INFRA2007"],
            rule => Assert.True(findings.GetValueOrDefault(rule) >= 10, $"{rule}: {findings.GetValueOrDefault(rule)}"));
    }

    [Fact]
    public void Looks_for_programs_after_the_buffer_and_after_escapes()
    {
        foreach (var provisioner in new[] { "provisioner", "\\u0070rovisioner", "provis\\u0069oner" })
        {
            foreach (var padding in new[] { 0, 1, 65_000, 65_536, 200_000 })
            {
                var text = $$"""
                    {"resource": {
                      "aws_cloudtrail": {"t": {"name": "t", "s3_bucket_name": "${aws_s3_bucket.b.id}"} },
                      "aws_s3_bucket": {"b": {"bucket": "logs"} },
                      "aws_ebs_volume": {"i": {"x": "{{new string('x', padding)}}",
                        "{{provisioner}}": [{"local-exec": {"command": "${aws_s3_bucket.b.id}"} }] } }
                    } }
                    """;
                Assert.DoesNotContain(Scan(text, isReadAtOnce: false), report => report.StartsWith("INFRA2005", StringComparison.Ordinal));
                var without = text.Replace(provisioner, "providing", StringComparison.Ordinal);
                Assert.Contains(Scan(without, isReadAtOnce: false), report => report.StartsWith("INFRA2005", StringComparison.Ordinal));
            }
        }
    }

    // A file that may override blocks of others has them all read at once.
    private static List<string> Scan(string text, bool isReadAtOnce)
    {
        using var terraform = new TerraformCase().With("stack.tf.json", text);
        if (isReadAtOnce)
            terraform.With("empty_override.tf", "");
        return [.. terraform.ScanAll().Select(Line).Order(StringComparer.Ordinal)];

        static string Line(Report report)
        {
            var related = string.Join(" ", report.Related.Select(related => $"{related.Place.Line} {related.Text}"));
            return $"{report.Rule.Id} {report.Place.Line}:{report.Place.Column} {report.Message} "
                + $"{report.Suppression?.Justification} {related}";
        }
    }
}
