using System.Globalization;

namespace Infra.Analyzers.BuildTask;

/// <summary>
/// The files and folders that a scan depends on, each with its stamp from before it was read: what changes during the scan is scanned
/// again by the next build. One that does not exist counts too.
/// </summary>
internal sealed class InputStamps
{
    private readonly Dictionary<string, string> _stamps = new(StringComparer.Ordinal);

    /// <summary>Adds a file or folder; the first stamp stays. May be called by several threads.</summary>
    /// <param name="path">Its absolute path.</param>
    public void Add(string path)
    {
        lock (_stamps)
        {
            if (!_stamps.ContainsKey(path))
                _stamps.Add(path, StampOf(path));
        }
    }

    /// <summary>What changes when the content of a file does, or when something is added to a folder, renamed or removed there.</summary>
    public static string StampOf(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists)
            return string.Format(CultureInfo.InvariantCulture, "{0:X}.{1:X}", file.LastWriteTimeUtc.Ticks, file.Length);
        return Directory.Exists(path) ? Directory.GetLastWriteTimeUtc(path).Ticks.ToString("X", CultureInfo.InvariantCulture) : "absent";
    }

    /// <summary>Writes how many there are, then path and stamp of each.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_stamps.Count);
        foreach (var input in _stamps)
        {
            writer.Write(input.Key);
            writer.Write(input.Value);
        }
    }
}
