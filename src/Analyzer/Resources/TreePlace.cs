using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Resources;

/// <summary>A node of the tree of what a program makes, with what holds it: resources, components, constructs, stacks.</summary>
/// <param name="Site">The creation; <see langword="null"/> for what exists already when the analysed code begins.</param>
/// <param name="Type">Its class, or the class that it derives from where it is not <paramref name="IsExact"/>.</param>
/// <param name="IsExact">Whether <paramref name="Type"/> is its class.</param>
/// <param name="Id">What it is called in the tree, where that is known.</param>
internal sealed record TreePlace(SyntaxNode? Site, INamedTypeSymbol Type, bool IsExact, string? Id)
{
    private const int MaxDepth = 16;

    /// <summary>What holds it; <see langword="null"/> for what is at the top, and where that is not known.</summary>
    public TreePlace? Holder { get; private init; }

    /// <summary>What its id begins with, where no more of it is known.</summary>
    public string? IdStart { get; init; }

    /// <summary>Whether nothing holds it, or nothing but the stack that holds all.</summary>
    public bool IsTop { get; private init; }

    /// <summary>Whether it may bring code that changes it, and what it holds.</summary>
    public bool BringsChanges { get; init; }

    /// <summary>The one function that changes it, where it is known.</summary>
    public SyntaxNode? ChangedBy { get; init; }

    private int Depth { get; init; }

    /// <summary>Where an object is; what it is given says what holds it.</summary>
    public static TreePlace Of(HeapObject instance, string? id) => new(instance.Site, instance.Type, instance.IsExact, id);

    /// <summary>Where an object is in the tree that it has been made in; <see langword="null"/> where that is not known.</summary>
    public static TreePlace? Of(Evaluation eval, Value value) =>
        eval.ObjectOf(value) is { Tracked: TrackedConstruct { Place: var place } } ? place : null;

    /// <summary>This at the top of the tree.</summary>
    public TreePlace AtTop() => this with { IsTop = true };

    /// <summary>This below another one.</summary>
    /// <param name="holder">What holds it; <see langword="null"/> where that is not known.</param>
    public TreePlace Below(TreePlace? holder) =>
        holder is null || holder.Depth >= MaxDepth ? this : this with { Holder = holder, Depth = holder.Depth + 1 };

    /// <summary>This and what holds it, as far as it is known.</summary>
    public IEnumerable<TreePlace> Upwards()
    {
        for (var place = this; place is not null; place = place.Holder)
            yield return place;
    }

    /// <summary>Whether all that holds it is known.</summary>
    public bool IsKnownToTop => Upwards().Last().IsTop;

    /// <summary>Whether it, or something that holds it, may bring code that changes it.</summary>
    public bool MayBeChanged => !IsKnownToTop || Upwards().Any(place => place.BringsChanges);
}

/// <summary>An object that has a place in the tree of what a program makes.</summary>
internal record TrackedConstruct : TrackedObject
{
    /// <summary>Where it is; <see langword="null"/> where that is not known.</summary>
    public TreePlace? Place { get; init; }

    /// <inheritdoc/>
    public override TrackedObject? Join(TrackedObject? other) => Equals(other) ? this : null;
}
