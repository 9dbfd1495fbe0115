using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Infra.Analyzers.PulumiEngine.Values;
using Pulumirpc;
using static Infra.Analyzers.PulumiEngine.Tests.ServedRun;

namespace Infra.Analyzers.PulumiEngine.Tests;

/// <summary>What a program's own functions change of what it registers.</summary>
public sealed class TransformTests
{
    private const string Trail = "aws:cloudtrail/trail:Trail";

    [Fact]
    public async Task A_resources_own_transforms_come_first_then_those_of_its_parents_and_the_stacks_last()
    {
        await using var program = await ProgramCallbacks.StartAsync();
        await using var run = await StartAsync();
        await run.Monitor.RegisterResourceAsync(With(Request(Urn.StackType, "project-dev"), program.Transform("stack", Append)));
        var outer = await run.Monitor.RegisterResourceAsync(With(Component("outer", ""), program.Transform("outer", Append)));
        var inner = await run.Monitor.RegisterResourceAsync(Component("inner", outer.Urn));
        var request = With(
            Request(Trail, "trail", ("name", Text("trail"))),
            program.Transform("own", Append), program.Transform("nothing", _ => new()));
        request.Parent = inner.Urn;
        program.Called.Clear();
        var response = await run.Monitor.RegisterResourceAsync(request);

        Assert.Equal(["own", "nothing", "outer", "stack"], program.Called);
        Assert.Equal("trail+", run.States()["trail"]["inputs"]!["name"]!.ToString()[..6]);
        Assert.Equal("trail+++", run.States()["trail"]["inputs"]!["name"]!.ToString());
        Assert.Equal("trail+++", Struct.Parser.ParseFrom(response.Object).Fields["name"].StringValue);
    }

    [Fact]
    public async Task What_is_secret_or_unknown_or_made_of_another_resource_stays_so()
    {
        await using var program = await ProgramCallbacks.StartAsync();
        await using var run = await StartAsync();
        var request = With(
            Request(Trail, "trail", ("name", Secret("password")), ("cloudWatchLogsGroupArn", Text(PulumiValues.Unknown)),
                ("s3BucketName", Text("logs"))),
            program.Transform("adds", transform =>
            {
                var properties = PulumiValues.Read(transform.Properties);
                Assert.True(properties.Fields["name"].IsSecret());
                Assert.True(properties.Fields["cloudWatchLogsGroupArn"].HoldsUnknown());
                Assert.Equal(["urn:group"], properties.Fields["cloudWatchLogsGroupArn"].Dependencies());
                Assert.NotNull(transform.Options);
                properties.Fields["cloudWatchLogsRoleArn"] = Special(
                    PulumiValues.OutputValue, ("value", Text("arn:role")), ("dependencies", Value.ForList(Text("urn:role"))));
                properties.Fields.Remove("s3BucketName");
                return new() { Properties = properties.ToByteString(), Options = new() { IgnoreChanges = { "tags" } } };
            }));
        request.PropertyDependencies["cloudWatchLogsGroupArn"] = new() { Urns = { "urn:group" } };
        request.Dependencies.Add("urn:group");
        await run.Monitor.RegisterResourceAsync(request);

        var state = run.States()["trail"];
        Assert.Equal(
            $$"""{"cloudWatchLogsGroupArn":"{{PulumiValues.Unknown}}","cloudWatchLogsRoleArn":"arn:role","name":"[secret]"}""",
            state["inputs"]!.ToJsonString());
        Assert.Equal(
            """{"cloudWatchLogsGroupArn":["urn:group"],"cloudWatchLogsRoleArn":["urn:role"]}""",
            state["propertyDependencies"]!.ToJsonString());
        Assert.Equal("""["tags"]""", state["ignoreChanges"]!.ToJsonString());
    }

    [Fact]
    public async Task A_transform_that_fails_or_is_not_the_programs_own_fails_the_registration()
    {
        await using var program = await ProgramCallbacks.StartAsync();
        await using var run = await StartAsync();
        var failing = With(Request(Trail, "failing"), program.Transform("fails", _ => throw new InvalidOperationException("no such tag")));
        Assert.Contains("no such tag", (await FailAsync(() => run.Monitor.RegisterResourceAsync(failing).ResponseAsync)).Detail,
            StringComparison.Ordinal);

        foreach (var target in new[] { "example.com:443", "https://127.0.0.1:1", "not an address", "" })
        {
            var foreign = With(Request(Trail, "foreign"), new Callback { Target = target, Token = "token" });
            Assert.Equal(StatusCode.InvalidArgument,
                (await FailAsync(() => run.Monitor.RegisterResourceAsync(foreign).ResponseAsync)).StatusCode);
        }

        var malformed =
            With(Request(Trail, "malformed"), program.Transform("rubbish", _ => new() { Properties = ByteString.CopyFrom(0xff) }));
        await FailAsync(() => run.Monitor.RegisterResourceAsync(malformed).ResponseAsync);
        Assert.Empty(run.States());
    }

    [Fact]
    public async Task The_arguments_of_functions_are_transformed_too()
    {
        await using var program = await ProgramCallbacks.StartAsync();
        await using var run = await StartAsync();
        await run.Monitor.RegisterStackInvokeTransformAsync(program.OfInvokes("region", request =>
        {
            Assert.Equal("aws:index/getRegion:getRegion", request.Token);
            return new() { Args = Properties(("region", Text("eu-north-1"))).ToByteString() };
        }));
        var answer = await run.Monitor.InvokeAsync(new() { Tok = "aws:index/getRegion:getRegion", Args = new Struct().ToByteString() });
        Assert.Equal("eu-north-1", Struct.Parser.ParseFrom(answer.Return).Fields["name"].StringValue);
    }

    [Fact]
    public async Task What_a_component_of_a_plugin_is_given_it_may_change()
    {
        await using var run = await StartAsync();
        await run.RegisterAsync("aws:iam/role:Role", "kept", ("name", Text("kept-role")));
        var given = await run.RegisterAsync("aws:iam/role:Role", "given", ("name", Text("given-role")));
        await run.RegisterAsync("aws:iam/role:Role", "named", ("name", Text("named-role")));
        var request = Request("awsx:cloudtrail:Trail", "component", ("text", Text("arn of named-role and others")));
        (request.Custom, request.Remote) = (false, true);
        request.PropertyDependencies["role"] = new() { Urns = { given.Urn } };
        var response = await run.Monitor.RegisterResourceAsync(request);

        Assert.Equal("", response.Id);
        var states = run.States();
        Assert.True((bool)states["component"]["remote"]!);
        Assert.Equal(
            ["component", "given", "named"],
            states.Where(state => (bool?)state.Value["isHandedOut"] == true || (bool?)state.Value["remote"] == true)
                .Select(state => state.Key)
                .Order(StringComparer.Ordinal));
        Assert.True((bool)System.Text.Json.Nodes.JsonNode.Parse(run.Write())!["run"]!["hasRemoteComponents"]!);
    }

    private static TransformResponse Append(TransformRequest request)
    {
        var properties = PulumiValues.Read(request.Properties);
        if (properties.Text("name") is { } name)
            properties.Fields["name"] = Text(name + "+");
        return new() { Properties = properties.ToByteString() };
    }

    private static RegisterResourceRequest Component(string name, string parent)
    {
        var request = Request("example:index:Component", name);
        (request.Custom, request.Parent) = (false, parent);
        return request;
    }

    private static RegisterResourceRequest With(RegisterResourceRequest request, params Callback[] transforms)
    {
        request.Transforms.AddRange(transforms);
        return request;
    }
}
