using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Infra.Analyzers.PulumiEngine.Registration;
using Infra.Analyzers.PulumiEngine.Values;
using Pulumirpc;
using static Infra.Analyzers.PulumiEngine.Tests.ServedRun;

namespace Infra.Analyzers.PulumiEngine.Tests;

/// <summary>Whatever a program sends, the engine answers it, keeps what can be kept, and tells no secret.</summary>
public sealed class HostileMessageTests
{
    private const string Trail = "aws:cloudtrail/trail:Trail";

    [Theory]
    [InlineData("pulumirpc.ResourceMonitor", "GetRootResource")]
    [InlineData("pulumirpc.Analyzer", "Analyze")]
    public async Task What_the_engine_does_not_serve_is_unimplemented(string service, string method)
    {
        await using var run = await StartAsync();
        var bytes = Marshallers.Create(content => content, content => content);
        var status = await FailAsync(() => run.Invoker
            .AsyncUnaryCall(new Method<byte[], byte[]>(MethodType.Unary, service, method, bytes, bytes), host: null, new(), [1, 2, 3])
            .ResponseAsync);
        Assert.Equal(StatusCode.Unimplemented, status.StatusCode);
        await run.RegisterAsync(Trail, "after");
        Assert.Contains("after", run.States().Keys);
    }

    [Fact]
    public async Task A_message_that_is_none_is_refused()
    {
        await using var run = await StartAsync();
        var request = Request(Trail, "trail");
        request.Object = ByteString.CopyFrom(0xff, 0xff, 0xff);
        Assert.Equal(StatusCode.InvalidArgument,
            (await FailAsync(() => run.Monitor.RegisterResourceAsync(request).ResponseAsync)).StatusCode);
        request.Object = Properties(("deep", Nested(700))).ToByteString();
        Assert.Equal(StatusCode.InvalidArgument,
            (await FailAsync(() => run.Monitor.RegisterResourceAsync(request).ResponseAsync)).StatusCode);
        Assert.Empty(run.States());
    }

    [Fact]
    public async Task Any_value_and_any_name_can_be_kept()
    {
        await using var run = await StartAsync();
        var names = new[] { "", "::", "\u0000\u001b[31m\r\n\u202e\"\\", "日本 🚀", new string('x', 5_000), "../../etc/passwd" };
        foreach (var name in names)
            await run.RegisterAsync(Trail, name);
        await run.RegisterAsync(
            Trail,
            "values",
            ("nan", Value.ForNumber(double.NaN)),
            ("infinite", Value.ForNumber(double.NegativeInfinity)),
            ("large", Value.ForNumber(1e300)),
            ("whole", Value.ForNumber(3)),
            ("null", Value.ForNull()),
            ("nothing", new Value()),
            ("", Value.ForStruct(Properties(("", Text(""))))),
            ("deep", Nested(400)),
            ("oddKind", Value.ForStruct(Properties((PulumiValues.Signature, Value.ForNumber(1))))),
            ("oddOutput", Special(PulumiValues.OutputValue, ("dependencies", Value.ForBool(true)))),
            ("oddReference", Special(PulumiValues.ResourceReference)),
            ("emptySecret", Special(PulumiValues.Secret)));

        var states = run.States();
        Assert.Equal(names.Length + 1, states.Count);
        Assert.All(names, name => Assert.Contains(name, states.Keys));
        var inputs = states["values"]["inputs"]!;
        Assert.Null(inputs["nan"]);
        Assert.Null(inputs["infinite"]);
        Assert.Equal("3", inputs["whole"]!.ToJsonString());
        Assert.Equal(PulumiValues.Unknown, inputs["oddOutput"]!.ToString());
    }

    [Fact]
    public async Task Two_resources_of_one_URN_are_refused_also_where_one_is_read()
    {
        await using var run = await StartAsync();
        await run.RegisterAsync(Trail, "trail");
        Assert.Contains("Duplicate resource URN", (await FailAsync(() => run.RegisterAsync(Trail, "trail"))).Detail,
            StringComparison.Ordinal);
        var read = new ReadResourceRequest { Id = "trail", Type = Trail, Name = "trail" };
        Assert.Equal(StatusCode.AlreadyExists, (await FailAsync(() => run.Monitor.ReadResourceAsync(read).ResponseAsync)).StatusCode);
        Assert.Null(run.States()["trail"]["external"]);
    }

