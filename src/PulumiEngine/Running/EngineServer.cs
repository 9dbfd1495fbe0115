using System.Net;
using Infra.Analyzers.PulumiEngine.Registration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>Serves one run on a port of this machine's own: HTTP/2 without encryption, as the SDK speaks it.</summary>
internal sealed class EngineServer : IAsyncDisposable
{
    // The limit of the Pulumi CLI and of its SDKs.
    private const int MessageLimit = 400 << 20;

    private readonly WebApplication _application;

    private EngineServer(WebApplication application) => _application = application;

    /// <summary>What the SDK connects to, <c>127.0.0.1:PORT</c>.</summary>
    public string Address =>
        new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    public static async Task<EngineServer> StartAsync(StackRun run)
    {
        // Nothing of the environment or of files in the current folder configures this.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            // On a busy machine a program may stand still in the middle of a message.
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            // A registration may wait for a transform that registers something itself.
            options.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddSingleton(run);
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = MessageLimit;
            options.MaxSendMessageSize = MessageLimit;
            options.EnableDetailedErrors = true;
        });
        var application = builder.Build();
        application.UseRouting();
        application.MapGrpcService<MonitorService>();
        application.MapGrpcService<EngineService>();
        await application.StartAsync().ConfigureAwait(false);
        return new(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
