using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>
/// The world around the code that is interpreted: what libraries and frameworks do, whose code is not in the compilation, and the objects
/// that somebody tracks. One instance serves one run.
/// </summary>
/// <remarks>The engine asks it at every border of the source. What it does not know it answers with <see langword="null"/>.</remarks>
internal abstract class EnvironmentModel
{
    /// <summary>Creates an object of a class that is not in source.</summary>
    public abstract Value? Create(
        Evaluation eval,
        IObjectCreationOperation creation,
        INamedTypeSymbol type,
        ImmutableArray<Value> arguments);

    /// <summary>Runs the constructor of a base class that is not in source. False where the class is unknown.</summary>
    public abstract bool TryConstructBase(
        Evaluation eval,
        IMethodSymbol constructor,
        Value instance,
        ImmutableArray<Value> arguments);

    /// <summary>Calls a method that is not in source.</summary>
    public abstract Value? Call(Evaluation eval, IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> arguments);

    /// <summary>Converts a value by an operator that is not in source.</summary>
    public abstract Value? Convert(Evaluation eval, IConversionOperation conversion, IMethodSymbol method, Value value);

    /// <summary>What a field or property that belongs to a class, not to an object, holds.</summary>
    public abstract Value? ReadStatic(Evaluation eval, IMemberReferenceOperation reference);

    /// <summary>What a member of an object is, where it is not what was stored under its name: the number of elements.</summary>
    public abstract Value? ReadDerived(Evaluation eval, HeapObject instance, ISymbol member, IOperation operation);

    /// <summary>Where an enumerator stands, where a member tells the element there.</summary>
    public abstract Value.Place? CurrentOf(HeapObject? enumerator, ISymbol member);

    /// <summary>What a member that was never assigned yields: an output of a resource.</summary>
    public abstract Value? ReadUnassigned(Evaluation eval, Value owner, ISymbol member);

    /// <summary>What an object of a framework makes of a member when it is first asked for.</summary>
    public abstract Value? Initialize(Evaluation eval, Value.Reference owner, HeapObject instance, ISymbol member);

    /// <summary>Whether a member of a new object holds what was assigned to it, or the default of its type.</summary>
    public abstract bool IsStorage(Evaluation eval, HeapObject instance, ISymbol member);

    /// <summary>Assigns to a member of an object that is plain storage.</summary>
    public abstract void Write(Evaluation eval, Value.Reference owner, HeapObject instance, ISymbol member, Value value, SyntaxNode source);

    /// <summary>A member is assigned of an object that cannot be determined.</summary>
    public abstract void WriteAnywhere(Evaluation eval, Value target, ISymbol member);

    /// <summary>The characters that stand for a value to come in a string that does not wait for it.</summary>
    public abstract IReadOnlyList<TextPart> Format(Value.Lifted value);

    /// <summary>Code that is not seen gets an object in its hands.</summary>
    public abstract void OnEscape(Evaluation eval, Value.Reference reference, HeapObject instance);

    /// <summary>Code that is not seen is shown some values, which it cannot change.</summary>
    public abstract void Expose(Evaluation eval, IEnumerable<Value> values);

    /// <summary>Nothing can change some objects of a state any more.</summary>
    public abstract void Settle(EvaluationContext context, State state, Func<int, bool> isFinal);

    /// <summary>A path ends.</summary>
    public abstract void End(EvaluationContext context, State state);

    /// <summary>A method in source is called, but not followed.</summary>
    public abstract void MarkIncomplete(ISymbol method);

    /// <summary>A method in source is called, but not run, since none is: what it makes is not asked of this run.</summary>
    public abstract void MarkSkipped(ISymbol method);

    /// <summary>A virtual method, or one of an interface, is called, and it cannot be determined which code in source that runs.</summary>
    public abstract void MarkUnresolved(IMethodSymbol method);
}
