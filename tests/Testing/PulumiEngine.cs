using System.Collections.Immutable;
using Pulumi;

namespace Infra.Analyzers.Testing;

/// <summary>Runs Pulumi programs on the stubs and tells which trails reach the engine.</summary>
public static class PulumiEngine
{
    private const string Configuration =
        """{ "project:group": "arn:aws:logs:eu-west-1:123456789012:log-group:c:*", "project:role": "arn:aws:iam::123456789012:role/c" }""";

    /// <summary>
    /// What the programs can read of their configuration, and what other stacks give out: the keys <c>group</c> and <c>role</c>.
    /// </summary>
    static PulumiEngine() =>
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? Configuration);

    /// <summary>Runs a stack class against an engine, as in a preview: much is known after the update only.</summary>
    /// <param name="address">The engine's <c>host:port</c>.</param>
    /// <param name="stack">As for <see cref="RunAsync(Type, int)"/>.</param>
    /// <param name="assignment">See <see cref="Given.Assign"/>.</param>
    /// <returns>The trails registered until the program ended or threw; what is unknown of them is the protocol's text for it.</returns>
    public static async Task<IReadOnlyList<MadeTrail>> RunAsync(string address, Type stack, int assignment)
    {
        var recorder = new Recorder();
        var engine = new EngineConnection(address) { Registered = recorder.Note };
        await UntilItThrowsAsync(() => Deployment.TestWithServiceProviderAsync<Stack>(engine, new StackOf(stack, assignment)))
            .ConfigureAwait(false);
        return recorder.Trails;
    }

    /// <summary>Runs a stack class.</summary>
    /// <param name="stack">A class with a constructor without parameters, usually derived from <see cref="Stack"/>.</param>
    /// <param name="assignment">See <see cref="Given.Assign"/>.</param>
    /// <returns>The trails registered until the program ended or threw.</returns>
    public static async Task<IReadOnlyList<MadeTrail>> RunAsync(Type stack, int assignment)
    {
        var engine = new Recorder();
        await UntilItThrowsAsync(() => Deployment.TestAsync(engine, new TestOptions(), () =>
        {
            _ = new StackOf(stack, assignment).GetService(stack);
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        })).ConfigureAwait(false);
        return engine.Trails;
    }

    /// <summary>What was registered before a program throws stays registered.</summary>
    private static async Task UntilItThrowsAsync(Func<Task> program)
    {
        try
        {
            await program().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
        }
    }

    private sealed class StackOf(Type stack, int assignment) : IServiceProvider
    {
        public object? GetService(Type serviceType)
        {
            Given.Assign(assignment);
            return Activator.CreateInstance(stack);
        }
    }

    private sealed class Recorder : IMocks
    {
        private static readonly ImmutableDictionary<string, object> StackOutputs = ImmutableDictionary<string, object>.Empty
            .Add("group", "arn:aws:logs:eu-west-1:123456789012:log-group:s:*")
            .Add("role", "arn:aws:iam::123456789012:role/s");

        private readonly List<MadeTrail> _trails = [];

        public IReadOnlyList<MadeTrail> Trails => _trails;

        public void Note(MockResourceArgs args)
        {
            if (args.Id is null && args.Type is "aws:cloudtrail/trail:Trail" or "aws-native:cloudtrail:Trail")
                _trails.Add(
                    new(args.Name!, Text("cloudWatchLogsGroupArn") ?? Text("cloudWatchLogsLogGroupArn"), Text("cloudWatchLogsRoleArn")));

            string? Text(string input) => args.Inputs.GetValueOrDefault(input) switch
            {
                IDictionary<string, object> secret => (string)secret["value"],
                var value => (string?)value,
            };
        }

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Note(args);
            var state = args.Inputs.SetItem("arn", $"arn:aws:mock:eu-west-1:123456789012:{args.Name}");
            return Task.FromResult<(string?, object)>(
                (args.Name + "-id", args.Type == "pulumi:pulumi:StackReference" ? state.SetItem("outputs", StackOutputs) : state));
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
