namespace Infra.Analyzers.Rules.Attributes;

/// <summary>What <c>[*]</c> means in the paths of a condition.</summary>
internal enum Quantifier
{
    /// <summary>One of all, as in what is forbidden: a single open port is one too many.</summary>
    Any,

    /// <summary>Every one of all, as in what is required.</summary>
    Every,
}

/// <summary>Something that holds for the attributes of a resource, or of a nested block, or does not, or is not known.</summary>
internal abstract record AttributeCondition
{
    private AttributeCondition()
    {
    }

    /// <summary>The attributes and blocks of the resource that it asks for.</summary>
    public abstract IEnumerable<string> Roots { get; }

    /// <summary>The one value that it tests, where it does nothing else.</summary>
    public virtual (AttributePath Path, ValueTest Test)? Only => null;

    /// <summary>Whether it holds.</summary>
    /// <param name="attributes">The attributes of the resource or block.</param>
    /// <param name="quantifier">What <c>[*]</c> means.</param>
    public abstract Tristate Holds(Func<string, AttributeValue> attributes, Quantifier quantifier);

    /// <summary>The values that make it hold, or keep it from holding, each with its path.</summary>
    /// <param name="attributes">The attributes of the resource or block.</param>
    /// <param name="quantifier">What <c>[*]</c> means.</param>
    /// <param name="outcome">Which of the two.</param>
    public abstract IEnumerable<Evidence> Explain(Func<string, AttributeValue> attributes, Quantifier quantifier, bool outcome);

    /// <summary>All of some conditions hold.</summary>
    public static AttributeCondition AllOf(params IReadOnlyList<AttributeCondition> conditions) => new Composed(conditions, IsAll: true);

    /// <summary>One of some conditions holds.</summary>
    public static AttributeCondition AnyOf(params IReadOnlyList<AttributeCondition> conditions) => new Composed(conditions, IsAll: false);

    /// <summary>An attribute is set.</summary>
    public static AttributeCondition Set(string path) => Of(path, new ValueTest.IsSet(Expected: true));

    /// <summary>Attributes are not set.</summary>
    public static AttributeCondition Unset(params IReadOnlyList<string> paths) =>
        AllOf([.. paths.Select(path => Of(path, new ValueTest.IsSet(Expected: false)))]);

    /// <summary>An attribute has one of some values: texts, numbers or truth values.</summary>
    public static AttributeCondition Is(string path, params IReadOnlyList<object> literals) =>
        Of(path, new ValueTest.IsOneOf([.. literals.Select(LiteralOf)]));

    /// <summary>An attribute has none of some values.</summary>
    public static AttributeCondition IsNot(string path, params IReadOnlyList<object> literals) =>
        Of(path, new ValueTest.Not(new ValueTest.IsOneOf([.. literals.Select(LiteralOf)])));

    /// <summary>An attribute is not set, or has one of some values.</summary>
    public static AttributeCondition IsUnsetOr(string path, params IReadOnlyList<object> literals) => Of(path,
        new ValueTest.AnyOf(new ValueTest.IsSet(Expected: false), new ValueTest.IsOneOf([.. literals.Select(LiteralOf)])));

    /// <summary>An attribute passes a test.</summary>
    public static AttributeCondition Of(string path, ValueTest test) => new OfValue(AttributePath.Parse(path), test);

    /// <summary>A nested block fulfils a condition by itself.</summary>
    public static AttributeCondition Block(string path, AttributeCondition condition) => new OfBlock(AttributePath.Parse(path), condition);

    private static Content LiteralOf(object literal) => literal switch
    {
        bool boolean => new Content.Boolean(boolean),
        int number => new Content.Number(number),
        string text => Content.Text.Of(text),
        _ => throw new ArgumentException("Rules know texts, numbers and truth values.", nameof(literal)),
    };

    private static Tristate Join(Reached reached, Quantifier quantifier, Func<AttributeValue, Tristate> holds)
    {
        var isEvery = quantifier == Quantifier.Every;
        var answer = (isEvery, reached.IsComplete) switch
        {
            (true, true) => Tristate.Yes,
            (false, true) => Tristate.No,
            _ => Tristate.Maybe,
        };
        foreach (var value in reached.Values)
            answer = isEvery ? answer.And(holds(value)) : answer.Or(holds(value));
        return answer;
    }

    /// <summary>A test of one value.</summary>
    private sealed record OfValue(AttributePath Path, ValueTest Test) : AttributeCondition
    {
        public override IEnumerable<string> Roots => [Path.Root];

        public override (AttributePath Path, ValueTest Test)? Only => (Path, Test);

        public override Tristate Holds(Func<string, AttributeValue> attributes, Quantifier quantifier) =>
            Join(Path.From(attributes), quantifier, Test.Passes);

        public override IEnumerable<Evidence> Explain(Func<string, AttributeValue> attributes, Quantifier quantifier, bool outcome)
        {
            var telling =
                Path.From(attributes).Values.Where(value => Test.Passes(value) == (outcome ? Tristate.Yes : Tristate.No)).ToList();
            return telling.Count == 0 ? [] : [new(Path, telling[0])];
        }
    }

    /// <summary>A condition of a block.</summary>
    private sealed record OfBlock(AttributePath Path, AttributeCondition Condition) : AttributeCondition
    {
        public override IEnumerable<string> Roots => [Path.Root];

        public override Tristate Holds(Func<string, AttributeValue> attributes, Quantifier quantifier) => Join(
            Path.From(attributes), quantifier,
            value => AttributePath.BlockOf(value) is { } block ? Condition.Holds(block, quantifier) : Tristate.Maybe);

        public override IEnumerable<Evidence> Explain(Func<string, AttributeValue> attributes, Quantifier quantifier, bool outcome) =>
            Holds(attributes, quantifier) == (outcome ? Tristate.Yes : Tristate.No) ? [new(Path, null)] : [];
    }

    /// <summary>Several conditions.</summary>
    private sealed record Composed(IReadOnlyList<AttributeCondition> Conditions, bool IsAll) : AttributeCondition
    {
        public override IEnumerable<string> Roots => Conditions.SelectMany(condition => condition.Roots);

        public override Tristate Holds(Func<string, AttributeValue> attributes, Quantifier quantifier)
        {
            var answer = IsAll ? Tristate.Yes : Tristate.No;
            foreach (var condition in Conditions)
            {
                var holds = condition.Holds(attributes, quantifier);
                answer = IsAll ? answer.And(holds) : answer.Or(holds);
            }

            return answer;
        }

        public override IEnumerable<Evidence> Explain(Func<string, AttributeValue> attributes, Quantifier quantifier, bool outcome) =>
            Conditions.Where(condition => condition.Holds(attributes, quantifier) == (outcome ? Tristate.Yes : Tristate.No))
                .SelectMany(condition => condition.Explain(attributes, quantifier, outcome));
    }
}

/// <summary>A value that an answer rests on.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Value">The value; <see langword="null"/> where the whole block counts.</param>
internal sealed record Evidence(AttributePath Path, AttributeValue? Value);
