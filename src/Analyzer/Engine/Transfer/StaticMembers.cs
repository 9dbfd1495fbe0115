using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>
/// Private fields and properties of classes that the run has assigned: they hold what they were assigned until code runs that is not seen,
/// or at another time.
/// </summary>
internal static class StaticMembers
{
    /// <summary>They belong to no call.</summary>
    private const int NoFrame = -1;

    private static readonly Slot HandedOut = new(new object(), NoFrame - 1);

    /// <summary>What a member holds that the run has assigned; <see langword="null"/> where it has not.</summary>
    public static Value? Read(Evaluation eval, ISymbol member) => eval.State.Read(SlotOf(member))?.Value;

    /// <summary>Assigns to a member that is plain storage. False where it is not.</summary>
    public static bool TryWrite(Evaluation eval, ISymbol member, Value value, SyntaxNode source)
    {
        var isStorage = member is IFieldSymbol { RefKind: RefKind.None } or IPropertySymbol { IsIndexer: false };
        if (member is not { IsStatic: true, DeclaredAccessibility: Accessibility.Private }
            || !isStorage
            || member.ContainingType.IsGenericType
            || member.GetAttributes().Length > 0
            || !eval.Program.IsInSource(member.ContainingType)
            || eval.Program.Types.IsModeled(member.ContainingType)
            || eval.Program.BodyOf((member as IPropertySymbol)?.SetMethod) is not null
            || eval.Program.BodyOf((member as IPropertySymbol)?.GetMethod) is not null)
        {
            return false;
        }

        eval.Write(SlotOf(member), value, source);
        return true;
    }

    /// <summary>A run begins: nobody has code of the program in hand.</summary>
    public static State Begin(State state) => state.Write(HandedOut, Value.False, null);

    /// <summary>Code that is not seen gets code of the program, which it may call from now on.</summary>
    public static void Expose(Evaluation eval)
    {
        if (eval.State.Read(HandedOut) is { } known && known.Value != Value.True)
            eval.Write(HandedOut, Value.True, null);
    }

    /// <summary>Code runs that is not seen, and may call code of the program.</summary>
    public static void LoseTo(Evaluation eval, IOperation operation)
    {
        var isTold = operation is IInvocationOperation { TargetMethod: { TypeArguments: var types } } && types.Any(eval.Program.IsInSource);
        if (isTold || eval.State.Read(HandedOut)?.Value != Value.False)
            Lose(eval);
    }

    /// <summary>Whether any is known, since it was assigned.</summary>
    public static bool AreKnown(State state) => state.Variables.HasFrame(NoFrame);

    /// <summary>Code of the program runs, at whatever time: it may assign any, and change what they hold.</summary>
    public static void Lose(Evaluation eval)
    {
        if (!AreKnown(eval.State))
            return;
        var held = eval.State.Variables.All.Where(pair => pair.Key.Frame == NoFrame).Select(pair => pair.Value.Value).ToList();
        eval.Continue(eval.State with { Variables = eval.State.Variables.WithoutFrame(NoFrame) });
        eval.Escape(held);
    }

    private static Slot SlotOf(ISymbol member) => new(member.OriginalDefinition, NoFrame);
}
