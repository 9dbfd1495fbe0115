using System.Globalization;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>
/// The functions of the Terraform language that can decide whether an attribute is set. What is not in the table, or cannot be determined
/// from arguments that are not fully known, is unknown.
/// </summary>
internal static class Functions
{
    private delegate TerraformValue Function(IReadOnlyList<TerraformValue> arguments);

    private static readonly Dictionary<string, Function> Table = new(StringComparer.Ordinal)
    {
        // Choice
        ["coalesce"] = Coalesce,
        ["coalescelist"] = arguments =>
            FirstDecided(
                arguments,
                value => value is TerraformValue.Sequence { Items.Count: 0 } or TerraformValue.Null,
                value => value is TerraformValue.Sequence),
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
        ["trimsuffix"] = Text2((text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal)
            ? text.Substring(0, text.Length - suffix.Length)
            : text),
        ["split"] = Split,
        ["startswith"] = Test2((text, prefix) => text.StartsWith(prefix, StringComparison.Ordinal)),
        ["endswith"] = Test2((text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal)),
        ["strcontains"] = Test2((text, part) => text.IndexOf(part, StringComparison.Ordinal) >= 0),

        // Collections
        ["length"] = Of(Length),
        ["concat"] = Concat,
        ["merge"] = Merge,
        ["compact"] = Of(Compact),
        ["flatten"] = Of(value => value is TerraformValue.Sequence sequence && Flatten(sequence) is { } items
            ? new TerraformValue.Sequence(items)
            : TerraformValue.Unknown.Value),
        ["distinct"] = Of(Distinct),
        ["toset"] = Of(Distinct),
        ["tolist"] = Of(value => value is TerraformValue.Sequence ? value : TerraformValue.Unknown.Value),
        ["tomap"] = Of(value => value is TerraformValue.Map ? value : TerraformValue.Unknown.Value),
        ["keys"] = Of(value => Conversions.Elements(value) is { } elements && value is TerraformValue.Map
            ? new TerraformValue.Sequence([.. elements.Select(element => element.Key)])
            : TerraformValue.Unknown.Value),
        ["values"] = Of(value => Conversions.Elements(value) is { } elements && value is TerraformValue.Map
            ? new TerraformValue.Sequence([.. elements.Select(element => element.Element)])
            : TerraformValue.Unknown.Value),
        ["reverse"] = Of(value => value is TerraformValue.Sequence sequence
            ? new TerraformValue.Sequence([.. sequence.Items.Reverse()])
            : TerraformValue.Unknown.Value),
        ["contains"] = Contains,
        ["anytrue"] = Of(value => Quantify(value, decisive: true)),
        ["alltrue"] = Of(value => Quantify(value, decisive: false)),

        // Types
        ["tostring"] = Of(value => value is TerraformValue.Null ? value : Conversions.ToText(value)),
        ["tonumber"] = Of(value => value is TerraformValue.Null ? value : Conversions.ToNumber(value)),
        ["tobool"] = Of(value => value is TerraformValue.Null ? value : Conversions.ToBoolean(value)),
        ["jsonencode"] = Of(JsonEncoding.Encode),

        // Numbers
        ["min"] = arguments => Numeric(arguments, values => values.Min()),
        ["max"] = arguments => Numeric(arguments, values => values.Max()),
        ["abs"] = arguments => Numeric(arguments, values => Math.Abs(values.First())),
        ["ceil"] = arguments => Numeric(arguments, values => Math.Ceiling(values.First())),
        ["floor"] = arguments => Numeric(arguments, values => Math.Floor(values.First())),
    };

    /// <summary>What a function answers; none of the arguments is a failure.</summary>
    public static TerraformValue Call(string name, IReadOnlyList<TerraformValue> arguments) =>
        Table.TryGetValue(name.StartsWith("core::", StringComparison.Ordinal) ? name.Substring("core::".Length) : name, out var function)
            ? function(arguments)
            : TerraformValue.Unknown.Value;

    private static Function Of(Func<TerraformValue, TerraformValue> function) =>
        arguments => arguments is [var only] ? function(only) : TerraformValue.Failure.Value;

    private static Function Text1(Func<string, string> function) =>
        arguments => Constants(arguments, 1) is [var text] ? TerraformValue.Text.Of(function(text)) : TerraformValue.Unknown.Value;

    private static Function Text2(Func<string, string, string> function) =>
        arguments =>
            Constants(arguments, 2) is [var text, var other] ? TerraformValue.Text.Of(function(text, other)) : TerraformValue.Unknown.Value;

