using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>
/// Methods that yield their results one by one. Whoever enumerates runs between the steps, so they are run in one go only where neither can
/// see what the other does.
/// </summary>
internal static class Iterators
{
    /// <summary>More elements than that are not kept apart.</summary>
    private const int MaxElements = 16;

    /// <summary>The variable that holds what a call has yielded so far.</summary>
    public static readonly object Yielded = new();

    /// <summary>
    /// Whether what an iterator yields can be told: it is enumerated where it is called, and nothing that it uses changes meanwhile.
    /// </summary>
    public static bool IsFollowed(Evaluation eval, Callee callee, ImmutableArray<Value> arguments, SyntaxNode site) =>
        eval.Program.SummaryOf(callee.Graph).IsIterator
        && callee.Owner is IMethodSymbol method
        && (eval.Program.Effects.IsConsumedAtOnce(site) ? IsUnchanged(eval, callee, method)
            : method is { IsStatic: true, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction }
                && arguments.All(argument => argument is not Value.Function && !argument.IsMutable)
                && eval.Program.Effects.IsEnumeratedOnce(site, eval.Frame.Caller));

    /// <summary>Whether what an iterator uses is the same when it is enumerated.</summary>
    private static bool IsUnchanged(Evaluation eval, Callee callee, IMethodSymbol method) =>
        !DeferredExecution.IsChangedLater(
            eval,
            new Value.Function(method, null, method.MethodKind == MethodKind.LocalFunction ? eval.Frame : null, callee.Receiver),
            method.DeclaringSyntaxReferences[0].GetSyntax(eval.Run.Cancellation));

    /// <summary>A step of an iterator.</summary>
    public static Value Yield(Evaluation eval, IReturnOperation step)
    {
        var value = eval.Evaluate(step.ReturnedValue);
        var slot = new Slot(Yielded, eval.Frame.Id);
        var before = eval.State.Read(slot)?.Value;
        if (before is Value.Tuple { Elements: { Length: < MaxElements } elements } && !IsHeld(eval, value, step))
        {
            eval.Write(slot, new Value.Tuple(elements.Add(value)), step.Syntax);
            return Value.Unknown.Value;
        }

        eval.Escape(value);
        if (before is null)
            return Value.Unknown.Value;
        eval.Escape(before);
        eval.Write(slot, Value.Unknown.Value, step.Syntax);
        return Value.Unknown.Value;
    }

    /// <summary>What a call of an iterator returns when it has ended.</summary>
    /// <param name="eval">An evaluation of the caller, in the state in which the iterator ends.</param>
    /// <param name="callee">The call.</param>
    /// <param name="entry">The state in which it began.</param>
    /// <param name="site">The expression that calls it.</param>
    public static Value ResultOf(Evaluation eval, Frame callee, State entry, SyntaxNode site)
    {
        var yielded = eval.State.Read(new Slot(Yielded, callee.Id))?.Value;
        if (yielded is not Value.Tuple { Elements: var elements })
        {
            if (yielded is not null)
                eval.Escape(yielded);
            return Value.NotNull.Value;
        }

        // Whoever enumerates may stop before all is done.
        var changed = entry.Heap.Where(pair => eval.Heap.TryGet(pair.Key, out var after) && !after.Equals(pair.Value)).ToList();
        eval.Escape(changed.Select(pair => new Value.Reference(pair.Key)));
        var type = ((IMethodSymbol)callee.Owner).ReturnType;
        if (type is not INamedTypeSymbol { Name: "IEnumerator" or "IAsyncEnumerator" } enumerator)
            return Collections.Allocate(eval, site, type, elements);
        var collection = Collections.Allocate(eval, site, null, elements);
        return eval.Allocate(site, new HeapObject(enumerator, null) { StartsEmpty = false }
            .With(MemberKey.Of(InternalMember.Enumerated), collection, null)
            .With(MemberKey.Of(InternalMember.Position), new Value.Constant(-1), null));
    }

