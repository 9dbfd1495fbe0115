using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules.Own;

/// <summary>A rule of a team's own, as a file declares it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Schemas">The types that it is about, with the names that frameworks have for what it asks.</param>
/// <param name="Place">Where its id stands.</param>
internal sealed record OwnRule(AttributeRule Rule, IReadOnlyList<ResourceSchema> Schemas, JsonSpan Place)
{
    /// <summary>What the file says that it accepts, in HCL: the body of a resource.</summary>
    public IReadOnlyList<OwnExample> Good { get; init; } = [];

    /// <summary>What the file says that it finds.</summary>
    public IReadOnlyList<OwnExample> Bad { get; init; } = [];
}

/// <summary>An example in a file of rules.</summary>
/// <param name="Text">The body of a resource, in HCL.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record OwnExample(string Text, JsonSpan Place);
