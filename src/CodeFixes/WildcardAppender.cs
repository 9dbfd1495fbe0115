using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes;

/// <summary>Appends <c>:*</c> to an expression, in the expression's own form.</summary>
internal sealed class WildcardAppender(SemanticModel model)
{
    private const string Wildcard = ":*";

    /// <summary>The changes; <see langword="null"/> where the expression cannot be changed so, or ends in the wildcard already.</summary>
    public IReadOnlyList<TextChange>? Append(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => Append(inner.Expression),
        CastExpressionSyntax cast => Append(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Append(sure.Operand),
        ConditionalExpressionSyntax choice => AppendToAll([choice.WhenTrue, choice.WhenFalse]),
        SwitchExpressionSyntax choice => AppendToAll(choice.Arms.Select(arm => arm.Expression)),
        AssignmentExpressionSyntax assignment => Append(assignment.Right),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => InText(literal.Token),
        InterpolatedStringExpressionSyntax text => InText(text),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: LiteralExpressionSyntax { Token.Value: string } or InterpolatedStringExpressionSyntax } sum => Append(sum.Right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddOverride" }, ArgumentList.Arguments: [_, var overriding] } => Append(overriding.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" }, ArgumentList.Arguments: [{ Expression: var format }, ..] }
            when format is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax => Append(format),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Apply" }, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } }] } => Append(body),
        _ => Wrap(value),
    };

    private IReadOnlyList<TextChange>? AppendToAll(IEnumerable<ExpressionSyntax> choices)
    {
        var changes = new List<TextChange>();
        foreach (var choice in choices.Where(choice => choice is not ThrowExpressionSyntax && model.GetConstantValue(choice) is not { HasValue: true, Value: null or "" }))
        {
            if (Append(choice) is not { } appended)
                return null;
            changes.AddRange(appended);
        }

        return changes;
    }

    private static IReadOnlyList<TextChange>? InText(SyntaxToken literal)
    {
        if (literal.ValueText.EndsWith(Wildcard, StringComparison.Ordinal))
            return null;
        var text = literal.Text;
        var end = text.TrimEnd('"').Length;
        if (literal.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            end = text.Substring(0, end).TrimEnd().Length;
        else if (!literal.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
            end = text.Length - 1;
        return [new(new(literal.SpanStart + end, 0), Wildcard)];
    }

    private static IReadOnlyList<TextChange>? InText(InterpolatedStringExpressionSyntax text)
    {
        if (text.Contents.LastOrDefault() is InterpolatedStringTextSyntax { TextToken.ValueText: var last } && last.TrimEnd().EndsWith(Wildcard, StringComparison.Ordinal))
            return null;
        var position = text.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken) && text.Contents.LastOrDefault() is { } content
            ? content.SpanStart + content.ToString().TrimEnd().Length
            : text.StringEndToken.SpanStart;
        return [new(new(position, 0), Wildcard)];
    }

    private IReadOnlyList<TextChange>? Wrap(ExpressionSyntax value)
    {
        var type = model.GetTypeInfo(value).Type;
        var isSimple = value is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax && FixTarget.IsPure(value);
        if (type?.SpecialType == SpecialType.System_String)
        {
            if (isSimple)
                return Around(value, "$\"{", $"}}{Wildcard}\"");
            var needsBraces = value is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression });
            return Around(value, needsBraces ? "(" : "", $"{(needsBraces ? ")" : "")} + \"{Wildcard}\"");
        }

        if (type is not INamedTypeSymbol { Arity: 1, Name: "Output" or "Input", ContainingNamespace.Name: "Pulumi" } || model.Compilation.GetTypesByMetadataName("Pulumi.Output").FirstOrDefault() is not { } output)
            return null;
        var name = model.LookupNamespacesAndTypes(value.SpanStart, name: output.Name).Any(found => SymbolEqualityComparer.Default.Equals(found, output)) ? output.Name : output.ToDisplayString();
        return isSimple
            ? Around(value, $"{name}.Format($\"{{", $"}}{Wildcard}\")")
            : value is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? Around(value, "", $".Apply(arn => $\"{{arn}}{Wildcard}\")")
            : Around(value, "(", $").Apply(arn => $\"{{arn}}{Wildcard}\")");
    }

    private static IReadOnlyList<TextChange> Around(ExpressionSyntax value, string before, string after) =>
        [new(new(value.SpanStart, 0), before), new(new(value.Span.End, 0), after)];
}
