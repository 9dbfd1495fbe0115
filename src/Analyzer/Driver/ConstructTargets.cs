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
                HoldsOnlyResources = variable is ILocalSymbol or IFieldSymbol && IsGivenToResourcesOnly(variable, model),
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
        MentionsOf(variable).All(mention => IsInFile(mention, model) && (IsDeclaredBy(mention) || IsHarmless(mention, model)));

    private IEnumerable<IdentifierNameSyntax> MentionsOf(ISymbol variable) => variable is IFieldSymbol
        ? Mentions.Of(variable.ContainingType, variable.Name)
        : variable.DeclaringSyntaxReferences.SelectMany(reference =>
            Mentions.Of(Mentions.Surroundings(reference.GetSyntax(cancellation)), variable.Name));

    /// <summary>Whether the model can be asked: a class may have parts in several files.</summary>
    private static bool IsInFile(IdentifierNameSyntax mention, SemanticModel model) => mention.SyntaxTree == model.SyntaxTree;

    /// <summary>Whether a variable is assigned, and so has the construct rather than gives it away.</summary>
    private static bool IsDeclaredBy(IdentifierNameSyntax mention) =>
        mention.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment && assignment.Left == mention;

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
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: AssignmentExpressionSyntax assignment } access
            when access == assignment.Left => true,
        MemberAccessExpressionSyntax access => access.Expression == mention
            && (access.Name.Identifier.ValueText is "AddOverride" or "Node" || IsValue(access, model)),
        AssignmentExpressionSyntax assignment => assignment.Right == mention
            && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol { ContainingType: var settings }
            && frameworks.FrameworkOf(settings) is not null,
        _ => false,
    };

    /// <summary>Whether a property of a construct is text, or anything else that holds no construct.</summary>
    private bool IsValue(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access, cancellation).Symbol is IPropertySymbol property
        && property.Type.SpecialType is not (SpecialType.None or SpecialType.System_Object);
}
