using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Text;
using Microsoft.Build.Framework;

namespace Infra.Analyzers.BuildTask;

/// <summary>Scans what a program synthesized and logs each finding as a message of the build, at its place in the Terraform file.</summary>
[MSBuildMultiThreadableTask]
public sealed class ScanInfrastructure : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The folder that CDKTF or CDK Terrain synthesized, as an absolute path. One that does not exist is not scanned.</summary>
    [Required]
    public string SynthDirectory { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (!Directory.Exists(SynthDirectory))
        {
            Log.LogMessage(MessageImportance.Low, "Infra.Analyzers: there is no folder {0}; nothing is scanned.", SafeText.Of(SynthDirectory, int.MaxValue));
            return true;
        }

        Log.LogMessage(MessageImportance.Low, "Infra.Analyzers: scanning {0}.", SafeText.Of(SynthDirectory, int.MaxValue));
        try
        {
            foreach (var report in CdktfOutput.Scan(SynthDirectory, _cancellation.Token))
                Log.Tell(report, report.Rule.Severity);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();
}
