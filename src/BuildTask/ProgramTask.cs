using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Infra.Analyzers.BuildTask;

/// <summary>Runs a program that the build has made, so that what it makes can be scanned.</summary>
/// <remarks>
/// A program that fails is INFRA9003 with its own last words, whatever it prints: its lines stay out of the build's own diagnostics.
/// </remarks>
public abstract class ProgramTask : ToolTask
{
    private volatile bool _isCancelled;

    /// <summary>The built program, as an absolute path.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>What the program is given on its command line.</summary>
    public string Arguments { get; set; } = "";

    /// <summary>The project, for messages.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Whether the build was cancelled, of which nothing is to be said.</summary>
    private protected bool IsCancelled => _isCancelled;

    /// <summary>Stops the program and the processes that it started.</summary>
    public override void Cancel()
    {
        _isCancelled = true;
        base.Cancel();
    }

    /// <inheritdoc/>
    protected override void LogToolCommand(string message) =>
        Log.LogMessage(MessageImportance.Low, "{0}", SafeText.Of(message, int.MaxValue));

    /// <summary>The exit code is reported by what runs the program, with its reason.</summary>
    protected override bool HandleTaskExecutionErrors() => false;

    /// <summary>Reports that the program failed.</summary>
    /// <returns>False, as what ends a task that failed.</returns>
    private protected bool Fail(string reason, TextPlace? place = null)
    {
        var message = string.Format(CultureInfo.InvariantCulture, ToolRules.FailedSynthesis.MessageFormat, reason);
        Log.LogFinding(new(ToolRules.FailedSynthesis, Severity.Error, message, place ?? TextPlace.Whole(ProjectFile)));
        return false;
    }
}
