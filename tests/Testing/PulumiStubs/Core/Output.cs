using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Pulumi;

/// <summary>What an output holds: a value that may be known after an update only.</summary>
/// <param name="Value">The value, where it is known.</param>
/// <param name="IsKnown">Whether it is.</param>
/// <param name="IsSecret">Whether it is marked as secret.</param>
/// <param name="Resources">What it is made of.</param>
internal sealed record OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Of(T value) => new(value, IsKnown: true, IsSecret: false, []);

    /// <summary>The same but for the value, with what another has marked.</summary>
    public OutputData<U> With<U>(OutputData<U> other) =>
        new(other.Value, IsKnown && other.IsKnown, IsSecret || other.IsSecret, Resources.Union(other.Resources));
}

/// <summary>A value that is known once the engine has created what it comes from.</summary>
public sealed class Output<T> : IOutput
{
    private readonly Task<OutputData<T>> _data;

    internal Output(Task<OutputData<T>> data) => _data = data;

    public Output<ValueTuple> Apply(Func<T, Task> func) => new(ApplyAsync(async value =>
    {
        await func(value).ConfigureAwait(false);
        return OutputData<ValueTuple>.Of(default);
    }));

    public Output<U> Apply<U>(Func<T, U> func) => new(ApplyAsync(value => Task.FromResult(OutputData<U>.Of(func(value)))));

    public Output<U> Apply<U>(Func<T, Task<U>> func) =>
        new(ApplyAsync(async value => OutputData<U>.Of(await func(value).ConfigureAwait(false))));

    public Output<U> Apply<U>(Func<T, Input<U>?> func) => new(ApplyAsync(value => Output.Unwrap(func(value)?.ToOutput())));

    public Output<U> Apply<U>(Func<T, Output<U>?> func) => new(ApplyAsync(value => Output.Unwrap(func(value))));

    /// <summary>Never the value: an output cannot be formatted.</summary>
    public override string ToString() =>
        """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix");

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        This function may throw in a future version of Pulumi.
        """;

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await _data.ConfigureAwait(false);
        return new(data.Value, data.IsKnown, data.IsSecret, data.Resources);
    }

    internal Task<OutputData<T>> GetDataAsync() => _data;

    internal async Task<T> GetValueAsync() => (await _data.ConfigureAwait(false)).Value;

    /// <summary>A function is not called with a value that is not known.</summary>
    private async Task<OutputData<U>> ApplyAsync<U>(Func<T, Task<OutputData<U>>> func)
    {
        var data = await _data.ConfigureAwait(false);
        return data.With(data.IsKnown ? await func(data.Value).ConfigureAwait(false) : new(default!, false, false, []));
    }
}

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>([MaybeNull] T value) => new(Task.FromResult(OutputData<T>.Of(value!)));

    public static Output<T> Create<T>(Task<T> value) => new(KnownAsync(value));

    public static Output<T> CreateSecret<T>([MaybeNull] T value) => CreateSecret(Create(value));

    public static Output<T> CreateSecret<T>(Task<T> value) => CreateSecret(Create(value));

    public static Output<T> CreateSecret<T>(Output<T> value) => new(MarkAsync(value, isSecret: true));

    public static Output<T> Unsecret<T>(Output<T> output) => new(MarkAsync(output, isSecret: false));

    public static Output<string> Format(FormattableString formattableString) => new(FormatAsync(formattableString));

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        new(AllAsync([.. inputs.Select(input => input.ToOutput())]));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => new(AllAsync(outputs));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => new(AllAsync([.. outputs]));

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        item1.Apply(first => item2.Apply(second => (first, second)));

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => Tuple(item1.ToOutput(), item2.ToOutput());

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Tuple(item1, item2).Apply(both => item3.Apply(third => (both.Item1, both.Item2, third)));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        Tuple(item1, item2, item3).Apply(three => item4.Apply(fourth => (three.Item1, three.Item2, three.Item3, fourth)));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput());

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null) =>
        json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);

    public static Output<string> JsonSerialize<T>(Output<T> output, JsonSerializerOptions? options = null) =>
        output.Apply(value => JsonSerializer.Serialize(value, options));

    internal static Task<OutputData<T>> Unwrap<T>(Output<T>? output) =>
        output is null ? Task.FromResult(OutputData<T>.Of(default!)) : output.GetDataAsync();

    private static async Task<OutputData<T>> KnownAsync<T>(Task<T> value) => OutputData<T>.Of(await value.ConfigureAwait(false));

    private static async Task<OutputData<T>> MarkAsync<T>(Output<T> output, bool isSecret) =>
        await output.GetDataAsync().ConfigureAwait(false) with { IsSecret = isSecret };

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(IReadOnlyList<Output<T>> outputs)
    {
        var all = OutputData<ImmutableArray<T>>.Of([]);
        foreach (var output in outputs)
        {
            var data = await output.GetDataAsync().ConfigureAwait(false);
            all = data.With(all) with { Value = all.Value.Add(data.Value) };
        }

        return all;
    }

    private static async Task<OutputData<string>> FormatAsync(FormattableString format)
    {
        var arguments = new object?[format.ArgumentCount];
        var all = OutputData<string>.Of("");
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = format.GetArgument(i);
            var output = (argument as IInput)?.ToOutput() ?? argument as IOutput;
            var data = output is null ? OutputData<object?>.Of(argument) : await output.GetDataAsync().ConfigureAwait(false);
            arguments[i] = data.Value;
            all = data.With(all);
        }

        return all with { Value = string.Format(format.Format, arguments) };
    }
}

public static class OutputExtensions
{
    public static Output<T> GetAt<T>(this Output<ImmutableArray<T>> array, Input<int> index) =>
        Output.Tuple(array, index.ToOutput()).Apply(both => both.Item1[both.Item2]);

    public static Output<T> First<T>(this Output<ImmutableArray<T>> array) => array.GetAt(0);

    public static Output<int> Length<T>(this Output<ImmutableArray<T>> array) => array.Apply(items => items.Length);
}

internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}
