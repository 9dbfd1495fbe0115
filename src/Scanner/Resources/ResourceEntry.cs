using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>What was read so far of a resource in a plan or state, whose properties come in any order.</summary>
internal sealed class ResourceEntry(TextPlace place, RuleBook rules)
{
    private const string AllTags = "tags_all";

    public string? Address { get; set; }

    public string? Module { get; set; }

    public string? Mode { get; set; }

    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>Whether it is not there any more after the apply, or not managed.</summary>
    public bool IsGone { get; set; }

    /// <inheritdoc cref="FoundResource.Provider"/>
    public string? Provider { get; set; }

    public TextPlace Place { get; set; } = place;

    /// <summary>Its instances: what follows the address, and the attributes.</summary>
    public List<(string Suffix, IReadOnlyDictionary<string, AttributeValue> Attributes)> Instances { get; } = [];

    /// <summary>Whether it is known by now that no rule looks at it.</summary>
    public bool IsPassedOver =>
        IsGone || Mode is not (null or "managed") || (Type is not null && !rules.IsAskedFor(TerraformNaming.Of(Type).Type));

    /// <summary>The resources that it stands for.</summary>
    public IEnumerable<FoundResource> Resources()
    {
        if (IsPassedOver || Type is null)
            return [];
        var address = Address ?? AddressOf(Module, Type, Name);
        var naming = TerraformNaming.Of(Type);
        return Instances.Select(instance =>
            new FoundResource(naming.Type, address + instance.Suffix, Place, naming.Translate(instance.Attributes))
            {
                Spelling = naming.Spelling,
                FollowsCloudFormation = naming.FollowsCloudFormation,
                // Plans and states have all tags beside the resource's own.
                DefaultTags = instance.Attributes.TryGetValue(AllTags, out var all) ? all : AttributeValue.Unknown.Value,
                Provider = Provider,
            });
    }

    /// <summary>The address of a resource that the file does not call by one.</summary>
    public static string AddressOf(string? module, string type, string? name) => (module is null ? "" : module + ".") + type + "." + name;
}
