using System.Collections;
using Microsoft.Build.Framework;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>Stands in for the build, and keeps what a task tells it.</summary>
internal sealed class RecordingEngine : IBuildEngine
{
    /// <summary>Every message, warning and error: its code, where it has one, its file and its text.</summary>
    public List<(string? Code, string? File, string Text)> Told { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "app.csproj";

    public void LogErrorEvent(BuildErrorEventArgs e) => Told.Add((e.Code, e.File, e.Message!));

    public void LogWarningEvent(BuildWarningEventArgs e) => Told.Add((e.Code, e.File, e.Message!));

    public void LogMessageEvent(BuildMessageEventArgs e) => Told.Add((e.Code, e.File, e.Message!));

    public void LogCustomEvent(CustomBuildEventArgs e) => Told.Add((null, null, e.Message!));

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();
}
