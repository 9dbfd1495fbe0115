using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;
using Pulumirpc;

namespace Pulumi;

/// <summary>Registers a program's resources with the engine that started it, in the SDK's own protocol.</summary>
internal sealed class EngineConnection : IMocks
{
    /// <summary>Stands for a value that is known after the update only.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    private static readonly Lazy<EngineConnection?> Started = new(() =>
        Environment.GetEnvironmentVariable("PULUMI_MONITOR") is { Length: > 0 } address ? new(address) : null);

    private readonly ResourceMonitor.ResourceMonitorClient _monitor;
    private readonly Engine.EngineClient _engine;
    private readonly ConcurrentDictionary<Resource, string> _urns = new();
    private string _stack = "";

    /// <param name="address">The engine's <c>host:port</c>.</param>
    public EngineConnection(string address)
    {
        var channel = GrpcChannel.ForAddress($"http://{address}", new() { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        (_monitor, _engine) = (new(channel), new(channel));
    }

    /// <summary>The engine; <see langword="null"/> where none started the program.</summary>
    public static EngineConnection? Current => Started.Value;

    /// <summary>Is given each resource as it is sent, once the engine has taken it.</summary>
    public Action<MockResourceArgs>? Registered { get; init; }

    public static EngineConnection? Of(IMocks mocks) => mocks as EngineConnection;

    /// <summary>A value that is marked as secret.</summary>
    public static object SecretOf(object value) =>
        ImmutableDictionary<string, object>.Empty.Add(Signature, Secret).Add("value", value);

    /// <summary>What the SDK logs in the constructor of each resource.</summary>
    public static void LogStart(Resource resource, bool custom)
    {
        if (Environment.GetEnvironmentVariable("PULUMI_DOTNET_LOG_VERBOSE") is { Length: > 0 })
        {
            var time = DateTime.UtcNow.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
            Console.Out.Write($"[{time} DBG] Registering resource start: t={type}, name={name}, custom={custom}, remote=False\n");
        }
    }

    public async Task RegisterStackAsync(Resource stack)
    {
        // Tests run a program inside of another one, which the SDK does not let it do.
        if (_stack.Length > 0)
            return;
        var name = $"{Environment.GetEnvironmentVariable("PULUMI_PROJECT")}-{Environment.GetEnvironmentVariable("PULUMI_STACK")}";
        var response = await _monitor.RegisterResourceAsync(new()
        {
            Type = stack.GetResourceType(),
            Name = name,
            Object = new Struct()
            .ToByteString()
        });
        _stack = response.Urn;
    }

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var inputs = (Struct)ToValue(args.Inputs).StructValue;
        var parent = args.Options?.Parent is { } given && _urns.TryGetValue(given, out var urn) ? urn : _stack;
        if (args.Id is not null)
        {
            var read = await _monitor.ReadResourceAsync(new()
            {
                Id = args.Id,
                Type = args.Type,
                Name = args.Name,
                Parent = parent,
                Properties = inputs.ToByteString()
            });
            return (args.Id, State(read.Properties));
        }

        var request = new RegisterResourceRequest
        {
            Type = args.Type,
            Name = args.Name,
            Custom = args.IsCustom,
            Remote = args.IsRemote,
            Parent = parent,
            Object = inputs.ToByteString(),
        };
        request.IgnoreChanges.AddRange(args.Options?.IgnoreChanges ?? []);
        foreach (var (name, resources) in args.Resources)
        {
            request.PropertyDependencies[name] = new() { Urns = { resources.Select(UrnOf).OfType<string>() } };
            request.Dependencies.AddRange(request.PropertyDependencies[name].Urns);
        }

        var response = await _monitor.RegisterResourceAsync(request);
        _urns[args.Resource!] = response.Urn;
        Registered?.Invoke(args);
        return (response.Id.Length > 0 ? response.Id : Unknown, State(response.Object));
    }

    public async Task<object> CallAsync(MockCallArgs args)
    {
        var response = await _monitor.InvokeAsync(new() { Tok = args.Token, Args = ToValue(args.Args).StructValue.ToByteString() });
        return State(response.Return);
    }

    public async Task LogErrorAsync(string message) => await _engine.LogAsync(new() { Severity = LogSeverity.Error, Message = message });

    public void Log(string severity, string message) => _engine.Log(new()
    {
        Severity = severity switch { "error" => LogSeverity.Error, "warning" => LogSeverity.Warning, _ => LogSeverity.Info },
        Message = message,
    });

    public async Task SignalAsync()
    {
        await _monitor.RegisterResourceOutputsAsync(new() { Urn = _stack, Outputs = new Struct().ToByteString() });
        await _monitor.SignalAndWaitForShutdownAsync(new());
    }

    private string? UrnOf(Resource resource) => _urns.GetValueOrDefault(resource);

    private static ImmutableDictionary<string, object> State(ByteString bytes) =>
        (ImmutableDictionary<string, object>)Plain(Value.ForStruct(Google.Protobuf.WellKnownTypes.Struct.Parser.ParseFrom(bytes)))!;

    private static object? Plain(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.NumberValue =>
            value.NumberValue == Math.Truncate(value.NumberValue) ? (int)value.NumberValue : value.NumberValue,
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.ListValue => value.ListValue.Values.Select(Plain).ToImmutableArray(),
        Value.KindOneofCase.StructValue when value.StructValue.Fields.TryGetValue(Signature, out var kind) && kind.StringValue == Secret =>
            Plain(value.StructValue.Fields["value"]),
        Value.KindOneofCase.StructValue => value.StructValue.Fields
            .Where(field => field.Value.KindCase != Value.KindOneofCase.NullValue)
            .ToImmutableDictionary(field => field.Key, field => Plain(field.Value)!),
        _ => null,
    };

    private static Value ToValue(object? value) => value switch
    {
        null => Value.ForNull(),
        bool flag => Value.ForBool(flag),
        string text => Value.ForString(text),
        IDictionary map => Value.ForStruct(Struct(map)),
        IEnumerable list => Value.ForList([.. list.Cast<object?>().Select(ToValue)]),
        IConvertible number => Value.ForNumber(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => Value.ForString(value.ToString() ?? ""),
    };

    private static Struct Struct(IDictionary map)
    {
        var result = new Struct();
        foreach (DictionaryEntry entry in map)
            result.Fields[(string)entry.Key] = ToValue(entry.Value);
        return result;
    }
}
