namespace Infra.Analyzers.Engine;

/// <summary>What gets into the hands of code that is not seen.</summary>
internal static class EscapeAnalysis
{
    /// <summary>
    /// From here on, code that is not seen may do anything with a value, at any time: also with all that can be reached from it.
    /// </summary>
    public static void Escape(Evaluation eval, Value value)
    {
        switch (eval.Resolve(value))
        {
            case Value.Reference reference when eval.Heap.TryGet(reference.Id, out var instance) && !instance.HasEscaped:
                eval.Environment.OnEscape(eval, reference, instance);
                if (eval.Program.IsInSource(instance.Type))
                    StaticMembers.Expose(eval);
                var contents = instance.Contents.ToList();
                eval.Update(
                    reference,
                    existing => existing with { HasEscaped = true, Members = existing.Members.Clear(), Elements = null });
                eval.Escape(contents);
                break;
            case Value.Lifted lifted:
                eval.Escape(lifted.Inner);
                break;
            case Value.Tuple tuple:
                eval.Escape(tuple.Elements);
                break;
            case Value.Choice choice:
                eval.Escape(choice.Options);
                break;
            case Value.Function function:
                DeferredExecution.Evaluate(eval, function);
                StaticMembers.Expose(eval);
                break;
            case Value.Place place:
                Places.Escape(eval, place);
                break;
            case Value.Text or Value.Snapshot:
                eval.Environment.Expose(eval, [value]);
                break;
        }
    }
}
