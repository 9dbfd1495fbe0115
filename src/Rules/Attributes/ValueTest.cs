using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.Rules.Attributes;

/// <summary>
/// A test of one value. What is not set passes none but <see cref="IsSet"/>'s and a test's contrary, unless it has a default: all tests of
/// values judge that.
/// </summary>
internal abstract record ValueTest
{
    private ValueTest()
    {
    }

    /// <summary>Whether a value passes.</summary>
    public abstract Tristate Passes(AttributeValue value);

    /// <summary>The value is set, or is not.</summary>
    public sealed record IsSet(bool Expected) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) => value switch
        {
            AttributeValue.Unset => Expected ? Tristate.No : Tristate.Yes,
            AttributeValue.Set => Expected ? Tristate.Yes : Tristate.No,
            _ => Tristate.Maybe,
        };
    }

    /// <summary>The value is one of some literals.</summary>
    public sealed record IsOneOf(params IReadOnlyList<Content> Literals) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) => value is AttributeValue.Unset unset ? Literal.ByDefault(unset, this)
            : Literals.Aggregate(Tristate.No, (answer, literal) => answer.Or(Literal.IsEqual(value, literal)));
    }

    /// <summary>The value does not pass another test.</summary>
    public sealed record Not(ValueTest Test) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) => Test.Passes(value).Not();
    }

    /// <summary>The value passes one of some tests.</summary>
    public sealed record AnyOf(params IReadOnlyList<ValueTest> Tests) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) =>
            Tests.Aggregate(Tristate.No, (answer, test) => answer.Or(test.Passes(value)));
    }

    /// <summary>The value passes all of some tests.</summary>
    public sealed record AllOf(params IReadOnlyList<ValueTest> Tests) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) =>
            Tests.Aggregate(Tristate.Yes, (answer, test) => answer.And(test.Passes(value)));
    }

    /// <summary>The number is not below another.</summary>
    public sealed record AtLeast(double Minimum) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) =>
            value is AttributeValue.Unset unset ? Literal.ByDefault(unset, this) : Literal.Compare(value, number => number >= Minimum);
    }

    /// <summary>The number is not above another.</summary>
    public sealed record AtMost(double Maximum) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) =>
            value is AttributeValue.Unset unset ? Literal.ByDefault(unset, this) : Literal.Compare(value, number => number <= Maximum);
    }

    /// <summary>The list has an item, or the text a part, that is equal to a literal.</summary>
    public sealed record Contains(Content Item) : ValueTest
    {
        public override Tristate Passes(AttributeValue value) => value switch
        {
            AttributeValue.Unset unset => Literal.ByDefault(unset, this),
            AttributeValue.Set { Content: Content.List list } =>
                list.Items.Aggregate(Tristate.No, (answer, item) => answer.Or(Literal.IsEqual(item, Item))),
            AttributeValue.Set { Content: Content.Text text } when Literal.TextOf(Item) is { } part =>
                text.Parts.OfType<TextPart.Literal>().Any(literal => literal.Value.Contains(part)) ? Tristate.Yes
                : text.Constant is null ? Tristate.Maybe
                : Tristate.No,
            _ => Tristate.Maybe,
        };
    }

    /// <summary>The text matches a regular expression; one that takes too long has no answer.</summary>
    public sealed record Matches : ValueTest
    {
        // Made when a value is there to be tested: the engine for it takes longer to start than most scans take.
        private readonly Lazy<Regex> _expression;

        /// <param name="pattern">A regular expression in which <see cref="LinearRegex.Problem"/> finds nothing wrong.</param>
        public Matches(string pattern)
        {
            Pattern = pattern;
            _expression = new(() => LinearRegex.Create(pattern));
        }

        public string Pattern { get; }

        public bool Equals(Matches? other) => other?.Pattern == Pattern;

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Pattern);

        public override Tristate Passes(AttributeValue value)
        {
            if (value is AttributeValue.Unset unset)
                return Literal.ByDefault(unset, this);
            if (value is not AttributeValue.Set { Content: { } content } || Literal.TextOf(content) is not { } text)
                return Tristate.Maybe;
            try
            {
                return _expression.Value.IsMatch(text) ? Tristate.Yes : Tristate.No;
            }
            catch (RegexMatchTimeoutException)
            {
                return Tristate.Maybe;
            }
        }
    }

    /// <summary>Values beside the literals of a rule.</summary>
    private static class Literal
    {
        /// <summary>What a test says of that which stands for what nobody sets: nothing passes, unless it has a default.</summary>
        public static Tristate ByDefault(AttributeValue.Unset unset, ValueTest test)
        {
            var (passes, fails) = (0, 0);
            foreach (var content in unset.Defaults)
            {
                var answer = test.Passes(new AttributeValue.Set(content));
                passes += answer == Tristate.Yes ? 1 : 0;
                fails += answer == Tristate.No ? 1 : 0;
            }

            return fails == unset.Defaults.Count ? Tristate.No
                : passes == unset.Defaults.Count ? Tristate.Yes
                : Tristate.Maybe;
        }

        /// <summary>Whether a value is equal to a literal, with the conversions that Terraform makes.</summary>
        public static Tristate IsEqual(AttributeValue value, Content literal) => value switch
        {
            AttributeValue.Unset => Tristate.No,
            AttributeValue.Set { Content: { } content } => IsEqual(content, literal),
            _ => Tristate.Maybe,
        };

        /// <summary>What a comparison says of a number.</summary>
        public static Tristate Compare(AttributeValue value, Func<double, bool> holds) => value switch
        {
            AttributeValue.Set { Content: { } content } when NumberOf(content) is { } number => holds(number) ? Tristate.Yes : Tristate.No,
            _ => Tristate.Maybe,
        };

        /// <summary>The text that a value without parts is; <see langword="null"/> where it is not known.</summary>
        public static string? TextOf(Content content) => content switch
        {
            Content.Text text => text.Constant,
            Content.Boolean boolean => boolean.Value ? "true" : "false",
            Content.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

        private static double? NumberOf(Content content) => content switch
        {
            Content.Number number => number.Value,
            Content.Text { Constant: { } text }
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

        private static Tristate IsEqual(Content content, Content literal)
        {
            if (TextOf(content) is { } text)
            {
                return text == TextOf(literal) || (literal is Content.Number number && NumberOf(content) == number.Value) ? Tristate.Yes
                    // Terraform takes some other texts for truth values, too.
                    : literal is Content.Boolean && content is not Content.Boolean && text is not ("true" or "false") ? Tristate.Maybe
                    : Tristate.No;
            }

            return content is Content.Text open && MayBe(open, TextOf(literal)) ? Tristate.Maybe : Tristate.No;
        }

        private static bool MayBe(Content.Text open, string? literal) =>
            literal is not null && open.Parts.OfType<TextPart.Literal>().All(part => literal.Contains(part.Value));
    }
}
