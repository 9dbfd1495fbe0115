using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A call of a module whose source cannot be determined: it may mean any module that fits.</summary>
internal sealed class UnreadCall
{
    private readonly Regex? _directory;
    private readonly IReadOnlyCollection<string> _arguments;

    private UnreadCall(Regex? directory, IReadOnlyCollection<string> arguments, TextPlace place) =>
        (_directory, _arguments, Place) = (directory, arguments, place);

    /// <summary>Where it is written.</summary>
    public TextPlace Place { get; }

    /// <summary>
    /// A call of a source of which a part, or nothing, is known; <see langword="null"/> where it certainly means no module here.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="directory">Where relative paths start.</param>
    /// <param name="arguments">The variables of the module that the call certainly gives a value.</param>
    /// <param name="place">Where the call is written.</param>
    public static UnreadCall? Of(TerraformValue source, string directory, IReadOnlyCollection<string> arguments, TextPlace place)
    {
        if (source is not TerraformValue.Text text)
            return arguments.Count > 0 ? new(null, arguments, place) : null;
        var parts = text.Content.Parts.Select(part => (part as TextPart.Literal)?.Value).ToList();
        if (parts.Any(part => part is not null && (part.Contains("::") || part.Contains("://") || part.IndexOfAny(['?']) >= 0)))
            return null;
        var start = parts[0] is { } first ? Start(first, directory) : "";
        return start is null ? null : new(Pattern(start, parts), arguments, place);
    }

    /// <summary>Calls in a file that is not read: they may mean any module below the folder of the file.</summary>
    public static UnreadCall OfFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!.Replace('\\', '/').TrimEnd('/');
        return new(new("^" + Regex.Escape(folder) + "/", RegexOptions.CultureInvariant), [], TextPlace.Whole(path));
    }

    /// <summary>A call of which nothing is known: it may mean any module.</summary>
    public static UnreadCall OfAny(TextPlace place) => new(null, [], place);

    /// <summary>Whether it may mean a module.</summary>
    public bool MayMean(ModuleConfig module) =>
        _directory?.IsMatch(module.Directory.Replace('\\', '/')) != false
        && _arguments.All(argument => module.Find("variable", argument) is not null);

    /// <summary>What the path of the module starts with; <see langword="null"/> for the address of a module elsewhere.</summary>
    private static string? Start(string literal, string directory)
    {
        if (literal is ['/', ..])
            return literal;
        if (!ModuleSource.IsLocal(literal))
            return null;
        var end = literal.LastIndexOf('/') + 1;
        return ModuleSource.Resolve(directory, literal.Remove(end)) is { } folder
            ? $"{folder.Replace('\\', '/')}/{literal.Substring(end)}"
            : null;
    }

    private static Regex Pattern(string start, IReadOnlyList<string?> parts)
    {
        var rest = parts.Skip(parts[0] is null ? 0 : 1).Select(part => part is null ? ".*" : Regex.Escape(part));
        var pattern = (Regex.Escape(start) + string.Concat(rest)).Replace("//", "/");
        return new("^" + pattern.TrimEnd('/') + "/?$", RegexOptions.CultureInvariant);
    }
}
