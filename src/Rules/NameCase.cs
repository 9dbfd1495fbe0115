using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>The ways to write a name of several words.</summary>
internal static class NameCase
{
    /// <summary><c>cloudWatchLogsGroupArn</c> as <c>cloud_watch_logs_group_arn</c>.</summary>
    public static string ToSnake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }

    /// <summary><c>cloud_watch_logs_group_arn</c> as <c>cloudWatchLogsGroupArn</c>.</summary>
    public static string ToCamel(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Where(word => word.Length > 0).Select(ToPascal));
    }

    /// <summary>A camel-cased name with a capital at its start.</summary>
    public static string ToPascal(string camel) => camel.Length == 0 ? "" : char.ToUpperInvariant(camel[0]) + camel.Substring(1);

    /// <summary>A name as its members are called in C#, camel-cased.</summary>
    public static string FromPascal(string pascal) => pascal.Length == 0 ? "" : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
}
