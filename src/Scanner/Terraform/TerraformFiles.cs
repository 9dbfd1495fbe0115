namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>The files of a scan: each is read once, however many modules it is part of and however many roots call those.</summary>
/// <param name="options">What the user wants.</param>
internal sealed class TerraformFiles(ScanOptions options)
{
    private readonly Dictionary<string, Lazy<TerraformFile>> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<TerraformFile>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<TerraformFile>> _values = new(StringComparer.Ordinal);

    public ScanOptions Options { get; } = options;

    /// <summary>A file of blocks. It is shown by the path by which it was asked for first.</summary>
    public TerraformFile Read(string path) => Find(_blocks, path, file => TerraformFile.Read(file, Options.Rules));

    /// <summary>A file whose blocks are not those of a module.</summary>
    public TerraformFile ReadWhole(string path) => Find(_whole, path, TerraformFile.ReadBlocks);

    /// <summary>A file of values for variables.</summary>
    public TerraformFile ReadValues(string path) => Find(_values, path, TerraformFile.ReadValues);

    private TerraformFile Find(Dictionary<string, Lazy<TerraformFile>> files, string path, Func<string, TerraformFile> read)
    {
        var key = Path.GetFullPath(path);
        Lazy<TerraformFile>? file;
        lock (_blocks)
        {
            if (!files.TryGetValue(key, out file))
                files.Add(key, file = new(() => ReadFirst(key, path, read)));
        }

        return file.Value;
    }

    private TerraformFile ReadFirst(string fullPath, string path, Func<string, TerraformFile> read)
    {
        Options.BeforeReading(fullPath);
        return read(path);
    }
}