    /// <summary>The elements that a class of the program says it has; <see langword="null"/> where they are not known.</summary>
    public static ImmutableArray<Value>? EnumeratedBySource(Evaluation eval, Value collection, SyntaxNode site)
    {
        if (eval.ObjectOf(collection) is not { IsExact: true } instance
            || !eval.Context.EntersCalls
            || !eval.Program.IsInSource(instance.Type)
            || instance.Type.AllInterfaces.Where(IsSequence).Take(2).ToList() is not [var only]
            || only.GetMembers("GetEnumerator").OfType<IMethodSymbol>().FirstOrDefault() is not { } declared
            || Dispatch.Implementation(declared, instance.Type) is not { } method
            || !eval.Program.HasSource(method))
        {
            return null;
        }

        var enumerator = Calls.Call(eval, method, collection, [], site);
        return eval.ObjectOf(enumerator) is { } made
            && made.Members.TryGetValue(MemberKey.Of(InternalMember.Enumerated), out var enumerated)
            && made.Members[MemberKey.Of(InternalMember.Position)].Value == new Value.Constant(-1)
                ? Collections.ElementsOf(eval, enumerated.Value)
                : null;
    }

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    /// <summary>Whether the iterator may still use, when it goes on, an object that it has handed out.</summary>
    private static bool IsHeld(Evaluation eval, Value value, IReturnOperation step)
    {
        if (!value.IsMutable)
            return value is Value.Function;
        var objects = new HashSet<int>(eval.Heap.Select(pair => pair.Key));
        eval.Heap.Unmark(value, objects);
        var handed = new HashSet<int>(eval.Heap.Select(pair => pair.Key).Where(id => !objects.Contains(id)));
        var passed = PassedBy(eval, handed);
        if (eval.Heap.Any(pair => !handed.Contains(pair.Key)
            && !passed.Contains(pair.Key)
            && pair.Value.Contents.Any(content => Reaches(eval, content, handed))))
        {
            return true;
        }

        var own = eval.State.Read(new Slot(Yielded, eval.Frame.Id))?.Value;
        return (own is not null && Reaches(eval, own, handed))
            || eval.State.Variables.All.Any(pair =>
                pair.Key.Variable is ISymbol variable
                && Reaches(eval, pair.Value.Value, handed)
                && (pair.Key.Frame != eval.Frame.Id || IsUsedAfter(variable, step.Syntax)));
    }

    /// <summary>
    /// The enumerators that have passed objects, with what they enumerate: they do not get at these again. Whoever else holds the
    /// collection does.
    /// </summary>
    private static HashSet<int> PassedBy(Evaluation eval, HashSet<int> objects)
    {
        var passed = new HashSet<int>();
        foreach (var pair in eval.Heap)
        {
            if (pair.Value.Members.TryGetValue(MemberKey.Of(InternalMember.Enumerated), out var enumerated)
                && enumerated.Value is Value.Reference collection
                && pair.Value.Members[MemberKey.Of(InternalMember.Position)].Value is Value.Constant { Content: int position }
                && Collections.ElementsOf(eval, collection) is { } elements
                && !elements.Skip(position + 1).Any(element => Reaches(eval, element, objects)))
            {
                passed.UnionWith([pair.Key, collection.Id]);
            }
        }

        return passed;
    }

    private static bool Reaches(Evaluation eval, Value value, HashSet<int> objects)
    {
        var others = new HashSet<int>(objects);
        eval.Heap.Unmark(value, others);
        return others.Count < objects.Count;
    }

    /// <summary>Whether a variable is mentioned after a step; one that a loop declares anew only in the same round.</summary>
    private static bool IsUsedAfter(ISymbol variable, SyntaxNode step)
    {
        var declaration = variable is ILocalSymbol { DeclaringSyntaxReferences: [var reference, ..] } ? reference.GetSyntax() : null;
        var loop = step.Ancestors().FirstOrDefault(node =>
            node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        var isRenewed = declaration is not null && loop is not null && loop.Span.Contains(declaration.Span);
        return declaration is null || Mentions.Of(Mentions.Surroundings(step), variable.Name).Any(mention =>
            mention.SpanStart > step.Span.End || (!isRenewed && loop?.Span.Contains(mention.Span) == true));
    }
}
