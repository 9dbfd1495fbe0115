using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>What an attribute is set to.</summary>
internal abstract record Content
{
    private Content()
    {
    }

    /// <summary>A boolean constant.</summary>
    public sealed record Boolean(bool Value) : Content;

    /// <summary>A numeric constant.</summary>
    public sealed record Number(double Value) : Content;

    /// <summary>A list, set or tuple; also the nested blocks of one type.</summary>
    public sealed record List(IReadOnlyList<AttributeValue> Items) : Content
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(19, (hash, item) => (hash * 31) + item.GetHashCode());
    }

    /// <summary>A map, an object or a nested block.</summary>
    /// <param name="Attributes">Those that are not simply absent, by Terraform name.</param>
    public sealed record Object(IReadOnlyDictionary<string, AttributeValue> Attributes) : Content
    {
        /// <summary>Whether others may be there that are not known.</summary>
        public bool IsOpen { get; init; }

        /// <summary>The value of an attribute.</summary>
        public AttributeValue this[string attribute] =>
            Attributes.TryGetValue(attribute, out var value) ? value
            : IsOpen ? AttributeValue.Unknown.Value
            : AttributeValue.Unset.Absent;

        public bool Equals(Object? other) =>
            other is not null
            && IsOpen == other.IsOpen
            && Attributes.Count == other.Attributes.Count
            && Attributes.All(attribute => other.Attributes.TryGetValue(attribute.Key, out var value) && value == attribute.Value);

        public override int GetHashCode() =>
            Attributes.Aggregate(23, (hash, attribute) => hash ^ (attribute.Key.GetHashCode() * 31) ^ attribute.Value.GetHashCode());
    }

    /// <summary>A string, known in part or whole: its pieces in order, neighbouring literals already joined.</summary>
    public sealed record Text : Content
    {
        private readonly IReadOnlyList<TextPart> _parts;

        private Text(IReadOnlyList<TextPart> parts) => _parts = parts;

        /// <summary>The pieces from left to right; none of the literals is empty.</summary>
        public IReadOnlyList<TextPart> Parts => _parts;

        /// <summary>The whole string, where every piece is a literal; otherwise <see langword="null"/>.</summary>
        public string? Constant => _parts switch
        {
            [] => "",
            [TextPart.Literal only] => only.Value,
            _ => null,
        };

        /// <summary>A text of one literal.</summary>
        public static Text Of(string literal) => Of([new TextPart.Literal(literal)]);

        /// <summary>A text of these pieces: empty literals are dropped and neighbouring ones joined.</summary>
        public static Text Of(IEnumerable<TextPart> parts)
        {
            var joined = new List<TextPart>();
            foreach (var part in parts)
            {
                if (part is not TextPart.Literal literal)
                    joined.Add(part);
                else if (literal.Value.Length > 0)
                    AddLiteral(joined, literal);
            }

            return new(joined);
        }

        public bool Equals(Text? other) => other is not null && _parts.SequenceEqual(other._parts);

        public override int GetHashCode() => _parts.Aggregate(17, (hash, part) => (hash * 31) + part.GetHashCode());

        public override string ToString() => _parts.Aggregate(new StringBuilder(), (text, part) => text.Append(part)).ToString();

        private static void AddLiteral(List<TextPart> parts, TextPart.Literal literal)
        {
            if (parts is [.., TextPart.Literal last])
                parts[^1] = new TextPart.Literal(last.Value + literal.Value);
            else
                parts.Add(literal);
        }
    }
}

/// <summary>One piece of a <see cref="Content.Text"/>.</summary>
internal abstract record TextPart
{
    private TextPart()
    {
    }

    /// <summary>Characters that are known.</summary>
    public sealed record Literal(string Value) : TextPart
    {
        public override string ToString() => Value;
    }

    /// <summary>An attribute of another resource, such as the <c>arn</c> of an <c>aws_cloudwatch_log_group</c>; never empty.</summary>
    /// <param name="ResourceType">The Terraform type of the resource referred to.</param>
    /// <param name="Attribute">The Terraform name of its attribute.</param>
    public sealed record Reference(string ResourceType, string Attribute) : TextPart
    {
        /// <summary>
        /// Which resource of the type it is, in the words of the front end's <see cref="IResourceGraph"/>; <see langword="null"/> where
        /// that is not known.
        /// </summary>
        public string? Address { get; init; }

        public override string ToString() => $"${{{ResourceType}.*.{Attribute}}}";
    }

    /// <summary>Characters that are not known; there may be none.</summary>
    public sealed record Opaque : TextPart
    {
        public static readonly Opaque Value = new();

        /// <summary>
        /// The one attribute that they are made of, in a way that is not known; <see langword="null"/> where that is not known either.
        /// </summary>
        public Reference? Origin { get; init; }

        public override string ToString() => "${…}";
    }
}
