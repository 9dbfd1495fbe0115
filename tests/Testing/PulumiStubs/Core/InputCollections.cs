using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list argument; collection initializers add to it.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
{
    public InputList()
        : base(Output.Create(ImmutableArray<T>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<T>> values)
        : base(values)
    {
    }

    public static implicit operator InputList<T>(T value) => ImmutableArray.Create(value);

    public static implicit operator InputList<T>(Output<T> value) => Output.All(value);

    public static implicit operator InputList<T>(Input<T> value) => Output.All(value);

    public static implicit operator InputList<T>(T[] values) => ImmutableArray.Create(values);

    public static implicit operator InputList<T>(Output<T>[] values) => Output.All(values);

    public static implicit operator InputList<T>(Input<T>[] values) => Output.All(values);

    public static implicit operator InputList<T>(List<T> values) => values.ToImmutableArray();

    public static implicit operator InputList<T>(List<Output<T>> values) => Output.All(values);

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => Output.All(values);

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => Output.All(values);

    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(ImmutableArray.Create);

    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(list => list.ToImmutableArray());

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => values.Apply(list => list.ToImmutableArray());

    public static implicit operator InputList<T>(List<Input<T>> values) => Output.All(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => Output.Create(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    public void Add(params Input<T>[] inputs) => AddRange(Output.All(inputs));

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public InputList<T> Concat(InputList<T> other) =>
        Output.Tuple(_outputValue, other._outputValue).Apply(both => both.Item1.AddRange(both.Item2));

    public void AddRange(InputList<T> inputs) =>
        _outputValue = Output.Tuple(_outputValue, inputs._outputValue).Apply(both => both.Item1.AddRange(both.Item2));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("A Pulumi.InputList cannot be iterated.");
}

/// <summary>A map argument; collection and index initializers add to it.</summary>
public sealed class InputMap<V> : Input<ImmutableDictionary<string, V>>, IEnumerable
{
    public InputMap()
        : base(Output.Create(ImmutableDictionary<string, V>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, V>> values)
        : base(values)
    {
    }

    public Input<V> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<V>(Dictionary<string, V> values) => Output.Create(values.ToImmutableDictionary());

    public static implicit operator InputMap<V>(ImmutableDictionary<string, V> values) => Output.Create(values);

    public static implicit operator InputMap<V>(Output<ImmutableDictionary<string, V>> values) => new(values);

    public static implicit operator InputMap<V>(Output<IDictionary<string, V>> values) =>
        new(values.Apply(map => map.ToImmutableDictionary()));

    public static implicit operator InputMap<V>(Output<Dictionary<string, V>> values) =>
        new(values.Apply(map => map.ToImmutableDictionary()));

    public static InputMap<V> Merge(InputMap<V> first, InputMap<V> second)
    {
        var merged = new InputMap<V>(first._outputValue);
        merged.AddRange(second);
        return merged;
    }

    public void Add(InputMap<V> values) => AddRange(values);

    public void AddRange(InputMap<V> values) =>
        _outputValue = Output.Tuple(_outputValue, values._outputValue).Apply(both => both.Item1.SetItems(both.Item2));

    public void Add(string key, Input<V> value) =>
        _outputValue = Output.Tuple(_outputValue, value.ToOutput()).Apply(both => both.Item1.SetItem(key, both.Item2));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("A Pulumi.InputMap cannot be iterated.");
}
