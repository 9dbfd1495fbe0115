using System.Text.RegularExpressions;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Parses the templates that strings of the JSON syntax are.</summary>
internal static class TemplateParser
{
    private static readonly Regex Attribute = new(@"^\s*([a-z][a-z0-9_]*)\.([A-Za-z_][\w-]*)\.([a-z_]+)\s*$", RegexOptions.CultureInvariant);

    public static Expression Parse(string text)
    {
        var parts = new List<Expression>();
        var start = 0;
        while (text.IndexOf("${", start, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf('}', open);
            if (close < 0 || text.Contains("%{") || text.Contains("$${"))
                return new UnreadExpression(default);
            if (open > start)
                parts.Add(new LiteralExpression(text.Substring(start, open - start), default));
            parts.Add(ParseInterpolation(text.Substring(open + 2, close - open - 2)));
            start = close + 1;
        }

        if (start < text.Length || parts.Count == 0)
            parts.Add(new LiteralExpression(text.Substring(start), default));
        return parts is [var only] ? only : new TemplateExpression(parts, default);
    }

    private static Expression ParseInterpolation(string text)
    {
        if (text.Trim() == "null")
            return new LiteralExpression(null, default);
        return Attribute.Match(text) is { Success: true } match && match.Groups[1].Value is not ("var" or "local" or "module" or "data" or "each" or "count")
            ? new AttributeExpression(new AttributeExpression(new VariableExpression(match.Groups[1].Value, default), match.Groups[2].Value, default), match.Groups[3].Value, default)
            : new UnreadExpression(default);
    }
}
