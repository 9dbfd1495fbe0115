namespace Microsoft.Build.Framework;

/// <summary>Tells MSBuild 18 and later that a task may run in its own process beside other projects' tasks (<c>-mt</c>).</summary>
/// <remarks>
/// MSBuild looks for the attribute by name, so an internal one serves, and the task still loads in a host that does not know it.
/// A task so marked neither reads nor changes the state of the process: current directory, environment, statics.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
