namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>The conditions of a template under assumptions, which hold for the stack as a whole.</summary>
/// <remarks>
/// Syntax: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html. Conditions
/// are made of parameters, which whoever deploys the stack chooses.
/// </remarks>
internal sealed class TemplateConditions(Template template, IReadOnlyList<TemplateAssumption> assumptions)
{
    private const int MaxDepth = 32;

    private int _steps = 10_000;

    /// <summary>The first decision that something depended on and that no assumption answers.</summary>
    public TemplateDecision? Open { get; private set; }

    /// <summary>Whether a condition holds; <see langword="null"/> where that is not known.</summary>
    public bool? Holds(string name) => Holds(name, MaxDepth);

    /// <summary>The text that a parameter has, where assumptions tell; <see langword="null"/> where they do not.</summary>
    public string? ValueOf(string parameter) => assumptions
        .FirstOrDefault(assumption =>
            assumption.Outcome && assumption.Decision.Operand == parameter && assumption.Decision.Constant is not null)
        ?.Decision.Constant;

    /// <summary>Whether assumptions tell that a parameter is not a text.</summary>
    public bool IsNot(string parameter, string text) => assumptions.Any(assumption =>
        assumption.Decision.Operand == parameter
        && (assumption.Outcome
            ? assumption.Decision.Constant is { } constant && constant != text
            : assumption.Decision.Constant == text));

    private bool? Holds(string name, int levels) =>
        template.Conditions.TryGetValue(name, out var condition) ? Holds(condition, levels) : null;

    private bool? Holds(TemplateNode node, int levels)
    {
        if (levels == 0 || --_steps < 0 || node is not TemplateNode.Mapping { Properties: [var only] })
            return null;
        switch (only.Name)
        {
            case "Condition" when only.Value.Text is { } name:
                return Holds(name, levels - 1);
            case "Fn::Not" when only.Value.Items is [var operand]:
                return !Holds(operand, levels - 1);
            case "Fn::And":
                return Combine(only.Value.Items, absorbing: false, levels);
            case "Fn::Or":
                return Combine(only.Value.Items, absorbing: true, levels);
            case "Fn::Equals" when only.Value.Items is [var left, var right]:
                return AreEqual(left, right, only.Place);
            default:
                return null;
        }
    }

    private bool? Combine(IReadOnlyList<TemplateNode> operands, bool absorbing, int levels)
    {
        bool? result = operands.Count == 0 ? null : !absorbing;
        foreach (var operand in operands)
        {
            var holds = Holds(operand, levels - 1);
            if (holds == absorbing)
                return absorbing;
            if (holds is null)
                result = null;
        }

        return result;
    }

    private bool? AreEqual(TemplateNode left, TemplateNode right, TextPlace place)
    {
        var (one, other) = (ConstantOf(left), ConstantOf(right));
        if (one is not null && other is not null)
            return one == other;
        if (one is not null)
            (left, right, other) = (right, left, one);
        var operand = Written(left);
        var decision = new TemplateDecision(operand, other, Written(right), place);
        return Decide(decision, template.Parameter(operand));
    }

    private bool? Decide(TemplateDecision decision, TemplateParameter? parameter)
    {
        foreach (var assumption in assumptions)
        {
            if (assumption.Decision.IsSame(decision))
                return assumption.Outcome;
            if (assumption.Outcome && assumption.Decision.Excludes(decision))
                return false;
        }

        if (parameter is not null && decision.Constant is { } constant)
        {
            if (parameter.AllowedValues?.Contains(constant) == false || (constant.Length == 0 && parameter.IsNeverEmpty))
                return false;
            if (parameter.AllowedValues is { } allowed && allowed.All(value => value == constant || IsNot(parameter.Name, value)))
                return true;
        }

        Open ??= decision;
        return null;
    }

    // What is compared is most often a parameter and a text; a text that is looked up is as good as a parameter.
    private static string? ConstantOf(TemplateNode node) => node is TemplateNode.Scalar scalar ? TemplateTexts.Of(scalar.Value) : null;

    /// <summary>A value as it is written; the name of a parameter stands for its value.</summary>
    private static string Written(TemplateNode node, int levels = 8) => node switch
    {
        TemplateNode.Scalar scalar => $"'{TemplateTexts.Of(scalar.Value)}'",
        { Function: { Name: "Ref", Value.Text: { } name } } => name,
        TemplateNode.Sequence sequence when levels > 0 =>
            $"[{string.Join(", ", sequence.Items.Select(item => Written(item, levels - 1)))}]",
        TemplateNode.Mapping mapping when levels > 0 =>
            $"{{{string.Join(", ", mapping.Properties.Select(property => $"{property.Name}: {Written(property.Value, levels - 1)}"))}}}",
        _ => "…",
    };
}
