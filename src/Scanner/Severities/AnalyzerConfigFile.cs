using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.Scanner.Severities;

/// <summary>One <c>.editorconfig</c> or global analyzer config file, as the C# compiler reads it.</summary>
internal sealed class AnalyzerConfigFile
{
    // A section name or a value ends before a comment.
    private static readonly Regex SectionLine = new(@"^\s*\[(([^#;]|\\#|\\;)+)\]\s*([#;].*)?$", RegexOptions.CultureInvariant);
    private static readonly Regex PropertyLine = new(@"^\s*([\w\.\-_]+)\s*[=:]\s*(.*?)\s*([#;].*)?$", RegexOptions.CultureInvariant);

    private AnalyzerConfigFile(string path, IReadOnlyDictionary<string, string> preamble, IReadOnlyList<ConfigSection> sections)
    {
        var isNamedGlobal = string.Equals(Path.GetFileName(path), ".globalconfig", StringComparison.OrdinalIgnoreCase);
        Directory = Normalize(Path.GetDirectoryName(path) ?? path).TrimEnd('/');
        Preamble = preamble;
        Sections = sections;
        IsRoot = Is(preamble, "root");
        IsGlobal = isNamedGlobal || Is(preamble, "is_global");
        GlobalLevel =
            preamble.TryGetValue("global_level", out var level)
                && int.TryParse(level, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : isNamedGlobal ? 100 : 0;
    }

    /// <summary>The file's folder, with forward slashes and none at the end.</summary>
    public string Directory { get; }

    /// <summary>Whether files in outer folders do not count beside it.</summary>
    public bool IsRoot { get; }

    /// <summary>Whether it holds for the whole compilation, wherever it lies.</summary>
    public bool IsGlobal { get; }

    /// <summary>Between global files that say different things, the higher level wins.</summary>
    public int GlobalLevel { get; }

    /// <summary>What stands before the first section.</summary>
    public IReadOnlyDictionary<string, string> Preamble { get; }

    public IReadOnlyList<ConfigSection> Sections { get; }

    /// <summary>Reads a file. Lines that are none of the format are passed over, as the compiler does.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="path">Its absolute path.</param>
    public static AnalyzerConfigFile Parse(string text, string path)
    {
        var preamble = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var sections = new List<ConfigSection>();
        var properties = preamble;
        foreach (var line in text.Split(LineBreaks))
        {
            var start = line.TrimStart();
            if (start.Length == 0 || start[0] is '#' or ';')
                continue;
            if (SectionLine.Match(line) is { Success: true } section)
            {
                properties = new(StringComparer.OrdinalIgnoreCase);
                sections.Add(new(section.Groups[1].Value, properties));
            }
            else if (PropertyLine.Match(line) is { Success: true } property)
            {
                properties[property.Groups[1].Value] = property.Groups[2].Value;
            }
        }

        return new(path, preamble, sections);
    }

    /// <summary>A path as patterns are matched against it.</summary>
    public static string Normalize(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;

    private static char[] LineBreaks => ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    private static bool Is(IReadOnlyDictionary<string, string> properties, string key) =>
        properties.TryGetValue(key, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A section of a configuration file.</summary>
/// <param name="Name">What stands between the brackets: a pattern of paths or, in a global file, an absolute path.</param>
/// <param name="Properties">Its properties; keys are compared without regard to case.</param>
internal sealed record ConfigSection(string Name, IReadOnlyDictionary<string, string> Properties)
{
    private readonly Lazy<SectionGlob?> _glob = new(() => SectionGlob.Parse(Name));

    /// <summary>Whether the section is about a path that is relative to the file's folder and begins with a slash.</summary>
    public bool Matches(string relativePath) => _glob.Value?.Matches(relativePath) == true;
}
