using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Models;

/// <summary>Notes which resources code that is not seen gets hold of, and with them what may be added to them there.</summary>
/// <param name="log">Receives it.</param>
internal sealed class ResourceExposure(ResourceLog log)
{
    /// <summary>Code that is not seen can add to a resource, and change it where the framework lets it.</summary>
    public void OfObject(int id, HeapObject instance)
    {
        log.Referred.Expose(id);
        if (instance.Tracked is TrackedResource { Referred.IsChangeable: true })
            log.Referred.Change(id);
    }

    /// <summary>Code that is not seen gets the names in some values, and can add to the resources that they are of.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="values">The values.</param>
    /// <param name="keepsObjects">
    /// Whether that code does nothing to the objects themselves, as the constructs of AWS CDK do nothing to a key that they encrypt with.
    /// </param>
    public void OfNames(Evaluation eval, IEnumerable<Value> values, bool keepsObjects = false)
    {
        var visited = new HashSet<int>();
        var pending = new Stack<Value>(values);
        while (pending.Count > 0)
        {
            var value = eval.Resolve(pending.Pop());
            switch (value)
            {
                case Value.Text text:
                    OfNames(text.Content);
                    break;
                case Value.Snapshot { Attribute: AttributeValue.Set { Content: { } content } }:
                    OfNames(content);
                    break;
                case Value.Reference reference when visited.Add(reference.Id) && eval.Heap.TryGet(reference.Id, out var instance):
                    if (!keepsObjects && instance.Tracked is TrackedResource { Referred: not null })
                        log.Referred.Expose(reference.Id);
                    // An object of the program's own is only named, as the scope of a construct is; what is in it stays there.
                    foreach (var inner in eval.Program.IsInSource(instance.Type) ? [] : instance.Contents)
                        pending.Push(inner);
                    break;
                case Value.Lifted lifted:
                    pending.Push(lifted.Inner);
                    break;
                case Value.Tuple or Value.Choice:
                    foreach (var inner in value is Value.Tuple tuple ? tuple.Elements : value.Possibilities)
                        pending.Push(inner);
                    break;
            }
        }
    }

    private void OfNames(Content content)
    {
        foreach (var id in ReferredNames.In(content))
            log.Referred.Expose(id);
    }
}
