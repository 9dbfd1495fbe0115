using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The outputs of another stack. The mocks answer with them as the property <c>outputs</c>; without, none is known.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = FullName(name, args) },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = FullName(name, args) }))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name) =>
        Output.Tuple(name.ToOutput(), Outputs).Apply(both => both.Item2?.GetValueOrDefault(both.Item1));

    public Output<object> RequireOutput(Input<string> name) => Output.Tuple(name.ToOutput(), Outputs).Apply(both =>
        both.Item2?.GetValueOrDefault(both.Item1)
            ?? throw new KeyNotFoundException($"Required output '{both.Item1}' does not exist on stack '{GetResourceName()}'."));

    public Task<object?> GetValueAsync(Input<string> name) => GetOutput(name).GetValueAsync();

    public Task<object> RequireValueAsync(Input<string> name) => RequireOutput(name).GetValueAsync();

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name) =>
        new() { Value = await GetOutput(name).GetValueAsync().ConfigureAwait(false) };

    private static Input<string> FullName(string name, StackReferenceArgs? args) => args?.Name ?? name!;
}

public class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
