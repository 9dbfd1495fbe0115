using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>A parameter of a template: whoever deploys it gives the value, whatever the default.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AllowedValues">The values that it may have; <see langword="null"/> for any.</param>
/// <param name="IsNeverEmpty">Whether it cannot be the empty text.</param>
internal sealed record TemplateParameter(string Name, IReadOnlyList<string>? AllowedValues, bool IsNeverEmpty)
{
    /// <summary>Whether its value is the text that is given, and no list of texts, and not looked up.</summary>
    private bool IsText { get; init; }

    /// <summary>The value that it has where a nested stack is given none.</summary>
    private string? Default { get; init; }

    /// <summary>The items of its default, where it is a list of texts that has one.</summary>
    public IReadOnlyList<string>? DefaultItems { get; private init; }

    /// <summary>Its value, where it has one only.</summary>
    public string? Constant => IsText && AllowedValues is [var only] ? only : null;

    /// <summary>A parameter as a template writes it.</summary>
    public static TemplateParameter Of(string name, TemplateNode value)
    {
        var type = value["Type"]?.Text ?? "String";
        var isLookedUp = type.StartsWith("AWS::SSM::", StringComparison.Ordinal);
        var allowed = value["AllowedValues"] is TemplateNode.Sequence { Items: var items } && items.All(item => item is TemplateNode.Scalar)
            ? items.Select(item => TemplateTexts.Of(((TemplateNode.Scalar)item).Value)).ToList()
            : null;
        var hasMinimum = value["MinLength"] is TemplateNode.Scalar { Value: { } minimum } && TemplateTexts.Of(minimum) is not ("0" or "");
        // A number, and a name that AWS looks up, is there.
        var isName = type.StartsWith("AWS::", StringComparison.Ordinal) && !isLookedUp;
        return new(name, isLookedUp ? null : allowed,
            hasMinimum || isName || type == "Number" || allowed?.All(text => text.Length > 0) == true)
        {
            IsText = !isLookedUp && type != "CommaDelimitedList" && !type.StartsWith("List<", StringComparison.Ordinal),
            Default = value["Default"] is TemplateNode.Scalar { Value: var given } ? TemplateTexts.Of(given) : null,
            DefaultItems = type is "CommaDelimitedList" or "List<Number>"
                && value["Default"] is TemplateNode.Scalar { Value: { } listed } && TemplateTexts.Of(listed) is { Length: > 0 } list
                ? [.. list.Split(',').Select(item => item.Trim())]
                : null,
        };
    }

    /// <summary>The parameter of a stack that is given a value, or <see cref="AttributeValue.Unset.Absent"/> for the default.</summary>
    public TemplateParameter Given(AttributeValue value) => !IsText ? this : value switch
    {
        AttributeValue.Unset { Form: UnsetForm.Absent } => Default is null ? this : Being(Default),
        AttributeValue.Unset => Being(""),
        AttributeValue.Set { Content: Content.Boolean boolean } => Being(TemplateTexts.Of(boolean.Value)),
        AttributeValue.Set { Content: Content.Number number } => Being(TemplateTexts.Of(number.Value)),
        AttributeValue.Set { Content: Content.Text { Constant: { } text } } => Being(text),
        AttributeValue.Set { Content: null or Content.Text } => this with { IsNeverEmpty = true },
        _ => this,
    };

    private TemplateParameter Being(string text) => this with { AllowedValues = [text], IsNeverEmpty = text.Length > 0 };
}
