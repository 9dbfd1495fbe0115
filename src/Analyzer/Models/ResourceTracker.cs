using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Models;

/// <summary>Follows the resources of a run from their construction until nothing can change them any more, and records them.</summary>
internal sealed class ResourceTracker(Frameworks frameworks, AttributeReader reader, RelatedSites sites, ResourceLog log)
{
    public ResourceLog Log { get; } = log;

    public AttributeReader Attributes { get; } = reader;

    /// <summary>What code that is not seen gets hold of.</summary>
    public ResourceExposure Exposure { get; } = new(log);

    /// <summary>Whether rules judge an attribute, so that it is read.</summary>
    public bool IsJudged(ResourceKind kind, string attribute) =>
        Attributes.Interests.IsJudged(kind) && Attributes.Interests.Judged[kind.TerraformType].Contains(attribute);

    /// <summary>
    /// A class of a framework is constructed: where it stands for a resource that rules ask for, its config is read now, once.
    /// </summary>
    public void Construct(Evaluation eval, FrameworkModel model, INamedTypeSymbol type, Value instance, ImmutableArray<Value> arguments)
    {
        var kind = KindOf(eval, type, arguments);
        if (kind is not null && IsUnderstood(kind) ? OpaqueConsumers.IsBy(kind.TerraformType) : frameworks.PassesOn(type))
            Exposure.OfNames(eval, arguments, keepsObjects: model.Framework == Framework.AwsCdk && frameworks.MakesOnlyResources(type));
        var provisioners = model.ProvisionersIn(eval, arguments);
        if (provisioners is not null)
            Exposure.OfNames(eval, [provisioners]);
        if (kind is null
            || instance is not Value.Reference reference
            || arguments.Length <= kind.Arguments.Config
            || model.IsLookedUp(eval, kind, arguments))
        {
            return;
        }

        var config = eval.Resolve(arguments[kind.Arguments.Config]);
        if (config is Value.Null && model.RequiresConfig(kind))
        {
            eval.MayThrow();
            eval.Die();
            return;
        }

        var construction = new Construction(model, kind, reference, config, arguments);
        if (Attributes.Interests.IsRelated(kind) && (kind.Form == ResourceForm.Typed || kind.IsReferredOnly))
            Relate(eval, construction, provisioners);
        if (Attributes.Interests.IsJudged(kind))
            Judge(eval, construction);
    }

    /// <summary>Assigns to a member of an object, which may hold the attributes of a resource.</summary>
    public void Write(Evaluation eval, Value.Reference owner, HeapObject instance, ISymbol member, Value value, SyntaxNode source)
    {
        var key = Dispatch.StorageKey(member);
        if (instance.Tracked is TrackedResource { IsOpen: true } resource
            && member is IPropertySymbol property
            && frameworks.NameOf(property) is { } name)
        {
            if (!resource.TakesNull && eval.Resolve(value) is Value.Null)
            {
                eval.MayThrow();
                eval.Die();
                return;
            }

            key = MemberKey.Attribute(resource.Kind.ToTerraform(name));
        }

        if (instance.Tracked is TrackedResource { Referred: not null })
            Forget(eval, owner);
        if (ResourceOutputs.IsOfferedBy(eval, member, value))
            Exposure.OfNames(eval, [value]);
        eval.Update(owner, existing => existing.With(key, value, source));
    }

    /// <summary>A member is assigned of an object that cannot be determined.</summary>
    public void WriteAnywhere(Evaluation eval, Value target, ISymbol member)
    {
        if (member is IPropertySymbol property
            && (frameworks.ResourceOf(member.ContainingType) ?? frameworks.ReferredOf(member.ContainingType)) is { } kind
            && frameworks.NameOf(property) is { } name)
        {
            WriteAnywhere(eval, target, kind.ToTerraform(name));
        }
    }

