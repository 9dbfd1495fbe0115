using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Pulumi;

/// <summary>Has Pulumi make a text once the outputs in it are known.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FormatOutputsFixProvider)), Shared]
public sealed class FormatOutputsFixProvider : SequentialFixProvider
{
    private const string Title = "Format the text with Output.Format";
    private const string Key = "FormatOutputs";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FormatOutputs.Instance.Metadata.Id];

    /// <inheritdoc/>
    public override string WhyNone(Diagnostic diagnostic) => "the text is written in a form that does not go into one interpolated string";

    private protected override async Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null
            || model.Compilation.GetTypesByMetadataName("Pulumi.Output").FirstOrDefault() is not { } output
            || root.FindToken(position).Parent is not { } node)
        {
            return [];
        }

        var format = output.ToMinimalDisplayString(model, position) + ".Format(";
        TextChange[] changes = TextAround(node, position) switch
        {
            InterpolatedStringExpressionSyntax text when !IsFormatted(text) =>
                [new(new(text.SpanStart, 0), format), new(new(text.Span.End, 0), ")")],
            BinaryExpressionSyntax sum when Interpolated(sum) is { } text => [new(sum.Span, format + text + ")")],
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call =>
                [new(call.Span, $"{format}$\"{{{receiver}}}\")")],
            _ => [],
        };
        return await Fix.CreateAsync(Title, Key, document, changes, cancellation).ConfigureAwait(false) is { } fix ? [fix] : [];
    }

    /// <summary>The expression that makes the output at a position into text.</summary>
    private static ExpressionSyntax? TextAround(SyntaxNode node, int position)
    {
        var output = node.AncestorsAndSelf().OfType<ExpressionSyntax>().TakeWhile(expression => expression.SpanStart == position)
            .LastOrDefault(expression => expression.Parent is InterpolationSyntax
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
                or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" });
        return output?.Parent switch
        {
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } => Sum(text) ?? text,
            BinaryExpressionSyntax => Sum(output),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => Sum(call) ?? call,
            _ => null,
        };
    }

    /// <summary>The whole of the sum that an expression is part of.</summary>
    private static ExpressionSyntax? Sum(ExpressionSyntax part)
    {
        ExpressionSyntax? sum = null;
        for (var parent = part.Parent; IsPartOfSum(parent); parent = parent!.Parent)
            sum = parent as BinaryExpressionSyntax ?? sum;
        return sum;
    }

    private static bool IsPartOfSum(SyntaxNode? node) =>
        node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ParenthesizedExpressionSyntax;

    private static bool IsFormatted(InterpolatedStringExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } }
        && called.Name.Identifier.ValueText == "Format";

    /// <summary>
    /// A sum as one interpolated string; <see langword="null"/> where a part of it is written in a form that does not go into one.
    /// </summary>
    private static string? Interpolated(ExpressionSyntax sum)
    {
        var text = new StringBuilder();
        return Append(sum, text) ? $"$\"{text}\"" : null;
    }

    private static bool Append(ExpressionSyntax part, StringBuilder text)
    {
        switch (part)
        {
            case ParenthesizedExpressionSyntax inner:
                return Append(inner.Expression, text);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Append(sum.Left, text) && Append(sum.Right, text);
            case LiteralExpressionSyntax { Token.Value: string } literal when literal.Token.Text.StartsWith("\"", StringComparison.Ordinal)
                && literal.Token.IsKind(SyntaxKind.StringLiteralToken):
                text.Append(literal.Token.Text.Substring(1, literal.Token.Text.Length - 2).Replace("{", "{{").Replace("}", "}}"));
                return true;
            case InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } interpolated:
                text.Append(interpolated.Contents.ToString());
                return true;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
                when !part.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken)):
                text.Append('{').Append(WithoutToString(part)).Append('}');
                return true;
            default:
                return false;
        }
    }

    private static ExpressionSyntax WithoutToString(ExpressionSyntax part) =>
        part is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called, ArgumentList.Arguments.Count: 0 }
        && called.Name.Identifier.ValueText == "ToString"
            ? called.Expression
            : part;
}
