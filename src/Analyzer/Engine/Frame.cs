using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>One call of a method, a lambda or an initializer.</summary>
/// <param name="Id">Tells its variables from those of other calls.</param>
/// <param name="Owner">The method, or the member whose initializer runs.</param>
/// <param name="Graph">Its control-flow graph.</param>
/// <param name="This">The object it runs on.</param>
/// <param name="Scope">For a lambda or a local function, the call it is nested in.</param>
/// <param name="Caller">The calls that lead here.</param>
internal sealed record Frame(int Id, ISymbol Owner, ControlFlowGraph Graph, Value? This, Frame? Scope, CallChain? Caller)
{
    /// <summary>What the type parameters in its code stand for.</summary>
    public TypeArguments TypeArguments { get; init; } = TypeArguments.None;

    /// <summary>The call that a variable belongs to.</summary>
    public Frame OwnerOf(ISymbol variable)
    {
        for (var frame = this; frame is not null; frame = frame.Scope)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Owner, variable.ContainingSymbol))
                return frame;
        }

        return this;
    }

    public bool Equals(Frame? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id;
}

/// <summary>The calls that lead from the analysed body to a point of the program.</summary>
internal sealed record CallChain(CallChain? Caller, SyntaxNode Call)
{
    public int Depth { get; } = (Caller?.Depth ?? 0) + 1;
}

/// <summary>The calls that are being run.</summary>
internal sealed record ActiveCall(Frame Frame, ActiveCall? Outer);
