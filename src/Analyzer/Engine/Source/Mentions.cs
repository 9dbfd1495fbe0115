using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Engine;

/// <summary>Where source mentions a variable or member, and what it does with it there, by syntax alone.</summary>
internal static class Mentions
{
    /// <summary>All names that code mentions.</summary>
    public static HashSet<string> NamesIn(SyntaxNode syntax)
    {
        var identifiers = syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));
        return new(identifiers.Select(token => token.ValueText), StringComparer.Ordinal);
    }

    /// <summary>The member that code belongs to, or the file of top-level statements.</summary>
    public static SyntaxNode Surroundings(SyntaxNode code) =>
        code.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax)
            ?? code;

    /// <summary>The query expression that a clause belongs to; anything else is itself.</summary>
    public static SyntaxNode QueryOf(SyntaxNode clause)
    {
        while (clause is QueryClauseSyntax or SelectOrGroupClauseSyntax or QueryBodySyntax or OrderingSyntax or QueryContinuationSyntax)
            clause = clause.Parent!;
        return clause;
    }

    /// <summary>Whether code can run after a function has been handed out.</summary>
    public static bool CanFollow(SyntaxNode function, SyntaxNode code)
    {
        if (code.SpanStart >= function.SpanStart)
            return true;
        return function.Ancestors().Any(node =>
            node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            && node.Span.Contains(code.Span));
    }

    /// <summary>The places in a class that mention a name.</summary>
    public static IEnumerable<IdentifierNameSyntax> Of(INamedTypeSymbol type, string name) =>
        type.DeclaringSyntaxReferences.SelectMany(reference => Of(reference.GetSyntax(), name));

    /// <summary>The places in code that mention a name.</summary>
    public static IEnumerable<IdentifierNameSyntax> Of(SyntaxNode syntax, string name) =>
        syntax.DescendantNodes().OfType<IdentifierNameSyntax>().Where(identifier => identifier.Identifier.ValueText == name);

    /// <summary>
    /// Whether a variable or member is assigned where it is mentioned; one of a value type also by assignments to its parts.
    /// </summary>
    public static bool IsAssigned(IdentifierNameSyntax name, ISymbol variable)
    {
        var assigned = Whole(name);
        while (TypeOf(variable) is not { IsReferenceType: true }
            && assigned.Parent is MemberAccessExpressionSyntax part
            && part.Expression == assigned)
        {
            assigned = part;
        }

        return IsAssigned(assigned);
    }

    /// <summary>Whether an expression is assigned, or passed by reference.</summary>
    public static bool IsAssigned(ExpressionSyntax expression)
    {
        return expression.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == expression,
            PostfixUnaryExpressionSyntax => !expression.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            PrefixUnaryExpressionSyntax =>
                expression.Parent.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsAssigned(tuple),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            ForEachVariableStatementSyntax loop => loop.Variable == expression,
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    public static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The name with what stands before its dot.</summary>
    public static ExpressionSyntax Whole(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax access } => access,
        _ => name,
    };

    /// <summary>All that a variable or member is assigned; <see langword="null"/> for what is not an expression.</summary>
    public static IReadOnlyList<ExpressionSyntax?> AssignedTo(ISymbol variable)
    {
        var values = new List<ExpressionSyntax?>();
        foreach (var declaration in variable.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            switch (declaration)
            {
                case VariableDeclaratorSyntax { Initializer: var initializer }:
                    values.AddRange(initializer is null ? [] : [initializer.Value]);
                    break;
                case PropertyDeclarationSyntax { Initializer: var initializer, AccessorList: not null }:
                    values.AddRange(initializer is null ? [] : [initializer.Value]);
                    break;
                default:
                    values.Add(null);
                    break;
            }
        }

        var scope = variable is ILocalSymbol
            ? variable.DeclaringSyntaxReferences.Select(reference => Surroundings(reference.GetSyntax()))
            : variable.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());
        values.AddRange(scope
            .SelectMany(syntax => Of(syntax, variable.Name))
            .Where(name => IsAssigned(name))
            .Select(name => (Whole(name).Parent as AssignmentExpressionSyntax)?.Right));
        return values;
    }

    private static bool IsVisibleOutside(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword
            or SyntaxKind.OverrideKeyword or SyntaxKind.PartialKeyword;

    /// <summary>
    /// Whether nothing mentions a member but the body of another one, and the private methods that nothing but this one calls.
    /// </summary>
    public static bool IsUsedOnlyIn(ISymbol member, ISymbol body)
    {
        var storage = Dispatch.StorageOf(member);
        if (storage is not ((IPropertySymbol or IFieldSymbol) and { DeclaredAccessibility: Accessibility.Private })
            || body is not IMethodSymbol method
            || Dispatch.IsPrimary(method))
        {
            return false;
        }

        var type = storage.ContainingType;
        var visited = new HashSet<string>(StringComparer.Ordinal) { storage.Name };
        var pending = new Queue<string>(visited);
        while (pending.Count > 0)
        {
            foreach (var name in Of(type, pending.Dequeue()))
            {
                if (method.DeclaringSyntaxReferences.Any(body => body.SyntaxTree == name.SyntaxTree && body.Span.Contains(name.Span)))
                    continue;
                var caller = name.FirstAncestorOrSelf<MemberDeclarationSyntax>() as MethodDeclarationSyntax;
                if (caller is not { ExplicitInterfaceSpecifier: null } || caller.Modifiers.Any(IsVisibleOutside))
                    return false;
                if (visited.Add(caller.Identifier.ValueText))
                    pending.Enqueue(caller.Identifier.ValueText);
            }
        }

        return true;
    }

    /// <summary>Whether an assignment is certainly done when a function that is handed out runs.</summary>
    public static bool Precedes(SyntaxNode assignment, SyntaxNode function) =>
        Surroundings(assignment) is var place && place == Surroundings(function)
            ? !CanFollow(function, assignment)
            : place is ConstructorDeclarationSyntax;

    /// <summary>Whether nobody but the class of a member can assign it.</summary>
    public static bool IsOwn(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Private
        || member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
}