    private static Function Test2(Func<string, string, bool> function) =>
        arguments =>
            Constants(arguments, 2) is [var text, var other]
                ? TerraformValue.Boolean.Of(function(text, other))
                : TerraformValue.Unknown.Value;

    private static string[]? Constants(IReadOnlyList<TerraformValue> arguments, int count)
    {
        string[] constants = [.. arguments
            .Select(argument => (Conversions.ToText(argument) as TerraformValue.Text)?.Constant)
            .OfType<string>()];
        return arguments.Count == count && constants.Length == count ? constants : null;
    }

    // A regular expression is written between slashes; those are Go's, and not followed.
    private static TerraformValue Replace(IReadOnlyList<TerraformValue> arguments) =>
        Constants(arguments, 3) is [var text, { Length: > 0 } search, var replacement] && search is not ['/', .., '/']
            ? TerraformValue.Text.Of(text.Replace(search, replacement))
            : TerraformValue.Unknown.Value;

    private static TerraformValue Coalesce(IReadOnlyList<TerraformValue> arguments) =>
        FirstDecided(arguments, value => value is TerraformValue.Null or TerraformValue.Text { Constant: "" }, Conversions.IsCertainlySet);

    private static TerraformValue FirstDecided(
        IReadOnlyList<TerraformValue> arguments,
        Func<TerraformValue, bool> isPassed,
        Func<TerraformValue, bool> isTaken)
    {
        foreach (var argument in arguments)
        {
            if (isPassed(argument))
                continue;
            return isTaken(argument) ? argument : TerraformValue.Unknown.Value;
        }

        return TerraformValue.Failure.Value;
    }

    private static TerraformValue Lookup(IReadOnlyList<TerraformValue> arguments) => arguments switch
    {
        [TerraformValue.Map map, var key, ..] when Conversions.ToText(key) is TerraformValue.Text { Constant: { } name } =>
            map.Entries.TryGetValue(name, out var value)
                ? value
                : arguments is [_, _, var fallback]
                ? fallback
                : TerraformValue.Failure.Value,
        _ => TerraformValue.Unknown.Value,
    };

    private static TerraformValue Element(IReadOnlyList<TerraformValue> arguments) => arguments switch
    {
        [TerraformValue.Sequence { Items.Count: 0 }, _] => TerraformValue.Failure.Value,
        [TerraformValue.Sequence sequence, var index] when Conversions.ToNumber(index) is TerraformValue.Number { Value: >= 0 } number =>
            sequence.Items[(int)(number.Value % sequence.Items.Count)],
        _ => TerraformValue.Unknown.Value,
    };

    private static TerraformValue One(TerraformValue value) => value switch
    {
        TerraformValue.Sequence { Items: [] } => TerraformValue.Null.Value,
        TerraformValue.Sequence { Items: [var only] } => only,
        TerraformValue.Sequence => TerraformValue.Failure.Value,
        _ => TerraformValue.Unknown.Value,
    };

