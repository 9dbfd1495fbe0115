using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Resources;

/// <summary>An infrastructure resource that was constructed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What its author calls it, where that is known.</param>
/// <param name="Calls">The calls that lead from the analysed body to the creation, outermost first.</param>
internal sealed record TrackedResource(ResourceKind Kind, string? Name, CallChain? Calls) : TrackedConstruct
{
    /// <summary>
    /// Whether the object holds the attributes, since they can still be changed: the resource is judged when they are final.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether its properties can be set to null, which removes them; in other frameworks that throws.</summary>
    public bool TakesNull { get; init; }

    /// <summary>Whether its options or config name a provider, so that it may be made in another account, region or partition.</summary>
    public bool HasOwnProvider { get; init; }

    /// <summary>What it was constructed as, for resources that refer to it, unless something may have changed it since.</summary>
    public ReferredResource? Referred { get; init; }

    /// <inheritdoc/>
    public override TrackedObject? Join(TrackedObject? other)
    {
        if (Equals(other))
            return this;
        var right = other as TrackedResource;
        var open = IsOpen ? this : right is { IsOpen: true } ? right : null;
        var referred = Equals(Referred, right?.Referred) ? Referred : null;
        var place = Equals(Place, (other as TrackedConstruct)?.Place) ? Place : null;
        return open is not null ? open with { Referred = referred, Place = place }
            : referred is not null ? this with { Referred = referred, Place = place }
            : place is not null ? new TrackedConstruct { Place = place }
            : null;
    }
}

/// <summary>A resource that others refer to, as it was constructed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What its author calls it.</param>
/// <param name="Attributes">Those that rules ask a graph for.</param>
/// <param name="Site">The creation.</param>
internal sealed record ReferredResource(ResourceKind Kind, string Name, Content.Object Attributes, SyntaxNode Site)
{
    /// <summary>Whether a count or a list, known only to the provider, says how many there are.</summary>
    public bool IsConditional { get; init; }

    /// <inheritdoc cref="TrackedResource.HasOwnProvider"/>
    public bool HasOwnProvider { get; init; }

    /// <summary>Whether whoever has it can change it, and code that was never given it can find it.</summary>
    public bool IsChangeable { get; init; }
}
