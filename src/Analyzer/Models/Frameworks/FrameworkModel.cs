using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>What one infrastructure framework does: its calls and outputs, and when its resources are constructed and final.</summary>
internal abstract class FrameworkModel(Frameworks frameworks, ResourceTracker tracker)
{
    /// <summary>Which framework it is.</summary>
    public abstract Framework Framework { get; }

    /// <summary>Whether a resource can be changed after it was constructed.</summary>
    public abstract bool CanChangeResources { get; }

    /// <summary>Whether a property of a resource can be set to null; otherwise that throws.</summary>
    public virtual bool SettersTakeNull => false;

    protected Frameworks Frameworks { get; } = frameworks;

    protected ResourceTracker Tracker { get; } = tracker;

    /// <summary>
    /// Calls a method of the framework that has no row in <see cref="LibraryTable"/>; <see langword="null"/> where it does nothing of
    /// interest.
    /// </summary>
    public virtual Value? Call(Evaluation eval, IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> arguments) => null;

    /// <summary>What a member of a resource yields without having been assigned: <c>logGroup.Arn</c>.</summary>
    public abstract Value? OutputOf(Evaluation eval, Value owner, IPropertySymbol property);

    /// <summary>What a call of the framework returns of which nothing else is known.</summary>
    public virtual Value ResultOf(Evaluation eval, IInvocationOperation invocation) => eval.Fresh(invocation);

    /// <summary>Converts a value by an operator of the framework.</summary>
    public virtual Value? Convert(Evaluation eval, IMethodSymbol method, Value value) => null;

    /// <summary>What a static member of the framework holds.</summary>
    public virtual Value? ReadStatic(Evaluation eval, IMemberReferenceOperation reference) => null;

    /// <summary>Whether a resource is one that exists already, so that nothing is made of its arguments.</summary>
    public virtual bool IsLookedUp(Evaluation eval, ResourceKind kind, ImmutableArray<Value> arguments) => false;

    /// <summary>Whether a resource is taken over from whoever made it, together with what that made for it.</summary>
    public virtual bool IsImported(Evaluation eval, ResourceKind kind, ImmutableArray<Value> arguments) => false;

    /// <summary>The provider that is named for a resource; <see langword="null"/> where that is not known.</summary>
    public virtual Value? ProviderOf(Evaluation eval, ResourceKind kind, Value config, ImmutableArray<Value> arguments) => null;

    /// <summary>Whether code that is not seen may set any attribute of a resource when it is constructed.</summary>
    public virtual bool MayBeTransformed(Evaluation eval, ResourceKind kind, ImmutableArray<Value> arguments) => false;

    /// <summary>What a resource is configured to ignore changes of; <see langword="null"/> where that is not known.</summary>
    public abstract Value? IgnoredChanges(Evaluation eval, ResourceKind kind, Value config, ImmutableArray<Value> arguments);

    /// <summary>
    /// What the arguments of a constructor give to code that runs for the resource; <see langword="null"/> where that is not known.
    /// </summary>
    public virtual Value? ProvisionersIn(Evaluation eval, ImmutableArray<Value> arguments) => null;

    /// <summary>Whether an attribute of the config says how many resources there are.</summary>
    public virtual bool IsCount(string attribute) => false;

    /// <summary>Whether a resource cannot be constructed without attributes: its constructor throws.</summary>
    public virtual bool RequiresConfig(ResourceKind kind) => false;

    /// <summary>Whether a class in source has a hand in what the framework makes of an object.</summary>
    public virtual bool SynthesizesByCode(ProgramSource program, INamedTypeSymbol type) => false;

    /// <summary>The attributes of a resource whose class can stand for any.</summary>
    public abstract ImmutableDictionary<MemberKey, Stored> UntypedAttributes(Evaluation eval, ResourceKind kind, Value config);

    /// <summary>What a component sets: what its args say, but for what it makes only where it is asked to.</summary>
    public virtual ImmutableDictionary<MemberKey, Stored> ComponentAttributes(Evaluation eval, ResourceKind kind, Value config) =>
        Tracker.Attributes.Unknown(kind);

    /// <summary>The object that holds the attributes of a resource: the one that was constructed, or one that it makes.</summary>
    public virtual Value.Reference HolderOf(Evaluation eval, ResourceKind kind, Value.Reference constructed) => constructed;

    /// <summary>The attributes of the resource that a construct makes of its props.</summary>
    public virtual ImmutableDictionary<MemberKey, Stored> ConstructAttributes(
        Evaluation eval, ResourceKind kind, Value.Reference constructed, Value config) =>
        Tracker.Attributes.Unknown(kind);

    /// <summary>Creates an object of the framework.</summary>
    public Value Create(Evaluation eval, IObjectCreationOperation creation, INamedTypeSymbol type, ImmutableArray<Value> arguments)
    {
        DeferredExecution.Evaluate(eval, arguments);
        if (CreateData(eval, creation, type, arguments) is { } data)
            return data;
        var made = eval.Allocate(creation.Syntax, new HeapObject(type, creation.Syntax) { StartsEmpty = Frameworks.IsData(type) });
        Construct(eval, creation.Constructor, type, made, arguments);
        return made;
    }

    /// <summary>Runs the constructor of a class of the framework for an object of a class in source that derives from it.</summary>
    public void ConstructBase(Evaluation eval, IMethodSymbol constructor, Value instance, ImmutableArray<Value> arguments)
    {
        DeferredExecution.Evaluate(eval, arguments);
        Construct(eval, constructor, constructor.ContainingType.OriginalDefinition, instance, arguments);
    }

    /// <summary>Where an object is, by what the constructor of its framework's class is given; <see langword="null"/> where it is not in
    /// the tree.</summary>
    protected abstract TreePlace? PlaceOf(
        Evaluation eval, IMethodSymbol constructor, HeapObject made, ImmutableArray<Value> arguments);

    /// <summary>Notes that code which changes a resource when it is constructed may have changed what it was given.</summary>
    protected virtual void ForgetArguments(Evaluation eval, ImmutableArray<Value> arguments)
    {
    }

    private void Construct(
        Evaluation eval,
        IMethodSymbol? constructor,
        INamedTypeSymbol type,
        Value instance,
        ImmutableArray<Value> arguments)
    {
        if (Frameworks.IsData(type))
            return;
        TreePlace? place = null;
        if (constructor is not null && eval.TryFind(instance, out var reference, out var made))
        {
            place = PlaceOf(eval, constructor, made, arguments);
            eval.Update(reference, existing => existing with { Tracked = new TrackedConstruct { Place = place } });
        }

        Tracker.Construct(eval, this, type, instance, arguments);
        if (place?.MayBeChanged == true)
            ForgetArguments(eval, arguments);
    }

    /// <summary>Creates an object that only carries values, where it is of a special form.</summary>
    protected virtual Value? CreateData(
        Evaluation eval,
        IObjectCreationOperation creation,
        INamedTypeSymbol type,
        ImmutableArray<Value> arguments) => null;
}
