using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>
/// The fixes of findings in Terraform's language: only where a switch that is off, or the constant that a rule of a team's own finds wrong,
/// is written out at the attribute itself. What comes from a variable, or is not there at all, is for a person.
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
        if (RightIn(report.Rule, report.Constant) is not { } right
            || report is not { Synthesized: null, Attributes: [var attribute] }
            || Path.GetExtension(place.Path) is not (".tf" or ".tofu")
            || place.EndLine != place.Line
            || LineOf(place) is not { } line
            || line.Length < place.EndColumn - 1
            || ConstantOf(line[(place.Column - 1)..(place.EndColumn - 1)]) is not { } written
            || !right.Corrects(written))
        {
            return [];
        }

        var name = attribute[(attribute.LastIndexOf('.') + 1)..];
        var text = right.Kind == RightConstantKind.Text ? $"\"{right.Text}\"" : right.Text;
        return Regex.IsMatch(line[..(place.Column - 1)], $@"(^|[{{,])\s*{Regex.Escape(name)}\s*=\s*$")
            ? [new($"Set {name} to {text}", [], [new(place, text)])]
            : [];
    }

    // What a text holds that means something in Terraform's language is for a person.
    private static RightConstant? RightIn(RuleMetadata rule, RightConstant? own) =>
        own is null ? Switches.Contains(rule.Id) ? new(RightConstantKind.Boolean, On) : null
        : own.Kind != RightConstantKind.Text || own.Text.All(character => character is >= ' ' and not ('"' or '\\' or '$' or '%')) ? own
        : null;

    // Only what is written as it is.
    private static object? ConstantOf(string written) => written switch
    {
        On => true,
        Off => false,
        ['"', .. var text, '"'] when text.All(character => character is not ('"' or '\\' or '$' or '%')) => text,
        _ when double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

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
