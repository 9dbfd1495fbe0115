using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Infra.Analyzers.BuildTask;

/// <summary>The build's form of a message.</summary>
internal static class BuildLog
{
    /// <summary>What a line of the log says in front of the level: <c>file(1,2): Infra warning INFRA1001: …</c>.</summary>
    private const string Subcategory = "Infra";

    /// <summary>The link is after the text as the compiler has it after its own: MSBuild's help link shows in error lists only.</summary>
    private const string Format = "{0} ({1})";

    /// <summary>
    /// Logs a message so that an IDE's error list jumps to its place, and what explains it for whoever reads a detailed log. One of
    /// <see cref="Severity.None"/> is not logged.
    /// </summary>
    public static void LogFinding(this TaskLoggingHelper log, Message message)
    {
        // The text is an argument, never the format: it holds text of the input, and braces are common in Terraform.
        var (id, link, text, place) = (message.RuleId, message.HelpLink, SafeText.Of(message.Text, int.MaxValue), message.Place);
        var file = SafeText.Of(place.Path, int.MaxValue);
        var subcategory = message.IsOfCompiler ? null : Subcategory;
        switch (message.Severity)
        {
            case Severity.Error:
                log.LogError(subcategory, id, helpKeyword: null, link, file, place.Line, place.Column, place.EndLine, place.EndColumn,
                    Format, text, link);
                break;
            case Severity.Warning:
                log.LogWarning(subcategory, id, helpKeyword: null, link, file, place.Line, place.Column, place.EndLine, place.EndColumn,
                    Format, text, link);
                break;
            case Severity.Info:
                log.LogMessage(subcategory, id, helpKeyword: null, file, place.Line, place.Column, place.EndLine, place.EndColumn,
                    MessageImportance.Normal, Format, text, link);
                break;
            default:
                return;
        }

        foreach (var related in message.Related)
            log.LogMessage(MessageImportance.Low, "  {0}: {1}", Show(related.Place), SafeText.Of(related.Text, int.MaxValue));
    }

    private static string Show(TextPlace place)
    {
        var path = SafeText.Of(place.Path, int.MaxValue);
        return place.Line == 0 ? path : string.Format(CultureInfo.InvariantCulture, "{0}({1},{2})", path, place.Line, place.Column);
    }
}
