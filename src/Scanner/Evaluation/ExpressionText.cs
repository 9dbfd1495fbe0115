using System.Text;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>Writes expressions down in one way, however they were written: for messages, and to tell whether two are the same.</summary>
internal static class ExpressionText
{
    private const int LongestText = 500;

    /// <summary>The expression's text, or <see langword="null"/> where it is too long or too involved to be of use.</summary>
    public static string? Of(Expression expression)
    {
        var text = new StringBuilder();
        if (!Append(text, expression))
            return null;
        return expression is BinaryExpression ? text.ToString(1, text.Length - 2) : text.ToString();
    }

    private static bool Append(StringBuilder text, Expression expression)
    {
        if (text.Length > LongestText)
            return false;
        switch (expression)
        {
            case LiteralExpression literal:
                text.Append(Literal(literal.Value));
                return true;
            case VariableExpression variable:
                text.Append(variable.Name);
                return true;
            case AttributeExpression attribute:
                return Append(text, attribute.Source) && Append(text, ".", attribute.Name);
            case IndexExpression index:
                return Append(text, index.Source) && Append(text, "[", index.Key) && Append(text, "]", "");
            case SplatExpression splat:
                return Append(text, splat.Source) && Append(text, "[*]", splat.Each);
            case SplatElementExpression:
                return true;
            case UnaryExpression unary:
                return Append(text, unary.Operator == UnaryOperator.Not ? "!" : "-", unary.Operand);
            case BinaryExpression binary:
                return Append(text, "(", binary.Left) && Append(text, Symbol(binary.Operator), binary.Right) && Append(text, ")", "");
            case CallExpression call:
                return Append(text, call.Name, "(") && AppendAll(text, call.Arguments) && Append(text, call.ExpandsLast ? "...)" : ")", "");
            case TupleExpression tuple:
                return Append(text, "[", "") && AppendAll(text, tuple.Items) && Append(text, "]", "");
            case TemplateExpression template:
                return Append(text, "\"", "") && template.Parts.All(part => Append(text, "${", part) && Append(text, "}", "")) && Append(text, "\"", "");
            default:
                return false;
        }
    }

    private static bool Append(StringBuilder text, string before, string after)
    {
        text.Append(before).Append(after);
        return true;
    }

    private static bool Append(StringBuilder text, string before, Expression expression)
    {
        text.Append(before);
        return Append(text, expression);
    }

    private static bool AppendAll(StringBuilder text, IReadOnlyList<Expression> expressions)
    {
        for (var index = 0; index < expressions.Count; index++)
        {
            if (!Append(text, index > 0 ? ", " : "", expressions[index]))
                return false;
        }

        return true;
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => "\"" + text + "\"",
        double number => Numbers.ToText(number),
        _ => value is true ? "true" : "false",
    };

    private static string Symbol(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Or => " || ",
        BinaryOperator.And => " && ",
        BinaryOperator.Equal => " == ",
        BinaryOperator.NotEqual => " != ",
        BinaryOperator.Less => " < ",
        BinaryOperator.LessOrEqual => " <= ",
        BinaryOperator.Greater => " > ",
        BinaryOperator.GreaterOrEqual => " >= ",
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Multiply => " * ",
        BinaryOperator.Divide => " / ",
        _ => " % ",
    };
}
