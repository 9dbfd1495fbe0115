using Infra.Analyzers.Engine;
using Infra.Analyzers.Models;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>
/// The tree that every construct of CDKTF and AWS CDK joins when it is created: whoever holds a node of it can find all others, without a
/// reference that leads there in the code.
/// </summary>
internal sealed class ConstructTree(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
{
    private readonly ResourceHatches _hatches = new(compilation, frameworks, cancellation);

    /// <summary>Words of which code has one at least where it changes an attribute that a rule asks for.</summary>
    public IReadOnlyList<string> Mutators =>
    [
        "AddOverride", "SetValue", "Invoke",
        .. frameworks.Rules.AttributesByResourceType.Values.Concat(RuleBook.RelatedAttributes.Values)
            .SelectMany(names => names)
            .Select(name => AttributeNames.ToMember(name))
            .Distinct(StringComparer.Ordinal),
        .. AwsCdkOverrides.Methods,
        "EventSelector", "DataEvents",
        .. from schema in frameworks.Rules.Schemas.All
           where schema.CloudFormationType is not null
           from name in schema.Names
           where name.IsIn(Bindings.AwsCdk)
           select NameCase.ToPascal(name.Name),
    ];

    /// <summary>Where code looks for constructs in the tree, other than for what it has created itself.</summary>
    public IEnumerable<ConstructLookUp> LookUpsIn(SyntaxNode root, SemanticModel model) =>
        root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => ConstructAccessors.All.Contains(name.Identifier.ValueText)
                && model.GetSymbolInfo(name, cancellation).Symbol is { ContainingType: { } type } member
                && frameworks.FrameworkOf(type)?.IsJsii() == true
                && Content(member) is { } found
                && frameworks.MayBeResource(found)
                && !_hatches.IsHatch(name))
            .Select(name => new ConstructLookUp(ReachOf(name, model), new FoundConstructs(frameworks, model, cancellation).UsesOf(name)));

    /// <summary>What leads from a node to what it holds stays below it; everything else may lead anywhere.</summary>
    public EffectReach ReachOf(IdentifierNameSyntax accessor, SemanticModel model)
    {
        if (accessor.Identifier.ValueText is var name && name != ConstructAccessors.Removal && !ConstructAccessors.Downwards.Contains(name)
            || accessor.Parent is not MemberAccessExpressionSyntax { Expression: var node })
        {
            return EffectReach.Anything;
        }

        var targets = new ConstructTargets(frameworks, cancellation);
        return node switch
        {
            IdentifierNameSyntax { Identifier.ValueText: "Node" } => new EffectReach.Below(targets.This(node, model)),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Node", Expression: ThisExpressionSyntax or BaseExpressionSyntax } =>
                new EffectReach.Below(targets.This(node, model)),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Node", Expression: var construct } =>
                new EffectReach.Below(targets.Of(construct, model)),
            _ => EffectReach.Anything,
        };
    }

    /// <summary>Whether what a member or method is accessed on may be a watched resource that was found in the tree.</summary>
    public bool MayHaveFound(ExpressionSyntax access, SemanticModel model)
    {
        switch (access)
        {
            case MemberAccessExpressionSyntax { Expression: var receiver }:
                return MayBeFound(receiver, model);
            case MemberBindingExpressionSyntax
                when access.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { Expression: var receiver }:
                return MayBeFound(receiver, model);
            case IdentifierNameSyntax when access.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }:
                return false;
            default:
                // A member of the object itself, which is being created only in its constructor.
                return access.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not ConstructorDeclarationSyntax;
        }
    }

    private bool MayBeFound(ExpressionSyntax receiver, SemanticModel model) => receiver switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => MayBeFound(inner, model),
        PostfixUnaryExpressionSyntax { Operand: var inner } => MayBeFound(inner, model),
        CastExpressionSyntax or InvocationExpressionSyntax or BinaryExpressionSyntax or MemberAccessExpressionSyntax
            when _hatches.IsResourceOfCreated(receiver) => false,
        BaseObjectCreationExpressionSyntax => false,
        ThisExpressionSyntax => receiver.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not ConstructorDeclarationSyntax,
        _ =>
            frameworks.MayBeResource(model.GetTypeInfo(receiver, cancellation).Type)
            && model.GetSymbolInfo(receiver, cancellation).Symbol is var held
            && !HoldsOnlyCreated(held)
            && !ReadsCreated(held),
    };

    private static ITypeSymbol? Content(ISymbol member)
    {
        var type = (member as IPropertySymbol)?.Type ?? (member as IMethodSymbol)?.ReturnType;
        return type is IArrayTypeSymbol { ElementType: var element } ? element : type;
    }

    /// <summary>Whether a variable or member is assigned nothing but what is created there, so that it leads to nothing else.</summary>
    public static bool HoldsOnlyCreations(ISymbol? variable) =>
        IsOwn(variable)
        && Mentions.AssignedTo(variable!) is { Count: > 0 } values
        && values.All(value => value is BaseObjectCreationExpressionSyntax);

    private static bool IsOwn(ISymbol? variable) =>
        variable is ILocalSymbol { IsRef: false }
            or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }
            or IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } };

    /// <summary>The same, or one of the resource of what is created.</summary>
    private bool HoldsOnlyCreated(ISymbol? variable) =>
        IsOwn(variable)
        && Mentions.AssignedTo(variable!) is { Count: > 0 } values
        && (values.All(value => value is BaseObjectCreationExpressionSyntax || (value is not null && _hatches.IsResourceOfCreated(value)))
            || (values.Count == 1 && Tested(variable!) is { } tested && _hatches.IsResourceOfCreated(tested)));

    /// <summary>Whether a property hands out nothing but the resource of what its object has created.</summary>
    private bool ReadsCreated(ISymbol? member) =>
        member is IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false }
        && member.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax(cancellation) is PropertyDeclarationSyntax declaration
        && (declaration.ExpressionBody ?? declaration.AccessorList?.Accessors.FirstOrDefault()?.ExpressionBody) is { Expression: var read }
        && _hatches.IsResourceOfCreated(read);

    /// <summary>What a variable of a pattern stands for.</summary>
    private ExpressionSyntax? Tested(ISymbol variable) =>
        variable.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax(cancellation) is SingleVariableDesignationSyntax named
        && named.Parent is DeclarationPatternSyntax or RecursivePatternSyntax
        && named.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { Expression: var tested, Pattern: var pattern }
        && pattern.DescendantNodesAndSelf().OfType<SubpatternSyntax>().All(part => !part.Span.Contains(named.Span))
            ? tested
            : null;
}

/// <summary>Code that looks for constructs in the tree.</summary>
/// <param name="Reach">The constructs that it can come upon.</param>
/// <param name="Uses">
/// All that is accessed of what it finds; <see langword="null"/> where that gets around, so that any code may have it.
/// </param>
internal sealed record ConstructLookUp(EffectReach Reach, IReadOnlyList<ExpressionSyntax>? Uses);
