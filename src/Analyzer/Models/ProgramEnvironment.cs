using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>
/// The world around a C# program that defines infrastructure: the .NET libraries, the frameworks, and the resources they make.
/// </summary>
internal sealed class ProgramEnvironment : EnvironmentModel
{
    private readonly Frameworks _frameworks;
    private readonly LibraryTable _libraries;
    private readonly ResourceTracker _tracker;
    private readonly IReadOnlyDictionary<Framework, FrameworkModel> _models;

    /// <param name="frameworks">The frameworks of the compilation.</param>
    /// <param name="libraries">The methods of libraries.</param>
    /// <param name="attributes">Reads what rules ask for.</param>
    /// <param name="sites">Where the program makes what adds to other resources.</param>
    /// <param name="log">Where the run records what it sees.</param>
    public ProgramEnvironment(Frameworks frameworks, LibraryTable libraries, AttributeReader attributes, RelatedSites sites,
        ResourceLog log)
    {
        (_frameworks, _libraries) = (frameworks, libraries);
        _tracker = new(frameworks, attributes, sites, log);
        _models = new Dictionary<Framework, FrameworkModel>
        {
            [Framework.Cdktf] = new CdktfModel(frameworks, _tracker),
            [Framework.Pulumi] = new PulumiModel(frameworks, _tracker),
            [Framework.AwsCdk] = new AwsCdkModel(frameworks, _tracker),
        };
    }

    /// <inheritdoc/>
    public override Value? Create(
        Evaluation eval,
        IObjectCreationOperation creation,
        INamedTypeSymbol type,
        ImmutableArray<Value> arguments) =>
        ModelOf(type) is { } model ? model.Create(eval, creation, type, arguments)
        : creation.Constructor is { } constructor ? _libraries.Evaluate(eval, new(creation, constructor, null, arguments))
        : null;

    /// <inheritdoc/>
    public override bool TryConstructBase(
        Evaluation eval, IMethodSymbol constructor, Value instance, ImmutableArray<Value> arguments)
    {
        if (ModelOf(constructor.ContainingType) is not { } model)
            return false;
        model.ConstructBase(eval, constructor, instance, arguments);
        return true;
    }

    /// <inheritdoc/>
    public override Value? Call(Evaluation eval, IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> arguments)
    {
        var method = invocation.TargetMethod;
        if (_libraries.Evaluate(eval, new(invocation, method, receiver, arguments)) is { } known)
            return known;
        if (KeepsNothing(method))
            return CallHarmless(eval, invocation, arguments);
        if (ModelOf(method.ContainingType) is not { } model || eval.Program.HasSource(method))
            return null;
        if (model.Call(eval, invocation, receiver, arguments) is { } result)
            return result;
        DeferredExecution.Evaluate(eval, arguments);
        Expose(eval, arguments);
        return model.ResultOf(eval, invocation);
    }

    /// <inheritdoc/>
    public override Value? Convert(Evaluation eval, IConversionOperation conversion, IMethodSymbol method, Value value) =>
        ModelOf(method.ContainingType)?.Convert(eval, method, value);

    /// <inheritdoc/>
    public override Value? ReadStatic(Evaluation eval, IMemberReferenceOperation reference) =>
        ModelOf(reference.Member.ContainingType) is { } model
            ? model.ReadStatic(eval, reference)
            : ReadStaticOfLibrary(eval, reference);

    /// <inheritdoc/>
    public override Value? ReadDerived(Evaluation eval, HeapObject instance, ISymbol member, IOperation operation) =>
        CollectionModels.LengthOf(instance, member)
        ?? DictionaryModels.Read(eval, instance, member, operation)
        ?? EnumeratorModels.CurrentOf(eval, instance, member)
        ?? TaskModels.ReadResult(instance, member);

    /// <inheritdoc/>
    public override Value.Place? CurrentOf(HeapObject? enumerator, ISymbol member) =>
        enumerator is null ? null : EnumeratorModels.PlaceOf(enumerator, member);

    /// <inheritdoc/>
    public override Value? ReadUnassigned(Evaluation eval, Value owner, ISymbol member) =>
        member is IPropertySymbol property ? ModelOf(property.ContainingType)?.OutputOf(eval, owner, property) : null;

