using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>
/// The processes that a program has started, also those whose parent is gone: told by the environment that they inherited, and, where they
/// have changed that, by being handed to the engine when their parent ended. Both are known on Linux only.
/// </summary>
internal static class LeftProcesses
{
    private const int SetChildSubreaper = 36;

    private static bool _isHeir;

    /// <summary>Has orphans handed to this process, which must have no children of its own besides programs.</summary>
    public static void Inherit() => _isHeir = OperatingSystem.IsLinux() && ProcessControl(SetChildSubreaper, 1, 0, 0, 0) == 0;

    /// <summary>Their process ids.</summary>
    /// <param name="mark">An entry of the environment, <c>name=value</c>, that what the program starts inherits.</param>
    public static IEnumerable<int> Of(string mark)
    {
        if (!Directory.Exists("/proc"))
            yield break;
        var bytes = Encoding.UTF8.GetBytes('\0' + mark + '\0');
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId
                && (HasInherited(folder, bytes) || (_isHeir && IsOwnChild(folder))))
            {
                yield return id;
            }
        }
    }

    private static bool HasInherited(string folder, byte[] mark) =>
        ((byte[])[0, .. Read(folder, "environ"), 0]).AsSpan().IndexOf(mark) >= 0;

    // "ID (NAME) STATE PARENT …": the name may hold anything. Z is one that has ended.
    private static bool IsOwnChild(string folder)
    {
        var stat = Encoding.UTF8.GetString(Read(folder, "stat"));
        return stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [not "Z", var parent, ..]
            && parent == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
    }

    private static byte[] Read(string folder, string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);
}
