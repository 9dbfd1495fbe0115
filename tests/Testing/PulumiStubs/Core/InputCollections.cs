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

    public static implicit operator InputList<T>(T[] values) => ImmutableArray.Create(values);

    public static implicit operator InputList<T>(Output<T>[] values) => Output.All(values);

    public static implicit operator InputList<T>(Input<T>[] values) => Output.All(values);

    public static implicit operator InputList<T>(List<T> values) => values.ToImmutableArray();

    public static implicit operator InputList<T>(List<Input<T>> values) => Output.All(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => Output.Create(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    public void Add(params Input<T>[] inputs) => AddRange(Output.All(inputs));

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

    public static implicit operator InputMap<V>(Output<Dictionary<string, V>> values) => new(values.Apply(map => map.ToImmutableDictionary()));

    public void Add(string key, Input<V> value) =>
        _outputValue = Output.Tuple(_outputValue, value.ToOutput()).Apply(both => both.Item1.SetItem(key, both.Item2));

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("A Pulumi.InputMap cannot be iterated.");
}
