using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>Works out what expressions come to, under assumptions about the conditions that cannot be told.</summary>
/// <remarks>
/// It never guesses: whatever it does not know, or is too large to follow, is <see cref="Value.Unknown"/>. A condition that decides
/// between values and is not known is noted in <see cref="Open"/>, so that the caller can evaluate again under both outcomes; thus
/// two attributes that hang on one condition are never seen in a combination that cannot happen.
/// </remarks>
internal sealed class Evaluator(IReadOnlyList<Assumption> assumptions, EvaluationBudget budget)
{
    /// <summary>How many elements a collection and how many characters a text may have before it counts as unknown.</summary>
    public const int LargestValue = 20_000;

    private const int DeepestLevel = 250;

    /// <summary>What the element of a splat is bound to: nothing that a name could be.</summary>
    private const string SplatElement = "*";
    private const int MostSteps = 200_000;

    private readonly Dictionary<(IModuleScope Module, string Kind, string Name), Value> _definitions = [];
    private int _level;
    private int _steps;

    /// <summary>The first condition that was needed, could not be told, and is not assumed to come out one way or the other.</summary>
    public Decision? Open { get; private set; }

    /// <summary>What an expression comes to.</summary>
    public Value Evaluate(Expression expression, Scope scope)
    {
        if (IsSpent())
            return Value.Unknown.Value;
        _level++;
        var value = Bounded(EvaluateNode(expression, scope));
        _level--;
        return value;
    }

    /// <summary>What a definition comes to; worked out once.</summary>
    public Value Evaluate(string kind, string name, IModuleScope module, Definition? definition)
    {
        if (definition is null)
            return Value.Unknown.Value;
        var key = (module, kind, name);
        if (_definitions.TryGetValue(key, out var known))
            return known;
        // Whoever asks again before it is worked out has closed a circle, which Terraform refuses.
        _definitions[key] = Value.Unknown.Value;
        return _definitions[key] = Evaluate(definition);
    }

    private Value Evaluate(Definition definition)
    {
        var value = definition.Known ?? Evaluate(definition.Expression, definition.Scope);
        if (value is Value.Null && definition.Fallback is { } fallback)
            value = Evaluate(fallback);
        return definition.Type is { } type ? type.Convert(value, expression => Evaluate(expression, definition.Scope)) : value;
    }

    /// <summary>How a condition comes out; <see langword="null"/> where that cannot be told.</summary>
    public bool? Decide(Expression condition, Scope scope)
    {
        if (IsSpent())
            return null;
        _level++;
        var outcome = DecideNode(condition, scope);
        _level--;
        return outcome;
    }

