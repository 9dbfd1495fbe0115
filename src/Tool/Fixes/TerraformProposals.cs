using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>
/// The fixes of findings in Terraform's language: only where a switch is off that is written out at the attribute itself. What comes from a
/// variable, or is not there at all, is for a person.
/// </summary>
internal static class TerraformProposals
{
    private const string Off = "false";
    private const string On = "true";

    private static readonly HashSet<string> Switches =
    [
        .. RuleCatalog.All.OfType<ResourceRule>().Where(rule => rule.Fix is { Literal: On }).Select(rule => rule.Metadata.Id),
    ];

    /// <summary>The fixes of a finding; none for most.</summary>
    public static IReadOnlyList<ProposedFix> Of(Report report)
    {
        var place = report.Place;
        if (!Switches.Contains(report.Rule.Id)
            || report is not { Synthesized: null, Attributes: [var attribute] }
            || Path.GetExtension(place.Path) is not (".tf" or ".tofu")
            || place.EndLine != place.Line
            || place.EndColumn - place.Column != Off.Length
            || LineOf(place) is not { } line
            || line.Length < place.EndColumn - 1
            || line[(place.Column - 1)..(place.EndColumn - 1)] != Off)
        {
            return [];
        }

        var name = attribute[(attribute.LastIndexOf('.') + 1)..];
        return Regex.IsMatch(line[..(place.Column - 1)], $@"(^|[{{,])\s*{Regex.Escape(name)}\s*=\s*$")
            ? [new($"Set {name} to {On}", [], [new(place, On)])]
            : [];
    }

    private static string? LineOf(TextPlace place)
    {
        try
        {
            return File.ReadLines(place.Path).ElementAtOrDefault(place.Line - 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
