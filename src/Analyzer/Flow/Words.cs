using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <summary>A place in C# source.</summary>
internal sealed record CodePlace(Location Location) : IPlace;

/// <summary>Code in the words of a message.</summary>
internal static class Words
{
    private const int MaxLength = 60;

    public static Condition Decision(IOperation condition, bool outcome) =>
        new(Describe(condition, outcome), new CodePlace(condition.Syntax.GetLocation()));

    public static Condition Call(SyntaxNode call) => new($"called as '{Shorten(call)}'", new CodePlace(call.GetLocation()));

    private static string Describe(IOperation condition, bool outcome) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => Describe(negation.Operand, !outcome),
        IIsNullOperation isNull => $"'{Shorten(isNull.Operand.Syntax)}' is {(outcome ? "null" : "not null")}",
        IInvocationOperation { TargetMethod.Name: "MoveNext", Syntax: ExpressionSyntax collection } =>
            $"'{Shorten(collection)}' has {(outcome ? "an element" : "no element left")}",
        _ => $"'{Shorten(condition.Syntax)}' is {(outcome ? "true" : "false")}",
    };

    private static string Shorten(SyntaxNode syntax)
    {
        var text = Regex.Replace(syntax.ToString(), @"\s+", " ", RegexOptions.CultureInvariant);
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 1) + "…";
    }
}
