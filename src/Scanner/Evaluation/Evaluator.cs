using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>Works out what expressions come to, under assumptions about the conditions that cannot be determined.</summary>
/// <remarks>
/// It never guesses: whatever it does not know, or is too large to follow, is <see cref="TerraformValue.Unknown"/>. A condition that
/// decides between values and is not known is noted in <see cref="Open"/>, so that the caller can evaluate again under both outcomes; thus
/// two attributes that hang on one condition are never seen in a combination that cannot happen.
/// </remarks>
internal sealed class Evaluator(IReadOnlyList<Assumption> assumptions, EvaluationBudget budget)
{
    /// <summary>How many elements a collection and how many characters a text may have before it counts as unknown.</summary>
    public const int MaxValueSize = 20_000;

    private const int MaxDepth = 250;

    /// <summary>What the element of a splat is bound to: nothing that a name could be.</summary>
    private const string SplatElement = "*";
    private const int MaxSteps = 200_000;

    private readonly Dictionary<DefinitionKey, Evaluated> _definitions = [];

    // How often a default of a variable of the root module was used so far: what uses one is seen by the count before and after it.
    private int _defaultsUsed;
    private int _level;
    private int _steps;

    /// <summary>
    /// The first condition that was needed, could not be determined, and is not assumed to come out one way or the other.
    /// </summary>
    public Decision? Open { get; private set; }

    /// <summary>What an expression comes to.</summary>
    public TerraformValue Evaluate(Expression expression, Scope scope)
    {
        if (IsSpent())
            return TerraformValue.Unknown.Value;
        _level++;
        var value = Bounded(EvaluateNode(expression, scope));
        _level--;
        return value;
    }

    /// <summary>What a definition comes to; worked out once.</summary>
    public TerraformValue Evaluate(string kind, string name, IModuleScope module, Definition? definition)
    {
        if (definition is null)
            return TerraformValue.Unknown.Value;
        var key = new DefinitionKey(module, kind, name);
        if (_definitions.TryGetValue(key, out var known))
        {
            if (known.UsesDefault)
                _defaultsUsed++;
            return known.Value;
        }

        // Whoever asks again before it is worked out has closed a circle, which Terraform refuses.
        _definitions[key] = new(TerraformValue.Unknown.Value, UsesDefault: false);
        var before = _defaultsUsed;
        if (definition.IsDefault)
            _defaultsUsed++;
        var value = Evaluate(definition);
        _definitions[key] = new(value, _defaultsUsed > before);
        return value;
    }

    /// <summary>
    /// Whether what is worked out hangs on the default of a variable of the root module: whoever runs Terraform may give it another value.
    /// </summary>
    public bool UsesDefault(Action evaluate)
    {
        var before = _defaultsUsed;
        evaluate();
        return _defaultsUsed > before;
    }

    private TerraformValue Evaluate(Definition definition)
    {
        var value = definition.Known ?? Evaluate(definition.Expression, definition.Scope);
        if (value is TerraformValue.Null && definition.Fallback is { } fallback)
            value = Evaluate(fallback);
        return definition.Type is { } type ? type.Convert(value, expression => Evaluate(expression, definition.Scope)) : value;
    }

    /// <summary>How a condition comes out; <see langword="null"/> where that cannot be determined.</summary>
    public bool? Decide(Expression condition, Scope scope)
    {
        if (IsSpent())
            return null;
        _level++;
        var outcome = DecideNode(condition, scope);
        _level--;
        return outcome;
    }

    private bool IsSpent() => _level >= MaxDepth || ++_steps > MaxSteps || --budget.Steps < 0;

