using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>The expression that calls something.</summary>
/// <param name="Syntax">The expression.</param>
/// <param name="References">What the arguments passed by reference assign to, in the order of the parameters.</param>
internal readonly record struct CallSite(SyntaxNode Syntax, ImmutableArray<IOperation?> References)
{
    /// <summary>Whether the place is wanted that a call returns by reference, not what it holds.</summary>
    public bool ReturnsPlace { get; init; }

    public static implicit operator CallSite(SyntaxNode syntax) => new(syntax, []);

    public static CallSite Of(IOperation operation)
    {
        var arguments = operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            IPropertyReferenceOperation property => property.Arguments,
            _ => [],
        };
        if (!arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
            return operation.Syntax;
        var references = new IOperation?[arguments.Max(argument => argument.Parameter?.Ordinal ?? 0) + 1];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter)
                references[parameter.Ordinal] = argument.Value;
        }

        return new(operation.Syntax, [.. references]);
    }
}

/// <summary>What is called.</summary>
/// <param name="Owner">The method, or the member whose initializer runs.</param>
/// <param name="Graph">Its control-flow graph.</param>
/// <param name="Receiver">The object it is called on.</param>
/// <param name="Scope">For a lambda or a local function, the call it is nested in.</param>
internal sealed record Callee(ISymbol Owner, ControlFlowGraph Graph, Value? Receiver, Frame? Scope = null)
{
    /// <summary>What the type parameters in its code stand for.</summary>
    public TypeArguments TypeArguments { get; init; } = TypeArguments.None;

    public ImmutableArray<IParameterSymbol> Parameters => Owner is IMethodSymbol method ? method.Parameters : [];
}

/// <summary>One way a call can end.</summary>
/// <param name="State">The state after it; <see langword="null"/> where it does not return.</param>
/// <param name="Result">What it returns.</param>
/// <param name="References">What its <c>ref</c> and <c>out</c> parameters hold.</param>
/// <param name="Thrown">The states in which it throws.</param>
internal sealed record CallOutcome(State? State, Value Result, ImmutableArray<Value?> References, IReadOnlyList<State> Thrown)
{
    public static readonly CallOutcome None = new(null, Value.Unknown.Value, [], []);
}