    [Fact]
    public async Task A_component_that_nests_without_end_is_refused_at_some_depth()
    {
        await using var run = await StartAsync();
        var parent = "";
        var status = await FailAsync(async () =>
        {
            for (var depth = 0; depth < 1_000; depth++)
            {
                var request = Request("example:index:Component", "component");
                request.Parent = parent;
                parent = (await run.Monitor.RegisterResourceAsync(request)).Urn;
            }
        });
        Assert.Contains("longer than 10000 characters", status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_resources_and_large_values_are_kept()
    {
        await using var run = await StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), async (index, _) =>
            await run.RegisterAsync(Trail, $"trail-{index}", ("s3BucketName", Text("logs"))));
        await run.RegisterAsync("aws:s3/bucketPolicy:BucketPolicy", "policy", ("policy", Text(new string('x', 20_000_000))));
        var states = run.States();
        Assert.Equal(10_001, states.Count);
        Assert.Equal(20_000_000, states["policy"]["inputs"]!["policy"]!.ToString().Length);
    }

    [Fact]
    public void What_a_program_sends_without_end_is_not_kept()
    {
        var registry = new Registry();
        registry.Reserve(200 << 20);
        Assert.Equal(StatusCode.ResourceExhausted, Assert.Throws<RpcException>(() => registry.Reserve(200 << 20)).StatusCode);
        Assert.Contains("256 MB", Assert.Single(registry.Errors), StringComparison.Ordinal);
        for (var index = 0; index < 1_000; index++)
        {
            registry.AddError(new string('x', 100_000));
            registry.AddUnanswered($"token {index}");
        }

        Assert.True(registry.Errors.Sum(error => error.Length) < 1_000_000);
        Assert.True(registry.Unanswered.Count <= 100);
    }

    [Fact]
    public async Task A_stranger_at_the_port_disturbs_nothing()
    {
        await using var run = await StartAsync();
        var strangers = new List<TcpClient>();
        foreach (var bytes in new[] { "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(),
            Encoding.UTF8.GetBytes(new string('x', 5000)), [] })
        {
            var stranger = new TcpClient();
            await stranger.ConnectAsync(run.Address.Host, run.Address.Port);
            await stranger.GetStream().WriteAsync(bytes);
            strangers.Add(stranger);
        }

        await run.RegisterAsync(Trail, "trail");
        Assert.Single(run.States());
        Assert.Empty(run.Errors);
        strangers.ForEach(stranger => stranger.Dispose());
    }

    [Fact]
    public async Task A_secret_is_in_no_file_and_in_no_log_and_goes_back_as_one()
    {
        const string Password = "correct horse battery staple";
        await using var run = await StartAsync(new() { ["key"] = new System.Text.Json.Nodes.JsonObject { ["secure"] = "v1:abc" } });
        await run.Engine.LogAsync(new() { Severity = LogSeverity.Info, Message = $"before it is known: {Password}" });
        var output = Special(PulumiValues.OutputValue, ("secret", Value.ForBool(true)), ("value", Value.ForList(Text("in a list"))));
        var response = await run.RegisterAsync(
            Trail, "trail", ("name", Secret(Password)), ("s3KeyPrefix", output),
            ("tags", Value.ForStruct(Properties(("a", Secret("l1\nline two"))))));
        Assert.Equal(PulumiValues.Secret, Struct.Parser.ParseFrom(response.Object).Fields["name"].Kind());
        await run.Engine.LogAsync(new() { Severity = LogSeverity.Info, Message = $"'{Password}' and 'line two' and [secure]" });

        var written = run.Write();
        foreach (var secret in new[] { Password, "in a list", "line two" })
        {
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, run.Printed, StringComparison.Ordinal);
        }

        Assert.Equal("[secret]", run.States()["trail"]["inputs"]!["name"]!.ToString());
        Assert.Equal(["before it is known: [secret]", "'[secret]' and '[secret]' and [secret]"],
            run.Printed.Trim().Split(Environment.NewLine));
    }

    private static Value Nested(int depth)
    {
        var value = Text("bottom");
        for (var level = 0; level < depth; level++)
            value = Value.ForStruct(Properties(("a", value)));
        return value;
    }
}
