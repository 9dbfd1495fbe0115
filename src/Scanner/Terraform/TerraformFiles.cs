using System.Collections.Concurrent;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>The files and folders of a scan: each is read once, however many modules it is part of and however many roots call those.</summary>
/// <param name="options">What the user wants.</param>
internal sealed class TerraformFiles(ScanOptions options)
{
    private readonly Dictionary<string, Entry<TerraformFile>> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry<TerraformFile>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry<TerraformFile>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry<FolderListing>> _folders = new(StringComparer.Ordinal);

    private readonly ConcurrentStack<FileReading> _readings = [];

    public ScanOptions Options { get; } = options;

    /// <summary>A file of blocks. It is shown by the path by which it was asked for first.</summary>
    public TerraformFile Read(string path) => Find(_blocks, path, TerraformFile.Read);

    /// <summary>A file whose blocks are not those of a module.</summary>
    public TerraformFile ReadWhole(string path) => Find(_whole, path, TerraformFile.ReadBlocks);

    /// <summary>A file of values for variables.</summary>
    public TerraformFile ReadValues(string path) => Find(_values, path, TerraformFile.ReadValues);

    /// <summary>What a folder holds, by the path by which it is asked for.</summary>
    public FolderListing List(string directory)
    {
        var folder = EntryOf(_folders, directory);
        lock (folder)
            return folder.Value ??= ListFirst(directory);
    }

    private FolderListing ListFirst(string directory)
    {
        Options.BeforeReading(Path.GetFullPath(directory));
        return FolderListing.Of(directory, Options.Tool);
    }

    private TerraformFile Find(Dictionary<string, Entry<TerraformFile>> files, string path, Func<string, FileReading, TerraformFile> read)
    {
        var key = Path.GetFullPath(path);
        var file = EntryOf(files, key);
        lock (file)
            return file.Value ??= ReadFirst(key, path, read);
    }

    private static Entry<T> EntryOf<T>(Dictionary<string, Entry<T>> entries, string key)
    {
        lock (entries)
        {
            if (!entries.TryGetValue(key, out var entry))
                entries.Add(key, entry = new());
            return entry;
        }
    }

    private TerraformFile ReadFirst(string fullPath, string path, Func<string, FileReading, TerraformFile> read)
    {
        Options.BeforeReading(fullPath);
        var reading = _readings.TryPop(out var left) ? left : new(Options.Rules);
        var file = read(path, reading);
        _readings.Push(reading);
        return file;
    }

    /// <summary>What is read by the first that asks for it, while all others who ask wait.</summary>
    private sealed class Entry<T>
    {
        public T? Value { get; set; }
    }
}
