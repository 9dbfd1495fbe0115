using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>Reads and writes of locals and parameters.</summary>
internal static class VariableAccess
{
    public static Value Read(Evaluation eval, ILocalSymbol local, IOperation operation)
    {
        var held = eval.State.Read(new Slot(local, eval.Frame.OwnerOf(local).Id))?.Value;
        return held is not null && IsPlace(local, held) ? Places.Read(eval, held, operation.Syntax) : held ?? eval.Fresh(operation);
    }

    /// <summary>The call that a parameter belongs to; <see langword="null"/> where it is kept by an object.</summary>
    public static Frame? OwnerOf(Evaluation eval, IParameterSymbol parameter)
    {
        var owner = eval.Frame.OwnerOf(parameter);
        return SymbolEqualityComparer.Default.Equals(owner.Owner, parameter.ContainingSymbol) ? owner : null;
    }

    public static Value ReadParameter(Evaluation eval, IParameterSymbol parameter)
    {
        // What an extension block extends is what its members are called on.
        if (parameter.ContainingSymbol is INamedTypeSymbol)
            return eval.Frame.This ?? Value.Unknown.Value;
        var owner = eval.Frame.OwnerOf(parameter);
        if (!SymbolEqualityComparer.Default.Equals(owner.Owner, parameter.ContainingSymbol) && eval.Frame.This is { } instance)
            return MemberAccess.ReadStored(eval, instance, parameter) ?? Value.Unknown.Value;
        return eval.State.Read(new Slot(parameter.OriginalDefinition, owner.Id))?.Value
            ?? Variables.Initial(parameter.OriginalDefinition, owner.Id);
    }

    public static void Write(Evaluation eval, ISymbol variable, Value value, SyntaxNode source)
    {
        var slot = new Slot(variable, eval.Frame.OwnerOf(variable).Id);
        if (eval.State.Read(slot) is { } held && IsPlace(variable, held.Value))
            Places.Write(eval, held.Value, value, source);
        else
            Write(eval, slot, value, source);
    }

    public static void Write(Evaluation eval, Slot slot, Value value, SyntaxNode source)
    {
        var isShared = eval.State.Shared.Contains(slot);
        if (isShared)
            eval.Escape(value);
        eval.Write(slot, isShared ? Value.Unknown.Value : value, source);
    }

    /// <summary>Whether a local is a <c>ref</c> that stands for a place that is known.</summary>
    private static bool IsPlace(ISymbol variable, Value held) =>
        variable is ILocalSymbol { RefKind: not RefKind.None } && held.Possibilities.Any(each => each is Value.Place);

    public static void Declare(Evaluation eval, ISymbol? variable, Value value, SyntaxNode source)
    {
        if (variable is not null)
            eval.Write(new Slot(variable, eval.Frame.OwnerOf(variable).Id), value, source);
    }
}
