using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Infra.Analyzers.PulumiEngine.Values;
using Pulumirpc;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>Takes what a program registers and answers as a preview does.</summary>
internal sealed class MonitorService(StackRun run) : ResourceMonitor.ResourceMonitorBase
{
    private const string StackReferenceType = "pulumi:pulumi:StackReference";

    /// <summary>What the SDKs may use. Whatever else they ask for, they can do without.</summary>
    private static readonly HashSet<string> Features = new(
        [
            "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "replacementTrigger", "transforms",
            "invokeTransforms", "resourceHooks", "parameterization",
        ],
        StringComparer.Ordinal);

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        run.Registry.Reserve(request.CalculateSize());
        var urn = Urn.Of(run.Project, run.Stack, request.Parent, request.Type, request.Name);
        var resource = new RegisteredResource
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            IsCustom = request.Custom,
            IsRemote = request.Remote,
            IsImported = request.ImportId.Length > 0,
            Provider = request.Provider,
            Version = request.Version,
            Inputs = Read(request.Object),
            Dependencies = [.. request.Dependencies],
            PropertyDependencies = request.PropertyDependencies.ToDictionary(
                property => property.Key, property => (IReadOnlyCollection<string>)[.. property.Value.Urns], StringComparer.Ordinal),
            IgnoredChanges = [.. request.IgnoreChanges],
        };
        Add(resource);
        try
        {
            run.Transforms.Remember(urn, request.Type == Urn.StackType, request.Parent, request.Transforms);
            resource = WithOutputs(await run.Transforms.ApplyAsync(resource, context.CancellationToken)
                .ConfigureAwait(false), request.ImportId);
        }
        catch
        {
            run.Registry.Remove(urn);
            throw;
        }

        run.Registry.Replace(resource);
        var answer = resource.Inputs.WithoutUnknowns();
        foreach (var (name, value) in resource.Outputs.Fields)
            answer.Fields[name] = value;
        return new() { Urn = urn, Id = resource.Id, Object = answer.ToByteString() };
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        run.Registry.Reserve(request.CalculateSize());
        run.Registry.SetStackOutputs(request.Urn, Read(request.Outputs));
        return Task.FromResult(new Empty());
    }

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        run.Registry.Reserve(request.CalculateSize());
        var urn = Urn.Of(run.Project, run.Stack, request.Parent, request.Type, request.Name);
        var properties = Read(request.Properties);
        Add(new()
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            IsCustom = true,
            IsRead = true,
            Provider = request.Provider,
            Version = request.Version,
            Id = request.Id == PulumiValues.Unknown ? "" : request.Id,
            Inputs = properties,
            Dependencies = [.. request.Dependencies],
        });
        var answer = properties.WithoutUnknowns();
        if (request.Type == StackReferenceType)
            AnswerStackReference(request.Id, answer);
        return Task.FromResult(new ReadResourceResponse { Urn = urn, Properties = answer.ToByteString() });
    }

    public override async Task<InvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        var arguments = await run.Transforms.ApplyToInvokeAsync(request, Read(request.Args), context.CancellationToken)
            .ConfigureAwait(false);
        if (request.Tok == "pulumi:pulumi:getResource")
            return new() { Return = StateOf(arguments.Text("urn") ?? "").ToByteString() };
        return new() { Return = run.Functions.Answer(request.Tok, arguments.Unwrapped().ToJson()).ToByteString() };
    }

    public override Task<CallResponse> Call(ResourceCallRequest request, ServerCallContext context) =>
        Task.FromResult(new CallResponse { Return = FunctionAnswers.Unknown().ToByteString() });

    public override Task<Empty> RegisterStackInvokeTransform(Callback request, ServerCallContext context)
    {
        run.Registry.Reserve(request.CalculateSize());
        run.Transforms.RememberForInvokes(request);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterStackTransform(Callback request, ServerCallContext context)
    {
        run.Registry.Reserve(request.CalculateSize());
        run.Transforms.Remember("", isStack: true, "", [request]);
        return Task.FromResult(new Empty());
    }

    // Hooks run around an update; this is none.
    public override Task<Empty> RegisterResourceHook(Ignored request, ServerCallContext context) => Task.FromResult(new Empty());

    public override Task<Empty> RegisterErrorHook(Ignored request, ServerCallContext context) => Task.FromResult(new Empty());

    public override Task<RegisterPackageResponse> RegisterPackage(Ignored request, ServerCallContext context) =>
        Task.FromResult(new RegisterPackageResponse { Ref = "package" });

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        run.Registry.SetDone();
        return Task.FromResult(new Empty());
    }

    private void Add(RegisteredResource resource)
    {
        if (!run.Registry.TryAdd(resource))
            throw new RpcException(new(StatusCode.AlreadyExists, $"Duplicate resource URN '{resource.Urn}'; try giving it a unique name"));
    }

    private Struct Read(ByteString bytes)
    {
        try
        {
            var properties = PulumiValues.Read(bytes);
            run.Log.Secrets.AddFrom(properties);
            return properties;
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, $"The properties are malformed: {exception.Message}"));
        }
    }

    private RegisteredResource WithOutputs(RegisteredResource resource, string importId)
    {
        // The SDK takes an ID out of this, and sends both as the provider of what uses it.
        if (resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            return resource with { Id = PulumiValues.Unknown };
        if (!resource.IsCustom)
            return resource;
        var region = run.Registry.Find(ProviderOf(resource))?.Inputs.Text("region") ?? run.Region;
        var (id, outputs) = run.Placeholders.Of(resource.Urn, resource.Type, resource.Name, resource.Inputs, resource.Version, region);
        return resource with { Id = importId.Length > 0 && importId != PulumiValues.Unknown ? importId : id, Outputs = outputs };
    }

    private static string ProviderOf(RegisteredResource resource)
    {
        var end = resource.Provider.LastIndexOf("::", StringComparison.Ordinal);
        return end < 0 ? "" : resource.Provider[..end];
    }

    private void AnswerStackReference(string stack, Struct answer)
    {
        answer.Fields["name"] = Value.ForString(stack);
        answer.Fields["secretOutputNames"] = Value.ForList();
        if (run.Functions.OutputsOf(stack) is { } outputs)
            answer.Fields["outputs"] = Value.ForStruct(outputs);
    }

    private Struct StateOf(string urn)
    {
        var resource = run.Registry.Find(urn);
        var state = resource?.Inputs.WithoutUnknowns() ?? new();
        foreach (var (name, value) in resource?.Outputs.Fields ?? [])
            state.Fields[name] = value;
        return new()
        {
            Fields = { ["urn"] = Value.ForString(urn), ["id"] = Value.ForString(resource?.Id ?? ""), ["state"] = Value.ForStruct(state) },
        };
    }
}
