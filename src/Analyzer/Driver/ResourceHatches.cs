using Infra.Analyzers.Engine;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Driver;

/// <summary>
/// Tells where code asks a construct of AWS CDK for its resource, <c>trail.Node.DefaultChild</c>, that is created in sight: whoever follows
/// the construct knows the resource, so that nothing is found there that was not known.
/// </summary>
internal sealed class ResourceHatches(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
{
    private const int MaxLevels = 4;

    private readonly ProgramCallers _callers = new(compilation, cancellation);

    /// <summary>Whether a look-up in the tree, by the name of the member that makes it, finds nothing but such a resource.</summary>
    public bool IsHatch(IdentifierNameSyntax accessor) =>
        accessor.Parent is MemberAccessExpressionSyntax access
        && access.Name == accessor
        && IsResourceOfCreated(access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : access);

    /// <summary>Whether an expression is such a resource.</summary>
    public bool IsResourceOfCreated(ExpressionSyntax value) => IsResourceOfCreated(value, MaxLevels);

    private bool IsResourceOfCreated(ExpressionSyntax value, int levels) => value switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => IsResourceOfCreated(inner, levels),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } =>
            IsResourceOfCreated(inner, levels),
        CastExpressionSyntax { Expression: var inner } => IsResourceOfCreated(inner, levels),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Left: var inner } => IsResourceOfCreated(inner, levels),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultChild", Expression: var node } => IsNodeOfCreated(node, levels),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FindChild" or "TryFindChild", Expression: var node },
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: "Resource" or "Default" } }],
        } => IsNodeOfCreated(node, levels),
        InvocationExpressionSyntax call when levels > 0 && SymbolOf(call) is IMethodSymbol { IsVirtual: false, IsOverride: false } method =>
            ReturnedBy(method) is { Count: > 0 } returned && returned.All(each => IsResourceOfCreated(each, levels - 1)),
        _ => false,
    };

    private bool IsNodeOfCreated(ExpressionSyntax node, int levels) => node switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "Node" } => IsBeingCreated(node),
        MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "Node",
            Expression: ThisExpressionSyntax or BaseExpressionSyntax,
        } => IsBeingCreated(node),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Node", Expression: var construct } =>
            frameworks.ResourceOf(ModelOf(construct).GetTypeInfo(construct, cancellation).Type) is { Form: ResourceForm.Construct }
            && IsCreated(construct, levels),
        _ => false,
    };

    /// <summary>Whether the code is in the constructor of such a construct, whose own node it asks.</summary>
    private bool IsBeingCreated(ExpressionSyntax node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax
        && ModelOf(node).GetEnclosingSymbol(node.SpanStart, cancellation)?.ContainingType is { } type
        && frameworks.ResourceOf(type) is { Form: ResourceForm.Construct };

    /// <summary>Whether an expression is nothing but a construct whose creation the code shows.</summary>
    private bool IsCreated(ExpressionSyntax construct, int levels)
    {
        switch (construct)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return IsCreated(inner, levels);
            case PostfixUnaryExpressionSyntax { Operand: var inner }:
                return IsCreated(inner, levels);
            case BaseObjectCreationExpressionSyntax:
                return true;
        }

        return SymbolOf(construct) is IParameterSymbol parameter
            ? levels > 0 && IsGivenCreated(parameter, levels - 1)
            : ConstructTree.HoldsOnlyCreations(SymbolOf(construct));
    }

    /// <summary>Whether all calls of a method give such a construct for one of its parameters.</summary>
    private bool IsGivenCreated(IParameterSymbol parameter, int levels)
    {
        if (parameter is not { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method }
            || _callers.Of(method) is not { } callers
            || IsAssigned(parameter, method))
        {
            return false;
        }

        return callers.SelectMany(caller => caller.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => call.ToString().Contains(method.Name))
            .Select(call => ModelOf(call).GetOperation(call, cancellation))
            .OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition))
            .All(call => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value.Syntax
                is ExpressionSyntax given && IsCreated(given, levels));
    }

    private bool IsAssigned(IParameterSymbol parameter, IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.SelectMany(declared => Mentions.Of(declared.GetSyntax(cancellation), parameter.Name))
            .Any(Mentions.IsAssigned);

    /// <summary>What a method in source returns; <see langword="null"/> where that is not all seen.</summary>
    private List<ExpressionSyntax>? ReturnedBy(IMethodSymbol method)
    {
        if ((method.ReducedFrom ?? method).DeclaringSyntaxReferences is not [var declared]
            || declared.GetSyntax(cancellation) is not MethodDeclarationSyntax declaration)
        {
            return null;
        }

        if (declaration.ExpressionBody is { Expression: var only })
            return [only];
        return declaration.Body?.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .Select(statement => statement.Expression)
            .OfType<ExpressionSyntax>()
            .ToList();
    }

    private ISymbol? SymbolOf(ExpressionSyntax expression) => ModelOf(expression).GetSymbolInfo(expression, cancellation).Symbol;

#pragma warning disable RS1030 // Asked of what holds for the whole program, only when there is a finding.
    private SemanticModel ModelOf(SyntaxNode code) => compilation.GetSemanticModel(code.SyntaxTree);
#pragma warning restore RS1030
}
