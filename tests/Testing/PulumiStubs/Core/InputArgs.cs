using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>The base of everything that is passed as arguments.</summary>
public abstract class InputArgs
{
    private protected InputArgs()
    {
    }

    /// <summary>What is sent to the engine: every set member marked <see cref="InputAttribute"/>, by its Pulumi name.</summary>
    /// <exception cref="ArgumentNullException">A required member is not set.</exception>
    /// <param name="resources">Receives what each member is made of.</param>
    internal virtual async Task<ImmutableDictionary<string, object>> ToDictionaryAsync(
        IDictionary<string, ImmutableHashSet<Resource>>? resources = null)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var (input, value) in Inputs())
        {
            if (value is null && input.IsRequired)
                throw new ArgumentNullException(input.Name,
                    $"[Input] {GetType().FullName}.{input.Name} is required but was not given a value");
            if (await PlainAsync(value).ConfigureAwait(false) is { } plain)
                result[input.Name] = input.Json ? JsonSerializer.Serialize(plain) : plain;
            if (resources is not null)
                resources[input.Name] = await ResourcesAsync(value).ConfigureAwait(false);
        }

        return result.ToImmutable();
    }

    private protected static async Task<object?> PlainAsync(object? value) => value switch
    {
        IInput input => await PlainAsync(input.ToOutput()).ConfigureAwait(false),
        IOutput output => await PlainAsync(await output.GetDataAsync().ConfigureAwait(false)).ConfigureAwait(false),
        IUnion union => await PlainAsync(union.Value).ConfigureAwait(false),
        InputArgs args => await args.ToDictionaryAsync().ConfigureAwait(false),
        CustomResource resource => await PlainAsync(resource.Id).ConfigureAwait(false),
        IDictionary map => await PlainMapAsync(map).ConfigureAwait(false),
        string => value,
        IEnumerable list => await PlainListAsync(list).ConfigureAwait(false),
        _ => value,
    };

    /// <summary>What an output is sent as: to an engine with what is unknown and secret in it, to mocks as the value.</summary>
    private static async Task<object?> PlainAsync(OutputData<object?> data)
    {
        var value = data.IsKnown ? await PlainAsync(data.Value).ConfigureAwait(false) : EngineConnection.Unknown;
        return data.IsSecret && value is not null && Deployment.Current.IsServed ? EngineConnection.SecretOf(value) : value;
    }

    private static async Task<object> PlainMapAsync(IDictionary map)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            if (await PlainAsync(entry.Value).ConfigureAwait(false) is { } plain)
                result[(string)entry.Key] = plain;
        }

        return result.ToImmutable();
    }

    private static async Task<object> PlainListAsync(IEnumerable list)
    {
        var result = ImmutableArray.CreateBuilder<object?>();
        foreach (var item in list)
            result.Add(await PlainAsync(item).ConfigureAwait(false));
        return result.ToImmutable();
    }

    private static async Task<ImmutableHashSet<Resource>> ResourcesAsync(object? value) => value switch
    {
        IInput input => await ResourcesAsync(input.ToOutput()).ConfigureAwait(false),
        IOutput output => await output.GetDataAsync().ConfigureAwait(false) is var data
            ? data.IsKnown ? data.Resources.Union(await ResourcesAsync(data.Value).ConfigureAwait(false)) : data.Resources : [],
        IUnion union => await ResourcesAsync(union.Value).ConfigureAwait(false),
        InputArgs args => [.. (await Task.WhenAll(args.Inputs().Select(member => ResourcesAsync(member.Value))).ConfigureAwait(false))
            .SelectMany(resources => resources)],
        CustomResource resource => [resource],
        string or null => [],
        IDictionary map => await ResourcesAsync(map.Values).ConfigureAwait(false),
        IEnumerable list => [.. (await Task.WhenAll(list.Cast<object?>().Select(ResourcesAsync)).ConfigureAwait(false))
            .SelectMany(resources => resources)],
        _ => [],
    };

    private IEnumerable<(InputAttribute Input, object? Value)> Inputs()
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = GetType(); type is not null; type = type.BaseType)
        {
            foreach (var property in type.GetProperties(Declared))
            {
                if (property.GetCustomAttribute<InputAttribute>() is { } input)
                    yield return (input, property.GetValue(this));
            }

            foreach (var field in type.GetFields(Declared))
            {
                if (field.GetCustomAttribute<InputAttribute>() is { } input)
                    yield return (input, field.GetValue(this));
            }
        }
    }
}

/// <summary>The base of the arguments of resources.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    private sealed class EmptyResourceArgs : ResourceArgs;
}

/// <summary>The base of the arguments of functions.</summary>
public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new EmptyInvokeArgs();

    private sealed class EmptyInvokeArgs : InvokeArgs;
}

/// <summary>Arguments by their Pulumi names.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    public static new readonly DictionaryResourceArgs Empty = new(ImmutableDictionary<string, object?>.Empty);

    internal override async Task<ImmutableDictionary<string, object>> ToDictionaryAsync(
        IDictionary<string, ImmutableHashSet<Resource>>? resources = null) =>
        (ImmutableDictionary<string, object>)(await PlainAsync(dictionary).ConfigureAwait(false))!;
}
