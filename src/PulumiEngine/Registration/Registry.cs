using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Infra.Analyzers.PulumiEngine.Values;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>What a program has said of itself so far. May be called by several threads.</summary>
internal sealed class Registry
{
    // Enough to say what went wrong; a program can log for ever.
    private const int ErrorLimit = 20;
    private const int ErrorLength = 20_000;
    private const int UnansweredLimit = 100;

    // Of the messages that are kept. Large programs come to 50 MB; what protobuf makes of a message takes several times its size.
    private const long SizeLimit = 256L << 20;

    private readonly ConcurrentDictionary<string, RegisteredResource> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unanswered = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _errors = new();
    private long _size;

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
    public Struct StackOutputs { get; private set; } = new();

    /// <summary>Makes room for something that is kept.</summary>
    /// <param name="size">Its size in bytes.</param>
    /// <exception cref="RpcException">The program has sent more than is kept.</exception>
    public void Reserve(int size)
    {
        if (Interlocked.Add(ref _size, size) <= SizeLimit)
            return;
        const string Message = "The program registers more than the 256 MB that are kept of it";
        AddError(Message);
        throw new RpcException(new(StatusCode.ResourceExhausted, Message));
    }

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
            _errors.Enqueue(message.Length > ErrorLength ? message[..ErrorLength] : message);
    }

    public void AddUnanswered(string token)
    {
        if (_unanswered.Count < UnansweredLimit)
            _unanswered[token] = true;
    }

    public void SetDone() => IsDone = true;

    public void SetStackOutputs(string urn, Struct outputs)
    {
        if (Find(urn)?.Type != Urn.StackType)
            return;
        StackOutputs = outputs;
        HasStackOutputs = true;
    }
}
