using System.Globalization;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Versions of a provider or module that a configuration permits, such as <c>"&gt;= 2.1, &lt; 4.0"</c>.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/expressions/version-constraints.</remarks>
internal sealed class VersionConstraint
{
    private readonly IReadOnlyList<Term> _terms;

    private VersionConstraint(IReadOnlyList<Term> terms) => _terms = terms;

    /// <summary>The major versions that are permitted.</summary>
    public MajorRange Majors => _terms.Aggregate(MajorRange.Unknown, (majors, term) => majors.And(new(term.OldestMajor, term.NewestMajor)));

    /// <summary>The constraint that a text holds; <see langword="null"/> where it is none.</summary>
    public static VersionConstraint? Parse(string text)
    {
        var terms = text.Split(',').Select(Term.Parse).ToList();
        return terms.Contains(null) ? null : new([.. terms.OfType<Term>()]);
    }

    /// <summary>Whether a version is permitted; <see langword="null"/> where the text is no version.</summary>
    public bool? Permits(string version) =>
        Term.ParseVersion(version) is { } numbers ? _terms.All(term => term.Permits(numbers.Numbers)) : null;

    /// <summary>One comparison. Numbers that are not written are zero.</summary>
    private sealed record Term(string Operator, IReadOnlyList<int> Numbers, bool IsPrerelease)
    {
        private static readonly string[] Operators = [">=", "<=", "~>", "!=", "=", ">", "<"];

        public int? NewestMajor => Operator switch
        {
            "" or "=" or "<=" or "~>" => Numbers[0],
            "<" => Numbers.Skip(1).All(number => number == 0) ? Numbers[0] - 1 : Numbers[0],
            _ => null,
        };

        public int? OldestMajor => Operator is "<" or "<=" or "!=" ? null : Numbers[0];

        public static Term? Parse(string text)
        {
            text = text.Trim();
            var @operator = Operators.FirstOrDefault(candidate => text.StartsWith(candidate, StringComparison.Ordinal)) ?? "";
            return ParseVersion(text.Substring(@operator.Length)) is var (numbers, isPrerelease)
                ? new(@operator, numbers, isPrerelease)
                : null;
        }

        public static (IReadOnlyList<int> Numbers, bool IsPrerelease)? ParseVersion(string text)
        {
            text = text.Trim();
            text = text is ['v', ..] ? text.Substring(1) : text;
            var suffix = text.IndexOfAny(['-', '+']);
            var numbers = new List<int>();
            foreach (var part in (suffix < 0 ? text : text.Substring(0, suffix)).Split('.'))
            {
                if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    return null;
                numbers.Add(number);
            }

            return (numbers, suffix >= 0 && text[suffix] == '-');
        }

        public bool Permits(IReadOnlyList<int> version) => Operator switch
        {
            "" or "=" => Compare(version) == 0,
            "!=" => Compare(version) != 0,
            ">" => Compare(version) > 0,
            ">=" => Compare(version) >= 0,
            "<" => Compare(version) < 0,
            "<=" => Compare(version) <= 0,
            _ => Compare(version) >= 0
                && Numbers.Take(Math.Max(1, Numbers.Count - 1)).SequenceEqual(version.Take(Math.Max(1, Numbers.Count - 1))),
        };

        private int Compare(IReadOnlyList<int> version)
        {
            for (var index = 0; index < Math.Max(version.Count, Numbers.Count); index++)
            {
                var difference = At(version, index) - At(Numbers, index);
                if (difference != 0)
                    return difference;
            }

            return 0;
        }

        private static int At(IReadOnlyList<int> numbers, int index) => index < numbers.Count ? numbers[index] : 0;
    }
}
