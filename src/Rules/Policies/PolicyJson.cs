using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules.Policies;

/// <summary>A JSON value in a text of which parts may not be known.</summary>
internal abstract record PolicyJson
{
    private PolicyJson()
    {
    }

    /// <summary>A string, known in part or whole.</summary>
    public sealed record Text(Content.Text Content) : PolicyJson;

    public sealed record Array(IReadOnlyList<PolicyJson> Items) : PolicyJson;

    public sealed record Object(IReadOnlyDictionary<string, PolicyJson> Properties) : PolicyJson
    {
        /// <summary>The value of a property, whose name is written in upper or lower case, or <see langword="null"/>.</summary>
        public PolicyJson? this[string name] => Properties.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>A number, a truth value or <c>null</c>.</summary>
    public sealed record Scalar : PolicyJson
    {
        public static readonly Scalar Value = new();
    }

    /// <summary>Any value; in an array also any number of them.</summary>
    public sealed record Unknown : PolicyJson
    {
        public static readonly Unknown Value = new();
    }

    /// <summary>Reads a text as RFC 8259 has it; <see langword="null"/> where it is none, or not enough of it is known to tell.</summary>
    public static PolicyJson? Parse(Content.Text text)
    {
        try
        {
            return new Parser(text).ParseDocument();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A value that was no text to start with.</summary>
    public static PolicyJson Of(AttributeValue value) => value switch
    {
        // Nothing: no text, or no items.
        AttributeValue.Unset { Form: UnsetForm.Empty } => new Array([]),
        AttributeValue.Unset => Scalar.Value,
        AttributeValue.Set { Content: Content.Text text } => new Text(text),
        AttributeValue.Set { Content: Content.Boolean or Content.Number } => Scalar.Value,
        AttributeValue.Set { Content: Content.List list } => new Array([.. list.Items.Select(Of)]),
        AttributeValue.Set { Content: Content.Object @object } => OfObject(@object),
        _ => Unknown.Value,
    };

    private static PolicyJson OfObject(Content.Object @object)
    {
        var properties = new Dictionary<string, PolicyJson>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in @object.Attributes.Where(property =>
            property.Value is not AttributeValue.Unset { Form: UnsetForm.Absent }))
        {
            // A name that stands twice is as good as none.
            if (properties.ContainsKey(property.Key))
                return Unknown.Value;
            properties.Add(property.Key, Of(property.Value));
        }

        return new Object(properties);
    }

    private sealed class Parser
    {
        // No control character stands in JSON, so this one can stand for what is not a literal.
        private const char Hole = '\0';
        private const int MaxDepth = 32;

        private readonly string _text;
        private readonly Queue<TextPart> _holes = new();
        private int _index;

        public Parser(Content.Text content)
        {
            var text = new StringBuilder();
            foreach (var part in content.Parts)
            {
                if (part is TextPart.Literal literal)
                {
                    if (literal.Value.Any(character => character == Hole))
                        throw new FormatException();
                    text.Append(literal.Value);
                }
                else
                {
                    text.Append(Hole);
                    _holes.Enqueue(part);
                }
            }

            _text = text.ToString();
        }

        public PolicyJson ParseDocument()
        {
            PassSpace();
            var value = ParseValue(MaxDepth);
            PassSpace();
            return _index == _text.Length ? value : throw new FormatException();
        }

        private PolicyJson ParseValue(int levels)
        {
            if (levels == 0)
                throw new FormatException();
            switch (Peek())
            {
                case '{':
                    return ParseObject(levels - 1);
                case '[':
                    return ParseArray(levels - 1);
                case '"':
                    return new Text(ParseString());
                case Hole:
                    _index++;
                    _holes.Dequeue();
                    return Unknown.Value;
                default:
                    return ParseScalar();
            }
        }

        private Object ParseObject(int levels)
        {
            var properties = new Dictionary<string, PolicyJson>(StringComparer.OrdinalIgnoreCase);
            ParseItems('{', '}', () =>
            {
                var name = ParseString().Constant ?? throw new FormatException();
                PassSpace();
                Expect(':');
                PassSpace();
                // A name that stands twice is as good as none.
                if (properties.ContainsKey(name))
                    throw new FormatException();
                properties.Add(name, ParseValue(levels));
            });
            return new(properties);
        }

        private Array ParseArray(int levels)
        {
            var items = new List<PolicyJson>();
            ParseItems('[', ']', () => items.Add(ParseValue(levels)));
            return new(items);
        }

        private void ParseItems(char open, char close, Action parseItem)
        {
            Expect(open);
            PassSpace();
            if (Peek() != close)
            {
                parseItem();
                PassSpace();
                while (Peek() == ',')
                {
                    _index++;
                    PassSpace();
                    parseItem();
                    PassSpace();
                }
            }

            Expect(close);
        }

        private Content.Text ParseString()
        {
            Expect('"');
            var parts = new List<TextPart>();
            var literal = new StringBuilder();
            while (Peek() is var character && character != '"')
            {
                _index++;
                if (character == Hole)
                {
                    parts.Add(new TextPart.Literal(literal.ToString()));
                    literal.Clear();
                    parts.Add(_holes.Dequeue());
                }
                else if (character < ' ')
                {
                    throw new FormatException();
                }
                else
                {
                    literal.Append(character == '\\' ? ParseEscape() : character);
                }
            }

            _index++;
            parts.Add(new TextPart.Literal(literal.ToString()));
            return Content.Text.Of(parts);
        }

        private char ParseEscape()
        {
            var escape = Peek();
            _index++;
            return JsonEscapes.Of(escape) ?? (escape == 'u' ? ParseCodeUnit() : throw new FormatException());
        }

        private char ParseCodeUnit()
        {
            var unit = 0;
            for (var end = _index + 4; _index < end; _index++)
            {
                var digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(Peek()));
                unit = digit >= 0 ? (unit * 16) + digit : throw new FormatException();
            }

            return (char)unit;
        }

        private Scalar ParseScalar()
        {
            var start = _index;
            while (_index < _text.Length && (char.IsLetterOrDigit(_text[_index]) || _text[_index] is '+' or '-' or '.'))
                _index++;
            var word = _text.Substring(start, _index - start);
            return word is "true" or "false" or "null" || double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? Scalar.Value
                : throw new FormatException();
        }

        private char Peek() => _index < _text.Length ? _text[_index] : throw new FormatException();

        private void Expect(char character)
        {
            if (Peek() != character)
                throw new FormatException();
            _index++;
        }

        private void PassSpace()
        {
            while (_index < _text.Length && _text[_index] is ' ' or '\t' or '\r' or '\n')
                _index++;
        }
    }
}
