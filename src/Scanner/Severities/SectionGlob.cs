using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.Scanner.Severities;

/// <summary>The name of an <c>.editorconfig</c> section: a pattern of paths, as the C# compiler reads it.</summary>
/// <remarks>
/// <c>*</c> is any text without a slash, <c>**</c> any text, <c>?</c> one character, <c>[ab]</c> and <c>[!ab]</c> one character of a class,
/// <c>{a,b}</c> a choice, <c>{1..9}</c> a number of a range; a backslash takes the next character as it is. A pattern without a slash
/// matches at any depth. (Microsoft.CodeAnalysis, AnalyzerConfig; editorconfig.org leaves parts of this open.)
/// </remarks>
internal sealed class SectionGlob
{
    private readonly Regex _regex;
    private readonly IReadOnlyList<(int Low, int High)> _ranges;

    private SectionGlob(Regex regex, IReadOnlyList<(int Low, int High)> ranges) => (_regex, _ranges) = (regex, ranges);

    /// <summary>The pattern, or <see langword="null"/> where the name is no pattern and so matches nothing.</summary>
    public static SectionGlob? Parse(string name)
    {
        var parser = new Parser(name);
        if (!parser.TryReadList(isInChoice: false))
            return null;
        try
        {
            return new(new($"^{Prefix(name)}{parser.Regex}$", RegexOptions.CultureInvariant), parser.Ranges);
        }
        catch (ArgumentException)
        {
            // A class such as "[z-a]" or "[]" is none.
            return null;
        }
    }

    /// <summary>Whether a path matches that is relative to the file's folder, begins with a slash and has forward slashes only.</summary>
    public bool Matches(string relativePath)
    {
        var match = _regex.Match(relativePath);
        return match.Success && !_ranges.Where((range, index) => !IsInRange(match.Groups[index + 1].Value, range)).Any();
    }

    private static string Prefix(string name)
    {
        if (!name.Contains('/'))
            return ".*/";
        return name[0] == '/' ? "" : "/";
    }

    private static bool IsInRange(string digits, (int Low, int High) range) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= range.Low
            && number <= range.High;

    /// <summary>Turns the pattern into a regular expression with one group for each number range.</summary>
    private sealed class Parser(string name)
    {
        private readonly StringBuilder _regex = new();
        private readonly List<(int, int)> _ranges = [];
        private int _position;

        public string Regex => _regex.ToString();

        public IReadOnlyList<(int, int)> Ranges => _ranges;

        /// <summary>
        /// Reads up to the end or, in a choice, up to the comma or brace that ends the alternative, which it passes over.
        /// </summary>
        public bool TryReadList(bool isInChoice)
        {
            while (_position < name.Length)
            {
                var character = name[_position++];
                switch (character)
                {
                    case '*' when _position < name.Length && name[_position] == '*':
                        _position++;
                        _regex.Append(".*");
                        break;
                    case '*':
                        _regex.Append("[^/]*");
                        break;
                    case '?':
                        _regex.Append('.');
                        break;
                    case '[':
                        if (!TryReadClass())
                            return false;
                        break;
                    case '{':
                        if (!TryReadRange() && !TryReadChoice())
                            return false;
                        break;
                    case ',' or '}':
                        return isInChoice;
                    case '\\' when _position == name.Length:
                        return false;
                    case '\\':
                        AppendLiteral(name[_position++]);
                        break;
                    default:
                        AppendLiteral(character);
                        break;
                }
            }

            return !isInChoice;
        }

        private bool TryReadClass()
        {
            _regex.Append('[');
            if (_position < name.Length && name[_position] == '!')
            {
                _regex.Append('^');
                _position++;
            }

            while (_position < name.Length)
            {
                var character = name[_position++];
                switch (character)
                {
                    case ']':
                        _regex.Append(']');
                        return true;
                    case '-':
                        _regex.Append('-');
                        break;
                    case '\\' when _position == name.Length:
                        return false;
                    case '\\':
                        _regex.Append('\\').Append(name[_position++]);
                        break;
                    default:
                        AppendLiteral(character);
                        break;
                }
            }

            return false;
        }

        private bool TryReadRange()
        {
            var match =
                System.Text.RegularExpressions.Regex.Match(name.Substring(_position), @"^(-?[0-9]+)\.\.(-?[0-9]+)\}",
                    RegexOptions.CultureInvariant);
            if (!match.Success
                || !int.TryParse(match.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(match.Groups[2].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var last))
            {
                return false;
            }

            _position += match.Length;
            _ranges.Add((Math.Min(first, last), Math.Max(first, last)));
            _regex.Append("(-?[0-9]+)");
            return true;
        }

        private bool TryReadChoice()
        {
            _regex.Append("(?:");
            while (TryReadList(isInChoice: true))
            {
                if (name[_position - 1] == '}')
                {
                    _regex.Append(')');
                    return true;
                }

                _regex.Append('|');
            }

            return false;
        }

        private void AppendLiteral(char character) => _regex.Append(System.Text.RegularExpressions.Regex.Escape(character.ToString()));
    }
}
