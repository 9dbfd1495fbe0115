using Google.Protobuf.WellKnownTypes;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>A resource as the program registered it.</summary>
internal sealed record RegisteredResource
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>Its logical name.</summary>
    public required string Name { get; init; }

    public string Parent { get; init; } = "";

    /// <summary>Whether a provider manages it; a component is only a name for what it is made of.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Whether it is read, not made.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it is a component that a plugin makes: what it consists of is not seen.</summary>
    public bool IsRemote { get; init; }

    /// <summary>Whether it exists and is taken over.</summary>
    public bool IsImported { get; init; }

    public string Provider { get; init; } = "";

    /// <summary>The provider plugin's version, where the program names one.</summary>
    public string Version { get; init; } = "";

    /// <summary>Its inputs, secrets and unknown values in Pulumi's form.</summary>
    public required Struct Inputs { get; init; }

    /// <summary>What the engine answered besides the inputs.</summary>
    public Struct Outputs { get; init; } = new();

    /// <summary>Its ID; empty where it is not known.</summary>
    public string Id { get; init; } = "";

    /// <summary>The URNs that it depends on.</summary>
    public IReadOnlyCollection<string> Dependencies { get; init; } = [];

    /// <summary>The URNs that each input depends on.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> PropertyDependencies { get; init; } =
        new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>The inputs whose changes the engine would ignore.</summary>
    public IReadOnlyCollection<string> IgnoredChanges { get; init; } = [];
}
