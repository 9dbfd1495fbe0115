using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>
/// Runs programs. What they register goes to <see cref="IMocks"/>, in <see cref="RunAsync(Action)"/> to one that answers with the inputs.
/// </summary>
public sealed class Deployment
{
    private static readonly AsyncLocal<Deployment?> Running = new();
    private readonly IMocks _mocks;
    private readonly List<Resource> _resources = [];

    private Deployment(IMocks mocks) => _mocks = mocks;

    public static DeploymentInstance Instance { get; } = new();

    internal static Deployment Current =>
        Running.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal Stack? Stack { get; set; }

    /// <summary>Whether an engine answers, as it does in a preview.</summary>
    internal bool IsServed => EngineConnection.Of(_mocks) is not null;

    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return Task.CompletedTask;
    });

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    public static Task<int> RunAsync(Func<Task> func) => ExitCodeAsync(() => ExecuteAsync(Outer(), InStack(func)));

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        ExitCodeAsync(() => ExecuteAsync(Outer(), InStack(func, options)));

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => ExitCodeAsync(() => ExecuteAsync(Outer(), Make<TStack>));

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => ExitCodeAsync(() => ExecuteAsync(Outer(), () => Get<TStack>(serviceProvider)));

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack => ExecuteAsync(mocks, () => Get<TStack>(serviceProvider));

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => ExecuteAsync(mocks, Make<TStack>);

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions? options,
        Func<Task<IDictionary<string, object?>>> func) =>
        ExecuteAsync(mocks, InStack(func));

    internal async Task<(string Id, ImmutableDictionary<string, object> State)> RegisterAsync(
        Resource resource, bool custom, bool remote, ResourceArgs args, ResourceOptions options,
        ImmutableArray<ResourceTransform> transforms)
    {
        _resources.Add(resource);
        EngineConnection.LogStart(resource, custom);
        var resources = new Dictionary<string, ImmutableHashSet<Resource>>(StringComparer.Ordinal);
        var inputs = await args.ToDictionaryAsync(resources).ConfigureAwait(false);
        foreach (var transform in transforms)
        {
            var arguments = new ResourceTransformArgs(
                resource.GetResourceName(), resource.GetResourceType(), custom,
                inputs.ToImmutableDictionary(pair => pair.Key, object? (pair) => pair.Value), options);
            if (await transform(arguments, default).ConfigureAwait(false) is { } changed)
                inputs = changed.Args.Where(pair => pair.Value is not null).ToImmutableDictionary(pair => pair.Key, pair => pair.Value!);
        }

        if (resource is Stack)
        {
            await (EngineConnection.Of(_mocks)?.RegisterStackAsync(resource) ?? Task.CompletedTask).ConfigureAwait(false);
            return ("", inputs);
        }

        var (id, state) = await _mocks.NewResourceAsync(new()
        {
            Resource = resource,
            IsCustom = custom,
            IsRemote = remote,
            Options = options,
            Resources = resources,
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Inputs = inputs,
            Id = options.Id is null ? null : await options.Id.ToOutput().GetValueAsync().ConfigureAwait(false),
        }).ConfigureAwait(false);
        return (id ?? "", state as ImmutableDictionary<string, object> ?? inputs);
    }

    internal Task<object> CallAsync(string token, ImmutableDictionary<string, object> args) =>
        _mocks.CallAsync(new() { Token = token, Args = args });

    /// <summary>What answers a program that is run: what answers the one that runs it, if any, or the engine that started it.</summary>
    private static IMocks Outer() => Running.Value?._mocks ?? (IMocks?)EngineConnection.Current ?? new EchoMocks();

    private static Task Make<TStack>()
        where TStack : Stack, new()
    {
        _ = new TStack();
        return Task.CompletedTask;
    }

    private static Task Get<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        _ = serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException($"Failed to resolve instance of type {typeof(TStack)} from service provider.");
        return Task.CompletedTask;
    }

    private static Func<Task> InStack(Func<Task> func, StackOptions? options = null) => async () =>
    {
        _ = new Stack(options);
        await func().ConfigureAwait(false);
    };

    private static async Task<ImmutableArray<Resource>> ExecuteAsync(IMocks mocks, Func<Task> program)
    {
        var deployment = new Deployment(mocks);
        Running.Value = deployment;
        await program().ConfigureAwait(false);
        return [.. deployment._resources];
    }

    private static async Task<int> ExitCodeAsync(Func<Task> run)
    {
        const int ProcessExitedAfterLoggingUserActionableMessage = 32;
        try
        {
            await run().ConfigureAwait(false);
            await (EngineConnection.Current?.SignalAsync() ?? Task.CompletedTask).ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception)
        {
            var message = $"Running program failed with an unhandled exception:{Environment.NewLine}{exception}";
            await (EngineConnection.Current?.LogErrorAsync(message) ?? Console.Error.WriteLineAsync(message)).ConfigureAwait(false);
            return ProcessExitedAfterLoggingUserActionableMessage;
        }
    }

    /// <summary>Answers as if everything were created as asked, with an ARN.</summary>
    private sealed class EchoMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string?, object)>(
            ($"{args.Name}-id", args.Inputs.SetItem("arn", $"arn:aws:mock:eu-west-1:123456789012:{args.Name}").TryAdd("name", args.Name!)));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}

