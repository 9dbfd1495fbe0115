using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What a root module's variables are given from outside of it.</summary>
internal sealed record ModuleInputs
{
    private static readonly Dictionary<string, ConfigAttribute> NoneWritten = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, TerraformValue> NoValues = new(StringComparer.Ordinal);

    /// <summary>Nothing is given: the defaults hold.</summary>
    public static ModuleInputs None { get; } = new();

    /// <summary>The values in files that Terraform loads by itself, or in the call of a module. They win over all others.</summary>
    public IReadOnlyDictionary<string, ConfigAttribute> Written { get; init; } = NoneWritten;

    /// <summary>The values that another program, such as Terragrunt, hands over.</summary>
    public IReadOnlyDictionary<string, TerraformValue> Values { get; init; } = NoValues;

    /// <summary>Variables that may be given a value in a way that is not followed.</summary>
    public IReadOnlyCollection<string> Unknown { get; init; } = [];

    /// <summary>Whether any variable may be given a value in a way that is not followed.</summary>
    public bool AreIncomplete { get; init; }

    /// <summary>Whether the value of a variable that is not <see cref="Written"/> cannot be determined.</summary>
    public bool IsUnknown(string variable) => AreIncomplete || Unknown.Contains(variable);
}
