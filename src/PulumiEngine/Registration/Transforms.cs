using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Infra.Analyzers.PulumiEngine.Values;
using Pulumirpc;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>Runs the program's transforms: functions of its own that change what is registered.</summary>
internal sealed class Transforms : IDisposable
{
    private readonly ConcurrentDictionary<string, GrpcChannel> _channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Parent, IReadOnlyList<Callback> Own)> _byUrn = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Callback> _ofStack = new();
    private readonly ConcurrentQueue<Callback> _ofInvokes = new();

    /// <summary>Keeps the transforms of a resource, which hold for what has it as a parent too.</summary>
    public void Remember(string urn, bool isStack, string parent, IReadOnlyCollection<Callback> transforms)
    {
        foreach (var transform in isStack ? transforms : [])
            _ofStack.Enqueue(transform);
        if (!isStack)
            _byUrn[urn] = (parent, [.. transforms]);
    }

    /// <summary>Keeps a transform of all functions.</summary>
    public void RememberForInvokes(Callback transform) => _ofInvokes.Enqueue(transform);

    /// <summary>The resource as its transforms leave it: its own first, then those of its parents, the stack's last.</summary>
    /// <exception cref="RpcException">A transform failed.</exception>
    public async Task<RegisteredResource> ApplyAsync(RegisteredResource resource, CancellationToken cancellation)
    {
        if (resource.Type == Urn.StackType || Of(resource.Urn) is not { Count: > 0 } transforms)
            return resource;

        var properties = new Struct();
        foreach (var (name, value) in resource.Inputs.Fields)
            properties.Fields[name] = PulumiValues.AsOutput(value, resource.PropertyDependencies.GetValueOrDefault(name) ?? []);
        var options = new TransformResourceOptions { Provider = resource.Provider, Version = resource.Version };
        options.DependsOn.AddRange(resource.Dependencies);
        options.IgnoreChanges.AddRange(resource.IgnoredChanges);
        foreach (var transform in transforms)
        {
            var request = new TransformRequest
            {
                Type = resource.Type,
                Name = resource.Name,
                Custom = resource.IsCustom,
                Parent = resource.Parent,
                Properties = properties.ToByteString(),
                Options = options,
            };
            var response = TransformResponse.Parser.ParseFrom(await CallAsync(transform, request.ToByteString(), cancellation)
                .ConfigureAwait(false));
            // What is absent was left as it is.
            if (response.HasProperties)
                properties = PulumiValues.Read(response.Properties);
            options = response.Options ?? options;
        }

        return resource with
        {
            Inputs = properties.Unwrapped(),
            Provider = options.Provider,
            IgnoredChanges = [.. options.IgnoreChanges],
            Dependencies = [.. options.DependsOn.Concat(properties.Fields.Values.SelectMany(PulumiValues.Dependencies))
                .Distinct(StringComparer.Ordinal)],
            PropertyDependencies = properties.Fields.ToDictionary(
                field => field.Key,
                field => (IReadOnlyCollection<string>)[.. field.Value.Dependencies().Distinct(StringComparer.Ordinal)],
                StringComparer.Ordinal),
        };
    }

    /// <summary>The arguments of a function as the transforms leave them.</summary>
    /// <exception cref="RpcException">A transform failed.</exception>
    public async Task<Struct> ApplyToInvokeAsync(ResourceInvokeRequest request, Struct arguments, CancellationToken cancellation)
    {
        foreach (var transform in _ofInvokes)
        {
            var message = new TransformInvokeRequest
            {
                Token = request.Tok,
                Args = arguments.ToByteString(),
                Options = new() { Provider = request.Provider, Version = request.Version },
            };
            var response = TransformInvokeResponse.Parser.ParseFrom(await CallAsync(transform, message.ToByteString(), cancellation)
                .ConfigureAwait(false));
            if (response.HasArgs)
                arguments = PulumiValues.Read(response.Args);
        }

        return arguments;
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
    }

    private List<Callback> Of(string urn)
    {
        var transforms = new List<Callback>();
        // A parent is registered before what it holds; a program of its own making may say that one is its own parent.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(urn) && _byUrn.TryGetValue(urn, out var entry))
        {
            transforms.AddRange(entry.Own);
            urn = entry.Parent;
        }

        transforms.AddRange(_ofStack);
        return transforms;
    }

    private async Task<ByteString> CallAsync(Callback callback, ByteString request, CancellationToken cancellation)
    {
        var client = new Callbacks.CallbacksClient(_channels.GetOrAdd(callback.Target, Connect));
        var response = await client.InvokeAsync(new() { Token = callback.Token, Request = request }, cancellationToken: cancellation);
        return response.Response;
    }

    /// <summary>To the program, which is on this machine: nothing else is called, and no proxy is asked.</summary>
    private static GrpcChannel Connect(string target)
    {
        var address = target.Contains("://", StringComparison.Ordinal) ? target : $"http://{target}";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsLoopback || uri.Scheme != Uri.UriSchemeHttp)
            throw new RpcException(new(StatusCode.InvalidArgument,
                $"A transform is served at '{target}', but only those of the program itself are run"));
        return GrpcChannel.ForAddress(uri, new()
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
        });
    }
}
