using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Infra.Analyzers.BuildTask;

/// <summary>The build's form of a report.</summary>
internal static class BuildLog
{
    /// <summary>What a line of the log says in front of the level: <c>file(1,2): Infra warning INFRA1001: …</c>.</summary>
    public const string Subcategory = "Infra";

    /// <summary>Logs a report so that an IDE's error list jumps to its place. <see cref="Severity.None"/> is not logged.</summary>
    public static void Tell(this TaskLoggingHelper log, Report report, Severity severity) =>
        log.Tell(report.Rule, severity, report.Message, report.Place);

    /// <inheritdoc cref="Tell(TaskLoggingHelper, Report, Severity)"/>
    public static void Tell(this TaskLoggingHelper log, RuleMetadata rule, Severity severity, string message, TextPlace place)
    {
        // The message is an argument, never the format: it holds text of the input, and braces are common in Terraform.
        // The link is behind it as the compiler has it behind its diagnostics: MSBuild's own help link shows in error lists only.
        const string format = "{0} ({1})";
        var file = SafeText.Of(place.Path, int.MaxValue);
        switch (severity)
        {
            case Severity.Error:
                log.LogError(Subcategory, rule.Id, helpKeyword: null, rule.HelpLink, file, place.Line, place.Column, place.EndLine, place.EndColumn, format, message, rule.HelpLink);
                break;
            case Severity.Warning:
                log.LogWarning(Subcategory, rule.Id, helpKeyword: null, rule.HelpLink, file, place.Line, place.Column, place.EndLine, place.EndColumn, format, message, rule.HelpLink);
                break;
            case Severity.Info:
                log.LogMessage(Subcategory, rule.Id, helpKeyword: null, file, place.Line, place.Column, place.EndLine, place.EndColumn, MessageImportance.Normal, format, message, rule.HelpLink);
                break;
            default:
                break;
        }
    }
}
