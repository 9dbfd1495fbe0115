using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A note that findings are to be let pass: ours, or one that people wrote for another scanner.</summary>
/// <param name="Scanner">The scanner it speaks to, as <see cref="Equivalent.Scanner"/> names it; <see langword="null"/> for ours.</param>
/// <param name="Ids">The ids of rules; none means every rule.</param>
/// <param name="Reason">Why, as it was written.</param>
/// <param name="Until">The last day on which it holds.</param>
internal sealed record IgnoreNote(string? Scanner, IReadOnlyList<string> Ids, string Reason, DateTime? Until)
{
    private const string Config = "AWS Config";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Own = new(
        @"\binfra:ignore\s+(?<ids>INFRA\d+(\s*,\s*INFRA\d+)*)(\s+until=(?<until>\d{4}-\d\d-\d\d))?(\s+(?<reason>[^\r\n]*))?",
        Options);
    private static readonly Regex Checkov = new(@"\bcheckov:skip=(?<ids>[\w,-]+)(\s*:(?<reason>[^\r\n]*))?", Options);
    private static readonly Regex Trivy = new(
        @"\b(trivy|tfsec):ignore:(?<ids>[\w*-]+)(\[[^\]]*\])?(:exp:(?<until>\d{4}-\d\d-\d\d))?",
        Options);
    private static readonly Regex Terrascan = new(@"\bts:skip=(?<ids>[\w.-]+)(\s+(?<reason>[^\r\n]*))?", Options);
    private static readonly Regex Kics = new(@"\b(kics-scan|dd-iac-scan)\s+(ignore-block|ignore-line)\b", Options);
    private static readonly Regex KicsWholeFile = new(@"\b(kics-scan|dd-iac-scan)\s+(ignore|disable=(?<ids>[\w,-]+))\s*$", Options);

    /// <summary>The notes in a comment on a block.</summary>
    public static IEnumerable<IgnoreNote> InComment(string comment) =>
        All(Own, null, comment).Concat(All(Checkov, "Checkov", comment))
            .Concat(All(Trivy, "Trivy", comment)).Concat(All(Terrascan, "Terrascan", comment)).Concat(All(Kics, "KICS", comment));

    /// <summary>The notes in the comment that starts a file, which speak of all that is in it.</summary>
    public static IEnumerable<IgnoreNote> InFileHeader(string comment) => All(KicsWholeFile, "KICS", comment);

    /// <summary>Whether it speaks of a rule.</summary>
    public bool Concerns(RuleMetadata rule)
    {
        if (Scanner is null)
            return Ids.Contains(rule.Id);
        return rule.Equivalents.Where(Understands).Any(equivalent =>
            Ids.Count == 0
            || Ids.Contains("*")
            || Ids.Any(id => IsSame(id, equivalent)));
    }

    // CloudFormation Guard calls its rules after those of AWS Config: CLOUD_TRAIL_ENABLED is cloudtrail-enabled there.
    private static bool IsSame(string id, Equivalent equivalent) => equivalent.Scanner == Config
        ? string.Equals(id.Replace("_", ""), equivalent.Id.Replace("-", ""), StringComparison.OrdinalIgnoreCase)
        : string.Equals(id, equivalent.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it speaks to the scanner of a check; of two pairs of scanners each reads the other's comments.</summary>
    private bool Understands(Equivalent equivalent) => (Scanner, equivalent.Scanner) switch
    {
        ("KICS", "Datadog") or ("Trivy", "tfsec") or ("cfn-guard", Config) => true,
        var (speaker, scanner) => speaker == scanner,
    };

    private static IEnumerable<IgnoreNote> All(Regex regex, string? scanner, string comment)
    {
        foreach (Match match in regex.Matches(comment))
            yield return Create(scanner, match.Groups["ids"].Value, match.Groups["reason"].Value, match.Groups["until"].Value);
    }

    /// <summary>A note whose ids are separated by commas.</summary>
    public static IgnoreNote Create(string? scanner, string ids, string reason, string until) => new(
        scanner,
        [.. ids.Split(',').Select(id => id.Trim()).Where(id => id.Length > 0)],
        SafeText.Of(reason.Replace("*/", "").Trim()),
        DateTime.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null);
}
