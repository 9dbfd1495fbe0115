using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What the reading of one file leaves that the reading of another can use. One thread uses it at a time.</summary>
/// <param name="rules">Which blocks are worth keeping follows from these.</param>
internal sealed class FileReading(RuleBook rules)
{
    /// <summary>Reads their texts.</summary>
    public Utf8File Texts { get; } = new();

    /// <summary>What the parser uses again.</summary>
    public HclScratch Scratch => field ??= new();

    /// <summary>What is kept of files of modules.</summary>
    public WantedBlocks Wanted { get; } = new(rules);

    public RuleBook Rules => rules;
}
