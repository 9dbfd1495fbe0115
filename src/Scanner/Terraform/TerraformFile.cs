using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>One file of Terraform's, in either syntax, as far as it could be read.</summary>
internal sealed class TerraformFile
{
    private const int MaxNativeFileSize = 256 * 1024 * 1024;

    private readonly List<Report> _reports = [];
    private readonly List<ConfigBlock> _blocks = [];

    private TerraformFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Report> Reports => _reports;

    /// <summary>The resources and data sources of a file in JSON, which are not among <see cref="Blocks"/>.</summary>
    public JsonBlockIndex? Index { get; private set; }

    /// <summary>The blocks that are worth keeping.</summary>
    public IReadOnlyList<ConfigBlock> Blocks => _blocks;

    /// <summary>The values of variables, in a file of those.</summary>
    public IEnumerable<ConfigAttribute> Values { get; private set; } = [];

    /// <summary>The whole file, in the native syntax.</summary>
    public HclFile? Native { get; private set; }

    /// <summary>The whole file, where its blocks are not those of a module; <see langword="null"/> where it could not be read.</summary>
    public ConfigBody? Body { get; private set; }

    public static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file of blocks.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rules">Which are worth keeping follows from these.</param>
    public static TerraformFile Read(string path, RuleBook rules)
    {
        var file = new TerraformFile(path);
        if (HasExtension(path, ".json"))
            file.ReadJson(reader => JsonConfigReader.Read(reader, path, file._blocks, file.Index = new(path, rules), file._reports));
        else
            file.ReadNative(new WantedBlocks(rules));
        file._blocks.AddRange(file.Native?.Body.Blocks ?? []);
        return file;
    }

    /// <summary>Reads a file whose blocks are not those of a module, of Terragrunt or Terraform Stacks; all are kept.</summary>
    public static TerraformFile ReadBlocks(string path)
    {
        var file = new TerraformFile(path);
        if (HasExtension(path, ".json"))
            file.ReadJson(reader => file.Body = TerragruntJsonReader.Read(reader, path, file._reports));
        else
            file.ReadNative(filter: null);
        file.Body ??= file.Native?.Body;
        file._blocks.AddRange(file.Body?.Blocks ?? []);
        return file;
    }

    /// <summary>Reads a file of values for variables.</summary>
    public static TerraformFile ReadValues(string path)
    {
        var file = new TerraformFile(path);
        if (HasExtension(path, ".json"))
            file.ReadJson(reader => file.Values = JsonConfigReader.ReadValues(reader, path, file._reports));
        else
            file.ReadNative(new WantedBlocks(RuleBook.BuiltIn));
        file.Values = file.Native?.Body.Attributes.Values ?? file.Values;
        return file;
    }

    private void ReadJson(Action<JsonReader> read) => InputFile.Read(
        Path,
        stream =>
        {
            RefuseConverted(stream);
            using var reader = new JsonReader(stream);
            read(reader);
        },
        _reports);

    private void ReadNative(IBlockFilter? filter)
    {
        InputFile.Read(Path, stream => Native = HclParser.Parse(new(Path, ReadText(stream)), filter), _reports);
        foreach (var error in Native?.Errors ?? [])
            _reports.Add(new(ToolRules.UnreadableInput, error.Message, error.Position.In(Path)));
    }

    private static void RefuseConverted(Stream stream)
    {
        if (stream is MemoryStream)
            throw new IOException("it is in UTF-16, which Terraform does not read; convert it to UTF-8.");
    }

    private string ReadText(Stream stream)
    {
        if (stream.Length > MaxNativeFileSize)
            throw new IOException("it is larger than 256 MiB.");
        RefuseConverted(stream);
        var bytes = new byte[stream.Length];
        var length = 0;
        while (length < bytes.Length && stream.Read(bytes, length, bytes.Length - length) is > 0 and var read)
            length += read;
        return Utf8Text.Decode(bytes, length, Path, _reports);
    }

    /// <summary>What is kept of a file, so that large ones do not stay in memory.</summary>
    private sealed class WantedBlocks(RuleBook rules) : IBlockFilter
    {
        private static readonly Func<string, bool> Nothing = _ => false;

        private readonly Dictionary<(string Type, string Label), Func<string, bool>?> _wanted = [];

        public Func<string, bool>? WantedIn(string type, IReadOnlyList<string> labels)
        {
            if (ConfigSchema.Find(type) is not { } schema || labels.Count != schema.LabelCount)
                return Nothing;
            if (schema.KeepsAll)
                return null;
            var key = (type, labels.Count > 0 ? labels[0] : "");
            if (!_wanted.TryGetValue(key, out var wanted))
                _wanted[key] = wanted = schema.Wanted(type, labels, rules);
            return wanted;
        }

        public ConfigBlock? Keep(ConfigBlock block) =>
            ConfigSchema.Find(block.Type) is { } schema
            && block.Labels.Count == schema.LabelCount
            && schema.Wants(block.Type, block.Labels, block.Body, rules)
                ? block
                : null;
    }
}
