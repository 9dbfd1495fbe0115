using System.Text;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>
/// Where in a JSON file the resources and data sources are: most of them nobody asks for, and those that somebody does are read then.
/// However large the file, what is kept of it is twenty bytes for each of them.
/// </summary>
/// <remarks>Several threads may ask at a time; what they get shares nothing.</remarks>
internal sealed class JsonBlockIndex(string path, RuleBook rules)
{
    // A property's name may be written with escapes for its letters.
    private static readonly byte[][] SignsOfPrograms = [
        Encoding.ASCII.GetBytes($"\"{ConfigSchema.ProvisionerName}\""),
        Encoding.ASCII.GetBytes("\\u")
    ];

    private readonly Dictionary<BlockKind, Landmarks> _blocks = [];
    private readonly Dictionary<BlockKind, Landmarks> _programs = [];

    /// <summary>Which blocks are read follows from these.</summary>
    public RuleBook Rules { get; } = rules;

    /// <summary>The kinds of blocks that the file has, in the order in which they come first.</summary>
    public IEnumerable<BlockKind> Kinds => _blocks.Keys;

    /// <summary>Notes a block.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">The block's last label.</param>
    public void Add(BlockKind kind, JsonLandmark name) => Add(_blocks, kind, name);

    /// <summary>Notes that a block, which was added before and ends at the reader's token, may run programs, if so it seems.</summary>
    public void AddProgram(BlockKind kind, JsonLandmark name, JsonReader reader)
    {
        foreach (var sign in SignsOfPrograms)
        {
            if (!reader.MayContain(name.Offset, sign))
                continue;
            Add(_programs, kind, name);
            return;
        }
    }

    /// <summary>All blocks of a kind, read one by one as they are asked for.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="reports">Where it is reported what cannot be understood of them.</param>
    public IEnumerable<ConfigBlock> Read(BlockKind kind, List<Report> reports) => ReadAll(_blocks, kind, reports);

    /// <summary>The blocks of a kind that have a name: one, unless the file is wrong.</summary>
    public IEnumerable<ConfigBlock> Read(BlockKind kind, string name, List<Report> reports)
    {
        if (!_blocks.TryGetValue(kind, out var blocks))
            return [];
        var found = blocks.WithHash(TextHash.Of(name));
        return Read(kind, found.Count, number => found[number], reports).Where(block => block.Labels[1] == name);
    }

    /// <summary>The blocks of a kind that run programs.</summary>
    public IEnumerable<ConfigBlock> ReadPrograms(BlockKind kind, List<Report> reports) =>
        ReadAll(_programs, kind, reports).Where(block => ConfigSchema.HasProvisioner(block.Body));

    private static void Add(Dictionary<BlockKind, Landmarks> index, BlockKind kind, JsonLandmark name)
    {
        if (!index.TryGetValue(kind, out var blocks))
            index.Add(kind, blocks = new());
        blocks.Add(name);
    }

    private IEnumerable<ConfigBlock> ReadAll(Dictionary<BlockKind, Landmarks> index, BlockKind kind, List<Report> reports) =>
        index.TryGetValue(kind, out var blocks) ? Read(kind, blocks.Count, number => blocks[number], reports) : [];

    private IEnumerable<ConfigBlock> Read(BlockKind kind, int count, Func<int, JsonLandmark> landmark, List<Report> reports)
    {
        JsonBlockReader? reader = null;
        try
        {
            for (var number = 0; number < count; number++)
            {
                reader ??= new(path, Rules, reports);
                foreach (var block in reader.Read(kind, landmark(number)))
                    yield return block;
            }
        }
        finally
        {
            reader?.Dispose();
        }
    }
}

/// <summary>What a block of two labels is, all but its name.</summary>
/// <param name="Block">The block's type: <c>resource</c> or <c>data</c>.</param>
/// <param name="Resource">The type of the resource or data source.</param>
internal sealed record BlockKind(string Block, string Resource);
