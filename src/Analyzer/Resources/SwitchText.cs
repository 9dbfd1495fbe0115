using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Resources;

/// <summary>The choice of an arm or a section of a <c>switch</c> in the words of a message.</summary>
internal static class SwitchText
{
    /// <summary>What a decision says of the value; <see langword="null"/> where it is not one of a <c>switch</c>.</summary>
    /// <param name="condition">The test of an arm or label.</param>
    /// <param name="outcome">Whether the arm or section is the one.</param>
    /// <param name="shorten">Code in the words of a message.</param>
    public static string? Of(IOperation condition, bool outcome, Func<SyntaxNode, string> shorten)
    {
        if (ValueOf(condition) is not { } value || CaseOf(condition.Syntax) is not { } taken)
            return null;
        if (outcome)
            return $"'{shorten(value)}' is '{shorten(taken)}'";
        // The last of them leads to the default, which is what the others are not.
        var others = CasesBefore(taken);
        return others switch
        {
            [] => $"'{shorten(value)}' is not '{shorten(taken)}'",
            [var only] => $"'{shorten(value)}' is neither '{shorten(only)}' nor '{shorten(taken)}'",
            _ => $"'{shorten(value)}' is none of its other cases",
        };
    }

    /// <summary>What is switched over.</summary>
    private static SyntaxNode? ValueOf(IOperation condition) => condition switch
    {
        IIsPatternOperation pattern => pattern.Value.Syntax,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => equals.LeftOperand.Syntax,
        _ => null,
    };

    /// <summary>The pattern or constant of an arm or label.</summary>
    private static SyntaxNode? CaseOf(SyntaxNode syntax) => syntax switch
    {
        SwitchExpressionArmSyntax arm => arm.Pattern,
        CasePatternSwitchLabelSyntax label => label.Pattern,
        CaseSwitchLabelSyntax label => label.Value,
        { Parent: CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax or SwitchExpressionArmSyntax } => syntax,
        _ => null,
    };

    /// <summary>The cases before one that is the last but the default, where none of them asks for more.</summary>
    private static IReadOnlyList<SyntaxNode> CasesBefore(SyntaxNode taken) => taken.FirstAncestorOrSelf<SyntaxNode>(IsSwitch) switch
    {
        SwitchExpressionSyntax expression => Before(taken,
        [
            .. expression.Arms.Select(arm =>
                (arm.Pattern is DiscardPatternSyntax ? null : (SyntaxNode)arm.Pattern, arm.WhenClause is not null)),
        ]),
        SwitchStatementSyntax statement => Before(taken,
        [
            .. statement.Sections.SelectMany(section => section.Labels).Select(label => label switch
            {
                CasePatternSwitchLabelSyntax pattern => (pattern.Pattern, pattern.WhenClause is not null),
                CaseSwitchLabelSyntax constant => (constant.Value, false),
                _ => ((SyntaxNode?)null, false),
            }),
        ]),
        _ => [],
    };

    private static bool IsSwitch(SyntaxNode node) => node is SwitchExpressionSyntax or SwitchStatementSyntax;

    private static IReadOnlyList<SyntaxNode> Before(SyntaxNode taken, IReadOnlyList<(SyntaxNode? Pattern, bool HasGuard)> cases)
    {
        var patterns = cases.Where(each => each.Pattern is not null).ToList();
        return patterns.Count > 1 && patterns[^1].Pattern == taken && !patterns.Exists(each => each.HasGuard)
            ? [.. patterns.Take(patterns.Count - 1).Select(each => each.Pattern!)]
            : [];
    }
}
