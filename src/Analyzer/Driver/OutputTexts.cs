using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>
/// Finds the places of a file that make a Pulumi output into text: interpolation, concatenation, formatting, <c>ToString()</c>.
/// </summary>
internal sealed class OutputTexts(SemanticModel model, CancellationToken cancellation)
{
    private const int MaxQuoteLength = 60;

    // How the tokens begin that make text: an interpolated string, a concatenation, the name of a method.
    private static readonly string[] Starts = ["$", "@$", "+", "ToString", "Format", "Concat", "Join"];

    /// <summary>A diagnostic for each of them.</summary>
    public IEnumerable<Diagnostic> Check() =>
        from expression in Candidates().SelectMany(MadeIntoText)
        let type = model.GetTypeInfo(expression, cancellation).Type
        where IsOutput(type)
        let finding = FormatOutputs.Instance.Answer(Quote(expression), type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
        select Diagnostic.Create(Descriptors.For(finding.Rule), expression.GetLocation(), [.. finding.Arguments]);

    /// <summary>The nodes that may ask for the text of an expression, in their order.</summary>
    private IEnumerable<SyntaxNode> Candidates() =>
        Starts.SelectMany(start => TokenFinder.StartingWith(model.SyntaxTree, start, cancellation)).SelectMany(NodesOf)
            .OrderBy(node => node.SpanStart).ThenByDescending(node => node.Span.Length);

    private static IEnumerable<SyntaxNode> NodesOf(SyntaxToken token) => token.Parent switch
    {
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>(),
        BinaryExpressionSyntax or AssignmentExpressionSyntax => [token.Parent],
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name
            when access.Name == name && call.Expression == access => [call],
        _ => [],
    };

    /// <summary>The expressions whose text a node asks for.</summary>
    private IEnumerable<ExpressionSyntax> MadeIntoText(SyntaxNode node) => node switch
    {
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole when BecomesText(text) => [hole.Expression],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(sum) => [sum.Left, sum.Right],
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } sum when IsText(sum) => [sum.Right],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments.Count: 0 }
            when access.Name.Identifier.ValueText == "ToString" => [access.Expression],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: var arguments } call
            when access.Name.Identifier.ValueText is "Format" or "Concat" or "Join" && IsOfString(call) =>
                arguments.Select(argument => argument.Expression),
        _ => [],
    };

    private bool IsOfString(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String };

    private bool IsText(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_String;

    /// <summary>
    /// Whether an interpolated string is formatted on the spot, and not by whoever is given its parts, as <c>Output.Format</c> is.
    /// </summary>
    private bool BecomesText(InterpolatedStringExpressionSyntax text)
    {
        ExpressionSyntax whole = text;
        while (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ParenthesizedExpressionSyntax)
            whole = (ExpressionSyntax)whole.Parent;
        return model.GetTypeInfo(whole, cancellation).ConvertedType is { } target
            && !(target is { Name: "FormattableString" or "IFormattable" } && target.ContainingNamespace.ToDisplayString() == "System")
            && !target.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InterpolatedStringHandlerAttribute");
    }

    private static bool IsOutput([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Output" or "Input", Arity: 1 } && current.ContainingNamespace.ToDisplayString() == "Pulumi")
                return true;
        }

        return false;
    }

    private static string Quote(ExpressionSyntax expression)
    {
        var text = string.Join(" ", expression.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxQuoteLength ? text : text.Substring(0, MaxQuoteLength - 1) + "…";
    }
}
