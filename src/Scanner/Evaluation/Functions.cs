using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>
/// The functions of the Terraform language that can decide whether an attribute is set. What is not in the table, or cannot be told from
/// arguments that are not fully known, is unknown.
/// </summary>
internal static class Functions
{
    private delegate Value Function(IReadOnlyList<Value> arguments);

    private static readonly Dictionary<string, Function> Table = new(StringComparer.Ordinal)
    {
        // Choice
        ["coalesce"] = Coalesce,
        ["coalescelist"] = arguments => FirstDecided(arguments, value => value is Value.Sequence { Items.Count: 0 } or Value.Null, value => value is Value.Sequence),
        ["lookup"] = Lookup,
        ["element"] = Element,
        ["one"] = Of(One),
        ["nonsensitive"] = Of(value => value),
        ["sensitive"] = Of(value => value),

        // Text
        ["format"] = Format,
        ["join"] = Join,
        ["replace"] = Replace,
        ["trimspace"] = Text1(text => text.Trim()),
        ["chomp"] = Text1(text => text.TrimEnd('\r', '\n')),
        ["lower"] = Text1(text => text.ToLowerInvariant()),
        ["upper"] = Text1(text => text.ToUpperInvariant()),
        ["trim"] = Text2((text, characters) => text.Trim(characters.ToCharArray())),
        ["trimprefix"] = Text2((text, prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text.Substring(prefix.Length) : text),
        ["trimsuffix"] = Text2((text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal) ? text.Substring(0, text.Length - suffix.Length) : text),
        ["split"] = Split,
        ["startswith"] = Test2((text, prefix) => text.StartsWith(prefix, StringComparison.Ordinal)),
        ["endswith"] = Test2((text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal)),
        ["strcontains"] = Test2((text, part) => text.IndexOf(part, StringComparison.Ordinal) >= 0),

        // Collections
        ["length"] = Of(Length),
        ["concat"] = Concat,
        ["merge"] = Merge,
        ["compact"] = Of(Compact),
        ["flatten"] = Of(value => value is Value.Sequence sequence && Flatten(sequence) is { } items ? new Value.Sequence(items) : Value.Unknown.Value),
        ["distinct"] = Of(Distinct),
        ["toset"] = Of(Distinct),
        ["tolist"] = Of(value => value is Value.Sequence ? value : Value.Unknown.Value),
        ["tomap"] = Of(value => value is Value.Map ? value : Value.Unknown.Value),
        ["keys"] = Of(value => Conversions.Elements(value) is { } elements && value is Value.Map ? new Value.Sequence([.. elements.Select(element => element.Key)]) : Value.Unknown.Value),
        ["values"] = Of(value => Conversions.Elements(value) is { } elements && value is Value.Map ? new Value.Sequence([.. elements.Select(element => element.Element)]) : Value.Unknown.Value),
        ["reverse"] = Of(value => value is Value.Sequence sequence ? new Value.Sequence([.. sequence.Items.Reverse()]) : Value.Unknown.Value),
        ["contains"] = Contains,
        ["anytrue"] = Of(value => Quantify(value, decisive: true)),
        ["alltrue"] = Of(value => Quantify(value, decisive: false)),

        // Types
        ["tostring"] = Of(value => value is Value.Null ? value : Conversions.ToText(value)),
        ["tonumber"] = Of(value => value is Value.Null ? value : Conversions.ToNumber(value)),
        ["tobool"] = Of(value => value is Value.Null ? value : Conversions.ToBoolean(value)),
        ["jsonencode"] = Of(JsonEncode),

        // Numbers
        ["min"] = arguments => Numeric(arguments, values => values.Min()),
        ["max"] = arguments => Numeric(arguments, values => values.Max()),
        ["abs"] = arguments => Numeric(arguments, values => Math.Abs(values.First())),
        ["ceil"] = arguments => Numeric(arguments, values => Math.Ceiling(values.First())),
        ["floor"] = arguments => Numeric(arguments, values => Math.Floor(values.First())),
    };

    /// <summary>What a function answers; none of the arguments is a failure.</summary>
    public static Value Call(string name, IReadOnlyList<Value> arguments) =>
        Table.TryGetValue(name.StartsWith("core::", StringComparison.Ordinal) ? name.Substring("core::".Length) : name, out var function)
            ? function(arguments)
            : Value.Unknown.Value;

    private static Function Of(Func<Value, Value> function) =>
        arguments => arguments is [var only] ? function(only) : Value.Failure.Value;

    private static Function Text1(Func<string, string> function) =>
        arguments => Constants(arguments, 1) is [var text] ? Value.Text.Of(function(text)) : Value.Unknown.Value;

    private static Function Text2(Func<string, string, string> function) =>
        arguments => Constants(arguments, 2) is [var text, var other] ? Value.Text.Of(function(text, other)) : Value.Unknown.Value;

    private static Function Test2(Func<string, string, bool> function) =>
        arguments => Constants(arguments, 2) is [var text, var other] ? Value.Boolean.Of(function(text, other)) : Value.Unknown.Value;

    private static string[]? Constants(IReadOnlyList<Value> arguments, int count)
    {
        string[] constants = [.. arguments.Select(argument => (Conversions.ToText(argument) as Value.Text)?.Constant).OfType<string>()];
        return arguments.Count == count && constants.Length == count ? constants : null;
    }

    // A regular expression is written between slashes; those are Go's, and not followed.
    private static Value Replace(IReadOnlyList<Value> arguments) =>
        Constants(arguments, 3) is [var text, { Length: > 0 } search, var replacement] && search is not ['/', .., '/']
            ? Value.Text.Of(text.Replace(search, replacement))
            : Value.Unknown.Value;

    private static Value Coalesce(IReadOnlyList<Value> arguments) =>
        FirstDecided(arguments, value => value is Value.Null or Value.Text { Constant: "" }, Conversions.IsCertainlySet);

    private static Value FirstDecided(IReadOnlyList<Value> arguments, Func<Value, bool> isPassed, Func<Value, bool> isTaken)
    {
        foreach (var argument in arguments)
        {
            if (isTaken(argument))
                return argument;
            if (!isPassed(argument))
                return Value.Unknown.Value;
        }

        return Value.Failure.Value;
    }

    private static Value Lookup(IReadOnlyList<Value> arguments) => arguments switch
    {
        [Value.Map map, var key, ..] when Conversions.ToText(key) is Value.Text { Constant: { } name } =>
            map.Entries.TryGetValue(name, out var value) ? value : arguments is [_, _, var fallback] ? fallback : Value.Failure.Value,
        _ => Value.Unknown.Value,
    };

    private static Value Element(IReadOnlyList<Value> arguments) => arguments switch
    {
        [Value.Sequence { Items.Count: 0 }, _] => Value.Failure.Value,
        [Value.Sequence sequence, var index] when Conversions.ToNumber(index) is Value.Number { Value: >= 0 } number =>
            sequence.Items[(int)(number.Value % sequence.Items.Count)],
        _ => Value.Unknown.Value,
    };

    private static Value One(Value value) => value switch
    {
        Value.Sequence { Items: [] } => Value.Null.Value,
        Value.Sequence { Items: [var only] } => only,
        Value.Sequence => Value.Failure.Value,
        _ => Value.Unknown.Value,
    };

    // Of the verbs, those that put in a value as it is; any other leaves text that is not known.
    private static Value Format(IReadOnlyList<Value> arguments)
    {
        if (arguments is not [Value.Text { Constant: { } pattern }, ..])
            return Value.Unknown.Value;
        var pieces = new List<Value>();
        var next = 1;
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] != '%')
            {
                var end = pattern.IndexOf('%', index);
                end = end < 0 ? pattern.Length : end;
                pieces.Add(Value.Text.Of(pattern.Substring(index, end - index)));
                index = end - 1;
                continue;
            }

