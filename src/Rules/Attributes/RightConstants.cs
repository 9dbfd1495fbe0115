using System.Globalization;

namespace Infra.Analyzers.Rules.Attributes;

/// <summary>What conditions say of the constants that are right.</summary>
internal static class RightConstants
{
    /// <summary>
    /// The constant that conditions leave no choice about: where one attribute of the resource must be equal to one value, or not below or
    /// above a number, or where it must not be one truth value. <see langword="null"/> for all else.
    /// </summary>
    public static RightConstant? Of(AttributeCondition? require, AttributeCondition? forbid) => (require, forbid) switch
    {
        ({ Only: { Path.Steps: [(_, false)], Test: var test } }, null) => Of(test),
        (null, { Only: { Path.Steps: [(_, false)], Test: ValueTest.IsOneOf { Literals: [Content.Boolean wrong] } } }) =>
            new(RightConstantKind.Boolean, wrong.Value ? "false" : "true"),
        _ => null,
    };

    private static RightConstant? Of(ValueTest test) => test switch
    {
        ValueTest.IsOneOf { Literals: [Content.Boolean only] } => new(RightConstantKind.Boolean, only.Value ? "true" : "false"),
        ValueTest.IsOneOf { Literals: [Content.Number only] } => new(RightConstantKind.Number, Written(only.Value)),
        ValueTest.IsOneOf { Literals: [Content.Text { Constant: { Length: > 0 } only }] } => new(RightConstantKind.Text, only),
        ValueTest.AtLeast { Minimum: var minimum } => new(RightConstantKind.AtLeast, Written(minimum)),
        ValueTest.AtMost { Maximum: var maximum } => new(RightConstantKind.AtMost, Written(maximum)),
        _ => null,
    };

    private static string Written(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