    /// <inheritdoc/>
    public override Value? Initialize(Evaluation eval, Value.Reference owner, HeapObject instance, ISymbol member)
    {
        // Lists and maps of arguments are made when they are first asked for.
        if (instance.Site is not { } site || member is not IPropertySymbol property || !_frameworks.StartsEmpty(property))
            return null;
        var empty = property.Type is INamedTypeSymbol map && eval.Program.Types.IsDictionary(map)
            ? eval.Allocate(site, new HeapObject(map, site)) : Collections.Allocate(eval, site, property.Type, []);
        eval.Update(owner, existing => existing.With(Dispatch.StorageKey(property), empty, null));
        return empty;
    }

    /// <inheritdoc/>
    public override bool IsStorage(Evaluation eval, HeapObject instance, ISymbol member) =>
        instance.Tracked is not TrackedResource { IsOpen: true } && member switch
        {
            IParameterSymbol => false,
            _ when eval.Program.IsInSource(member.ContainingType) => true,
            IPropertySymbol property => _frameworks.NameOf(property) is not null && _frameworks.IsData(property.ContainingType),
            _ => false,
        };

    /// <inheritdoc/>
    public override void Write(
        Evaluation eval,
        Value.Reference owner,
        HeapObject instance,
        ISymbol member,
        Value value,
        SyntaxNode source) =>
        _tracker.Write(eval, owner, instance, member, value, source);

    /// <inheritdoc/>
    public override void WriteAnywhere(Evaluation eval, Value target, ISymbol member) =>
        _tracker.WriteAnywhere(eval, target, member);

    /// <inheritdoc/>
    public override IReadOnlyList<TextPart> Format(Value.Lifted value) => PulumiModel.OutputToString;

    /// <inheritdoc/>
    public override void OnEscape(Evaluation eval, Value.Reference reference, HeapObject instance) =>
        _tracker.Exposure.OfObject(reference.Id, instance);

    /// <inheritdoc/>
    public override void Expose(Evaluation eval, IEnumerable<Value> values) => _tracker.Exposure.OfNames(eval, values);

    /// <inheritdoc/>
    public override void Settle(EvaluationContext context, State state, Func<int, bool> isFinal) =>
        _tracker.Settle(context, state, isFinal);

    /// <inheritdoc/>
    public override void End(EvaluationContext context, State state) => _tracker.End(context, state);

    /// <inheritdoc/>
    public override void MarkIncomplete(ISymbol method) => _tracker.Log.MarkIncomplete(method);

    /// <inheritdoc/>
    public override void MarkSkipped(ISymbol method) => _tracker.Log.Referred.MarkIncomplete();

    /// <inheritdoc/>
    public override void MarkUnresolved(IMethodSymbol method) => _tracker.Log.Unresolved.Add(method.Name);

    /// <summary>
    /// Static methods of the base libraries that return nothing or a plain value keep none of the objects that they are given.
    /// </summary>
    private static bool KeepsNothing(IMethodSymbol method) =>
        method is { IsStatic: true, ContainingType.SpecialType: not SpecialType.System_Array }
        && (method.ReturnsVoid || method.ReturnType.SpecialType is not (SpecialType.None or SpecialType.System_Object))
        && method.ContainingType.IsOfSystem();

    private static Value CallHarmless(Evaluation eval, IInvocationOperation invocation, ImmutableArray<Value> arguments)
    {
        eval.MayThrow();
        DeferredExecution.Evaluate(eval, arguments);
        Calls.AssignUnknown(eval, CallSite.Of(invocation));
        return invocation.TargetMethod.ReturnsVoid ? Value.Unknown.Value : eval.Fresh(invocation);
    }

    private static Value? ReadStaticOfLibrary(Evaluation eval, IMemberReferenceOperation reference) => reference.Member switch
    {
        IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } => new Value.Constant(""),
        IFieldSymbol { Name: "Empty", ContainingType: var type } when eval.Program.Types.IsDictionary(type) =>
            eval.Allocate(reference.Syntax, new HeapObject(type, reference.Syntax)),
        IFieldSymbol { Name: "Empty", ContainingType: { Name: "ImmutableArray" or "ImmutableList" } type } when type.IsOfSystem() =>
            Collections.Allocate(eval, reference.Syntax, type, []),
        _ => null,
    };

    private FrameworkModel? ModelOf(ITypeSymbol? type) => _frameworks.FrameworkOf(type) is { } framework ? _models[framework] : null;
}