    // Of the verbs, those that put in a value as it is; any other leaves text that is not known.
    private static TerraformValue Format(IReadOnlyList<TerraformValue> arguments)
    {
        if (arguments is not [TerraformValue.Text { Constant: { } pattern }, ..])
            return TerraformValue.Unknown.Value;
        var pieces = new List<TerraformValue>();
        var next = 1;
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] != '%')
            {
                var end = pattern.IndexOf('%', index);
                end = end < 0 ? pattern.Length : end;
                pieces.Add(TerraformValue.Text.Of(pattern.Substring(index, end - index)));
                index = end - 1;
                continue;
            }

            index++;
            if (index < pattern.Length && pattern[index] == '%')
                pieces.Add(TerraformValue.Text.Of("%"));
            else if (index < pattern.Length && pattern[index] is 's' or 'v' or 'd' && next < arguments.Count)
                pieces.Add(arguments[next++] is TerraformValue.Null ? TerraformValue.Failure.Value : arguments[next - 1]);
            else
                return TerraformValue.Unknown.Value;
        }

        return next == arguments.Count ? Evaluator.Template(pieces) : TerraformValue.Failure.Value;
    }

    private static TerraformValue Join(IReadOnlyList<TerraformValue> arguments)
    {
        if (arguments is not [TerraformValue.Text separator, ..])
            return TerraformValue.Unknown.Value;
        var items = new List<TerraformValue>();
        foreach (var argument in arguments.Skip(1))
        {
            if (argument is not TerraformValue.Sequence sequence)
                return TerraformValue.Unknown.Value;
            items.AddRange(sequence.Items);
        }

        return Evaluator.Template(items.SelectMany((item, index) => index == 0 ? new[] { item } : [separator, item]));
    }

    private static TerraformValue Split(IReadOnlyList<TerraformValue> arguments) =>
        Constants(arguments, 2) is [{ Length: > 0 } separator, var text]
            ? new TerraformValue.Sequence([.. text.Split([separator], StringSplitOptions.None).Select(TerraformValue.Text.Of)])
            : TerraformValue.Unknown.Value;

    private static TerraformValue Length(TerraformValue value) => value switch
    {
        TerraformValue.Sequence sequence => new TerraformValue.Number(sequence.Items.Count),
        TerraformValue.Map map => new TerraformValue.Number(map.Entries.Count),
        TerraformValue.Text { Constant: { } text } => new TerraformValue.Number(new StringInfo(text).LengthInTextElements),
        TerraformValue.Null => TerraformValue.Failure.Value,
        _ => TerraformValue.Unknown.Value,
    };

    private static TerraformValue Concat(IReadOnlyList<TerraformValue> arguments) =>
        arguments.All(argument => argument is TerraformValue.Sequence)
        ? new TerraformValue.Sequence([.. arguments.SelectMany(argument => ((TerraformValue.Sequence)argument).Items)])
        : TerraformValue.Unknown.Value;

    private static TerraformValue Merge(IReadOnlyList<TerraformValue> arguments)
    {
        var entries = new Dictionary<string, TerraformValue>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument is TerraformValue.Null)
                continue;
            if (argument is not TerraformValue.Map map)
                return TerraformValue.Unknown.Value;
            foreach (var entry in map.Entries)
                entries[entry.Key] = entry.Value;
        }

        return new TerraformValue.Map(entries);
    }

    private static TerraformValue Compact(TerraformValue value)
    {
        if (value is not TerraformValue.Sequence sequence)
            return TerraformValue.Unknown.Value;
        var kept = sequence.Items.Where(item => item is not (TerraformValue.Null or TerraformValue.Text { Constant: "" })).ToList();
        return kept.All(Conversions.IsCertainlySet) ? new TerraformValue.Sequence(kept) : TerraformValue.Unknown.Value;
    }

    private static List<TerraformValue>? Flatten(TerraformValue.Sequence sequence, int levels = 20)
    {
        var items = new List<TerraformValue>();
        foreach (var item in sequence.Items)
        {
            if (item is TerraformValue.Unknown || levels == 0)
                return null;
            if (item is not TerraformValue.Sequence inner)
                items.Add(item);
            else if (Flatten(inner, levels - 1) is { } flat)
                items.AddRange(flat);
            else
                return null;
        }

        return items;
    }

    // Whether unknown elements are alike cannot be determined; a single one is what it is.
    private static TerraformValue Distinct(TerraformValue value) => value switch
    {
        TerraformValue.Sequence { Items.Count: <= 1 } => value,
        TerraformValue.Sequence sequence when sequence.Items.All(item =>
            item is TerraformValue.Text { Constant: not null } or TerraformValue.Number or TerraformValue.Boolean) =>
            new TerraformValue.Sequence([.. sequence.Items.Distinct()]),
        _ => TerraformValue.Unknown.Value,
    };

    private static TerraformValue Contains(IReadOnlyList<TerraformValue> arguments)
    {
        if (arguments is not [TerraformValue.Sequence sequence, var wanted])
            return TerraformValue.Unknown.Value;
        var answers = sequence.Items.Select(item => Operators.Apply(Hcl.BinaryOperator.Equal, item, wanted)).ToList();
        return Quantify(new TerraformValue.Sequence(answers), decisive: true);
    }

    private static TerraformValue Quantify(TerraformValue value, bool decisive)
    {
        if (value is not TerraformValue.Sequence sequence)
            return TerraformValue.Unknown.Value;
        if (sequence.Items.Any(item => item is TerraformValue.Boolean boolean && boolean.Value == decisive))
            return TerraformValue.Boolean.Of(decisive);
        return sequence.Items.All(item => item is TerraformValue.Boolean)
            ? TerraformValue.Boolean.Of(!decisive)
            : TerraformValue.Unknown.Value;
    }

    private static TerraformValue Numeric(IReadOnlyList<TerraformValue> arguments, Func<IEnumerable<double>, double> function)
    {
        var numbers = arguments.Select(Conversions.ToNumber).OfType<TerraformValue.Number>().ToList();
        return numbers.Count > 0 && numbers.Count == arguments.Count
            ? new TerraformValue.Number(function(numbers.Select(number => number.Value)))
            : TerraformValue.Unknown.Value;
    }
}
