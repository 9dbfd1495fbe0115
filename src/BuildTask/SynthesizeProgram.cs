using System.Diagnostics;
using System.Globalization;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Programs;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Infra.Analyzers.BuildTask;

/// <summary>Runs a built program of CDKTF, CDK Terrain or AWS CDK, which synthesizes what is deployed.</summary>
[MSBuildMultiThreadableTask]
public sealed class SynthesizeProgram : ProgramTask
{
    private readonly LastLines _lastLines = new();

    /// <summary>The <c>dotnet</c> command that runs it; empty for a program that is an executable itself.</summary>
    public string DotNetHost { get; set; } = "";

    /// <summary>Where the program synthesizes to (<c>CDKTF_OUTDIR</c>, <c>CDK_OUTDIR</c>), as an absolute path.</summary>
    [Required]
    public string SynthDirectory { get; set; } = "";

    /// <summary>The folder that the program's relative paths start from.</summary>
    [Required]
    public string WorkingDirectory { get; set; } = "";

    /// <summary>The files that the program synthesized and that are scanned, as absolute paths; empty where it failed.</summary>
    [Output]
    public string[] SynthesizedFiles { get; private set; } = [];

    /// <inheritdoc/>
    protected override string ToolName => DotNetHost.Length > 0 ? Path.GetFileName(DotNetHost) : Path.GetFileName(Program);

    /// <inheritdoc/>
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.Low;

    private string Manifest => Path.Combine(SynthDirectory, CdktfManifest.FileName);

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (!File.Exists(Program))
            return Fail(_lastLines.Explain($"the program has not been built: there is no {Program}"));

        Directory.CreateDirectory(SynthDirectory);
        using var scratch = new ScratchFolder();

        // What is synthesized is what this run writes: an older manifest must not pass for it.
        File.Delete(Manifest);
        EnvironmentVariables = CdkProgram.Environment(SynthDirectory, scratch.Path, WorkingDirectory);

        var watch = Stopwatch.StartNew();
        var succeeded = base.Execute();
        if (IsCancelled)
            return false;
        if (!succeeded && Timeout > 0 && watch.ElapsedMilliseconds >= Timeout)
        {
            var limit = TimeSpan.FromMilliseconds(Timeout).TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Fail(_lastLines.Explain($"the program did not end within {limit} s (InfraSynthesizeTimeout)"));
        }

        if (!succeeded)
            return !Log.HasLoggedErrors && Fail(_lastLines.Explain(CdkProgram.WhyFailed(ExitCode)));
        if (!File.Exists(Manifest))
            return Fail(_lastLines.Explain(CdkProgram.WhyNothing(Manifest)));

        SynthesizedFiles = [Manifest, .. SynthesizedFolder.Files(SynthDirectory)];
        return true;
    }

    /// <inheritdoc/>
    protected override string GenerateFullPathToTool() => DotNetHost.Length > 0 ? DotNetHost : Program;

    /// <inheritdoc/>
    protected override string GenerateCommandLineCommands()
    {
        var line = new CommandLineBuilder();
        if (DotNetHost.Length > 0)
        {
            line.AppendSwitch("exec");
            line.AppendFileNameIfNotNull(Program);
        }

        line.AppendTextUnquoted(Arguments.Length > 0 ? " " + Arguments : "");
        return line.ToString();
    }

    /// <inheritdoc/>
    protected override string GetWorkingDirectory() => WorkingDirectory;

    /// <summary>Keeps the program's lines out of the build's own diagnostics: a line of the form of an error is only a line.</summary>
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        Log.LogMessage(MessageImportance.Low, "  synth: {0}", _lastLines.Add(singleLine));
    }
}