    /// <summary>
    /// A resource is changed through a reference of unknown origin: it may be any of those that the body creates, also one that no variable
    /// holds any more. What is found in the construct tree is not asked here, but of the whole program where something is to report.
    /// </summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="target">The reference.</param>
    /// <param name="attribute">What is changed; <see langword="null"/> where it may be anything.</param>
    public void WriteAnywhere(Evaluation eval, Value target, string? attribute)
    {
        if (attribute is not null && !Attributes.Interests.IsAskedFor(attribute))
            return;
        if (IsFoundInTree(eval, target))
            Log.Referred.MarkIncomplete();
        else
            Log.MarkIncomplete();
    }

    /// <summary>Whether a value is what the framework, with no help but that of base libraries, has found in the construct tree.</summary>
    private bool IsFoundInTree(Evaluation eval, Value value)
    {
        if (value is not Value.Symbolic { Origin: ExpressionSyntax origin })
            return false;
        // An element that a loop runs over has the syntax of the variable's type.
        if (origin.Parent is CommonForEachStatementSyntax loop)
            origin = loop.Expression;
        var model = eval.Program.ModelOf(origin.SyntaxTree);
        var names = origin.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().ToList();
        return names.Exists(name => ConstructAccessors.IsLookUp(name.Identifier.ValueText))
            && names.TrueForAll(name => model.GetSymbolInfo(name, eval.Run.Cancellation).Symbol is not { } symbol
                || symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol)
                || symbol.ContainingType.IsOfSystem()
                || frameworks.FrameworkOf(symbol.ContainingType) is not null);
    }

    /// <summary>What was known of an object as a resource that others refer to does not hold any more.</summary>
    public void Forget(Evaluation eval, Value changed)
    {
        foreach (var target in eval.Resolve(changed).Possibilities.OfType<Value.Reference>())
        {
            Log.Referred.Change(target.Id);
            if (eval.Heap.TryGet(target.Id, out var instance) && instance.Tracked is TrackedResource { Referred: not null } tracked)
                eval.Update(target, existing => existing with
                {
                    Tracked = tracked.IsOpen ? tracked with { Referred = null } : new TrackedConstruct { Place = tracked.Place },
                });
        }
    }

    /// <summary>Records the resources that nothing can change any more.</summary>
    public void Settle(EvaluationContext context, State state, Func<int, bool> isFinal)
    {
        foreach (var pair in state.Heap)
        {
            if (pair.Value.Tracked is TrackedResource { IsOpen: true } && isFinal(pair.Key))
                Evaluation.InEveryWay(context, state, eval => Record(eval, pair.Key));
        }
    }

    /// <summary>A path ends: all that it has made is final.</summary>
    public void End(EvaluationContext context, State state)
    {
        Settle(context, state, _ => true);
        Log.Referred.End(state.Made);
    }

    // What an untyped one says about others is not read.
    private bool IsUnderstood(ResourceKind kind) =>
        Attributes.Interests.IsJudged(kind) && (kind.Form == ResourceForm.Typed || !Attributes.Interests.IsRelated(kind));

    /// <summary>What resource a framework's class stands for when it is constructed with these arguments.</summary>
    private ResourceKind? KindOf(Evaluation eval, INamedTypeSymbol type, ImmutableArray<Value> arguments)
    {
        if ((frameworks.ResourceOf(type) ?? frameworks.ReferredOf(type)) is { } kind)
            return kind;
        if (!frameworks.IsUntypedResource(type) || arguments.Length < 3)
            return null;
        var resourceType = eval.Resolve(arguments[0]) is Value.Constant { Content: string token } ? token
            : (AttributeReader.MemberNamed(eval, eval.Resolve(arguments[2]), Frameworks.TypeProperty(type)) as Value.Constant)?.Content
                as string;
        return resourceType is null ? null : frameworks.UntypedResourceOf(type, resourceType);
    }

    /// <summary>Notes what a resource is to those that refer to it.</summary>
    private void Relate(Evaluation eval, Construction resource, Value? provisioners)
    {
        var (model, kind, instance, config, arguments) = resource;
        var id = instance.Id;
        if (eval.Heap[id].Site is not { } site)
            return;
        var asked = Attributes.Interests.Related[kind.TerraformType];
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var isConditional = false;
        foreach (var (attribute, property) in kind.AttributesOf(kind.ConfigType!, frameworks))
        {
            var isCount = model.IsCount(attribute);
            if ((!isCount && !asked.Contains(attribute)) || Attributes.Read(eval, config, property) is not { } stored)
                continue;
            isConditional |= isCount;
            attributes[attribute] = Attributes.AttributeOf(eval, stored.Value, kind);
        }

        var untold = asked.Where(each => kind.Construct?.Told?.Contains(each) == false);
        foreach (var attribute in SetElsewhere(eval, resource, asked).Concat(untold))
            attributes[attribute] = AttributeValue.Unknown.Value;
        var name = NameOf(eval, resource) ?? kind.Type.Name;
        var referred = new ReferredResource(kind, name, new(attributes), site)
        {
            IsConditional = isConditional,
            HasOwnProvider = HasOwnProvider(eval, resource),
            IsChangeable = model.CanChangeResources,
        };
        var place = TreePlace.Of(eval, instance);
        Log.Referred.Add(id, referred, place, isRepeated: eval.State.Made.Contains(id));
        // A provisioner speaks of its own resource as "self"; what is imported may have its policies from whoever made it.
        if (provisioners is not (null or Value.Null) || model.IsImported(eval, kind, arguments))
            Log.Referred.Expose(id);
        var tracked = new TrackedResource(kind, name, eval.Frame.Caller) { Referred = referred, Place = place };
        eval.Update(instance, existing => existing with { Tracked = tracked });
        eval.Continue(eval.State with { Made = eval.State.Made.Add(id) });
    }

    /// <summary>Notes the attributes of a resource that rules judge: it is recorded now where nothing can change it, or later.</summary>
    private void Judge(Evaluation eval, Construction resource)
    {
        var (model, kind, constructed, config, _) = resource;
        if (ResourceCounts.IsNone(eval, model, kind, Attributes, config))
            return;
        var instance = model.HolderOf(eval, kind, constructed);
        var attributes = kind.Form switch
        {
            ResourceForm.Typed => Attributes.Typed(eval, kind, kind.ConfigType!, config),
            ResourceForm.Component => model.ComponentAttributes(eval, kind, config),
            ResourceForm.Construct => model.ConstructAttributes(eval, kind, constructed, config),
            _ => model.UntypedAttributes(eval, kind, config),
        };
        foreach (var attribute in SetElsewhere(eval, resource, Attributes.Interests.Judged[kind.TerraformType]))
            attributes = attributes.SetItem(MemberKey.Attribute(attribute), new(Value.Unknown.Value, null));
        var referred = (eval.Heap[instance.Id].Tracked as TrackedResource)?.Referred;
        var tracked = new TrackedResource(kind, NameOf(eval, resource), eval.Frame.Caller)
        {
            IsOpen = true,
            TakesNull = model.SettersTakeNull,
            Referred = referred,
            HasOwnProvider = HasOwnProvider(eval, resource),
            Place = TreePlace.Of(eval, constructed),
        };
        eval.Update(
            instance,
            existing => existing with { Members = existing.Members.SetItems(attributes), Tracked = tracked, StartsEmpty = true });
        if (model.CanChangeResources)
        {
            if (model.SynthesizesByCode(eval.Program, eval.Heap[instance.Id].Type))
                eval.Escape(instance);
            return;
        }

        Record(eval, instance.Id);
        eval.Update(instance, existing => existing with
        {
            Members = existing.Members.Clear().SetItems(EchoOf(resource, attributes)),
            Tracked = referred is null ? new TrackedConstruct { Place = tracked.Place } : tracked with { IsOpen = false },
            StartsEmpty = false,
        });
    }

    /// <summary>
    /// What others read of the attributes that the provider returns as they were given. Options may hold what changes these before.
    /// </summary>
    private static IEnumerable<KeyValuePair<MemberKey, Stored>> EchoOf(
        Construction resource, ImmutableDictionary<MemberKey, Stored> attributes) =>
        resource.Kind.Form == ResourceForm.Typed
            && resource.Arguments.Skip(resource.Kind.Arguments.Config + 1).All(each => each is Value.Null)
                ? from attribute in resource.Kind.Schema.Echoed
                  let key = MemberKey.Attribute(attribute)
                  let given = attributes.TryGetValue(key, out var stored) ? stored : new(Value.Null.Value, null)
                  select new KeyValuePair<MemberKey, Stored>(key, given)
                : [];

    private static bool HasOwnProvider(Evaluation eval, Construction resource) =>
        resource.Model.ProviderOf(eval, resource.Kind, resource.Config, resource.Arguments) is not (null or Value.Null);

    private static string? NameOf(Evaluation eval, Construction resource) =>
        eval.Resolve(resource.Arguments[resource.Kind.Arguments.Name]) is Value.Constant { Content: string text } ? text : null;

    /// <summary>The attributes that have other values than the program gives them, or keep those that somebody else does.</summary>
    private static IEnumerable<string> SetElsewhere(Evaluation eval, Construction resource, IReadOnlyList<string> asked)
    {
        var (model, kind, _, config, arguments) = resource;
        if (model.MayBeTransformed(eval, kind, arguments))
            return asked;
        if (model.IgnoredChanges(eval, kind, config, arguments) is not { } ignored || ignored is Value.Null)
            return [];
        var names = Collections.ElementsOf(eval, ignored)?.Select(name => (eval.Resolve(name) as Value.Constant)?.Content as string)
            .ToList();
        return names is null || names.Contains(null)
            ? asked
            : names.Select(name => kind.ToTerraform(name!.Split('.', '[')[0])).Where(asked.Contains);
    }

    private Value Record(Evaluation eval, int id)
    {
        if (eval.Heap.TryGet(id, out var instance)
            && instance is { Tracked: TrackedResource resource, Site: { } site }
            && !ResourceCounts.IsNone(eval, instance))
        {
            Log.Record(site, resource, VariantOf(eval, instance, resource));
        }

        return Value.Unknown.Value;
    }

    private Variant VariantOf(Evaluation eval, HeapObject instance, TrackedResource resource)
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var places = new Dictionary<string, IPlace>(StringComparer.Ordinal);
        foreach (var name in Attributes.Interests.Judged[resource.Kind.TerraformType])
        {
            if (instance.HasEscaped)
            {
                attributes[name] = AttributeValue.Unknown.Value;
                continue;
            }

            var isWritten = instance.Members.TryGetValue(MemberKey.Override(name), out var stored)
                || instance.Members.TryGetValue(MemberKey.Attribute(name), out stored);
            var value = isWritten ? Attributes.AttributeOf(eval, stored.Value, resource.Kind) : AttributeValue.Unset.Absent;
            if (value is AttributeValue.Unset
                && resource.Kind.Schema.Default(name, resource.Kind.Bindings) is AttributeValue.Set given)
                value = given;
            else if (!isWritten)
                continue;
            attributes[name] = value;
            if (isWritten && stored.Source is not null)
                places[name] = new CodePlace(stored.Source.GetLocation());
        }

        var graph = new PathGraph(eval.State, Log.Referred, sites, resource);
        return new(attributes, ReportText.Decisions(eval.State.Decisions))
        {
            Places = places,
            Graph = graph,
            DefaultTags = Attributes.Interests.Judged[resource.Kind.TerraformType].Contains(ResourceTags.Attribute)
                ? frameworks.DefaultTagsOf(resource.Kind.Bindings) : AttributeValue.Unknown.Value,
            Idle = IdleIn(eval, instance, resource),
        };
    }

    /// <summary>The properties of a construct that are given and do nothing, for want of another one.</summary>
    private static IReadOnlyList<string> IdleIn(Evaluation eval, HeapObject instance, TrackedResource resource)
    {
        if (resource.Kind.Construct is not { } construct || instance.HasEscaped)
            return [];
        return
        [
            .. construct.Idle.Where(idle =>
                instance.Members.TryGetValue(MemberKey.Attribute(idle), out var stored)
                && eval.Constraints.IsNull(stored.Value) == false),
        ];
    }

    /// <summary>A resource that is being constructed.</summary>
    private sealed record Construction(
        FrameworkModel Model,
        ResourceKind Kind,
        Value.Reference Instance,
        Value Config,
        ImmutableArray<Value> Arguments);
}
