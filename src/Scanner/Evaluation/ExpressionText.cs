using System.Text;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>Writes expressions down in one way, however they were written: for messages, and to tell whether two are the same.</summary>
internal static class ExpressionText
{
    private const int MaxTextLength = 500;
    private const int MaxDepth = 100;

    /// <summary>The expression's text, or <see langword="null"/> where it is too long or too involved to be of use.</summary>
    public static string? Of(Expression expression)
    {
        var text = new StringBuilder();
        if (!Append(text, expression, MaxDepth))
            return null;
        return expression is BinaryExpression ? text.ToString(1, text.Length - 2) : text.ToString();
    }

    private static bool Append(StringBuilder text, Expression expression, int levels)
    {
        if (text.Length > MaxTextLength || levels-- == 0)
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
                return Append(text, "", attribute.Source, "." + attribute.Name, levels);
            case IndexExpression index:
                return Append(text, "", index.Source, "[", levels) && Append(text, "", index.Key, "]", levels);
            case SplatExpression splat:
                return Append(text, "", splat.Source, "[*]", levels) && Append(text, splat.Each, levels);
            case SplatElementExpression:
                return true;
            case UnaryExpression unary:
                return Append(text, unary.Operator == UnaryOperator.Not ? "!" : "-", unary.Operand, "", levels);
            case BinaryExpression binary:
                return Append(text, "(", binary.Left, Symbol(binary.Operator), levels) && Append(text, "", binary.Right, ")", levels);
            case CallExpression call:
                return AppendAll(text, call.Name + "(", call.Arguments, ", ", call.ExpandsLast ? "...)" : ")", levels);
            case TupleExpression tuple:
                return AppendAll(text, "[", tuple.Items, ", ", "]", levels);
            case TemplateExpression template:
                return AppendAll(text, "\"${", template.Parts, "}${", "}\"", levels);
            default:
                return false;
        }
    }

    private static bool Append(StringBuilder text, string before, Expression expression, string after, int levels)
    {
        text.Append(before);
        var isWritten = Append(text, expression, levels);
        text.Append(after);
        return isWritten;
    }

    private static bool AppendAll(
        StringBuilder text,
        string before,
        IReadOnlyList<Expression> expressions,
        string between,
        string after,
        int levels)
    {
        text.Append(before);
        for (var index = 0; index < expressions.Count; index++)
        {
            if (!Append(text, index > 0 ? between : "", expressions[index], "", levels))
                return false;
        }

        text.Append(after);
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