    private bool IsSpent() => _level >= DeepestLevel || ++_steps > MostSteps || --budget.Steps < 0;

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
                return value is Value.Unknown ? DecideUnknown(condition, scope) : (Conversions.ToBoolean(value) as Value.Boolean)?.Value;
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
        AttributeExpression { Source: VariableExpression { Name: "local" } } local when scope.Bound("local") is null => scope.Module.Local(local.Name),
        AttributeExpression { Source: VariableExpression { Name: "var" } } variable when scope.Bound("var") is null => scope.Module.Variable(variable.Name),
        _ => null,
    };

    // A condition on a loop's element comes out differently for each; text alone does not tell them apart.
    private static bool MentionsBinding(Expression expression, Scope scope, int levels = DeepestLevel)
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

    private static Value Bounded(Value value) => value switch
    {
        Value.Text text when text.Content.Parts.Sum(part => (part as TextPart.Literal)?.Value.Length ?? 1) > LargestValue => Value.Unknown.Value,
        Value.Sequence sequence when sequence.Items.Count > LargestValue => Value.Unknown.Value,
        { Depth: > DeepestLevel } => Value.Unknown.Value,
        _ => value,
    };

    private Value EvaluateNode(Expression expression, Scope scope) => expression switch
    {
        LiteralExpression => Value.OfLiteral(expression),
        TemplateExpression template => Template(template.Parts.Select(part => Evaluate(part, scope))),
        TemplateForExpression loop => For(loop.For, scope) is Value.Sequence sequence ? Template(sequence.Items) : Value.Unknown.Value,
        VariableExpression variable => Root(variable.Name, scope),
        AttributeExpression attribute => Attribute(Evaluate(attribute.Source, scope), attribute.Name),
        IndexExpression index => Index(Evaluate(index.Source, scope), Evaluate(index.Key, scope)),
        SplatExpression splat => Splat(splat, scope),
        SplatElementExpression => scope.Bound(SplatElement) ?? Value.Unknown.Value,
        CallExpression call => Call(call, scope),
        ConditionalExpression conditional => Conditional(conditional, scope),
        UnaryExpression unary => Operators.Apply(unary.Operator, Evaluate(unary.Operand, scope)),
        BinaryExpression binary => Operators.Apply(binary.Operator, Evaluate(binary.Left, scope), Evaluate(binary.Right, scope)),
        TupleExpression tuple => new Value.Sequence([.. tuple.Items.Select(item => Evaluate(item, scope))]),
        ObjectExpression @object => Object(@object, scope),
        ForExpression loop => For(loop, scope),
        _ => Value.Unknown.Value,
    };

    /// <summary>The text of a template with these values in it.</summary>
    public static Value Template(IEnumerable<Value> values)
    {
        var parts = new List<TextPart>();
        foreach (var value in values)
        {
            if (value is Value.Unknown)
                parts.Add(TextPart.Opaque.Value);
            else if (Conversions.ToText(value) is Value.Text text)
                parts.AddRange(text.Content.Parts);
            else
                return Value.Failure.Value;
        }

        return new Value.Text(Content.Text.Of(parts));
    }

    private Value Root(string name, Scope scope)
    {
        var module = scope.Module;
        return scope.Bound(name) ?? name switch
        {
            "var" => new Value.Deferred(variable => Evaluate("var", variable, module, module.Variable(variable))),
            "local" => new Value.Deferred(local => Evaluate("local", local, module, module.Local(local))),
            "module" => new Value.Deferred(call => module.ModuleCall(this, call)),
            "data" => new Value.Deferred(type => new Value.Deferred(resource => module.Resource(this, "data." + type, resource))),
            "each" or "count" or "self" or "path" or "terraform" or "ephemeral" => Value.Unknown.Value,
            _ => new Value.Deferred(resource => module.Resource(this, name, resource)),
        };
    }

    private static Value Attribute(Value source, string name) => source switch
    {
        Value.Deferred deferred => deferred.Attribute(name),
        Value.Map map => map.Entries.TryGetValue(name, out var value) ? value : Value.Failure.Value,
        Value.Unknown => Value.Unknown.Value,
        _ => Value.Failure.Value,
    };

    private static Value Index(Value source, Value key) => (source, key) switch
    {
        (Value.Failure, _) or (_, Value.Failure) => Value.Failure.Value,
        (Value.Sequence sequence, _) when Conversions.ToNumber(key) is Value.Number number =>
            number.Value >= 0 && number.Value < sequence.Items.Count ? sequence.Items[(int)number.Value] : Value.Failure.Value,
        (Value.Map or Value.Deferred, _) when Conversions.ToText(key) is Value.Text { Constant: { } name } => Attribute(source, name),
        (Value.Sequence or Value.Map or Value.Deferred or Value.Unknown, _) => Value.Unknown.Value,
        _ => Value.Failure.Value,
    };

    private Value Splat(SplatExpression splat, Scope scope) => Evaluate(splat.Source, scope) switch
    {
        Value.Sequence sequence => new Value.Sequence([.. sequence.Items.Select(item => Evaluate(splat.Each, scope.Bind(SplatElement, item)))]),
        Value.Null => new Value.Sequence([]),
        Value.Unknown => Value.Unknown.Value,
        Value.Failure => Value.Failure.Value,
        var single => new Value.Sequence([Evaluate(splat.Each, scope.Bind(SplatElement, single))]),
    };

    private Value Conditional(ConditionalExpression conditional, Scope scope)
    {
        if (Decide(conditional.Condition, scope) is { } outcome)
            return Evaluate(outcome ? conditional.Then : conditional.Otherwise, scope);
        var (then, otherwise) = (Evaluate(conditional.Then, scope), Evaluate(conditional.Otherwise, scope));
        if (then == otherwise)
            return then;
        // Of two log groups the ARN of either is an ARN of a log group.
        return then is Value.Text one && otherwise is Value.Text other && Anonymous(one) is var anonymous && anonymous == Anonymous(other) ? anonymous : Value.Unknown.Value;
    }

    private static Value.Text Anonymous(Value.Text text) =>
        new(Content.Text.Of(text.Content.Parts.Select(part => part is TextPart.Reference reference ? reference with { Address = null } : part)));

    private Value Call(CallExpression call, Scope scope)
    {
        if (call.Name == "try")
            return Try(call, scope);
        if (call is { Name: "can", Arguments: [var tried] })
            return Evaluate(tried, scope) switch { Value.Unknown => Value.Unknown.Value, var value => Value.Boolean.Of(value is not Value.Failure) };

        var arguments = call.Arguments.Select(argument => Evaluate(argument, scope)).ToList();
        if (call.ExpandsLast)
        {
            if (arguments[^1] is not Value.Sequence last)
                return Value.Unknown.Value;
            arguments.RemoveAt(arguments.Count - 1);
            arguments.AddRange(last.Items);
        }

        return arguments.Contains(Value.Failure.Value)
            ? Value.Failure.Value
            : scope.Module.CallFunction(call.Name, arguments) ?? Functions.Call(call.Name, arguments);
    }

    private Value Try(CallExpression call, Scope scope)
    {
        foreach (var argument in call.Arguments)
        {
            if (Evaluate(argument, scope) is var value and not Value.Failure)
                return value;
        }

        return Value.Failure.Value;
    }

    private Value Object(ObjectExpression @object, Scope scope)
    {
        var entries = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var item in @object.Items)
        {
            if (Conversions.ToText(Evaluate(item.Key, scope)) is not Value.Text { Constant: { } key })
                return Value.Unknown.Value;
            entries[key] = Evaluate(item.Value, scope);
        }

        return new Value.Map(entries);
    }

    private Value For(ForExpression loop, Scope scope)
    {
        if (Conversions.Elements(Evaluate(loop.Collection, scope)) is not { } elements)
            return Value.Unknown.Value;
        var items = new List<Value>();
        var entries = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (key, value) in elements)
        {
            var inner = scope.Bind(loop.ValueName, value);
            if (loop.KeyName is not null)
                inner = inner.Bind(loop.KeyName, key);
            var isWanted = loop.Condition is null ? true : Decide(loop.Condition, inner);
            if (isWanted is null)
                return Value.Unknown.Value;
            if (isWanted == false)
                continue;
            if (loop.Key is null)
                items.Add(Evaluate(loop.Value, inner));
            else if (!loop.IsGrouped && Conversions.ToText(Evaluate(loop.Key, inner)) is Value.Text { Constant: { } entry })
                entries[entry] = Evaluate(loop.Value, inner);
            else
                return Value.Unknown.Value;
        }

        return loop.Key is null ? new Value.Sequence(items) : new Value.Map(entries);
    }
}
