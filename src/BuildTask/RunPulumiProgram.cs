using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Programs;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Infra.Analyzers.BuildTask;

/// <summary>Runs a built Pulumi program against our engine, which keeps what the program registers for the scan.</summary>
[MSBuildMultiThreadableTask]
public sealed class RunPulumiProgram : ProgramTask
{
    private readonly List<PulumiProblem> _problems = [];

    /// <summary>The engine's assembly, as an absolute path.</summary>
    [Required]
    public string Engine { get; set; } = "";

    /// <summary>The <c>dotnet</c> command that runs the engine and the program.</summary>
    [Required]
    public string DotNetHost { get; set; } = "";

    /// <summary>The stacks that it is run for; none for the project's default.</summary>
    public string[] Stacks { get; set; } = [];

    /// <summary>The folder that the engine writes to, as an absolute path.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>How long the program may run for one stack, in milliseconds.</summary>
    public string TimeLimit { get; set; } = "600000";

    /// <summary>What the engine wrote for each stack; empty where the program failed.</summary>
    [Output]
    public string[] RunFiles { get; private set; } = [];

    /// <inheritdoc/>
    protected override string ToolName => Path.GetFileName(DotNetHost);

    /// <inheritdoc/>
    protected override Encoding StandardOutputEncoding => Encoding.UTF8;

    /// <inheritdoc/>
    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    // The importance tells the streams apart: the engine's errors, and what the program prints.
    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.High;

    /// <inheritdoc/>
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.Low;

    /// <inheritdoc/>
    public override bool Execute()
    {
        EnvironmentVariables = [$"{PulumiProgram.ArgumentsVariable}={Arguments}"];
        var succeeded = base.Execute();
        if (IsCancelled)
            return false;
        if (!succeeded || _problems.Count > 0)
            return ReportProblems();
        RunFiles = [.. Directory.EnumerateFiles(OutputDirectory, "*.json").OrderBy(file => file, StringComparer.Ordinal)];
        return true;
    }

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => DotNetHost;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder();
        line.AppendSwitch("exec");
        line.AppendFileNameIfNotNull(Engine);
        foreach (var option in PulumiProgram.Options(Program, DotNetHost, GetWorkingDirectory(), OutputDirectory, TimeLimit,
            Stacks.SelectMany(PulumiProgram.Stacks)))
            line.AppendSwitchIfNotNull(option.Key + " ", option.Value);
        return line.ToString();
    }

    /// <inheritdoc/>
    protected override string GetWorkingDirectory() => Path.GetDirectoryName(ProjectFile)!;

    /// <inheritdoc/>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        if (messageImportance == StandardErrorLoggingImportance && PulumiProblem.Parse(singleLine) is { } problem)
            _problems.Add(problem);
        else
            Log.LogMessage(MessageImportance.Low, "  pulumi: {0}", SafeText.Of(singleLine.Trim(), limit: 1000));
    }

    private bool ReportProblems()
    {
        if (_problems.Count == 0 && !Log.HasLoggedErrors)
            return Fail(PulumiProgram.Explain(PulumiProgram.WhyEnded(ExitCode)));
        foreach (var problem in _problems)
            Fail(PulumiProgram.Explain(problem.Message), problem.Place);
        return false;
    }
}
