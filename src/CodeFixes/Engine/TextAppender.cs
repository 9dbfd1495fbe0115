using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>Appends text to an expression, in the expression's own form.</summary>
/// <param name="model">The file.</param>
/// <param name="suffix">The text, which needs no escaping in any kind of literal.</param>
internal sealed class TextAppender(SemanticModel model, string suffix)
{

    /// <summary>The changes; <see langword="null"/> where the expression cannot be changed so, or ends in the text already.</summary>
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
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: LiteralExpressionSyntax { Token.Value: string } right } =>
            Append(right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: InterpolatedStringExpressionSyntax right } => Append(right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call => AppendToCall(called, call),
        _ => Wrap(value),
    };

    private IReadOnlyList<TextChange>? AppendToCall(MemberAccessExpressionSyntax called, InvocationExpressionSyntax call) =>
        (called.Name.Identifier.ValueText, call.ArgumentList.Arguments) switch
        {
            ("AddOverride", [_, var overriding]) => Append(overriding.Expression),
            ("Format", [{ Expression: var format }, ..]) when format is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax =>
                Append(format),
            ("Apply", [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } }]) => Append(body),
            _ => Wrap(call),
        };

    private IReadOnlyList<TextChange>? AppendToAll(IEnumerable<ExpressionSyntax> choices)
    {
        var changes = new List<TextChange>();
        foreach (var choice in choices)
        {
            if (choice is ThrowExpressionSyntax || model.GetConstantValue(choice) is { HasValue: true, Value: null or "" })
                continue;
            if (Append(choice) is not { } appended)
                return null;
            changes.AddRange(appended);
        }

        return changes;
    }

    private IReadOnlyList<TextChange>? InText(SyntaxToken literal)
    {
        if (literal.ValueText.EndsWith(suffix, StringComparison.Ordinal))
            return null;
        var text = literal.Text;
        var end = text.TrimEnd('"').Length;
        if (literal.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            end = text.Substring(0, end).TrimEnd().Length;
        else if (!literal.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
            end = text.Length - 1;
        return [new(new(literal.SpanStart + end, 0), suffix)];
    }

    private IReadOnlyList<TextChange>? InText(InterpolatedStringExpressionSyntax text)
    {
        if (text.Contents.LastOrDefault() is InterpolatedStringTextSyntax { TextToken.ValueText: var last }
            && last.TrimEnd().EndsWith(suffix, StringComparison.Ordinal))
            return null;
        var position = text.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken)
            && text.Contents.LastOrDefault() is { } content
            ? content.SpanStart + content.ToString().TrimEnd().Length
            : text.StringEndToken.SpanStart;
        return [new(new(position, 0), suffix)];
    }

    private IReadOnlyList<TextChange>? Wrap(ExpressionSyntax value)
    {
        var type = model.GetTypeInfo(value).Type;
        var isSimple = value is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax && FixTarget.IsPure(value);
        if (type?.SpecialType == SpecialType.System_String)
        {
            if (isSimple)
                return Around(value, "$\"{", $"}}{suffix}\"");
            var needsBraces = !IsPrimary(value) && value is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression };
            return Around(value, needsBraces ? "(" : "", $"{(needsBraces ? ")" : "")} + \"{suffix}\"");
        }

        if (type is not INamedTypeSymbol { Arity: 1, Name: "Output" or "Input", ContainingNamespace.Name: "Pulumi" }
            || model.Compilation.GetTypesByMetadataName("Pulumi.Output").FirstOrDefault() is not { } output)
            return null;
        var isInScope = model.LookupNamespacesAndTypes(value.SpanStart, name: output.Name)
            .Any(found => SymbolEqualityComparer.Default.Equals(found, output));
        var name = isInScope ? output.Name : output.ToDisplayString();
        return isSimple
            ? Around(value, $"{name}.Format($\"{{", $"}}{suffix}\")")
            : IsPrimary(value) ? Around(value, "", $".Apply(arn => $\"{{arn}}{suffix}\")")
            : Around(value, "(", $").Apply(arn => $\"{{arn}}{suffix}\")");
    }

    /// <summary>Whether a member of a value can be called without parentheses around the value.</summary>
    private static bool IsPrimary(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax;

    private static IReadOnlyList<TextChange> Around(ExpressionSyntax value, string before, string after) =>
        [new(new(value.SpanStart, 0), before), new(new(value.Span.End, 0), after)];
}
