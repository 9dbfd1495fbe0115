using System.Collections;
using System.Collections.Immutable;

namespace Infra.Analyzers.Engine;

/// <summary>The abstract objects of one state, by their ids.</summary>
internal sealed class Heap : IEnumerable<KeyValuePair<int, HeapObject>>
{
    public static readonly Heap Empty = new(ImmutableSortedDictionary<int, HeapObject>.Empty);

    private readonly ImmutableSortedDictionary<int, HeapObject> _objects;

    private Heap(ImmutableSortedDictionary<int, HeapObject> objects) => _objects = objects;

    public bool IsEmpty => _objects.IsEmpty;

    public HeapObject this[int id] => _objects[id];

    public bool Contains(int id) => _objects.ContainsKey(id);

    public bool TryGet(int id, out HeapObject instance) => _objects.TryGetValue(id, out instance!);

    public Heap With(int id, HeapObject instance) => new(_objects.SetItem(id, instance));

    public Heap Without(IEnumerable<int> ids) => new(_objects.RemoveRange(ids));

    public bool IsSame(Heap other)
    {
        if (ReferenceEquals(_objects, other._objects))
            return true;
        if (_objects.Count != other._objects.Count)
            return false;
        using var others = other._objects.GetEnumerator();
        foreach (var pair in _objects)
        {
            others.MoveNext();
            if (pair.Key != others.Current.Key || !pair.Value.Equals(others.Current.Value))
                return false;
        }

        return true;
    }

    /// <summary>The objects of either path; those of both as either left them.</summary>
    public static Heap Join(Heap left, Heap right)
    {
        var joined = left._objects.ToBuilder();
        foreach (var pair in right._objects)
        {
            if (!joined.TryGetValue(pair.Key, out var existing))
                joined.Add(pair.Key, pair.Value);
            else if (HeapObject.Join(existing, pair.Value) is var both && !ReferenceEquals(both, existing))
                joined[pair.Key] = both;
        }

        return new(joined.ToImmutable());
    }

    /// <summary>Takes the objects that can be reached from a value out of a set.</summary>
    public void Unmark(Value value, HashSet<int> unreached)
    {
        switch (value)
        {
            case Value.Reference reference:
                if (unreached.Remove(reference.Id))
                    UnmarkContents(_objects[reference.Id], unreached);
                break;
            case Value.Lifted lifted:
                Unmark(lifted.Inner, unreached);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options)
                    Unmark(option, unreached);
                break;
            case Value.Tuple tuple:
                foreach (var element in tuple.Elements)
                    Unmark(element, unreached);
                break;
            case Value.Function { Receiver: { } receiver }:
                Unmark(receiver, unreached);
                break;
            case Value.Place.Field { Owner: { } owner }:
                Unmark(owner, unreached);
                break;
            case Value.Place.Element { Collection: var collection }:
                Unmark(collection, unreached);
                break;
        }
    }

    /// <summary>Takes the objects that can be reached from another one out of a set.</summary>
    public void UnmarkContents(HeapObject instance, HashSet<int> unreached)
    {
        foreach (var member in instance.Members)
            Unmark(member.Value.Value, unreached);
        foreach (var element in instance.Elements ?? [])
            Unmark(element, unreached);
    }

    public IEnumerator<KeyValuePair<int, HeapObject>> GetEnumerator() => _objects.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
