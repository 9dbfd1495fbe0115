using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>One file of Terraform's, in either syntax, as far as it could be read.</summary>
internal sealed class TerraformFile
{
    private readonly List<Report> _reports = [];

    private TerraformFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Report> Reports => _reports;

    /// <summary>The resources and data sources of a file in JSON, which are not among <see cref="Blocks"/>.</summary>
    public JsonBlockIndex? Index { get; private set; }

    /// <summary>The blocks that are worth keeping.</summary>
    public IReadOnlyList<ConfigBlock> Blocks { get; private set; } = [];

    /// <summary>The values of variables, in a file of those.</summary>
    public IEnumerable<ConfigAttribute> Values { get; private set; } = [];

    /// <summary>The whole file, in the native syntax.</summary>
    public HclFile? Native { get; private set; }

    /// <summary>The whole file, where its blocks are not those of a module; <see langword="null"/> where it could not be read.</summary>
    public ConfigBody? Body { get; private set; }

    public static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file has one of several extensions. It is asked of every file.</summary>
    public static bool HasExtension(string path, string[] extensions)
    {
        foreach (var extension in extensions)
        {
            if (HasExtension(path, extension))
                return true;
        }

        return false;
    }

    /// <summary>Reads a file of blocks, of which those are kept that are worth it.</summary>
    public static TerraformFile Read(string path, FileReading reading)
    {
        var file = new TerraformFile(path);
        if (HasExtension(path, ".json"))
            file.ReadJson(reading.Rules);
        else
            file.ReadNative(reading.Wanted, reading);
        file.Blocks = file.Native?.Body.Blocks ?? file.Blocks;
        return file;
    }

    /// <summary>Reads a file whose blocks are not those of a module, of Terragrunt or Terraform Stacks; all are kept.</summary>
    public static TerraformFile ReadBlocks(string path, FileReading reading)
    {
        var file = new TerraformFile(path);
        if (HasExtension(path, ".json"))
            file.ReadJson(reader => file.Body = TerragruntJsonReader.Read(reader, path, file._reports));
        else
            file.ReadNative(filter: null, reading);
        file.Body ??= file.Native?.Body;
        file.Blocks = file.Body?.Blocks ?? [];
        return file;
    }

    /// <summary>Reads a file of values for variables.</summary>
    public static TerraformFile ReadValues(string path, FileReading reading)
    {
        var file = new TerraformFile(path);
        if (HasExtension(path, ".json"))
            file.ReadJson(reader => file.Values = JsonConfigReader.ReadValues(reader, path, file._reports));
        else
            file.ReadNative(reading.Wanted, reading);
        file.Values = file.Native?.Body.Attributes.Values ?? file.Values;
        return file;
    }

    private void ReadJson(RuleBook rules)
    {
        var blocks = new List<ConfigBlock>();
        ReadJson(reader => JsonConfigReader.Read(reader, Path, blocks, Index = new(Path, rules), _reports));
        Blocks = blocks;
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

    private void ReadNative(IBlockFilter? filter, FileReading reading)
    {
        InputFile.Try(
            Path,
            () => Native = HclParser.Parse(new(Path, reading.Texts.Read(Path, _reports)), filter, reading.Scratch),
            _reports);
        foreach (var error in Native?.Errors ?? [])
            _reports.Add(new(ToolRules.UnreadableInput, error.Message, error.Position.In(Path)));
    }

    private static void RefuseConverted(Stream stream)
    {
        if (stream is MemoryStream)
            throw new IOException(Utf16.Refusal);
    }
}
