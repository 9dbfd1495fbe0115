using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Models;

/// <summary>Terraform references that are written into C# strings as they are.</summary>
internal static class CdktfTokens
{
    private static readonly Regex Reference = new(@"\$\{(?<type>aws_\w+)\.[\w-]+\.(?<attribute>\w+)\}", RegexOptions.CultureInvariant);

    /// <summary>The pieces of a string such as <c>${aws_cloudwatch_log_group.trail.arn}:*</c>.</summary>
    public static Content.Text Parse(string text)
    {
        if (text.IndexOf("${", StringComparison.Ordinal) < 0)
            return Content.Text.Of(text);
        var parts = new List<TextPart>();
        var position = 0;
        foreach (Match match in Reference.Matches(text))
        {
            AddLiteral(parts, text.Substring(position, match.Index - position));
            parts.Add(new TextPart.Reference(match.Groups["type"].Value, match.Groups["attribute"].Value));
            position = match.Index + match.Length;
        }

        AddLiteral(parts, text.Substring(position));
        return Content.Text.Of(parts);
    }

    private static void AddLiteral(List<TextPart> parts, string text)
    {
        // An expression of another form is not looked into: nobody can say here what it yields.
        if (text.IndexOf("${", StringComparison.Ordinal) >= 0)
            parts.Add(TextPart.Opaque.Value);
        else
            parts.Add(new TextPart.Literal(text));
    }
}
