using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Pulumirpc;

namespace Infra.Analyzers.PulumiEngine.Tests;

/// <summary>The functions that a program serves to the engine: its transforms.</summary>
internal sealed class ProgramCallbacks : Callbacks.CallbacksBase, IAsyncDisposable
{
    private readonly Dictionary<string, Func<ByteString, ByteString>> _functions = new(StringComparer.Ordinal);
    private readonly WebApplication _application;

    private ProgramCallbacks(WebApplication application) => _application = application;

    /// <summary>What was called, in order.</summary>
    public List<string> Called { get; } = [];

    private string Target =>
        new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    public static async Task<ProgramCallbacks> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<ProgramCallbacks>(services => services.GetRequiredService<Holder>().Callbacks!);
        builder.Services.AddSingleton<Holder>();
        var application = builder.Build();
        application.UseRouting();
        application.MapGrpcService<ProgramCallbacks>();
        await application.StartAsync();
        return application.Services.GetRequiredService<Holder>().Callbacks = new(application);
    }

    /// <summary>A transform of resources.</summary>
    public Callback Transform(string name, Func<TransformRequest, TransformResponse> function) =>
        Add(name, request => function(TransformRequest.Parser.ParseFrom(request)).ToByteString());

    /// <summary>A transform of functions.</summary>
    public Callback OfInvokes(string name, Func<TransformInvokeRequest, TransformInvokeResponse> function) =>
        Add(name, request => function(TransformInvokeRequest.Parser.ParseFrom(request)).ToByteString());

    public override Task<CallbackInvokeResponse> Invoke(CallbackInvokeRequest request, ServerCallContext context)
    {
        Called.Add(request.Token);
        try
        {
            return Task.FromResult(new CallbackInvokeResponse { Response = _functions[request.Token](request.Request) });
        }
        catch (InvalidOperationException exception)
        {
            // As the SDK does.
            throw new RpcException(new(StatusCode.Unknown, exception.Message));
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Callback Add(string name, Func<ByteString, ByteString> function)
    {
        _functions[name] = function;
        return new() { Target = Target, Token = name };
    }

    private sealed class Holder
    {
        public ProgramCallbacks? Callbacks { get; set; }
    }
}
