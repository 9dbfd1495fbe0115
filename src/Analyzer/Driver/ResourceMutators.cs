using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>
/// What a program may do to all its resources at once: with CDKTF and AWS CDK by aspects, mixins, property injectors, overrides of the
/// stack, macros and by looking for them in the construct tree, with Pulumi by resource transformations and transforms. Most of it runs
/// after every constructor, so what it may set is not known anywhere in the program.
/// </summary>
/// <remarks>Asked only when there is something to report, so that it costs nothing in a program without findings.</remarks>
internal sealed class ResourceMutators(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
{
    private static readonly string[] NamesOfAwsCdk = ["PropertyInjectors", "Transform", "Transforms"];

    private readonly Dictionary<Framework, Lazy<IReadOnlyList<Effect>>> _effects = new()
    {
        [Framework.Cdktf] = new(() => OfJsii(compilation, frameworks, cancellation)),
        [Framework.AwsCdk] = new(() => OfJsii(compilation, frameworks, cancellation)),
        [Framework.Pulumi] = new(() => OfPulumi(compilation, frameworks, cancellation)),
    };

    /// <summary>
    /// What is left of a finding where the program may set some of what it rests on, behind the back of the code that creates the resource:
    /// nothing, or what holds whatever that is set to.
    /// </summary>
    public CodeFinding? Survivor(CodeFinding finding)
    {
        var effects = _effects[finding.Framework].Value.Where(effect => effect.Attributes.Include(finding.RestsOn)
            && (IsOfAny(finding) || PlacesOf(finding).Any(place => place is null || effect.Reach.MayReach(place)))).ToList();
        if (effects.Count == 0)
            return finding;
        var attributes = finding.RestsOn.Where(attribute => effects.Exists(effect => effect.Attributes.Include([attribute]))).ToList();
        return finding.RestsOnOthers || finding.Without(attributes) is not { RestsOnOthers: false } left ? null
            : left.RestsOn.Except(finding.RestsOn).Any() ? null : left;
    }

    /// <summary>Whether what is found rests on resources that code may look for in the construct tree, wherever they are.</summary>
    private static bool IsOfAny(CodeFinding finding) => finding.RestsOnOthers && finding.Framework != Framework.Pulumi;

    private static IEnumerable<TreePlace?> PlacesOf(CodeFinding finding) =>
        finding.RestsOnOthers ? finding.Places.Concat(finding.PlacesOfOthers) : finding.Places;

    private static IReadOnlyList<Effect> OfJsii(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
    {
        var anywhere = new AttributeEffects(compilation, frameworks, cancellation);
        var effects = new List<Effect> { new(EffectReach.Anything, anywhere) };
        var stacks = Stacks(compilation, frameworks, anywhere);
        var tree = new ConstructTree(compilation, frameworks, cancellation);
        var lookups = new List<(ConstructLookUp LookUp, SemanticModel Model)>();
        string[] words =
        [
            "Aspects", "With", "AddOverride", "ToTerraform", "Mixins", "AddTransform", ConstructAccessors.Removal, .. NamesOfAwsCdk,
            .. ConstructAccessors.All, .. stacks.Select(stack => stack.Name),
        ];
        foreach (var (model, root) in ProgramFiles.Mentioning(compilation, words, cancellation))
        {
            lookups.AddRange(tree.LookUpsIn(root, model).Select(lookup => (lookup, model)));
            foreach (var node in root.DescendantNodes())
            {
                if (node is InvocationExpressionSyntax call)
                {
                    var called = new AttributeEffects(compilation, frameworks, cancellation);
                    if (called.AddJsiiCall(call, model) is { } reach)
                        effects.Add(new(reach, called));
                    anywhere.AddStackGivenAway(call, model);
                }
                else if (node is IdentifierNameSyntax name && NamesOfAwsCdk.Contains(name.Identifier.ValueText))
                {
                    anywhere.AddAwsCdkName(name, model);
                }
                else if (node is IdentifierNameSyntax { Identifier.ValueText: ConstructAccessors.Removal } removal)
                {
                    effects.Add(new(tree.ReachOf(removal, model), Unknown(compilation, frameworks, cancellation)));
                }
                else if (node is MethodDeclarationSyntax { Identifier.ValueText: "ToTerraform" } method
                    && method.Modifiers.Any(SyntaxKind.OverrideKeyword))
                {
                    anywhere.AddUnknown();
                }
            }
        }

        if (lookups.Count == 0)
            return effects;
        var found = new AttributeEffects(compilation, frameworks, cancellation);
        foreach (var (model, root) in ProgramFiles.Mentioning(compilation, tree.Mutators, cancellation))
        {
            found.AddChangesOfOthers(root, model, tree, isOwn: true);
            anywhere.AddChangesOfOthers(root, model, tree, isOwn: false);
        }

        foreach (var (lookup, model) in lookups)
        {
            var changed = found;
            if (lookup.Uses is { } uses)
            {
                changed = new(compilation, frameworks, cancellation);
                foreach (var use in uses)
                    changed.AddUse(use, model);
            }

            effects.Add(new(lookup.Reach, changed));
        }

        // What is looked up may be any of the other resources that a finding rests on, which have no place here.
        effects.Add(new(new EffectReach.OfOthers(), Unknown(compilation, frameworks, cancellation)));
        return effects;
    }

    private static AttributeEffects Unknown(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
    {
        var unknown = new AttributeEffects(compilation, frameworks, cancellation);
        unknown.AddUnknown();
        return unknown;
    }

    private static IReadOnlyList<Effect> OfPulumi(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
    {
        var anywhere = new AttributeEffects(compilation, frameworks, cancellation);
        var brought = new List<AttributeEffects>();
        var isAnyNamed = false;
        AddUnseenOptions(compilation, frameworks, anywhere, cancellation);
        foreach (var (model, root) in ProgramFiles.Mentioning(compilation, ["ResourceTransformations", "ResourceTransforms"], cancellation))
        {
            foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>().Where(IsTransformation))
            {
                isAnyNamed = true;
                var effects = anywhere;
                if (IsOfResource(name, model, cancellation))
                    brought.Add(effects = new(compilation, frameworks, cancellation));
                if (name.FirstAncestorOrSelf<StatementSyntax>() is { } statement)
                    effects.AddFunctions(Registered(name) ?? statement, model);
                else if (Registered(name) is { } registered)
                    effects.AddFunctions(registered, model);
                else
                    effects.AddUnknown();
            }
        }

        // Where no code names transformations, no resource has any.
        if (!isAnyNamed)
            return [new(EffectReach.Anything, anywhere)];
        return
        [
            new(EffectReach.Anything, anywhere),
            .. brought.Select(effects => new Effect(new EffectReach.OfOptions(effects.MayCover), effects)),
            new(new EffectReach.OfUnseenFunctions(function => !brought.Exists(effects => effects.Covers(function))),
                Unknown(compilation, frameworks, cancellation)),
        ];
    }

    /// <summary>Options of stacks that code makes which is not seen.</summary>
    private static void AddUnseenOptions(
        Compilation compilation,
        Frameworks frameworks,
        AttributeEffects effects,
        CancellationToken cancellation)
    {
        var constructors = Stacks(compilation, frameworks, effects).SelectMany(stack => stack.InstanceConstructors);
        var ofStacks = constructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences)
            .SelectMany(declared => OptionsIn(declared.GetSyntax(cancellation)));
        var ofRuns = ProgramFiles.Mentioning(compilation, ["RunAsync"], cancellation)
            .SelectMany(file => file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RunAsync" } })
            .Select(call => call.ArgumentList.Arguments is [_, var options] ? options.Expression : null)
            .OfType<ExpressionSyntax>();
        if (ofStacks.Concat(ofRuns).Any(effects.MakesOptionsUnseen))
            effects.AddUnknown();
    }

    /// <summary>
    /// Whether transformations are those of single resources: not of a stack, nor added to options that a resource may have been made with.
    /// </summary>
    private static bool IsOfResource(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol { ContainingType.Name: var options }
        && options.EndsWith("ResourceOptions", StringComparison.Ordinal)
        && (name.Identifier.ValueText == "ResourceTransformations"
            || name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax });

    private sealed record Effect(EffectReach Reach, AttributeEffects Attributes);

    private static bool IsTransformation(IdentifierNameSyntax name) =>
        name.Identifier.ValueText is "ResourceTransformations" or "ResourceTransforms";

    /// <summary>What a constructor hands to that of its base class.</summary>
    private static IEnumerable<ExpressionSyntax> OptionsIn(SyntaxNode constructor) => constructor switch
    {
        ConstructorDeclarationSyntax { Initializer.ArgumentList.Arguments: var arguments } =>
            arguments.Select(argument => argument.Expression),
        TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments: var arguments }, ..] } =>
            arguments.Select(argument => argument.Expression),
        _ => [],
    };

    /// <summary>
    /// The classes of the program that are stacks or apps. A base class that is not seen is where an organization puts what holds for all
    /// its stacks: it may do anything to what they hold.
    /// </summary>
    private static IReadOnlyList<INamedTypeSymbol> Stacks(Compilation compilation, Frameworks frameworks, AttributeEffects effects)
    {
        var stacks = TypesIn(compilation.Assembly.GlobalNamespace).Where(frameworks.IsStack).ToList();
        foreach (var stack in stacks)
        {
            var parent = stack.BaseType;
            while (SymbolEqualityComparer.Default.Equals(parent?.ContainingAssembly, compilation.Assembly))
                parent = parent?.BaseType;
            if (frameworks.FrameworkOf(parent) is null)
                effects.AddUnknown();
        }

        return stacks;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (var inner in TypesIn(member))
                yield return inner;
        }
    }

    /// <summary>What is assigned or added to the list of a name.</summary>
    private static SyntaxNode? Registered(IdentifierNameSyntax name)
    {
        var list = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name;
        return list.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == list => assignment.Right,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList: var arguments } } => arguments,
            _ => null,
        };
    }
}