    private bool? DecideNode(Expression condition, Scope scope)
    {
        switch (condition)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return !Decide(not.Operand, scope);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                return Decide(and.Left, scope) switch
                {
                    false => false,
                    true => Decide(and.Right, scope),
                    null => null,
                };
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                return Decide(or.Left, scope) switch
                {
                    true => true,
                    false => Decide(or.Right, scope),
                    null => null,
                };
            case BinaryExpression { Operator: BinaryOperator.NotEqual } unequal:
                return !Decide(unequal with { Operator = BinaryOperator.Equal }, scope);
            default:
                var value = Evaluate(condition, scope);
                return value is TerraformValue.Unknown
                    ? DecideUnknown(condition, scope)
                    : (Conversions.ToBoolean(value) as TerraformValue.Boolean)?.Value;
        }
    }

    private bool? DecideUnknown(Expression condition, Scope scope)
    {
        if (Define(condition, scope) is { } definition)
            return Decide(definition.Expression, definition.Scope);
        if (scope.Source is not { } source || MentionsBinding(condition, scope) || ExpressionText.Of(condition) is not { } text)
            return null;
        var key = scope.Module.Address + ": " + text;
        if (assumptions.FirstOrDefault(assumption => assumption.Decision.Key == key) is { } assumed)
            return assumed.Outcome;
        Open ??= new(key, text, source.PlaceOf(condition.Span));
        return null;
    }

    private static Definition? Define(Expression expression, Scope scope) => expression switch
    {
        AttributeExpression { Source: VariableExpression { Name: "local" } } local when scope.Bound("local") is null =>
            scope.Module.Local(local.Name),
        AttributeExpression { Source: VariableExpression { Name: "var" } } variable when scope.Bound("var") is null =>
            scope.Module.Variable(variable.Name),
        _ => null,
    };

    // A condition on a loop's element comes out differently for each; text alone does not tell them apart.
    private static bool MentionsBinding(Expression expression, Scope scope, int levels = MaxDepth)
    {
        if (scope.Bindings is null)
            return false;
        if (levels-- == 0)
            return true;
        return expression switch
        {
            VariableExpression variable => scope.Bound(variable.Name) is not null,
            SplatElementExpression or LiteralExpression => false,
            AttributeExpression attribute => MentionsBinding(attribute.Source, scope, levels),
            IndexExpression index => MentionsBinding(index.Source, scope, levels) || MentionsBinding(index.Key, scope, levels),
            SplatExpression splat => MentionsBinding(splat.Source, scope, levels),
            UnaryExpression unary => MentionsBinding(unary.Operand, scope, levels),
            BinaryExpression binary => MentionsBinding(binary.Left, scope, levels) || MentionsBinding(binary.Right, scope, levels),
            CallExpression call => call.Arguments.Any(argument => MentionsBinding(argument, scope, levels)),
            TupleExpression tuple => tuple.Items.Any(item => MentionsBinding(item, scope, levels)),
            TemplateExpression template => template.Parts.Any(part => MentionsBinding(part, scope, levels)),
            _ => true,
        };
    }

    private static int LengthOf(Content.Text text)
    {
        var length = 0;
        foreach (var part in text.Parts)
            length += (part as TextPart.Literal)?.Value.Length ?? 1;
        return length;
    }

    private static TerraformValue Bounded(TerraformValue value) => value switch
    {
        TerraformValue.Text text when LengthOf(text.Content) > MaxValueSize =>
            TerraformValue.Unknown.Value,
        TerraformValue.Sequence sequence when sequence.Items.Count > MaxValueSize => TerraformValue.Unknown.Value,
        { Depth: > MaxDepth } => TerraformValue.Unknown.Value,
        _ => value,
    };

    private TerraformValue EvaluateNode(Expression expression, Scope scope) => expression switch
    {
        LiteralExpression => TerraformValue.OfLiteral(expression),
        TemplateExpression template => Template(template.Parts.Select(part => Evaluate(part, scope))),
        TemplateForExpression loop =>
            For(loop.For, scope) is TerraformValue.Sequence sequence ? Template(sequence.Items) : TerraformValue.Unknown.Value,
        VariableExpression variable => Root(variable.Name, scope),
        AttributeExpression attribute => Attribute(Evaluate(attribute.Source, scope), attribute.Name),
        IndexExpression index => Index(Evaluate(index.Source, scope), Evaluate(index.Key, scope)),
        SplatExpression splat => Splat(splat, scope),
        SplatElementExpression => scope.Bound(SplatElement) ?? TerraformValue.Unknown.Value,
        CallExpression call => Call(call, scope),
        ConditionalExpression conditional => Conditional(conditional, scope),
        UnaryExpression unary => Operators.Apply(unary.Operator, Evaluate(unary.Operand, scope)),
        BinaryExpression binary => Operators.Apply(binary.Operator, Evaluate(binary.Left, scope), Evaluate(binary.Right, scope)),
        TupleExpression tuple => new TerraformValue.Sequence([.. tuple.Items.Select(item => Evaluate(item, scope))]),
        ObjectExpression @object => Object(@object, scope),
        ForExpression loop => For(loop, scope),
        _ => TerraformValue.Unknown.Value,
    };

    /// <summary>The text of a template with these values in it.</summary>
    public static TerraformValue Template(IEnumerable<TerraformValue> values)
    {
        var parts = new List<TextPart>();
        foreach (var value in values)
        {
            if (value is TerraformValue.Unknown)
                parts.Add(TextPart.Opaque.Value);
            else if (Conversions.ToText(value) is TerraformValue.Text text)
                parts.AddRange(text.Content.Parts);
            else
                return TerraformValue.Failure.Value;
        }

        return new TerraformValue.Text(Content.Text.Of(parts));
    }

    private TerraformValue Root(string name, Scope scope)
    {
        var module = scope.Module;
        return scope.Bound(name) ?? name switch
        {
            "var" => new TerraformValue.Deferred(variable => Evaluate("var", variable, module, module.Variable(variable))),
            "local" => new TerraformValue.Deferred(local => Evaluate("local", local, module, module.Local(local))),
            "module" => new TerraformValue.Deferred(call => module.ModuleCall(this, call)),
            "data" => new TerraformValue.Deferred(type =>
                new TerraformValue.Deferred(resource => module.Resource(this, "data." + type, resource))),
            "each" or "count" or "self" or "path" or "terraform" or "ephemeral" => TerraformValue.Unknown.Value,
            _ => new TerraformValue.Deferred(resource => module.Resource(this, name, resource)),
        };
    }

    private static TerraformValue Attribute(TerraformValue source, string name) => source switch
    {
        TerraformValue.Deferred deferred => deferred.Attribute(name),
        TerraformValue.Map map => map.Entries.TryGetValue(name, out var value) ? value : TerraformValue.Failure.Value,
        TerraformValue.Unknown => TerraformValue.Unknown.Value,
        _ => TerraformValue.Failure.Value,
    };

    private static TerraformValue Index(TerraformValue source, TerraformValue key) => (source, key) switch
    {
        (TerraformValue.Failure, _) or (_, TerraformValue.Failure) => TerraformValue.Failure.Value,
        (TerraformValue.Sequence sequence, _) when Conversions.ToNumber(key) is TerraformValue.Number number =>
            number.Value >= 0 && number.Value < sequence.Items.Count ? sequence.Items[(int)number.Value] : TerraformValue.Failure.Value,
        (TerraformValue.Map or TerraformValue.Deferred, _) when Conversions.ToText(key) is TerraformValue.Text { Constant: { } name } =>
            Attribute(source, name),
        (TerraformValue.Sequence or TerraformValue.Map or TerraformValue.Deferred or TerraformValue.Unknown, _) =>
            TerraformValue.Unknown.Value,
        _ => TerraformValue.Failure.Value,
    };

    private TerraformValue Splat(SplatExpression splat, Scope scope) => Evaluate(splat.Source, scope) switch
    {
        TerraformValue.Sequence sequence =>
            new TerraformValue.Sequence([.. sequence.Items.Select(item => Evaluate(splat.Each, scope.Bind(SplatElement, item)))]),
        TerraformValue.Null => new TerraformValue.Sequence([]),
        TerraformValue.Unknown => TerraformValue.Unknown.Value,
        TerraformValue.Failure => TerraformValue.Failure.Value,
        var single => new TerraformValue.Sequence([Evaluate(splat.Each, scope.Bind(SplatElement, single))]),
    };

    private TerraformValue Conditional(ConditionalExpression conditional, Scope scope)
    {
        if (Decide(conditional.Condition, scope) is { } outcome)
            return Evaluate(outcome ? conditional.Then : conditional.Otherwise, scope);
        var (then, otherwise) = (Evaluate(conditional.Then, scope), Evaluate(conditional.Otherwise, scope));
        if (then == otherwise)
            return then;
        // Of two log groups the ARN of either is an ARN of a log group.
        return then is TerraformValue.Text one
            && otherwise is TerraformValue.Text other
            && Anonymous(one) is var anonymous
            && anonymous == Anonymous(other)
            ? anonymous
            : TerraformValue.Unknown.Value;
    }

    private static TerraformValue.Text Anonymous(TerraformValue.Text text) =>
        new(Content.Text.Of(text.Content.Parts.Select(part =>
            part is TextPart.Reference reference ? reference with { Address = null } : part)));

    private TerraformValue Call(CallExpression call, Scope scope)
    {
        if (call.Name == "try")
            return Try(call, scope);
        if (call is { Name: "can", Arguments: [var tried] })
        {
            var value = Evaluate(tried, scope);
            return value is TerraformValue.Unknown ? value : TerraformValue.Boolean.Of(value is not TerraformValue.Failure);
        }


        var arguments = call.Arguments.Select(argument => Evaluate(argument, scope)).ToList();
        if (call.ExpandsLast)
        {
            if (arguments[^1] is not TerraformValue.Sequence last)
                return TerraformValue.Unknown.Value;
            arguments.RemoveAt(arguments.Count - 1);
            arguments.AddRange(last.Items);
        }

        return arguments.Contains(TerraformValue.Failure.Value)
            ? TerraformValue.Failure.Value
            : scope.Module.CallFunction(call.Name, arguments) ?? Functions.Call(call.Name, arguments);
    }

    private TerraformValue Try(CallExpression call, Scope scope)
    {
        foreach (var argument in call.Arguments)
        {
            if (Evaluate(argument, scope) is var value and not TerraformValue.Failure)
                return value;
        }

        return TerraformValue.Failure.Value;
    }

    private TerraformValue Object(ObjectExpression @object, Scope scope)
    {
        var entries = new Dictionary<string, TerraformValue>(StringComparer.Ordinal);
        foreach (var item in @object.Items)
        {
            if (Conversions.ToText(Evaluate(item.Key, scope)) is not TerraformValue.Text { Constant: { } key })
                return TerraformValue.Unknown.Value;
            entries[key] = Evaluate(item.Value, scope);
        }

        return new TerraformValue.Map(entries);
    }

    private TerraformValue For(ForExpression loop, Scope scope)
    {
        if (Conversions.Elements(Evaluate(loop.Collection, scope)) is not { } elements)
            return TerraformValue.Unknown.Value;
        var items = new List<TerraformValue>();
        var entries = new Dictionary<string, TerraformValue>(StringComparer.Ordinal);
        foreach (var (key, value) in elements)
        {
            var inner = scope.Bind(loop.ValueName, value);
            if (loop.KeyName is not null)
                inner = inner.Bind(loop.KeyName, key);
            var isWanted = loop.Condition is null ? true : Decide(loop.Condition, inner);
            if (isWanted is null)
                return TerraformValue.Unknown.Value;
            if (isWanted == false)
                continue;
            if (loop.Key is null)
                items.Add(Evaluate(loop.Value, inner));
            else if (!loop.IsGrouped && Conversions.ToText(Evaluate(loop.Key, inner)) is TerraformValue.Text { Constant: { } entry })
                entries[entry] = Evaluate(loop.Value, inner);
            else
                return TerraformValue.Unknown.Value;
        }

        return loop.Key is null ? new TerraformValue.Sequence(items) : new TerraformValue.Map(entries);
    }

    /// <summary>By what a definition is known.</summary>
    private sealed record DefinitionKey(IModuleScope Module, string Kind, string Name);

    /// <summary>What a definition comes to, and whether that hangs on the default of a variable.</summary>
    private sealed record Evaluated(TerraformValue Value, bool UsesDefault);
}
