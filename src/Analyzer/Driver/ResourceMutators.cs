using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>
/// What a program may do to all its resources at once: with CDKTF and AWS CDK by aspects, mixins, property injectors, overrides of the
/// stack,
/// macros and by looking for them in the construct tree, with Pulumi by resource transformations and transforms. Most of it runs after
/// every constructor, so what it may
/// set is not known anywhere in the program.
/// </summary>
/// <remarks>Asked only when there is something to report, so that it costs nothing in a program without findings.</remarks>
internal sealed class ResourceMutators(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
{
    private static readonly string[] NamesOfAwsCdk = ["PropertyInjectors", "Transform", "Transforms"];

    private readonly Dictionary<Framework, Lazy<AttributeEffects>> _effects = new()
    {
        [Framework.Cdktf] = new(() => OfJsii(compilation, frameworks, cancellation)),
        [Framework.AwsCdk] = new(() => OfJsii(compilation, frameworks, cancellation)),
        [Framework.Pulumi] = new(() => OfPulumi(compilation, frameworks, cancellation)),
    };

    /// <summary>Whether the program may set one of these attributes behind the back of the code that creates the resource.</summary>
    public bool MaySet(Framework framework, IReadOnlyList<string> attributes) => _effects[framework].Value.Include(attributes);

    private static AttributeEffects OfJsii(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
    {
        var effects = new AttributeEffects(compilation, frameworks, cancellation);
        var stacks = Stacks(compilation, frameworks, effects);
        var tree = new ConstructTree(frameworks, cancellation);
        var isReached = false;
        string[] words =
        [
            "Aspects", "With", "AddOverride", "ToTerraform", "Mixins", "AddTransform", .. NamesOfAwsCdk, .. ConstructTree.Accessors,
            .. stacks.Select(stack => stack.Name),
        ];
        foreach (var (model, root) in ProgramFiles.Mentioning(compilation, words, cancellation))
        {
            isReached = isReached || tree.IsReachedIn(root, model);
            foreach (var node in root.DescendantNodes())
            {
                if (node is InvocationExpressionSyntax call)
                {
                    effects.AddJsiiCall(call, model);
                    effects.AddStackGivenAway(call, model);
                }
                else if (node is IdentifierNameSyntax name && NamesOfAwsCdk.Contains(name.Identifier.ValueText))
                {
                    effects.AddAwsCdkName(name, model);
                }
                else if (node is MethodDeclarationSyntax { Identifier.ValueText: "ToTerraform" } method
                    && method.Modifiers.Any(SyntaxKind.OverrideKeyword))
                {
                    effects.AddUnknown();
                }
            }
        }

        if (!isReached)
            return effects;
        foreach (var (model, root) in ProgramFiles.Mentioning(compilation, ConstructTree.Mutators, cancellation))
            effects.AddChangesOfOthers(root, model, tree);
        return effects;
    }

    private static AttributeEffects OfPulumi(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
    {
        var effects = new AttributeEffects(compilation, frameworks, cancellation);
        foreach (var constructor in Stacks(compilation, frameworks, effects).SelectMany(stack => stack.InstanceConstructors))
        {
            foreach (var declared in constructor.DeclaringSyntaxReferences)
            {
                foreach (var options in OptionsIn(declared.GetSyntax(cancellation)))
                    effects.AddOptions(options);
            }
        }

        foreach (var (_, root) in ProgramFiles.Mentioning(compilation, ["RunAsync"], cancellation))
        {
            foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RunAsync" } }
                    && call.ArgumentList.Arguments is [_, var options])
                {
                    effects.AddOptions(options.Expression);
                }
            }
        }

        foreach (var (model, root) in ProgramFiles.Mentioning(compilation, ["ResourceTransformations", "ResourceTransforms"], cancellation))
        {
            foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>().Where(IsTransformation))
            {
                if (name.FirstAncestorOrSelf<StatementSyntax>() is { } statement)
                    effects.AddFunctions(Registered(name) ?? statement, model);
                else if (Registered(name) is { } registered)
                    effects.AddFunctions(registered, model);
                else
                    effects.AddUnknown();
            }
        }

        return effects;
    }

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
