using Infra.Analyzers.Engine;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Driver;

/// <summary>Tells which constructs an expression can mean.</summary>
internal sealed class ConstructTargets(Frameworks frameworks, CancellationToken cancellation)
{
    /// <summary>The constructs that an expression can mean.</summary>
    public ConstructTarget Of(ExpressionSyntax expression, SemanticModel model)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Of(inner, model);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner }:
                return Of(inner, model);
            case BaseObjectCreationExpressionSyntax creation:
                return new() { Sites = [Site(creation, model)] };
        }

        var variable = model.GetSymbolInfo(expression, cancellation).Symbol;
        if (ConstructTree.HoldsOnlyCreations(variable))
        {
            var creations = Mentions.AssignedTo(variable!).OfType<BaseObjectCreationExpressionSyntax>();
            return new()
            {
                Sites = [.. creations.Select(creation => Site(creation, model))],
                HoldsOnlyResources = variable is ILocalSymbol local && IsGivenToResourcesOnly(local, model),
            };
        }

        return new() { Type = model.GetTypeInfo(expression, cancellation).Type };
    }

    /// <summary>The construct that code belongs to.</summary>
    public ConstructTarget This(SyntaxNode code, SemanticModel model) => new()
    {
        Type = code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            ? model.GetDeclaredSymbol(declaration, cancellation)
            : null,
    };

    private (SyntaxTree Tree, TextSpan Span, ITypeSymbol? Type) Site(
        BaseObjectCreationExpressionSyntax creation,
        SemanticModel model) =>
        (creation.SyntaxTree, creation.Span, model.SyntaxTree == creation.SyntaxTree
            ? model.GetTypeInfo(creation, cancellation).Type
            : null);

    /// <summary>Whether a variable is the scope of nothing but single resources, so that no code which is elsewhere adds to it.</summary>
    private bool IsGivenToResourcesOnly(ISymbol variable, SemanticModel model) =>
        variable.DeclaringSyntaxReferences.All(reference =>
            Mentions.Of(Mentions.Surroundings(reference.GetSyntax(cancellation)), variable.Name)
                .All(mention => IsHarmless(mention, model)));

    /// <summary>Whether a construct is kept in nothing but a variable that is again given to nothing but resources.</summary>
    private bool IsHeldBySuch(BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared }
        && model.GetDeclaredSymbol(declared, cancellation) is ILocalSymbol inner
        && IsGivenToResourcesOnly(inner, model);

    private bool IsHarmless(IdentifierNameSyntax mention, SemanticModel model) => mention.Parent switch
    {
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } =>
            model.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol type
            && frameworks.FrameworkOf(type) is not null
            && (frameworks.MakesOnlyResources(type) || IsHeldBySuch(creation, model)),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Of" } access
            && model.GetSymbolInfo(access, cancellation).Symbol is IMethodSymbol { ContainingType: { Name: "Aspects" } type }
            && frameworks.FrameworkOf(type) is not null,
        MemberAccessExpressionSyntax access => access.Expression == mention && access.Name.Identifier.ValueText is "AddOverride" or "Node",
        _ => false,
    };
}
