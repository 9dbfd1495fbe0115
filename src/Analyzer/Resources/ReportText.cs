using System.Text.RegularExpressions;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Resources;

/// <summary>Code in the words of a message.</summary>
internal static class ReportText
{
    private const int MaxLength = 60;
    private const int MaxDecisions = 32;

    /// <summary>The last decisions of a path: as many as can explain anything to a reader.</summary>
    public static IReadOnlyList<Condition> Decisions(DecisionPath? path) =>
        [.. DecisionPath.Last(path, MaxDecisions).Select(decision => Decision(decision.Condition, decision.Outcome))];

    private static Condition Decision(IOperation condition, bool outcome) =>
        new(Describe(condition, outcome), new CodePlace(condition.Syntax.GetLocation())) { IsChoice = IsChoice(condition) };

    private static bool IsChoice(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => IsChoice(negation.Operand),
        IIsNullOperation { Operand.Type.TypeKind: TypeKind.Delegate } => false,
        IInvocationOperation { TargetMethod.Name: "MoveNext" or "MoveNextAsync" } => false,
        _ => true,
    };

    public static Condition Call(SyntaxNode call) => new($"called as '{Shorten(call)}'", new CodePlace(call.GetLocation()));

    private static string Describe(IOperation condition, bool outcome) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => Describe(negation.Operand, !outcome),
        IIsNullOperation isNull => $"'{Shorten(isNull.Operand.Syntax)}' is {(outcome ? "null" : "not null")}",
        IInvocationOperation { TargetMethod.Name: "MoveNext", Syntax: ExpressionSyntax collection } =>
            $"'{Shorten(collection)}' has {(outcome ? "an element" : "no element left")}",
        _ => SwitchText.Of(condition, outcome, Shorten) ?? $"'{Shorten(condition.Syntax)}' is {(outcome ? "true" : "false")}",
    };

    private static string Shorten(SyntaxNode syntax)
    {
        var text = Regex.Replace(syntax.ToString(), @"\s+", " ", RegexOptions.CultureInvariant);
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 1) + "…";
    }
}
