namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>The files of a scan: each is read once, however many modules it is part of and however many roots call those.</summary>
/// <param name="options">What the user wants.</param>
internal sealed class ConfigFiles(ScanOptions options)
{
    private readonly Dictionary<string, Lazy<ConfigFile>> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<ConfigFile>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<ConfigFile>> _values = new(StringComparer.Ordinal);

    public ScanOptions Options { get; } = options;

    /// <summary>A file of blocks. It is shown by the path by which it was asked for first.</summary>
    public ConfigFile Read(string path) => Find(_blocks, path, ConfigFile.Read);

    /// <summary>A file of the native syntax whose blocks are not those of a module.</summary>
    public ConfigFile ReadWhole(string path) => Find(_whole, path, ConfigFile.ReadBlocks);

    /// <summary>A file of values for variables.</summary>
    public ConfigFile ReadValues(string path) => Find(_values, path, ConfigFile.ReadValues);

    private ConfigFile Find(Dictionary<string, Lazy<ConfigFile>> files, string path, Func<string, ConfigFile> read)
    {
        var key = Path.GetFullPath(path);
        Lazy<ConfigFile>? file;
        lock (_blocks)
        {
            if (!files.TryGetValue(key, out file))
                files.Add(key, file = new(() => ReadFirst(key, path, read)));
        }

        return file.Value;
    }

    private ConfigFile ReadFirst(string fullPath, string path, Func<string, ConfigFile> read)
    {
        Options.BeforeReading(fullPath);
        return read(path);
    }
}
