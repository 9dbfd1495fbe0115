using Infra.Analyzers.PulumiEngine.Answers;
using Infra.Analyzers.PulumiEngine.Configuration;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>One run of a program, for one stack: what its services need.</summary>
internal sealed class StackRun : IDisposable
{
    // The account of the examples in AWS's documentation, and a region that every account has.
    private const string ExampleAccount = "123456789012";
    private const string ExampleRegion = "us-east-1";

    public StackRun(string project, string stack, StackConfiguration configuration, AnswersFile answers, ProgramLog log)
    {
        (Project, Stack, Configuration, Log) = (project, stack, configuration, log);
        Region = configuration.Values.GetValueOrDefault("aws:region")
            ?? configuration.Values.GetValueOrDefault("aws-native:region")
            ?? answers.Region
            ?? ExampleRegion;
        Account = answers.Account ?? ExampleAccount;
        HasRegion = configuration.Values.ContainsKey("aws:region") || configuration.Values.ContainsKey("aws-native:region")
            || answers.Region is not null;
        HasAccount = answers.Account is not null;
        Placeholders = new(Account);
        Functions = new(answers, new(Account, Region), Registry);
        foreach (var key in configuration.Secrets)
            log.Secrets.Add(configuration.Values.GetValueOrDefault(key) ?? "");
    }

    public string Project { get; }

    public string Stack { get; }

    public StackConfiguration Configuration { get; }

    /// <summary>The region of what names none.</summary>
    public string Region { get; }

    /// <summary>Whether somebody said so.</summary>
    public bool HasRegion { get; }

    public string Account { get; }

    /// <summary>Whether somebody said so.</summary>
    public bool HasAccount { get; }

    public ProgramLog Log { get; }

    public Registry Registry { get; } = new();

    public Transforms Transforms { get; } = new();

    public Placeholders Placeholders { get; }

    public FunctionAnswers Functions { get; }

    public void Dispose() => Transforms.Dispose();
}
