using System.Collections.Concurrent;
using Infra.Analyzers.PulumiEngine.Values;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>What a program has said of itself so far. May be called by several threads.</summary>
internal sealed class Registry
{
    // Enough to say what went wrong; a program can log for ever.
    private const int ErrorLimit = 20;

    private readonly ConcurrentDictionary<string, RegisteredResource> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unanswered = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _errors = new();

    /// <summary>The resources by URN.</summary>
    public IEnumerable<RegisteredResource> Resources => _resources.Values;

    /// <summary>The errors that it logged.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>The functions that nobody could answer.</summary>
    public IReadOnlyCollection<string> Unanswered => [.. _unanswered.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether it said that it was done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the outputs of its stack came, which is the last that older SDKs send.</summary>
    public bool HasStackOutputs { get; private set; }

    /// <summary>The outputs of its stack.</summary>
    public Google.Protobuf.WellKnownTypes.Struct StackOutputs { get; private set; } = new();

    /// <summary>Adds a resource.</summary>
    /// <returns>Whether there was none of its URN.</returns>
    public bool TryAdd(RegisteredResource resource) => _resources.TryAdd(resource.Urn, resource);

    /// <summary>Takes back a resource whose registration failed.</summary>
    public void Remove(string urn) => _resources.TryRemove(urn, out _);

    /// <summary>Puts the final form of a resource in the place of what was known when its registration began.</summary>
    public void Replace(RegisteredResource resource) => _resources[resource.Urn] = resource;

    /// <summary>The resource of a URN; <see langword="null"/> for none.</summary>
    public RegisteredResource? Find(string urn) => _resources.GetValueOrDefault(urn);

    public void AddError(string message)
    {
        if (_errors.Count < ErrorLimit)
            _errors.Enqueue(message);
    }

    public void AddUnanswered(string token) => _unanswered[token] = true;

    public void SetDone() => IsDone = true;

    public void SetStackOutputs(string urn, Google.Protobuf.WellKnownTypes.Struct outputs)
    {
        if (Find(urn)?.Type != Urn.StackType)
            return;
        StackOutputs = outputs;
        HasStackOutputs = true;
    }
}