            index++;
            if (index < pattern.Length && pattern[index] == '%')
                pieces.Add(Value.Text.Of("%"));
            else if (index < pattern.Length && pattern[index] is 's' or 'v' or 'd' && next < arguments.Count)
                pieces.Add(arguments[next++] is Value.Null ? Value.Failure.Value : arguments[next - 1]);
            else
                return Value.Unknown.Value;
        }

        return next == arguments.Count ? Evaluator.Template(pieces) : Value.Failure.Value;
    }

    private static Value Join(IReadOnlyList<Value> arguments)
    {
        if (arguments is not [Value.Text separator, ..])
            return Value.Unknown.Value;
        var items = new List<Value>();
        foreach (var argument in arguments.Skip(1))
        {
            if (argument is not Value.Sequence sequence)
                return Value.Unknown.Value;
            items.AddRange(sequence.Items);
        }

        return Evaluator.Template(items.SelectMany((item, index) => index == 0 ? new[] { item } : [separator, item]));
    }

    private static Value Split(IReadOnlyList<Value> arguments) =>
        Constants(arguments, 2) is [{ Length: > 0 } separator, var text]
            ? new Value.Sequence([.. text.Split([separator], StringSplitOptions.None).Select(Value.Text.Of)])
            : Value.Unknown.Value;

    private static Value Length(Value value) => value switch
    {
        Value.Sequence sequence => new Value.Number(sequence.Items.Count),
        Value.Map map => new Value.Number(map.Entries.Count),
        Value.Text { Constant: { } text } => new Value.Number(new StringInfo(text).LengthInTextElements),
        Value.Null => Value.Failure.Value,
        _ => Value.Unknown.Value,
    };

    private static Value Concat(IReadOnlyList<Value> arguments) => arguments.All(argument => argument is Value.Sequence)
        ? new Value.Sequence([.. arguments.SelectMany(argument => ((Value.Sequence)argument).Items)])
        : Value.Unknown.Value;

    private static Value Merge(IReadOnlyList<Value> arguments)
    {
        var entries = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument is Value.Null)
                continue;
            if (argument is not Value.Map map)
                return Value.Unknown.Value;
            foreach (var entry in map.Entries)
                entries[entry.Key] = entry.Value;
        }

        return new Value.Map(entries);
    }

    private static Value Compact(Value value)
    {
        if (value is not Value.Sequence sequence)
            return Value.Unknown.Value;
        var kept = sequence.Items.Where(item => item is not (Value.Null or Value.Text { Constant: "" })).ToList();
        return kept.All(Conversions.IsCertainlySet) ? new Value.Sequence(kept) : Value.Unknown.Value;
    }

    private static List<Value>? Flatten(Value.Sequence sequence, int levels = 20)
    {
        var items = new List<Value>();
        foreach (var item in sequence.Items)
        {
            if (item is Value.Unknown || levels == 0)
                return null;
            if (item is not Value.Sequence inner)
                items.Add(item);
            else if (Flatten(inner, levels - 1) is { } flat)
                items.AddRange(flat);
            else
                return null;
        }

        return items;
    }

    // Whether unknown elements are alike cannot be told; a single one is what it is.
    private static Value Distinct(Value value) => value switch
    {
        Value.Sequence { Items.Count: <= 1 } => value,
        Value.Sequence sequence when sequence.Items.All(item => item is Value.Text { Constant: not null } or Value.Number or Value.Boolean) =>
            new Value.Sequence([.. sequence.Items.Distinct()]),
        _ => Value.Unknown.Value,
    };

    private static Value Contains(IReadOnlyList<Value> arguments)
    {
        if (arguments is not [Value.Sequence sequence, var wanted])
            return Value.Unknown.Value;
        var answers = sequence.Items.Select(item => Operators.Apply(Hcl.BinaryOperator.Equal, item, wanted)).ToList();
        return Quantify(new Value.Sequence(answers), decisive: true);
    }

    private static Value Quantify(Value value, bool decisive)
    {
        if (value is not Value.Sequence sequence)
            return Value.Unknown.Value;
        if (sequence.Items.Any(item => item is Value.Boolean boolean && boolean.Value == decisive))
            return Value.Boolean.Of(decisive);
        return sequence.Items.All(item => item is Value.Boolean) ? Value.Boolean.Of(!decisive) : Value.Unknown.Value;
    }

    private static Value Numeric(IReadOnlyList<Value> arguments, Func<IEnumerable<double>, double> function)
    {
        var numbers = arguments.Select(Conversions.ToNumber).OfType<Value.Number>().ToList();
        return numbers.Count > 0 && numbers.Count == arguments.Count ? new Value.Number(function(numbers.Select(number => number.Value))) : Value.Unknown.Value;
    }

    // What is not known leaves a hole in the text: in a string some characters, elsewhere a whole value.
    private static Value JsonEncode(Value value)
    {
        var parts = new List<TextPart>();
        return value is not Value.Unknown && AppendJson(parts, value, levels: 50) ? new Value.Text(Content.Text.Of(Joined(parts))) : Value.Unknown.Value;
    }

    private static bool AppendJson(List<TextPart> parts, Value value, int levels)
    {
        switch (value)
        {
            case Value.Null:
                Append(parts, "null");
                return true;
            case Value.Text text:
                AppendJson(parts, text.Content);
                return true;
            case Value.Boolean or Value.Number:
                Append(parts, ((Value.Text)Conversions.ToText(value)).Constant!);
                return true;
            case Value.Unknown or Value.Deferred:
                parts.Add(TextPart.Opaque.Value);
                return true;
            case Value.Sequence sequence when levels > 0:
                return AppendAll(parts, "[", sequence.Items, item => AppendJson(parts, item, levels - 1), "]");
            case Value.Map map when levels > 0:
                return AppendAll(
                    parts,
                    "{",
                    map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal),
                    entry =>
                    {
                        AppendJson(parts, Content.Text.Of(entry.Key));
                        Append(parts, ":");
                        return AppendJson(parts, entry.Value, levels - 1);
                    },
                    "}");
            default:
                return false;
        }
    }

    private static bool AppendAll<T>(List<TextPart> parts, string open, IEnumerable<T> items, Func<T, bool> append, string close)
    {
        Append(parts, open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                Append(parts, ",");
            isFirst = false;
            if (!append(item))
                return false;
        }

        Append(parts, close);
        return true;
    }

    private static void AppendJson(List<TextPart> parts, Content.Text content)
    {
        Append(parts, "\"");
        parts.AddRange(content.Parts.Select(part => part is TextPart.Literal literal ? new TextPart.Literal(Escaped(literal.Value)) : part));
        Append(parts, "\"");
    }

    private static void Append(List<TextPart> parts, string literal) => parts.Add(new TextPart.Literal(literal));

    // Content.Text joins its pieces pair by pair, which takes too long for the many small ones here.
    private static IEnumerable<TextPart> Joined(List<TextPart> parts)
    {
        var literal = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is TextPart.Literal piece)
            {
                literal.Append(piece.Value);
                continue;
            }

            yield return new TextPart.Literal(literal.ToString());
            literal.Clear();
            yield return part;
        }

        yield return new TextPart.Literal(literal.ToString());
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                escaped.Append('\\').Append(character);
            else if (character is < ' ' or '<' or '>' or '&')
                escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}
