using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>Reads and writes of locals and parameters.</summary>
internal static class VariableAccess
{
    public static Value Read(Evaluation eval, ILocalSymbol local, IOperation operation) =>
        eval.State.Read(SlotOf(eval, local))?.Value ?? eval.Fresh(operation);

    /// <summary>Where a variable is kept: for a <c>ref</c> local, where the variable is kept that it stands for.</summary>
    public static Slot SlotOf(Evaluation eval, ISymbol variable)
    {
        var slot = new Slot(variable, eval.Frame.OwnerOf(variable).Id);
        return variable is ILocalSymbol { RefKind: not RefKind.None } && eval.State.Read(slot)?.Value is Value.Alias alias
            ? alias.Target
            : slot;
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
        var slot = SlotOf(eval, variable);
        var isShared = eval.State.Shared.Contains(slot);
        if (isShared)
            eval.Escape(value);
        eval.Write(slot, isShared ? Value.Unknown.Value : value, source);
    }

    public static void Declare(Evaluation eval, ISymbol? variable, Value value, SyntaxNode source)
    {
        if (variable is not null)
            eval.Write(new Slot(variable, eval.Frame.OwnerOf(variable).Id), value, source);
    }
}
