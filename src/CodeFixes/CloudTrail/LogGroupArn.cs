using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The streams of a log group.</summary>
/// <param name="Text">Their ARN as the content of a raw string with <c>{{…}}</c>.</param>
/// <param name="Kept">The expression that a variable has to hold for this.</param>
internal sealed record LogStreams(string Text, KeptValue? Kept = null);

/// <summary>Writes and reads the ARN of a log group, which a trail takes with the wildcard for the streams.</summary>
internal static class LogGroupArn
{
    private const string Wildcard = ":*";

    /// <summary>Whether the ARN that a class gives ends in the wildcard by itself, as that of CloudFormation does.</summary>
    public static bool HasWildcard(Bindings bindings) => bindings is Bindings.AwsNative or Bindings.AwsCdk;

    /// <summary>The value of a trail's attribute for a log group of the bindings that the trail is from.</summary>
    public static string ValueOf(string logGroup, FrameworkCode code, FixTarget target) =>
        ResourceClass.BindingsOf(target) is Bindings.AwsCdk ? $"{logGroup}.LogGroupArn"
        : HasWildcard(ResourceClass.BindingsOf(target)) ? $"{logGroup}.Arn" : code.Text($"$\"{{{logGroup}.Arn}}{Wildcard}\"");

    /// <summary>The value of a trail's attribute for a log group that is there.</summary>
    public static string ValueOf(Candidate logGroup, FrameworkCode code) =>
        HasWildcard(logGroup.Class.Bindings) ? $"{logGroup.Name}.Arn" : code.Text($"$\"{{{logGroup.Name}.Arn}}{Wildcard}\"");

    /// <summary>The streams of a log group of the bindings that the trail is from.</summary>
    public static string StreamsOf(string logGroup, FixTarget target) =>
        $"{{{{{logGroup}.Arn}}}}{(HasWildcard(ResourceClass.BindingsOf(target)) ? "" : Wildcard)}";

    /// <summary>The streams of a log group that is there.</summary>
    public static string StreamsOf(Candidate logGroup) =>
        $"{{{{{logGroup.Name}.Arn}}}}{(HasWildcard(logGroup.Class.Bindings) ? "" : Wildcard)}";

    /// <summary>The streams of the log group whose ARN an expression gives.</summary>
    /// <param name="arn">The expression.</param>
    /// <param name="target">The trail.</param>
    /// <param name="identifiers">The names in scope.</param>
    /// <param name="place">Where the streams are needed.</param>
    public static LogStreams? StreamsOf(ExpressionSyntax arn, FixTarget target, Identifiers identifiers, StatementPlace place)
    {
        if (Written.Source(arn, target.Model) is var source && Base(source) is { } bare && FixTarget.IsPure(bare))
            return new($"{{{{{bare}}}}}{(IsOfNative(bare, target) ? "" : Wildcard)}");
        if (arn is IdentifierNameSyntax or MemberAccessExpressionSyntax && FixTarget.IsPure(arn))
            return new($"{{{{{arn}}}}}");
        if (!place.IsDirectlyBefore(target.Creation) || !target.Creation.Span.Contains(arn.Span))
            return null;
        // The expression may not be evaluated twice: a variable holds it for the trail and for the policy.
        var variable = identifiers.Unique(target.BaseName + "LogGroupArn");
        return new($"{{{{{variable}}}}}{(arn.ToString().Contains(Wildcard) ? "" : Wildcard)}", new(arn, variable));
    }

    /// <summary>The variable, parameter, field or property of the log group whose ARN an expression gives.</summary>
    public static ISymbol? SymbolOf(ExpressionSyntax arn, SemanticModel model) =>
        Base(Written.Source(arn, model)) is MemberAccessExpressionSyntax { Expression: var logGroup }
            ? model.GetSymbolInfo(logGroup).Symbol : null;

    /// <summary>
    /// The expression that the wildcard is appended to, or should be; the expression itself where it is an <c>Arn</c>.
    /// </summary>
    private static ExpressionSyntax? Base(ExpressionSyntax arn) => arn switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Arn" } => arn,
        InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax hole] } => hole.Expression,
        InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax hole, InterpolatedStringTextSyntax text] }
            when text.TextToken.ValueText == Wildcard => hole.Expression,
        BinaryExpressionSyntax { Left: var left, Right: LiteralExpressionSyntax { Token.Value: Wildcard } } => left,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Apply" } apply } call
            when call.ArgumentList.Arguments is [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } lambda }]
                && Base(body) is IdentifierNameSyntax parameter
                && ParameterOf(lambda) == parameter.Identifier.ValueText => apply.Expression,
        _ => null,
    };

    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var name } => name,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Identifier.ValueText: var name }] } => name,
        _ => null,
    };

    private static bool IsOfNative(ExpressionSyntax arn, FixTarget target) =>
        arn is MemberAccessExpressionSyntax { Expression: var logGroup }
        && target.Model.GetTypeInfo(logGroup).Type is { } type
        && ResourceClass.Of(type, target) is { } known
        && HasWildcard(known.Bindings);
}
