using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>Takes what a program logs.</summary>
internal sealed class EngineService(StackRun run) : Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        if (request.Severity == LogSeverity.Error)
            run.Registry.AddError(request.Message);
        else if (request.Severity != LogSeverity.Debug)
            run.Log.Write(request.Message);
        return Task.FromResult(new Empty());
    }

    // Any range: the program runs for what it registers.
    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(RequirePulumiVersionRequest request,
        ServerCallContext context) =>
        Task.FromResult(new RequirePulumiVersionResponse());
}
