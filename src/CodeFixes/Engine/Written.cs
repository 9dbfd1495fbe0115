using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>What can be determined about an expression by looking at it.</summary>
internal enum Presence
{
    /// <summary>Has a value that is not empty.</summary>
    Set,

    /// <summary>Is written as null or as the empty string.</summary>
    Unset,

    /// <summary>Neither is plain to see.</summary>
    Unsure,
}

/// <summary>Reads what a program writes, as far as one member of it tells.</summary>
/// <param name="model">The file.</param>
/// <param name="isReplaced">Whether a constant is as good as no value.</param>
internal sealed class Written(SemanticModel model, Func<object, bool>? isReplaced = null)
{
    /// <summary>Whether the file has empty strings, so that a value in it may be one.</summary>
    public bool MayHaveEmptyText { get; } = model.SyntaxTree.GetRoot().DescendantNodes().Any(node => node
        is LiteralExpressionSyntax { Token.Value: "" }
        or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty", Expression: PredefinedTypeSyntax }
        or MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "Empty",
            Expression: IdentifierNameSyntax { Identifier.ValueText: "String" },
        });

    /// <summary>The expressions that a value may come from, by the conditions inside the expression alone.</summary>
    public static IEnumerable<ExpressionSyntax> Leaves(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => Leaves(inner.Expression),
        CastExpressionSyntax cast => Leaves(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Leaves(sure.Operand),
        ConditionalExpressionSyntax choice => Leaves(choice.WhenTrue).Concat(Leaves(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Leaves(arm.Expression)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Leaves(choice.Right),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => Leaves(assignment.Right),
        ThrowExpressionSyntax => [],
        _ => [value],
    };

    /// <summary>Where a value comes from: through the local that holds it and through <c>Output.Format</c>.</summary>
    public static ExpressionSyntax Source(ExpressionSyntax value, SemanticModel model)
    {
        var source = value;
        if (value is IdentifierNameSyntax
            && model.GetSymbolInfo(value).Symbol is ILocalSymbol local
            && new Written(model).ValuesOf(local) is [var only])
        {
            source = only;
        }

        return source is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call
            && called.Name.Identifier.ValueText == "Format"
            && call.ArgumentList.Arguments is [var format]
                ? format.Expression
                : source;
    }

    /// <summary>What can be determined about a leaf.</summary>
    public Presence Judge(ExpressionSyntax leaf) => Judge(leaf, []);

    /// <summary>
    /// The values of a local: its initializer and what its member assigns to it; <see langword="null"/> where it can get others.
    /// </summary>
    public IReadOnlyList<ExpressionSyntax>? ValuesOf(ILocalSymbol local)
    {
        if (local is not { RefKind: RefKind.None, DeclaringSyntaxReferences: [var reference] }
            || reference.GetSyntax() is not VariableDeclaratorSyntax declarator)
        {
            return null;
        }

        var values = new List<ExpressionSyntax>();
        if (declarator.Initializer is { } initializer)
            values.Add(initializer.Value);
        foreach (var use in UsesOf(local, declarator))
        {
            switch (use.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == use:
                    if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                        && !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                        return null;
                    values.Add(assignment.Right);
                    break;
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                    or ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } } or RefExpressionSyntax:
                    return null;
            }
        }

        return values;
    }

    /// <summary>The places in its member that name a symbol.</summary>
    public IEnumerable<IdentifierNameSyntax> UsesOf(ISymbol symbol, SyntaxNode code) =>
        FixTarget.MemberOf(code).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name)
            .Where(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol));

    private Presence Judge(ExpressionSyntax leaf, HashSet<ISymbol> followed)
    {
        if (model.GetConstantValue(leaf) is { HasValue: true, Value: var constant })
            return constant is null or "" || isReplaced?.Invoke(constant) == true ? Presence.Unset : Presence.Set;
        switch (leaf)
        {
            case DefaultExpressionSyntax:
                return Presence.Unset;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } access
                when model.GetSymbolInfo(access).Symbol is IFieldSymbol { ContainingType.SpecialType: SpecialType.System_String }:
                return Presence.Unset;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Arn" }:
            case InterpolatedStringExpressionSyntax { Contents.Count: > 0 }:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" } called }
                when called.Expression is IdentifierNameSyntax { Identifier.ValueText: "Output" }:
                return Presence.Set;
            case IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol local && followed.Add(local):
                return ValuesOf(local) is { Count: > 0 } values
                    && values.SelectMany(Leaves).All(value => Judge(value, followed) == Presence.Set)
                    ? Presence.Set
                    : Presence.Unsure;
            default:
                return Presence.Unsure;
        }
    }
}
