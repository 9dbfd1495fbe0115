using Infra.Analyzers.Engine;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>Follows what a look-up in the construct tree finds, as long as it stays in local variables.</summary>
internal sealed class FoundConstructs(Frameworks frameworks, SemanticModel model, CancellationToken cancellation)
{
    private readonly List<ExpressionSyntax> _uses = [];
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);

    /// <summary>The accesses to members of what a look-up finds; <see langword="null"/> where others may get hold of it.</summary>
    /// <param name="accessor">The name of the member that looks it up.</param>
    public IReadOnlyList<ExpressionSyntax>? UsesOf(IdentifierNameSyntax accessor)
    {
        ExpressionSyntax value = accessor;
        if (value.Parent is MemberAccessExpressionSyntax access && access.Name == accessor)
            value = access;
        if (value.Parent is InvocationExpressionSyntax call && call.Expression == value)
            value = call;
        return Stays(value) ? _uses : null;
    }

    private bool Stays(ExpressionSyntax value) => value.Parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax => Stays((ExpressionSyntax)value.Parent),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } same => Stays(same),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } same => Stays(same),
        BinaryExpressionSyntax test =>
            test.Kind() is SyntaxKind.IsExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        IsPatternExpressionSyntax { Pattern: var pattern } => StaysIn(pattern),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => StaysIn(model.GetDeclaredSymbol(declared, cancellation)),
        ForEachStatementSyntax loop when loop.Expression == value => StaysIn(model.GetDeclaredSymbol(loop, cancellation)),
        MemberAccessExpressionSyntax access when access.Expression == value => StaysBehind(access),
        ConditionalAccessExpressionSyntax access when access.Expression == value =>
            access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } member
            && StaysBehind(member),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } assignment when assignment.Right == value =>
            assignment.Parent is ExpressionStatementSyntax && StaysIn(model.GetSymbolInfo(variable, cancellation).Symbol),
        ExpressionStatementSyntax => true,
        _ => false,
    };

    private bool StaysIn(PatternSyntax pattern) => pattern.DescendantNodes().OfType<SingleVariableDesignationSyntax>().ToList() switch
    {
        [] => true,
        [var only] => StaysIn(model.GetDeclaredSymbol(only, cancellation)),
        _ => false,
    };

    private bool StaysIn(ISymbol? variable)
    {
        if (variable is not ILocalSymbol { IsRef: false })
            return variable is IDiscardSymbol;
        return !_variables.Add(variable)
            || variable.DeclaringSyntaxReferences
                .SelectMany(declared => Mentions.Of(Mentions.Surroundings(declared.GetSyntax(cancellation)), variable.Name))
                .Where(mention => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellation).Symbol, variable))
                .All(mention => mention.Parent is AssignmentExpressionSyntax assignment && assignment.Left == mention || Stays(mention));
    }

    /// <summary>A member of what was found: one of the framework's keeps nothing, and a query without functions hands it on.</summary>
    private bool StaysBehind(ExpressionSyntax access)
    {
        var member = model.GetSymbolInfo(access, cancellation).Symbol;
        if (member is IMethodSymbol { ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } })
            return access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } query && Stays(query);
        if (access is not MemberAccessExpressionSyntax { Expression: var found }
            || frameworks.MayBeResource(model.GetTypeInfo(found, cancellation).Type))
        {
            _uses.Add(access);
        }

        return member?.ContainingType is { } type && frameworks.FrameworkOf(type) is not null;
    }
}
