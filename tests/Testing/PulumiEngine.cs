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

    /// <summary>Runs a stack class.</summary>
    /// <param name="stack">A class with a constructor without parameters, usually derived from <see cref="Stack"/>.</param>
    /// <param name="assignment">See <see cref="Given.Assign"/>.</param>
    /// <returns>The trails registered until the program ended or threw.</returns>
    public static async Task<IReadOnlyList<MadeTrail>> RunAsync(Type stack, int assignment)
    {
        var engine = new Recorder();
        try
        {
            await Deployment.TestAsync(engine, new TestOptions(), () =>
            {
                Given.Assign(assignment);
                _ = Activator.CreateInstance(stack);
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What was registered before stays registered.
        }

        return engine.Trails;
    }

    private sealed class Recorder : IMocks
    {
        private static readonly ImmutableDictionary<string, object> StackOutputs = ImmutableDictionary<string, object>.Empty
            .Add("group", "arn:aws:logs:eu-west-1:123456789012:log-group:s:*")
            .Add("role", "arn:aws:iam::123456789012:role/s");

        private readonly List<MadeTrail> _trails = [];

        public IReadOnlyList<MadeTrail> Trails => _trails;

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            if (args.Id is null && args.Type is "aws:cloudtrail/trail:Trail" or "aws-native:cloudtrail:Trail")
                _trails.Add(
                    new(args.Name!, Text("cloudWatchLogsGroupArn") ?? Text("cloudWatchLogsLogGroupArn"), Text("cloudWatchLogsRoleArn")));
            var state = args.Inputs.SetItem("arn", $"arn:aws:mock:eu-west-1:123456789012:{args.Name}");
            return Task.FromResult<(string?, object)>(
                (args.Name + "-id", args.Type == "pulumi:pulumi:StackReference" ? state.SetItem("outputs", StackOutputs) : state));

            string? Text(string input) => args.Inputs.TryGetValue(input, out var value) ? (string)value : null;
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