/// <summary>What a program may ask about its own run.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance()
    {
    }

    public string StackName => Environment.GetEnvironmentVariable("PULUMI_STACK") ?? "stack";

    public string ProjectName => Environment.GetEnvironmentVariable("PULUMI_PROJECT") ?? "project";

    public string OrganizationName => Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION") ?? "organization";

    public string RootDirectory => Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY") ?? Environment.CurrentDirectory;

    public bool IsDryRun => Environment.GetEnvironmentVariable("PULUMI_DRY_RUN") == "true";

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(AnswerAsync<T>(token, args));

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Invoke<T>(token, args, (InvokeOptions)options);

    /// <summary>Asks the mocks; what they do not answer is the argument of that name, or a text that tells its name.</summary>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        (await AnswerAsync<T>(token, args).ConfigureAwait(false)).Value;

    /// <summary>An answer is known as a whole or not at all.</summary>
    private static async Task<OutputData<T>> AnswerAsync<T>(string token, InvokeArgs args)
    {
        var arguments = await args.ToDictionaryAsync().ConfigureAwait(false);
        var answer =
            await Deployment.Current.CallAsync(token, arguments).ConfigureAwait(false) as IReadOnlyDictionary<string, object> ?? arguments;
        if (answer.Values.Contains(EngineConnection.Unknown))
            return new(default!, IsKnown: false, IsSecret: false, []);
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null);
        return OutputData<T>.Of((T)constructor.Invoke([.. constructor.GetParameters().Select(Argument)]));

        object? Argument(ParameterInfo parameter) => answer.GetValueOrDefault(parameter.Name!) switch
        {
            { } value when parameter.ParameterType.IsInstanceOfType(value) => value,
            _ when parameter.Name == "accountId" => "123456789012",
            _ when parameter.ParameterType == typeof(string) => parameter.Name,
            _ => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null,
        };
    }
}

/// <summary>Takes the engine's place in tests.</summary>
public interface IMocks
{
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    Task<object> CallAsync(MockCallArgs args);
}

public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>What reaches the engine.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = ImmutableDictionary<string, object>.Empty;

    public string? Provider { get; set; }

    public string? Id { get; set; }

    internal Resource? Resource { get; set; }

    internal bool IsCustom { get; set; }

    internal bool IsRemote { get; set; }

    internal ResourceOptions? Options { get; set; }

    internal IReadOnlyDictionary<string, ImmutableHashSet<Resource>> Resources { get; set; } =
        ImmutableDictionary<string, ImmutableHashSet<Resource>>.Empty;
}

public class MockCallArgs
{
    public string? Token { get; set; }

    public ImmutableDictionary<string, object> Args { get; set; } = ImmutableDictionary<string, object>.Empty;

    public string? Provider { get; set; }
}

public class TestOptions
{
    public string? ProjectName { get; set; }

    public string? StackName { get; set; }

    public bool? IsPreview { get; set; }
}

internal static class ImmutableDictionaryExtensions
{
    public static ImmutableDictionary<string, object> TryAdd(this ImmutableDictionary<string, object> map, string key, object value) =>
        map.ContainsKey(key) ? map : map.Add(key, value);
}
