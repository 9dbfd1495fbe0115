using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>
/// What frameworks have in common whose classes jsii makes: a resource can be changed until the program ends, and what is overridden wins
/// over what is set.
/// </summary>
internal abstract class JsiiModel(Frameworks frameworks, ResourceTracker tracker) : FrameworkModel(frameworks, tracker)
{
    /// <inheritdoc/>
    public override bool CanChangeResources => true;

    /// <inheritdoc/>
    public override bool RequiresConfig(ResourceKind kind) =>
        kind.Type.InstanceConstructors.Any(constructor =>
            constructor.Parameters.Length > kind.Arguments.Config && !constructor.Parameters[kind.Arguments.Config].IsOptional);

    /// <inheritdoc/>
    public override bool SynthesizesByCode(ProgramSource program, INamedTypeSymbol type)
    {
        for (var current = type; current is not null && program.IsInSource(current); current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member.IsOverride && IsSynthesis(member)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a member of a resource that a class overrides has a hand in what is synthesized of it.</summary>
    protected abstract bool IsSynthesis(ISymbol member);

    /// <summary>
    /// The attributes that a call may change of whatever resource it is made on, <see langword="null"/> for one that may be any.
    /// </summary>
    protected abstract IEnumerable<string?> AttributesChangedBy(Evaluation eval, IMethodSymbol method, ImmutableArray<Value> arguments);

    /// <summary>Does to a resource what a call of a method does that changes it.</summary>
    protected abstract void Mutate(
        Evaluation eval,
        Value.Reference target,
        IInvocationOperation invocation,
        ImmutableArray<Value> arguments);

    /// <summary>A method is called that changes a resource.</summary>
    protected void Mutate(Evaluation eval, Value receiver, IInvocationOperation invocation, ImmutableArray<Value> arguments)
    {
        var resolved = eval.Resolve(receiver);
        var targets = resolved.Possibilities.OfType<Value.Reference>().Where(target => IsOpen(eval, target)).ToList();
        if (targets.Count == 0)
        {
            Tracker.Forget(eval, receiver);
            if (resolved is not Value.Reference && Frameworks.MayBeResource(invocation.Instance?.Type))
            {
                foreach (var attribute in AttributesChangedBy(eval, invocation.TargetMethod, arguments))
                    Tracker.WriteAnywhere(eval, resolved, attribute);
            }
        }
        else if (resolved is Value.Reference target)
        {
            if (eval.Heap[target.Id].Tracked is TrackedResource { Referred: not null })
                Tracker.Forget(eval, target);
            Mutate(eval, target, invocation, arguments);
        }
        else
        {
            eval.Escape(targets);
        }
    }

    /// <inheritdoc/>
    protected override TreePlace? PlaceOf(
        Evaluation eval, IMethodSymbol constructor, HeapObject made, ImmutableArray<Value> arguments)
    {
        if (!JsiiTypes.IsConstruct(constructor.ContainingType))
            return null;
        var isHeld = constructor.Parameters is [{ Type: var scope }, ..] && JsiiTypes.IsConstruct(scope);
        if (!isHeld || arguments.IsEmpty || eval.Resolve(arguments[0]) is Value.Null)
            return TreePlace.Of(made, null).AtTop();
        var id = arguments.Length > 1 ? eval.Resolve(arguments[1]) : null;
        var start = id is Value.Text { Content.Parts: [TextPart.Literal { Value: var literal }, ..] } ? literal : null;
        var place = TreePlace.Of(made, (id as Value.Constant)?.Content as string) with { IdStart = start };
        return place.Below(TreePlace.Of(eval, arguments[0]));
    }

    private static bool IsOpen(Evaluation eval, Value.Reference target) =>
        eval.Heap.TryGet(target.Id, out var instance) && instance.Tracked is TrackedResource { IsOpen: true };
}
