using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>What names mean where an expression stands.</summary>
/// <param name="Module">The module it is part of.</param>
/// <param name="Source">The text it was parsed from, where it is known yet.</param>
/// <param name="Bindings">Names that hold inside a loop or an instance only; the innermost first.</param>
internal sealed record Scope(IModuleScope Module, IExpressionSource? Source = null, Binding? Bindings = null)
{
    /// <summary>This scope with one more name.</summary>
    public Scope Bind(string name, TerraformValue value) => this with { Bindings = new(name, value, Bindings) };

    /// <summary>The value of a bound name, or <see langword="null"/> where there is none of the name.</summary>
    public TerraformValue? Bound(string name)
    {
        for (var binding = Bindings; binding is not null; binding = binding.Outer)
        {
            if (binding.Name == name)
                return binding.Value;
        }

        return null;
    }
}

/// <summary>A name of a loop or an instance.</summary>
internal sealed record Binding(string Name, TerraformValue Value, Binding? Outer);

/// <summary>An expression together with what its names mean.</summary>
internal sealed record Definition(Expression Expression, Scope Scope)
{
    /// <summary>What counts where the expression comes to <c>null</c>, if anything does.</summary>
    public Definition? Fallback { get; init; }

    /// <summary>The value itself, where it is known already; the expression does not matter then.</summary>
    public TerraformValue? Known { get; private init; }

    /// <summary>Whether it is the default of a variable of the root module.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What the value is converted to, if anything.</summary>
    public TypeConstraint? Type { get; init; }

    /// <summary>A value as a definition.</summary>
    public static Definition Of(TerraformValue value, Scope scope) => new(new UnreadExpression(default), scope) { Known = value };
}

/// <summary>What a module gives the expressions in it.</summary>
internal interface IModuleScope
{
    /// <summary>The address of the module's instance, such as <c>module.audit[0]</c>; empty for the root.</summary>
    string Address { get; }

    /// <summary>What <c>var.name</c> stands for; <see langword="null"/> where only the caller outside knows.</summary>
    Definition? Variable(string name);

    /// <summary>What <c>local.name</c> stands for; <see langword="null"/> where there is no such local value.</summary>
    Definition? Local(string name);

    /// <summary>The instances of a resource: one, a sequence, or a map, as <c>count</c> and <c>for_each</c> make it.</summary>
    /// <param name="evaluator">Evaluates those.</param>
    /// <param name="type">The resource's type, with the prefix <c>data.</c> for a data source.</param>
    /// <param name="name">The resource's name.</param>
    TerraformValue Resource(Evaluator evaluator, string type, string name);

    /// <summary>The instances of a module call, with the module's outputs as attributes.</summary>
    TerraformValue ModuleCall(Evaluator evaluator, string name);

    /// <summary>What a function answers that is there in this module only; <see langword="null"/> for any other.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="arguments">None of them is a failure.</param>
    TerraformValue? CallFunction(string function, IReadOnlyList<TerraformValue> arguments);
}
