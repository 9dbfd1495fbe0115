using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Infra.Analyzers.PulumiEngine.Answers;
using Infra.Analyzers.PulumiEngine.Configuration;
using Infra.Analyzers.PulumiEngine.Registration;
using Infra.Analyzers.PulumiEngine.Running;
using Infra.Analyzers.PulumiEngine.Values;
using Pulumirpc;

namespace Infra.Analyzers.PulumiEngine.Tests;

/// <summary>A run whose program is the test: it talks to the engine itself.</summary>
internal sealed class ServedRun : IAsyncDisposable
{
    private readonly EngineServer _server;
    private readonly GrpcChannel _channel;
    private readonly StackRun _run;
    private readonly StringWriter _printed;

    private ServedRun(EngineServer server, StackRun run, StringWriter printed)
    {
        (_server, _run, _printed) = (server, run, printed);
        _channel = GrpcChannel.ForAddress($"http://{server.Address}", new() { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        (Monitor, Engine) = (new(_channel), new(_channel));
    }

    public ResourceMonitor.ResourceMonitorClient Monitor { get; }

    public Engine.EngineClient Engine { get; }

    public CallInvoker Invoker => _channel.CreateCallInvoker();

    public Uri Address => new($"http://{_server.Address}");

    /// <summary>What the build would show.</summary>
    public string Printed
    {
        get
        {
            _run.Log.Flush();
            return _printed.ToString();
        }
    }

    public IEnumerable<string> Errors => _run.Registry.Errors;

    public static async Task<ServedRun> StartAsync(JsonObject? configuration = null)
    {
        var printed = new StringWriter();
        var settings = new StackConfiguration("project");
        foreach (var (key, value) in configuration ?? [])
            settings.Set(key, value);
        var run = new StackRun("project", "dev", settings, new AnswersFile(), new ProgramLog(TextWriter.Synchronized(printed)));
        return new(await EngineServer.StartAsync(run), run, printed);
    }

    /// <summary>Registers a resource that a provider makes.</summary>
    public async Task<RegisterResourceResponse> RegisterAsync(string type, string name, params (string Name, Value Value)[] inputs) =>
        await Monitor.RegisterResourceAsync(Request(type, name, inputs));

    public static RegisterResourceRequest Request(string type, string name, params (string Name, Value Value)[] inputs) => new()
    {
        Type = type,
        Name = name,
        Custom = true,
        Object = Properties(inputs).ToByteString(),
    };

    public static Struct Properties(params (string Name, Value Value)[] inputs)
    {
        var properties = new Struct();
        foreach (var (name, value) in inputs)
            properties.Fields[name] = value;
        return properties;
    }

    public static Value Text(string text) => Value.ForString(text);

    public static Value Secret(string text) => Special(PulumiValues.Secret, ("value", Text(text)));

    public static Value Special(string kind, params (string Name, Value Value)[] fields)
    {
        var special = Properties(fields);
        special.Fields[PulumiValues.Signature] = Text(kind);
        return Value.ForStruct(special);
    }

    /// <summary>The status that a call fails with.</summary>
    public static async Task<Status> FailAsync(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(call)).Status;

    /// <summary>The file of what was registered.</summary>
    public string Write()
    {
        var path = Path.GetTempFileName();
        try
        {
            PreviewFile.Write(path, _run, isOneOfSeveral: false, SourcePlaces.None, ConstructedClasses.None);
            return File.ReadAllText(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The states in the file, by the names of the resources.</summary>
    public IReadOnlyDictionary<string, JsonObject> States() =>
        JsonNode.Parse(Write(), documentOptions: new() { MaxDepth = 2000 })!["steps"]!
        .AsArray().Select(step => (JsonObject)step!["newState"]!)
        .ToDictionary(state => state["urn"]!.ToString().Split("::", 4)[^1], StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
        _run.Dispose();
        await _printed.DisposeAsync();
    }
}
