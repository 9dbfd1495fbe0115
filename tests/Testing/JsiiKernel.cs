using System.Globalization;
using Constructs;

namespace Infra.Analyzers.Testing;

/// <summary>The one Node process that runs all programs of jsii's frameworks, and the folder for what jsii unpacks.</summary>
/// <remarks>
/// jsii unpacks its assemblies, 40 MB of them for AWS CDK, into a temporary folder, and leaves them there. They are read once, so they go
/// after each run; the folder goes when its process is no more, at the latest when the next one begins.
/// </remarks>
internal static class JsiiKernel
{
    private static readonly Lock Kernel = new();

    private static readonly Lazy<DirectoryInfo> Scratch = new(() =>
    {
        var all = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "infra-jsii"));
        var left = all.EnumerateDirectories().Where(folder =>
            !int.TryParse(folder.Name, CultureInfo.InvariantCulture, out var process) || !Processes.IsRunning(process));
        foreach (var folder in left)
            TryDelete(folder);
        var own = all.CreateSubdirectory(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        // jsii and Node ask the environment. Other tests find temporary folders there, too, which does not matter.
        foreach (var variable in new[] { "TMPDIR", "TMP", "TEMP" })
            Environment.SetEnvironmentVariable(variable, own.FullName);
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        return own;
    });

    /// <summary>Runs something that uses jsii; one at a time.</summary>
    public static T Run<T>(Func<T> run)
    {
        lock (Kernel)
        {
            var scratch = Scratch.Value;
            try
            {
                return run();
            }
            finally
            {
                foreach (var read in scratch.EnumerateFiles("*.tgz", SearchOption.AllDirectories))
                    read.Delete();
            }
        }
    }

    /// <summary>Makes a stack, or takes out of the app what a stack that throws has left there.</summary>
    /// <param name="app">The app that holds it.</param>
    /// <param name="stack">A class with a constructor that takes a scope and an id.</param>
    /// <param name="name">The id.</param>
    /// <param name="assignment">See <see cref="Given.Assign"/>.</param>
    public static bool TryMake(Construct app, Type stack, string name, int assignment)
    {
        Given.Assign(assignment);
        try
        {
            _ = Activator.CreateInstance(stack, app, name);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _ = app.Node.TryRemoveChild(name);
            return false;
        }
    }

    private static void TryDelete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process does the same.
        }
    }
}
