using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>
/// Runs one body over abstract values. Calls into source are entered; what leaves the code that can be seen is not known any more.
/// </summary>
internal static class AbstractInterpreter
{
    /// <summary>Runs a body that code which is not seen may call, with whatever arguments.</summary>
    /// <param name="program">The program.</param>
    /// <param name="environment">The world around it, which records what the run makes.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <param name="entersCalls">See <see cref="EvaluationContext.EntersCalls"/>.</param>
    /// <param name="atLeast">What it may cost, however short it is.</param>
    /// <returns>
    /// False where it costs more than it may, or is nested deeper than the stack: what the environment has recorded is not complete then.
    /// </returns>
    public static bool TryRun(
        ProgramSource program,
        EnvironmentModel environment,
        Body body,
        CancellationToken cancellation,
        bool entersCalls = true,
        int atLeast = Budget.AtLeast)
    {
        var budget = Budget.Of(body, atLeast);
        try
        {
            Run(new(program, environment, budget, cancellation), body, entersCalls);
            return !budget.IsExceeded;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    private static void Run(RunContext run, Body body, bool entersCalls)
    {
        var frame = new Frame(run.FrameId(0, body.Graph.OriginalOperation.Syntax, 0), body.Owner, body.Graph, null, null, null);
        var entry = new Evaluation(new(run, frame, null) { EntersCalls = entersCalls }, StaticMembers.Begin(State.Empty));
        if (!body.Owner.IsStatic && body.Owner.ContainingType is { } type)
            frame = frame with { This = EnterInstance(entry, body, type) };
        var context = entry.Context with { Frame = frame };
        IEnumerable<State> entries = [entry.State];
        if (body.Owner is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && frame.This is { } created)
            entries = ObjectCreation.BeforeConstructorBody(context, entry.State, constructor, created).Ends.Select(end => end.State);
        foreach (var state in entries)
        {
            foreach (var exit in GraphDriver.Execute(context, frame, state).Exits)
                End(context, body, exit);
        }
    }

    /// <summary>The object that a body runs on: nothing is known of it, unless the body constructs it.</summary>
    private static Value EnterInstance(Evaluation eval, Body body, INamedTypeSymbol type)
    {
        var isConstructor = body.Owner is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return eval.Allocate(
            body.Graph.OriginalOperation.Syntax,
            new HeapObject(type, null) { IsExact = type.IsSealed, StartsEmpty = isConstructor });
    }

    /// <summary>The body returns to code that is not seen.</summary>
    private static void End(EvaluationContext context, Body body, GraphExit exit)
    {
        var eval = new Evaluation(context, exit.State);
        StaticMembers.Lose(eval);
        if (exit.Result is { } result && body.Owner.DeclaredAccessibility != Accessibility.Private)
            eval.Escape(result);
        foreach (var parameter in (body.Owner as IMethodSymbol)?.Parameters ?? [])
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && eval.State.Read(new Slot(parameter, context.Frame.Id)) is { } returned)
                eval.Escape(returned.Value);
        }

        if (context.Frame.This is { } instance)
        {
            eval.Escape([.. MembersOf(eval, instance, member => !eval.Program.Effects.IsOnlyRead(member))]);
            eval.Environment.Expose(eval, [.. MembersOf(eval, instance, member => !Mentions.IsUsedOnlyIn(member, body.Owner))]);
        }

        eval.Environment.End(context, eval.State);
    }

    /// <summary>What an object keeps in those of its members that others than the body can get at.</summary>
    private static IEnumerable<Value> MembersOf(Evaluation eval, Value instance, Func<ISymbol, bool> isReached) =>
        instance is Value.Reference reference && eval.Heap.TryGet(reference.Id, out var members)
            ? members.Members.Where(member => member.Key.Symbol is { } symbol && isReached(symbol)).Select(member => member.Value.Value)
            : [];
}
